//! The program of a simulation worker, without the page.

/// A third of the size of the default allocator, and as fast.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

#[cfg(target_arch = "wasm32")]
mod calls {
    use retombees::analysis::simulation::{Answer, Job, Request, protocol};
    use retombees::study::Shared;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The build that this program is, for whoever writes requests without the page.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "called from JavaScript")]
    pub fn build() -> u32 {
        protocol::BUILD
    }

    /// Runs one request; see `analysis/simulation/job.rs`. `analysis/simulation/protocol.rs` defines requests and answers.
    #[wasm_bindgen]
    #[derive(Default)]
    pub struct Runner(Job);

    #[wasm_bindgen]
    impl Runner {
        #[wasm_bindgen(constructor)]
        pub fn new() -> Self {
            Self::default()
        }

        /// Opens a request. Returns the answer that refuses it, if it is refused.
        pub fn open(&mut self, request: &str) -> Option<String> {
            let opened = Request::read(request).and_then(|request| self.0.open(&request));
            opened.err().map(|error| Answer::Refused(error).write())
        }

        pub fn uncertain(&self) -> usize {
            self.0.uncertain()
        }

        pub fn go_to(&mut self, draw: u32) {
            self.0.go_to(u64::from(draw));
        }

        pub fn advance(&mut self, draws: u32) {
            self.0.advance(u64::from(draws));
        }

        pub fn take_part(&mut self) -> String {
            self.0.take_part()
        }

        pub fn merge(&mut self, part: &str) -> bool {
            self.0.merge(part)
        }

        pub fn analyse(&mut self) -> bool {
            self.0.analyse()
        }

        /// The number of draws up to which to continue; 0 where those counted are enough.
        pub fn next_level(&self) -> u32 {
            self.0.next_level().and_then(|level| u32::try_from(level).ok()).unwrap_or_default()
        }

        /// The answer with the report.
        pub fn report(&self) -> String {
            Answer::Report(self.0.report().map(Shared::new)).write()
        }

        pub fn table(&mut self, draws: usize) -> String {
            self.0.table(draws)
        }

        pub fn advance_scenarios(&mut self, draws: u32) -> bool {
            self.0.advance_scenarios(u64::from(draws))
        }

        /// The number of draws of the ranking so far.
        pub fn ranked(&self) -> u32 {
            u32::try_from(self.0.ranked()).unwrap_or_default()
        }

        /// The answer with the ranking.
        pub fn ranking(&self) -> String {
            Answer::Ranking(self.0.ranking().map(Shared::new)).write()
        }
    }
}

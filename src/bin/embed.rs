//! The program of a widget: one study inside the page of somebody else. `assets/widget.js` calls it, and writes what it says.

/// A third of the size of the default allocator, and as fast.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

#[cfg(target_arch = "wasm32")]
mod calls {
    use retombees::app::widget::accent::{Ground, accent};
    use retombees::app::widget::{Frame, WidgetAction, late};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Every stub of the first part calls this while the deferred part is missing (tools/split.mjs).
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "called from JavaScript")]
    pub fn retombees_deferred_missing() {
        unreachable!("a function of the deferred part was called before the part was there");
    }

    /// The accent nearest to a colour of the host that can be read in a theme: red, green and blue.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "called from JavaScript")]
    pub fn shade(red: u8, green: u8, blue: u8, dark: bool) -> Vec<u8> {
        let ground = if dark { Ground::Dark } else { Ground::Light };
        accent([red, green, blue], ground).to_vec()
    }

    /// One widget; see `src/app/widget/frame.rs`, and `late.rs` for what needs the deferred part.
    #[wasm_bindgen]
    pub struct Embed(Frame);

    #[wasm_bindgen]
    impl Embed {
        #[wasm_bindgen(constructor)]
        pub fn new(language: &str, texts: &str) -> Self {
            Self(Frame::new(language, texts))
        }

        pub fn words(&self) -> String {
            self.0.words()
        }

        pub fn open(&mut self, bytes: &[u8]) -> bool {
            self.0.open(bytes)
        }

        pub fn open_link(&mut self, link: &str, dictionary: &str) -> bool {
            self.0.open_link(link, dictionary)
        }

        pub fn answer(&self) -> Option<String> {
            self.0.answer()
        }

        pub fn totals(&self) -> Option<String> {
            self.0.totals()
        }

        pub fn provide(&self, texts: Option<String>, known: Option<String>) -> bool {
            late::provide(&self.0, texts.as_deref(), known.as_deref())
        }

        pub fn why(&self) -> Option<String> {
            late::why(&self.0)
        }

        pub fn show_scenario(&mut self, word: &str) -> bool {
            late::show_scenario(&mut self.0, word)
        }

        pub fn let_move(&mut self, chosen: Option<Vec<String>>) -> Vec<String> {
            late::let_move(&mut self.0, chosen.as_deref())
        }

        pub fn numbers(&self) -> Option<String> {
            late::numbers(&self.0)
        }

        pub fn picture(&self, kind: &str, width: f64, em: f64) -> Option<String> {
            late::picture(&self.0, kind, width, em)
        }

        pub fn explanation(&self) -> Option<String> {
            late::explanation(&self.0)
        }

        /// Moves a number to a step of its slider; false where nothing changes.
        pub fn move_to(&mut self, place: usize, step: u32) -> bool {
            late::act(&mut self.0, WidgetAction::Move(place, step))
        }

        /// Does `restore`, `explain`, `open`, `back` or `close`; false where nothing changes.
        pub fn act(&mut self, word: &str, place: usize) -> bool {
            let action = match word {
                "restore" => WidgetAction::Restore,
                "explain" => WidgetAction::Explain,
                "open" => WidgetAction::Open(place),
                "back" => WidgetAction::Back(place),
                _ => WidgetAction::Close,
            };
            late::act(&mut self.0, action)
        }

        pub fn request(&mut self) -> Option<String> {
            late::request(&mut self.0)
        }

        pub fn found(&mut self, answer: &str) -> bool {
            late::found(&mut self.0, answer)
        }

        pub fn address(&self, dictionary: Option<String>) -> Option<String> {
            late::address(&self.0, dictionary.as_deref())
        }
    }
}

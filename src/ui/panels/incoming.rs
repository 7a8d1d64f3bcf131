//! The preview of an import.

use super::title::title_of;
use crate::app::{Action, Library, Reading};
use crate::number::{CheckedOps as _, Decimal, write};
use crate::present::Catalog;
use crate::study::{Shared, Study};
use crate::ui::browser::names;
use crate::ui::context::Dispatch;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::text::{button, text};
use yew::prelude::*;

/// From this number of outcomes on, a page draws a study slowly.
const SLOW_OUTCOMES: usize = 1_000;
/// From this number of scenarios on, comparing them takes long.
const SLOW_SCENARIOS: usize = 100;

/// The preview of an import: the studies of the file, which of them exist already, and the choice to import them.
pub fn incoming(studies: &[Shared<Study>], library: &Library, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let accept = {
        let (studies, dispatch) = (studies.to_vec(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let copies = studies.iter().map(|study| {
                let title = catalog.fill("import.copy_title", &[("title", &title_of(study, catalog))]);
                (names::study(), title)
            });
            dispatch.act(Action::AcceptImport(copies.collect()));
        })
    };
    html! {
        <section class="incoming" aria-labelledby="incoming-title" data-testid="import-preview">
            <h2 id="incoming-title" tabindex="-1">{ catalog.plural("import.title", studies.len(), &[]) }</h2>
            <ul class="incoming-list">
                for study in studies {
                    <li>
                        <strong>{ title_of(study, catalog) }</strong>
                        <span>{ summary(study, catalog) }</span>
                        if is_slow(study) { <span class="incoming-clash">{ text(catalog, "import.slow") }</span> }
                        if let Some(document) = library.get(&study.id) {
                            <span class="incoming-clash">
                                { text(catalog, if **document.study() == **study { "import.same" } else { "import.clash" }) }
                            </span>
                        }
                    </li>
                }
            </ul>
            <p class="incoming-acts">
                { button("button primary", "import-accept", None, accept, text(catalog, "import.accept")) }
                { ActionButton { testid: Some("import-refuse"), ..ActionButton::new(Action::RefuseImport, catalog.text("import.refuse"), "") }.view(dispatch) }
            </p>
        </section>
    }
}

/// How far a file with many studies is read, and the way to stop.
pub fn reading(reading: Reading, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let (done, all) = (reading.done.to_string(), reading.all.to_string());
    html! {
        <section class="incoming" data-testid="import-reading">
            <p id="import-reading" role="status">{ catalog.fill("import.reading", &[("all", &all)]) }</p>
            <p class="incoming-acts">
                <progress aria-labelledby="import-reading" value={done} max={all} />
                { ActionButton::new(Action::Reading(None), catalog.text("import.stop"), "small").view(dispatch) }
            </p>
        </section>
    }
}

/// Whether a study is so large that a page draws it slowly: 5 000 outcomes, or 500 scenarios, take more than 20 seconds.
fn is_slow(study: &Study) -> bool {
    study.outcomes.len() > SLOW_OUTCOMES || study.scenarios.len() > SLOW_SCENARIOS
}

/// The counts of a study's parts, in words.
fn summary(study: &Study, catalog: &Catalog) -> String {
    let counts = [
        catalog.plural("count.stakeholders", study.stakeholders.len(), &[]),
        catalog.plural("count.inputs", study.inputs.len(), &[]),
        catalog.plural("count.outcomes", study.outcomes.len(), &[]),
    ];
    let mut parts = counts.to_vec();
    if !study.scenarios.is_empty() {
        parts.push(catalog.plural("count.scenarios", study.scenarios.len(), &[]));
    }
    let bytes = crate::file::write(study).len();
    let size = Decimal::from(bytes).over(Decimal::ONE_THOUSAND).unwrap_or_default();
    parts.push(catalog.fill("import.size", &[("n", &write::number(size, 1, catalog.language()))]));
    parts.join(", ")
}

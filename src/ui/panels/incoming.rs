//! The preview of an import.

use super::title::title_of;
use crate::app::{Action, Library};
use crate::number::{CheckedOps as _, Decimal, write};
use crate::present::Catalog;
use crate::study::{Shared, Study};
use crate::ui::browser::names;
use crate::ui::context::Dispatch;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::text::{button, text};
use yew::prelude::*;

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

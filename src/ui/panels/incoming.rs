//! What a file would bring in, shown before it does.

use super::bar::title_of;
use crate::app::{Action, Library};
use crate::number::{Decimal, Exact as _, write};
use crate::present::Catalog;
use crate::study::{Shared, Study};
use crate::ui::browser::names;
use crate::ui::context::use_shell;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::words::{press, words};
use yew::prelude::*;

/// What would come in.
#[derive(Properties, PartialEq)]
pub struct IncomingPanelProps {
    /// The studies of the file.
    pub studies: Vec<Shared<Study>>,
    /// The studies that are there.
    pub library: Library,
}

/// A preview of an import, with the choice to let it in.
#[component]
pub fn IncomingPanel(props: &IncomingPanelProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let accept = {
        let (studies, dispatch) = (props.studies.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let copies = studies.iter().map(|study| {
                let title = catalog.fill("import.copy_title", &[("title", &title_of(study, catalog))]);
                (names::study(), title)
            });
            dispatch.act(Action::AcceptImport(copies.collect()));
        })
    };
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with((), move |()| {
            if let Some(heading) = heading.cast::<web_sys::HtmlElement>() {
                let _ = heading.focus();
            }
        });
    }
    html! {
        <section class="incoming" aria-labelledby="incoming-title" data-testid="import-preview">
            <h2 id="incoming-title" ref={heading} tabindex="-1">{ catalog.plural("import.title", props.studies.len(), &[]) }</h2>
            <ul class="incoming-list">
                for study in props.studies.iter() {
                    <li>
                        <strong>{ title_of(study, catalog) }</strong>
                        <span>{ summary(study, catalog) }</span>
                        if let Some(document) = props.library.get(&study.id) {
                            <span class="incoming-clash">
                                { words(catalog, if **document.study() == **study { "import.same" } else { "import.clash" }) }
                            </span>
                        }
                    </li>
                }
            </ul>
            <p class="incoming-acts">
                { press("button primary", "import-accept", None, accept, words(catalog, "import.accept")) }
                { ActionButton { testid: Some("import-refuse"), ..ActionButton::new(Action::RefuseImport, catalog.text("import.refuse"), "") }.view(&dispatch) }
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

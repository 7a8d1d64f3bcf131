//! Numbers that look like one and the same: tied in one click, so that they are drawn once.

use crate::app::{Alike, Edit, PartKind, alike};
use crate::ui::browser::names;
use crate::ui::context::View;
use crate::ui::widgets::buttons::prefix;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// The numbers with the same meaning, value and range, with a button that ties each set.
pub(super) fn ties(view: &View) -> Html {
    let study = view.stated();
    let found = alike(study, &view.study.ranges(&view.workspace.uncertainty.default_ranges));
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <div class="ties">
            <h3>{ text(view.catalog, "together.same") }</h3>
            { paragraph("", view.catalog, "together.same.about") }
            <ul class="ranges">for one in found { { tie(view, &one) } }</ul>
        </div>
    }
}

fn tie(view: &View, alike: &Alike) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let Some(first) = alike.paths.first() else {
        return Html::default();
    };
    let value = catalog.value_of(study, first, alike.value);
    let owners: Vec<String> = alike.paths.iter().map(|path| catalog.owner_name(study, &path.to_string())).collect();
    let name = catalog.named(catalog.field_name(first.field()), &value);
    let act = {
        let (dispatch, name, paths) = (view.dispatch.clone(), name.clone(), alike.paths.clone());
        Callback::from(move |_: MouseEvent| {
            let id = names::random(prefix(PartKind::Correlation), 5);
            dispatch.edit(Edit::Tie(id, name.clone(), paths.clone()));
        })
    };
    let label = catalog.fill("together.tie_named", &[("name", &name), ("owners", &owners.join(", "))]);
    html! {
        <li key={first.to_string()}>
            <span><strong>{ name }</strong>{ " — " }{ owners.join(", ") }</span>
            { button("button small", "tie", Some(label), act, text(catalog, "together.tie")) }
        </li>
    }
}

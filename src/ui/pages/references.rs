//! Public reference values to adopt as an amount, each with its source and its caveat.

use crate::app::Edit;
use crate::file::Reference;
use crate::present::Catalog;
use crate::study::{Basis, Currency, Estimate, NumberPath};
use crate::ui::browser::assets;
use crate::ui::context::Dispatch;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// The collapsed list for an amount. Values in another currency than the study's are not offered.
pub fn reference_list(target: &NumberPath, currency: Currency, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let references = assets::references();
    let values = references.iter().flat_map(|references| &references.values);
    let fitting: Vec<&Reference> = values.filter(|value| value.currency == Some(currency)).collect();
    if fitting.is_empty() {
        return Html::default();
    }
    let language = catalog.language();
    let adopt = |value: &Reference| {
        let estimate = Estimate {
            value: Some(value.value),
            basis: Some(Basis::Published),
            source: value.about.source.of(language).to_owned(),
            year: value.price_year,
            ..Estimate::default()
        };
        let name = catalog.named(catalog.text("aid.references.use"), value.about.label.of(language));
        let edit = Edit::SetEstimate(target.clone(), Some(estimate));
        button("button small", "", Some(name), dispatch.on_edit(edit), text(catalog, "aid.references.use"))
    };
    html! {
        <details class="more references">
            <summary>{ text(catalog, "reference.title") }</summary>
            { paragraph("field-hint", catalog, "reference.about") }
            <ul class="facts">
                for value in fitting {
                    <li key={value.key.clone()}>
                        <p>{ catalog.named(value.about.label.of(language), &catalog.reference_value(value)) }
                            if let Some(year) = catalog.reference_price_year(value) { { ", " }{ year } }
                        </p>
                        <p class="field-hint">{ value.about.source.of(language) }</p>
                        <p class="field-hint">{ value.about.caveat.of(language) }
                        </p>
                        <p>{ adopt(value) }</p>
                    </li>
                }
            </ul>
        </details>
    }
}

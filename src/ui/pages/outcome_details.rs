//! The rest of an outcome: what was done, how it is observed, where the amount comes from, whether it counts.

use super::outcome_extras::{adjustments, years};
use super::outcome_quantity::factors;
use super::pedigree::open_pedigree;
use crate::app::Edit;
use crate::study::field::{OutcomeField, PartField};
use crate::study::{EffectMeasure, NumberPath, Outcome, TextField, Volume};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{EstimateLook, TextLook, Tick, choices, estimate_field, select, text_input_as};
use yew::prelude::*;

/// The folded parts of an outcome's card.
pub fn outcome_details(view: &View, outcome: &Outcome) -> Html {
    let (catalog, dispatch) = (view.catalog, &view.dispatch);
    let id = outcome.id.clone();
    let path = |word: &str| control_id(&format!("outcomes/{id}/{word}"));
    let editor = |field: TextField, word: &str, value: &str, long: bool| {
        let look = TextLook { hint: Some(view.text(&format!("outcome.{word}.hint"))), long, placeholder: None };
        text_input_as(field, catalog.under("outcome", word), value, look)
    };
    let tick = |word: &str, is_on: bool, make: fn(String, bool) -> Edit| {
        let tick = Tick {
            id: path(word),
            label: Html::from(catalog.under("outcome", word)),
            hint: Some(text(catalog, &format!("outcome.{word}.hint"))),
            is_on,
            enabled: true,
            edit: make(id.clone(), !is_on),
        };
        tick.view(view)
    };
    let weight = NumberPath::Outcome(id.clone(), PartField::Weight.into());
    let price_year = NumberPath::Outcome(id.clone(), OutcomeField::ProxyPriceYear);
    let measure = outcome.effect.as_ref().map(|effect| effect.measure.word()).unwrap_or_default();
    let mut counterfactuals = choices(catalog, "counterfactual", EffectMeasure::WORDS);
    counterfactuals.insert(0, (String::new(), catalog.text("counterfactual.deadweight").to_owned()));
    let choose = dispatch.choose(&id, |id, word| Some(Edit::SetEffect(id, EffectMeasure::from_word(word))));
    let has_own_proxy = outcome.shares_proxy_of().is_none();
    let yearly = matches!(outcome.volume, Volume::Cohorts(_));
    html! {
        <>
        { factors(view, outcome) }
        { years(view, outcome) }
        { adjustments(view, outcome) }
        <details class="more">
            <summary>{ text(catalog, "outcome.more") }</summary>
            <div class="more-grid">
                { editor(TextField::Output(id.clone()), "output", &outcome.output, false) }
                { editor(TextField::Indicator(id.clone()), "indicator", &outcome.indicator, false) }
                if has_own_proxy { { estimate_field(view, &price_year, &EstimateLook::default()) } }
                { select(&path("counterfactual"), catalog.text("outcome.counterfactual"), measure, counterfactuals, choose) }
                { estimate_field(view, &weight, &EstimateLook { pedigree: true, defined: true, ..EstimateLook::default() }) }
            </div>
            { open_pedigree(view, |target| *target == weight) }
            <fieldset class="ticks">
                <legend>{ text(catalog, "outcome.counting") }</legend>
                { tick("yearly", yearly, Edit::SetYearly) }
                { tick("valued", outcome.valued, Edit::SetValued) }
                { tick("material", outcome.material, Edit::SetMaterial) }
            </fieldset>
            { editor(TextField::OutcomeNotes(id.clone()), "notes", &outcome.notes, true) }
        </details>
        </>
    }
}

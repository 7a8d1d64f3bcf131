//! The rest of an outcome: what was done, how it is observed, where the amount comes from, whether it counts.

use crate::app::Edit;
use crate::study::field::{OutcomeField, PartField};
use crate::study::{Outcome, Proxy, Shared, Target, TextField, Volume};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::words::words;
use crate::ui::widgets::{EstimateLook, TextLook, estimate_field, text_input_as};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Which outcome.
#[derive(Properties, PartialEq)]
pub struct OutcomeDetailsProps {
    /// The study, words, and ways to act.
    pub view: View,
    /// The outcome.
    pub outcome: Shared<Outcome>,
    /// The path of one of its parts to show.
    pub wanted: Option<String>,
}

/// The folded part of an outcome's card.
#[component]
pub fn OutcomeDetails(props: &OutcomeDetailsProps) -> Html {
    let view = &props.view;
    let (catalog, dispatch) = (view.catalog, &view.dispatch);
    let details = use_node_ref();
    {
        // Something inside is wanted: it cannot get the focus while it is folded.
        let details = details.clone();
        let inside = ["price_year", "weight", "notes"];
        let wanted = props.wanted.as_deref().is_some_and(|path| inside.iter().any(|word| path.ends_with(word)));
        use_effect_with(wanted, move |wanted| {
            if let (true, Some(details)) = (*wanted, details.cast::<web_sys::Element>()) {
                let _ = details.set_attribute("open", "");
            }
        });
    }
    let outcome = &props.outcome;
    let id = outcome.id.clone();
    let path = |word: &str| control_id(&format!("outcomes/{id}/{word}"));
    let unstated = Proxy::default();
    let proxy = outcome.proxy.as_ref().unwrap_or(&unstated);
    let text = |field: TextField, word: &str, value: &str, long: bool| {
        let look = TextLook { hint: Some(view.text(&format!("outcome.{word}.hint"))), long, placeholder: None };
        text_input_as(view, field, catalog.under("outcome", word), value, look)
    };
    let tick = |word: &str, ticked: bool, make: fn(String, bool) -> Edit| {
        let (dispatch, outcome) = (dispatch.clone(), id.clone());
        let onchange = Callback::from(move |event: Event| {
            let ticked = event.target_unchecked_into::<HtmlInputElement>().checked();
            dispatch.edit(make(outcome.clone(), ticked));
        });
        html! {
            <div class="tick">
                <input type="checkbox" id={path(word)} checked={ticked} {onchange} aria-describedby={format!("{}-hint", path(word))} />
                <label for={path(word)}>{ Html::from(catalog.under("outcome", word)) }</label>
                <p class="field-hint" id={format!("{}-hint", path(word))}>{ words(catalog, &format!("outcome.{word}.hint")) }</p>
            </div>
        }
    };
    let weight = Target::Outcome(id.clone(), PartField::Weight.into());
    let price_year = Target::Outcome(id.clone(), OutcomeField::ProxyPriceYear);
    let yearly = matches!(outcome.volume, Volume::Cohorts(_));
    html! {
        <details class="more" ref={details}>
            <summary>{ words(catalog, "outcome.more") }</summary>
            <div class="more-grid">
                { text(TextField::Output(id.clone()), "output", &outcome.output, false) }
                { text(TextField::Indicator(id.clone()), "indicator", &outcome.indicator, false) }
                { text(TextField::ProxyLabel(id.clone()), "proxy_label", &proxy.label, false) }
                { text(TextField::ProxySource(id.clone()), "proxy_source", &proxy.source, false) }
                { estimate_field(view, &price_year, &EstimateLook::default()) }
                { estimate_field(view, &weight, &EstimateLook { pedigree: true, defined: true, ..EstimateLook::default() }) }
            </div>
            { view.pedigree_of(|target| *target == weight) }
            <fieldset class="ticks">
                <legend>{ words(catalog, "outcome.counting") }</legend>
                { tick("yearly", yearly, Edit::SetYearly) }
                { tick("valued", outcome.valued, Edit::SetValued) }
                { tick("material", outcome.material, Edit::SetMaterial) }
            </fieldset>
            { text(TextField::OutcomeNotes(id.clone()), "notes", &outcome.notes, true) }
        </details>
    }
}

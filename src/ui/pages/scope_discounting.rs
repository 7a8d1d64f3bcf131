//! The conventions: currency, price year, discounting with its sources, and the calendar year of year 0.

use super::currencies::currency;
use super::pedigree::open_pedigree;
use crate::app::{Action, Edit};
use crate::file::Provenance;
use crate::study::{NumberPath, RateFrom, TextField, Timing};
use crate::ui::browser::assets;
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, heading, paragraph, text};
use crate::ui::widgets::{
    ActionButton, EstimateLook, Term, choices, estimate_field, field_sentence, quiet_select, text_input,
};
use yew::prelude::*;

/// The conventions in one sentence, the source of the rate, later rates, and published ones.
pub fn conventions(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let later = study.discounting.iter().flat_map(|discounting| discounting.rates.iter().enumerate().skip(1));
    html! {
        <section class="form-group" aria-labelledby="scope-how">
            { heading("scope-how", catalog, "scope.how") }
            { sentence(view) }
            { open_pedigree(view, |target| matches!(target, NumberPath::Rate | NumberPath::PriceYear | NumberPath::StartYear)) }
            if let Some(discounting) = &study.discounting {
                { paragraph("field-hint", catalog, "scope.discounting.about") }
                { text_input(TextField::RateSource(0), catalog.text("scope.rate.source"),
                    discounting.rates.first().map(|entry| entry.rate.source.as_str()).unwrap_or_default()) }
                <ol class="rates">
                    for (place, entry) in later {
                        <li key={place}>
                            { later_rate(view, place, entry) }
                            { open_pedigree(view, |target| *target == NumberPath::rate(place)) }
                            if let Some(years) = catalog.rate_sentence(discounting, place) { <p class="field-hint">{ years }</p> }
                        </li>
                    }
                </ol>
                <div class="form-row">
                    { ActionButton::new(Action::Edit(Edit::AddRate), catalog.text("scope.rate.add"), "small").view(&view.dispatch) }
                    if discounting.rates.len() == 1 {
                        { ActionButton::new(Action::Edit(Edit::SetEstimate(NumberPath::Rate, None)), catalog.text("scope.rate.none"), "small quiet").view(&view.dispatch) }
                    }
                </div>
            } else {
                { paragraph("empty", catalog, "scope.discounting.absent") }
            }
            { presets(view) }
        </section>
    }
}

/// "In euros of 2026, discounted at 3.2 % a year, at the start of the year": each word that can be otherwise is a field.
fn sentence(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let timings = choices(catalog, "timing", Timing::WORDS);
    let choose = view.dispatch.choose("", |_, word| Timing::from_word(word).map(Edit::SetTiming));
    let number = |target: &NumberPath, pedigree: bool| {
        estimate_field(view, target, &EstimateLook { inline: true, pedigree, ..EstimateLook::default() })
    };
    let field = |name: &str| match name {
        "currency" => currency(view),
        "price_year" => number(&NumberPath::PriceYear, false),
        "start_year" => number(&NumberPath::StartYear, false),
        "rate" => html! {
            <>{ number(&NumberPath::Rate, true) }<Term word="rate" name={catalog.text("field.rate").to_owned()} /></>
        },
        _ => {
            let now = study.discounting.as_ref().map(|discounting| discounting.timing).unwrap_or_default();
            quiet_select(
                &control_id("discounting/timing"),
                catalog.text("scope.timing"),
                now.word(),
                timings.clone(),
                choose.clone(),
            )
        }
    };
    let key = match study.discounting.as_ref().map(|discounting| discounting.rates.len()) {
        None => "scope.sentence.without",
        Some(1) => "scope.sentence",
        Some(_) => "scope.sentence.rates",
    };
    html! { <>{ field_sentence(catalog, key, field) }{ field_sentence(catalog, "scope.sentence.start", field) }</> }
}

fn later_rate(view: &View, place: usize, entry: &RateFrom) -> Html {
    let catalog = view.catalog;
    let target = NumberPath::rate(place);
    let name = catalog.fill("part.delete_named", &[("name", &catalog.target_name(&target))]);
    let remove = ActionButton::new(Action::Edit(Edit::RemoveRate(place)), catalog.text("part.delete"), "small quiet");
    html! {
        <div class="form-row rate">
            { estimate_field(view, &NumberPath::LaterRateYear(place), &EstimateLook::default()) }
            { estimate_field(view, &target, &EstimateLook { pedigree: true, ..EstimateLook::default() }) }
            { text_input(TextField::RateSource(place), catalog.text("pedigree.source"), &entry.rate.source) }
            { ActionButton { name: Some(name), ..remove }.view(&view.dispatch) }
        </div>
    }
}

/// Discount rates published by authorities, each with its source, its date and its caveat.
fn presets(view: &View) -> Html {
    let (catalog, language) = (view.catalog, view.catalog.language());
    let Some(references) = assets::references() else {
        return Html::default();
    };
    html! {
        <details class="more references">
            <summary>{ text(catalog, "rates.presets") }</summary>
            { paragraph("field-hint", catalog, "rates.presets.hint") }
            <ul class="facts">
                for preset in references.rates.iter() {
                    { published(view, &preset.key, &preset.about, Edit::SetRates(preset.rates(language)), "aid.rates.apply") }
                }
            </ul>
        </details>
    }
}

/// A fact that an authority publishes, with its source and its caveat, and a button that puts it into the study.
pub(super) fn published(view: &View, key: &str, about: &Provenance, edit: Edit, apply: &str) -> Html {
    let (catalog, language) = (view.catalog, view.catalog.language());
    let label = about.label.of(language);
    let name = Some(catalog.named(catalog.text(apply), label));
    html! {
        <li key={key.to_owned()}>
            <p><strong>{ label }</strong></p>
            <p class="field-hint">{ about.source.of(language) }</p>
            <p class="field-hint">{ about.caveat.of(language) }
            </p>
            <p>{ button("button small", "", name, view.dispatch.on_edit(edit), text(catalog, apply)) }</p>
        </li>
    }
}

//! Discounting: rates, their sources, and the timing within the year.

use super::pedigree::open_pedigree;
use crate::app::{Action, Edit};
use crate::file::Provenance;
use crate::study::{NumberPath, RateFrom, TextField, Timing};
use crate::ui::browser::assets;
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, heading, paragraph, text};
use crate::ui::widgets::{ActionButton, EstimateLook, choices, estimate_field, select, text_input};
use yew::prelude::*;

/// The editor of the discount rates.
pub fn discounting(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let timings = choices(catalog, "timing", Timing::WORDS);
    let choose = view.dispatch.choose("", |_, word| Timing::from_word(word).map(Edit::SetTiming));
    html! {
        <section class="form-group" aria-labelledby="scope-discounting">
            { heading("scope-discounting", catalog, "scope.discounting") }
            { paragraph("", catalog, "scope.discounting.about") }
            if let Some(discounting) = &study.discounting {
                <ol class="rates">
                    for (place, entry) in discounting.rates.iter().enumerate() {
                        <li key={place}>
                            { rate(view, place, entry) }
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
                { select(&control_id("discounting/timing"), catalog.text("scope.timing"), discounting.timing.word(), timings, choose) }
            } else {
                { paragraph("empty", catalog, "scope.discounting.absent") }
                { estimate_field(view, &NumberPath::Rate, &EstimateLook { defined: true, ..EstimateLook::default() }) }
            }
            { presets(view) }
        </section>
    }
}

fn rate(view: &View, place: usize, entry: &RateFrom) -> Html {
    let catalog = view.catalog;
    let target = NumberPath::rate(place);
    let name = catalog.fill("part.delete_named", &[("name", &catalog.target_name(&target))]);
    let remove = ActionButton::new(Action::Edit(Edit::RemoveRate(place)), catalog.text("part.delete"), "small quiet");
    html! {
        <div class="form-row rate">
            if place > 0 { { estimate_field(view, &NumberPath::LaterRateYear(place), &EstimateLook::default()) } }
            { estimate_field(view, &target, &EstimateLook { pedigree: true, defined: place == 0, ..EstimateLook::default() }) }
            { text_input(TextField::RateSource(place), catalog.text("pedigree.source"), &entry.rate.source) }
            if place > 0 { { ActionButton { name: Some(name), ..remove }.view(&view.dispatch) } }
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
                if about.verify { { " " }{ text(catalog, "reference.verify") }{ "." } }
            </p>
            <p>{ button("button small", "", name, view.dispatch.on_edit(edit), text(catalog, apply)) }</p>
        </li>
    }
}

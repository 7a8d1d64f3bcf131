//! How later value is brought back to today: rates, their sources, the moment of the year.

use crate::app::{Action, Edit};
use crate::study::{Estimate, RateFrom, Shared, Study, Target, TextField, Timing};
use crate::ui::browser::focus::control_id;
use crate::ui::context::{use_catalog, use_dispatch};
use crate::ui::widgets::{ActionButton, EstimateField, Select, TextInput};
use yew::prelude::*;

/// Which study.
#[derive(Properties, PartialEq)]
pub struct DiscountingEditorProps {
    /// The open study.
    pub study: Shared<Study>,
}

/// The editor of the discount rates.
#[component]
pub fn DiscountingEditor(props: &DiscountingEditorProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let study = &props.study;
    let timings: Vec<(String, String)> = Timing::ALL
        .iter()
        .map(|timing| (timing.word().to_owned(), catalog.text(&format!("timing.{}", timing.word())).to_owned()))
        .collect();
    let choose = Callback::from(move |word: String| {
        if let Some(timing) = Timing::from_word(&word) {
            dispatch.edit(Edit::SetTiming(timing));
        }
    });
    html! {
        <section class="form-group" aria-labelledby="scope-discounting">
            <h2 id="scope-discounting">{ catalog.text("scope.discounting") }</h2>
            <p>{ catalog.text("scope.discounting.about") }</p>
            if let Some(discounting) = &study.discounting {
                <ol class="rates">
                    for (place, entry) in discounting.rates.iter().enumerate() {
                        <li key={place}>{ rate(study, place, entry, catalog) }</li>
                    }
                </ol>
                <div class="form-row">
                    <ActionButton action={Action::Edit(Edit::AddRate)} label={catalog.text("scope.rate.add").to_owned()} class="small" />
                    if discounting.rates.len() == 1 {
                        <ActionButton action={Action::Edit(Edit::SetEstimate(Target::Rate, None))} class="small quiet"
                            label={catalog.text("scope.rate.none").to_owned()} />
                    }
                </div>
                <Select id={control_id("discounting/timing")} label={catalog.text("scope.timing").to_owned()}
                    value={discounting.timing.word()} options={timings} onchoose={choose} />
            } else {
                <p class="empty">{ catalog.text("scope.discounting.absent") }</p>
                <EstimateField target={Target::Rate} estimate={None::<Estimate>} currency={study.currency} defined=true />
            }
        </section>
    }
}

fn rate(study: &Study, place: usize, entry: &RateFrom, catalog: &'static crate::present::Catalog) -> Html {
    let target = if place == 0 { Target::Rate } else { Target::LaterRate(place) };
    let year = Target::LaterRateYear(place);
    html! {
        <div class="form-row rate">
            if place > 0 {
                <EstimateField target={year.clone()} estimate={year.get(study)} currency={study.currency} />
            }
            <EstimateField target={target.clone()} estimate={target.get(study)} currency={study.currency} defined={place == 0} />
            <TextInput field={TextField::RateSource(place)} label={catalog.text("pedigree.source").to_owned()}
                value={entry.source.clone()} />
            if place > 0 {
                <ActionButton class="small quiet" action={Action::Edit(Edit::RemoveRate(place))}
                    label={catalog.text("part.delete").to_owned()}
                    name={AttrValue::from(catalog.fill("part.delete_named", &[("name", &catalog.target_name(&target))]))} />
            }
        </div>
    }
}

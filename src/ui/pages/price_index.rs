//! The price index of a study: none, a published one, or one of its own, typed or pasted year by year.

use super::scope_discounting::published;
use crate::app::{Edit, parse_block};
use crate::number::read::{Expect, Format, Reading, read};
use crate::number::{Decimal, plain, write};
use crate::present::Catalog;
use crate::study::field::Field;
use crate::study::limits::MAX_LEVELS;
use crate::study::{PriceIndex, PriceLevel, Study, TextField};
use crate::ui::browser::assets;
use crate::ui::browser::focus::control_id;
use crate::ui::context::{View, use_shell, use_text_until_left};
use crate::ui::widgets::text::{button, heading, paragraph, text};
use crate::ui::widgets::text_input;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The room's part on prices.
pub(super) fn prices(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let edit = |index: Option<PriceIndex>| view.dispatch.on_edit(Edit::SetPriceIndex(index));
    let language = catalog.language();
    let act = |key: &str, index| button("button small", "", None, edit(index), text(catalog, key));
    html! {
        <section class="form-group" aria-labelledby="scope-prices">
            { heading("scope-prices", catalog, "prices.title") }
            { paragraph("", catalog, "prices.about") }
            if let Some(index) = &study.price_index {
                <div class="form-row">
                    { text_input(TextField::PriceIndexLabel, catalog.text("prices.label"), &index.label) }
                    { text_input(TextField::PriceIndexSource, catalog.text("pedigree.source"), &index.source) }
                    { text_input(TextField::PriceIndexDate, catalog.text("prices.date"), &index.date) }
                </div>
                <Levels index={index.clone()} />
                <p class="field-hint" data-testid="prices-done">{ converted(catalog, study) }</p>
                <p>{ act("prices.none", None) }</p>
            } else {
                <p>{ act("prices.own", Some(PriceIndex::default())) }</p>
                if let Some(references) = assets::references() {
                    <details class="more references">
                        <summary>{ text(catalog, "prices.presets") }</summary>
                        <ul class="facts">
                            for preset in references.indices.iter() {
                                { published(view, &preset.key, &preset.about, Edit::SetPriceIndex(Some(preset.index(language))), "prices.apply") }
                            }
                        </ul>
                    </details>
                }
            }
        </section>
    }
}

/// How many amounts are converted, or why none is.
fn converted(catalog: &Catalog, study: &Study) -> String {
    let Some(to) = study.price_year else {
        return catalog.text("prices.no_year").to_owned();
    };
    if study.price_index.as_ref().is_some_and(|index| index.level(to).is_none()) {
        return catalog.fill("prices.lacks", &[("year", &to.to_string())]);
    }
    let done = study.outcomes.iter().filter(|outcome| study.price_years(outcome).is_some()).count();
    catalog.plural("prices.done", done, &[("year", &to.to_string())])
}

/// Properties of [`Levels`].
#[derive(Properties, PartialEq)]
struct LevelsProps {
    index: PriceIndex,
}

/// The levels as lines of a year and a number, which a person types or pastes.
#[component]
fn Levels(props: &LevelsProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let refusal = use_state(|| None::<String>);
    let id = control_id("price_index/levels");
    let line = |level: &PriceLevel| {
        format!("{}\t{}", level.year, write::for_input(level.value, Expect::Number, catalog.language()))
    };
    let lines: Vec<String> = props.index.levels.iter().map(line).collect();
    let control = use_node_ref();
    use_text_until_left(&control, &lines.join("\n"));
    let onchange = {
        let (refusal, index) = (refusal.clone(), props.index.clone());
        Callback::from(move |event: Event| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            match levels(catalog, &typed, &index.levels) {
                Ok(levels) => {
                    refusal.set(None);
                    dispatch.edit(Edit::SetPriceIndex(Some(PriceIndex { levels, ..index.clone() })));
                }
                Err(line) => refusal.set(Some(catalog.fill("prices.refused", &[("line", &line)]))),
            }
        })
    };
    let describes = format!("{id}-hint");
    html! {
        <div class="field">
            <div class="field-label"><label for={id.clone()}>{ text(catalog, "prices.levels") }</label></div>
            <textarea id={id} class="prices-levels" rows="6" spellcheck="false" aria-describedby={describes.clone()}
                aria-invalid={refusal.is_some().then_some("true")} ref={control} {onchange} />
            <p class="field-hint" id={describes}>{ text(catalog, "prices.levels.hint") }</p>
            if let Some(refusal) = &*refusal { <p class="field-error" role="alert">{ refusal }</p> }
        </div>
    }
}

/// The levels of a text, years ascending; the first line that is none is the error. What the file says of a year beside its level
/// stays.
fn levels(catalog: &Catalog, typed: &str, before: &[PriceLevel]) -> Result<Vec<PriceLevel>, String> {
    let mut levels: Vec<PriceLevel> = Vec::new();
    for row in parse_block(typed) {
        let words: Vec<&str> = row.iter().flat_map(|cell| cell.split_whitespace()).collect();
        let (year, value) = match words.as_slice() {
            [year, value @ ..] => (*year, value.concat()),
            [] => continue,
        };
        let refused = || row.join(" ").trim().to_owned();
        let level = level(catalog, year, &value).ok_or_else(refused)?;
        let place = levels.partition_point(|known| known.year < level.year);
        let is_there = levels.get(place).is_some_and(|known| known.year == level.year);
        if is_there || levels.len() >= MAX_LEVELS {
            return Err(refused());
        }
        let known = before.iter().find(|known| known.year == level.year);
        let extra = known.map(|known| known.extra.clone()).unwrap_or_default();
        levels.insert(place, PriceLevel { extra, ..level });
    }
    Ok(levels)
}

fn level(catalog: &Catalog, year: &str, value: &str) -> Option<PriceLevel> {
    let year: i32 = year.parse().ok().filter(|year| Field::PriceYear.spec().check(Decimal::from(*year)).is_ok())?;
    let format = Format { language: catalog.language(), expect: Expect::Number, currency: "" };
    let value: Decimal = match read(value, &format) {
        Ok(Reading::Value(value)) => value,
        // A decimal point says what it is where a thousand would be possible too.
        _ => plain::parse(value).ok()?,
    };
    (value > Decimal::ZERO).then(|| PriceLevel { year, value, extra: Vec::new() })
}

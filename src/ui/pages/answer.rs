//! The answer at the top of the result: the sentence with its range, what one can do with it, the numbers that decide most, the
//! largest effects.

use super::deferred::deferred_quietly;
use super::sliders::decisive;
use crate::app::{Action, Route};
use crate::file::{BundledCase, bundled};
use crate::methods::CellMethod as _;
use crate::methods::sroi::Figure;
use crate::number::{Decimal, write};
use crate::present::bars::{self, Bar};
use crate::ui::browser::assets;
use crate::ui::context::View;
use crate::ui::panels::ratio_range::ratio_range;
use crate::ui::widgets::text::{button, class_if, paragraph, text};
use crate::ui::widgets::{figure, figure_as, figure_button};
use yew::prelude::*;

/// Number of effects shown; all of them are in the chart below.
const EFFECTS: usize = 5;

/// The answer.
pub(super) fn answer(view: &View) -> Html {
    let (catalog, study) = (view.catalog, &view.study);
    let example = bundled(&view.stated().id);
    let ratio = study.ratio();
    let figures = [
        ("ratio", ratio, Some("sroi-ratio")),
        ("net_present_value", Some(study.net_present_value()), None),
        ("inputs_present_value", Some(study.inputs_present_value()), None),
        ("present_value", Some(study.present_value()), None),
    ];
    let reason = ratio.and_then(|cell| study.shown(cell));
    html! {
        <section class="answer" aria-labelledby="answer-title">
            <h2 id="answer-title" class="visually-hidden">{ text(catalog, "answer.title") }</h2>
            if let Some(case) = example { { example_note(view, case) } }
            <p class="result-sentence" data-testid="sroi-sentence">{ catalog.result_sentence(&study.study, &study.evaluation) }</p>
            { ratio_range(&study.study, ratio.and_then(|cell| study.value(cell)), view.range, catalog) }
            <p class="answer-acts">
                if example.is_some() {
                    { start(view) }
                }
                if let Some(shown) = reason {
                    { button("button", "show-calculation", None, view.paths.to_figure(shown.figure), text(catalog, "answer.calculation")) }
                }
            </p>
            <dl class="answer-figures">
                for (word, cell, testid) in figures {
                    <div>
                        <dt>{ Html::from(catalog.under("figure", word)) }</dt>
                        <dd>{ match testid { Some(_) => figure_as(view, cell, "", testid), None => figure(view, cell) } }</dd>
                    </div>
                }
            </dl>
            <div class="answer-parts">
                if !view.stated().outcomes.is_empty() {
                    <div class="answer-sliders">{ deferred_quietly(view, decisive) }</div>
                }
                { effects(view) }
            </div>
        </section>
    }
}

/// The way to a study of one's own: a link, which works before the program has come.
fn start(view: &View) -> Html {
    let dispatch = view.dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        dispatch.act(Action::Go(Route::New));
    });
    html! {
        <a class="button primary" href={format!("#{}", Route::New.fragment())} data-testid="start-study" {onclick}>{ text(view.catalog, "answer.start") }</a>
    }
}

/// That the case is a worked one, in a line; where the user has changed it, the way back.
fn example_note(view: &View, case: &'static BundledCase) -> Html {
    let catalog = view.catalog;
    let shipped = assets::shipped(case).filter(|shipped| **shipped != **view.stated());
    html! {
        <p class="answer-example" data-testid="example">
            { Html::from(catalog.under("example", case.key)) }
            if let Some(shipped) = shipped {
                { " " }
                { button("link", "restore-example", None, view.dispatch.on(Action::RestoreExample(Box::new((*shipped).clone()))), text(catalog, "example.restore")) }
            }
        </p>
    }
}

/// The outcomes that weigh most, each with its amount.
fn effects(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let value = |place: usize| view.study.outcome_present_value(place).and_then(|cell| view.study.value(cell));
    let mut worth: Vec<(usize, Decimal)> =
        (0..study.outcomes.len()).filter_map(|place| Some((place, value(place)?))).collect();
    if worth.is_empty() {
        return Html::default();
    }
    worth.sort_by_key(|(_, value)| std::cmp::Reverse(value.abs()));
    let rest = worth.len().saturating_sub(EFFECTS);
    worth.truncate(EFFECTS);
    let amounts: Vec<Decimal> = worth.iter().map(|(_, value)| *value).collect();
    let layout = bars::from_zero(&amounts);
    let row = |(place, value): (usize, Decimal), bar: &Bar| {
        let outcome = study.outcomes.get(place)?;
        let name = catalog.part_name(study, &format!("outcomes/{}", outcome.id))?;
        let amount = write::money(value, 0, study.currency.code(), catalog.language());
        let named = catalog.fill("figure.outcome_present_value", &[("outcome", &name)]);
        let key = Figure::OutcomePresentValue(place).into();
        Some(html! {
            <li>
                <span class="answer-effect">{ name }<span class="answer-who">{ catalog.stakeholder_name(study, &outcome.stakeholder) }</span></span>
                { figure_button(catalog, &view.paths, (key, &named, &amount), "", None) }
                <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect class={class_if("", value.is_sign_negative(), "is-negative")} x={bar.left.to_string()} y="0" width={bar.width.to_string()} height="10" />
                </svg>
            </li>
        })
    };
    html! {
        <div class="answer-effects">
            <h3>{ text(catalog, "answer.effects") }</h3>
            <ol>for (one, bar) in worth.into_iter().zip(&layout.bars) { { row(one, bar) } }</ol>
            if rest > 0 { <p class="field-hint">{ catalog.plural("answer.more", rest, &[]) }</p> }
            { paragraph("field-hint", catalog, "living.caveat") }
        </div>
    }
}

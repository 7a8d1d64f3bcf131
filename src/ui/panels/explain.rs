//! "How was this obtained?": the figures behind a figure as a sum in which each opens, and the whole chain at once.

use crate::methods::FigureRef;
use crate::present::explain::{Explanation, Part, Row, Typeset};
use crate::present::explain_chain::ExplainedStep;
use crate::study::{Estimate, NumberPath, Shared, Study};
use crate::ui::view::StudyView;
use crate::ui::widgets::text::{button, class_if, text};
use yew::prelude::*;

/// Which figure.
#[derive(Properties, PartialEq)]
pub struct ExplainPanelProps {
    /// The study, its evaluation, and the ways to move around.
    pub view: StudyView,
    /// The study as stated, which is what can be changed where the figures are those of a scenario.
    pub stated: Shared<Study>,
    /// The figures opened one from another, the first from the page.
    pub trail: Vec<FigureRef>,
    /// Goes back to the figure at this place of the trail.
    pub onback: Callback<usize>,
}

/// Explains one figure, inside [`explain_frame`](super::explain_frame).
#[component]
pub fn ExplainPanel(props: &ExplainPanelProps) -> Html {
    let (catalog, paths, figures) = (props.view.catalog, &props.view.paths, props.view.figures());
    let title = use_node_ref();
    // What the study has no longer is left out.
    let explained = props.trail.iter().enumerate();
    let explained = explained.filter_map(|(place, figure)| Some((place, catalog.explain(&figures, *figure)?)));
    let mut trail: Vec<(usize, Explanation)> = explained.collect();
    let current = trail.pop();
    {
        let title = title.clone();
        use_effect_with(props.trail.clone(), move |_| {
            if let Some(title) = title.cast::<web_sys::HtmlElement>() {
                let _ = title.focus();
            }
        });
    }
    let Some((place, explanation)) = current else {
        return Html::default();
    };
    let Some(current_figure) = props.trail.get(place).copied() else {
        return Html::default();
    };
    let is_column = explanation.is_column();
    html! {
        <>
            if let Some(id) = &paths.scenario { <p class="explain-of">{ catalog.in_scenario(&props.stated, id) }</p> }
            if !trail.is_empty() {
                <nav class="explain-trail" aria-label={catalog.text("explain.trail").to_owned()}>
                    for (place, explanation) in trail {
                        { button("link", "", None, props.onback.reform(move |_: MouseEvent| place), Html::from(explanation.name)) }
                    }
                </nav>
            }
            <h2 id="explain-title" ref={title} tabindex="-1">{ &explanation.name }</h2>
            if is_column { { rows(&props.view, &props.stated, &explanation) } }
            <p class={class_if("explain-value", is_column, "is-total")}>{ &explanation.value }</p>
            if let Some(definition) = &explanation.definition { <p>{ definition }</p> }
            if let Some((words, numbers)) = &explanation.formula {
                <div class="explain-formula">
                    <p class="explain-words">{ words }</p>
                    { typeset(numbers, &explanation.value) }
                </div>
            }
            if let Some(source) = &explanation.source {
                <p class="field-hint">{ catalog.named(catalog.text("pedigree.source"), source) }</p>
            }
            if let Some((target, estimate)) = &explanation.stated {
                { origin(&props.view, &props.stated, target, estimate.as_ref()) }
            }
            if !is_column && !explanation.rows.is_empty() { { rows(&props.view, &props.stated, &explanation) } }
            { chain(&props.view, current_figure) }
        </>
    }
}

/// The figures of the sum, digit under digit, each of which opens.
fn rows(view: &StudyView, as_stated: &Study, explanation: &Explanation) -> Html {
    let row = |row: &Row| {
        let content = html! {
            <>
                <span class="explain-sign">{ row.sign.map(String::from).unwrap_or_default() }</span>
                <span class="explain-part-name">
                    { &row.part.name }
                    if let Some(source) = source_of(view, as_stated, row) { <span class="explain-part-source">{ source }</span> }
                </span>
                <span class="explain-part-value">{ &row.part.value }</span>
            </>
        };
        match row.part.figure.filter(|figure| figure.is_explained()) {
            Some(figure) => {
                html! { <li><button type="button" class="explain-part" onclick={view.paths.to_figure(figure)}>{ content }</button></li> }
            }
            None => html! { <li><div class="explain-part is-fixed">{ content }</div></li> },
        }
    };
    html! { <ul class="explain-parts">for one in explanation.rows.iter() { { row(one) } }</ul> }
}

/// Where a number of the study comes from: the scenario that is shown, where it sets or moves the number, else its source.
fn source_of(view: &StudyView, as_stated: &Study, row: &Row) -> Option<String> {
    let (target, estimate) = row.stated.as_ref()?;
    if is_moved(view, as_stated, target, Some(estimate)) {
        return Some(view.catalog.text("explain.moved").to_owned());
    }
    Some(estimate.source.clone()).filter(|source| !source.is_empty())
}

/// Every step behind the figure at once, where there is more than one.
fn chain(view: &StudyView, figure: FigureRef) -> Html {
    let catalog = view.catalog;
    let steps = catalog.chain(&view.figures(), figure);
    if steps.len() < 2 {
        return Html::default();
    }
    let link = |part: &Part, text: &str| match part.figure.filter(|figure| figure.is_explained()) {
        Some(figure) => button("link", "", None, view.paths.to_figure(figure), Html::from(text.to_owned())),
        None => Html::from(text.to_owned()),
    };
    let step = |step: &ExplainedStep| {
        html! {
            <li class={format!("depth-{}", step.depth.min(DEEPEST))}>
                { link(&step.part, &step.part.name) }{ "\u{a0}= " }
                if let Some(line) = &step.line {
                    { line }
                } else {
                    for row in step.parts.iter() {
                        if let Some(sign) = row.sign { { format!(" {sign} ") } }
                        { link(&row.part, &row.part.value) }
                    }
                }
                if step.more > 0 { { " " }{ catalog.plural("explain.more", step.more, &[]) } }
                { " = " }<strong>{ &step.part.value }</strong>
                if step.alike > 0 { { " " }<span class="field-hint">{ catalog.plural("explain.alike", step.alike, &[]) }</span> }
            </li>
        }
    };
    html! {
        <details class="more explain-chain">
            <summary>{ text(catalog, "explain.chain") }</summary>
            <ol>for one in steps.iter() { { step(one) } }</ol>
        </details>
    }
}

/// Deeper steps are indented like this one.
const DEEPEST: usize = 6;

/// A formula with its numbers in one line and what it comes to, as it would be set on paper.
fn typeset(numbers: &Typeset, value: &str) -> Html {
    let raised = |base: &str, exponent: &str| {
        html! { <msup><mrow><mo>{ "(" }</mo><mn>{ base }</mn><mo>{ ")" }</mo></mrow><mn>{ exponent }</mn></msup> }
    };
    let formula = match numbers {
        Typeset::Line(line) => html! { <mrow><mn>{ line }</mn><mo>{ "=" }</mo><mn>{ value }</mn></mrow> },
        Typeset::Power { base, exponent, inverse } => html! {
            <mrow>
                if *inverse { <mfrac><mn>{ "1" }</mn>{ raised(base, exponent) }</mfrac> } else { { raised(base, exponent) } }
                <mo>{ "=" }</mo><mn>{ value }</mn>
            </mrow>
        },
    };
    html! { <div class="explain-numbers" tabindex="0"><math display="block">{ formula }</math></div> }
}

/// Whether the scenario that is shown sets or moves a number.
fn is_moved(view: &StudyView, as_stated: &Study, target: &NumberPath, estimate: Option<&Estimate>) -> bool {
    let own = target.get(as_stated);
    view.paths.scenario.is_some() && own.as_ref().map(Estimate::point) != estimate.map(Estimate::point)
}

/// Where a number of the study comes from: the user, or the scenario that is shown, which sets it or moves it.
fn origin(view: &StudyView, as_stated: &Study, target: &NumberPath, estimate: Option<&Estimate>) -> Html {
    if !is_moved(view, as_stated, target, estimate) {
        return stated(view, target, estimate, target.exists(as_stated));
    }
    let catalog = view.catalog;
    let said = target.get(as_stated).map(|own| catalog.value_of(as_stated, target, own.point()));
    let number = said.unwrap_or_else(|| "—".to_owned());
    html! { <p class="explain-stated">{ catalog.fill("explain.by_scenario", &[("number", &number)]) }</p> }
}

/// A stated number: whose it is, what it rests on, and a way to change it.
fn stated(view: &StudyView, target: &NumberPath, estimate: Option<&Estimate>, can_change: bool) -> Html {
    let (catalog, paths) = (view.catalog, &view.paths);
    let path = target.to_string();
    let part = catalog.part_name(view.stated(), &path);
    let basis = estimate.and_then(|estimate| estimate.basis).map(|basis| catalog.under("basis", basis.word()));
    let year = estimate.and_then(|estimate| estimate.year).map(|year| year.to_string());
    let source = estimate.map(|estimate| estimate.source.clone()).filter(|source| !source.is_empty());
    let onclick = paths.to_path(path);
    html! {
        <div class="explain-stated">
            <p>
                { text(catalog, if estimate.is_some() { "explain.stated" } else { "explain.not_stated" }) }
                if let Some(part) = part { { " " }<strong>{ part }</strong> }
            </p>
            <dl>
                if let Some(basis) = basis { <div><dt>{ text(catalog, "pedigree.basis") }</dt><dd>{ basis }</dd></div> }
                if let Some(source) = source { <div><dt>{ text(catalog, "pedigree.source") }</dt><dd>{ source }</dd></div> }
                if let Some(year) = year { <div><dt>{ text(catalog, "pedigree.year") }</dt><dd>{ year }</dd></div> }
            </dl>
            if can_change { { button("button primary", "", None, onclick, text(catalog, "explain.change")) } }
        </div>
    }
}

//! "How was this obtained?": a figure, its formula with the person's numbers, and the figures behind it.

use crate::methods::FigureRef;
use crate::present::explain::{Explanation, Typeset};
use crate::study::{Estimate, NumberPath};
use crate::ui::view::StudyView;
use crate::ui::widgets::text::{button, text};
use yew::prelude::*;

/// Which figure.
#[derive(Properties, PartialEq)]
pub struct ExplainPanelProps {
    /// The study, its evaluation, and the ways to move around.
    pub view: StudyView,
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
    let Some((_, explanation)) = current else {
        return Html::default();
    };
    html! {
        <>
            if !trail.is_empty() {
                <nav class="explain-trail" aria-label={catalog.text("explain.trail").to_owned()}>
                    for (place, explanation) in trail {
                        { button("link", "", None, props.onback.reform(move |_: MouseEvent| place), Html::from(explanation.name)) }
                    }
                </nav>
            }
            <h2 id="explain-title" ref={title} tabindex="-1">{ &explanation.name }</h2>
            <p class="explain-value">{ &explanation.value }</p>
            { formula(&explanation) }
            if let Some(source) = &explanation.source {
                <p class="field-hint">{ catalog.named(catalog.text("pedigree.source"), source) }</p>
            }
            if let Some((target, estimate)) = &explanation.stated {
                { stated(&props.view, target, estimate.as_ref()) }
            }
            if !explanation.parts.is_empty() {
                <h3>{ text(catalog, "explain.parts") }</h3>
                <ul class="explain-parts">
                    for part in explanation.parts.iter() {
                        <li>
                            <button type="button" class="explain-part" onclick={paths.to_figure(part.figure)}>
                                <span>{ &part.name }</span>
                                <span class="explain-part-value">{ &part.value }</span>
                            </button>
                        </li>
                    }
                </ul>
            }
        </>
    }
}

fn formula(explanation: &Explanation) -> Html {
    let Some(words) = &explanation.words else {
        return Html::default();
    };
    html! {
        <div class="explain-formula">
            <p class="explain-words">{ words }</p>
            { explanation.numbers.as_ref().map(|numbers| typeset(numbers, &explanation.value)) }
        </div>
    }
}

/// The formula with its numbers and what it comes to, as it would be set on paper.
fn typeset(numbers: &Typeset, value: &str) -> Html {
    let row = |class: Option<&'static str>, sign: Option<char>, number: &str| {
        html! {
            <mtr {class}>
                <mtd>if let Some(sign) = sign { <mo>{ sign }</mo> }</mtd>
                <mtd><mn>{ number }</mn></mtd>
            </mtr>
        }
    };
    let raised = |base: &str, exponent: &str| {
        html! { <msup><mrow><mo>{ "(" }</mo><mn>{ base }</mn><mo>{ ")" }</mo></mrow><mn>{ exponent }</mn></msup> }
    };
    let formula = match numbers {
        Typeset::Column(sign, lines) => html! {
            <mtable>
                for (place, line) in lines.iter().enumerate() { { row(None, (place > 0).then_some(*sign), line) } }
                { row(Some("is-total"), Some('='), value) }
            </mtable>
        },
        Typeset::Line(line) => html! { <mrow><mn>{ line }</mn><mo>{ "=" }</mo><mn>{ value }</mn></mrow> },
        Typeset::Fraction(over, under) => html! {
            <mrow><mfrac><mn>{ over }</mn><mn>{ under }</mn></mfrac><mo>{ "=" }</mo><mn>{ value }</mn></mrow>
        },
        Typeset::Power { base, exponent, inverse } => html! {
            <mrow>
                if *inverse { <mfrac><mn>{ "1" }</mn>{ raised(base, exponent) }</mfrac> } else { { raised(base, exponent) } }
                <mo>{ "=" }</mo><mn>{ value }</mn>
            </mrow>
        },
    };
    html! { <div class="explain-numbers" tabindex="0"><math display="block">{ formula }</math></div> }
}

/// A stated number: whose it is, what it rests on, and a way to change it.
fn stated(view: &StudyView, target: &NumberPath, estimate: Option<&Estimate>) -> Html {
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
            { button("button primary", "", None, onclick, text(catalog, "explain.change")) }
        </div>
    }
}

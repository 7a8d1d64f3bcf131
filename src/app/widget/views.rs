//! What a widget shows besides its answer: the numbers that may be moved, the picture, and how a figure was obtained.

use super::Widget;
use crate::file::References;
use crate::json::{Json, object};
use crate::methods::FigureRef;
use crate::present::Catalog;
use crate::present::chart::{Canvas, Chart, ChartKind, Mark, MarkShape, Role, px};
use crate::present::explain::{Explanation, Row, Typeset};

fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

fn list(items: impl IntoIterator<Item = Json>) -> Json {
    Json::List(items.into_iter().collect())
}

/// The numbers that may be moved, each with its ends and the step at which its slider stands.
pub fn numbers(widget: &Widget, catalog: &Catalog) -> Json {
    let study = widget.stated();
    list(widget.numbers().iter().filter_map(|number| {
        let value = number.target.get(study)?.point();
        let path = number.target.to_string();
        let show = |value| text(catalog.value_of(study, &number.target, value));
        let name = catalog.target_name_in(study, &number.target);
        let define = ["define.", number.target.field().word()].concat();
        let define = if catalog.has(&define) { text(catalog.text(&define)) } else { Json::Null };
        Some(object([
            ("path", text(path.clone())),
            ("asks", text(catalog.fill("term.what_is", &[("name", &name)]))),
            ("define", define),
            ("name", text(name)),
            ("owner", text(catalog.part_name(study, &path).unwrap_or_default())),
            ("value", show(value)),
            ("low", show(number.low)),
            ("high", show(number.high)),
            ("step", text(number.step_of(value).to_string())),
        ]))
    }))
}

/// A picture of the study that is shown, laid out for its final width, with the table of the same figures; null where there is nothing
/// to chart. Its kind is one of the [`PICTURES`], by its word.
pub fn picture(widget: &Widget, catalog: &Catalog, kind: &str, width: f64, em: f64) -> Json {
    let kind = PICTURES.into_iter().find(|known| known.word() == kind).unwrap_or(ChartKind::Waterfall);
    let chart = catalog.chart(kind, widget.shown(), widget.evaluation(), Canvas::new(width, em));
    chart.map_or(Json::Null, |chart| drawing(&chart))
}

/// The pictures that a host may choose, the usual one first.
pub const PICTURES: [ChartKind; 2] = [ChartKind::Waterfall, ChartKind::Stakeholders];

fn drawing(chart: &Chart) -> Json {
    let rows = chart.table.rows.iter().map(|row| {
        object([
            ("name", text(row.name.clone())),
            ("cells", list(row.cells.iter().map(|cell| text(cell.text.clone())))),
            ("total", Json::Bool(row.role == Role::Total)),
        ])
    });
    object([
        ("title", text(chart.title.clone())),
        ("width", text(px(chart.width))),
        ("height", text(px(chart.height))),
        ("marks", list(chart.marks.iter().map(mark))),
        ("heads", list(chart.table.heads.iter().map(|head| text(head.clone())))),
        ("rows", list(rows)),
    ])
}

/// A mark as the name of its SVG element and that element's attributes; of a text, also its words.
fn mark(mark: &Mark) -> Json {
    let (name, places, words) = match &mark.shape {
        MarkShape::Rect { x, y, width, height } => {
            ("rect", vec![("x", px(*x)), ("y", px(*y)), ("width", px(*width)), ("height", px(*height))], None)
        }
        MarkShape::Line { x1, y1, x2, y2 } => {
            ("line", vec![("x1", px(*x1)), ("y1", px(*y1)), ("x2", px(*x2)), ("y2", px(*y2))], None)
        }
        MarkShape::Path { d } => ("path", vec![("d", d.clone())], None),
        MarkShape::Circle { x, y, r } => ("circle", vec![("cx", px(*x)), ("cy", px(*y)), ("r", px(*r))], None),
        MarkShape::Text { x, y, text, anchor } => {
            let anchor = ("text-anchor", anchor.word().to_owned());
            ("text", vec![("x", px(*x)), ("y", px(*y)), anchor], Some(text))
        }
    };
    let attributes = [("class", mark.role.class().to_owned())].into_iter().chain(places);
    object([
        ("name", text(name)),
        ("attributes", Json::Object(attributes.map(|(name, value)| (name.to_owned(), text(value))).collect())),
        ("hatched", Json::Bool(mark.role.is_hatched())),
        ("text", words.map_or(Json::Null, |words| text(words.clone()))),
    ])
}

/// The explanation that is open; null while none is.
pub fn explanation(widget: &Widget, catalog: &Catalog, references: fn() -> Option<&'static References>) -> Json {
    let figures = widget.figures(references);
    let mut trail: Vec<Explanation> =
        widget.trail().iter().filter_map(|figure| catalog.explain(&figures, *figure)).collect();
    let Some(last) = trail.pop() else { return Json::Null };
    let formula = last.formula.as_ref().map(|(words, numbers)| {
        object([("words", text(words.clone())), ("numbers", text(in_line(numbers, &last.value)))])
    });
    let source = last.source.clone().or_else(|| pedigree(&last, catalog)).or_else(|| last.definition.clone());
    object([
        ("name", text(last.name.clone())),
        ("value", text(last.value.clone())),
        ("column", Json::Bool(last.is_column())),
        ("rows", list(last.rows.iter().map(row))),
        ("formula", formula.unwrap_or(Json::Null)),
        ("source", source.map_or(Json::Null, text)),
        ("trail", list(trail.into_iter().map(|figure| text(figure.name)))),
    ])
}

fn row(row: &Row) -> Json {
    object([
        ("sign", text(row.sign.map(String::from).unwrap_or_default())),
        ("name", text(row.part.name.clone())),
        ("value", text(row.part.value.clone())),
        ("opens", Json::Bool(row.part.figure.is_some_and(FigureRef::is_explained))),
    ])
}

/// A formula with its numbers in one line.
fn in_line(numbers: &Typeset, value: &str) -> String {
    match numbers {
        Typeset::Line(line) => format!("{line} = {value}"),
        Typeset::Power { base, exponent, inverse: false } => format!("({base})^{exponent} = {value}"),
        Typeset::Power { base, exponent, inverse: true } => format!("1 / ({base})^{exponent} = {value}"),
    }
}

/// What a stated number rests on: its basis, its source, its year.
fn pedigree(explanation: &Explanation, catalog: &Catalog) -> Option<String> {
    let (_, estimate) = explanation.stated.as_ref()?;
    let Some(estimate) = estimate else { return Some(catalog.text("explain.not_stated").to_owned()) };
    let basis = estimate.basis.map(|basis| catalog.under("basis", basis.word()).to_owned());
    let source = Some(estimate.source.trim().to_owned()).filter(|source| !source.is_empty());
    let year = estimate.year.map(|year| year.to_string());
    let parts: Vec<String> = [basis, source, year].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

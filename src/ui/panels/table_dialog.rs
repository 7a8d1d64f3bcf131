//! A pasted table before it comes in: what its columns hold, what was understood of each cell, and what is left out.

use crate::app::{
    Action, Cell, Edit, LeftOut, LeftOutReason, Notice, PartKind, PlacedTable, State, Table, TableAction,
    TableChoice as Choice, TableColumn, place_table,
};
use crate::number::read::Expect;
use crate::number::{Decimal, Language, write};
use crate::present::Catalog;
use crate::ui::browser::names;
use crate::ui::context::Dispatch;
use crate::ui::widgets::text::{button, paragraph, text};
use crate::ui::widgets::{ActionButton, Select};
use yew::prelude::*;

/// Rows shown; the others come in all the same.
const SHOWN: usize = 40;

/// Cells left out that are listed by themselves; the others are counted.
const LISTED: usize = 60;

/// The dialog for the table of a state. Not inlined into the component of the first part that waits for it.
#[inline(never)]
pub fn table_dialog(state: &State, table: &Table, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let Some(document) = state.open() else { return Html::default() };
    // What it becomes does not depend on the ids.
    let ids: Vec<String> = (0..table.rows.len().saturating_mul(2)).map(|n| format!("pasted-{n}")).collect();
    let placed = place_table(document.study(), table, &ids, catalog.language());
    let kind = catalog.plural(&format!("table.{}", word(table.kind)), placed.added, &[]);
    let accept = accept(table, catalog, dispatch);
    html! {
        <section class="incoming table-dialog" aria-labelledby="table-title" data-testid="table-dialog">
            <h2 id="table-title" tabindex="-1">{ catalog.fill("table.title", &[("parts", &kind)]) }</h2>
            { paragraph("field-hint", catalog, "table.about") }
            <label class="tick">
                <input type="checkbox" checked={table.has_headings} data-testid="table-headings"
                    onclick={dispatch.on::<MouseEvent>(Action::Table(TableAction::SetHeadings(!table.has_headings)))} />
                { text(catalog, "table.headings") }
            </label>
            { questions(table, &placed, catalog, dispatch) }
            { preview(table, &placed, catalog, dispatch) }
            { left_out(table, &placed.left_out, catalog) }
            <p class="incoming-acts">
                if placed.added > 0 { { button("button primary", "table-accept", None, accept, Html::from(catalog.fill("table.accept", &[("parts", &kind)]))) } }
                { ActionButton { testid: Some("table-close"), ..ActionButton::new(Action::Table(TableAction::Close), catalog.text("table.close"), "") }.view(dispatch) }
            </p>
        </section>
    }
}

const fn word(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Stakeholder => "stakeholders",
        PartKind::Input => "inputs",
        _ => "outcomes",
    }
}

/// Brings the table in, as one step, and tells what was left out.
fn accept(table: &Table, catalog: &'static Catalog, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (table, dispatch) = (table.clone(), dispatch.clone());
    Callback::from(move |_: MouseEvent| {
        let prefix = if table.kind == PartKind::Input { "i" } else { "o" };
        let new_ids: Vec<String> = (0..table.rows.len().saturating_mul(2)).map(|_| names::random(prefix, 5)).collect();
        let now = dispatch.0.now();
        let Some(document) = now.open() else { return };
        let placed = place_table(document.study(), &table, &new_ids, catalog.language());
        let sentence = catalog.plural(&format!("table.came.{}", word(table.kind)), placed.added, &[]);
        let refused = placed
            .left_out
            .iter()
            .filter(|one| one.reason != LeftOutReason::Column)
            .map(|one| sentence_of(&table, one, catalog))
            .collect();
        dispatch.edit(Edit::PlaceTable(Box::new(table.clone()), new_ids));
        dispatch.act(Action::Table(TableAction::Close));
        dispatch.act(Action::Notify(Notice::Pasted { sentence, refused, asks: None }));
    })
}

/// What is doubtful is asked once for the whole table.
fn questions(table: &Table, placed: &PlacedTable, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let ask = |word: &'static str, chosen: Option<Choice>, action: fn(Choice) -> TableAction| {
        let option = |choice: Choice, key: &str| {
            html! {
                <label class="tick">
                    <input type="radio" name={word} checked={chosen == Some(choice)} data-testid={format!("table-{key}")}
                        onclick={dispatch.on::<MouseEvent>(Action::Table(action(choice)))} />
                    { text(catalog, &format!("table.{word}.{key}")) }
                </label>
            }
        };
        html! {
            <fieldset class="table-question">
                <legend>{ text(catalog, &format!("table.{word}")) }</legend>
                { option(Choice::First, "first") }
                { option(Choice::Second, "second") }
            </fieldset>
        }
    };
    let convention = |language: Language| {
        html! {
            <label class="tick">
                <input type="radio" name="language" checked={table.language == language} data-testid={format!("table-{}", language.code())}
                    onclick={dispatch.on::<MouseEvent>(Action::Table(TableAction::SetLanguage(language)))} />
                { text(catalog, &format!("table.language.{}", language.code())) }
            </label>
        }
    };
    html! {
        <>
            <fieldset class="table-question">
                <legend>{ text(catalog, "table.language") }</legend>
                for language in Language::ALL { { convention(language) } }
            </fieldset>
            if placed.asks_shares { { ask("shares", table.shares, TableAction::SetShares) } }
            if placed.asks_marks { { ask("marks", table.marks, TableAction::SetMarks) } }
        </>
    }
}

/// The cells as they are understood, under the choice of what their columns hold.
fn preview(table: &Table, placed: &PlacedTable, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let head = |(place, column): (usize, &TableColumn)| {
        let words = [TableColumn::Ignored].iter().chain(TableColumn::of(table.kind));
        let options = words.map(|one| (one.word().to_owned(), catalog.under("table.column", one.word()).to_owned()));
        let number = write::number(Decimal::from(place.saturating_add(1)), 0, catalog.language());
        let heading = table.rows.first().filter(|_| table.has_headings).and_then(|row| row.get(place));
        let label =
            catalog.fill("table.column_label", &[("n", &number), ("heading", heading.map_or("", |it| it.trim()))]);
        let dispatch = dispatch.clone();
        let choose = Callback::from(move |word: String| {
            let column = TableColumn::from_word(&word).unwrap_or_default();
            dispatch.act(Action::Table(TableAction::SetColumn(place, column)));
        });
        html! {
            <th scope="col" class={(*column == TableColumn::Ignored).then_some("is-ignored")}>
                { Select { id: &format!("table-column-{place}"), label: &label, value: column.word(), options: options.collect(),
                    quiet_label: true, ..Select::default() }.view(choose) }
                if let Some(heading) = heading { <span class="table-heading">{ heading.trim() }</span> }
            </th>
        }
    };
    let cell = |cell: &Cell, typed: &String| match cell {
        Cell::Empty => html! { <td></td> },
        Cell::Taken(understood) => html! { <td class="is-taken">{ understood }</td> },
        Cell::LeftOut => html! {
            <td class="is-left-out"><s>{ typed.trim() }</s><span class="visually-hidden">{ text(catalog, "table.left_out_mark") }</span></td>
        },
    };
    let rest = placed.cells.len().saturating_sub(SHOWN);
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={catalog.text("table.preview").to_owned()}>
            <table class="table-preview">
                <caption class="visually-hidden">{ text(catalog, "table.preview") }</caption>
                <thead><tr>for one in table.columns.iter().enumerate() { { head(one) } }</tr></thead>
                <tbody>
                    for (cells, (_, typed)) in placed.cells.iter().zip(table.body()).take(SHOWN) {
                        <tr>for (one, typed) in cells.iter().zip(typed) { { cell(one, typed) } }</tr>
                    }
                </tbody>
            </table>
            if rest > 0 { <p class="field-hint">{ catalog.plural("table.more_rows", rest, &[]) }</p> }
        </div>
    }
}

/// Every cell that is left out, with its reason.
fn left_out(table: &Table, list: &[LeftOut], catalog: &'static Catalog) -> Html {
    // A column that is not taken says so above its cells.
    let own: Vec<&LeftOut> = list.iter().filter(|one| one.reason != LeftOutReason::Column).collect();
    if own.is_empty() {
        return Html::default();
    }
    let rest = own.len().saturating_sub(LISTED);
    html! {
        <div class="table-left-out" data-testid="table-left-out">
            <h3>{ catalog.plural("table.left_out", own.len(), &[]) }</h3>
            <ul class="notice-list">
                for one in own.into_iter().take(LISTED) { <li>{ sentence_of(table, one, catalog) }</li> }
                if rest > 0 { <li>{ catalog.plural("paste.more", rest, &[]) }</li> }
            </ul>
        </div>
    }
}

/// Which cell is left out, and why, in words.
fn sentence_of(table: &Table, one: &LeftOut, catalog: &Catalog) -> String {
    let row = write::number(Decimal::from(one.row.saturating_add(1)), 0, catalog.language());
    let column = table.columns.get(one.column).copied().unwrap_or_default();
    let column = catalog.under("table.column", column.word());
    let reason = match &one.reason {
        LeftOutReason::Unreadable(error) => catalog.read_error(error, Expect::Number),
        LeftOutReason::Inadmissible(error, unit) => catalog.field_error(*error, *unit),
        LeftOutReason::NoName => catalog.text("table.no_name").to_owned(),
        LeftOutReason::NoRoom => catalog.text("paste.no_row").to_owned(),
        LeftOutReason::Column => catalog.text("table.no_column").to_owned(),
    };
    let key = match one.reason {
        LeftOutReason::NoName | LeftOutReason::NoRoom => "table.refused_row",
        _ => "paste.refused",
    };
    let text: String = one.text.chars().take(60).collect();
    catalog.fill(key, &[("row", &row), ("column", column), ("reason", &reason), ("text", &text)])
}

//! A resource in the table of the inputs: its words, a cell for each of its years, its value, its details.

use super::input_details::details;
use super::pedigree::open_pedigree;
use crate::app::{Edit, NumberField, PartKind, SeriesEdit, TypedField, WorkspaceAction};
use crate::study::field::InputField;
use crate::study::limits::MAX_NAME;
use crate::study::{Input, InputKind, NumberPath, Study, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::browser::names;
use crate::ui::context::{View, use_shell, use_text_until_left};
use crate::ui::widgets::buttons::{PartLook, on_delete, prefix};
use crate::ui::widgets::text::{button, class_if, text};
use crate::ui::widgets::{
    EstimateLook, TextBox, choices, estimate_field, figure, part_buttons, quiet_select, stakeholder_options,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Most years that are columns; what is brought in a later one is edited in its details.
const MOST_YEARS: usize = 12;

/// The years that are columns: those in which something is brought.
pub(super) fn years_of(study: &Study) -> Vec<u32> {
    let mut years: Vec<u32> = study.inputs.iter().map(|input| input.year).collect();
    years.sort_unstable();
    years.dedup();
    years.truncate(MOST_YEARS);
    years
}

/// The row of a resource, given the places of its inputs in the order of their years.
pub(super) fn row(view: &View, members: &[usize], years: &[u32]) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let inputs: Vec<(usize, &Input)> =
        members.iter().filter_map(|place| Some((*place, &**study.inputs.get(*place)?))).collect();
    let Some((place, first)) = inputs.first().copied() else { return Html::default() };
    let ids: Vec<String> = inputs.iter().map(|(_, input)| input.id.clone()).collect();
    let is_one = ids.len() == 1;
    let name = if is_one {
        catalog.part_name(study, &format!("inputs/{}", first.id)).unwrap_or_default()
    } else {
        first.label.clone()
    };
    let of = |year: u32| inputs.iter().find(|(_, input)| input.year == year);
    // What has no name yet cannot be the same in another year.
    let next = inputs
        .last()
        .filter(|_| !first.label.trim().is_empty())
        .map(|(_, input)| input.year.saturating_add(input.number_of_years()));
    let opened = ids.iter().find(|id| view.workspace.inputs.contains(id));
    let is_open = opened.is_some();
    let toggle = view.dispatch.clone();
    let toggle = {
        let id = opened.unwrap_or(&first.id).clone();
        Callback::from(move |_: MouseEvent| toggle.workspace(WorkspaceAction::ToggleInput(id.clone())))
    };
    let cell_name = |year: u32| catalog.year_name(study, year);
    let value = if is_one { view.study.input_value(place) } else { view.study.input_series_value(members) };
    html! {
        <tr role="row" key={first.id.clone()} class={class_if("map-row", first.uncounted, "is-outside")} id={format!("part-inputs-{}", first.id)}
            tabindex="-1" aria-label={name.clone()}>
            <th role="rowheader" scope="row" class="map-name" data-name={first.label.clone()}>
                { label(view, first, &ids, &name) }
                { who(view, first, &ids, &name) }
                { kind(view, first, &ids, &name) }
            </th>
            for year in years.iter().copied() {
                <td role="cell" key={year} class={class_if("map-cell", of(year).is_none(), "is-blank")} data-name={cell_name(year)}>
                    if let Some((place, input)) = of(year) {
                        { amount(view, input, *place, &name) }
                    } else if next == Some(year) {
                        { add_year(view, &ids, &name) }
                    }
                </td>
            }
            <td role="cell" class="map-more">
                if next.is_some_and(|next| !years.contains(&next)) { { add_year(view, &ids, &name) } }
            </td>
            <td role="cell" class="map-result">
                <span class="map-worth">{ figure(view, value) }</span>
                <button type="button" class="button quiet small map-open" aria-expanded={if is_open { "true" } else { "false" }}
                    aria-label={catalog.fill("input.details", &[("name", &name)])} onclick={toggle}>{ if is_open { "▾" } else { "›" } }</button>
            </td>
            <td role="cell" class="map-acts">
                if is_one {
                    { part_buttons((catalog, &view.dispatch), PartKind::Input, &first.id, &name, (place, study.inputs.len()), PartLook::Signs) }
                } else {
                    { remove(view, &ids, &name) }
                }
            </td>
            <td role="cell" class="map-pedigree">
                { open_pedigree(view, |target| matches!(target, NumberPath::Input(whose, _) if ids.contains(whose))) }
                if is_open { for (place, input) in &inputs { { details(view, input, *place, (years.contains(&input.year), input.id != first.id)) } } }
            </td>
        </tr>
    }
}

/// The label of a resource. That of several inputs is changed at once, when it is left: half a label might be that of another.
fn label(view: &View, first: &Input, ids: &[String], name: &str) -> Html {
    let catalog = view.catalog;
    let field = TypedField::Text(TextField::InputLabel(first.id.clone()));
    let id = control_id(&field.path());
    let called = catalog.named(catalog.text("input.label"), name);
    if ids.len() == 1 {
        return html! { <TextBox class="map-label" names={first.id.clone()} {id} {field} value={first.label.clone()} placeholder={name.to_owned()} label={called} /> };
    }
    html! { <SeriesLabel {id} ids={ids.to_vec()} label={first.label.clone()} {called} /> }
}

/// Properties of [`SeriesLabel`].
#[derive(Properties, PartialEq)]
struct SeriesLabelProps {
    id: String,
    /// The ids of the inputs, one of each year.
    ids: Vec<String>,
    label: String,
    /// Its accessible name.
    called: String,
}

/// The label of several inputs.
#[component]
fn SeriesLabel(props: &SeriesLabelProps) -> Html {
    let (_, dispatch) = use_shell();
    let control = use_node_ref();
    use_text_until_left(&control, &props.label);
    let (ids, former) = (props.ids.clone(), props.label.clone());
    let onchange = Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        // Without a name its years would be resources of their own.
        if input.value().trim().is_empty() {
            input.set_value(&former);
        } else {
            dispatch.edit(Edit::Series(ids.clone(), SeriesEdit::Rename(input.value())));
        }
    });
    html! {
        <input ref={control} id={props.id.clone()} type="text" maxlength={MAX_NAME.to_string()} class="map-label"
            aria-label={props.called.clone()} autocomplete="off" {onchange} />
    }
}

fn who(view: &View, first: &Input, ids: &[String], name: &str) -> Html {
    let (catalog, dispatch, ids) = (view.catalog, view.dispatch.clone(), ids.to_vec());
    let choose =
        Callback::from(move |who: String| dispatch.edit(Edit::Series(ids.clone(), SeriesEdit::SetStakeholder(who))));
    let label = catalog.named(catalog.text("input.stakeholder"), name);
    quiet_select(
        &control_id(&format!("inputs/{}/stakeholder", first.id)),
        &label,
        &first.stakeholder,
        stakeholder_options(view.stated(), catalog),
        choose,
    )
}

fn kind(view: &View, first: &Input, ids: &[String], name: &str) -> Html {
    let (catalog, dispatch, ids) = (view.catalog, view.dispatch.clone(), ids.to_vec());
    let choose = Callback::from(move |word: String| {
        if let Some(kind) = InputKind::from_word(&word) {
            dispatch.edit(Edit::Series(ids.clone(), SeriesEdit::SetKind(kind)));
        }
    });
    let label = catalog.named(catalog.text("input.kind"), name);
    let kinds = choices(catalog, "input_kind", InputKind::WORDS);
    quiet_select(&control_id(&format!("inputs/{}/kind", first.id)), &label, first.kind.word(), kinds, choose)
}

/// What is brought in a year: an amount, or a quantity at the value of a unit.
fn amount(view: &View, input: &Input, place: usize, name: &str) -> Html {
    let catalog = view.catalog;
    let of_year = [name, &catalog.year_name(view.stated(), input.year)].join(", ");
    let number = |field: InputField| {
        let target = NumberPath::Input(input.id.clone(), field);
        let look = EstimateLook { pedigree: true, cell_of: Some(of_year.clone()), ..EstimateLook::default() };
        estimate_field(view, &target, &look)
    };
    let quantity = TypedField::Number(NumberField::Value(NumberPath::Input(input.id.clone(), InputField::Quantity)));
    // A quantity that is typed stays, though it may be 1 on the way.
    let is_amount = input.is_amount() && view.dispatch.0.now().draft(&quantity).is_none();
    html! {
        <>
            if !is_amount { { number(InputField::Quantity) } }
            { number(InputField::UnitValue) }
            if !is_amount || input.number_of_years() > 1 {
                <span class="map-sum">
                    if input.number_of_years() > 1 { { catalog.plural("count.years", input.number_of_years() as usize, &[]) }{ " · " } }
                    { figure(view, view.study.input_value(place)) }
                </span>
            }
        </>
    }
}

fn add_year(view: &View, ids: &[String], name: &str) -> Html {
    let (dispatch, ids, edit) = (view.dispatch.clone(), ids.to_vec(), view.paths.edit.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let id = names::random(prefix(PartKind::Input), 5);
        dispatch.edit(Edit::Series(ids.clone(), SeriesEdit::AddYear(id.clone())));
        edit.emit(format!("inputs/{id}/unit_value"));
    });
    let name = view.catalog.fill("map.add_year", &[("name", name)]);
    button("button quiet small map-add-year", "", Some(name), onclick, "+".into())
}

fn remove(view: &View, ids: &[String], name: &str) -> Html {
    let onclick = on_delete(&view.dispatch, Edit::Series(ids.to_vec(), SeriesEdit::Remove));
    let name = view.catalog.fill("part.delete_named", &[("name", name)]);
    html! {
        <div class="part-buttons">{ button("button quiet small", "", Some(name), onclick, text(view.catalog, "part.delete")) }</div>
    }
}

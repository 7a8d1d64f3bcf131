//! Correlation groups: numbers that move together. A study has none unless the user makes one.

use super::ties::ties;
use crate::app::{Edit, NumberField, PartKind};
use crate::study::correlation::whole;
use crate::study::{Correlation, NumberPath, Shared, TextField};
use crate::ui::browser::focus::{control_id, focus};
use crate::ui::browser::{names, paint};
use crate::ui::context::View;
use crate::ui::widgets::buttons::prefix;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{button, paragraph, text};
use crate::ui::widgets::{NumberInput, Select, Term, text_input};
use yew::prelude::*;

pub(super) fn correlations(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let free = free(view);
    let add = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            let id = names::random(prefix(PartKind::Correlation), 5);
            dispatch.edit(Edit::Add(PartKind::Correlation, id.clone()));
            // The group is mounted after the next paint. Its name then gets the focus: what the numbers have in common.
            let name = control_id(&TextField::CorrelationName(id).path());
            paint::after(move || paint::after(move || _ = focus(&name)));
        })
    };
    let content = html! {
        <>
            { paragraph("", catalog, "together.about") }
            { ties(view) }
            if study.correlations.is_empty() {
                { paragraph("field-hint", catalog, "together.none") }
            } else {
                <ul class="groups">
                    for one in study.correlations.iter() { { group(view, one, &free) } }
                </ul>
            }
            <p>{ button("button", "add-correlation", None, add, text(catalog, "together.add")) }</p>
        </>
    };
    section(view, "together-title", "together.title", content)
}

/// The numbers that have a range and are in no group, each with its name.
fn free(view: &View) -> Vec<String> {
    let study = view.stated();
    let is_free = |target: &&NumberPath| {
        study.correlation_of(&target.to_string()).is_none() && study.correlation_of(&whole(target)).is_none()
    };
    let ranges = view.study.ranges(&view.workspace.uncertainty.default_ranges);
    let mut paths: Vec<String> = ranges.iter().map(|(target, _)| target).filter(is_free).map(whole).collect();
    paths.dedup();
    paths
}

fn group(view: &View, group: &Shared<Correlation>, free: &[String]) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let path = ["correlations", &group.id].join("/");
    let name = catalog.part_name(study, &path).unwrap_or_default();
    let named = |key: &str| Some(catalog.fill(key, &[("name", &name)]));
    let title = format!("group-{}", group.id);
    let remove = view.dispatch.on_edit(Edit::Remove(PartKind::Correlation, group.id.clone()));
    html! {
        <li key={group.id.clone()} class="group" data-testid="correlation" id={format!("part-correlations-{}", group.id)} tabindex="-1">
            <section aria-labelledby={title.clone()}>
                <h3 class="visually-hidden" id={title}>{ &name }</h3>
                <div class="form-row">
                    { text_input(TextField::CorrelationName(group.id.clone()), catalog.text("together.name"), &group.name) }
                    { correlation(view, group) }
                </div>
                <ul class="ranges">for member in group.members.iter() { { self::member(view, group, member) } }</ul>
                if group.members.len() < 2 { { paragraph("field-hint", catalog, "together.too_few") } }
                <div class="form-row group-acts">
                    { add_member(view, group, &name, free) }
                    { button("button quiet small", "", named("together.remove_named"), remove, text(catalog, "together.remove")) }
                </div>
            </section>
        </li>
    }
}

fn correlation(view: &View, group: &Correlation) -> Html {
    html! {
        <NumberInput field={NumberField::RankCorrelation(group.id.clone())} label={view.text("together.correlation")}
            value={Some(group.rank_correlation)} hint={view.text("together.correlation.hint")}>
            <Term word="rank_correlation" name={view.text("together.correlation")} />
        </NumberInput>
    }
}

fn member(view: &View, group: &Correlation, path: &str) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let name = catalog.acted_on(study, path);
    let remove = view.dispatch.on_edit(Edit::SetMember(group.id.clone(), path.to_owned(), false));
    let label = Some(catalog.fill("together.take_out_named", &[("name", &name)]));
    let is_opposite = group.opposite.iter().any(|member| member == path);
    let edit = Edit::SetOpposite(group.id.clone(), path.to_owned(), !is_opposite);
    let id = control_id(&["correlations", &group.id, path].join("/"));
    html! {
        <li key={path.to_owned()}>
            { button("link", "", None, view.paths.to_path(path.to_owned()), Html::from(name.clone())) }
            <span class="tick">
                <input type="checkbox" id={id.clone()} checked={is_opposite} onchange={view.dispatch.on_edit::<Event>(edit)} />
                <label for={id}>{ text(catalog, "together.opposite") }<span class="visually-hidden">{ " " }{ name }</span></label>
            </span>
            { button("button quiet small", "", label, remove, text(catalog, "together.take_out")) }
        </li>
    }
}

/// A select of the free numbers; choosing one adds it to the group at once.
fn add_member(view: &View, group: &Correlation, name: &str, free: &[String]) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    if free.is_empty() {
        return paragraph("field-hint", catalog, "together.no_more");
    }
    let options = vec![(String::new(), catalog.text("together.choose").to_owned())];
    let groups = catalog.number_groups(study, free.iter().cloned());
    let add = {
        let (dispatch, id) = (view.dispatch.clone(), group.id.clone());
        Callback::from(move |path: String| dispatch.edit(Edit::SetMember(id.clone(), path, true)))
    };
    let label = catalog.fill("together.add_member", &[("name", name)]);
    Select { id: &format!("member-{}", group.id), label: &label, options, groups, ..Select::default() }.view(add)
}

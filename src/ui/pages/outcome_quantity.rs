//! The quantity of an outcome part by part, and a proxy that several outcomes share.

use super::outcome_extras::{Fold, act};
use super::pedigree::open_pedigree;
use crate::app::{Edit, OutcomeEdit};
use crate::study::field::OutcomeField;
use crate::study::limits::MAX_FACTORS;
use crate::study::{NumberPath, Outcome, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::text;
use crate::ui::widgets::{EstimateLook, TextLook, estimate_field, select, text_input_as};
use yew::prelude::*;

/// The ready-made factors: the last part of their key.
const READY_MADE: [&str; 4] = ["share", "points", "scale", "other"];

/// The factors of an outcome's quantity, each with its label and its number, and buttons that add one.
pub(super) fn factors(view: &View, outcome: &Outcome) -> Html {
    let (catalog, count) = (view.catalog, outcome.quantity_factors.len());
    let add = |word: &str| {
        let ready = catalog.under("factor.ready", word);
        // One that a person names has no label yet.
        let label = if word == "other" { String::new() } else { ready.to_owned() };
        let text = catalog.fill("adjustment.add", &[("name", ready)]);
        act(view, outcome, OutcomeEdit::AddFactor(label), (&text, None), "small")
    };
    html! {
        <Fold title={catalog.text("factor.title").to_owned()} open={count > 0}>
            <p class="field-hint">{ text(catalog, "factor.hint") }</p>
            for n in 0..count { { factor(view, outcome, n) } }
            { open_pedigree(view, |target| {
                matches!(target, NumberPath::Outcome(whose, OutcomeField::Factor(_)) if *whose == outcome.id)
            }) }
            if count < MAX_FACTORS {
                <div class="adjustment-add">for ready in READY_MADE { { add(ready) } }</div>
            }
        </Fold>
    }
}

fn factor(view: &View, outcome: &Outcome, n: usize) -> Html {
    let catalog = view.catalog;
    let target = NumberPath::Outcome(outcome.id.clone(), OutcomeField::Factor(n));
    let name = catalog.factor_name(outcome, n);
    let label = outcome.quantity_factors.get(n).map(|it| it.label.clone()).unwrap_or_default();
    let number = catalog.text("factor.number").to_owned();
    let look = EstimateLook { name: Some(number), pedigree: true, ..EstimateLook::default() };
    let field = TextField::FactorLabel(outcome.id.clone(), n);
    let delete = catalog.fill("part.delete_named", &[("name", &name)]);
    html! {
        <div class="adjustment" role="group" aria-label={name} key={n}>
            { text_input_as(field, catalog.text("factor.label"), &label, TextLook::default()) }
            { estimate_field(view, &target, &look) }
            { act(view, outcome, OutcomeEdit::RemoveFactor(n), (catalog.text("part.delete"), Some(delete)), "small quiet") }
        </div>
    }
}

/// Whose amount it is: its own, or that of another outcome; nothing where others share this one's, or there is none to share.
pub(super) fn proxy_owner(view: &View, outcome: &Outcome) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let name = |id: &str| catalog.part_name(study, &format!("outcomes/{id}")).unwrap_or_default();
    let sharers: Vec<String> = study.proxy_sharers(&outcome.id).map(|sharer| name(&sharer.id)).collect();
    if !sharers.is_empty() {
        return html! { <p class="field-hint">{ catalog.fill("outcome.proxy_shared_by", &[("names", &sharers.join(", "))]) }</p> };
    }
    let owners = study.outcomes.iter().filter(|it| it.id != outcome.id && it.shares_proxy_of().is_none());
    let own = (String::new(), catalog.text("outcome.proxy_own").to_owned());
    let owners = owners.map(|it| (it.id.clone(), catalog.fill("outcome.proxy_as", &[("name", &name(&it.id))])));
    let options: Vec<(String, String)> = [own].into_iter().chain(owners).collect();
    let choose =
        view.dispatch.choose(&outcome.id, |id, word| Some(Edit::Outcome(id, OutcomeEdit::ShareProxy(word.to_owned()))));
    let chosen = outcome.shares_proxy_of().unwrap_or_default();
    html! {
        if options.len() > 1 {
            { select(&control_id(&format!("outcomes/{}/proxy/same_as", outcome.id)), catalog.text("outcome.proxy_owner"), chosen,
                options, choose) }
        }
    }
}

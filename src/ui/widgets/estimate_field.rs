//! The input for a number of the registry, with a button to its pedigree: what it rests on, its range, its source.

use super::{NumberInput, Term};
use crate::app::Edit;
use crate::number::Decimal;
use crate::number::read::Expect;
use crate::present::Catalog;
use crate::study::field::{FieldSpec, Unit};
use crate::study::{Basis, Currency, Estimate, Target};
use crate::ui::context::View;
use crate::ui::widgets::words::{class_if, words};
use yew::prelude::*;

/// How the input of a number looks and what it offers.
#[derive(Default)]
pub struct EstimateLook {
    /// Whether its pedigree can be shown.
    pub pedigree: bool,
    /// Whether a definition is one tap away.
    pub defined: bool,
    /// A sentence of help.
    pub hint: Option<AttrValue>,
}

/// What kind of number a unit is read as.
pub fn expect_of(spec: &FieldSpec) -> Expect {
    match spec.unit {
        Unit::Money => Expect::Money,
        Unit::Share | Unit::Rate => Expect::Percent,
        _ if spec.whole => Expect::Count,
        Unit::Count | Unit::CalendarYear | Unit::Years | Unit::Points => Expect::Number,
    }
}

/// The sign shown after an input.
pub fn sign_of(catalog: &Catalog, unit: Unit, currency: Currency) -> Option<AttrValue> {
    match unit {
        Unit::Money => {
            let zero = crate::number::write::money(Decimal::ZERO, 0, currency.code(), catalog.language());
            Some(zero.replace(['0', '\u{a0}'], "").into())
        }
        Unit::Share => Some("%".into()),
        Unit::Rate => Some(catalog.text("unit.percent_a_year").to_owned().into()),
        Unit::Count | Unit::CalendarYear | Unit::Years | Unit::Points => None,
    }
}

/// The input of a registered number.
pub fn estimate_field(view: &View, target: &Target, look: &EstimateLook) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let estimate = target.get(study);
    let field = target.field();
    let spec = field.spec();
    let check = {
        let (target, estimate) = (target.clone(), estimate.clone());
        Callback::from(move |value: Decimal| {
            let next = Estimate { value: Some(value), ..estimate.clone().unwrap_or_default() };
            target.check(&next).err().map(|error| catalog.field_error(error, spec.unit))
        })
    };
    let onvalue = {
        let (target, dispatch) = (target.clone(), view.dispatch.clone());
        Callback::from(move |value: Option<Decimal>| dispatch.edit(Edit::SetValue(target.clone(), value)))
    };
    let implied = estimate.as_ref().filter(|estimate| estimate.value.is_none()).map(Estimate::point);
    let expect = expect_of(&spec);
    let placeholder = implied
        .or(spec.default)
        .map(|value| crate::number::write::for_input(value, expect, catalog.language()))
        .or_else(|| spec.estimated.then(|| catalog.text("field.not_stated").to_owned()));
    let name = catalog.target_name(target);
    html! {
        <div class={class_if("estimate", view.shows(target), "is-open")} key={target.to_string()}>
            <NumberInput path={target.to_string()} label={name.clone()} {expect} {check} {onvalue}
                value={estimate.as_ref().and_then(|estimate| estimate.value)}
                currency={study.currency.code().to_owned()} unit={sign_of(catalog, spec.unit, study.currency)}
                hint={look.hint.clone()} placeholder={placeholder.map(AttrValue::from)}
                ungrouped={spec.unit == Unit::CalendarYear}>
                if look.defined { <Term word={field.word()} name={name.clone()} /> }
            </NumberInput>
            if look.pedigree {
                { pedigree_button(view, target, estimate.as_ref(), &name) }
            }
        </div>
    }
}

/// The button that says in two words what the number rests on.
fn pedigree_button(view: &View, target: &Target, estimate: Option<&Estimate>, name: &str) -> Html {
    let (catalog, is_open) = (view.catalog, view.shows(target));
    let basis = estimate.and_then(|estimate| estimate.basis);
    let label = match basis {
        Some(basis) => catalog.under("basis", basis.word()),
        None if estimate.is_some_and(Estimate::has_pedigree) => catalog.text("pedigree.partial"),
        None => catalog.text("pedigree.none"),
    };
    let range = estimate.is_some_and(|estimate| estimate.range.is_some());
    let target = target.clone();
    html! {
        <button type="button" class={class_if("pedigree-button", basis.is_some(), &format!("basis-{}", basis.map_or("none", Basis::word)))}
            aria-expanded={if is_open { "true" } else { "false" }}
            onclick={view.ontoggle.reform(move |_: MouseEvent| target.clone())}>
            <span class="visually-hidden">{ catalog.fill("pedigree.of", &[("name", name)]) }</span>
            <span class="pedigree-mark" aria-hidden="true"></span>
            { label }
            if range { <span class="pedigree-range">{ words(catalog, "pedigree.has_range") }</span> }
        </button>
    }
}

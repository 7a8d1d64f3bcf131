//! The input for a number of the registry, with a button to its pedigree: what it rests on, its range, its source.

use super::{NumberInput, Term};
use crate::app::Edit;
use crate::number::Decimal;
use crate::number::read::Expect;
use crate::present::Catalog;
use crate::study::field::{FieldSpec, Unit};
use crate::study::{Currency, Estimate, Target};
use crate::ui::context::{use_catalog, use_dispatch};
use yew::prelude::*;

/// What the input of a registered number needs to know.
#[derive(Properties, PartialEq)]
pub struct EstimateFieldProps {
    /// Which number.
    pub target: Target,
    /// The number now.
    pub estimate: Option<Estimate>,
    /// The study's currency.
    pub currency: Currency,
    /// Whether its pedigree is shown.
    #[prop_or_default]
    pub is_open: bool,
    /// Shows or hides its pedigree; none for numbers without one.
    #[prop_or_default]
    pub ontoggle: Option<Callback<Target>>,
    /// Whether a definition is one tap away.
    #[prop_or_default]
    pub defined: bool,
    /// A sentence of help.
    #[prop_or_default]
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
#[component]
pub fn EstimateField(props: &EstimateFieldProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let field = props.target.field();
    let spec = field.spec();
    let check = {
        let (target, estimate) = (props.target.clone(), props.estimate.clone());
        Callback::from(move |value: Decimal| {
            let next = Estimate { value: Some(value), ..estimate.clone().unwrap_or_default() };
            target.check(&next).err().map(|error| catalog.field_error(error, spec.unit))
        })
    };
    let onvalue = {
        let target = props.target.clone();
        Callback::from(move |value: Option<Decimal>| dispatch.edit(Edit::SetValue(target.clone(), value)))
    };
    let implied = props.estimate.as_ref().filter(|estimate| estimate.value.is_none()).map(Estimate::point);
    let expect = expect_of(&spec);
    let placeholder = implied
        .or(spec.default)
        .map(|value| crate::number::write::for_input(value, expect, catalog.language()))
        .or_else(|| spec.estimated.then(|| catalog.text("field.not_stated").to_owned()));
    let name = catalog.target_name(&props.target);
    html! {
        <div class={classes!("estimate", props.is_open.then_some("is-open"))}>
            <NumberInput path={props.target.to_string()} label={name.clone()} {expect} {check} {onvalue}
                value={props.estimate.as_ref().and_then(|estimate| estimate.value)}
                currency={props.currency.code().to_owned()} unit={sign_of(catalog, spec.unit, props.currency)}
                hint={props.hint.clone()} placeholder={placeholder.map(AttrValue::from)}
                ungrouped={spec.unit == Unit::CalendarYear}>
                if props.defined { <Term word={field.word()} name={name.clone()} /> }
            </NumberInput>
            if let Some(ontoggle) = &props.ontoggle {
                { pedigree_button(catalog, props, &name, ontoggle) }
            }
        </div>
    }
}

/// The button that says in two words what the number rests on.
fn pedigree_button(
    catalog: &'static Catalog,
    props: &EstimateFieldProps,
    name: &str,
    ontoggle: &Callback<Target>,
) -> Html {
    let estimate = props.estimate.as_ref();
    let basis = estimate.and_then(|estimate| estimate.basis);
    let words = match basis {
        Some(basis) => catalog.text(&format!("basis.{}", basis.word())),
        None if estimate.is_some_and(Estimate::has_pedigree) => catalog.text("pedigree.partial"),
        None => catalog.text("pedigree.none"),
    };
    let range = estimate.is_some_and(|estimate| estimate.range.is_some());
    let target = props.target.clone();
    html! {
        <button type="button" class={classes!("pedigree-button", basis.map(|basis| format!("basis-{}", basis.word())))}
            aria-expanded={if props.is_open { "true" } else { "false" }}
            onclick={ontoggle.reform(move |_: MouseEvent| target.clone())}>
            <span class="visually-hidden">{ catalog.fill("pedigree.of", &[("name", name)]) }</span>
            <span class="pedigree-mark" aria-hidden="true"></span>
            { words }
            if range { <span class="pedigree-range">{ catalog.text("pedigree.has_range") }</span> }
        </button>
    }
}

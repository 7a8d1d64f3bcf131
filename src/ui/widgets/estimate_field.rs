//! The input for a number of the registry, with a button to its pedigree: what it rests on, its range, its source.

use super::{NumberInput, Term};
use crate::app::NumberField;
use crate::number::Decimal;
use crate::present::Catalog;
use crate::study::field::{FieldRole, FieldSpec, FieldUnit};
use crate::study::{Basis, Currency, Estimate, NumberPath};
use crate::ui::context::{Dispatch, View, with};
use crate::ui::widgets::text::class_if;
use yew::prelude::*;

/// Digits of an implied value, which is shown and not typed.
const IMPLIED_DIGITS: u32 = 4;

/// How the input of a number looks and what it offers.
#[derive(Default)]
pub struct EstimateLook {
    /// Whether its pedigree can be shown.
    pub pedigree: bool,
    /// Whether a definition is one tap away.
    pub defined: bool,
    /// A sentence of help.
    pub hint: Option<AttrValue>,
    /// What it is called, where that is not the name of its field.
    pub name: Option<String>,
    /// In a sentence, which says what it is: the label is for screen readers, and the pedigree is a mark.
    pub inline: bool,
    /// In a table, whose head holds name, unit and definition: what the number belongs to.
    pub cell_of: Option<String>,
}

/// What the input of a number needs to know of the study around it.
pub struct FieldContext<'a> {
    /// The words.
    pub catalog: &'static Catalog,
    /// The way to act.
    pub dispatch: &'a Dispatch,
    /// The study's currency.
    pub currency: Currency,
    /// The number whose pedigree is shown.
    pub pedigree: Option<&'a NumberPath>,
    /// Shows the pedigree of a number, or hides it.
    pub ontoggle: &'a Callback<NumberPath>,
}

/// The sign shown after an input.
pub fn sign_of(catalog: &Catalog, unit: FieldUnit, currency: Currency) -> Option<AttrValue> {
    match unit {
        FieldUnit::Money => {
            let zero = crate::number::write::money(Decimal::ZERO, 0, currency.code(), catalog.language());
            Some(zero.replace(['0', '\u{a0}'], "").into())
        }
        FieldUnit::Share | FieldUnit::Difference => Some("%".into()),
        FieldUnit::Rate => Some(catalog.text("unit.percent_a_year").to_owned().into()),
        FieldUnit::Count | FieldUnit::Mean | FieldUnit::CalendarYear | FieldUnit::Years | FieldUnit::Points => None,
    }
}

/// The sign shown after the input of a number: of a drop-off it says that it is taken every year.
pub fn sign_of_field(catalog: &Catalog, spec: &FieldSpec, currency: Currency) -> Option<AttrValue> {
    if spec.role == FieldRole::DropOff {
        return Some(catalog.text("unit.percent_each_year").to_owned().into());
    }
    sign_of(catalog, spec.unit, currency)
}

/// The input of a registered number.
pub fn estimate_field(view: &View, target: &NumberPath, look: &EstimateLook) -> Html {
    let around = FieldContext {
        catalog: view.catalog,
        dispatch: &view.dispatch,
        currency: view.stated().currency,
        pedigree: view.workspace.pedigree.as_ref(),
        ontoggle: &view.ontoggle,
    };
    number_field(&around, target, target.get(view.stated()), look)
}

/// The input of a registered number that is stated so.
pub fn number_field(
    around: &FieldContext<'_>,
    target: &NumberPath,
    estimate: Option<Estimate>,
    look: &EstimateLook,
) -> Html {
    let (catalog, currency) = (around.catalog, around.currency);
    let field = target.field();
    let spec = field.spec();
    // The middle of a range or a share of answers may have 28 digits.
    let implied = estimate.as_ref().filter(|estimate| estimate.value.is_none()).map(Estimate::point);
    let implied = implied.map(|value| value.round_sf(IMPLIED_DIGITS).unwrap_or(value).normalize());
    let expect = spec.expect();
    let in_table = look.cell_of.is_some();
    let placeholder = implied
        .or(spec.default)
        .map(|value| crate::number::write::for_input(value, expect, catalog.language()))
        .or_else(|| (spec.estimated && !in_table).then(|| catalog.text("field.not_stated").to_owned()));
    let name = look.name.clone().unwrap_or_else(|| catalog.target_name(target));
    let label = match &look.cell_of {
        Some(part) => catalog.named(&name, part),
        None => name.clone(),
    };
    let is_open = around.pedigree == Some(target);
    html! {
        <div class={class_if("estimate", is_open, "is-open")} key={target.to_string()}>
            <NumberInput field={NumberField::Value(target.clone())} label={label.clone()} quiet_label={in_table || look.inline} inline={look.inline}
                value={estimate.as_ref().and_then(|estimate| estimate.value)}
                unit={sign_of_field(catalog, &spec, currency).filter(|_| !in_table)}
                hint={look.hint.clone()} placeholder={placeholder.map(AttrValue::from)}>
                if look.defined { <Term word={field.word()} name={name.clone()} /> }
            </NumberInput>
            if look.pedigree {
                { pedigree_button(around, target, estimate.as_ref(), &label, (in_table, look.inline)) }
            }
        </div>
    }
}

/// The button that says in two words what the number rests on; in a table or a sentence with a mark alone, and the words for those who listen.
fn pedigree_button(
    around: &FieldContext<'_>,
    target: &NumberPath,
    estimate: Option<&Estimate>,
    name: &str,
    (in_table, inline): (bool, bool),
) -> Html {
    let is_mark = in_table || inline;
    let (catalog, is_open) = (around.catalog, around.pedigree == Some(target));
    let basis = estimate.and_then(|estimate| estimate.basis);
    let label = match basis {
        Some(basis) => catalog.under("basis", basis.word()),
        None if estimate.is_some_and(Estimate::has_pedigree) => catalog.text("pedigree.partial"),
        None => catalog.text("pedigree.none"),
    };
    let range = estimate
        .is_some_and(|estimate| estimate.range.is_some() || estimate.sample.is_some())
        .then(|| catalog.text("pedigree.has_range"));
    let of = catalog.fill("pedigree.of", &[("name", name)]);
    let said = is_mark.then(|| [&of, label, range.unwrap_or_default()].join(" ").trim_end().to_owned());
    html! {
        <button type="button" class={class_if("pedigree-button", basis.is_some(), &format!("basis-{}", basis.map_or("none", Basis::word)))}
            // In a table the Tab key goes from number to number; Shift+F2 presses it.
            tabindex={in_table.then_some("-1")} aria-keyshortcuts={in_table.then_some("Shift+F2")}
            aria-expanded={if is_open { "true" } else { "false" }} aria-label={said} title={label.to_owned()}
            onclick={with(around.ontoggle, target.clone())}>
            if !is_mark { <span class="visually-hidden">{ of }</span> }
            <span class="pedigree-mark" aria-hidden="true"></span>
            if !is_mark { <span class="pedigree-word">{ label }</span> }
            if let Some(range) = range.filter(|_| !inline) { <span class="pedigree-range">{ range }</span> }
        </button>
    }
}

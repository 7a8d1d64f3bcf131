//! The pedigree of a number: its range, what it rests on, where it comes from.

use super::estimate_field::sign_of;
use super::references::reference_list;
use super::{NumberInput, TextBox, choices, choices_or_none, select};
use crate::app::Edit;
use crate::number::Decimal;
use crate::number::read::Expect;
use crate::study::field::FieldUnit;
use crate::study::text::MAX_SOURCE;
use crate::study::{Basis, Currency, Estimate, NumberPath, Range, RangeShape};
use crate::ui::browser::focus::control_id;
use crate::ui::context::use_shell;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// What the editor of a pedigree needs to know.
#[derive(Properties, PartialEq)]
pub struct PedigreeProps {
    /// Which number.
    pub target: NumberPath,
    /// The number now.
    pub estimate: Option<Estimate>,
    /// The study's currency.
    pub currency: Currency,
    /// Hides it.
    pub onclose: Callback<MouseEvent>,
}

/// Bounds of which one may still be missing: the study only gets both or neither.
type Bounds = (Option<Decimal>, Option<Decimal>);

/// The editor of a pedigree.
#[component]
pub fn Pedigree(props: &PedigreeProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let stated: Bounds = props
        .estimate
        .as_ref()
        .and_then(|estimate| estimate.range)
        .map_or((None, None), |range| (Some(range.low), Some(range.high)));
    let bounds = use_state(|| stated);
    {
        let bounds = bounds.clone();
        use_effect_with((props.target.clone(), stated), move |(_, stated)| {
            let complete = bounds.0.is_some() == bounds.1.is_some();
            if *bounds != *stated && (complete || stated.0.is_some()) {
                bounds.set(*stated);
            }
        });
    }
    let now = props.estimate.clone().unwrap_or_default();
    let set = {
        let (dispatch, target) = (dispatch.clone(), props.target.clone());
        move |estimate: Estimate| dispatch.edit(Edit::SetEstimate(target.clone(), Some(estimate)))
    };
    let spec = props.target.field().spec();
    let refused = refusal(&bounds, &now, &props.target).map(|error| catalog.field_error(error, spec.unit));
    let half = bounds.0.is_some() != bounds.1.is_some();
    let bound = |low: bool| {
        let (waiting, now, set, target) = (bounds.clone(), now.clone(), set.clone(), props.target.clone());
        let onvalue = Callback::from(move |value: Option<Decimal>| {
            let next = if low { (value, waiting.1) } else { (waiting.0, value) };
            waiting.set(next);
            let range = match next {
                (Some(low), Some(high)) => Some(Range { low, high }),
                _ => None,
            };
            // Half a range waits here until its other bound is there.
            if next.0.is_some() == next.1.is_some() {
                let estimate = Estimate { range, ..now.clone() };
                if target.check(&estimate).is_ok() {
                    set(estimate);
                }
            }
        });
        let word = if low { "low" } else { "high" };
        html! {
            <NumberInput path={format!("{}/{word}", props.target)} label={catalog.under("pedigree", word).to_owned()}
                value={if low { bounds.0 } else { bounds.1 }} expect={spec.expect()} {onvalue}
                currency={props.currency.code().to_owned()} unit={sign_of(catalog, spec.unit, props.currency)}
                check={|_: Decimal| None} />
        }
    };
    let choose_shape = {
        let (now, set) = (now.clone(), set.clone());
        Callback::from(move |word: String| set(Estimate { shape: RangeShape::from_word(&word), ..now.clone() }))
    };
    let choose_basis = {
        let (now, set) = (now.clone(), set.clone());
        Callback::from(move |word: String| set(Estimate { basis: Basis::from_word(&word), ..now.clone() }))
    };
    let type_source = {
        let (now, set) = (now.clone(), set.clone());
        Callback::from(move |source: String| set(Estimate { source, ..now.clone() }))
    };
    let set_year = {
        let (now, set) = (now.clone(), set.clone());
        Callback::from(move |year: Option<Decimal>| {
            let year = year.and_then(|year| year.to_string().parse().ok());
            set(Estimate { year, ..now.clone() });
        })
    };
    let year_check = Callback::from(move |year: Decimal| {
        let spec = crate::study::Field::PriceYear.spec();
        spec.check(year).err().map(|error| catalog.field_error(error, spec.unit))
    });
    let source_id = control_id(&format!("{}/source", props.target));
    let shapes = choices(catalog, "shape", RangeShape::WORDS);
    let bases = choices_or_none(catalog, "basis", Basis::WORDS);
    let can_state = props.estimate.is_some();
    html! {
        <section class="pedigree" aria-label={catalog.fill("pedigree.of", &[("name", &catalog.target_name(&props.target))])}>
            <div class="pedigree-head">
                <p class="pedigree-title">{ catalog.fill("pedigree.of", &[("name", &catalog.target_name(&props.target))]) }</p>
                { button("button quiet small", "", None, props.onclose.clone(), text(catalog, "close")) }
            </div>
            if can_state {
                <div class="pedigree-fields">
                    { select(&control_id(&format!("{}/basis", props.target)), catalog.text("pedigree.basis"),
                        now.basis.map(Basis::word).unwrap_or_default(), bases, choose_basis) }
                    <div class="field wide">
                        <div class="field-label"><label for={source_id.clone()}>{ text(catalog, "pedigree.source") }</label></div>
                        <TextBox id={source_id} max={MAX_SOURCE} value={now.source.clone()} ontext={type_source} />
                    </div>
                    <NumberInput path={format!("{}/year", props.target)} label={catalog.text("pedigree.year").to_owned()}
                        value={now.year.map(Decimal::from)} expect={Expect::Count} ungrouped=true
                        check={year_check} onvalue={set_year} />
                    // The range of a measured effect follows from its standard error.
                    if !props.target.field().is_effect() {
                        { bound(true) }
                        { bound(false) }
                        { select(&control_id(&format!("{}/shape", props.target)), catalog.text("pedigree.shape"), now.shape().word(),
                            shapes, choose_shape) }
                    }
                </div>
                if half { <p class="field-error" role="alert">{ text(catalog, "pedigree.half_range") }</p> }
                if let Some(refused) = refused { <p class="field-error" role="alert">{ refused }</p> }
            } else {
                { paragraph("field-hint", catalog, "pedigree.state_first") }
            }
            if can_state || spec.default.is_some() {
                <p class="pedigree-unknown">
                    { button("button small", "do-not-know", None, dispatch.on_edit(Edit::DoNotKnow(props.target.clone(),
                        catalog.text("unknown.source").to_owned())), text(catalog, "unknown.act")) }
                    <span class="field-hint">{ text(catalog, "unknown.hint") }</span>
                </p>
            }
            if spec.unit == FieldUnit::Money { { reference_list(&props.target, props.currency, catalog, &dispatch) } }
        </section>
    }
}

/// Why the bounds as typed cannot be the range of the number.
fn refusal(bounds: &Bounds, now: &Estimate, target: &NumberPath) -> Option<crate::study::FieldError> {
    let (Some(low), Some(high)) = *bounds else {
        return None;
    };
    target.check(&Estimate { range: Some(Range { low, high }), ..now.clone() }).err()
}

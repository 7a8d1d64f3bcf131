//! The pedigree of a number: its range, what it rests on, where it comes from.

use super::pedigree_props::PedigreeProps;
use super::references::reference_list;
use crate::app::{Action, Bound, Edit, NumberField, SampleCount, TypedField};
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::study::field::{FieldSpec, FieldUnit};
use crate::study::{Basis, Estimate, EstimateError, FieldError, NumberPath, Range, RangeShape};
use crate::ui::browser::focus::{control_id, show_choices};
use crate::ui::context::{View, use_shell, with};
use crate::ui::widgets::text::{button, paragraph, text};
use crate::ui::widgets::{NumberInput, TextBox, choices, choices_or_none, select, sign_of};
use yew::prelude::*;

/// The editor of a pedigree.
#[component]
pub fn Pedigree(props: &PedigreeProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let now = props.estimate.clone().unwrap_or_default();
    let set = {
        let (dispatch, target) = (dispatch.clone(), props.target.clone());
        move |estimate: Estimate| dispatch.edit(Edit::SetEstimate(target.clone(), Some(estimate)))
    };
    let spec = props.target.field().spec();
    let bound = |bound: Bound| {
        let range = now.range.map(|range| if bound == Bound::Low { range.low } else { range.high });
        html! {
            <NumberInput field={NumberField::Bound(props.target.clone(), bound)} value={range}
                label={catalog.under("pedigree", bound.word()).to_owned()}
                unit={sign_of(catalog, spec.unit, props.currency)} />
        }
    };
    // The word of a shape that was chosen and that no range around the value has. Not the shape itself: the compiler merges the code
    // for a state of one byte with that of the first part of the program, which is there before this one.
    let unfit = use_state_eq(|| None::<String>);
    let choose_shape = {
        let (now, dispatch, target, unfit) = (now.clone(), dispatch.clone(), props.target.clone(), unfit.clone());
        Callback::from(move |word: String| {
            let Some(shape) = RangeShape::from_word(&word) else { return };
            let fits = now.with_shape(shape, &spec).is_ok();
            unfit.set((!fits).then_some(word));
            if fits {
                dispatch.act(Action::ChooseShape(target.clone(), shape));
            } else {
                show_choices();
            }
        })
    };
    let choose_basis = {
        let (now, set) = (now.clone(), set.clone());
        Callback::from(move |word: String| set(Estimate { basis: Basis::from_word(&word), ..now.clone() }))
    };
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
                        <TextBox id={source_id} field={TypedField::Source(props.target.clone())} value={now.source.clone()} />
                    </div>
                    <NumberInput field={NumberField::SourceYear(props.target.clone())} label={catalog.text("pedigree.year").to_owned()}
                        value={now.year.map(Decimal::from)} />
                    // The range of a measured effect follows from its standard error.
                    if !props.target.field().is_effect() {
                        { bound(Bound::Low) }
                        { bound(Bound::High) }
                        // What rests on a survey has its shape too.
                        if now.sample.is_none() || now.range.is_some() {
                            { select(&control_id(&format!("{}/shape", props.target)), catalog.text("pedigree.shape"), now.shape().word(),
                                shapes, choose_shape.clone()) }
                        }
                    }
                </div>
                if let Some(error) = unfit.as_deref().and_then(RangeShape::from_word).and_then(|shape| now.with_shape(shape, &spec).err()) {
                    { unfit_shape(error, &now, &spec, &choose_shape, catalog) }
                }
            } else {
                { paragraph("field-hint", catalog, "pedigree.state_first") }
            }
            if can_state {
                if spec.takes_sample() { { sample(catalog, &props.target, &now) } }
                if !props.target.field().is_effect() {
                    <div class="pedigree-fields">
                        <NumberInput field={NumberField::Actual(props.target.clone())} label={catalog.text("pedigree.actual").to_owned()}
                            hint={AttrValue::from(catalog.text("pedigree.actual.hint").to_owned())} value={now.actual}
                            unit={sign_of(catalog, spec.unit, props.currency)} />
                    </div>
                }
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

/// Why a chosen shape does not fit, the shape that stays, and those that would fit.
fn unfit_shape(
    error: EstimateError,
    now: &Estimate,
    spec: &FieldSpec,
    choose: &Callback<String>,
    catalog: &'static Catalog,
) -> Html {
    let name = |shape: RangeShape| catalog.under("shape", shape.word());
    let reason = catalog.field_error(FieldError::Estimate(error), spec.unit);
    let said = catalog.fill("pedigree.shape_unfit", &[("reason", &reason), ("shape", name(now.shape()))]);
    let fits = |shape: &RangeShape| *shape != now.shape() && now.with_shape(*shape, spec).is_ok();
    html! {
        <div class="field-error" role="alert" data-testid="unfit-shape">
            <p>{ said }</p>
            <p class="field-choices">
                for shape in RangeShape::ALL.iter().copied().filter(fits) {
                    <button type="button" class="button small" onclick={with(choose, shape.word().to_owned())}>
                        { catalog.fill("pedigree.shape_take", &[("shape", name(shape))]) }
                    </button>
                }
            </p>
        </div>
    }
}

/// The counts of the survey that a share rests on, and what they imply.
fn sample(catalog: &'static Catalog, target: &NumberPath, now: &Estimate) -> Html {
    let percent = |share: Decimal| write::percent(share, 1, catalog.language());
    let implied = now.sample.as_ref().map(|sample| match sample.range() {
        Some(Range { low, high }) => catalog.fill(
            "pedigree.sample.implies",
            &[("share", &percent(sample.share())), ("low", &percent(low)), ("high", &percent(high))],
        ),
        None => catalog.fill("pedigree.sample.everybody", &[("share", &percent(sample.share()))]),
    });
    let count = |count: SampleCount| {
        html! {
            <NumberInput field={NumberField::Sample(target.clone(), count)} label={catalog.under("pedigree.sample", count.word()).to_owned()}
                value={now.sample.as_deref().and_then(|sample| count.of(sample)).map(Decimal::from)} />
        }
    };
    html! {
        <fieldset class="sample">
            <legend>{ text(catalog, "pedigree.sample") }</legend>
            <p class="field-hint">{ text(catalog, "pedigree.sample.hint") }</p>
            <div class="pedigree-fields">for known in SampleCount::ALL { { count(known) } }</div>
            if let Some(implied) = implied { <p data-testid="sample-implies">{ implied }</p> }
        </fieldset>
    }
}

/// The editor of the pedigree that is shown, if it is one of these numbers.
pub fn open_pedigree(view: &View, is_here: impl Fn(&NumberPath) -> bool) -> Html {
    let study = view.stated();
    // The number may be gone since: that of an effect that is measured otherwise.
    let open = view.workspace.pedigree.as_ref().filter(|target| is_here(target) && target.exists(study));
    let Some(target) = open else {
        return Html::default();
    };
    let onclose = with(&view.ontoggle, target.clone());
    html! { <Pedigree key={target.to_string()} target={target.clone()} estimate={target.get(study)} currency={study.currency} {onclose} /> }
}

//! One outcome: its change, its numbers in the order of the value map, and what it is worth.

use super::outcome_details::OutcomeDetails;
use super::outcomes::stakeholder_options;
use crate::app::{Action, Edit, PartKind};
use crate::study::field::{OutcomeField, PartField};
use crate::study::{Outcome, Shared, Target, TextField, Volume};
use crate::ui::browser::focus::control_id;
use crate::ui::context::{Evaluated, use_catalog, use_dispatch};
use crate::ui::widgets::{ActionButton, EstimateField, FigureButton, PartButtons, Pedigree, Select, TextInput};
use yew::prelude::*;

/// The numbers of an outcome after its volume, in the order of the value map.
const NUMBERS: [PartField; 7] = [
    PartField::Proxy,
    PartField::Deadweight,
    PartField::Displacement,
    PartField::Attribution,
    PartField::DropOff,
    PartField::Duration,
    PartField::FirstYear,
];

/// Which outcome.
#[derive(Properties, PartialEq)]
pub struct OutcomeCardProps {
    /// The study and its evaluation.
    pub study: Evaluated,
    /// The outcome.
    pub outcome: Shared<Outcome>,
    /// Its place in the list.
    pub place: usize,
    /// The path of one of its parts to show.
    pub wanted: Option<String>,
}

/// The card of an outcome.
#[component]
pub fn OutcomeCard(props: &OutcomeCardProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let open = use_state(|| None::<Target>);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |target: Target| open.set((open.as_ref() != Some(&target)).then_some(target)))
    };
    let onclose = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(None))
    };
    let (study, outcome) = (&props.study.study, &props.outcome);
    let id = outcome.id.clone();
    let path = format!("outcomes/{id}");
    let name = catalog.part_name(study, &path).unwrap_or_default();
    let choose_stakeholder = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        Callback::from(move |who: String| dispatch.edit(Edit::SetOutcomeStakeholder(id.clone(), who)))
    };
    let number = |field: OutcomeField| {
        let target = Target::Outcome(id.clone(), field);
        let estimated = target.field().spec().estimated;
        html! {
            <EstimateField key={target.to_string()} target={target.clone()} estimate={target.get(study)} currency={study.currency}
                is_open={open.as_ref() == Some(&target)} ontoggle={estimated.then(|| ontoggle.clone())}
                defined={!matches!(field, OutcomeField::Cohort(n) if n > 0)} />
        }
    };
    let volume: Vec<OutcomeField> = match &outcome.volume {
        Volume::Cohorts(cohorts) => (0..cohorts.len()).map(OutcomeField::Cohort).collect(),
        Volume::Single(_) | Volume::Unstated => vec![PartField::Quantity.into()],
    };
    html! {
        <>
            <div class="card-head">
                <h2 class="card-title">
                    <span class="card-number">{ props.place.saturating_add(1) }</span>
                    { &name }
                </h2>
                { worth(props, catalog) }
            </div>
            <div class="form-row">
                <TextInput field={TextField::OutcomeLabel(id.clone())} label={catalog.text("outcome.label").to_owned()}
                    value={outcome.label.clone()} />
                <Select id={control_id(&format!("{path}/stakeholder"))} label={catalog.text("outcome.stakeholder").to_owned()}
                    value={outcome.stakeholder.clone()} options={stakeholder_options(study, catalog)} onchoose={choose_stakeholder} />
            </div>
            <div class="numbers">
                for field in volume { { number(field) } }
                if matches!(outcome.volume, Volume::Cohorts(_)) { { cohort_buttons(&id, catalog) } }
                for part in NUMBERS { { number(part.into()) } }
            </div>
            if let Some(target) = &*open {
                <Pedigree key={target.to_string()} target={target.clone()} estimate={target.get(study)} currency={study.currency} {onclose} />
            }
            <OutcomeDetails outcome={outcome.clone()} currency={study.currency} wanted={props.wanted.clone()}>
                <PartButtons kind={PartKind::Outcome} id={id.clone()} name={name.clone()} is_first={props.place == 0}
                    is_last={props.place.saturating_add(1) == study.outcomes.len()} />
            </OutcomeDetails>
        </>
    }
}

/// What the outcome adds to the total, or why it adds nothing.
fn worth(props: &OutcomeCardProps, catalog: &'static crate::present::Catalog) -> Html {
    let outcome = &props.outcome;
    let outside = if !outcome.valued {
        Some("outcome.outside.not_valued")
    } else if !outcome.material {
        Some("outcome.outside.not_material")
    } else if !outcome.is_stated() {
        Some("outcome.outside.not_stated")
    } else {
        None
    };
    html! {
        <p class="card-worth">
            if let Some(outside) = outside {
                <span class="card-outside">{ catalog.text(outside) }</span>
            } else {
                <FigureButton study={props.study.clone()} cell={props.study.outcome_present_value(props.place)} class="card-value" />
                <span class="card-share">
                    <FigureButton study={props.study.clone()} cell={props.study.share_of_value(props.place)} />
                    { " " }{ catalog.text("outcome.of_value") }
                </span>
            }
        </p>
    }
}

fn cohort_buttons(id: &str, catalog: &'static crate::present::Catalog) -> Html {
    html! {
        <div class="cohort-buttons">
            <ActionButton class="small" action={Action::Edit(Edit::AddCohort(id.to_owned()))}
                label={catalog.text("outcome.cohort.add").to_owned()} />
            <ActionButton class="small quiet" action={Action::Edit(Edit::RemoveCohort(id.to_owned()))}
                label={catalog.text("outcome.cohort.remove").to_owned()} />
        </div>
    }
}

//! The tables in which both groups are counted.

use super::fields::{NumberLook, number, trial_number};
use super::trial_view::TrialView;
use crate::study::EffectMeasure;
use crate::study::trial::{Arm, ArmNumber, ArmsPlace, TrialNumber, TrialPath};
use crate::ui::widgets::text::text;
use yew::prelude::*;

/// How many were drawn by lot into each group.
pub(super) fn assigned(view: &TrialView<'_>) -> Html {
    html! {
        <div class="form-row">
            { trial_number(view, TrialNumber::Offered) }
            { trial_number(view, TrialNumber::Control) }
        </div>
    }
}

/// The numbers of a group that a measure asks for.
const fn columns(measure: EffectMeasure, with_take_up: bool) -> &'static [ArmNumber] {
    use ArmNumber as N;
    match (measure, with_take_up) {
        (EffectMeasure::Shares, true) => &[N::Answered, N::Positives, N::TookUp, N::PositivesTookUp],
        (EffectMeasure::Shares, false) => &[N::Answered, N::Positives],
        (EffectMeasure::Means, true) => &[N::Answered, N::Mean, N::Deviation, N::TookUp],
        (EffectMeasure::Means, false) => &[N::Answered, N::Mean, N::Deviation],
    }
}

/// Both groups, a row each. The name says whose groups they are, for those who do not see it.
pub(super) fn groups(
    view: &TrialView<'_>,
    at: &ArmsPlace,
    measure: EffectMeasure,
    with_take_up: bool,
    name: &str,
) -> Html {
    let catalog = view.catalog();
    let columns = columns(measure, with_take_up);
    let key = |column: ArmNumber| ["trial.arm_number.", column.word()].concat();
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={catalog.fill("trial.groups_of", &[("name", name)])}>
            <table class="trial-groups">
                <thead><tr>
                    <td></td>
                    for column in columns { <th scope="col" class="number">{ text(catalog, &key(*column)) }</th> }
                </tr></thead>
                <tbody>
                    for arm in Arm::ALL {
                        <tr key={arm.word()}>
                            <th scope="row">{ text(catalog, &["trial.arm.", arm.word()].concat()) }</th>
                            for column in columns {
                                <td class="number">{ number(view, TrialPath::Arm(at.clone(), *arm, *column), &key(*column),
                                    &NumberLook { quiet: true, of: &catalog.named(catalog.under("trial.arm", arm.word()), name), ..NumberLook::default() }) }</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

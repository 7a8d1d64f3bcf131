//! What is typed, read and stated: each key, leaving a field, taking back.

use super::draft::is_beginning;
use super::reading::{read_draft, write};
use super::telling::tell;
use super::{Draft, NumberField, Refusal, TypedField, bounds, number, sample, year_list, years};
use crate::analysis::DefaultRanges;
use crate::app::apply::{self, settle};
use crate::app::set_value::spread;
use crate::app::workspace::UncertaintySettings;
use crate::app::{Edit, ScenarioEdit, State, TrialEdit};
use crate::number::estimate::TypedEstimate;
use crate::number::read::ReadError;
use crate::number::{Decimal, plain};
use crate::study::text::clean;
use crate::study::trial::TrialPath;
use crate::study::{Estimate, FieldError, Operation, Override, Range, Study, Threshold};

/// Handles [`Action::Type`](super::Action::Type): replaces the draft of a field and states its number or text.
pub(in crate::app) fn type_text(state: &mut State, field: TypedField, text: String) -> Option<()> {
    let study = state.open()?.id().to_owned();
    let section = state.section()?;
    let known = state.drafts.take(&study, &field);
    // A refused text may come from before a change of language; what is typed over it is read as the page reads now.
    let begun = known.as_ref().filter(|draft| draft.refusal.is_none());
    let language = begun.map_or(state.language, |draft| draft.language);
    let mut draft = Draft { field, study, section, text, language, refusal: None, before: None, edit: 0 };
    if let TypedField::Number(number) = draft.field.clone() {
        if known.as_ref().is_none_or(|draft| draft.refusal.is_some()) {
            // Typing is a step of its own, so that it can be taken back as one. A refused text has made none.
            settle(state);
        }
        draft.before = known.map_or_else(|| number.stated(state), |draft| draft.before);
        if let Some(step) = number.step() {
            apply::take_back(state, &step);
        }
        let before = number.path_of_range().and_then(|path| path.get(state.open()?.study()));
        let stated = state_number(state, &draft, &number);
        if !matches!(stated, Ok(Stated::Value | Stated::Range)) {
            restore(state, &number, draft.before);
        }
        tell(state, &number, before, matches!(stated, Ok(Stated::Range)));
        draft.refusal = stated.err();
        if draft.refusal.is_none() && matches!(number, NumberField::Trial(TrialPath::Arm(..))) {
            read_again(state);
        }
    } else if let Some(max) = draft.field.max_length() {
        let text = clean(&draft.text, max);
        write_text(state, &draft.field, text);
    }
    state.drafts.put(draft);
    Some(())
}

/// Reads the refused counts of a trial again, once a number beside them has changed: what was refused for it may be possible now.
fn read_again(state: &mut State) {
    let refused: Vec<Draft> = state.drafts.iter().filter(|draft| draft.refusal.is_some()).cloned().collect();
    for draft in refused {
        let TypedField::Number(number @ NumberField::Trial(TrialPath::Arm(..))) = &draft.field else { continue };
        if matches!(state_number(state, &draft, number), Ok(Stated::Value)) {
            state.drafts.put(Draft { refusal: None, ..draft });
        }
    }
}

/// What a text states.
enum Stated {
    /// Nothing yet.
    Nothing,
    /// A number.
    Value,
    /// A range, with a number or without.
    Range,
}

/// Reads a draft and states its number, or its range.
fn state_number(state: &mut State, draft: &Draft, number: &NumberField) -> Result<Stated, Refusal> {
    if year_list::is_list(number, &draft.text) {
        // Several years are stated at once, when the field is left.
        return years::values(state, draft, number).map(|_| Stated::Nothing);
    }
    match read_draft(state, draft, number) {
        Ok(TypedEstimate { value, bounds: Some([low, high]) }) => {
            set_spread(state, number, value, Range { low, high }).map(|()| Stated::Range)
        }
        Ok(TypedEstimate { value: Some(value), bounds: None }) => {
            check_and_set(state, number, value).map(|()| Stated::Value)
        }
        // An empty field clears the number only when the user leaves it: most often a number follows.
        Ok(TypedEstimate { value: None, bounds: None }) => Ok(Stated::Nothing),
        Err(_) if is_beginning(&draft.text) => Ok(Stated::Nothing),
        Err(error) => Err(Refusal::Unread(error)),
    }
}

/// States a number with its range: one of the study, or one that a scenario sets.
fn set_spread(state: &mut State, number: &NumberField, value: Option<Decimal>, range: Range) -> Result<(), Refusal> {
    let study = state.open().map(|document| document.study().clone()).unwrap_or_default();
    let unit = number.format(Some(&study)).unit;
    let edit = match number {
        NumberField::Value(path) if path.field().spec().estimated && !path.field().is_effect() => {
            Edit::SetSpread(path.clone(), spread(&study, path, value, range))
        }
        NumberField::Override(changes, n) => {
            let change = changes.get(&study, *n).filter(|change| change.operation == Operation::Set);
            let change = change.ok_or(Refusal::NoRange)?;
            let value = change.value.with_spread(value, range);
            Edit::Scenario(ScenarioEdit::SetOverride(changes.clone(), *n, Override { value, ..change.clone() }))
        }
        _ => return Err(Refusal::NoRange),
    };
    write(state, &edit, unit)
}

fn check_and_set(state: &mut State, number: &NumberField, value: Decimal) -> Result<(), Refusal> {
    number.check(state, value).map_err(|error| refused(state, number, error))?;
    set(state, number, Some(value))
}

fn refused(state: &State, number: &NumberField, error: FieldError) -> Refusal {
    let study = state.open().map(|document| &**document.study());
    Refusal::NotAdmissible(error, number.format(study).unit)
}

/// Handles [`Action::Leave`](super::Action::Leave): removes the draft unless it is refused, and ends the undo step.
pub(in crate::app) fn leave(state: &mut State, field: &TypedField) -> Option<()> {
    let draft = state.open().map(|document| document.id().to_owned()).and_then(|id| state.drafts.take(&id, field));
    let settled = settle(state).is_some();
    let Some(mut draft) = draft else {
        return settled.then_some(());
    };
    if let TypedField::Number(number) = field {
        if draft.text.trim().is_empty() {
            // What is not stated has nothing to clear, though a range or a standard error may stand beside it.
            let clears =
                matches!(number, NumberField::Bound(..) | NumberField::Sample(..)) || number.stated(state).is_some();
            draft.refusal = if clears { set(state, number, None).err() } else { None };
        } else if year_list::is_list(number, &draft.text) {
            draft.refusal = state_years(state, &draft, number).err();
        } else if is_beginning(&draft.text) {
            draft.refusal = Some(Refusal::Unread(ReadError::NotANumber));
        }
        if draft.refusal.is_some() {
            state.drafts.put(draft);
        } else if let NumberField::Bound(path, bound) = number {
            bounds::left(state, path, *bound);
        }
        settle(state);
    }
    Some(())
}

fn state_years(state: &mut State, draft: &Draft, number: &NumberField) -> Result<(), Refusal> {
    let values = years::values(state, draft, number)?;
    let unit = number.format(None).unit;
    let edit = years::edit(number, values).map_err(|error| refused(state, number, error))?;
    write(state, &edit, unit)
}

/// Handles [`Action::TakeBack`](super::Action::TakeBack): removes the draft and restores the number from before typing.
pub(in crate::app) fn take_back(state: &mut State, field: &TypedField) -> Option<()> {
    let study = state.open()?.id().to_owned();
    let draft = state.drafts.take(&study, field)?;
    if let TypedField::Number(number) = field {
        restore(state, number, draft.before);
    }
    settle(state);
    Some(())
}

/// Restores the number from before typing began. A bound that was not stated then has no range to restore: the last range made
/// of both bounds stays.
fn restore(state: &mut State, number: &NumberField, before: Option<Decimal>) {
    // Not the number alone: its range, its pedigree or its standard error may have gone with it, and with a bound the value.
    if let Some(step) = number.step() {
        apply::take_back(state, &step);
    }
    if matches!(number, NumberField::Bound(..) | NumberField::Sample(..)) && before.is_none() {
        return;
    }
    // A step that another edit has ended is not taken back; the number is.
    if number.stated(state) != before {
        // It was stated before, so it is admissible.
        let _ = set(state, number, before);
    }
}

/// Handles [`Action::ChooseReading`](super::Action::ChooseReading): the chosen reading of a doubtful text is typed in its place.
pub(in crate::app) fn choose_reading(state: &mut State, field: &TypedField, text: String) -> Option<()> {
    type_text(state, field.clone(), text)?;
    leave(state, field);
    Some(())
}

fn write_text(state: &mut State, field: &TypedField, text: String) {
    let edit = match field {
        TypedField::Text(field) => Edit::SetText(field.clone(), text),
        TypedField::Source(path) => {
            let estimate = state.open().and_then(|document| path.get(document.study())).unwrap_or_default();
            Edit::SetEstimate(path.clone(), Some(Estimate { source: text, ..estimate }))
        }
        TypedField::Trial(text_field) => Edit::Trial(TrialEdit::SetText(text_field.clone(), text)),
        TypedField::Number(_) => return,
    };
    // A cleaned text is never refused; an unchanged one changes nothing.
    let _ = apply::edit(state, &edit);
}

/// States a number, or clears it.
fn set(state: &mut State, number: &NumberField, value: Option<Decimal>) -> Result<(), Refusal> {
    let study = state.open().map(|document| document.study().clone());
    let unit = number.format(study.as_deref()).unit;
    let edit = match number {
        NumberField::Value(path) => Edit::SetValue(path.clone(), value),
        NumberField::Bound(path, bound) => return bounds::set(state, path, *bound, value),
        NumberField::SourceYear(path) => {
            let estimate = study.and_then(|study| path.get(&study)).unwrap_or_default();
            let year = value.and_then(|year| plain::print(year).parse().ok());
            Edit::SetEstimate(path.clone(), Some(Estimate { year, ..estimate }))
        }
        NumberField::Actual(path) => {
            let estimate = study.and_then(|study| path.get(&study)).unwrap_or_default();
            Edit::SetEstimate(path.clone(), Some(Estimate { actual: value, ..estimate }))
        }
        NumberField::Sample(path, count) => return sample::set(state, path, *count, value),
        NumberField::Parameter(id, n, parameter) => {
            Edit::Scenario(ScenarioEdit::SetParameter(id.clone(), *n, *parameter, value))
        }
        NumberField::Override(changes, n) => {
            let change = study.as_ref().and_then(|study| changes.get(study, *n));
            // An override needs a value: the former one stays until a number is typed.
            let (Some(change), Some(value)) = (change, value) else { return Ok(()) };
            let value = number::overriding(change, value);
            let change = Override { value, ..change.clone() };
            Edit::Scenario(ScenarioEdit::SetOverride(changes.clone(), *n, change))
        }
        NumberField::RankCorrelation(id) => Edit::SetCorrelation(id.clone(), value.unwrap_or_default()),
        NumberField::Seed => Edit::SetSeed(value.and_then(number::seed).unwrap_or(Study::default().seed.0)),
        NumberField::Trial(path) => Edit::Trial(TrialEdit::SetNumber(path.clone(), value)),
        NumberField::Threshold => Edit::SetThreshold(value.unwrap_or(Threshold::default().0)),
        NumberField::JudgedWidth | NumberField::UnknownWidth => {
            state.workspace.uncertainty.set(number, value);
            return Ok(());
        }
    };
    write(state, &edit, unit)
}

impl UncertaintySettings {
    /// Changes a setting; an emptied field restores the default.
    fn set(&mut self, number: &NumberField, value: Option<Decimal>) {
        let usual = DefaultRanges::default();
        match number {
            NumberField::JudgedWidth => self.default_ranges.judged = value.unwrap_or(usual.judged),
            _ => self.default_ranges.unknown = value.unwrap_or(usual.unknown),
        }
    }
}

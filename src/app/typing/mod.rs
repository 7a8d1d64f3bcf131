//! Typing, as a pure reducer: what a key, leaving a field, Escape and undo make of a text and of the study.
//!
//! The text stays as typed until the person leaves the field. Each key that makes an admissible number states it at once; a text
//! that is no number, or not an admissible one, leaves the number that was there before, stays in its field and is given a reason.

mod bounds;
mod draft;
mod field;

pub use draft::{Draft, Drafts, Refusal};
pub(in crate::app) use field::check_override;
pub use field::{Bound, NumberField, NumberFormat, TypedField};

use super::workspace::UncertaintySettings;
use super::{Edit, EditError, ScenarioEdit, State, update};
use crate::number::read::{Expect, Format, ReadError, Reading, read};
use crate::number::{CheckedOps as _, Decimal};
use crate::study::field::FieldUnit;
use crate::study::text::clean;
use crate::study::{Estimate, FieldError, Override, Study};
use draft::is_beginning;

impl State {
    /// The text typed in a field, where it is kept.
    pub fn draft(&self, field: &TypedField) -> Option<&Draft> {
        self.drafts.get(self.open()?.id(), field)
    }

    /// How the text of a draft is read.
    pub fn format_of<'a>(&'a self, number: &NumberField, language: crate::number::Language) -> Format<'a> {
        let study = self.open().map(|document| &**document.study());
        let currency = study.map(|study| study.currency.code()).unwrap_or_default();
        Format { language, expect: number.format(study).expect, currency }
    }
}

/// A text is typed in a field, in the place of the one that stood there.
pub(super) fn type_text(state: &mut State, field: TypedField, text: String) -> Option<()> {
    let study = state.open()?.id().to_owned();
    let section = state.section()?;
    let known = state.drafts.take(&study, &field);
    let language = known.as_ref().map_or(state.language, |draft| draft.language);
    let mut draft = Draft { field, study, section, text, language, refusal: None, before: None, edit: 0 };
    if let TypedField::Number(number) = draft.field.clone() {
        draft.before = known.map_or_else(|| number.stated(state), |draft| draft.before);
        draft.refusal = state_number(state, &draft, &number).err();
        if draft.refusal.is_some() {
            restore(state, &number, draft.before);
        }
    } else if let Some(max) = draft.field.max_length() {
        let text = clean(&draft.text, max);
        write_text(state, &draft.field, text);
    }
    state.drafts.put(draft);
    Some(())
}

/// Reads a text and states its number.
fn state_number(state: &mut State, draft: &Draft, number: &NumberField) -> Result<(), Refusal> {
    match read_draft(state, draft, number) {
        Ok(Some(value)) => check_and_set(state, number, value),
        // An emptied field is taken back only when the person leaves it: most often a number follows.
        Ok(None) => Ok(()),
        Err(_) if is_beginning(&draft.text) => Ok(()),
        Err(error) => Err(Refusal::Unread(error)),
    }
}

/// The number of a text; none while there is none in it.
fn read_draft(state: &State, draft: &Draft, number: &NumberField) -> Result<Option<Decimal>, ReadError> {
    read(&draft.text, &state.format_of(number, draft.language)).map(|reading| match reading {
        Reading::Value(value) => Some(value),
        Reading::NotFilled => None,
    })
}

fn check_and_set(state: &mut State, number: &NumberField, value: Decimal) -> Result<(), Refusal> {
    number.check(state, value).map_err(|error| refused(state, number, error))?;
    set(state, number, Some(value))
}

fn refused(state: &State, number: &NumberField, error: FieldError) -> Refusal {
    let study = state.open().map(|document| &**document.study());
    Refusal::NotAdmissible(error, number.format(study).unit)
}

/// The person leaves a field: its text goes, unless it is refused, and the next change is a step of its own.
pub(super) fn leave(state: &mut State, field: &TypedField) -> Option<()> {
    let draft = state.open().map(|document| document.id().to_owned()).and_then(|id| state.drafts.take(&id, field));
    let settled = update::settle(state).is_some();
    let Some(mut draft) = draft else {
        return settled.then_some(());
    };
    if let TypedField::Number(number) = field {
        if draft.text.trim().is_empty() {
            draft.refusal = set(state, number, None).err();
        } else if is_beginning(&draft.text) {
            draft.refusal = Some(Refusal::Unread(ReadError::NotANumber));
        }
        if draft.refusal.is_some() {
            state.drafts.put(draft);
        }
        update::settle(state);
    }
    Some(())
}

/// The person takes back what is typed in a field.
pub(super) fn take_back(state: &mut State, field: &TypedField) -> Option<()> {
    let study = state.open()?.id().to_owned();
    let draft = state.drafts.take(&study, field)?;
    if let TypedField::Number(number) = field {
        restore(state, number, draft.before);
    }
    update::settle(state);
    Some(())
}

/// Puts back the number that was there before the typing began. A bound that was not there belongs to no range: the last range
/// that both bounds made stays.
fn restore(state: &mut State, number: &NumberField, before: Option<Decimal>) {
    if before.is_some() || !matches!(number, NumberField::Bound(..)) {
        // It was there, so it can stand there.
        let _ = set(state, number, before);
    }
}

/// The person says which number was meant by a text that can be read in two ways.
pub(super) fn choose_reading(state: &mut State, number: &NumberField, value: Decimal) -> Option<()> {
    let field = TypedField::Number(number.clone());
    let study = state.open()?.id().to_owned();
    let mut draft = state.drafts.take(&study, &field)?;
    // The readings are as typed: in a field of per cent they are not yet shares.
    let expect = state.format_of(number, draft.language).expect;
    let value = if expect == Expect::Percent { value.over(Decimal::ONE_HUNDRED)? } else { value };
    if let Err(refusal) = check_and_set(state, number, value) {
        draft.refusal = Some(refusal);
        state.drafts.put(draft);
    }
    update::settle(state);
    Some(())
}

/// Undo first gives back the number of a text that is refused or unfinished, in the room where the person is.
pub(super) fn undo(state: &mut State) -> bool {
    let Some(draft) = unfinished(state) else {
        return false;
    };
    let (study, field) = (draft.study.clone(), draft.field.clone());
    state.drafts.take(&study, &field);
    true
}

/// The text typed last that is refused or unfinished, in the room where the person is.
pub(super) fn unfinished(state: &State) -> Option<&Draft> {
    let (study, section) = (state.open()?.id(), state.section()?);
    state.drafts.iter().rev().find(|draft| draft.study == study && draft.section == section && draft.is_unfinished())
}

/// Ends every text that is not refused: the person goes elsewhere, or undoes. The study holds their numbers.
pub(super) fn end(state: &mut State) {
    state.drafts.retain(|draft| draft.refusal.is_some());
}

/// After a change that was not typed: drops the texts whose number is another one now, or is no longer there.
pub(super) fn follow(before: &State, state: &mut State) {
    if state.drafts.iter().next().is_none() {
        return;
    }
    let mut drafts = std::mem::take(&mut state.drafts);
    drafts.retain(|draft| match &draft.field {
        _ if state.open().is_none_or(|document| document.id() != draft.study) => {
            state.library.get(&draft.study).is_some()
        }
        TypedField::Number(number) => {
            let exists = exists(state, number);
            exists && number.stated(before) == number.stated(state)
        }
        field => text_of(before, field) == text_of(state, field),
    });
    state.drafts = drafts;
}

/// Whether the study has such a number.
fn exists(state: &State, number: &NumberField) -> bool {
    let Some(study) = state.open().map(|document| &**document.study()) else {
        return false;
    };
    match number {
        NumberField::Value(path) | NumberField::Bound(path, _) | NumberField::SourceYear(path) => path.exists(study),
        NumberField::Parameter(id, n, _) => {
            study.hypothesis(id).is_some_and(|(_, hypothesis)| *n < hypothesis.drivers.len())
        }
        NumberField::Override(changes, n) => changes.get(study, *n).is_some(),
        NumberField::RankCorrelation(id) => study.correlation(id).is_some(),
        NumberField::Seed | NumberField::JudgedWidth | NumberField::UnknownWidth | NumberField::Threshold => true,
    }
}

/// The text of the study in a field; none where the study has no such place.
fn text_of(state: &State, field: &TypedField) -> Option<String> {
    let study = state.open()?.study();
    match field {
        TypedField::Text(text) => text.place(&mut Study::clone(study)).map(|text| text.clone()),
        TypedField::Source(path) => path.get(study).map(|estimate| estimate.source),
        TypedField::Number(_) => None,
    }
}

fn write_text(state: &mut State, field: &TypedField, text: String) {
    let edit = match field {
        TypedField::Text(field) => Edit::SetText(field.clone(), text),
        TypedField::Source(path) => {
            let estimate = state.open().and_then(|document| path.get(document.study())).unwrap_or_default();
            Edit::SetEstimate(path.clone(), Some(Estimate { source: text, ..estimate }))
        }
        TypedField::Number(_) => return,
    };
    // A text is cleaned, so none is refused; one that is there already changes nothing.
    let _ = update::edit(state, &edit);
}

/// States a number, or takes it back.
fn set(state: &mut State, number: &NumberField, value: Option<Decimal>) -> Result<(), Refusal> {
    let study = state.open().map(|document| document.study().clone());
    let unit = number.format(study.as_deref()).unit;
    let edit = match number {
        NumberField::Value(path) => Edit::SetValue(path.clone(), value),
        NumberField::Bound(path, bound) => return bounds::set(state, path, *bound, value),
        NumberField::SourceYear(path) => {
            let estimate = study.and_then(|study| path.get(&study)).unwrap_or_default();
            let year = value.and_then(|year| year.to_string().parse().ok());
            Edit::SetEstimate(path.clone(), Some(Estimate { year, ..estimate }))
        }
        NumberField::Parameter(id, n, parameter) => {
            Edit::Scenario(ScenarioEdit::SetParameter(id.clone(), *n, *parameter, value))
        }
        NumberField::Override(changes, n) => {
            let change = study.as_ref().and_then(|study| changes.get(study, *n));
            // A change by nothing is none: what was there stays until a number is typed.
            let (Some(change), Some(value)) = (change, value) else { return Ok(()) };
            let value = Estimate { value: Some(value), ..change.value.clone() };
            let change = Override { value, ..change.clone() };
            Edit::Scenario(ScenarioEdit::SetOverride(changes.clone(), *n, change))
        }
        NumberField::RankCorrelation(id) => Edit::SetCorrelation(id.clone(), value.unwrap_or_default()),
        NumberField::Seed => Edit::SetSeed(value.and_then(field::seed).unwrap_or(Study::default().seed.0)),
        NumberField::JudgedWidth | NumberField::UnknownWidth | NumberField::Threshold => {
            state.workspace.uncertainty.set(number, value);
            return Ok(());
        }
    };
    write(state, &edit, unit)
}

/// Makes an edit; one that changes nothing is none.
fn write(state: &mut State, edit: &Edit, unit: FieldUnit) -> Result<(), Refusal> {
    match update::edit(state, edit) {
        Ok(()) | Err(EditError::Nothing) => Ok(()),
        Err(EditError::Field(error)) => Err(Refusal::NotAdmissible(error, unit)),
        Err(EditError::Incompatible) => Err(Refusal::NotAdmissible(FieldError::Missing, unit)),
    }
}

impl UncertaintySettings {
    /// States a setting; an emptied field gives the usual one back.
    fn set(&mut self, number: &NumberField, value: Option<Decimal>) {
        let usual = Self::default();
        match number {
            NumberField::JudgedWidth => {
                self.default_ranges.judged = value.unwrap_or(usual.default_ranges.judged);
            }
            NumberField::UnknownWidth => {
                self.default_ranges.unknown = value.unwrap_or(usual.default_ranges.unknown);
            }
            _ => self.threshold = value.unwrap_or(usual.threshold),
        }
    }
}

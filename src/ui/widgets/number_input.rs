//! An input for one number, in the convention of the language.
//!
//! It is a text input, because a `number` input reads "12,5" as 125. The text is a draft of the state, which
//! [`crate::app::typing`] reads, states or refuses; the input only renders it. It always renders the current state, even while
//! the page around it is still that of an earlier key.

use crate::app::{Action, Followed, NumberField, Refusal, State, TypedField};
use crate::number::estimate::read_estimate;
use crate::number::read::{Expect, Format};
use crate::number::{CheckedOps as _, Decimal, Language, write};
use crate::present::Catalog;
use crate::study::field::FieldRole;
use crate::study::{DropOffFrom, Outcome};
use crate::ui::browser::focus::control_id;
use crate::ui::context::{Dispatch, use_field, use_shell};
use crate::ui::widgets::text::class_if;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`NumberInput`].
#[derive(Properties, PartialEq)]
pub struct NumberInputProps {
    /// The number.
    pub field: NumberField,
    /// Its label.
    pub label: AttrValue,
    /// The number as of the last rendering of the page. The input reads the state instead; a different value only makes it
    /// render again.
    pub value: Option<Decimal>,
    /// Its unit, shown after the input.
    #[prop_or_default]
    pub unit: Option<AttrValue>,
    /// A sentence of help.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Shown while the input is empty: the number that then counts.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Whether only screen readers get the label.
    #[prop_or_default]
    pub quiet_label: bool,
    /// Whether the input is as wide as what it shows, as a word in a sentence is.
    #[prop_or_default]
    pub inline: bool,
    /// Content beside a visible label.
    #[prop_or_default]
    pub children: Html,
}

/// Least and most characters of an input that is as wide as what it shows.
const LEAST_SIZE: usize = 2;
/// See [`LEAST_SIZE`].
const MOST_SIZE: usize = 24;

/// An input for one number.
#[component]
pub fn NumberInput(props: &NumberInputProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let field = TypedField::Number(props.field.clone());
    use_field(&dispatch, &field);
    let state = dispatch.0.now();
    let draft = state.draft(&field);
    let format = props.field.format(state.open().map(|document| &**document.study()));
    let in_input = |value| in_input(value, format.expect, format.ungrouped, catalog.language());
    let shown = match draft {
        Some(draft) => draft.text.clone(),
        None => props.field.stated(&state).map(in_input).unwrap_or_default(),
    };
    let refusal = draft.and_then(|draft| draft.refusal.as_ref());
    let echo = draft.filter(|draft| draft.refusal.is_none()).and_then(|draft| {
        echo(&draft.text, &state.format_of(&props.field, draft.language), format.ungrouped, catalog.language())
    });

    let meaning = draft.filter(|draft| draft.refusal.is_none()).and_then(|_| meaning(&state, &props.field, catalog));
    let echo = echo.into_iter().chain(meaning).reduce(|echo, meaning| [echo, meaning].join(" "));

    let oninput = {
        let (dispatch, field) = (dispatch.clone(), field.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.act(Action::Type(field.clone(), text));
        })
    };
    let onkeydown = {
        let (dispatch, field) = (dispatch.clone(), field.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && dispatch.0.now().draft(&field).is_some() {
                event.stop_propagation();
                dispatch.act(Action::TakeBack(field.clone()));
            }
        })
    };
    let onblur = dispatch.on::<FocusEvent>(Action::Leave(field.clone()));
    let followed = state.drafts.followed(&field);

    let path = props.field.path();
    let id = control_id(&path);
    let [hint_id, error_id, echo_id, followed_id] =
        ["hint", "error", "echo", "followed"].map(|part| format!("{id}-{part}"));
    let mut described = Vec::new();
    described.extend(props.hint.as_ref().map(|_| hint_id.clone()));
    described.extend(refusal.map(|_| error_id.clone()));
    described.extend(echo.as_ref().map(|_| echo_id.clone()));
    described.extend(followed.map(|_| followed_id.clone()));
    let described = (!described.is_empty()).then(|| described.join(" "));
    let refused = refusal.is_some();
    let size = props.inline.then(|| {
        let said = if shown.is_empty() { props.placeholder.as_deref().unwrap_or_default() } else { &shown };
        said.chars().count().clamp(LEAST_SIZE, MOST_SIZE).to_string()
    });
    let may_be_negative = props.field.may_be_negative(state.open().map(|document| &**document.study()));
    html! {
        <div class={class_if("field field-number", refused, "is-refused")}>
            // A hidden label is an attribute: laying out a clipped box costs a frame more than a rendered label.
            if !props.quiet_label {
                <div class="field-label">
                    <label for={id.clone()}>{ &props.label }</label>
                    { props.children.clone() }
                </div>
            }
            <div class="field-control">
                <input id={id} type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
                    {size} data-field={path} value={shown.clone()} placeholder={props.placeholder.clone()}
                    aria-label={props.quiet_label.then(|| props.label.clone())} aria-invalid={refused.then_some("true")} aria-describedby={described}
                    {oninput} {onblur} {onkeydown} />
                if may_be_negative { { sign_button(&field, &shown, catalog, &dispatch) } }
                if let Some(unit) = &props.unit { <span class="field-unit">{ unit }</span> }
            </div>
            if let Some(hint) = &props.hint { <p class="field-hint" id={hint_id}>{ hint }</p> }
            if let Some(echo) = echo { <p class="field-echo" id={echo_id}>{ echo }</p> }
            if let Some(refusal) = refusal { { refusal_view((refusal, format.expect), error_id, &field, catalog, &dispatch) } }
            if let Some(followed) = followed { { followed_view(followed, followed_id, catalog, &dispatch) } }
        </div>
    }
}

/// Keeps the focus in the field while a button beside it is pressed, so that the text in it is not left.
fn keep_focus() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| event.prevent_default())
}

fn refusal_view(
    (refusal, expect): (&Refusal, Expect),
    id: String,
    field: &TypedField,
    catalog: &'static Catalog,
    dispatch: &Dispatch,
) -> Html {
    html! {
        <div class="field-error" {id} role="alert">
            <p>{ refusal.sentence(catalog, expect) }</p>
            if let Some(readings) = refusal.readings(catalog) {
                <p class="field-choices">
                    for text in readings {
                        <button type="button" class="button small" onmousedown={keep_focus()}
                            onclick={dispatch.on::<MouseEvent>(Action::ChooseReading(field.clone(), text.clone()))}>
                            { if text.is_empty() { catalog.text("error.reading_nothing").to_owned() } else { text } }
                        </button>
                    }
                </p>
            }
        </div>
    }
}

/// What followed the number that was typed, and the way back.
fn followed_view(followed: &Followed, id: String, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    html! {
        <div class="field-followed" {id} role="status">
            <p>{ followed.sentence(catalog) }</p>
            // Out of the order of the Tab key, with which people go from number to number: Ctrl+Z does the same.
            <button type="button" class="link" tabindex="-1" data-testid="give-back" onclick={dispatch.on::<MouseEvent>(Action::GiveBack)}>
                { followed.offer(catalog) }
            </button>
        </div>
    }
}

/// Changes the sign of what is typed, since the numeric keyboards of phones have no minus. Only a touched screen shows it.
fn sign_button(field: &TypedField, text: &str, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let text = text.trim();
    let turned = text.strip_prefix(['-', '−']).map_or_else(|| format!("-{text}"), str::to_owned);
    html! {
        <button type="button" class="field-sign" aria-label={catalog.text("field.sign").to_owned()} onmousedown={keep_focus()}
            onclick={dispatch.on::<MouseEvent>(Action::Type(field.clone(), turned))}>{ "±" }</button>
    }
}

/// What a number of an outcome that is being typed means, where its label does not say: in words the year in which the value starts, and
/// what a drop-off, which is taken every year, leaves in the first three years.
fn meaning(state: &State, field: &NumberField, catalog: &Catalog) -> Option<String> {
    let NumberField::Value(path) = field else { return None };
    let study = state.open()?.study();
    let outcome = study.outcome(path.outcome()?)?;
    match path.field().spec().role {
        FieldRole::Start => Some(catalog.first_year(outcome.first_year)),
        FieldRole::DropOff => remainders(outcome, path.get(study)?.point(), catalog),
        _ => None,
    }
}

/// The shares of the value that a drop-off leaves in the first three years.
fn remainders(outcome: &Outcome, drop_off: Decimal, catalog: &Catalog) -> Option<String> {
    let kept = Decimal::ONE.minus(drop_off)?;
    let first = if outcome.drop_off_from == DropOffFrom::FirstYear { kept } else { Decimal::ONE };
    let second = first.times(kept)?;
    let percent = |share: Decimal| write::percent(share, 1, catalog.language());
    let years = [first, second, second.times(kept)?].map(percent).join(" → ");
    Some(catalog.fill("drop_off.years", &[("years", &years)]))
}

fn in_input(value: Decimal, expect: Expect, ungrouped: bool, language: Language) -> String {
    if ungrouped { value.normalize().to_string() } else { write::for_input(value, expect, language) }
}

/// How the number was read, where that is not obvious from the text.
fn echo(text: &str, format: &Format, ungrouped: bool, language: Language) -> Option<String> {
    let typed = read_estimate(text, format).ok()?;
    if typed.bounds.is_some() {
        return Some(format!("=\u{a0}{}", typed.written(format.expect, language)));
    }
    let value = typed.value?;
    let plain = in_input(value, format.expect, ungrouped, format.language);
    let simple = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace('.', ",");
    let typed = text.trim_end_matches([',', '.']);
    let understood = match format.expect {
        Expect::Money => write::money(value, value.normalize().scale().max(2), format.currency, language),
        Expect::Percent => write::percent(value, 26, language),
        Expect::Number | Expect::Count | Expect::Years { .. } => write::number(value, 28, language),
    };
    (simple(typed) != simple(&plain)).then(|| format!("=\u{a0}{understood}"))
}

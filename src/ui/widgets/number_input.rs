//! An input for one number, in the convention of the language.
//!
//! It is a text input: a `number` input reads "12,5" as 125. What is typed stays as it is while the field has the focus; a
//! number that cannot be read changes nothing, stays visible, and gets a sentence.

use crate::number::read::{Expect, Format, ReadError, Reading, read};
use crate::number::{Decimal, Exact as _, write};
use crate::ui::browser::focus::control_id;
use crate::ui::context::{use_catalog, use_dispatch};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a number input needs to know.
#[derive(Properties, PartialEq)]
pub struct NumberInputProps {
    /// The path of the number, as tests and labels know it.
    pub path: AttrValue,
    /// Its name.
    pub label: AttrValue,
    /// The number now.
    pub value: Option<Decimal>,
    /// What kind of number it is.
    pub expect: Expect,
    /// The study's currency.
    #[prop_or_default]
    pub currency: AttrValue,
    /// Its unit, shown after the input.
    #[prop_or_default]
    pub unit: Option<AttrValue>,
    /// A sentence of help.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What counts when nothing is typed.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Whether the label is only for those who do not see.
    #[prop_or_default]
    pub quiet_label: bool,
    /// Years are not grouped: 2026, not 2 026.
    #[prop_or_default]
    pub ungrouped: bool,
    /// Why a number cannot stand here, in a sentence.
    pub check: Callback<Decimal, Option<String>>,
    /// The number changes; none when it is taken back.
    pub onvalue: Callback<Option<Decimal>>,
    /// Something beside the label.
    #[prop_or_default]
    pub children: Html,
}

#[derive(Clone, PartialEq)]
enum Refusal {
    Sentence(String),
    Ambiguous { sentence: String, readings: [Decimal; 2] },
}

/// An input for one number.
#[component]
pub fn NumberInput(props: &NumberInputProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let draft = use_state(|| None::<String>);
    let refusal = use_state(|| None::<Refusal>);
    let language = catalog.language();
    let format = Format { language, expect: props.expect, currency: &props.currency };

    // A number changed from elsewhere, by undo say, replaces what is being typed.
    {
        let (draft, refusal, currency, expect) = (draft.clone(), refusal.clone(), props.currency.clone(), props.expect);
        use_effect_with(props.value, move |value| {
            let format = Format { language, expect, currency: &currency };
            let typed = draft.as_deref().and_then(|text| read(text, &format).ok());
            let differs = match typed {
                Some(Reading::Value(typed)) => *value != Some(typed),
                Some(Reading::NotFilled) => false,
                None => true,
            };
            if draft.is_some() && differs {
                draft.set(None);
                refusal.set(None);
            }
        });
    }

    let settled = props.value.map(|value| in_input(value, props.expect, props.ungrouped, language)).unwrap_or_default();
    let shown = draft.as_deref().map_or(settled, str::to_owned);
    let accept = {
        let (refusal, check, onvalue, now) = (refusal.clone(), props.check.clone(), props.onvalue.clone(), props.value);
        move |value: Decimal| {
            if let Some(sentence) = check.emit(value) {
                refusal.set(Some(Refusal::Sentence(sentence)));
            } else {
                refusal.set(None);
                if now != Some(value) {
                    onvalue.emit(Some(value));
                }
            }
        }
    };
    let oninput = {
        let (draft, refusal, accept) = (draft.clone(), refusal.clone(), accept.clone());
        let (currency, expect) = (props.currency.clone(), props.expect);
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            match read(&text, &Format { language, expect, currency: &currency }) {
                Ok(Reading::Value(value)) => accept(value),
                // An emptied field is taken back only when the person leaves it: most often a number follows.
                Ok(Reading::NotFilled) => refusal.set(None),
                Err(_) if is_beginning(&text) => {}
                Err(ReadError::Ambiguous { as_decimal, as_thousands }) => {
                    let sentence = catalog.read_error(&ReadError::Ambiguous { as_decimal, as_thousands });
                    let readings = [as_decimal, as_thousands];
                    refusal.set(Some(Refusal::Ambiguous { sentence, readings }));
                }
                Err(error) => refusal.set(Some(Refusal::Sentence(catalog.read_error(&error)))),
            }
            draft.set(Some(text));
        })
    };
    let onblur = {
        let (draft, refusal, dispatch) = (draft.clone(), refusal.clone(), dispatch.clone());
        let (onvalue, now) = (props.onvalue.clone(), props.value);
        Callback::from(move |_: FocusEvent| {
            match draft.as_deref() {
                Some(text) if text.trim().is_empty() => {
                    draft.set(None);
                    if now.is_some() {
                        onvalue.emit(None);
                    }
                }
                Some(text) if is_beginning(text) => {
                    refusal.set(Some(Refusal::Sentence(catalog.read_error(&ReadError::NotANumber))));
                }
                Some(_) if refusal.is_none() => draft.set(None),
                _ => {}
            }
            dispatch.act(crate::app::Action::Settle);
        })
    };
    let onkeydown = {
        let (draft, refusal) = (draft.clone(), refusal.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && draft.is_some() {
                event.stop_propagation();
                draft.set(None);
                refusal.set(None);
            }
        })
    };
    let choose = {
        let (draft, expect) = (draft.clone(), props.expect);
        Callback::from(move |number: Decimal| {
            draft.set(None);
            // The readings are as typed: in a field of per cent they are not yet shares.
            let value = if expect == Expect::Percent { number.over(Decimal::ONE_HUNDRED) } else { Some(number) };
            if let Some(value) = value {
                accept(value);
            }
        })
    };

    let id = control_id(&props.path);
    let (hint_id, error_id, echo_id) = (format!("{id}-hint"), format!("{id}-error"), format!("{id}-echo"));
    let echo = draft.as_deref().filter(|_| refusal.is_none()).and_then(|text| echo(text, &format, props.ungrouped));
    let mut described = Vec::new();
    described.extend(props.hint.as_ref().map(|_| hint_id.clone()));
    described.extend(refusal.as_ref().map(|_| error_id.clone()));
    described.extend(echo.as_ref().map(|_| echo_id.clone()));
    let described = (!described.is_empty()).then(|| described.join(" "));
    let refused = refusal.is_some();
    html! {
        <div class={classes!("field", "field-number", refused.then_some("is-refused"))}>
            <div class={classes!("field-label", props.quiet_label.then_some("visually-hidden"))}>
                <label for={id.clone()}>{ &props.label }</label>
                { props.children.clone() }
            </div>
            <div class="field-control">
                <input id={id} type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
                    data-field={props.path.clone()} value={shown} placeholder={props.placeholder.clone()}
                    aria-invalid={refused.then_some("true")} aria-describedby={described}
                    {oninput} {onblur} {onkeydown} />
                if let Some(unit) = &props.unit { <span class="field-unit">{ unit }</span> }
            </div>
            if let Some(hint) = &props.hint { <p class="field-hint" id={hint_id}>{ hint }</p> }
            if let Some(echo) = echo { <p class="field-echo" id={echo_id}>{ echo }</p> }
            if let Some(refusal) = &*refusal { { refusal_view(refusal, &error_id, choose, catalog) } }
        </div>
    }
}

fn refusal_view(
    refusal: &Refusal,
    id: &str,
    choose: Callback<Decimal>,
    catalog: &'static crate::present::Catalog,
) -> Html {
    let (sentence, readings) = match refusal {
        Refusal::Sentence(sentence) => (sentence, None),
        Refusal::Ambiguous { sentence, readings } => (sentence, Some(readings)),
    };
    html! {
        <div class="field-error" id={id.to_owned()} role="alert">
            <p>{ sentence }</p>
            if let Some(readings) = readings {
                <p class="field-choices">
                    for number in readings.iter().copied() {
                        // Before the field loses the focus, so that the choice is not lost with it.
                        <button type="button" class="button small" onmousedown={|event: MouseEvent| event.prevent_default()}
                            onclick={choose.reform(move |_| number)}>
                            { write::number(number, 28, catalog.language()) }
                        </button>
                    }
                </p>
            }
        </div>
    }
}

fn in_input(value: Decimal, expect: Expect, ungrouped: bool, language: crate::number::Language) -> String {
    if ungrouped { value.normalize().to_string() } else { write::for_input(value, expect, language) }
}

/// What may become a number with the next key.
fn is_beginning(text: &str) -> bool {
    matches!(text.trim(), "-" | "+" | "−" | "–" | "," | ".")
}

/// How the number is understood, where that is not plain from what is typed.
fn echo(text: &str, format: &Format, ungrouped: bool) -> Option<String> {
    let Ok(Reading::Value(value)) = read(text, format) else {
        return None;
    };
    let plain = in_input(value, format.expect, ungrouped, format.language);
    let simple = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace('.', ",");
    let typed = text.trim_end_matches([',', '.']);
    let understood = match format.expect {
        Expect::Money => write::money(value, value.normalize().scale().max(2), format.currency, format.language),
        Expect::Percent => write::percent(value, 26, format.language),
        Expect::Number | Expect::Count => write::number(value, 28, format.language),
    };
    (simple(typed) != simple(&plain)).then(|| format!("=\u{a0}{understood}"))
}

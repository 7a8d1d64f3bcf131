//! An input for one number, in the convention of the language.
//!
//! It is a text input: a `number` input reads "12,5" as 125. What is typed stays as it is while the field has the focus; a
//! number that cannot be read changes nothing, stays visible, and gets a sentence.

use super::echoes::Echoes;
use crate::number::read::{Expect, Format, ReadError, Reading, read};
use crate::number::{CheckedOps as _, Decimal, write};
use crate::present::Catalog;
use crate::ui::browser::focus::control_id;
use crate::ui::context::use_shell;
use crate::ui::widgets::text::class_if;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
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
    /// Something beside a label that is seen.
    #[prop_or_default]
    pub children: Html,
}

/// What is being typed, and why it is refused.
#[derive(Clone, PartialEq, Default)]
struct Draft {
    draft: Option<String>,
    refusal: Option<Refusal>,
    /// The number before the typing began: what is refused in the end leaves it as it was.
    before: Option<Decimal>,
    /// The number that the last key made. The property follows once that key is painted.
    now: Option<Decimal>,
}

impl Draft {
    /// The number that counts: that of the last key, or the property when nothing is being typed.
    fn number(&self, property: Option<Decimal>) -> Option<Decimal> {
        if self.draft.is_some() { self.now } else { property }
    }
}

/// Why a text or a number cannot stand here, in no language yet: the page may change its own.
#[derive(Clone, PartialEq)]
enum Refusal {
    Unread(ReadError),
    NotAdmissible(Decimal),
}

/// How long a field that is drawn anew elsewhere may take to come, in milliseconds.
const HAND_OVER_MS: u32 = 500;

thread_local! {
    /// What was refused in fields that went away just now: a row that passes from one block of the map to another is drawn anew.
    static HANDED: RefCell<Vec<(AttrValue, Draft)>> = const { RefCell::new(Vec::new()) };
}

fn hand_over(path: AttrValue, typed: Draft) {
    if typed.refusal.is_some() {
        HANDED.with_borrow_mut(|handed| handed.push((path, typed)));
        Timeout::new(HAND_OVER_MS, || HANDED.with_borrow_mut(Vec::clear)).forget();
    }
}

fn handed_over(path: &AttrValue) -> Draft {
    HANDED.with_borrow_mut(|handed| {
        let place = handed.iter().position(|(other, _)| other == path);
        place.map(|place| handed.swap_remove(place).1).unwrap_or_default()
    })
}

/// An input for one number.
#[component]
pub fn NumberInput(props: &NumberInputProps) -> Html {
    let (catalog, dispatch) = use_shell();
    // Kept where every handler sees the last key: on a slow device the next one comes before this is drawn again.
    let live = use_mut_ref(|| handed_over(&props.path));
    use_effect_with((), {
        let (live, path) = (live.clone(), props.path.clone());
        move |()| move || hand_over(path, live.take())
    });
    let redraw = use_force_update();
    let echoes = use_mut_ref(|| Echoes::of(props.value));
    let language = catalog.language();
    let format = Format { language, expect: props.expect, currency: &props.currency };

    // A number changed from elsewhere, by undo say, replaces what is being typed.
    {
        let (live, echoes, redraw, dispatch) = (live.clone(), echoes.clone(), redraw.clone(), dispatch.clone());
        use_effect_with(props.value, move |value| {
            if !echoes.borrow_mut().receive(value, dispatch.0.shows_all()) && live.take().draft.is_some() {
                redraw.force_update();
            }
        });
    }

    let typed = live.borrow().clone();
    let settled = props.value.map(|value| in_input(value, props.expect, props.ungrouped, language)).unwrap_or_default();
    let shown = typed.draft.clone().unwrap_or(settled);
    // Hands a number on if it is another one, and keeps what is typed.
    let change = {
        let (live, onvalue, echoes, value) = (live.clone(), props.onvalue.clone(), echoes.clone(), props.value);
        let (dispatch, end) = (dispatch.clone(), end_of(&live, &echoes, &redraw));
        Callback::from(move |typed: Draft| {
            let number = typed.now;
            dispatch.0.drafts(typed.draft.is_some().then(|| end.clone()));
            let last = live.replace(typed).number(value);
            if last != number {
                echoes.borrow_mut().send(number);
                onvalue.emit(number);
            }
            redraw.force_update();
        })
    };
    let oninput = {
        let (live, change, currency, expect) = (live.clone(), change.clone(), props.currency.clone(), props.expect);
        let (check, value) = (props.check.clone(), props.value);
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let typed = live.borrow().clone();
            let (before, last) = (if typed.draft.is_some() { typed.before } else { value }, typed.number(value));
            let (now, refusal) = match read(&text, &Format { language, expect, currency: &currency }) {
                Ok(Reading::Value(value)) if check.emit(value).is_none() => (Some(value), None),
                Ok(Reading::Value(value)) => (before, Some(Refusal::NotAdmissible(value))),
                // An emptied field is taken back only when the person leaves it: most often a number follows.
                Ok(Reading::NotFilled) => (last, None),
                Err(_) if is_beginning(&text) => (last, None),
                Err(error) => (before, Some(Refusal::Unread(error))),
            };
            change.emit(Draft { draft: Some(text), refusal, before, now });
        })
    };
    let onblur = {
        let (live, change, dispatch) = (live.clone(), change.clone(), dispatch.clone());
        Callback::from(move |_: FocusEvent| {
            let typed = live.borrow().clone();
            match typed.draft.as_deref() {
                Some(text) if text.trim().is_empty() => change.emit(Draft::default()),
                Some(text) if is_beginning(text) => {
                    change.emit(Draft { refusal: Some(Refusal::Unread(ReadError::NotANumber)), ..typed });
                }
                Some(_) if typed.refusal.is_none() => change.emit(Draft { now: typed.now, ..Draft::default() }),
                _ => {}
            }
            // A text that is refused stays: the number before it may still be on its way back.
            if live.borrow().refusal.is_none() {
                echoes.borrow_mut().forget();
            }
            dispatch.act(crate::app::Action::Settle);
        })
    };
    let onkeydown = {
        let (live, change, dispatch) = (live.clone(), change.clone(), dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            let typed = live.borrow().clone();
            if event.key() == "Escape" && typed.draft.is_some() {
                event.stop_propagation();
                change.emit(Draft { now: typed.before, ..Draft::default() });
                dispatch.act(crate::app::Action::Settle);
            }
        })
    };
    let choose = {
        let (check, expect, value) = (props.check.clone(), props.expect, props.value);
        Callback::from(move |number: Decimal| {
            let typed = live.borrow().clone();
            // The readings are as typed: in a field of per cent they are not yet shares.
            let chosen = if expect == Expect::Percent { number.over(Decimal::ONE_HUNDRED) } else { Some(number) };
            let refusal = chosen.filter(|chosen| check.emit(*chosen).is_some()).map(Refusal::NotAdmissible);
            let (draft, now) =
                if refusal.is_some() { (typed.draft.clone(), typed.number(value)) } else { (None, chosen) };
            change.emit(Draft { draft, refusal, before: typed.before, now });
            dispatch.act(crate::app::Action::Settle);
        })
    };

    let id = control_id(&props.path);
    let (hint_id, error_id, echo_id) = (format!("{id}-hint"), format!("{id}-error"), format!("{id}-echo"));
    let refusal = typed.refusal.as_ref();
    let echo =
        typed.draft.as_deref().filter(|_| refusal.is_none()).and_then(|text| echo(text, &format, props.ungrouped));
    let mut described = Vec::new();
    described.extend(props.hint.as_ref().map(|_| hint_id.clone()));
    described.extend(refusal.map(|_| error_id.clone()));
    described.extend(echo.as_ref().map(|_| echo_id.clone()));
    let described = (!described.is_empty()).then(|| described.join(" "));
    let refused = refusal.is_some();
    html! {
        <div class={class_if("field field-number", refused, "is-refused")}>
            // A label out of sight is an attribute: a box that is cut to nothing costs a frame more than one that is drawn.
            if !props.quiet_label {
                <div class="field-label">
                    <label for={id.clone()}>{ &props.label }</label>
                    { props.children.clone() }
                </div>
            }
            <div class="field-control">
                <input id={id} type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
                    data-field={props.path.clone()} value={shown} placeholder={props.placeholder.clone()}
                    aria-label={props.quiet_label.then(|| props.label.clone())} aria-invalid={refused.then_some("true")} aria-describedby={described}
                    {oninput} {onblur} {onkeydown} />
                if let Some(unit) = &props.unit { <span class="field-unit">{ unit }</span> }
            </div>
            if let Some(hint) = &props.hint { <p class="field-hint" id={hint_id}>{ hint }</p> }
            if let Some(echo) = echo { <p class="field-echo" id={echo_id}>{ echo }</p> }
            if let Some(refusal) = refusal { { refusal_view(refusal, &error_id, &props.check, choose, catalog) } }
        </div>
    }
}

/// Ends what is typed, unless it is refused: the number of the study is then another one already.
fn end_of(
    live: &Rc<RefCell<Draft>>,
    echoes: &Rc<RefCell<Echoes<Option<Decimal>>>>,
    redraw: &UseForceUpdateHandle,
) -> Callback<()> {
    let (live, echoes, redraw) = (live.clone(), echoes.clone(), redraw.clone());
    Callback::from(move |()| {
        if live.borrow().refusal.is_none() {
            live.take();
            echoes.borrow_mut().forget();
            redraw.force_update();
        }
    })
}

fn refusal_view(
    refusal: &Refusal,
    id: &str,
    check: &Callback<Decimal, Option<String>>,
    choose: Callback<Decimal>,
    catalog: &'static Catalog,
) -> Html {
    let (sentence, readings) = match refusal {
        Refusal::NotAdmissible(value) => (check.emit(*value).unwrap_or_default(), None),
        Refusal::Unread(error) => {
            let readings = match error {
                ReadError::Ambiguous { as_decimal, as_thousands } => Some([*as_decimal, *as_thousands]),
                _ => None,
            };
            (catalog.read_error(error), readings)
        }
    };
    html! {
        <div class="field-error" id={id.to_owned()} role="alert">
            <p>{ sentence }</p>
            if let Some(readings) = readings {
                <p class="field-choices">
                    for number in readings {
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

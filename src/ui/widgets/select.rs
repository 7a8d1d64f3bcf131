//! A select element.

use crate::present::Catalog;
use crate::present::number_groups::NumberGroup;
use crate::ui::widgets::text::class_if;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A select element.
pub struct Select<'a> {
    /// Id of the control.
    pub id: &'a str,
    /// Its label.
    pub label: &'a str,
    /// The current value.
    pub value: &'a str,
    /// Values with their labels.
    pub options: Vec<(String, String)>,
    /// Values with their labels under headings, after those without.
    pub groups: Vec<NumberGroup>,
    /// Whether only screen readers get the label.
    pub quiet_label: bool,
    /// Whether the values are languages, each labelled in itself (sets `lang`).
    pub languages: bool,
    /// Test id.
    pub testid: Option<&'static str>,
    /// Whether choosing acts at once: keys then open the list, and do not choose while it is closed.
    pub acts: bool,
    /// Called when the select gets the focus.
    pub onfocus: Callback<FocusEvent>,
}

impl Select<'_> {
    /// The select element; calls back with the chosen value. Its `data-value` attribute holds the value to show: see
    /// [`show_choices`](crate::ui::browser::focus::show_choices).
    pub fn view(self, onchoose: Callback<String>) -> Html {
        let onchange = onchoose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
        let onkeydown = self.acts.then(|| Callback::from(open_by_key));
        let id = AttrValue::from(self.id.to_owned());
        let option = |value: String, words: String| {
            html! {
                <option key={value.clone()} value={value.clone()} lang={self.languages.then(|| value.clone())}
                    selected={self.value == value}>{ words }</option>
            }
        };
        html! {
            <div class="field field-select">
                <div class={class_if("field-label", self.quiet_label, "visually-hidden")}>
                    <label for={id.clone()}>{ self.label }</label>
                </div>
                <select {id} data-value={self.value.to_owned()} data-testid={self.testid} {onchange} {onkeydown}
                    onfocus={self.onfocus}>
                    for (value, words) in self.options { { option(value, words) } }
                    for group in self.groups {
                        <optgroup label={group.owner}>for (value, words) in group.numbers { { option(value, words) } }</optgroup>
                    }
                </select>
            </div>
        }
    }
}

impl Default for Select<'_> {
    fn default() -> Self {
        Self {
            id: "",
            label: "",
            value: "",
            options: Vec::new(),
            groups: Vec::new(),
            quiet_label: false,
            languages: false,
            testid: None,
            acts: false,
            onfocus: Callback::noop(),
        }
    }
}

/// Opens the list at a key that would choose while it is closed: an arrow, or the first letter of an option.
fn open_by_key(event: KeyboardEvent) {
    let key = event.key();
    let chooses = matches!(
        key.as_str(),
        "ArrowDown" | "ArrowUp" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageDown" | "PageUp"
    ) || (key.chars().count() == 1 && key != " ");
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    if !chooses || has_modifier {
        return;
    }
    let select: HtmlSelectElement = event.target_unchecked_into();
    // Where the browser has no such method, as in older Safari, arrows open the list by themselves.
    let method = js_sys::Reflect::get(&select, &"showPicker".into()).ok();
    if let Some(show_picker) = method.and_then(|method| method.dyn_into::<js_sys::Function>().ok()) {
        event.prevent_default();
        let _ = show_picker.call0(&select);
    }
}

/// A select with a visible label.
pub fn select(id: &str, label: &str, value: &str, options: Vec<(String, String)>, onchoose: Callback<String>) -> Html {
    Select { id, label, value, options, ..Select::default() }.view(onchoose)
}

/// A select of numbers, each under the name of its input or outcome.
pub fn number_select(id: &str, label: &str, value: &str, groups: Vec<NumberGroup>, onchoose: Callback<String>) -> Html {
    Select { id, label, value, groups, ..Select::default() }.view(onchoose)
}

/// A select whose label only screen readers get.
pub fn quiet_select(
    id: &str,
    label: &str,
    value: &str,
    options: Vec<(String, String)>,
    onchoose: Callback<String>,
) -> Html {
    Select { id, label, value, options, quiet_label: true, ..Select::default() }.view(onchoose)
}

/// The words of an enumeration as options, labelled from the catalogue.
#[inline(never)]
pub fn choices(catalog: &Catalog, group: &str, words: &[&str]) -> Vec<(String, String)> {
    words.iter().map(|word| ((*word).to_owned(), catalog.under(group, word).to_owned())).collect()
}

/// The same options after an empty one.
#[inline(never)]
pub fn choices_or_none(catalog: &Catalog, group: &str, words: &[&str]) -> Vec<(String, String)> {
    let mut all = choices(catalog, group, words);
    all.insert(0, (String::new(), catalog.text("choice.not_stated").to_owned()));
    all
}

//! A select element.

use crate::present::Catalog;
use crate::present::number_groups::NumberGroup;
use crate::ui::widgets::text::class_if;
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
    /// Called when the select gets the focus.
    pub onfocus: Callback<FocusEvent>,
}

impl Select<'_> {
    /// The select element; calls back with the chosen value. Its `data-value` attribute holds the value to show: see
    /// [`show_choices`](crate::ui::browser::focus::show_choices).
    pub fn view(self, onchoose: Callback<String>) -> Html {
        let onchange = onchoose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
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
                <select {id} data-value={self.value.to_owned()} data-testid={self.testid} {onchange} onfocus={self.onfocus}>
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
            onfocus: Callback::noop(),
        }
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

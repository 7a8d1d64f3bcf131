//! A choice in a closed list.

use crate::present::Catalog;
use crate::ui::widgets::text::class_if;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A choice in a closed list.
pub struct Select<'a> {
    /// Id of the control.
    pub id: &'a str,
    /// What is chosen.
    pub label: &'a str,
    /// The value now.
    pub value: &'a str,
    /// Values with their words.
    pub options: Vec<(String, String)>,
    /// Whether the label is only for those who do not see.
    pub quiet_label: bool,
    /// Whether the values are languages, in whose own words they are called.
    pub languages: bool,
    /// A name for tests.
    pub testid: Option<&'static str>,
    /// The choice gets the focus.
    pub onfocus: Callback<FocusEvent>,
}

impl Select<'_> {
    /// The control; calls back with the value chosen. It names the value that it is to show: see
    /// [`show_choices`](crate::ui::browser::focus::show_choices).
    pub fn view(self, onchoose: Callback<String>) -> Html {
        let onchange = onchoose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
        let id = AttrValue::from(self.id.to_owned());
        html! {
            <div class="field field-select">
                <div class={class_if("field-label", self.quiet_label, "visually-hidden")}>
                    <label for={id.clone()}>{ self.label }</label>
                </div>
                <select {id} data-value={self.value.to_owned()} data-testid={self.testid} {onchange} onfocus={self.onfocus}>
                    for (value, words) in self.options {
                        <option key={value.clone()} value={value.clone()} lang={self.languages.then(|| value.clone())}
                            selected={self.value == value}>{ words }</option>
                    }
                </select>
            </div>
        }
    }
}

/// A choice with a visible label.
pub fn select(id: &str, label: &str, value: &str, options: Vec<(String, String)>, onchoose: Callback<String>) -> Html {
    Select { id, label, value, options, quiet_label: false, languages: false, testid: None, onfocus: Callback::noop() }
        .view(onchoose)
}

/// The words of a closed list as choices, in the words of the catalogue.
#[inline(never)]
pub fn choices(catalog: &Catalog, group: &str, words: &[&str]) -> Vec<(String, String)> {
    words.iter().map(|word| ((*word).to_owned(), catalog.under(group, word).to_owned())).collect()
}

/// The same after the choice of nothing.
#[inline(never)]
pub fn choices_or_none(catalog: &Catalog, group: &str, words: &[&str]) -> Vec<(String, String)> {
    let mut all = choices(catalog, group, words);
    all.insert(0, (String::new(), catalog.text("choice.not_stated").to_owned()));
    all
}

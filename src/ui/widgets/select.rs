//! A choice in a closed list.

use crate::ui::widgets::words::class_if;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A choice in a closed list.
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Id of the control.
    pub id: AttrValue,
    /// What is chosen.
    pub label: AttrValue,
    /// The value now.
    pub value: AttrValue,
    /// Values with their words.
    pub options: Vec<(String, String)>,
    /// Whether the label is only for those who do not see.
    #[prop_or_default]
    pub quiet_label: bool,
    /// Whether the values are languages, in whose own words they are called.
    #[prop_or_default]
    pub languages: bool,
    /// A name for tests.
    #[prop_or_default]
    pub testid: Option<&'static str>,
    /// Calls back with the value chosen.
    pub onchoose: Callback<String>,
}

/// A choice in a closed list. It shows the value that it is given, also when that changes after a person has chosen.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let control = use_node_ref();
    {
        let control = control.clone();
        // An option's attribute only says what is chosen at first; undo and redo come later.
        use_effect_with((props.value.clone(), props.options.clone()), move |(value, _)| {
            if let Some(control) = control.cast::<HtmlSelectElement>() {
                control.set_value(value);
            }
        });
    }
    let onchange = props.onchoose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="field field-select">
            <div class={class_if("field-label", props.quiet_label, "visually-hidden")}>
                <label for={props.id.clone()}>{ &props.label }</label>
            </div>
            <select ref={control} id={props.id.clone()} data-testid={props.testid} {onchange}>
                for (value, words) in props.options.iter() {
                    <option key={value.clone()} value={value.clone()} lang={props.languages.then(|| value.clone())}
                        selected={props.value == *value}>{ words }</option>
                }
            </select>
        </div>
    }
}

/// A choice with a visible label.
pub fn select(id: &str, label: &str, value: &str, options: Vec<(String, String)>, onchoose: Callback<String>) -> Html {
    html! { <Select id={id.to_owned()} label={label.to_owned()} value={value.to_owned()} {options} {onchoose} /> }
}

//! The card of a result in the panel for sharing: how it looks, its files, and its words for those who do not see it.

use super::copies::copies;
use crate::json::{Layout, print};
use crate::present::Catalog;
use crate::present::card::ResultCard;
use crate::ui::browser::{download, names, picture};
use crate::ui::context::Dispatch;
use crate::ui::widgets::text::{button, text};
use web_sys::Element;
use yew::prelude::*;

/// Properties of [`CardPanel`].
#[derive(Properties, PartialEq)]
pub struct CardPanelProps {
    /// The card as JSON.
    pub json: String,
    /// Its words.
    pub alternative: String,
    /// What unfolds it.
    pub summary: String,
    /// What can be done with it.
    pub children: Html,
}

/// A card, drawn once it is unfolded.
#[component]
pub fn CardPanel(props: &CardPanelProps) -> Html {
    let is_open = use_state(|| false);
    let address = use_state(|| None);
    {
        let address = address.setter();
        use_effect_with((props.json.clone(), *is_open), move |(json, is_open)| {
            if *is_open {
                picture::show_card(json, "wide", Callback::from(move |drawn| address.set(Some(drawn))));
            }
        });
    }
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<Element>();
            is_open.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    html! {
        <details class="share-card" {ontoggle}>
            <summary data-testid="share-card">{ props.summary.clone() }</summary>
            if let Some(address) = &*address {
                <img src={address.clone()} alt={props.alternative.clone()} width="1200" height="630" data-testid="card-picture" />
            }
            <p class="field-hint">{ props.alternative.clone() }</p>
            { props.children.clone() }
        </details>
    }
}

/// The card of a study: folded, until somebody wants it. It is saved once the range is that of the study as it is: a file says it for ever.
pub fn result_card(
    card: &ResultCard,
    is_ready: bool,
    title: &str,
    catalog: &'static Catalog,
    dispatch: &Dispatch,
) -> Html {
    if !is_ready {
        return html! { <p class="field-hint" role="status">{ text(catalog, "card.waits") }</p> };
    }
    let json = print(&card.to_json(), Layout::Compact);
    let file = download::file_name(title);
    let save = |shape: &'static str, png: bool| {
        let (json, file) = (json.clone(), file.clone());
        let end = if png { "png" } else { "svg" };
        let save = Callback::from(move |_: MouseEvent| {
            picture::save_card(&json, shape, &format!("{file}-{shape}-{}.{end}", names::today()), png);
        });
        let label = catalog.text(&format!("card.{shape}.{end}"));
        button("button small", &format!("card-{shape}-{end}"), None, save, Html::from(label))
    };
    let copy = copies(&card.alternative(), dispatch);
    html! {
        <CardPanel json={json.clone()} alternative={card.alternative()} summary={catalog.text("card.title").to_owned()}>
            <p class="incoming-acts">
                { save("wide", true) }
                { save("square", true) }
                { save("wide", false) }
                { save("square", false) }
                { button("button quiet small", "card-words", None, copy, text(catalog, "card.words")) }
            </p>
        </CardPanel>
    }
}

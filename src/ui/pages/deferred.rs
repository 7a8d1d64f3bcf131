//! Parts of rooms whose code is deferred: charts, switching values, the rooms of scenarios and uncertainty, the list of studies,
//! and the text pages.
//! Mounting the first of them fetches the deferred part of the program.

use super::about::about;
use super::embedding::embedding;
use super::pedigree::Pedigree;
use super::pedigree_props::PedigreeProps;
use super::simulated_ranges::use_ranges;
use super::start::start;
use super::studies::studies;
use crate::app::{Page, Route, State, UncertaintySettings};
use crate::present::Catalog;
use crate::ui::browser::{deferred, focus};
use crate::ui::context::{View, use_shell};
use crate::ui::panels::preview::{arrive, preview_banner};
use crate::ui::panels::share::share_panel;
use crate::ui::panels::table_dialog::table_dialog;
use crate::ui::widgets::text::{button, paragraph, text};
use std::rc::Rc;
use yew::prelude::*;

/// The function that renders a part.
#[derive(Clone, Copy)]
pub struct Render(fn(&View) -> Html);

impl PartialEq for Render {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// Properties of [`Deferred`].
#[derive(Properties, PartialEq)]
pub struct DeferredProps {
    /// Renders the part.
    pub render: Render,
    /// The study and its context.
    pub view: View,
    /// Whether nothing stands in its place until it is there: another part beside it says so.
    pub quiet: bool,
}

/// A part whose code may still have to load. If loading fails, it says so and offers to try again.
#[component]
pub fn Deferred(props: &DeferredProps) -> Html {
    let (came, fetch) = use_code();
    let view = &props.view;
    if came == Some(true) {
        props.render.0(view)
    } else if props.quiet {
        Html::default()
    } else {
        absent(view.catalog, came.is_some(), fetch)
    }
}

/// Properties of [`DeferredAbout`].
#[derive(Properties, PartialEq)]
pub struct DeferredAboutProps {
    /// The page.
    pub page: Page,
    /// Its texts.
    pub catalog: ByAddress,
}

/// A catalogue, compared by its address.
#[derive(Clone, Copy)]
pub struct ByAddress(pub &'static Catalog);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// A text page, whose code may still have to load.
#[component]
pub fn DeferredAbout(props: &DeferredAboutProps) -> Html {
    let (came, fetch) = use_code();
    let catalog = props.catalog.0;
    if came == Some(true) {
        about(props.page, catalog)
    } else {
        html! { <main id="main" class="studies about" tabindex="-1">{ absent(catalog, came.is_some(), fetch) }</main> }
    }
}

/// Properties of [`DeferredStudies`].
#[derive(Properties)]
pub struct DeferredStudiesProps {
    /// The state, whose studies are listed.
    pub state: Rc<State>,
    /// The texts.
    pub catalog: ByAddress,
}

impl PartialEq for DeferredStudiesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.catalog == other.catalog
    }
}

/// The list of studies, or the page that puts one into another site; their code may still have to load. One component for both: each one
/// weighs in the first part.
#[component]
pub fn DeferredStudies(props: &DeferredStudiesProps) -> Html {
    let (came, fetch) = use_code();
    let (catalog, dispatch) = use_shell();
    let studies_listed = props.state.library.documents().iter().map(|document| document.study().clone()).collect();
    use_ranges(&dispatch, studies_listed, &UncertaintySettings::default());
    use_effect_with(came == Some(true) && props.state.searching, |searching| {
        if *searching {
            focus::focus("search");
        }
    });
    if came == Some(true) {
        match props.state.route {
            Route::Embed(_) => embedding(&props.state, catalog, &dispatch),
            _ => studies(&props.state, catalog, &dispatch),
        }
    } else {
        html! { <main id="main" class="studies" tabindex="-1">{ absent(catalog, came.is_some(), fetch) }</main> }
    }
}

/// The questions that start a study, whose code may still have to load.
#[component]
pub fn DeferredStart() -> Html {
    let (came, fetch) = use_code();
    let catalog = use_shell().0;
    if came == Some(true) {
        start()
    } else {
        html! { <main id="main" class="studies" tabindex="-1">{ absent(catalog, came.is_some(), fetch) }</main> }
    }
}

/// A link, which is read once the code for that is there; then what is told of its study, and the ways to share the open one.
#[component]
pub fn DeferredSharing(props: &DeferredStudiesProps) -> Html {
    let (came, fetch) = use_code();
    let (catalog, dispatch) = use_shell();
    let state = &props.state;
    let is_shared = state.workspace.sharing;
    {
        let dispatch = dispatch.clone();
        use_effect_with((state.arriving.clone(), is_shared, came), move |(link, is_shared, came)| match link {
            Some(link) if *came == Some(true) => arrive(link, catalog, &dispatch),
            _ if *is_shared => _ = focus::focus("share-title"),
            _ => {}
        });
    }
    if came != Some(true) {
        return absent(catalog, came.is_some(), fetch);
    }
    html! {
        <>
            if let Some(preview) = &state.preview { { preview_banner(state, preview, catalog, &dispatch) } }
            if is_shared { { share_panel(state, catalog, &dispatch) } }
        </>
    }
}

/// A pasted table, before it comes in. Its code is there: nobody pastes a table before it is.
#[component]
pub fn PastedTable(props: &DeferredStudiesProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let is_shown = props.state.table.is_some();
    use_effect_with(is_shown, |is_shown| {
        if *is_shown {
            focus::focus("table-title");
        }
    });
    match &props.state.table {
        Some(table) if deferred::is_there() => table_dialog(&props.state, table, catalog, &dispatch),
        _ => Html::default(),
    }
}

/// The editor of a pedigree, whose code may still have to load.
#[component]
pub fn DeferredPedigree(props: &PedigreeProps) -> Html {
    let (came, fetch) = use_code();
    let catalog = use_shell().0;
    if came == Some(true) {
        let PedigreeProps { target, estimate, currency, onclose } = props.clone();
        html! { <Pedigree {target} {estimate} {currency} {onclose} /> }
    } else {
        absent(catalog, came.is_some(), fetch)
    }
}

/// Loads the deferred code when the component is first rendered: whether it came, none while it loads, and how to try again.
#[hook]
fn use_code() -> (Option<bool>, Callback<()>) {
    let came = use_state_eq(|| deferred::is_there().then_some(true));
    let fetch = {
        let came = came.clone();
        Callback::from(move |()| {
            came.set(None);
            let came = came.clone();
            deferred::fetch(Callback::from(move |there| came.set(Some(there))));
        })
    };
    {
        let fetch = fetch.clone();
        use_effect_with((), move |()| {
            if !deferred::is_there() {
                fetch.emit(());
            }
        });
    }
    (*came, fetch)
}

/// What stands in place of code that has not come: it is on its way, or it failed and can be tried again.
fn absent(catalog: &'static Catalog, has_failed: bool, fetch: Callback<()>) -> Html {
    if !has_failed {
        return html! { <p class="deferred" role="status" data-testid="deferred-waiting">{ text(catalog, "deferred.waiting") }</p> };
    }
    let again = Callback::from(move |_: MouseEvent| fetch.emit(()));
    html! {
        <div class="notice is-warning" role="alert" data-testid="deferred-failed">
            { paragraph("", catalog, "deferred.failed") }
            { button("button", "deferred-again", None, again, text(catalog, "deferred.again")) }
        </div>
    }
}

/// Renders a part once its code is loaded.
pub fn deferred(view: &View, render: fn(&View) -> Html) -> Html {
    html! { <Deferred render={Render(render)} view={view.clone()} quiet={false} /> }
}

/// The same beside another part that is deferred, and says so.
pub fn deferred_quietly(view: &View, render: fn(&View) -> Html) -> Html {
    html! { <Deferred render={Render(render)} view={view.clone()} quiet=true /> }
}

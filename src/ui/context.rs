//! Context of the components: dispatching actions, the catalogue, and navigation.

use super::store::Store;
pub use super::view::{Paths, Shown, StudyView, with};
use crate::analysis::ShownRange;
use crate::app::{Action, Edit, MapView, TypedField, Workspace, WorkspaceAction};
use crate::number::Language;
use crate::present::Catalog;
use crate::study::NumberPath;
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The way to act. It never changes, so components that only act never render again for it.
#[derive(Clone)]
pub struct Dispatch(pub Rc<Store>);

impl PartialEq for Dispatch {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Dispatch {
    /// Does something.
    pub fn act(&self, action: Action) {
        self.0.act(action);
    }

    /// Changes the open study.
    pub fn edit(&self, edit: Edit) {
        self.act(Action::Edit(edit));
    }

    /// Something to do when an event happens, whatever the event holds.
    pub fn on<E>(&self, action: Action) -> Callback<E> {
        let dispatch = self.clone();
        Callback::from(move |_: E| dispatch.act(action.clone()))
    }

    /// What choosing a word of a closed list does to the part with this id; nothing for a word that it does not know.
    #[inline(never)]
    pub fn choose(&self, id: &str, make: fn(String, &str) -> Option<Edit>) -> Callback<String> {
        let (dispatch, id) = (self.clone(), id.to_owned());
        Callback::from(move |word: String| {
            if let Some(edit) = make(id.clone(), &word) {
                dispatch.edit(edit);
            }
        })
    }

    /// Opens, closes or chooses something in the open study.
    pub fn workspace(&self, action: WorkspaceAction) {
        self.act(Action::Workspace(action));
    }

    /// A change to the open study when an event happens.
    pub fn on_edit<E>(&self, edit: Edit) -> Callback<E> {
        self.on(Action::Edit(edit))
    }
}

/// What the rooms of a study need: the study, words, and ways to act and to move around.
#[derive(PartialEq)]
pub struct StudyContext {
    /// What showing it needs.
    pub shown: StudyView,
    /// The way to act.
    pub dispatch: Dispatch,
    /// What is open in it.
    pub workspace: Workspace,
    /// Goes back to the figure at this position of the explanation's trail.
    pub onback: Callback<usize>,
    /// Closes the explanation.
    pub onclose: Callback<()>,
    /// Shows the pedigree of a number, or hides it.
    pub ontoggle: Callback<NumberPath>,
    /// How the outcomes are shown.
    pub map: MapView,
    /// The range of the ratio, once it is known.
    pub range: Option<ShownRange>,
    /// Shows this outcome alone.
    pub onoutcome: Callback<String>,
}

impl Deref for StudyContext {
    type Target = StudyView;

    fn deref(&self) -> &StudyView {
        &self.shown
    }
}

/// [`StudyContext`] behind one pointer: code that copied it field by field would increase the size of the first load.
#[derive(Clone)]
pub struct View(Rc<StudyContext>);

impl View {
    /// Hands these on.
    pub fn new(surroundings: StudyContext) -> Self {
        Self(Rc::new(surroundings))
    }
}

impl Deref for View {
    type Target = StudyContext;

    fn deref(&self) -> &StudyContext {
        &self.0
    }
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || *self.0 == *other.0
    }
}

/// Renders a component again whenever the draft of its field changes.
#[hook]
pub fn use_field(dispatch: &Dispatch, field: &TypedField) {
    let rerender = use_force_update();
    let store = dispatch.0.clone();
    use_effect_with(field.clone(), move |field| {
        let rerender = Callback::from(move |()| rerender.force_update());
        let number = store.watch_field(field.clone(), rerender);
        move || store.forget_field(number)
    });
}

/// A text control that changes the study when it is left, not at each key; `text` is what it shows before it is typed in, and again
/// whenever that changes. The control has no `value` attribute: Yew writes that over what is being typed at every rendering, such as that
/// of the next save.
#[hook]
pub fn use_text_until_left(control: &NodeRef, text: &str) {
    let control = control.clone();
    use_effect_with(text.to_owned(), move |text| {
        if let Some(control) = control.get() {
            // An input or a text area: both have a value.
            control.unchecked_into::<HtmlInputElement>().set_value(text);
        }
    });
}

/// The context that every component can read.
#[derive(Clone, PartialEq)]
pub struct Shell {
    /// The language of the page.
    pub language: Language,
    /// The way to act.
    pub dispatch: Dispatch,
}

/// The words of the page's language, and the way to act.
///
/// # Panics
/// Outside the page, where there is nothing to act on.
#[hook]
#[expect(clippy::expect_used, reason = "a component outside the page is a mistake of the programmer")]
pub fn use_shell() -> (&'static Catalog, Dispatch) {
    let shell = use_context::<Shell>().expect("components live inside the page");
    (Catalog::of(shell.language), shell.dispatch)
}

//! What every component can reach without being handed it: acting, words, and going to a field.

use super::store::Store;
pub use super::view::{Evaluated, Paths, Shown, StudyView, with};
use crate::app::{Action, Edit, MapView};
use crate::number::Language;
use crate::present::Catalog;
use crate::study::{Currency, Estimate, NumberPath};
use crate::ui::widgets::Pedigree;
use std::ops::Deref;
use std::rc::Rc;
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
    /// The number whose pedigree is shown.
    pub pedigree: Option<NumberPath>,
    /// Shows the pedigree of a number, or hides it.
    pub ontoggle: Callback<NumberPath>,
    /// How the outcomes are shown.
    pub map: MapView,
    /// The outcome that is shown where one is shown at a time.
    pub outcome: String,
    /// Shows this outcome alone.
    pub onoutcome: Callback<String>,
}

impl Deref for StudyContext {
    type Target = StudyView;

    fn deref(&self) -> &StudyView {
        &self.shown
    }
}

/// The same, handed on from part to part: one pointer, since each part that copied it whole would weigh on a first visit.
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

impl View {
    /// Whether the pedigree of this number is shown.
    pub fn shows(&self, target: &NumberPath) -> bool {
        self.pedigree.as_ref() == Some(target)
    }

    /// The editor of the pedigree that is shown, if it is one of these numbers.
    pub fn pedigree_of(&self, is_here: impl Fn(&NumberPath) -> bool) -> Html {
        let Some(target) = self.pedigree.as_ref().filter(|target| is_here(target)) else {
            return Html::default();
        };
        let study = self.stated();
        pedigree(target, target.get(study), study.currency, &self.ontoggle)
    }
}

/// What every component can reach without being handed it.
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

/// The editor of the pedigree of a number.
pub fn pedigree(
    target: &NumberPath,
    estimate: Option<Estimate>,
    currency: Currency,
    ontoggle: &Callback<NumberPath>,
) -> Html {
    let onclose = ontoggle.reform({
        let target = target.clone();
        move |_: MouseEvent| target.clone()
    });
    html! { <Pedigree key={target.to_string()} target={target.clone()} {estimate} {currency} {onclose} /> }
}

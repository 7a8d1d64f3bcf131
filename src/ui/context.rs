//! What every component can reach without being handed it: acting, words, and going to a field.

use super::store::Store;
use crate::app::{Action, Edit, MapView};
use crate::methods::sroi::Evaluation;
use crate::methods::{FigureRef, StudyFigures};
use crate::number::Language;
use crate::present::Catalog;
use crate::study::{Currency, Estimate, NumberPath, Shared, Study};
use crate::ui::browser::assets;
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

/// The ways to move around a study: opening a figure, going to a field.
#[derive(Clone, PartialEq)]
pub struct Paths {
    /// Shows how a figure was obtained.
    pub explain: Callback<FigureRef>,
    /// Goes to the part or number with this path.
    pub edit: Callback<String>,
}

impl Paths {
    /// Shows how a figure was obtained when something is pressed.
    #[inline(never)]
    pub fn to_figure(&self, figure: FigureRef) -> Callback<MouseEvent> {
        self.explain.reform(move |_: MouseEvent| figure)
    }

    /// Goes to the part or number with this path when something is pressed.
    #[inline(never)]
    pub fn to_path(&self, path: String) -> Callback<MouseEvent> {
        with(&self.edit, path)
    }
}

/// Calls back with a text when something is pressed.
#[inline(never)]
pub fn with(callback: &Callback<String>, text: String) -> Callback<MouseEvent> {
    callback.reform(move |_: MouseEvent| text.clone())
}

/// The open study with everything that follows from it.
#[derive(Clone)]
pub struct Evaluated {
    /// The study.
    pub study: Shared<Study>,
    /// Its evaluation.
    pub evaluation: Rc<Evaluation>,
}

impl Evaluated {
    /// Evaluates a study.
    pub fn of(study: Shared<Study>) -> Self {
        let evaluation = Rc::new(Evaluation::of(&study));
        Self { study, evaluation }
    }
}

impl PartialEq for Evaluated {
    /// The evaluation follows from the study, so comparing the study is enough.
    fn eq(&self, other: &Self) -> bool {
        self.study.is_same(&other.study)
    }
}

impl Deref for Evaluated {
    type Target = Evaluation;

    fn deref(&self) -> &Evaluation {
        &self.evaluation
    }
}

/// What the rooms of a study need: the study, words, and ways to act and to move around.
#[derive(PartialEq)]
pub struct StudyContext {
    /// The open study with everything that follows from it.
    pub study: Evaluated,
    /// The words.
    pub catalog: &'static Catalog,
    /// The way to act.
    pub dispatch: Dispatch,
    /// The ways to move around.
    pub paths: Paths,
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

    /// The study as it is stated.
    pub fn stated(&self) -> &Shared<Study> {
        &self.study.study
    }

    /// The figures of all methods.
    pub fn figures(&self) -> StudyFigures<'_> {
        StudyFigures { study: self.stated(), evaluation: &self.study.evaluation, references: assets::references }
    }

    /// A text of the catalogue as a property.
    pub fn text(&self, key: &str) -> AttrValue {
        self.catalog.text(key).to_owned().into()
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

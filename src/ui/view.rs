//! The context of components that show a study without changing it: the study with its derived values, the catalogue, and
//! navigation callbacks.
//!
//! Whatever the feature `view` compiles needs no more than this: charts, figures, and their explanation.

use crate::app::Derived;
use crate::methods::{FigureRef, StudyFigures};
use crate::present::Catalog;
use crate::study::{Shared, Study};
use crate::ui::browser::assets;
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// Navigation in a study.
#[derive(Clone, PartialEq)]
pub struct Paths {
    /// Opens the explanation of a figure of the study as stated, or of a scenario.
    pub explain: Callback<(Option<String>, FigureRef)>,
    /// Id of the scenario whose figures are shown; none for the study as stated.
    pub scenario: Option<String>,
    /// Goes to the field of the part or number with this path.
    pub edit: Callback<String>,
    /// Copies a text.
    pub copy: Callback<String>,
}

impl Paths {
    /// A click handler that opens the explanation of a figure.
    #[inline(never)]
    pub fn to_figure(&self, figure: FigureRef) -> Callback<MouseEvent> {
        with(&self.explain, (self.scenario.clone(), figure))
    }

    /// A click handler that goes to the field of the part or number with this path.
    #[inline(never)]
    pub fn to_path(&self, path: String) -> Callback<MouseEvent> {
        with(&self.edit, path)
    }
}

/// A click handler that calls back with a value.
#[inline(never)]
pub fn with<T: Clone + 'static>(callback: &Callback<T>, value: T) -> Callback<MouseEvent> {
    callback.reform(move |_: MouseEvent| value.clone())
}

/// The context of a component that shows a study.
#[derive(PartialEq)]
pub struct Shown {
    /// The study with its derived values.
    pub study: Rc<Derived>,
    /// The texts.
    pub catalog: &'static Catalog,
    /// Navigation callbacks.
    pub paths: Paths,
}

impl Shown {
    /// The study itself.
    pub fn stated(&self) -> &Shared<Study> {
        &self.study.study
    }

    /// The figures of all methods.
    pub fn figures(&self) -> StudyFigures<'_> {
        self.study.figures(assets::references)
    }

    /// The same context around the study with a scenario applied, so that its figures open as its own.
    pub fn of_scenario(&self, id: &str) -> Option<StudyView> {
        let paths = Paths { scenario: Some(id.to_owned()), ..self.paths.clone() };
        Some(StudyView::new(Self { study: self.study.scenario(id)?, catalog: self.catalog, paths }))
    }

    /// A text of the catalogue as a property value.
    pub fn text(&self, key: &str) -> AttrValue {
        self.catalog.text(key).to_owned().into()
    }
}

/// [`Shown`] behind one pointer, cheap to pass from component to component.
#[derive(Clone)]
pub struct StudyView(Rc<Shown>);

impl StudyView {
    /// Wraps the context.
    pub fn new(shown: Shown) -> Self {
        Self(Rc::new(shown))
    }
}

impl Deref for StudyView {
    type Target = Shown;

    fn deref(&self) -> &Shown {
        &self.0
    }
}

impl PartialEq for StudyView {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || *self.0 == *other.0
    }
}

//! What shows a study without changing it: the study with everything that follows from it, words, and ways to move around.
//!
//! All that the feature `view` compiles needs no more than this: charts, figures, and how a figure was obtained.

use crate::app::Derived;
use crate::methods::sroi::Figure;
use crate::present::Catalog;
use crate::study::{Shared, Study};
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// The ways to move around a study: opening a figure, going to a field.
#[derive(Clone, PartialEq)]
pub struct Paths {
    /// Shows how a figure was obtained.
    pub explain: Callback<Figure>,
    /// Goes to the part or number with this path.
    pub edit: Callback<String>,
}

impl Paths {
    /// Shows how a figure was obtained when something is pressed.
    #[inline(never)]
    pub fn to_figure(&self, figure: Figure) -> Callback<MouseEvent> {
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

/// What showing a study needs.
#[derive(PartialEq)]
pub struct Shown {
    /// The study with everything that follows from it.
    pub study: Rc<Derived>,
    /// The words.
    pub catalog: &'static Catalog,
    /// The ways to move around.
    pub paths: Paths,
}

impl Shown {
    /// The study as it is stated.
    pub fn stated(&self) -> &Shared<Study> {
        &self.study.study
    }

    /// A text of the catalogue as a property.
    pub fn text(&self, key: &str) -> AttrValue {
        self.catalog.text(key).to_owned().into()
    }
}

/// The same, handed on from part to part: one pointer.
#[derive(Clone)]
pub struct StudyView(Rc<Shown>);

impl StudyView {
    /// Hands these on.
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

//! What is open in the workspace: figures being explained, a pedigree, a place to go to.

use crate::methods::FigureRef;
use crate::study::NumberPath;
use std::rc::Rc;
use yew::Reducible;

/// What is open in the workspace.
#[derive(Clone, Default, PartialEq)]
pub struct Spot {
    /// The figures explained, opened one from another. They are kept as figures, not as places on the sheet: they stay
    /// what they are while numbers change.
    pub trail: Vec<FigureRef>,
    /// The number whose pedigree is shown.
    pub pedigree: Option<NumberPath>,
    /// The path of the part or number to go to once its room is shown.
    pub wanted: Option<String>,
    /// The outcome that is shown where one is shown at a time; the first when it is not there.
    pub outcome: String,
}

/// What a person opens and closes.
pub enum SpotAct {
    /// Shows how a figure was obtained; one that is open already is gone back to.
    Explain(FigureRef),
    /// Goes back to the nth figure of the trail.
    Back(usize),
    /// Closes the explanation.
    Close,
    /// Shows the pedigree of a number, or hides it.
    Pedigree(NumberPath),
    /// Goes to the part or number with this path.
    Want(String),
    /// It has been gone to.
    Arrived,
    /// Shows this outcome where one is shown at a time.
    Outcome(String),
}

impl Reducible for Spot {
    type Action = SpotAct;

    fn reduce(self: Rc<Self>, act: SpotAct) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            SpotAct::Explain(figure) => {
                let known = next.trail.iter().position(|open| *open == figure);
                next.trail.truncate(known.unwrap_or(usize::MAX));
                next.trail.push(figure);
            }
            SpotAct::Back(place) => next.trail.truncate(place.saturating_add(1)),
            SpotAct::Close => next.trail.clear(),
            SpotAct::Pedigree(target) => {
                next.pedigree = (next.pedigree.as_ref() != Some(&target)).then_some(target);
            }
            SpotAct::Want(path) => {
                next.trail.clear();
                if let Some(("outcomes", rest)) = path.split_once('/') {
                    rest.split('/').next().unwrap_or_default().clone_into(&mut next.outcome);
                }
                next.wanted = Some(path);
            }
            SpotAct::Arrived => next.wanted = None,
            SpotAct::Outcome(id) => next.outcome = id,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

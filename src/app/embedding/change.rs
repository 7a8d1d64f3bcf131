//! Changes of the settings, and what they may be about.

use super::{EmbedAction, EmbedSettings, EmbedTheme, OpenNumbers, WIDTHS};
use crate::analysis::{DefaultRanges, apply};
use crate::app::Movable;
use crate::app::widget::views::PICTURES;
use crate::app::widget::{MOST_NUMBERS, accent};
use crate::methods::sroi::Evaluation;
use crate::number::Language;
use crate::study::lookup::find;
use crate::study::{NumberPath, Study};

impl EmbedSettings {
    /// The settings with a change; `None` where it changes nothing or is not possible.
    pub fn with(&self, action: EmbedAction) -> Option<Self> {
        let mut next = self.clone();
        match action {
            EmbedAction::Scenario(id) => {
                // A number that the scenario states anew could not be moved.
                next.numbers = OpenNumbers::default();
                next.scenario = id;
            }
            EmbedAction::Picture(word) => next.picture = PICTURES.into_iter().find(|kind| kind.word() == word)?,
            EmbedAction::Language(code) => next.language = Language::from_code(&code),
            EmbedAction::Colour(text) => next.colour = parse_colour(&text),
            EmbedAction::Theme(word) => next.theme = EmbedTheme::ALL.into_iter().find(|theme| theme.word() == word)?,
            EmbedAction::Numbers(chosen) => {
                next.numbers = if chosen { OpenNumbers::Chosen(Vec::new()) } else { OpenNumbers::Usual };
            }
            EmbedAction::Toggle(path) => {
                let OpenNumbers::Chosen(paths) = &mut next.numbers else { return None };
                match paths.iter().position(|known| *known == path) {
                    Some(place) => _ = paths.remove(place),
                    None if paths.len() < MOST_NUMBERS => paths.push(path),
                    None => return None,
                }
            }
            EmbedAction::Figures(on) => next.figures = on,
            EmbedAction::Width(width) => next.width = WIDTHS.into_iter().find(|known| *known == width)?,
        }
        (next != *self).then_some(next)
    }

    /// The settings without what the study has no longer.
    #[must_use]
    pub fn within(&self, study: &Study) -> Self {
        let mut kept = self.for_study(&study.id);
        if find(&study.scenarios, &kept.scenario).is_none() {
            kept.scenario = String::new();
        }
        if let OpenNumbers::Chosen(paths) = &mut kept.numbers {
            paths.retain(|path| NumberPath::parse(path).is_some_and(|target| target.exists(study)));
        }
        kept
    }

    /// The numbers of a study that visitors could move.
    pub fn movable(&self, study: &Study) -> Vec<NumberPath> {
        let applied = find(&study.scenarios, &self.scenario).map(|scenario| apply(study, scenario).0);
        let shown = applied.as_ref().unwrap_or(study);
        let evaluation = Evaluation::without_findings(shown);
        let ranges = DefaultRanges::default();
        let can_move = |target: &&NumberPath| Movable::chosen(target, study, shown, &ranges).is_some();
        evaluation.targets().iter().map(|(target, _)| target).filter(can_move).cloned().collect()
    }
}

/// The colour of a text `#rrggbb`.
fn parse_colour(text: &str) -> Option<accent::Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

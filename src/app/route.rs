//! Routes: the list, a text page or a room of a study, and their fragments in the address bar.

use crate::study::Study;

/// A room of a study: one page of its workspace. The order is that of the method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    /// What is evaluated, for whom, by which conventions.
    Scope,
    /// The stakeholders.
    Stakeholders,
    /// The inputs.
    Inputs,
    /// The outcomes.
    #[default]
    Outcomes,
    /// The result.
    Result,
    /// The scenarios and their comparison.
    Scenarios,
    /// The uncertainty of the result.
    Uncertainty,
    /// The randomised trial.
    Trial,
}

impl Section {
    /// All rooms, in order.
    pub const ALL: [Self; 8] = [
        Self::Scope,
        Self::Stakeholders,
        Self::Inputs,
        Self::Outcomes,
        Self::Result,
        Self::Scenarios,
        Self::Uncertainty,
        Self::Trial,
    ];

    /// Its word in the address bar, and the key of its name in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Stakeholders => "stakeholders",
            Self::Inputs => "inputs",
            Self::Outcomes => "outcomes",
            Self::Result => "result",
            Self::Scenarios => "scenarios",
            Self::Uncertainty => "uncertainty",
            Self::Trial => "trial",
        }
    }

    /// The room with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.word() == word)
    }

    /// The room that edits a path of the study.
    pub fn of_path(path: &str) -> Self {
        match path.split('/').next() {
            Some("stakeholders") => Self::Stakeholders,
            Some("inputs") => Self::Inputs,
            Some("outcomes") => Self::Outcomes,
            Some("scenarios" | "variables" | "hypotheses" | "incompatible") => Self::Scenarios,
            Some("trial") => Self::Trial,
            Some("correlations" | "seed" | "threshold" | "uncertainty") => Self::Uncertainty,
            Some("") | None => Self::Result,
            Some(_) => Self::Scope,
        }
    }
}

/// A text page about the calculator itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The help.
    Help,
    /// The limits of the results.
    Limits,
    /// The accessibility statement.
    Accessibility,
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 3] = [Self::Help, Self::Limits, Self::Accessibility];

    /// Its word in the address bar, and the group of its keys in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Limits => "limits",
            Self::Accessibility => "accessibility",
        }
    }
}

/// A route.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// The list of studies.
    #[default]
    Studies,
    /// A text page.
    Page(Page),
    /// The questions that start a study.
    New,
    /// What puts a study into another site, by its id.
    Embed(String),
    /// A room of a study.
    Study {
        /// Which study.
        id: String,
        /// Which room.
        section: Section,
    },
}

impl Route {
    /// The route to a room of a study.
    pub fn study(study: &Study, section: Section) -> Self {
        Self::Study { id: study.id.clone(), section }
    }

    /// The id of the study that it is about.
    pub fn study_id(&self) -> Option<&str> {
        match self {
            Self::Studies | Self::New | Self::Page(_) => None,
            Self::Study { id, .. } | Self::Embed(id) => Some(id),
        }
    }

    /// The fragment of the address, without `#`.
    pub fn fragment(&self) -> String {
        match self {
            Self::Studies => "/".to_owned(),
            Self::Page(page) => format!("/{}", page.word()),
            Self::New => "/new".to_owned(),
            Self::Embed(id) => format!("/embed/{id}"),
            Self::Study { id, section } => format!("/study/{id}/{}", section.word()),
        }
    }

    /// Parses a fragment, with or without `#`; `None` when it names no route.
    pub fn parse(fragment: &str) -> Option<Self> {
        let parts: Vec<&str> = fragment.trim_start_matches('#').trim_matches('/').split('/').collect();
        match parts.as_slice() {
            [""] => Some(Self::Studies),
            ["new"] => Some(Self::New),
            [word] => Page::ALL.into_iter().find(|page| page.word() == *word).map(Self::Page),
            ["embed", id] => Some(Self::Embed((*id).to_owned())),
            ["study", id] => Some(Self::Study { id: (*id).to_owned(), section: Section::default() }),
            ["study", id, word] => Some(Self::Study { id: (*id).to_owned(), section: Section::from_word(word)? }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_hypothesis_says_is_edited_in_the_room_of_the_scenarios() {
        for path in ["scenarios/a/name", "variables/b/name", "hypotheses/c/drivers/0", "incompatible"] {
            assert_eq!(Section::of_path(path), Section::Scenarios, "{path}");
        }
    }

    #[test]
    fn every_place_has_an_address_that_leads_back_to_it() {
        let rooms = Section::ALL.into_iter().map(|section| Route::Study { id: "s-1".to_owned(), section });
        for route in
            rooms.chain([Route::Studies, Route::New, Route::Embed("s-1".to_owned())]).chain(Page::ALL.map(Route::Page))
        {
            assert_eq!(Route::parse(&format!("#{}", route.fragment())), Some(route));
        }
        assert_eq!(Route::parse("#/nowhere/at/all"), None);
    }
}

//! The path of one number of a study, as files and the page write it.

use super::field::{Field, InputField, OutcomeField, PartField};
use std::fmt;

/// One number of a study: `outcomes/o4/deadweight`, `inputs/i1/unit_value`, `discounting/rate`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum NumberPath {
    /// The year whose prices the study is in: `price_year`.
    PriceYear,
    /// The calendar year of year 0: `start_year`.
    StartYear,
    /// The rate in force from year 0: `discounting/rate`.
    Rate,
    /// A later rate: `discounting/rates/1/rate`.
    LaterRate(usize),
    /// The first year of a later rate: `discounting/rates/1/from_year`.
    LaterRateYear(usize),
    /// How many people a stakeholder group has: `stakeholders/s1/headcount`.
    Headcount(String),
    /// A number of an input.
    Input(String, InputField),
    /// A number of an outcome.
    Outcome(String, OutcomeField),
}

impl NumberPath {
    /// Reads a path; none when it has not the form of one. The number need not exist.
    pub fn parse(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let whole = |text: &str| text.parse::<usize>().ok().filter(|n| n.to_string() == text);
        Some(match parts.as_slice() {
            ["price_year"] => Self::PriceYear,
            ["start_year"] => Self::StartYear,
            ["discounting", "rate"] => Self::Rate,
            ["discounting", "rates", n, "rate"] => Self::LaterRate(whole(n).filter(|n| *n > 0)?),
            ["discounting", "rates", n, "from_year"] => Self::LaterRateYear(whole(n).filter(|n| *n > 0)?),
            ["stakeholders", id, "headcount"] => Self::Headcount((*id).to_owned()),
            ["inputs", id, field] => Self::Input((*id).to_owned(), InputField::from_word(field)?),
            ["outcomes", id, "cohorts", n] => Self::Outcome((*id).to_owned(), OutcomeField::Cohort(whole(n)?)),
            ["outcomes", id, "proxy", "price_year"] => Self::Outcome((*id).to_owned(), OutcomeField::ProxyPriceYear),
            ["outcomes", id, "adjustments", n] => Self::Outcome((*id).to_owned(), OutcomeField::Adjustment(whole(n)?)),
            ["outcomes", id, "quantity_factors", n] => Self::Outcome((*id).to_owned(), OutcomeField::Factor(whole(n)?)),
            ["outcomes", id, field, year] => {
                let part = PartField::from_word(field).filter(|part| part.may_be_by_year())?;
                Self::Outcome((*id).to_owned(), OutcomeField::InYear(part, whole(year)?))
            }
            ["outcomes", id, field] => {
                Self::Outcome((*id).to_owned(), OutcomeField::from(PartField::from_word(field)?))
            }
            _ => return None,
        })
    }

    /// The nth rate of the schedule, from 0.
    pub const fn rate(n: usize) -> Self {
        if n == 0 { Self::Rate } else { Self::LaterRate(n) }
    }

    /// The id of the outcome that the number belongs to; none for any other number.
    pub fn outcome(&self) -> Option<&str> {
        match self {
            Self::Outcome(id, _) => Some(id),
            _ => None,
        }
    }

    /// Which of the registry's fields the number is.
    pub fn field(&self) -> Field {
        match self {
            Self::PriceYear => Field::PriceYear,
            Self::StartYear => Field::StartYear,
            Self::Rate | Self::LaterRate(_) => Field::Rate,
            Self::LaterRateYear(_) => Field::RateYear,
            Self::Headcount(_) => Field::Headcount,
            Self::Input(_, field) => Field::Input(*field),
            Self::Outcome(_, field) => Field::Outcome(*field),
        }
    }
}

impl fmt::Display for NumberPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PriceYear => f.write_str("price_year"),
            Self::StartYear => f.write_str("start_year"),
            Self::Rate => f.write_str("discounting/rate"),
            Self::LaterRate(n) => write!(f, "discounting/rates/{n}/rate"),
            Self::LaterRateYear(n) => write!(f, "discounting/rates/{n}/from_year"),
            Self::Headcount(id) => write!(f, "stakeholders/{id}/headcount"),
            Self::Input(id, field) => write!(f, "inputs/{id}/{}", field.word()),
            Self::Outcome(id, OutcomeField::Part(part)) => write!(f, "outcomes/{id}/{}", part.word()),
            Self::Outcome(id, OutcomeField::Cohort(n)) => write!(f, "outcomes/{id}/cohorts/{n}"),
            Self::Outcome(id, OutcomeField::InYear(part, year)) => write!(f, "outcomes/{id}/{}/{year}", part.word()),
            Self::Outcome(id, OutcomeField::Adjustment(n)) => write!(f, "outcomes/{id}/adjustments/{n}"),
            Self::Outcome(id, OutcomeField::Factor(n)) => write!(f, "outcomes/{id}/quantity_factors/{n}"),
            Self::Outcome(id, OutcomeField::ProxyPriceYear) => write!(f, "outcomes/{id}/proxy/price_year"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_reads_back_to_itself() {
        for path in [
            "price_year",
            "start_year",
            "discounting/rate",
            "discounting/rates/2/rate",
            "discounting/rates/1/from_year",
            "stakeholders/s1/headcount",
            "inputs/i1/quantity",
            "inputs/i1/unit_value",
            "inputs/i1/year",
            "inputs/i1/years",
            "outcomes/o4/quantity",
            "outcomes/o4/cohorts/12",
            "outcomes/o4/proxy",
            "outcomes/o4/proxy/price_year",
            "outcomes/o4/deadweight",
            "outcomes/o4/effect",
            "outcomes/o4/effect_standard_error",
            "outcomes/o4/mean_effect",
            "outcomes/o4/mean_effect_standard_error",
            "outcomes/o4/displacement",
            "outcomes/o4/attribution",
            "outcomes/o4/attribution/0",
            "outcomes/o4/proxy/3",
            "outcomes/o4/adjustments/1",
            "outcomes/o4/quantity_factors/0",
            "outcomes/o4/growth",
            "outcomes/o4/drop_off",
            "outcomes/o4/duration",
            "outcomes/o4/first_year",
            "outcomes/o4/weight",
        ] {
            assert_eq!(NumberPath::parse(path).map(|target| target.to_string()).as_deref(), Some(path));
        }
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for path in
            ["", "outcomes", "outcomes/o1", "outcomes/o1/label", "outcomes/o1/cohorts/01", "outcomes/o1/duration/1"]
        {
            assert_eq!(NumberPath::parse(path), None, "{path}");
        }
    }
}

//! The closed lists of words of the format, in the order in which a message names them.
//!
//! The spelling is the format's own: a word of the model may change, and this one stays. A variant of the model without a word
//! here does not compile.

use crate::study::{
    Basis, DriverKind, DropOffFrom, EffectMeasure, Form, InputKind, Kind, Operation, Parameter, Purpose, RangeShape,
    Recurrence, Role, Timing,
};

/// An enum of the model that the file writes as a word.
pub(super) trait Word: Copy + 'static {
    /// All of them, each with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The word.
    fn in_file(self) -> &'static str;

    /// What a word stands for.
    fn from_file(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(item, _)| *item)
    }
}

/// Declares the words of enums of the model.
macro_rules! words {
    ($($kind:ident { $($variant:ident = $word:literal),+ $(,)? })+) => { $(
        impl $crate::file::v1::words::Word for $kind {
            const WORDS: &'static [(Self, &'static str)] = &[$((Self::$variant, $word)),+];

            fn in_file(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    )+ };
}

pub(super) use words;

words! {
    Kind {
        Forecast = "forecast",
        Evaluative = "evaluative",
    }
    Purpose {
        Improve = "improve",
        Prove = "prove",
        Negotiate = "negotiate",
    }
    Recurrence {
        Yearly = "yearly",
        Once = "once",
    }
    DropOffFrom {
        SecondYear = "second_year",
        FirstYear = "first_year",
    }
    Timing {
        Start = "start",
        Mid = "mid",
    }
    Role {
        Beneficiary = "beneficiary",
        Contributor = "contributor",
        Funder = "funder",
        Staff = "staff",
        Volunteer = "volunteer",
        PublicBody = "public_body",
        Other = "other",
    }
    InputKind {
        Cash = "cash",
        InKind = "in_kind",
        VolunteerTime = "volunteer_time",
    }
    Basis {
        Measured = "measured",
        Published = "published",
        Judged = "judged",
        Unknown = "unknown",
    }
    EffectMeasure {
        Shares = "shares",
        Means = "means",
    }
    RangeShape {
        Pert = "pert",
        Triangular = "triangular",
        Uniform = "uniform",
        Normal = "normal",
        Lognormal = "lognormal",
    }
    Form {
        Trend = "trend",
        Digital = "digital",
        Collaborative = "collaborative",
        Territorial = "territorial",
        Custom = "custom",
    }
    Operation {
        Set = "set",
        Scale = "scale",
        Add = "add",
    }
    DriverKind {
        LinearGrowth = "linear_growth",
        CompoundGrowth = "compound_growth",
        LogisticAdoption = "logistic_adoption",
        LearningCurve = "learning_curve",
        SharedUse = "shared_use",
        PeerContribution = "peer_contribution",
        PooledReach = "pooled_reach",
        CoordinationCost = "coordination_cost",
        LessDisplacement = "less_displacement",
        LocalMultiplier = "local_multiplier",
        Erosion = "erosion",
        Shock = "shock",
    }
    Parameter {
        Years = "years",
        AtYear = "at_year",
        Step = "step",
        Rate = "rate",
        Extra = "extra",
        Start = "start",
        OddsFactor = "odds_factor",
        Excluded = "excluded",
        Replaced = "replaced",
        Learning = "learning",
        Used = "used",
        UsedShared = "used_shared",
        Contributors = "contributors",
        Hours = "hours",
        HourValue = "hour_value",
        Reached = "reached",
        Overlap = "overlap",
        Cost = "cost",
        Reduction = "reduction",
        LocalShare = "local_share",
        RespentShare = "respent_share",
        Loss = "loss",
        Floor = "floor",
        LossYear = "loss_year",
        Recovery = "recovery",
    }
}

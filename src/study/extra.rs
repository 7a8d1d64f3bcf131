//! Members of a file that this version does not know, kept as they came.

/// A JSON value with its members in their order.
///
/// Only used for what is carried along unread; everything that has a meaning here has a type of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number.
    Integer(i128),
    /// Any other number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object; its names are unique.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// What kind of value it is, as a key for the catalogue of texts.
    pub const fn kind(&self) -> JsonKind {
        match self {
            Self::Null => JsonKind::Null,
            Self::Bool(_) => JsonKind::Bool,
            Self::Integer(_) | Self::Number(_) => JsonKind::Number,
            Self::Text(_) => JsonKind::Text,
            Self::List(_) => JsonKind::List,
            Self::Object(_) => JsonKind::Object,
        }
    }
}

super::vocabulary::vocabulary! {
    /// The kinds of JSON values.
    pub enum JsonKind {
        /// `null`
        #[default]
        Null = "null",
        /// `true` or `false`
        Bool = "boolean",
        /// A number.
        Number = "number",
        /// A text.
        Text = "string",
        /// A list.
        List = "list",
        /// An object.
        Object = "object",
    }
}

/// Members that this version does not know, in the order of the file.
pub type Extra = Vec<(String, Json)>;

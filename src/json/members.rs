//! Typed access to the members of an object, for texts that this program writes itself: reports, rankings, records, settings.
//!
//! Every function returns `None` for a member that is missing or of another type; the caller then rejects the whole text. Study
//! files, whose errors state a path, have their own reader in [`file`](crate::file).

use super::Json;
use crate::number::{Decimal, plain};

/// An object with these members.
pub fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A decimal as a text, so that no reader rounds it.
pub fn decimal(value: Decimal) -> Json {
    Json::Text(plain::print(value))
}

/// The members of an object; a value of any other kind has none.
#[derive(Debug, Clone, Copy)]
pub struct JsonMembers<'a>(pub &'a Json);

impl<'a> JsonMembers<'a> {
    /// A member, whatever its type.
    pub fn get(self, name: &str) -> Option<&'a Json> {
        let Json::Object(members) = self.0 else { return None };
        members.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// A member as an object of its own.
    pub fn of(self, name: &str) -> Option<Self> {
        self.get(name).map(Self)
    }

    /// Reads a nullable member: `Some(None)` where it is null; `None` where it is missing or `read` fails.
    pub fn maybe<T>(self, name: &str, read: fn(Self) -> Option<T>) -> Option<Option<T>> {
        match self.get(name)? {
            Json::Null => Some(None),
            json => read(Self(json)).map(Some),
        }
    }

    /// A text.
    pub fn string(self, name: &str) -> Option<&'a str> {
        self.of(name)?.as_string()
    }

    /// The value itself, if it is a text.
    pub fn as_string(self) -> Option<&'a str> {
        if let Json::Text(text) = self.0 { Some(text) } else { None }
    }

    /// A Boolean.
    pub fn flag(self, name: &str) -> Option<bool> {
        if let Json::Bool(truth) = self.get(name)? { Some(*truth) } else { None }
    }

    /// A decimal written as a text.
    pub fn decimal(self, name: &str) -> Option<Decimal> {
        plain::parse(self.string(name)?).ok()
    }

    /// An integer that fits the type.
    pub fn whole<T: TryFrom<i128>>(self, name: &str) -> Option<T> {
        whole(self.get(name)?)
    }

    /// A list.
    pub fn list(self, name: &str) -> Option<&'a [Json]> {
        if let Json::List(items) = self.get(name)? { Some(items) } else { None }
    }

    /// A list of integers that each fit the type.
    pub fn whole_numbers<T: TryFrom<i128>>(self, name: &str) -> Option<Vec<T>> {
        self.list(name)?.iter().map(whole).collect()
    }

    /// A list of texts.
    pub fn strings(self, name: &str) -> Option<Vec<String>> {
        let text = |item: &Json| if let Json::Text(text) = item { Some(text.clone()) } else { None };
        self.list(name)?.iter().map(text).collect()
    }
}

fn whole<T: TryFrom<i128>>(json: &Json) -> Option<T> {
    if let Json::Integer(n) = json { T::try_from(*n).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::tree;

    #[test]
    fn members_have_types() {
        let json = tree(r#"{"a":"1.50","b":true,"c":-1,"d":["x"],"e":null,"f":[1,2],"g":{"a":"in"}}"#).unwrap();
        let it = JsonMembers(&json);
        assert_eq!(
            (it.string("a"), it.decimal("a"), it.flag("b")),
            (Some("1.50"), Some(Decimal::new(150, 2)), Some(true))
        );
        assert_eq!((it.whole::<i32>("c"), it.whole::<u32>("c")), (Some(-1), None));
        assert_eq!((it.strings("d"), it.whole_numbers::<u8>("f")), (Some(vec!["x".to_owned()]), Some(vec![1, 2])));
        assert_eq!((it.strings("f"), it.whole_numbers::<u8>("d"), it.list("e")), (None, None, None));
        assert_eq!(it.maybe("e", |_| Some(())), Some(None));
        assert_eq!(it.maybe("g", |inner| inner.string("a")), Some(Some("in")));
        assert_eq!((it.maybe("c", |inner| inner.string("a")), it.maybe("z", |_| Some(()))), (None, None));
        assert_eq!((it.string("b"), it.flag("a"), it.decimal("c"), it.string("z")), (None, None, None, None));
        assert!(it.of("g").is_some() && it.of("z").is_none() && JsonMembers(&Json::Null).get("a").is_none());
    }

    #[test]
    fn an_object_keeps_its_members_in_order() {
        let json = object([("b", decimal(Decimal::new(-125, 2))), ("a", Json::Null)]);
        assert_eq!(Some(json), tree(r#"{"b":"-1.25","a":null}"#));
    }
}

//! Generates texts, ids, words and unknown members.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use retombees::json::Json;
use retombees::study::Extra;

/// A short text of any characters, often empty.
pub(crate) fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        4 => "[A-Za-zÀ-ÿ’ ]{1,20}",
        1 => vec(any::<char>(), 0..12).prop_map(|chars| chars.into_iter().collect()),
        1 => Just("=1+1 <script>alert(\"x\")</script> \\ \u{0} \u{202e} 🌱 e\u{301}".to_owned()),
    ]
}

/// A longer text, with line ends.
pub(crate) fn long_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => name(), 1 => "[a-zéœ \n\t\r\"\\\\]{0,120}"]
}

/// An id that starts with a prefix and may end with any characters that an id may have.
pub(crate) fn id(prefix: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![3 => Just(String::new()), 1 => "[a-z .\"é🌱]{0,8}"]
        .prop_map(move |suffix| if suffix.is_empty() { prefix.to_owned() } else { format!("{prefix}-{suffix}") })
}

/// One word of a closed list.
pub(crate) fn of<T: Clone + std::fmt::Debug + 'static>(words: &'static [T]) -> impl Strategy<Value = T> {
    select(words)
}

/// Members that no version knows: mostly none.
pub(crate) fn extra() -> impl Strategy<Value = Extra> {
    prop_oneof![
        6 => Just(Extra::new()),
        1 => vec(("[a-z \"\\\\é]{0,5}", json()), 1..4).prop_map(|members| {
            // The number makes names unique, the first character makes them unknown.
            members.into_iter().enumerate().map(|(n, (name, json))| (format!("x{n}{name}"), json)).collect()
        }),
    ]
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(|n| Json::Integer(n.into())),
        any::<u64>().prop_map(|n| Json::Integer(n.into())),
        proptest::num::f64::NORMAL.prop_map(|x| Json::Number(format!("{x:?}"))),
        name().prop_map(Json::Text),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Json::List),
            vec(inner, 0..4).prop_map(|items| {
                Json::Object(items.into_iter().enumerate().map(|(n, item)| (format!("m{n}"), item)).collect())
            }),
        ]
    })
}

//! Closed lists of words: an enum, its word in the file, and the list of all of them, written once.

/// Declares an enum whose variants each have one fixed word, used in files and in keys of the catalogue of texts.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub enum $name { $( $(#[$variant_meta])* $variant ),+ }

        impl $name {
            /// Every word of the list, in the order in which a person is offered them.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// The words of the list, in the same order.
            pub const WORDS: &'static [&'static str] = &[ $( $word ),+ ];

            /// The word used in files, and as the last part of a key of the catalogue.
            pub const fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),+ }
            }

            /// The variant with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|item| item.word() == word)
            }
        }
    };
}

pub(crate) use vocabulary;

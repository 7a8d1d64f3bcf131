//! Closed vocabularies: an enum, the word of each variant in files, and the list of all variants, declared once.

/// Declares an enum whose variants each have one fixed word, used in files and in keys of the message catalogue.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
        pub enum $name { $( $(#[$variant_meta])* $variant ),+ }

        impl $name {
            /// Every variant, in the order in which the page offers them.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// The words of the variants, in the same order.
            pub const WORDS: &'static [&'static str] = &[ $( $word ),+ ];

            /// The word used in files, and as the last part of a catalogue key.
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

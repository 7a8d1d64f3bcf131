//! Small parts used everywhere. They know the page's words and the field registry, not the pages.

pub mod buttons;
pub mod echoes;
pub mod estimate_field;
pub mod figure;
pub mod grid;
pub mod number_input;
pub mod pedigree;
pub mod references;
pub mod select;
pub mod term;
pub mod text;
pub mod text_box;
pub mod text_field;

pub use buttons::{ActionButton, part_buttons};
pub use estimate_field::{EstimateLook, FieldContext, estimate_field, number_field, sign_of};
pub use figure::{figure, figure_as, figure_button, figure_named, sentence};
pub use grid::grid;
pub use number_input::NumberInput;
pub use pedigree::Pedigree;
pub use select::{Select, choices, choices_or_none, select};
pub use term::Term;
pub use text_box::TextBox;
pub use text_field::{TextLook, text_input, text_input_as};

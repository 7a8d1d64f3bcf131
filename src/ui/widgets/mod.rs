//! Small parts used everywhere. They know the page's words and the field registry, not the pages.

#[cfg(feature = "ui")]
pub mod buttons;
#[cfg(feature = "ui")]
pub mod estimate_field;
#[cfg(feature = "ui")]
pub mod field_sentence;
pub mod figure;
pub mod grid;
#[cfg(feature = "ui")]
pub mod number_input;
#[cfg(feature = "ui")]
pub mod removed;
#[cfg(feature = "ui")]
pub mod section;
#[cfg(feature = "ui")]
pub mod select;
#[cfg(feature = "ui")]
pub mod stakeholder_options;
#[cfg(feature = "ui")]
pub mod term;
pub mod text;
#[cfg(feature = "ui")]
pub mod text_box;
#[cfg(feature = "ui")]
pub mod text_field;
#[cfg(feature = "ui")]
pub mod tick;

#[cfg(feature = "ui")]
pub use buttons::{ActionButton, PartLook, part_buttons};
#[cfg(feature = "ui")]
pub use estimate_field::{EstimateLook, FieldContext, estimate_field, number_field, sign_of, sign_of_field};
#[cfg(feature = "ui")]
pub use field_sentence::{field_sentence, with_fields};
pub use figure::{figure, figure_as, figure_button, figure_named, sentence};
pub use grid::{grid, grid_opening};
#[cfg(feature = "ui")]
pub use number_input::NumberInput;
#[cfg(feature = "ui")]
pub use removed::removed;
#[cfg(feature = "ui")]
pub use section::{remark, remarks, section};
#[cfg(feature = "ui")]
pub use select::{Select, choices, choices_or_none, number_select, quiet_select, select};
#[cfg(feature = "ui")]
pub use stakeholder_options::stakeholder_options;
#[cfg(feature = "ui")]
pub use term::Term;
#[cfg(feature = "ui")]
pub use text_box::TextBox;
#[cfg(feature = "ui")]
pub use text_field::{TextLook, text_input, text_input_as};
#[cfg(feature = "ui")]
pub use tick::Tick;

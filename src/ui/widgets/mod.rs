//! Small parts used everywhere. They know the page's words and the field registry, not the pages.

pub mod bar_table;
pub mod buttons;
pub mod estimate_field;
pub mod figure;
pub mod number_input;
pub mod pedigree;
pub mod select;
pub mod term;
pub mod text_field;

pub use bar_table::{BarRow, BarTable};
pub use buttons::{ActionButton, PartButtons};
pub use estimate_field::EstimateField;
pub use figure::FigureButton;
pub use number_input::NumberInput;
pub use pedigree::Pedigree;
pub use select::Select;
pub use term::Term;
pub use text_field::TextInput;

//! Characters and strings: comparing, folding, measuring, cleaning. Knows nothing of logs.

mod distance;
mod fold;
mod han;

pub use distance::edit_distance;
pub use fold::{name_key, nfc};
pub use han::{is_han, is_invisible};

//! Characters and strings: comparing, folding, cutting into words, measuring, cleaning. Knows nothing of logs.

mod clean;
mod distance;
mod finding;
mod fold;
mod han;
pub mod inflection;
pub mod pinyin;
mod simplified;
mod slips;
mod tokens;
mod width;
mod wrap;

pub use clean::{clean, clean_block};
pub use distance::{edit_distance, nearest, within_edits};
pub use finding::{Finder, How, Rank};
pub use fold::{fold, name_key, nfc};
pub use han::{is_han, is_invisible, is_variation_selector};
pub use simplified::{simplified, simplify};
pub use slips::near_pairs;
pub use tokens::{LONGEST_TOKEN, Token, Tokens, tokens};
pub use width::{pad, truncate, width};
pub use wrap::wrap;

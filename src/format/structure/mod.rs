//! The skeleton of a day file: its headings, its task items, and what swallows text. CommonMark's to say.
//!
//! Most days hold only headings, flat lists and paragraphs, for which a scan of the lines says the same as
//! pulldown-cmark in a fraction of the time; the scan gives up at the first line that could mean more. A property test
//! holds that the two agree.

mod markdown;
mod scan;
mod skeleton;

pub(super) use markdown::backslash_breaks;
pub(super) use skeleton::{HeadingAt, Open, Structure, TaskItem, find, find_all, html_closer};

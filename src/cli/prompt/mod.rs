//! Questions on a terminal: choosing names, typing lines, choosing from a menu.
//!
//! dialoguer was looked at first. Its fuzzy list finds neither pinyin nor several names at once, and Ctrl-C ends the process with
//! what was typed lost and the cursor hidden. So the widgets are wlog's own; keys, raw mode and cursor are crossterm's.
//! Each widget is a state that keys change and that shows itself as rows; only [`terminal`] touches the screen.

mod asker;
mod details;
mod ended;
mod field;
mod interviewer;
mod keys;
mod line;
mod menu;
mod picker;
mod rows;
mod terminal;

pub use asker::Asker;
pub use details::Called;
pub use interviewer::TerminalInterviewer;
pub use line::{LineInput, Said};
pub use menu::Menu;
pub use rows::Row;
pub use terminal::{Terminal, can_ask};

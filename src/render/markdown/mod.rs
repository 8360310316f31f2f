//! Markdown as terminal text: what `show`, `report` and the notes in a card look like on screen.

mod blocks;
mod rich;
mod table;

#[cfg(test)]
mod tests;

use super::style::Style;

/// Renders Markdown (CommonMark with tables, task lists and strikethrough) as lines of at most `width` columns.
///
/// Comments are left out, the IDs among them, and so is front matter. Lists hang, tables keep their columns as long as they
/// fit and become lists of fields where they do not; code lines alone may be longer than `width`. wlog's own task marks
/// `[>]` and `[-]` are shown as such. Control and bidi characters are taken out. The text ends in a line end unless it is
/// empty.
pub fn to_terminal(markdown: &str, width: usize, style: Style) -> String {
    blocks::render(markdown, width, style)
}

//! What a widget shows: rows of painted text, and where the cursor stands.

use crate::render::style::{Look, Style};
use crate::text;

/// A row: pieces of text, each with its look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    pieces: Vec<(String, Look)>,
}

/// Rows, and the cursor's row and column; none hides the cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// The rows, top first.
    pub rows: Vec<Row>,
    /// Where the cursor stands.
    pub cursor: Option<(usize, usize)>,
}

impl Row {
    /// Begins with a piece of text.
    pub fn new(text: impl AsRef<str>, look: Look) -> Self {
        Row::default().with(text, look)
    }

    /// Adds a piece; what a terminal would obey is taken out of it.
    pub fn with(mut self, text: impl AsRef<str>, look: Look) -> Self {
        self.pieces.push((text::clean(text.as_ref()).into_owned(), look));
        self
    }

    /// Paints as much of it as fits into so many columns.
    pub fn paint(&self, style: Style, columns: usize) -> String {
        let mut room = columns;
        let mut painted = String::new();
        for (piece, look) in &self.pieces {
            let shown = text::truncate(piece, room);
            room = room.saturating_sub(text::width(&shown));
            painted.push_str(&style.paint(&shown, *look));
            if shown.as_ref() != piece {
                break;
            }
        }
        painted
    }
}

impl View {
    /// Puts rows above.
    pub fn below(mut self, mut above: Vec<Row>) -> View {
        let count = above.len();
        above.append(&mut self.rows);
        View { rows: above, cursor: self.cursor.map(|(row, column)| (row + count, column)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_never_takes_more_columns_than_there_are() {
        let row = Row::new("联系人", Look::PLAIN).with("  项羽、刘邦", Look::BOLD);
        let painted = row.paint(Style::default(), 12);
        assert_eq!(painted, "联系人  项…");
        assert_eq!(row.paint(Style::default(), 40), "联系人  项羽、刘邦");
    }
}

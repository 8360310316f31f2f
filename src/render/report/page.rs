//! Writing Markdown: paragraphs, lists and tables with exactly one blank line between blocks.

use super::inline::{at_start, in_cell};

/// A Markdown page that grows block by block. Texts given to it are well-formed inline Markdown already.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

/// On which side the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

impl Page {
    /// Adds a heading.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {text}\n", "#".repeat(level)));
    }

    /// Adds a paragraph of one line.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.block(&format!("{}\n", at_start(text)));
    }

    /// Adds a tight list; no items, no list.
    pub(super) fn list(&mut self, items: &[String]) {
        let lines: String = items.iter().map(|item| format!("- {}\n", at_start(item))).collect();
        self.block(&lines);
    }

    /// Adds a list whose items are Markdown of their own, already indented to stand in an item.
    pub(super) fn block_list(&mut self, items: &[String]) {
        let lines: String = items.iter().map(|item| format!("- {item}\n")).collect();
        self.block(&lines);
    }

    /// Adds a table; no rows, no table. Columns that are empty in every row are left out.
    pub(super) fn table(&mut self, columns: &[(String, Side)], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let is_used = |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty()));
        let used: Vec<usize> = (0..columns.len()).filter(is_used).collect();
        let mut table = table_row(used.iter().map(|&at| columns[at].0.as_str()));
        table.push('|');
        for &at in &used {
            table.push_str(if columns[at].1 == Side::Right { "--:|" } else { "---|" });
        }
        table.push('\n');
        for row in rows {
            table.push_str(&table_row(used.iter().map(|&at| row.get(at).map_or("", String::as_str))));
        }
        self.block(&table);
    }

    fn block(&mut self, block: &str) {
        if block.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
    }

    /// Returns the page; it ends in one line end.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

fn table_row<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut row = String::from("|");
    for cell in cells {
        row.push_str(&format!(" {} |", in_cell(cell)));
    }
    row.push('\n');
    row
}

//! Tables, laid out by columns as they are seen.

use super::rich::{Line, Rich};
use crate::render::style::{Look, Style};
use pulldown_cmark::Alignment;

/// Blank columns between two columns of a table.
const GAP: usize = 2;

/// The least room a column gets. With less for each, rows become lists of fields.
const NARROWEST: usize = 6;

/// A table being read.
#[derive(Default)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) head: Vec<Rich>,
    pub(super) rows: Vec<Vec<Rich>>,
}

impl Table {
    /// Lays the table out in at most `width` columns.
    pub(super) fn lines(mut self, width: usize, style: Style) -> Vec<String> {
        for cell in &mut self.head {
            cell.restyle(|look| Look { bold: true, ..look });
        }
        let natural: Vec<usize> = (0..self.head.len()).map(|at| self.natural_width(at)).collect();
        let room = width.saturating_sub(GAP * natural.len().saturating_sub(1));
        if natural.iter().sum::<usize>() > room && room < NARROWEST * natural.len() {
            return self.fields(width, style);
        }
        let columns = fit(&natural, room);
        let mut lines = Vec::new();
        if self.head.iter().any(|cell| !cell.is_empty()) {
            lines.extend(self.row(&self.head, &columns, style));
            let rule: Vec<String> = columns.iter().map(|&columns| "─".repeat(columns)).collect();
            lines.push(style.paint(&rule.join(&" ".repeat(GAP)), Look::FAINT));
        }
        for row in &self.rows {
            lines.extend(self.row(row, &columns, style));
        }
        lines
    }

    fn natural_width(&self, at: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(at));
        cells.chain(self.head.get(at)).map(Rich::columns).max().unwrap_or(0).max(1)
    }

    fn row(&self, cells: &[Rich], columns: &[usize], style: Style) -> Vec<String> {
        let cells: Vec<Vec<Line>> =
            cells.iter().zip(columns).map(|(cell, &columns)| cell.lines(columns, style)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let line = |nth: usize| {
            let parts = cells.iter().zip(columns).enumerate().map(|(at, (lines, &columns))| {
                let alignment = self.alignments.get(at).copied().unwrap_or(Alignment::None);
                aligned(lines.get(nth), columns, alignment)
            });
            parts.collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_owned()
        };
        (0..height).map(line).collect()
    }

    /// Writes each row as `head: cell` lines, for terminals too narrow for the columns.
    fn fields(&self, width: usize, style: Style) -> Vec<String> {
        let mut lines = Vec::new();
        for (nth, row) in self.rows.iter().enumerate() {
            if nth > 0 {
                lines.push(String::new());
            }
            for (head, cell) in self.head.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                let mut field = head.clone();
                if !head.is_empty() {
                    field.push(": ", Look::BOLD, None);
                }
                field.append(cell);
                let wrapped = field.lines(width.saturating_sub(GAP), style).into_iter().map(|line| line.painted);
                lines.extend(wrapped.enumerate().map(|(nth, line)| if nth == 0 { line } else { format!("  {line}") }));
            }
        }
        lines
    }
}

/// Shares the room: columns that need less than an equal share get what they need, the others share the rest equally.
fn fit(natural: &[usize], room: usize) -> Vec<usize> {
    let mut columns = vec![0; natural.len()];
    let mut left = room;
    let mut open: Vec<usize> = (0..natural.len()).collect();
    while !open.is_empty() {
        let share = left / open.len();
        let (fitting, wide): (Vec<usize>, Vec<usize>) = open.iter().partition(|&&at| natural[at] <= share);
        if fitting.is_empty() {
            let spare = left % open.len();
            for (nth, at) in wide.into_iter().enumerate() {
                columns[at] = (share + usize::from(nth < spare)).max(1);
            }
            break;
        }
        for at in fitting {
            columns[at] = natural[at];
            left -= natural[at];
        }
        open = wide;
    }
    columns
}

fn aligned(line: Option<&Line>, columns: usize, alignment: Alignment) -> String {
    let (painted, used) = line.map_or(("", 0), |line| (line.painted.as_str(), line.columns));
    let room = columns.saturating_sub(used);
    let before = match alignment {
        Alignment::Right => room,
        Alignment::Center => room / 2,
        Alignment::Left | Alignment::None => 0,
    };
    format!("{:before$}{painted}{:after$}", "", "", after = room - before)
}

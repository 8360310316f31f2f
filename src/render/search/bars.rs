//! How much belongs to each project, contact and so on: number, hours, and a bar.

use crate::app::search::{By, Group, Groups};
use crate::render::style::{Hue, Look, Style};
use crate::render::words::Words;
use crate::text;
use serde_json::{Value, json};

/// The columns between two things on a line.
const GAP: usize = 2;
/// The longest bar.
const LONGEST: usize = 40;
/// The longest bar on a pipe.
const LONGEST_ON_PIPE: usize = 20;
/// A shorter bar tells nothing.
const SHORTEST: usize = 4;
/// The fewest columns that names are cut to.
const LEAST_NAME: usize = 8;
/// Blocks of one eighth to eight eighths of a column.
const BLOCKS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// What groups are written with.
pub struct Bars<'a> {
    /// The language.
    pub words: &'a dyn Words,
    /// What the screen shows.
    pub style: Style,
    /// The columns of the screen; `None` on a pipe.
    pub width: Option<usize>,
    /// The most groups that are shown.
    pub limit: usize,
}

/// The columns of a table.
struct Columns {
    name: usize,
    count: usize,
    time: usize,
    bar: usize,
}

impl Bars<'_> {
    /// Writes the groups as a table, the heading first.
    pub fn text(&self, groups: &Groups) -> String {
        let shown = &groups.groups[..groups.groups.len().min(self.limit)];
        let name = |group: &Group| match &group.name {
            Some(name) => text::clean(name).into_owned(),
            None => self.words.without(groups.by).to_owned(),
        };
        let rows: Vec<[String; 3]> =
            shown.iter().map(|group| [name(group), group.count.to_string(), clock(group.minutes)]).collect();
        let hours = if groups.minutes == 0 { "" } else { self.words.hours() };
        let heading = [self.words.by(groups.by), self.words.counted(groups.counted), hours].map(str::to_owned);
        let columns = self.columns(&heading, &rows, groups.minutes > 0);
        let size = |group: &Group| if groups.minutes > 0 { group.minutes as usize } else { group.count };
        let largest = shown.iter().map(size).max().unwrap_or_default();
        let mut table = self.line(&heading, &columns, "", Look::FAINT);
        for (group, row) in shown.iter().zip(&rows) {
            let bar = self.bar(size(group), largest, columns.bar);
            let look = if group.name.is_some() { Look::PLAIN } else { Look::FAINT };
            table.push_str(&self.line(row, &columns, &bar, look));
        }
        table
    }

    fn columns(&self, heading: &[String; 3], rows: &[[String; 3]], has_time: bool) -> Columns {
        let widest = |at: usize| {
            let cells = rows.iter().chain([heading]).map(|row| text::width(&row[at]));
            cells.max().unwrap_or_default()
        };
        let (count, time) = (widest(1), if has_time { widest(2) } else { 0 });
        let fixed = GAP + count + if has_time { GAP + time } else { 0 };
        let Some(width) = self.width else {
            return Columns { name: widest(0), count, time, bar: LONGEST_ON_PIPE };
        };
        let room = width.saturating_sub(fixed);
        // Names come first, but a bar should have a third of what is left.
        let name = widest(0).min((room * 2 / 3).max(LEAST_NAME));
        let bar = room.saturating_sub(name + GAP).min(LONGEST);
        Columns { name, count, time, bar: if bar < SHORTEST { 0 } else { bar } }
    }

    fn line(&self, cells: &[String; 3], columns: &Columns, bar: &str, look: Look) -> String {
        let [name, count, time] = cells;
        let name = text::truncate(name, columns.name);
        let name = format!("{}{}", self.style.paint(&name, look), " ".repeat(columns.name - text::width(&name)));
        let right = |cell: &str, columns: usize| format!("{}{cell}", " ".repeat(columns - text::width(cell)));
        let number = |cell: &str, columns: usize| self.style.paint(&right(cell, columns), look);
        let time = if columns.time == 0 { String::new() } else { format!("  {}", number(time, columns.time)) };
        let line = format!("{name}  {}{time}  {bar}", number(count, columns.count));
        format!("{}\n", line.trim_end())
    }

    /// Draws a bar, in eighths of a column on a terminal; whatever is more than nothing can be seen.
    fn bar(&self, size: usize, largest: usize, columns: usize) -> String {
        if largest == 0 || size == 0 || columns == 0 {
            return String::new();
        }
        if self.width.is_none() {
            return "#".repeat((size * columns).div_ceil(largest));
        }
        let eighths = (size * columns * BLOCKS.len()).div_ceil(largest);
        let (whole, rest) = (eighths / BLOCKS.len(), eighths % BLOCKS.len());
        let part = rest.checked_sub(1).map(|at| BLOCKS[at]);
        let bar: String = std::iter::repeat_n('█', whole).chain(part).collect();
        self.style.paint(&bar, Look::PLAIN.hued(Hue::Green))
    }
}

/// Writes minutes as hours and minutes, `3:05`; nothing for none.
fn clock(minutes: u32) -> String {
    if minutes == 0 { String::new() } else { format!("{}:{:02}", minutes / 60, minutes % 60) }
}

/// Makes the object of a group.
pub fn group_object(group: &Group, groups: &Groups) -> Value {
    let by = match groups.by {
        By::Project => "project",
        By::Contact => "contact",
        By::Org => "org",
        By::Kind => "kind",
        By::Month => "month",
    };
    json!({
        "type": "count",
        "by": by,
        "name": group.name,
        "of": groups.counted.as_str(),
        "count": group.count,
        "minutes": group.minutes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::query::DocKind;
    use crate::render::words::words;

    fn groups(minutes: [u32; 3]) -> Groups {
        let group = |name: Option<&str>, count, minutes| Group { name: name.map(str::to_owned), count, minutes };
        Groups {
            by: By::Project,
            counted: DocKind::Entry,
            count: 12,
            minutes: minutes.iter().sum(),
            groups: vec![
                group(Some("恒达机械贷款续期"), 8, minutes[0]),
                group(Some("portal"), 10, minutes[1]),
                group(None, 1, minutes[2]),
            ],
        }
    }

    fn shown(language: Language, width: Option<usize>, minutes: [u32; 3]) -> String {
        let bars = Bars { words: words(language), style: Style::default(), width, limit: 20 };
        format!("\n{}", bars.text(&groups(minutes)))
    }

    #[test]
    fn columns_are_straight_in_any_width() {
        for language in [Language::English, Language::Chinese] {
            for width in [Some(80), Some(40), Some(30), None] {
                for minutes in [[600, 75, 1], [0, 0, 0]] {
                    let table = shown(language, width, minutes);
                    let ends: Vec<usize> = table
                        .lines()
                        .skip(2)
                        .map(|line| {
                            let bar = line.find(['#', '█', '▏', '▎', '▍', '▌', '▋', '▊', '▉']).unwrap_or(line.len());
                            text::width(line[..bar].trim_end())
                        })
                        .collect();
                    assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "{width:?} {ends:?}{table}");
                    assert!(table.lines().all(|line| text::width(line) <= width.unwrap_or(200)), "{table}");
                }
            }
        }
    }

    #[test]
    fn the_longest_fills_its_room_and_the_least_is_seen() {
        let table = shown(Language::English, None, [600, 75, 1]);
        let bars: Vec<usize> = table.lines().skip(2).map(|line| line.matches('#').count()).collect();
        assert_eq!(bars, [20, 3, 1], "{table}");
    }
}

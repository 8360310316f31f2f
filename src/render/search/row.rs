//! One result as a row: its ID, what leads it, its text, what belongs to it, and the piece that matches.

use super::Page;
use super::marked::Marked;
use super::pieces::{self, Piece};
use crate::app::Item;
use crate::app::search::Result;
use crate::model::{Card, CardKind, Day, Entry, Task, TaskState};
use crate::query::snippet;
use crate::render::entry::{mark, named_links, short_id, times};
use crate::render::style::{Hue, Look};
use crate::text;
use chrono::NaiveDate;

/// The columns of an ID with the gap behind it.
const ID_COLUMNS: usize = 5 + GAP;
/// The columns between two things on a line.
const GAP: usize = 2;
/// On a narrower terminal the text stands below ID and time.
const NARROW: usize = 60;
/// By how much it stands in there.
const NARROW_INDENT: usize = 2;
/// The most lines of a title.
const MOST_TITLE_LINES: usize = 3;
/// The most lines of links.
const MOST_LINK_LINES: usize = 2;
/// The columns that a time takes on a pipe, so that lines of several calls stand below each other.
const PIPE_LEAD: usize = 11;
/// The columns of a piece of text on a pipe.
pub const PIPE_SNIPPET: usize = 120;

/// A result, before it is known how many columns there are.
pub struct Row {
    id: String,
    path: String,
    /// The day to which it belongs; cards have none.
    pub date: Option<NaiveDate>,
    /// Its time, its box, or what it is.
    lead: Marked,
    title: Marked,
    /// Links and the like, which stand behind the title where there is room.
    extras: Vec<Marked>,
    /// The address that the last of them leads to, where it is a file.
    ends_in_path: bool,
    piece: Option<Piece>,
}

/// How rows are laid out.
pub struct Layout {
    /// The columns; `None` on a pipe.
    width: Option<usize>,
    /// The columns of what leads a row.
    lead: usize,
}

impl Layout {
    /// Finds how wide the columns have to be for some rows.
    pub fn of(page: &Page<'_>, rows: &[Row]) -> Self {
        let least = if page.width.is_some() { 0 } else { PIPE_LEAD };
        let of_times = rows.iter().filter(|row| row.date.is_some() || page.by_day).map(|row| row.lead.width());
        let times = of_times.max().unwrap_or_default().max(least);
        let lead = if page.by_day { times } else { page.day_width() + if times == 0 { 0 } else { GAP + times } };
        let widest = rows.iter().map(|row| row.lead.width()).max().unwrap_or_default();
        Layout { width: page.width, lead: lead.max(widest) }
    }
}

impl Row {
    /// Makes the row of a result.
    pub fn of(page: &Page<'_>, result: &Result) -> Self {
        match &result.item {
            Item::Entry(found) => Row::of_entry(page, found, &result.path),
            Item::Task(task) => Row::of_task(page, task, &result.path),
            Item::Day(day) => Row::of_day(page, day, &result.path),
            Item::Card(card) => Row::of_card(page, card, &result.path),
        }
    }

    fn of_entry(page: &Page<'_>, found: &Entry, path: &str) -> Self {
        let time = found.times.map_or_else(String::new, times);
        // In a day that was written by hand a mention may stand in the title as it is.
        let links = named_links(&found.links).into_iter().filter(|(name, _)| !found.title.contains(name.as_str()));
        let links = links.map(|(name, look)| Marked::new(page.query, &name, look));
        Row {
            id: short_id(&found.id).to_owned(),
            path: path.to_owned(),
            date: Some(found.date),
            lead: Marked::plain(time, Look::PLAIN),
            title: Marked::new(page.query, &found.title, Look::PLAIN),
            extras: links.collect(),
            ends_in_path: false,
            piece: pieces::best(page.query, pieces::of_entry(found)),
        }
    }

    fn of_task(page: &Page<'_>, task: &Task, path: &str) -> Self {
        let (mark, look) = mark(task.state);
        let time = task.times.map_or_else(String::new, |span| format!(" {}", times(span)));
        let is_late = task.state == TaskState::Open && task.due.is_some_and(|due| due < page.today);
        let due_look = if is_late { Look::BOLD.hued(Hue::Red) } else { Look::FAINT };
        let due = task.due.map(|due| Marked::plain(page.words.due_on(due, page.today), due_look));
        // The task's own mentions stand in its text.
        let links = named_links(&task.inherited).into_iter();
        let other = links.filter(|(name, _)| !task.text.contains(name.trim_start_matches(['@', '%', '+', '#'])));
        let links = other.map(|(name, look)| Marked::new(page.query, &name, look));
        Row {
            id: short_id(&task.id).to_owned(),
            path: path.to_owned(),
            date: Some(task.date),
            lead: Marked::plain(format!("{mark}{time}"), look),
            title: Marked::new(page.query, &task.text, if task.state == TaskState::Open { Look::PLAIN } else { look }),
            extras: due.into_iter().chain(links).collect(),
            ends_in_path: false,
            piece: None,
        }
    }

    fn of_day(page: &Page<'_>, day: &Day, path: &str) -> Self {
        Row {
            id: String::new(),
            path: path.to_owned(),
            date: Some(day.date),
            lead: Marked::plain(page.words.day_label(), Look::FAINT),
            title: Marked::plain("", Look::PLAIN),
            extras: Vec::new(),
            ends_in_path: false,
            piece: Some(Piece { label: String::new(), text: pieces::of_day(day) }),
        }
    }

    fn of_card(page: &Page<'_>, card: &Card, path: &str) -> Self {
        let own = page.org_word.filter(|_| card.kind() == CardKind::Org);
        let kind = own.unwrap_or_else(|| page.words.card_kind(card.kind()));
        let aliases = (!card.aliases.is_empty())
            .then(|| Marked::new(page.query, &page.words.aliases(&page.words.list(&card.aliases)), Look::PLAIN));
        let place = Marked::plain(text::clean(path), Look::FAINT);
        Row {
            id: String::new(),
            path: path.to_owned(),
            date: None,
            lead: Marked::plain(text::clean(kind), Look::PLAIN.hued(Hue::Cyan)),
            title: Marked::new(page.query, &card.name, Look::PLAIN),
            extras: aliases.into_iter().chain([place]).collect(),
            ends_in_path: true,
            piece: pieces::best(page.query, pieces::of_card(card)),
        }
    }

    /// Writes the row.
    pub fn text(&self, page: &Page<'_>, layout: &Layout) -> String {
        let head = self.head(page, layout);
        let (indent, is_below) = match layout.width {
            Some(width) if width < NARROW => (NARROW_INDENT, true),
            _ if layout.lead == 0 => (ID_COLUMNS, false),
            _ => (ID_COLUMNS + layout.lead + GAP, false),
        };
        let columns = layout.width.map(|width| width.saturating_sub(indent).max(1));
        let mut lines = self.body(page, columns).into_iter();
        let mut out = match is_below {
            // Without an ID nothing stands below the IDs of other rows.
            true => format!("{}\n", if self.id.is_empty() { head.trim() } else { head.trim_end() }),
            false => head,
        };
        if !is_below {
            out.push_str(&lines.next().unwrap_or_default());
            out.push('\n');
        }
        lines.for_each(|line| out.push_str(&format!("{:indent$}{line}\n", "")));
        out
    }

    /// Writes ID and what leads the row, each padded to its column.
    fn head(&self, page: &Page<'_>, layout: &Layout) -> String {
        let pad = |columns: usize, used: usize| " ".repeat(columns.saturating_sub(used));
        let id = page.link(&page.style.paint(&self.id, Look::FAINT), &self.path);
        let id = format!("{id}{}", pad(ID_COLUMNS, text::width(&self.id)));
        let day = self.date.filter(|_| !page.by_day).map(|date| page.words.day(date));
        let lead = match &day {
            Some(day) => {
                let gap = if self.lead.width() == 0 { 0 } else { GAP };
                let painted = page.style.paint(day, Look::PLAIN.hued(Hue::Cyan));
                let plain = text::width(day) + gap + self.lead.width();
                (format!("{painted}{}{}", " ".repeat(gap), self.lead.paint(page.style)), plain)
            }
            None => (self.lead.paint(page.style), self.lead.width()),
        };
        let gap = if layout.lead == 0 { 0 } else { GAP };
        format!("{id}{}{}", lead.0, pad(layout.lead + gap, lead.1))
    }

    /// Writes title, links and the piece that matches, in lines of at most so many columns.
    fn body(&self, page: &Page<'_>, columns: Option<usize>) -> Vec<String> {
        let Some(columns) = columns else { return self.body_on_pipe(page) };
        let title = self.title.lines(columns, MOST_TITLE_LINES);
        let mut lines: Vec<String> =
            title.ranges.iter().map(|range| self.title.paint_range(page.style, range.clone())).collect();
        if let Some(last) = lines.last_mut().filter(|_| title.is_cut) {
            last.push('…');
        }
        if self.title.text().is_empty() {
            lines.clear();
        }
        let used = title.ranges.last().map_or(0, |range| text::width(&self.title.text()[range.clone()]));
        self.add_extras(page, &mut lines, used + usize::from(title.is_cut), columns);
        let shown = title.ranges.last().map_or(0, |range| range.end);
        let hidden = || Piece { label: String::new(), text: self.title.text().to_owned() };
        match &self.piece {
            Some(piece) => lines.push(page.piece(piece, columns)),
            None if title.is_cut && self.title.has_mark_behind(shown) => lines.push(page.piece(&hidden(), columns)),
            None => {}
        }
        lines
    }

    fn body_on_pipe(&self, page: &Page<'_>) -> Vec<String> {
        let extras = self.extras.iter().map(|extra| extra.paint(page.style));
        let line: Vec<String> = std::iter::once(self.title.paint(page.style)).chain(extras).collect();
        let first = (!self.title.text().is_empty()).then(|| line.join("  "));
        let piece = self.piece.as_ref().map(|piece| page.piece(piece, PIPE_SNIPPET));
        first.into_iter().chain(piece).collect()
    }

    /// Puts links and the like behind the title as far as there is room, the others on further lines.
    fn add_extras(&self, page: &Page<'_>, lines: &mut Vec<String>, used: usize, columns: usize) {
        let paint = |number: usize| {
            let painted = self.extras[number].paint_within(page.style, columns);
            let is_path = self.ends_in_path && number + 1 == self.extras.len();
            if is_path { page.link(&painted, &self.path) } else { painted }
        };
        let mut below = 0;
        let mut taken = used;
        for (number, extra) in self.extras.iter().enumerate() {
            let wide = extra.width().min(columns);
            let fits = taken > 0 && taken + GAP + wide <= columns;
            if !fits && below == MOST_LINK_LINES {
                if let Some(line) = lines.last_mut().filter(|_| taken + GAP < columns) {
                    line.push_str("  …");
                }
                return;
            }
            match lines.last_mut().filter(|_| fits) {
                Some(line) => line.push_str(&format!("  {}", paint(number))),
                None => {
                    lines.push(paint(number));
                    below += 1;
                }
            }
            taken = if fits { taken + GAP + wide } else { wide };
        }
    }
}

impl Page<'_> {
    /// Writes the part of a text that shows best why it was found, with what it is before it.
    fn piece(&self, piece: &Piece, columns: usize) -> String {
        let label = text::clean(&piece.label);
        let room = columns.saturating_sub(text::width(&label)).max(1);
        let found = snippet(self.query, &text::clean_block(&piece.text), room);
        let ellipsis = |cut: bool| if cut { "…" } else { "" };
        let (before, after) = (ellipsis(found.cut_before), ellipsis(found.cut_after));
        let painted = Marked::with_marks(found.text, found.marks).paint(self.style);
        format!("{}{before}{painted}{after}", self.style.paint(&label, Look::FAINT))
    }
}

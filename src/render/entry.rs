//! Entries and tasks in one line or a few: what was added, lists, the day at a glance.

use super::style::{Hue, Look, Style};
use super::words::Words;
use crate::app::add::{Added, Preview};
use crate::calendar::{End, Times};
use crate::model::{CardKind, Entry, Id, Links, Task, TaskState};
use crate::text;
use chrono::{Datelike, NaiveDate};

/// The characters of an ID that are shown: among 36,500 entries a prefix of five names one in all but one of 200 cases, and a
/// command that finds two says so.
const SHORT_ID: usize = 5;
/// The digits of a commit's name that git shows, too.
const SHORT_COMMIT: usize = 7;

/// Returns the beginning of an ID that is shown to people.
pub fn short_id(id: &Id) -> &str {
    id.as_str().get(..SHORT_ID).unwrap_or(id.as_str())
}

/// Returns the beginning of a commit's name that is shown to people.
pub fn short_commit(commit: &str) -> &str {
    commit.get(..SHORT_COMMIT).unwrap_or(commit)
}

/// Writes a time span with an en dash: `09:00–10:30`, `09:00–` while it runs.
pub fn times(times: Times) -> String {
    let start = times.start.format("%H:%M");
    match times.end {
        End::Unsaid => start.to_string(),
        End::Running => format!("{start}–"),
        End::At(end) => format!("{start}–{}", end.format("%H:%M")),
    }
}

/// Writes the links with their sigils, parted by two spaces: `@张伟  %恒达机械  +续期  #visit`.
pub fn links(links: &Links, style: Style) -> String {
    links_within(links, style, usize::MAX)
}

/// Writes as many links as fit into so many columns.
fn links_within(links: &Links, style: Style, columns: usize) -> String {
    const GAP: usize = 2;
    let mut used = 0;
    let fits = |(name, _): &(String, Look)| {
        used += text::width(name) + if used == 0 { 0 } else { GAP };
        used <= columns
    };
    let shown = named_links(links).into_iter().take_while(fits).map(|(name, look)| style.paint(&name, look));
    shown.collect::<Vec<_>>().join("  ")
}

/// Lists the links with their sigils and looks: people first, then for whom, on what, tags.
pub(super) fn named_links(links: &Links) -> Vec<(String, Look)> {
    let kinds =
        [(CardKind::Contact, '@', Hue::Yellow), (CardKind::Org, '%', Hue::Blue), (CardKind::Project, '+', Hue::Green)];
    let cards = kinds.into_iter().flat_map(|(kind, sigil, hue)| {
        links.of(kind).iter().map(move |name| (format!("{sigil}{}", text::clean(name)), Look::PLAIN.hued(hue)))
    });
    cards.chain(links.tags.iter().map(|tag| (format!("#{}", text::clean(tag)), Look::FAINT))).collect()
}

/// Writes an entry as it was saved: day, weekday, time and title, and its links below.
pub fn saved(added: &Added, words: &dyn Words, style: Style) -> String {
    stamped(&added.entry, &added.tasks, added.stamped, words, style)
}

/// Writes an entry as it would be saved.
pub fn preview(preview: &Preview, words: &dyn Words, style: Style) -> String {
    stamped(&preview.entry, &preview.tasks, preview.stamped, words, style)
}

/// Writes an entry with its tasks, without its body.
pub fn whole(entry: &Entry, tasks: &[Task], words: &dyn Words, style: Style) -> String {
    stamped(entry, tasks, false, words, style)
}

fn stamped(entry: &Entry, tasks: &[Task], is_now: bool, words: &dyn Words, style: Style) -> String {
    let day = style.paint(&words.day(entry.date), Look::BOLD);
    let time = entry.times.map_or_else(String::new, |span| format!(" {}", times(span)));
    let now = if is_now { style.paint(words.time_taken(), Look::FAINT) } else { String::new() };
    let head = format!("{day}{}{now}  {}", style.paint(&time, Look::BOLD), text::clean(&entry.title));
    let below = below(entry, tasks, words, style).into_iter().map(|line| format!("  {line}\n"));
    std::iter::once(format!("{head}\n")).chain(below).collect()
}

/// Writes what stands below an entry's title, its body aside: links, fields, tasks.
pub(super) fn below(entry: &Entry, tasks: &[Task], words: &dyn Words, style: Style) -> Vec<String> {
    let task =
        |task: &Task| format!("{} {}{}", mark(task.state).0, text::clean(&task.text), due_suffix(task, words, style));
    let own = [links(&entry.links, style), details(entry, words)];
    own.into_iter().chain(tasks.iter().map(task)).filter(|line| !line.is_empty()).collect()
}

/// Writes what an entry says beyond title, links and body: companions, kind, outcome, figures, expenses, the user's own fields.
fn details(entry: &Entry, words: &dyn Words) -> String {
    let companions = (!entry.links.with.is_empty()).then(|| words.went_with(&entry.links.with));
    let outcome = entry.outcome.iter().map(|outcome| format!("→ {outcome}"));
    let figures = entry.figures.iter().map(ToString::to_string);
    let expenses = entry.expenses.iter().map(ToString::to_string);
    let own = entry.fields.iter().map(|(key, value)| format!("{key}: {value}"));
    let kind = companions.into_iter().chain(entry.kind.iter().cloned());
    let all: Vec<String> = kind.chain(outcome).chain(figures).chain(expenses).chain(own).collect();
    text::clean(&all.join(" · ")).into_owned()
}

fn due_suffix(task: &Task, words: &dyn Words, style: Style) -> String {
    match task.due {
        Some(due) => format!("  {}", style.paint(&format!("{} {}", words.due_label(), words.day(due)), Look::FAINT)),
        None => String::new(),
    }
}

/// The columns that ID, day, weekday and time take in a list, with the gaps behind them.
const ID_COLUMNS: usize = SHORT_ID + 2;
const TIME_COLUMNS: usize = 11 + 2;

/// Writes an entry as one line of a list; cut to `width` columns where one is given.
pub fn list_line(entry: &Entry, words: &dyn Words, style: Style, width: Option<usize>) -> String {
    let id = style.paint(&text::pad(short_id(&entry.id), ID_COLUMNS), Look::FAINT);
    let day = format!("{} {}", entry.date.format("%Y-%m-%d"), words.weekday_short(entry.date.weekday()));
    let time = entry.times.map_or_else(String::new, times);
    let time = text::pad(&time, TIME_COLUMNS);
    let used = ID_COLUMNS + text::width(&day) + 2 + TIME_COLUMNS;
    let head = format!("{id}{}  {time}", style.paint(&day, Look::PLAIN.hued(Hue::Cyan)));
    let title = text::clean(&entry.title);
    let Some(width) = width else {
        let links = links(&entry.links, style);
        return format!("{head}{title}{}{links}\n", gap(&links));
    };
    let room = width.saturating_sub(used);
    let title = text::truncate(&title, room);
    let rest = room.saturating_sub(text::width(&title) + 2);
    let links = links_within(&entry.links, style, rest);
    format!("{head}{title}{}{links}\n", gap(&links))
}

fn gap(links: &str) -> &'static str {
    if links.is_empty() { "" } else { "  " }
}

/// Returns the box of a task's state, and how it looks.
pub(super) fn mark(state: TaskState) -> (&'static str, Look) {
    match state {
        TaskState::Open => ("[ ]", Look::PLAIN),
        TaskState::Done => ("[x]", Look::PLAIN.hued(Hue::Green)),
        TaskState::Carried => ("[>]", Look::FAINT),
        TaskState::Dropped => ("[-]", Look::FAINT),
    }
}

/// Writes a task as one line: box, time, text, due date.
pub fn task_line(task: &Task, today: NaiveDate, words: &dyn Words, style: Style) -> String {
    let (mark, look) = mark(task.state);
    let time = task.times.map_or_else(String::new, |span| format!("{} ", times(span)));
    let late = task.state == TaskState::Open && task.due.is_some_and(|due| due < today);
    let due = task.due.map(|due| words.due_on(due, today)).unwrap_or_default();
    let due = style.paint(&due, if late { Look::BOLD.hued(Hue::Red) } else { Look::FAINT });
    let text = style.paint(&text::clean(&task.text), if task.state == TaskState::Open { Look::PLAIN } else { look });
    format!("{} {time}{text}{}{due}", style.paint(mark, look), gap(&due))
}

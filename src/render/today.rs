//! Today at a glance, for a terminal.

use super::entry;
use super::style::{Hue, Look, Style};
use super::words::Words;
use crate::app::today::Today;
use crate::calendar::Period;
use crate::model::{Day, Home, Task};
use crate::text;

/// Writes today at a glance.
pub fn glance(today: &Today, words: &dyn Words, style: Style, width: usize) -> String {
    let mut page = Page { text: String::new(), style };
    page.text.push_str(&style.paint(&words.period(Period::day(today.date)), Look::BOLD.hued(Hue::Cyan)));
    page.text.push('\n');
    let empty = Day::empty(today.date);
    let day = today.file.as_ref().map_or(&empty, |file| &file.day);
    let line = |task: &Task| entry::task_line(task, today.date, words, style);
    let at_home = |home: fn(Home) -> bool| day.tasks.iter().filter(move |task| home(task.home));
    let planned = at_home(|home| matches!(home, Home::Plan | Home::Day));
    page.section(words.plan(), planned.chain(&today.handed_on).map(line));
    page.section(words.entries(), entries(day, style, width));
    page.section(words.due(), due(today, day, words, style));
    page.section(words.plan_for_tomorrow(), at_home(|home| home == Home::PlanForTomorrow).map(line));
    if let Some(summary) = day.summaries.first() {
        page.section(words.summary(), text::wrap(&text::clean_block(&summary.text), width.saturating_sub(2), "", ""));
    }
    if day.entries.is_empty() {
        page.text.push_str(&format!("\n{}\n", words.empty_day()));
    }
    page.text
}

struct Page {
    text: String,
    style: Style,
}

impl Page {
    /// Writes a heading and indented lines; nothing where there are no lines.
    fn section(&mut self, heading: &str, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_none() {
            return;
        }
        self.text.push_str(&format!("\n{}\n", self.style.paint(heading, Look::BOLD)));
        for line in lines {
            self.text.push_str(&format!("  {line}\n"));
        }
    }
}

/// Writes the entries by time, the untimed ones last, each with the open tasks that came out of it.
fn entries(day: &Day, style: Style, width: usize) -> Vec<String> {
    let mut order: Vec<usize> = (0..day.entries.len()).collect();
    order.sort_by_key(|&index| day.entries[index].times.map_or((true, None), |times| (false, Some(times.start))));
    let any_time = day.entries.iter().any(|entry| entry.times.is_some());
    order
        .into_iter()
        .map(|index| {
            let found = &day.entries[index];
            let time = found.times.map_or_else(String::new, entry::times);
            let time = if any_time { text::pad(&time, 13).into_owned() } else { String::new() };
            let id = style.paint(entry::short_id(&found.id), Look::FAINT);
            let room = width.saturating_sub(2 + text::width(&time) + 2 + 5);
            format!("{time}{}  {id}", text::truncate(&text::clean(&found.title), room))
        })
        .collect()
}

/// Writes the open tasks of the day's own entries and those of other days, by due date.
fn due(today: &Today, day: &Day, words: &dyn Words, style: Style) -> Vec<String> {
    let own = day
        .tasks
        .iter()
        .filter(|task| matches!(task.home, Home::Entry(_)) && task.state == crate::model::TaskState::Open);
    let mut tasks: Vec<&Task> = own.chain(today.due.tasks.iter().map(|open| &open.task)).collect();
    tasks.sort_by_key(|task| (task.due.is_none(), task.due));
    let mut lines: Vec<String> =
        tasks.into_iter().map(|task| entry::task_line(task, today.date, words, style)).collect();
    if today.due.more > 0 {
        lines.push(style.paint(&words.more_due(today.due.more), Look::FAINT));
    }
    if today.due.earlier > 0 {
        lines.push(style.paint(&words.more_open_tasks(today.due.earlier), Look::FAINT));
    }
    lines
}

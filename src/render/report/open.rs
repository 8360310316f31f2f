//! The parts on what was learned and what is left: summaries, the next period, open tasks.

use super::inline::{at_start, inline};
use super::page::Side;
use super::writer::Writer;
use crate::config::FormPart;
use crate::render::words::{Column, Part};
use crate::report::{DaySummary, DueClass, OpenTask};
use crate::text::{clean_block, is_han};

/// How many open tasks without any date are listed; a drawer full of old ideas is no part of a report.
const UNDATED_SHOWN: usize = 10;

/// The days of the longest quarter.
const LONGEST_QUARTER: u64 = 92;

impl Writer<'_> {
    /// Writes the days' summaries, each an item of its own, so that nothing in one reaches the next. In a report on more
    /// than a quarter they would be a diary, and are left out.
    pub(super) fn summaries(&mut self, form: &FormPart) {
        if self.report.summaries.is_empty() || self.report.period.len() > LONGEST_QUARTER {
            return;
        }
        self.begin(form, Part::Summaries);
        let items: Vec<String> = self.report.summaries.iter().map(|summary| self.summary_item(summary)).collect();
        self.page.block_list(&items);
    }

    fn summary_item(&self, summary: &DaySummary) -> String {
        let text = clean_block(&summary.text);
        let is_one_day = self.report.period.len() == 1;
        match text.trim().lines().collect::<Vec<_>>()[..] {
            [line] if is_one_day => at_start(&inline(without_bullet(line))),
            [line] => format!("{} {}", self.day(summary.date), inline(without_bullet(line))),
            ref lines => {
                let first = if is_one_day { String::new() } else { self.day(summary.date) };
                let indented =
                    lines.iter().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("\n  {line}") });
                format!("{first}\n{}", indented.collect::<String>()).trim_start().to_owned()
            }
        }
    }

    /// Writes what is planned for, or due in, the next period.
    pub(super) fn ahead(&mut self, form: &FormPart) {
        let report = self.report;
        if report.ahead.is_empty() {
            return;
        }
        self.begin(form, Part::Ahead);
        let columns = self.columns([Column::Time, Column::Subject, Column::Task].map(|column| (column, Side::Left)));
        let row = |task: &OpenTask| vec![self.ahead_time(task), self.task_subject(task), self.ahead_text(task)];
        let rows: Vec<Vec<String>> = report.ahead.iter().map(row).collect();
        self.page.table(&columns, &rows);
    }

    fn is_planned_next(&self, task: &OpenTask) -> bool {
        task.planned.is_some_and(|day| self.report.next.contains(day))
    }

    fn ahead_time(&self, task: &OpenTask) -> String {
        match (task.planned.filter(|_| self.is_planned_next(task)), task.due) {
            (Some(day), _) => self.words.ahead_day(day, self.report.next, task.times),
            (None, Some(due)) => self.words.by_day(&self.words.ahead_day(due, self.report.next, None)),
            (None, None) => String::new(),
        }
    }

    fn ahead_text(&self, task: &OpenTask) -> String {
        let text = self.task_text(task);
        match task.due.filter(|due| self.is_planned_next(task) && task.planned != Some(*due)) {
            Some(due) if task.class == DueClass::Overdue => {
                format!("{text}{}", self.words.aside(&self.words.overdue(&self.day(due))))
            }
            Some(due) => format!("{text}{}", self.words.aside(&self.words.by_day(&self.day(due)))),
            None => text,
        }
    }

    /// Writes the other open tasks by due date.
    pub(super) fn open(&mut self, form: &FormPart) {
        let report = self.report;
        if report.open.is_empty() {
            return;
        }
        self.begin(form, Part::Open);
        let columns = self.columns([Column::Due, Column::Subject, Column::Task].map(|column| (column, Side::Left)));
        let is_loose = |task: &&OpenTask| task.due.is_none() && task.planned.is_none();
        let loose = report.open.iter().filter(is_loose).count();
        let hidden = loose.saturating_sub(UNDATED_SHOWN);
        let shown = &report.open[..report.open.len() - hidden];
        let row = |task: &OpenTask| vec![self.due(task), self.task_subject(task), self.task_text(task)];
        let rows: Vec<Vec<String>> = shown.iter().map(row).collect();
        self.page.table(&columns, &rows);
        if hidden > 0 {
            let line = self.words.more_tasks(hidden);
            self.page.list(&[line]);
        }
    }

    fn due(&self, task: &OpenTask) -> String {
        match (task.due, task.planned) {
            (Some(due), _) if task.class == DueClass::Overdue => self.words.overdue(&self.day(due)),
            (Some(due), _) => self.day(due),
            (None, Some(day)) => self.words.planned_for(&self.day(day)),
            (None, None) => self.words.undated().to_owned(),
        }
    }

    /// Writes what is to be done, without the label at its end that the column of subjects repeats.
    fn task_text(&self, task: &OpenTask) -> String {
        let text = inline(&task.text);
        let subject = self.task_subject(task);
        let bare = match text.strip_suffix(&subject).filter(|_| !subject.is_empty()) {
            Some(before) => before.strip_suffix('+').or(before.strip_suffix(' ').filter(|it| it.ends_with(is_han))),
            None => None,
        };
        bare.map(str::trim_end).filter(|bare| !bare.is_empty()).unwrap_or(&text).to_owned()
    }

    /// Names for whom a task is: the organisation, else the people, else the project.
    fn task_subject(&self, task: &OpenTask) -> String {
        let named = [&task.orgs, &task.contacts, &task.projects].into_iter().find(|names| !names.is_empty());
        named.map(|names| self.names(names)).unwrap_or_default()
    }
}

/// Takes the bullet off a summary that is a list of one item.
fn without_bullet(line: &str) -> &str {
    ["- ", "* ", "+ "].into_iter().find_map(|bullet| line.trim_start().strip_prefix(bullet)).unwrap_or(line)
}

//! The part on results: figures, kinds of work, plan against done, days away.

use super::inline::inline;
use super::page::Side;
use super::writer::Writer;
use crate::calendar::Span;
use crate::config::FormPart;
use crate::render::words::{Column, Part, Words};
use crate::report::{FigureTotal, KindCount, PlanCheck, Standing};

impl Writer<'_> {
    /// Writes what was reached, and what became of the plan.
    pub(super) fn results(&mut self, form: &FormPart) {
        let report = self.report;
        let mut lines: Vec<String> = self.kinds_line().into_iter().collect();
        if let Some(plan) = &report.plan {
            lines.push(self.words.plan_counts(plan));
            let unmet = [Standing::Carried, Standing::Dropped, Standing::Open];
            lines.extend(unmet.into_iter().filter_map(|standing| self.plan_line(plan, standing)));
        }
        lines.extend(self.absence_lines());
        if lines.is_empty() && report.figures.is_empty() {
            return;
        }
        self.begin(form, Part::Results { planned: report.plan.is_some() });
        let columns = self.columns([(Column::Figure, Side::Left), (Column::Reached, Side::Right)]);
        let rows: Vec<Vec<String>> = report.figures.iter().map(|figure| figure_row(figure, self.words)).collect();
        self.page.table(&columns, &rows);
        self.page.list(&lines);
    }

    /// Counts the kinds of work; a day's are seen at a glance without.
    fn kinds_line(&self) -> Option<String> {
        if self.span() == Span::Day {
            return None;
        }
        let count = |kind: &KindCount| {
            let clients = Some(kind.clients).filter(|clients| (2..kind.entries).contains(clients));
            let clients = clients.and_then(|count| self.clients(count));
            self.words.kind_count(&inline(&kind.kind), kind.entries, clients.as_deref())
        };
        let kinds: Vec<String> = self.report.kinds.iter().map(count).collect();
        (!kinds.is_empty()).then(|| self.words.list(&kinds))
    }

    /// Names the planned tasks that stand so; for an open plan of a period that is not over nothing is missing yet.
    fn plan_line(&self, plan: &PlanCheck, standing: Standing) -> Option<String> {
        if standing == Standing::Open && self.report.today <= self.report.period.last() {
            return None;
        }
        let tasks = plan.tasks.iter().filter(|task| task.standing == standing);
        let texts: Vec<String> = tasks
            .map(|task| {
                let to = task.carried.map(|day| self.words.aside(&self.words.carried_to(&self.day(day))));
                let to = to.unwrap_or_default();
                format!("{}{to}", inline(&task.text))
            })
            .collect();
        let head = self.words.standing(standing);
        (!texts.is_empty()).then(|| self.words.headed(head, &self.words.clauses(&texts)))
    }

    fn absence_lines(&self) -> Vec<String> {
        let absences = self.report.absences.iter();
        let line = absences.map(|absence| {
            let text = format!("{} {}", self.day(absence.date), inline(&absence.note));
            self.words.headed(self.words.absence(absence.kind), text.trim_end())
        });
        line.collect()
    }
}

/// Writes `存款新增（万元） | 800`: the unit stands with the name, so that numbers align.
fn figure_row(figure: &FigureTotal, words: &dyn Words) -> Vec<String> {
    let unit = format!("{}{}", figure.scale.sign(), figure.unit);
    let unit = if unit.is_empty() { unit } else { words.aside(&inline(&unit)) };
    vec![format!("{}{unit}", inline(&figure.name)), figure.number.to_string()]
}

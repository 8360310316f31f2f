//! Reports in English.

use super::{Column, Part, ReportWords};
use crate::calendar::{End, Period, Span, Times};
use crate::model::Money;
use crate::render::words::{DateWords, English};
use crate::report::{AbsenceKind, PlanCheck, Standing};
use chrono::{Datelike, NaiveDate};

impl ReportWords for English {
    fn report_title(&self, period: Period, last: NaiveDate) -> String {
        match (Span::of(period), period.as_week()) {
            (Span::Day, _) => format!("Daily report: {}", self.period(period)),
            (Span::Month, _) => format!("Monthly report: {}", self.period(period)),
            (_, Some(week)) => {
                let first = period.first();
                let until = match (first.year() == last.year(), first.month() == last.month()) {
                    (true, true) => last.day().to_string(),
                    (true, false) => self.month_day(last),
                    (false, _) => format!("{}, {}", self.month_day(last), last.year()),
                };
                let from = self.month_day(first);
                format!("Weekly report: week {} of {} ({from} – {until})", week.number, week.year)
            }
            _ => format!("Report: {}", self.period(period)),
        }
    }

    fn reported_by(&self, name: &str) -> String {
        format!("By {name}")
    }

    fn part(&self, part: Part, span: Span) -> &'static str {
        match (part, span) {
            (Part::Results { planned: true }, _) => "Plan and results",
            (Part::Results { planned: false }, _) => "Results",
            (Part::Visits, _) => "Client visits",
            (Part::Work, _) => "Work",
            (Part::People, _) => "People",
            (Part::Expenses, _) => "Expenses",
            (Part::Hours, _) => "Hours",
            (Part::Summaries, Span::Day) => "Summary",
            (Part::Summaries, _) => "Notes",
            (Part::Ahead, Span::Day) => "Next working day",
            (Part::Ahead, Span::Week) => "Next week",
            (Part::Ahead, Span::Month) => "Next month",
            (Part::Ahead, Span::Other) => "Next",
            (Part::Open, _) => "Open tasks",
        }
    }

    fn numbered(&self, _: usize, title: &str) -> String {
        title.to_owned()
    }

    fn column(&self, column: Column) -> &'static str {
        match column {
            Column::Figure => "Figure",
            Column::Reached => "Total",
            Column::Date => "Date",
            Column::Time => "When",
            Column::Client => "Client",
            Column::Subject => "Client or project",
            Column::Purpose => "Purpose",
            Column::Outcome => "Outcome",
            Column::NextStep => "Next step (due)",
            Column::Name => "Name",
            Column::Org => "Organisation",
            Column::Times => "Times",
            Column::Last => "Last",
            Column::Item => "What",
            Column::Amount => "Amount",
            Column::Hours => "Time",
            Column::Task => "Task",
            Column::Due => "Due",
        }
    }

    fn column_of_org(&self, column: Column, org: &str) -> Option<String> {
        let mut letters = org.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        match column {
            Column::Client | Column::Org => Some(format!("{capital}{}", letters.as_str())),
            Column::Subject => Some(format!("{capital}{} or project", letters.as_str())),
            _ => None,
        }
    }

    fn short_day(&self, day: NaiveDate, period: Period) -> String {
        if period.contains(day) && period.len() <= 7 {
            format!("{} {}", self.weekday_short(day.weekday()), day.day())
        } else if day.year() == period.last().year() {
            self.month_day(day)
        } else {
            format!("{}, {}", self.month_day(day), day.year())
        }
    }

    fn clock(&self, times: Times) -> String {
        match times.end {
            End::At(end) => format!("{}–{}", times.start.format("%H:%M"), end.format("%H:%M")),
            _ => times.start.format("%H:%M").to_string(),
        }
    }

    fn ahead_day(&self, day: NaiveDate, next: Period, times: Option<Times>) -> String {
        let time = times.map(|times| format!(", {}", self.clock(times))).unwrap_or_default();
        let weekday = if next.len() <= 7 { self.weekday_short(day.weekday()) } else { "" };
        format!("{weekday} {}{time}", self.month_day(day)).trim_start().to_owned()
    }

    fn by_day(&self, day: &str) -> String {
        format!("by {day}")
    }

    fn overdue(&self, day: &str) -> String {
        format!("{day}, overdue")
    }

    fn planned_for(&self, day: &str) -> String {
        format!("planned for {day}")
    }

    fn undated(&self) -> &'static str {
        "no date"
    }

    fn money(&self, money: &Money) -> String {
        format!("{} {}", money.amount, money.currency).trim_end().to_owned()
    }

    fn times(&self, count: usize) -> String {
        match count {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            _ => format!("{count} times"),
        }
    }

    fn kind_count(&self, kind: &str, entries: usize, clients: Option<&str>) -> String {
        match clients {
            Some(clients) => format!("{kind} × {entries} ({clients})"),
            None => format!("{kind} × {entries}"),
        }
    }

    fn clients(&self, count: usize) -> String {
        format!("{count} clients")
    }

    fn plan_counts(&self, plan: &PlanCheck) -> String {
        let counts = [
            (Standing::Done, "done"),
            (Standing::Carried, "carried over"),
            (Standing::Dropped, "dropped"),
            (Standing::Open, "open"),
        ];
        let said = counts.map(|(standing, word)| (standing, plan.count(standing), word));
        let said = said.into_iter().filter(|(standing, count, _)| *standing == Standing::Done || *count > 0);
        let parts: Vec<String> = said.map(|(_, count, word)| format!("{count} {word}")).collect();
        let unplanned = match plan.unplanned {
            Some(count @ 1..) => format!("; {count} unplanned"),
            _ => String::new(),
        };
        format!("Planned {}: {}{unplanned}", plan.tasks.len(), parts.join(", "))
    }

    fn carried_to(&self, day: &str) -> String {
        format!("to {day}")
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Done => "Done",
            Standing::Carried => "Carried over",
            Standing::Dropped => "Dropped",
            Standing::Open => "Not done",
        }
    }

    fn absence(&self, kind: AbsenceKind) -> &'static str {
        match kind {
            AbsenceKind::Leave => "On leave",
            AbsenceKind::Trip => "Travelling",
        }
    }

    fn companions(&self) -> &'static str {
        "With"
    }

    fn next_step(&self) -> &'static str {
        "next"
    }

    fn other_work(&self) -> &'static str {
        "Other"
    }

    fn total(&self) -> &'static str {
        "Total"
    }

    fn untimed(&self, count: usize) -> String {
        match count {
            1 => "not counted: 1 entry without start or end".to_owned(),
            _ => format!("not counted: {count} entries without start or end"),
        }
    }

    fn more_entries(&self, count: usize) -> String {
        format!("{count} more {}", if count == 1 { "entry" } else { "entries" })
    }

    fn more_people(&self, count: usize) -> String {
        format!("{count} more {}", if count == 1 { "person" } else { "people" })
    }

    fn more_tasks(&self, count: usize) -> String {
        format!("{count} more without a date")
    }

    fn nothing(&self) -> &'static str {
        "Nothing is logged for this period."
    }

    fn review_line(&self) -> &'static str {
        ""
    }

    fn list(&self, items: &[String]) -> String {
        items.join(", ")
    }

    fn clauses(&self, items: &[String]) -> String {
        items.join("; ")
    }

    fn aside(&self, text: &str) -> String {
        format!(" ({text})")
    }

    fn headed(&self, head: &str, text: &str) -> String {
        format!("{head}: {text}")
    }

    fn run(&self, from: &str, to: &str) -> String {
        format!("{from} – {to}")
    }
}

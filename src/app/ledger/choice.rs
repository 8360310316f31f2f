//! Which of the open tasks are asked for.

use super::years::Summary;
use crate::calendar::Period;
use chrono::NaiveDate;

/// Where an open task stands, and by when it is to be done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// Its due date.
    pub due: Option<NaiveDate>,
    /// Its day.
    pub date: NaiveDate,
    /// Its ID.
    pub id: String,
}

/// Which open tasks are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Due dates.
    pub due: Period,
    /// The first day from which tasks without a due date are taken.
    pub undated_since: NaiveDate,
    /// A period whose own tasks are shown elsewhere.
    pub except: Option<Period>,
    /// The most tasks.
    pub limit: usize,
}

/// The tasks that were chosen, and those that only count.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// The chosen ones, in no order.
    pub lines: Vec<Line>,
    /// How many are due earlier than was asked for.
    pub earlier: usize,
}

impl Wanted {
    /// Begins with nothing chosen.
    pub fn none(&self) -> Choice {
        Choice { lines: Vec::new(), earlier: 0 }
    }

    /// Tells whether the tasks of a day are shown elsewhere.
    pub fn excepts(&self, date: NaiveDate) -> bool {
        self.except.is_some_and(|except| except.contains(date))
    }
}

impl Choice {
    /// Looks at a task.
    pub fn look_at(&mut self, wanted: &Wanted, line: Line) {
        match line.due {
            _ if wanted.excepts(line.date) => {}
            Some(due) if due < wanted.due.first() => self.earlier += 1,
            Some(due) if due > wanted.due.last() => {}
            None if line.date < wanted.undated_since => {}
            _ => self.lines.push(line),
        }
    }

    /// Takes a year at its summary's word; `false`, and nothing taken, where its tasks have to be looked at one by one.
    ///
    /// `recent` is the first day whose tasks are not the ledger's to tell.
    pub fn take_year(&mut self, wanted: &Wanted, recent: NaiveDate, year: Period, summary: &Summary) -> bool {
        let is_excepted = wanted.except.is_some_and(|except| !is_apart(except, year));
        let has_undated = summary.last_undated.is_some_and(|date| date >= wanted.undated_since);
        if year.last() >= recent || is_excepted || has_undated {
            return false;
        }
        match summary.due {
            Some(due) if due.last() < wanted.due.first() => self.earlier += summary.dated,
            Some(due) if !is_apart(due, wanted.due) => return false,
            // All are due later, or none has a due date.
            Some(_) | None => {}
        }
        true
    }
}

fn is_apart(a: Period, b: Period) -> bool {
    a.last() < b.first() || b.last() < a.first()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Days};
    use proptest::prelude::*;

    const YEAR: i32 = 2025;

    fn year() -> Period {
        Period::between(NaiveDate::from_ymd_opt(YEAR, 1, 1).unwrap(), NaiveDate::from_ymd_opt(YEAR, 12, 31).unwrap())
    }

    /// A day from a year before to a year after.
    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0_u64..1095).prop_map(|days| NaiveDate::from_ymd_opt(YEAR - 1, 1, 1).unwrap() + Days::new(days))
    }

    fn any_line() -> impl Strategy<Value = Line> {
        let due = prop_oneof![1 => Just(None), 3 => any_day().prop_map(Some)];
        let date = (1..=365_u32).prop_map(|day| NaiveDate::from_yo_opt(YEAR, day).unwrap());
        (due, date).prop_map(|(due, date)| Line { due, date, id: format!("a{}", date.ordinal()) })
    }

    fn any_wanted() -> impl Strategy<Value = Wanted> {
        let except = prop_oneof![Just(None), (any_day(), any_day()).prop_map(|(a, b)| Some(Period::between(a, b)))];
        (any_day(), any_day(), any_day(), except).prop_map(|(a, b, undated_since, except)| Wanted {
            due: Period::between(a, b),
            undated_since,
            except,
            limit: usize::MAX,
        })
    }

    proptest! {
        #[test]
        fn the_summary_says_what_the_tasks_say(
            lines in proptest::collection::vec(any_line(), 0..6),
            wanted in any_wanted(),
            recent in any_day(),
        ) {
            let mut one_by_one = wanted.none();
            for line in lines.iter().filter(|line| line.date < recent) {
                one_by_one.look_at(&wanted, line.clone());
            }
            let mut at_its_word = wanted.none();
            let summary = Summary::of("name", lines.iter());
            if at_its_word.take_year(&wanted, recent, year(), &summary) {
                prop_assert_eq!(at_its_word, one_by_one);
            } else {
                prop_assert_eq!(at_its_word, wanted.none(), "nothing is taken of a year that has to be looked at");
            }
        }
    }

    #[test]
    fn long_overdue_years_are_only_counted() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let lines = [
            Line { due: Some(day("2025-03-04")), date: day("2025-03-01"), id: "a1".into() },
            Line { due: None, date: day("2025-12-01"), id: "a2".into() },
        ];
        let due = Period::between(day("2026-10-21"), day("2026-11-28"));
        let wanted = Wanted { due, undated_since: day("2026-11-21"), except: None, limit: 12 };
        let mut choice = wanted.none();
        assert!(choice.take_year(&wanted, day("2026-11-11"), year(), &Summary::of("name", lines.iter())));
        assert_eq!(choice, Choice { lines: vec![], earlier: 1 });
    }
}

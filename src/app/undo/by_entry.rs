//! Takes a change of a day back entry by entry.
//!
//! Two entries that were added one after the other share the blank line between them, so that by the line neither can go without the
//! other. By the entry they can.

use crate::app::trail::{Changes, DayText, EntryChange, Placed};
use crate::format::{self, EditError, Note, Rules};
use crate::model::Id;
use crate::store::{Merged, merge_lines};
use chrono::NaiveDate;

/// Takes back what made `after` of `before`, in a day that has become `present` since.
///
/// An error names the entries whose lines have changed since; none where something else of the day was changed, too.
pub fn take_back(date: NaiveDate, before: &str, after: &str, present: &str, rules: &Rules) -> Result<String, Vec<Id>> {
    let day = DayText { date, before: Some(before.to_owned()), after: Some(after.to_owned()) };
    let changes = Changes::of(vec![day], &[], rules);
    if !changes.parts.is_empty() {
        return Err(Vec::new());
    }
    let desk = Desk { date, before, after, rules };
    let mut text = present.to_owned();
    let mut stuck = Vec::new();
    for change in changes.entries {
        match desk.take_back(&change, &text) {
            Some(new) => text = new,
            None => stuck.extend(change.latest().map(|placed| placed.entry.id.clone())),
        }
    }
    if stuck.is_empty() { Ok(text) } else { Err(stuck) }
}

struct Desk<'d> {
    date: NaiveDate,
    before: &'d str,
    after: &'d str,
    rules: &'d Rules,
}

impl Desk<'_> {
    /// Takes back what became of one entry; `None` where it is not as the commit left it.
    fn take_back(&self, change: &EntryChange, present: &str) -> Option<String> {
        match (&change.before, &change.after) {
            (None, Some(added)) => self.remove(added, present),
            (Some(removed), None) => self.set(removed, present),
            (Some(old), Some(new)) if old.entry.id == new.entry.id => self.restore(&old.entry.id, present),
            _ => None,
        }
    }

    fn lines(&self, source: &str, id: &Id) -> Option<String> {
        format::entry_lines(source, self.date, id, self.rules).ok()
    }

    fn remove(&self, added: &Placed, present: &str) -> Option<String> {
        let id = &added.entry.id;
        if self.lines(present, id)? != self.lines(self.after, id)? {
            return None;
        }
        Some(format::remove_entry(present, self.date, id, self.rules).ok()?.text)
    }

    fn set(&self, removed: &Placed, present: &str) -> Option<String> {
        let set = || -> Result<String, EditError> {
            let (_, lifted) = format::lift_entry(self.before, self.date, &removed.entry.id, self.rules)?;
            Ok(format::set_entry(present, self.date, &lifted, self.rules)?.text)
        };
        set().ok()
    }

    fn restore(&self, id: &Id, present: &str) -> Option<String> {
        let [old, new, now] = [self.before, self.after, present].map(|source| self.lines(source, id));
        let (old, new, now) = (old?, new?, now?);
        let restored = if now == new { old } else { merged(&new, &now, &old)? };
        let (edited, _) = format::replace_entry(present, self.date, id, &restored, self.rules).ok()?;
        // What has to be written in another way than it stood is not taken back.
        edited.notes.iter().all(|note| *note == Note::IdWritten).then_some(edited.text)
    }
}

/// Merges the lines of one entry.
fn merged(base: &str, now: &str, old: &str) -> Option<String> {
    let [base, now, old] = [base, now, old].map(|lines| format!("{lines}\n"));
    match merge_lines(base.as_bytes(), (now.as_bytes(), ""), (old.as_bytes(), "")).ok()? {
        Merged::Clean(bytes) => Some(String::from_utf8(bytes).ok()?.trim_end().to_owned()),
        Merged::Conflict(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "## 09:00 One <!--k7q2m9xd-->\n\n- outcome: good\n";
    const TWO: &str = "## 10:00 Two <!--m5t8y1ra-->\n\nText\n";
    const THREE: &str = "## 11:00 Three <!--p9c4w2ne-->\n";

    fn day(entries: &[&str]) -> String {
        entries.iter().fold("# d\n".to_owned(), |day, entry| format!("{day}\n{entry}"))
    }

    fn back(before: &str, after: &str, present: &str) -> Result<String, Vec<String>> {
        let date = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let taken = take_back(date, before, after, present, &Rules::default());
        taken.map_err(|ids| ids.iter().map(Id::to_string).collect())
    }

    #[test]
    fn entry_that_was_added_goes_without_its_neighbours() {
        assert_eq!(back(&day(&[ONE]), &day(&[ONE, TWO]), &day(&[ONE, TWO, THREE])), Ok(day(&[ONE, THREE])));
        assert_eq!(back("", &day(&[ONE]), &day(&[ONE, TWO])), Ok(day(&[TWO])), "the day's heading stays");
        let amended = day(&[ONE, &TWO.replace("Text", "Other"), THREE]);
        assert_eq!(back(&day(&[ONE]), &day(&[ONE, TWO]), &amended), Err(vec!["m5t8y1ra".to_owned()]));
    }

    #[test]
    fn entry_that_was_removed_comes_back_to_its_time() {
        assert_eq!(back(&day(&[ONE, TWO]), &day(&[ONE]), &day(&[ONE, THREE])), Ok(day(&[ONE, TWO, THREE])));
    }

    #[test]
    fn entry_that_was_changed_is_as_it_was_where_nobody_touched_it() {
        let changed = ONE.replace("good", "bad");
        let present = day(&[&changed, &TWO.replace("Text", "Other")]);
        assert_eq!(
            back(&day(&[ONE, TWO]), &day(&[&changed, TWO]), &present),
            Ok(day(&[ONE, &TWO.replace("Text", "Other")]))
        );
        let again = day(&[&ONE.replace("good", "worse"), TWO]);
        assert_eq!(back(&day(&[ONE, TWO]), &day(&[&changed, TWO]), &again), Err(vec!["k7q2m9xd".to_owned()]));
    }

    #[test]
    fn what_is_none_of_an_entry_is_not_taken_back_by_the_entry() {
        let with_plan = format!("{}\n## Plan\n\n- [ ] call\n", day(&[ONE]));
        assert_eq!(back(&day(&[ONE]), &with_plan, &format!("{with_plan}- [ ] more\n")), Err(Vec::new()));
    }
}

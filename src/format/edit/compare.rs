//! Telling work on tasks from a change of what was recorded.

use super::draft::NewTask;
use super::remove::remove_entry;
use crate::format::idmark;
use crate::format::layout::BlockKind;
use crate::format::parse::parse_day;
use crate::format::rules::Rules;
use crate::model::Id;
use chrono::NaiveDate;
use std::ops::Range;

/// What somebody did to a day as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Tasks were ticked, carried, dropped or given attributes; or nothing was done.
    Tasks,
    /// Entries came, beside that; what stood there stands.
    Added,
    /// What stood there was changed.
    Amended,
}

/// Tells what was done to a day between two texts. A day without a text, such as one that has no file, takes whatever comes as added.
pub fn work(old: &str, new: &str, date: NaiveDate, rules: &Rules) -> Work {
    let before = neutral(old, date, rules);
    if before == neutral(new, date, rules) {
        return Work::Tasks;
    }
    if old.trim().is_empty() {
        return Work::Added;
    }
    let known: Vec<Id> = parse_day(date, old, rules).day.entries.into_iter().map(|entry| entry.id).collect();
    let come = parse_day(date, new, rules).day.entries.into_iter().map(|entry| entry.id);
    let mut without = new.to_owned();
    // IDs that are derived may change with each entry that goes; the last of equals goes first, so that the others keep theirs.
    for id in come.filter(|id| !known.contains(id)).collect::<Vec<_>>().iter().rev() {
        match remove_entry(&without, date, id, rules) {
            Ok(edited) => without = edited.text,
            Err(_) => return Work::Amended,
        }
    }
    // Blank lines come and go with a block.
    let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>();
    if lines(&before) == lines(&neutral(&without, date, rules)) { Work::Added } else { Work::Amended }
}

/// Tells whether two texts of a day differ in nothing but what became of tasks: state and attributes, and IDs that were only derived before.
///
/// The last line ending, which many editors add, does not count. Equal texts do not differ in more, either.
pub fn is_only_tasks(old: &str, new: &str, date: NaiveDate, rules: &Rules) -> bool {
    neutral(old, date, rules) == neutral(new, date, rules)
}

/// Writes a day with all tasks open and without attributes, and with the IDs of all entries and tasks.
fn neutral(source: &str, date: NaiveDate, rules: &Rules) -> String {
    let parsed = parse_day(date, source, rules);
    let mut pieces: Vec<(Range<usize>, String)> = Vec::new();
    for block in &parsed.layout.blocks {
        if let BlockKind::Entry(index) = block.kind {
            let title = block.heading.title.end;
            let end = block.heading.id.as_ref().map_or(title, |id| id.end.max(title));
            pieces.push((title..end, format!(" {}", idmark::mark(&parsed.day.entries[index].id))));
        }
    }
    for (task, span) in parsed.day.tasks.iter().zip(&parsed.layout.tasks) {
        let NewTask { times, text, .. } = NewTask::from(task);
        let times = times.map(|times| format!("{times} ")).unwrap_or_default();
        let end = span.id.as_ref().map_or(span.content.end, |id| id.end);
        pieces.push((span.mark.clone(), " ".to_owned()));
        pieces.push((span.content.start..end, format!("{times}{text} {}", idmark::mark(&task.id))));
    }
    pieces.sort_by_key(|(span, _)| span.start);
    let mut neutral = String::with_capacity(source.len());
    let mut at = 0;
    for (span, text) in pieces {
        neutral.push_str(&source[at..span.start]);
        neutral.push_str(&text);
        at = span.end;
    }
    neutral.push_str(&source[at..]);
    let end = neutral.trim_end_matches(['\r', '\n']).len();
    neutral.truncate(end);
    neutral
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::testing::config;
    use proptest::prelude::*;

    const DAY: &str = "# x\r\n\r\n## Plan\r\n\r\n- [ ] call @Bob due:2026-11-24\r\n\r\n## 9:00 Visit\r\n\r\n- org: Hengda\r\n- [ ] 10:00 send it <!--m5t8y1ra-->\r\n\r\nText";

    fn is_no_amendment(from: &str, to: &str) -> bool {
        let date = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        assert!(DAY.contains(from), "{from}");
        is_only_tasks(DAY, &DAY.replace(from, to), date, &Rules::default())
    }

    #[test]
    fn what_becomes_of_a_task_is_no_amendment() {
        for (from, to) in [
            ("- [ ] call", "- [x] call"),
            ("- [ ] call", "- [-] call"),
            ("- [ ] call @Bob due:2026-11-24", "- [>] call @Bob due:2026-11-24 carried:2026-11-23"),
            ("due:2026-11-24", "due:2026-11-26 prio:1"),
            ("call @Bob due:2026-11-24", "call @Bob done:2026-11-23"),
            ("- [ ] 10:00 send it", "- [x] 10:00 send it progress:100"),
            ("## 9:00 Visit", "## 9:00 Visit <!--z0s6vd3h-->"),
        ] {
            // A derived ID may be written, any other ID is a change.
            let is_id = to.contains("z0s6vd3h");
            assert_eq!(is_no_amendment(from, to), !is_id, "{from} -> {to}");
        }
    }

    #[test]
    fn all_else_is_one() {
        for (from, to) in [
            ("call @Bob", "call @Ann"),
            ("10:00 send", "11:00 send"),
            ("m5t8y1ra", "m5t8y1rb"),
            ("Text", "Text."),
            ("Hengda", "Larkspur"),
            ("- [ ] 10:00 send it <!--m5t8y1ra-->\r\n", ""),
            ("- org", "- [ ] one more\r\n- org"),
            ("- [ ] call", "* [ ] call"),
            ("9:00 Visit", "9:00 Visited"),
        ] {
            assert!(!is_no_amendment(from, to), "{from} -> {to}");
        }
    }

    #[test]
    fn where_nothing_differs_nothing_was_amended() {
        assert!(is_no_amendment("Text", "Text"));
    }

    #[test]
    fn what_comes_is_told_from_what_is_changed() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        let done = |new: &str| work(DAY, new, date, &Rules::default());
        assert_eq!(done(&DAY.replace("[ ]", "[x]")), Work::Tasks);
        let one_more = format!("{DAY}\r\n\r\n## 11:00 More\r\n\r\n## 9:00 Visit\r\n");
        assert_eq!(done(&one_more), Work::Added, "one of the same title, too");
        assert_eq!(done(&one_more.replace("[ ]", "[x]")), Work::Added);
        assert_eq!(done(&DAY.replace("## 9:00", "## 8:00 Before\r\n\r\nText\r\n\r\n## 9:00")), Work::Added);
        assert_eq!(done(&one_more.replace("Hengda", "Larkspur")), Work::Amended);
        assert_eq!(done(&DAY.replace("9:00 Visit", "9:00 Visited")), Work::Amended);
        assert_eq!(done(&format!("{DAY}\r\n\r\n## Summary\r\n\r\nGood.\r\n")), Work::Amended);
        assert_eq!(done(""), Work::Amended);
        assert_eq!(work("", "# x\n\n## 9:00 Visit\n", date, &Rules::default()), Work::Added);
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn a_change_of_an_entry_is_never_taken_for_work_on_tasks(at in 0..DAY.len(), sign in "[a-zé \\[x:-]") {
            let date = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
            let mut text = DAY.to_owned();
            text.insert_str(at, &sign);
            let read = |text: &str| parse_day(date, text, &Rules::default()).day;
            if is_only_tasks(DAY, &text, date, &Rules::default()) {
                let (old, new) = (read(DAY), read(&text));
                prop_assert_eq!(old.entries, new.entries);
                prop_assert_eq!(old.tasks.len(), new.tasks.len());
            }
        }
    }
}

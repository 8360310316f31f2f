//! Taking an entry out of one day and setting it into another, line by line as it stood.

use super::draft::{EntryContent, NewTask};
use super::outcome::{Difference, EditError, Edited, Note};
use super::style::Style;
use super::{add, change, compare, place, remove, verify};
use crate::format::idmark;
use crate::format::layout::BlockSpan;
use crate::format::lines;
use crate::format::parse::{ParsedDay, parse_day};
use crate::format::rules::Rules;
use crate::model::{Home, Id};
use chrono::NaiveDate;

/// An entry between two days.
#[derive(Debug, Clone, PartialEq)]
pub struct Lifted {
    id: Id,
    content: EntryContent,
    tasks: Vec<NewTask>,
    /// Without their endings, and without the blank ones at the end.
    lines: Vec<String>,
    notes: Vec<Note>,
}

/// Takes the entry with this ID (written or derived) out of a day, its tasks included; returns the day without it, too.
///
/// Derived IDs depend on the day, so they are written: entry and tasks keep theirs. Nothing else of the lines changes.
///
/// # Errors
///
/// As for [`remove_entry`](super::remove_entry).
pub fn lift_entry(source: &str, date: NaiveDate, id: &Id, rules: &Rules) -> Result<(Edited, Lifted), EditError> {
    let rest = remove::remove_entry(source, date, id, rules)?;
    let before = parse_day(date, source, rules);
    let (index, block) = remove::find(&before, id)?;
    let is_written = before.day.entries[index].id.is_written();
    let text = with_ids(source, &before, index, block);
    // An ID may stand in the body, behind a task: what counts is how the entry reads with it.
    let marked = format!("{}{text}{}", &source[..block.span.start], &source[block.span.end..]);
    let after = parse_day(date, &marked, rules);
    let entry = after.day.entries.get(index).filter(|entry| entry.id.as_str() == id.as_str());
    let is_same = compare::is_only_tasks(source, &marked, date, rules);
    let Some(entry) = entry.filter(|_| is_same) else {
        return Err(verify::differs(&before, &after, Difference::Tasks));
    };
    let mut lines: Vec<String> = lines::split(&text).iter().map(|line| line.text(&text).to_owned()).collect();
    while lines.last().is_some_and(|line| lines::is_blank(line)) {
        lines.pop();
    }
    let lifted = Lifted {
        id: entry.id.clone(),
        content: EntryContent::from(entry),
        tasks: after.day.tasks_of(index).map(NewTask::from).collect(),
        lines,
        notes: if is_written { Vec::new() } else { vec![Note::IdWritten] },
    };
    Ok((rest, lifted))
}

/// Writes the entry's block with the IDs that were only derived.
fn with_ids(source: &str, before: &ParsedDay, index: usize, block: &BlockSpan) -> String {
    let entry = &before.day.entries[index];
    let content = EntryContent::from(entry);
    let mut text = change::heading(source, block, &content, &content, &entry.id);
    let mut at = block.heading.line.end;
    for (task, span) in before.day.tasks.iter().zip(&before.layout.tasks) {
        if task.home == Home::Entry(index) && span.id.is_none() {
            text.push_str(&source[at..span.content.end]);
            text.push_str(&format!(" {}", idmark::mark(&task.id)));
            at = span.content.end;
        }
    }
    text.push_str(&source[at..block.span.end]);
    text
}

/// Sets an entry into another day, in the order of time; an empty source becomes a new file. The lines take the file's ending.
///
/// # Errors
///
/// [`EditError::IdTaken`], or [`EditError::ReadsDifferently`] when the entry or the rest of the day would not read there as it does now.
pub fn set_entry(source: &str, date: NaiveDate, entry: &Lifted, rules: &Rules) -> Result<Edited, EditError> {
    let before = parse_day(date, source, rules);
    add::check_ids_free(&before, std::iter::once(&entry.id).chain(entry.tasks.iter().map(|task| &task.id)))?;
    let style = Style::of(source, &before, rules);
    let text = match place::with_day_heading(source, &before, date, &style) {
        Some(headed) => place::set_in(&headed, headed.len(), &entry.lines, &style),
        None => place::set_in(source, place::of_entry(source, &before, &entry.content), &entry.lines, &style),
    };
    let after = parse_day(date, &text, rules);
    let index = add::only_index(&before, &after, &entry.id)?;
    verify::rest_is_same((&before, None), (&after, Some(index)))?;
    let read = &after.day.entries[index];
    if let Some(difference) = verify::entry_difference(read, &entry.content) {
        return Err(verify::differs(&before, &after, difference));
    }
    let tasks: Vec<_> = after.day.tasks_of(index).collect();
    let same = tasks.len() == entry.tasks.len()
        && tasks.iter().zip(&entry.tasks).all(|(read, meant)| verify::same_task(read, meant));
    if !same {
        return Err(verify::differs(&before, &after, Difference::Tasks));
    }
    let (id, line) = (read.id.clone(), read.line);
    Ok(Edited { text, id, line, notes: entry.notes.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
    }

    fn id(text: &str) -> Id {
        Id::parse(text).expect("an ID")
    }

    const FROM: &str = "# a\r\n\r\n## 9:00  Odd   title\r\n*  org:   Hengda\r\n* [ ] call  @Bob due:2026-11-24\r\n\r\nText  \r\n\r\n\r\n## 10:00 Next <!--k7q2m9xd-->\r\n\r\nEnd";

    fn moved(id: &Id, to: &str) -> Result<(String, String), EditError> {
        let (rest, lifted) = lift_entry(FROM, day(20), id, &Rules::default())?;
        Ok((rest.text, set_entry(to, day(21), &lifted, &Rules::default())?.text))
    }

    #[test]
    fn every_line_stays_as_it_was_written() {
        let first = parse_day(day(20), FROM, &Rules::default()).day;
        let (entry, task) = (first.entries[0].id.clone(), first.tasks[0].id.clone());
        let (rest, to) = moved(&entry, "# b\n\n## 8:00 Before\n\n## 9:30 Behind").expect("a move");
        assert_eq!(rest, "# a\r\n\r\n## 10:00 Next <!--k7q2m9xd-->\r\n\r\nEnd");
        let block = format!(
            "## 9:00  Odd   title <!--{entry}-->\n*  org:   Hengda\n* [ ] call  @Bob due:2026-11-24 <!--{task}-->\n\nText  \n\n"
        );
        assert_eq!(to, format!("# b\n\n## 8:00 Before\n\n{block}## 9:30 Behind"));
    }

    #[test]
    fn the_last_one_leaves_no_blank_lines_and_makes_a_new_file() {
        let (rest, to) = moved(&id("k7q2m9xd"), "").expect("a move");
        assert!(rest.ends_with("Text  \r\n"), "{rest:?}");
        assert_eq!(to, "# 2026-11-21\n\n## 10:00 Next <!--k7q2m9xd-->\n\nEnd\n");
    }

    #[test]
    fn what_would_read_differently_there_is_refused() {
        let taken = moved(&id("k7q2m9xd"), "# b\n\n## x <!--k7q2m9xd-->\n");
        assert!(matches!(taken, Err(EditError::IdTaken { line: 3, .. })), "{taken:?}");
        let swallowed = moved(&id("k7q2m9xd"), "# b\n\n## x\n\n```\nopen\n");
        assert!(matches!(swallowed, Err(EditError::ReadsDifferently { cause: Some(_), .. })), "{swallowed:?}");
        // A date without its year is the next such day from the file's own on.
        let source = "# a\n\n## x <!--k7q2m9xd-->\n\n- [ ] call due:11-24\n";
        let lifted = lift_entry(source, day(20), &id("k7q2m9xd"), &Rules::default()).expect("an entry").1;
        let later = set_entry("", day(25), &lifted, &Rules::default());
        assert!(matches!(later, Err(EditError::ReadsDifferently { difference: Difference::Tasks, .. })), "{later:?}");
    }
}

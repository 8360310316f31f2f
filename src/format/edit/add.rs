//! Adding an entry.

use super::body::{self, Alone};
use super::check::{self, Check};
use super::draft::{EntryContent, NewEntry, NewTask};
use super::outcome::{Difference, EditError, Edited, Note};
use super::style::Style;
use super::{place, verify, write};
use crate::format::parse::{ParsedDay, parse_day};
use crate::format::rules::Rules;
use crate::model::{Home, Id, Task};
use chrono::NaiveDate;

/// Adds an entry to a day file, in the order of time, before the summary; an empty source becomes a new file.
///
/// Tasks at the beginning of a body without fields above it are read as the entry's tasks, as they would be if they had
/// been typed into the file.
///
/// # Errors
///
/// [`EditError`] when the entry cannot be written so that it reads back as meant; nothing is changed then.
pub fn add_entry(source: &str, date: NaiveDate, entry: &NewEntry, rules: &Rules) -> Result<Edited, EditError> {
    let before = parse_day(date, source, rules);
    check_ids_free(&before, std::iter::once(&entry.id).chain(entry.tasks.iter().map(|task| &task.id)))?;
    let mut meant = Check::new().tidy(&entry.content, &entry.id)?;
    let tasks: Vec<NewTask> = entry.tasks.iter().map(check::tidy_task).collect::<Result<_, _>>()?;
    let style = Style::of(source, &before, rules);
    let block = Block::of(&mut meant, &tasks, &entry.id, &style, rules)?;

    let headed = place::with_day_heading(source, &before, date, &style);
    let text = match headed {
        Some(headed) => place::set_in(&headed, headed.len(), &block.lines, &style),
        None => place::set_in(source, place::of_entry(source, &before, &meant), &block.lines, &style),
    };
    let after = parse_day(date, &text, rules);
    let index = only_index(&before, &after, &entry.id)?;
    verify::rest_is_same((&before, None), (&after, Some(index)))?;
    let read = &after.day.entries[index];
    if let Some(difference) = verify::entry_difference(read, &meant) {
        return Err(verify::differs(&before, &after, difference));
    }
    let read_tasks: Vec<&Task> = after.day.tasks.iter().filter(|task| task.home == Home::Entry(index)).collect();
    let same = |(meant, read): (&NewTask, &&Task)| verify::same_task(read, meant);
    if read_tasks.len() < tasks.len() || !tasks.iter().zip(&read_tasks).all(same) {
        return Err(verify::differs(&before, &after, Difference::Tasks));
    }
    let (id, line) = (read.id.clone(), read.line);
    Ok(Edited { text, id, line, notes: block.notes })
}

/// An entry's lines as they are to be written.
struct Block {
    lines: Vec<String>,
    notes: Vec<Note>,
}

impl Block {
    /// Writes an entry; `meant` becomes what its body is to read back as.
    fn of(
        meant: &mut EntryContent,
        tasks: &[NewTask],
        id: &Id,
        style: &Style,
        rules: &Rules,
    ) -> Result<Self, EditError> {
        let fields = write::field_list(meant, tasks, style);
        check::check_list_is_read(meant, fields.len() > meant.fields.len(), rules)?;
        let prepared = body::prepare(&meant.body);
        let mut block =
            Block { lines: vec![write::heading(meant.times.as_ref(), &meant.title, id)], notes: prepared.notes };
        block.blank(style.after_heading.min(usize::from(!fields.is_empty() || !prepared.text.is_empty())));
        let has_fields = !fields.is_empty();
        block.lines.extend(fields);
        meant.body.clone_from(&prepared.text);
        if prepared.text.is_empty() {
            return Ok(block);
        }
        if has_fields {
            block.blank(1);
        } else {
            match body::alone(&prepared.text, rules) {
                Alone::Safe => {}
                Alone::TasksFirst(rest) => meant.body = rest,
                Alone::NeedsMark => {
                    block.lines.push(body::MARK.to_owned());
                    block.blank(1);
                    block.notes.push(Note::BodyMarked);
                }
            }
        }
        block.lines.extend(prepared.text.split('\n').map(str::to_owned));
        Ok(block)
    }

    fn blank(&mut self, count: usize) {
        self.lines.extend(std::iter::repeat_n(String::new(), count));
    }
}

/// Refuses IDs that the file has already.
pub(super) fn check_ids_free<'i>(
    before: &ParsedDay,
    new: impl Iterator<Item = &'i Id> + Clone,
) -> Result<(), EditError> {
    let day = &before.day;
    let taken = day.entries.iter().map(|e| (&e.id, e.line)).chain(day.tasks.iter().map(|t| (&t.id, t.line)));
    for (id, line) in taken {
        if let Some(id) = new.clone().find(|new| new.as_str() == id.as_str()) {
            return Err(EditError::IdTaken { id: id.clone(), line });
        }
    }
    Ok(())
}

/// Finds the one entry with a written ID.
pub(super) fn only_index(before: &ParsedDay, after: &ParsedDay, id: &Id) -> Result<usize, EditError> {
    let has_id = |entry: &crate::model::Entry| entry.id.is_written() && entry.id.as_str() == id.as_str();
    let mut found = after.day.entries.iter().enumerate().filter(|(_, entry)| has_id(entry)).map(|(index, _)| index);
    match (found.next(), found.next()) {
        (Some(index), None) => Ok(index),
        (Some(_), Some(_)) => Err(verify::differs(before, after, Difference::Twice)),
        (None, _) => Err(verify::differs(before, after, Difference::Missing)),
    }
}

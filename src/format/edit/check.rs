//! What can be written, before it is: texts on one line, keys that are keys. Tidies what has only one meaning.

use super::draft::{EntryContent, NewTask};
use super::outcome::{EditError, Part, TextProblem};
use super::write;
use crate::format::fields::is_key;
use crate::format::heading;
use crate::format::idmark::{self, Mark};
use crate::format::keys::Key;
use crate::format::rules::Rules;
use crate::model::Id;
use std::collections::HashSet;

/// Tells what can be written; what the file says already is never refused nor tidied.
pub(super) struct Check<'o> {
    old: Option<&'o EntryContent>,
    known: HashSet<&'o str>,
}

impl<'o> Check<'o> {
    /// For something new.
    pub fn new() -> Self {
        Check { old: None, known: HashSet::new() }
    }

    /// For a change of what an entry says.
    pub fn against(old: &'o EntryContent) -> Self {
        let links = &old.links;
        let lists = [&links.projects, &links.contacts, &links.orgs, &links.with, &links.tags, &old.re];
        let singles = [&old.kind, &old.outcome, &old.zone];
        let mut known: HashSet<&str> = lists.into_iter().flatten().map(String::as_str).collect();
        known.extend(singles.into_iter().flatten().map(String::as_str));
        known.extend(old.fields.iter().flat_map(|(key, value)| [key.as_str(), value.as_str()]));
        known.extend(old.figures.iter().flat_map(|figure| [figure.name.as_str(), figure.unit.as_str()]));
        known.extend(old.expenses.iter().filter_map(|expense| expense.note.as_deref()));
        Check { old: Some(old), known }
    }

    /// Returns the content with white space around its texts and empty values taken off.
    ///
    /// # Errors
    ///
    /// [`EditError::Text`] for what no line can hold.
    pub fn tidy(&self, content: &EntryContent, id: &Id) -> Result<EntryContent, EditError> {
        let mut tidy = content.clone();
        if self.old.is_none_or(|old| (&old.title, old.times) != (&content.title, content.times)) {
            tidy.title = filled_line(&content.title, Part::Title)?;
            check_title(&tidy, id)?;
        }
        self.tidy_lists(&mut tidy)?;
        let singles = [(Key::Kind, &mut tidy.kind), (Key::Outcome, &mut tidy.outcome), (Key::Zone, &mut tidy.zone)];
        for (key, value) in singles {
            *value = value.as_deref().map(|value| self.value(value, key)).transpose()?.flatten();
        }
        for figure in &mut tidy.figures {
            figure.name = self.value(&figure.name, Key::Figure)?.unwrap_or_default();
            figure.unit = self.value(&figure.unit, Key::Figure)?.unwrap_or_default();
        }
        for expense in &mut tidy.expenses {
            let note = expense.note.as_deref().map(|note| self.value(note, Key::Expense)).transpose()?.flatten();
            expense.note = note;
            expense.currency = self.value(&expense.currency, Key::Expense)?.unwrap_or_default();
        }
        self.tidy_own(&mut tidy)?;
        Ok(tidy)
    }

    fn tidy_lists(&self, tidy: &mut EntryContent) -> Result<(), EditError> {
        let lists = [
            (Key::Project, &mut tidy.links.projects),
            (Key::Contacts, &mut tidy.links.contacts),
            (Key::Org, &mut tidy.links.orgs),
            (Key::With, &mut tidy.links.with),
            (Key::Tags, &mut tidy.links.tags),
            (Key::Re, &mut tidy.re),
        ];
        for (key, values) in lists {
            *values = values.iter().filter_map(|value| self.value(value, key).transpose()).collect::<Result<_, _>>()?;
        }
        Ok(())
    }

    fn tidy_own(&self, tidy: &mut EntryContent) -> Result<(), EditError> {
        for (key, value) in &mut tidy.fields {
            let part = || Part::OwnField(key.clone());
            let new_value = self.line(value).map_err(|problem| refused(part(), problem))?;
            if !is_key(key.trim()) {
                return Err(refused(part(), TextProblem::NotAKey));
            }
            *value = new_value;
            *key = key.trim().to_owned();
        }
        Ok(())
    }

    /// Tidies a value; `None` when nothing is left of it.
    fn value(&self, value: &str, key: Key) -> Result<Option<String>, EditError> {
        let value = self.line(value).map_err(|problem| refused(Part::Field(key), problem))?;
        Ok((!value.is_empty()).then_some(value))
    }

    fn line(&self, text: &str) -> Result<String, TextProblem> {
        if self.known.contains(text) { Ok(text.to_owned()) } else { one_line(text) }
    }
}

/// Returns the task with white space around its text taken off.
///
/// # Errors
///
/// [`EditError::Text`] for what no line can hold.
pub(super) fn tidy_task(task: &NewTask) -> Result<NewTask, EditError> {
    Ok(NewTask { text: filled_line(&task.text, Part::Task)?, ..task.clone() })
}

/// Refuses a field list that would be read as text: only undeclared keys, no task.
pub(super) fn check_list_is_read(content: &EntryContent, has_lines: bool, rules: &Rules) -> Result<(), EditError> {
    let Some((key, _)) = content.fields.first() else { return Ok(()) };
    let is_known = |key: &String| Key::read(key).is_some() || rules.own_fields.declares(key);
    if has_lines || content.fields.iter().any(|(key, _)| is_known(key)) {
        return Ok(());
    }
    Err(refused(Part::OwnField(key.clone()), TextProblem::Undeclared))
}

fn check_title(content: &EntryContent, id: &Id) -> Result<(), EditError> {
    if idmark::mark_at_end(&content.title) != Mark::None {
        return Err(refused(Part::Title, TextProblem::EndsLikeId));
    }
    let read = heading::parse(&write::heading(content.times.as_ref(), &content.title, id));
    if read.times.map(|(times, _)| times) != content.times {
        return Err(refused(Part::Title, TextProblem::BeginsLikeTime));
    }
    Ok(())
}

fn filled_line(text: &str, part: Part) -> Result<String, EditError> {
    match one_line(text) {
        Ok(text) if text.is_empty() => Err(refused(part, TextProblem::Empty)),
        Ok(text) => Ok(text),
        Err(problem) => Err(refused(part, problem)),
    }
}

fn one_line(text: &str) -> Result<String, TextProblem> {
    let text = text.trim();
    if text.contains(['\n', '\r']) {
        return Err(TextProblem::SeveralLines);
    }
    if text.contains(|c: char| c.is_control() && c != '\t') {
        return Err(TextProblem::ControlCharacter);
    }
    Ok(text.to_owned())
}

fn refused(part: Part, problem: TextProblem) -> EditError {
    EditError::Text { part, problem }
}

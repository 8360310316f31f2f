//! In which part of a report each entry stands: in one of them, whatever the form.

use crate::config::{FormPart, Shows};
use crate::report::{Report, Subject, WorkItem};
use crate::text::name_key;

/// An entry with what its group is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) subject: &'a Subject,
    pub(super) item: &'a WorkItem,
}

/// Gives each part of a form the entries that stand in it, group by group.
///
/// An entry stands in the first part that asks for its kind; else, a visit, in the first table; else in the first list. An entry for which
/// the form has no such part is left out of the page.
pub(super) fn place<'a>(report: &'a Report, parts: Vec<&'a FormPart>) -> Vec<(&'a FormPart, Vec<Placed<'a>>)> {
    let mut parts: Vec<(&FormPart, Vec<Placed<'a>>)> = parts.into_iter().map(|part| (part, Vec::new())).collect();
    let kinds: Vec<Vec<String>> =
        parts.iter().map(|(part, _)| part.kinds.iter().map(|kind| name_key(kind)).collect()).collect();
    let rest = |shows| parts.iter().position(|(part, _)| part.shows == shows && part.kinds.is_empty());
    let (table, list) = (rest(Shows::Visits), rest(Shows::Work));
    for group in &report.groups {
        for item in &group.items {
            let key = item.kind.as_deref().map(name_key);
            let asked = key.and_then(|key| kinds.iter().position(|kinds| kinds.contains(&key)));
            let home = asked.or(table.filter(|_| item.is_visit)).or(list);
            if let Some(home) = home {
                parts[home].1.push(Placed { subject: &group.subject, item });
            }
        }
    }
    parts
}

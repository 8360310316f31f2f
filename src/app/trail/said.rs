//! What a commit's message says: subject and trailers.

use crate::model::{CardKind, Id};
use chrono::NaiveDateTime;

/// How the subject of a commit ends that holds what somebody edited by hand.
pub const BY_HAND: &str = " (by hand)";
/// How the subject of a commit begins that takes one back.
pub const UNDO: &str = "undo: ";
/// How the subject of a commit begins that takes an undo back.
pub const REDO: &str = "redo: ";
/// How the moment is written at which a day closed.
const MOMENT: &str = "%Y-%m-%d %H:%M";

/// What a message says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The first line.
    pub subject: String,
    /// What wlog did; `None` in a commit that is not wlog's.
    pub op: Option<String>,
    /// The entries that it is about.
    pub entries: Vec<Id>,
    /// IDs that stood twice, each with the one that stands in its place.
    pub renewed: Vec<(Id, Id)>,
    /// Why.
    pub reason: Option<String>,
    /// When the day had closed to which an entry came later, in the book's zone.
    pub late: Option<NaiveDateTime>,
    /// The commit that it takes back, by its whole hash.
    pub undoes: Option<String>,
    /// The cards that it names.
    pub names: Vec<(CardKind, String)>,
}

impl Said {
    /// Reads a message. Trailers are the `Key: value` lines of its last paragraph; what they hold that is not understood is passed over.
    pub fn read(message: &str) -> Self {
        let message = message.trim_end();
        let mut said = Said { subject: message.lines().next().unwrap_or_default().to_owned(), ..Said::default() };
        let Some((_, trailers)) = message.rsplit_once("\n\n") else { return said };
        for (key, value) in trailers.lines().filter_map(|line| line.split_once(": ")) {
            let text = || Some(value.to_owned()).filter(|value| !value.trim().is_empty());
            match key {
                "Wlog-Op" => said.op = text(),
                "Entry" => said.entries.extend(Id::parse(value)),
                "Renewed" => said.renewed.extend(renewed(value)),
                "Reason" => said.reason = text(),
                "Late" => said.late = NaiveDateTime::parse_from_str(value, MOMENT).ok(),
                "Undoes" => said.undoes = text(),
                "Project" => said.names.push((CardKind::Project, value.to_owned())),
                "Contact" => said.names.push((CardKind::Contact, value.to_owned())),
                "Org" => said.names.push((CardKind::Org, value.to_owned())),
                _ => {}
            }
        }
        said
    }
}

fn renewed(value: &str) -> Option<(Id, Id)> {
    let (old, new) = value.split_once(' ')?;
    Some((Id::parse(old)?, Id::parse(new)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subject_and_trailers_are_read() {
        let said = Said::read(
            "move: 2026-11-18 to 2026-11-20 x\n\nWlog-Op: move\nEntry: k7q2m9xd\nEntry: nonsense\nContact: Li Na\nLate: 2026-11-19 12:00\nReason: why: so\n",
        );
        assert_eq!((said.subject.as_str(), said.op.as_deref()), ("move: 2026-11-18 to 2026-11-20 x", Some("move")));
        assert_eq!(said.entries, [Id::parse("k7q2m9xd").expect("an ID")]);
        assert_eq!(said.names, [(CardKind::Contact, "Li Na".to_owned())]);
        assert_eq!(said.reason.as_deref(), Some("why: so"));
        assert_eq!(said.late.map(|late| late.to_string()).as_deref(), Some("2026-11-19 12:00:00"));
    }

    #[test]
    fn message_by_hand_says_its_subject() {
        for message in ["Entry: k7q2m9xd", "Entry: k7q2m9xd\nReason: x\n", "One\n\nTwo\n", ""] {
            let said = Said::read(message);
            let subject = message.lines().next().unwrap_or_default();
            assert_eq!(said, Said { subject: subject.to_owned(), ..Said::default() });
        }
    }
}

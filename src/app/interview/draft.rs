//! The answers so far, and their file.

use super::ask::{Choice, Topic};
use crate::model::CardKind;
use crate::store::Cache;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// The file that holds an unfinished entry.
const FILE: &str = "unfinished-entry.json";

/// The file that says which process has it in hand.
pub const CLAIM: &str = "unfinished-entry.lock";

/// The file beside it in which the text below the fields is written.
pub const BODY: &str = "unfinished-details.md";

/// The answers so far, as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The ID that the entry will have: an entry that was written already is not offered again.
    pub id: Option<String>,
    /// When it was begun.
    pub begun: Option<DateTime<FixedOffset>>,
    /// What is being asked; nothing while the whole entry is shown.
    pub at: Option<Topic>,
    /// The letters typed at a question that is answered by choosing.
    pub typed: String,
    /// Contacts and organisations.
    pub who: Vec<Choice>,
    /// What was done.
    pub what: String,
    /// How it ended.
    pub outcome: String,
    /// Next steps.
    pub next: Vec<NextStep>,
    /// The day, in words; empty for today.
    pub date: String,
    /// The time, in words; empty for what is usual.
    pub time: String,
    /// Whether it has no time, today's neither.
    pub no_time: bool,
    /// Projects; `None` until they were asked for, so that those of the last entry with these people serve.
    pub projects: Option<Vec<Choice>>,
    /// How it was done.
    pub kind: String,
    /// Counted results.
    pub figures: String,
    /// What was spent.
    pub expenses: String,
    /// Companions.
    pub with: Vec<Choice>,
    /// Text below the fields.
    pub body: String,
    /// Whether it is left out of reports.
    pub private: bool,
    /// Tags.
    pub tags: String,
    /// Fields of the trade's and the user's own that can be asked for: key and value, which may be empty.
    pub own: Vec<(String, String)>,
    /// Fields that came with the command line, `key=value`.
    pub fields: Vec<String>,
}

/// A next step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NextStep {
    /// What is to be done.
    pub what: String,
    /// By when, in words; empty for no day.
    pub due: String,
}

impl Draft {
    /// Reads the unfinished entry; `None` where there is none that says anything.
    pub fn load(answers: &Cache) -> Option<Draft> {
        let draft: Draft = serde_json::from_slice(&answers.read(FILE)?).ok()?;
        (!draft.says_nothing()).then_some(draft)
    }

    /// Keeps the draft; one that says nothing is not kept.
    pub fn keep(&self, answers: Option<&Cache>) {
        let Some(answers) = answers else { return };
        if self.says_nothing() {
            answers.remove(FILE);
        } else if let Ok(bytes) = serde_json::to_vec_pretty(self) {
            answers.write(FILE, &bytes);
        }
    }

    /// Tells whether the draft is kept just as it is: a disk may be full, or not to be written.
    pub fn is_kept(&self, answers: Option<&Cache>) -> bool {
        answers.and_then(Draft::load).is_some_and(|kept| kept == *self)
    }

    /// Takes over what the command line says now.
    pub fn take_over(&mut self, given: Draft) {
        let texts = [
            (&mut self.outcome, given.outcome),
            (&mut self.date, given.date),
            (&mut self.time, given.time),
            (&mut self.kind, given.kind),
            (&mut self.figures, given.figures),
            (&mut self.expenses, given.expenses),
            (&mut self.tags, given.tags),
        ];
        for (kept, new) in texts.into_iter().filter(|(_, new)| !new.is_empty()) {
            *kept = new;
        }
        for choice in given.who {
            if !self.who.contains(&choice) {
                self.who.push(choice);
            }
        }
        self.projects = given.projects.or(self.projects.take());
        self.with.extend(given.with);
        self.next.extend(given.next);
        self.fields.extend(given.fields);
        self.private |= given.private;
        self.no_time |= given.no_time;
    }

    /// Takes what was kept before the book was made to where it is kept from then on; what is there already is the later one.
    pub fn carry_over(from: &Cache, to: &Cache) {
        let _claim = match from.read(FILE).and(from.claim(CLAIM)) {
            Some(claim) => claim,
            // There is none, or another process has it in hand.
            None => return,
        };
        for name in [FILE, BODY] {
            let Some(bytes) = from.read(name) else { continue };
            if to.read(name).is_none() {
                to.write(name, &bytes);
            }
            if to.read(name).is_some() {
                from.remove(name);
            }
        }
    }

    /// Forgets what is kept.
    pub fn forget(answers: Option<&Cache>) {
        if let Some(answers) = answers {
            answers.remove(FILE);
            answers.remove(BODY);
        }
    }

    /// Makes a place for each field that can be asked for.
    pub fn make_room_for(&mut self, fields: &[String]) {
        for key in fields {
            if self.own.iter().all(|(known, _)| known != key) {
                self.own.push((key.clone(), String::new()));
            }
        }
    }

    /// Tells whether nothing was typed or chosen yet.
    pub fn says_nothing(&self) -> bool {
        let texts = [&self.typed, &self.what, &self.outcome, &self.kind, &self.tags, &self.time, &self.date];
        let longer = [&self.figures, &self.expenses, &self.body];
        self.who.is_empty()
            && self.with.is_empty()
            && self.projects.as_ref().is_none_or(Vec::is_empty)
            && longer.iter().all(|text| text.trim().is_empty())
            && self.own.iter().all(|(_, value)| value.trim().is_empty())
            && texts.iter().all(|text| text.trim().is_empty())
            && self.next.iter().all(|step| step.what.trim().is_empty())
    }

    /// Lists the chosen names of a kind.
    pub fn names(&self, kind: CardKind) -> Vec<String> {
        self.who.iter().filter(|choice| choice.is(kind)).map(|choice| choice.name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_kept_until_it_says_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(folder.path().join("cache"));
        assert_eq!(Draft::load(&cache), None);
        let mut draft = Draft { what: "拜访恒达".to_owned(), ..Draft::default() };
        draft.who.push(Choice::new_card(CardKind::Contact, "张伟"));
        draft.keep(Some(&cache));
        assert_eq!(Draft::load(&cache), Some(draft.clone()));
        draft.what = "  ".to_owned();
        draft.who.clear();
        draft.keep(Some(&cache));
        assert_eq!(Draft::load(&cache), None);
    }

    #[test]
    fn what_was_kept_before_there_was_a_book_is_carried_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let (before, answers) = (Cache::at(folder.path().join("before")), Cache::at(folder.path().join("answers")));
        let early = Draft { what: "first".to_owned(), ..Draft::default() };
        early.keep(Some(&before));
        let claim = before.claim(CLAIM).expect("free");
        Draft::carry_over(&before, &answers);
        assert_eq!(Draft::load(&answers), None, "another process has it in hand");
        drop(claim);
        Draft::carry_over(&before, &answers);
        assert_eq!((Draft::load(&before), Draft::load(&answers)), (None, Some(early.clone())));
        let later = Draft { what: "second".to_owned(), ..Draft::default() };
        later.keep(Some(&before));
        Draft::carry_over(&before, &answers);
        assert_eq!(Draft::load(&answers), Some(early));
    }

    #[test]
    fn a_damaged_draft_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(folder.path().to_owned());
        cache.write(FILE, b"{\"what\": \"half");
        assert_eq!(Draft::load(&cache), None);
    }
}

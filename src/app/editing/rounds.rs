//! The way of a text through the editor: it comes back with remarks until it is understood, and nothing typed is lost on the way.

use super::desk::{Desk, EditorProblem};
use super::page::{Found, Page};
use crate::app::Error;
use crate::model::Id;
use crate::store::EditorDraft;
use chrono::NaiveDate;

/// So often a text comes back: a script in the editor's place must end some time.
const MOST_ROUNDS: usize = 50;

/// Which command opens a kept text again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Again {
    /// `wlog add -e`
    Add,
    /// `wlog edit DATE`
    Edit(NaiveDate),
    /// `wlog amend -e ID`
    Amend(Id),
}

/// Why an editor that ended well changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nothing {
    /// The text came back empty.
    Empty,
    /// It says what it said before.
    Unchanged,
    /// It was begun earlier and was looked at without saving it: it is still kept.
    StillKept,
}

/// What came of an editor that ended well.
#[derive(Debug)]
pub enum Ended<T> {
    /// The text was taken.
    Done(T),
    /// There was nothing to take.
    Nothing(Nothing),
}

/// A text on its way through the editor.
pub struct Rounds<'a> {
    /// The editor.
    pub desk: &'a dyn Desk,
    /// What keeps the text meanwhile.
    pub draft: EditorDraft,
    /// What stands below the page.
    pub help: String,
    /// What the text was made from: the same again changes nothing.
    pub base: String,
    /// How to come back to it.
    pub again: Again,
    /// Whether it was begun by an earlier run.
    pub is_resumed: bool,
}

impl Rounds<'_> {
    /// Has a text changed until `take` takes it. What `take` refuses comes back with the remark above it; the same text a second time is
    /// meant so (`take` is told), and when it is refused again, the text is kept and the error is the command's.
    ///
    /// # Errors
    ///
    /// The error of `take`, or [`Error::Editor`]; [`Error::Drafted`] around it where a text was kept.
    pub fn run<T>(self, text: &str, mut take: impl FnMut(&str, bool) -> Result<T, Error>) -> Result<Ended<T>, Error> {
        let mut text = text.to_owned();
        let mut remarks = Vec::new();
        if self.is_resumed {
            remarks.push(self.desk.resumed(self.draft.begun()));
        }
        let mut refused: Option<String> = None;
        for round in 1..=MOST_ROUNDS {
            let (found, is_saved) = self.round(&remarks, &text)?;
            if found.text.is_empty() && found.below.is_empty() {
                return Ok(self.end(Nothing::Empty));
            }
            if found.text == self.base.trim() && found.below.is_empty() {
                return Ok(self.end(Nothing::Unchanged));
            }
            if self.is_resumed && round == 1 && !is_saved {
                return Ok(Ended::Nothing(Nothing::StillKept));
            }
            if !found.below.is_empty() {
                text = format!("{}\n\n{}", found.text, found.below);
                remarks = self.desk.remark(&Error::BelowTheLine);
                continue;
            }
            text = found.text;
            let is_meant = refused.as_ref() == Some(&text);
            match take(&text, is_meant) {
                Ok(done) => {
                    self.draft.discard();
                    return Ok(Ended::Done(done));
                }
                Err(error) if is_meant || round == MOST_ROUNDS || !is_about_the_text(&error) => {
                    return Err(self.keep(error));
                }
                Err(error) => {
                    remarks = self.desk.remark(&error);
                    refused = Some(text.clone());
                }
            }
        }
        Err(self.keep(Error::Unsettled))
    }

    /// Opens the editor once; returns what it left, and whether it saved anything.
    fn round(&self, remarks: &[String], text: &str) -> Result<(Found, bool), Error> {
        let page = Page { remarks, text, help: &self.help };
        let shown = page.show();
        self.draft.show(shown.as_bytes())?;
        let before = self.draft.stamp();
        if let Err(problem) = self.desk.open(self.draft.path(), page.line()) {
            return Err(self.stopped(problem));
        }
        let bytes = self.draft.text()?.unwrap_or_default();
        let found = match String::from_utf8(bytes) {
            Ok(page) => Page::read(&page, &shown),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                return Err(self.keep(Error::EditedNotUtf8 { offset }));
            }
        };
        Ok((found, self.draft.stamp() != before))
    }

    fn end<T>(self, nothing: Nothing) -> Ended<T> {
        self.draft.discard();
        Ended::Nothing(nothing)
    }

    /// Ends after an editor that did not end well; a text in which nobody has written is not worth keeping, and the next run sweeps it.
    fn stopped(&self, problem: EditorProblem) -> Error {
        let error = Error::Editor(problem);
        match found_in(&self.draft).is_none_or(|found| is_worth_keeping(&self.draft, &self.base, &found)) {
            true => self.keep(error),
            false => error,
        }
    }

    fn keep(&self, error: Error) -> Error {
        Error::Drafted { error: Box::new(error), draft: self.draft.path().to_owned(), again: self.again.clone() }
    }
}

/// Returns what stands in a draft; `None` when it cannot be read.
pub fn found_in(draft: &EditorDraft) -> Option<Found> {
    let text = draft.text().ok()?.unwrap_or_default();
    let shown = draft.shown().ok()?.unwrap_or_default();
    Some(Page::read(&String::from_utf8_lossy(&text), &String::from_utf8_lossy(&shown)))
}

/// Tells whether somebody has written in a draft, or an editor left a copy of its own beside it.
pub fn is_worth_keeping(draft: &EditorDraft, base: &str, found: &Found) -> bool {
    let is_blank = found.text.is_empty() || found.text == base.trim();
    !(is_blank && found.below.is_empty()) || draft.has_traces()
}

/// Tells whether an error can be mended by writing something else.
fn is_about_the_text(error: &Error) -> bool {
    match error {
        Error::Date(_) | Error::Time(_) | Error::Edit { .. } | Error::Names(_) | Error::NoText => true,
        Error::BadFigure(_) | Error::BadExpense(_) | Error::BadField(_) | Error::KnownField { .. } => true,
        Error::Odd(_) => true,
        _ => false,
    }
}

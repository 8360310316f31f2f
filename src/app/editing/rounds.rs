//! The way of a text through the editor: it comes back with remarks until it is understood, and nothing typed is lost on the way.

use super::desk::Desk;
use super::page::{Found, Page};
use crate::app::Error;
use crate::model::Id;
use crate::store::{BookPath, EditorDraft};
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
    /// `wlog edit FILE`
    Card(BookPath),
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

/// Why a text is not taken.
pub enum Setback {
    /// It is wrong, or cannot be written.
    Error(Error),
    /// What it was made from has been changed in the same lines meanwhile.
    Conflict {
        /// The file.
        path: BookPath,
        /// The text with both versions in it.
        text: String,
        /// What it is made from now.
        base: String,
    },
}

impl<E: Into<Error>> From<E> for Setback {
    fn from(error: E) -> Self {
        Setback::Error(error.into())
    }
}

/// A text that came out of the editor.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'t> {
    /// The text.
    pub text: &'t str,
    /// What it was made from.
    pub base: &'t str,
    /// Whether it was refused and came back as it was: whatever may be meant is meant.
    pub is_meant: bool,
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
    desk: &'a dyn Desk,
    /// What keeps the text meanwhile.
    draft: EditorDraft,
    /// What stands below the page.
    help: String,
    /// What the text was made from: the same again changes nothing.
    base: String,
    /// How to come back to it.
    again: Again,
    /// Whether it was begun by an earlier run.
    is_resumed: bool,
    /// The first byte that is not UTF-8, where an editor saved the text in another encoding: it is opened once more as it is, so that it can be
    /// saved as UTF-8.
    foreign: Option<usize>,
}

impl<'a> Rounds<'a> {
    /// Takes a draft in hand: a new one to be filled from `base`, or one that an earlier run left. Returns the text to begin with, too.
    ///
    /// # Errors
    ///
    /// When the draft cannot be read. What an editor saved in another encoding is never written over; the text is empty then.
    pub fn of(
        desk: &'a dyn Desk,
        draft: EditorDraft,
        help: String,
        base: &str,
        again: Again,
    ) -> Result<(Self, String), Error> {
        let left = draft.text()?;
        let is_resumed = left.is_some();
        if !is_resumed {
            draft.set_base(base.as_bytes())?;
        }
        let base = draft.base()?.map_or_else(|| base.to_owned(), |base| String::from_utf8_lossy(&base).into_owned());
        let shown = draft.shown()?.unwrap_or_default();
        let foreign = left.as_deref().and_then(|left| Some(std::str::from_utf8(left).err()?.valid_up_to()));
        let text = match left.map(String::from_utf8) {
            None => base.clone(),
            Some(Ok(page)) => Page::read(&page, &String::from_utf8_lossy(&shown)).whole(),
            Some(Err(_)) => String::new(),
        };
        Ok((Rounds { desk, draft, help, base, again, is_resumed, foreign }, text))
    }
}

impl Rounds<'_> {
    /// Has a text changed until `take` takes it. What `take` refuses comes back with the remark above it; the same text a second time is
    /// meant so, and when it is refused again, the text is kept and the error is the command's.
    ///
    /// # Errors
    ///
    /// The error of `take`, or [`Error::Editor`]; [`Error::Drafted`] around it where a text was kept.
    pub fn run<T>(
        mut self,
        text: &str,
        mut take: impl FnMut(Typed<'_>) -> Result<T, Setback>,
    ) -> Result<Ended<T>, Error> {
        let mut text = text.to_owned();
        let mut remarks = Vec::new();
        if self.foreign.is_some() {
            self.desk.announce_resumed(self.draft.begun());
        }
        if self.is_resumed {
            remarks.push(self.desk.resumed(self.draft.begun()));
        }
        let mut refused: Option<String> = None;
        for round in 1..=MOST_ROUNDS {
            let opened =
                if self.foreign.is_some() && round == 1 { self.open_as_it_is() } else { self.round(&remarks, &text) };
            let (found, is_saved) = match opened {
                Ok(round) => round,
                Err(error) => return Err(self.stop(error)),
            };
            if found.text.is_empty() && found.below.is_empty() {
                return Ok(self.end(Nothing::Empty));
            }
            if found.text == self.base.trim() && found.below.is_empty() {
                return Ok(self.end(Nothing::Unchanged));
            }
            if round == 1 && !is_saved {
                let resumed = Ok(Ended::Nothing(Nothing::StillKept));
                return if self.is_resumed { resumed } else { Ok(self.end(Nothing::Unchanged)) };
            }
            if !found.below.is_empty() {
                text = found.whole();
                remarks = self.desk.remark(&Error::BelowTheLine);
                continue;
            }
            text = found.text;
            let is_meant = refused.as_ref() == Some(&text);
            match take(Typed { text: &text, base: &self.base, is_meant }) {
                Ok(done) => {
                    self.draft.discard();
                    return Ok(Ended::Done(done));
                }
                Err(Setback::Conflict { path, text: both, base }) => {
                    remarks = self.desk.remark(&Error::EditConflict { path });
                    let page = Page { remarks: &remarks, text: &both, help: &self.help };
                    self.draft.begin_from(base.as_bytes(), page.show().as_bytes())?;
                    (self.base, text) = (base, both);
                    refused = None;
                }
                Err(Setback::Error(error)) if is_meant || round == MOST_ROUNDS || !is_about_the_text(&error) => {
                    return Err(self.keep(error));
                }
                Err(Setback::Error(error)) => {
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
        self.open(page.line(), &shown)
    }

    /// Opens the editor once on what it left, whatever that is.
    fn open_as_it_is(&self) -> Result<(Found, bool), Error> {
        let shown = self.draft.shown()?.unwrap_or_default();
        self.open(1, &String::from_utf8_lossy(&shown))
    }

    /// Opens the editor at a line; returns what it left of the page that was shown, and whether it saved anything.
    fn open(&self, line: usize, shown: &str) -> Result<(Found, bool), Error> {
        let before = self.draft.stamp();
        self.desk.open(self.draft.path(), line).map_err(Error::Editor)?;
        let page = utf8(self.draft.text()?.unwrap_or_default())?;
        Ok((Page::read(&page, shown), self.draft.stamp() != before))
    }

    fn end<T>(self, nothing: Nothing) -> Ended<T> {
        self.draft.discard();
        Ended::Nothing(nothing)
    }

    /// Ends after an editor that did not end well; a text in which nobody has written is not worth keeping.
    fn stop(self, error: Error) -> Error {
        match is_left_behind(&self.draft).unwrap_or(true) {
            true => self.keep(error),
            false => {
                self.draft.discard();
                error
            }
        }
    }

    /// Refuses to fill anything into a text that an editor saved in another encoding.
    pub fn demand_utf8(&self) -> Result<(), Error> {
        self.foreign.map_or(Ok(()), |offset| Err(self.keep(Error::EditedNotUtf8 { offset })))
    }

    /// Returns an error with the place where the text is kept.
    pub fn keep(&self, error: Error) -> Error {
        Error::Drafted { error: Box::new(error), draft: self.draft.path().to_owned(), again: self.again.clone() }
    }
}

/// Reads what an editor saved.
pub fn utf8(bytes: Vec<u8>) -> Result<String, Error> {
    String::from_utf8(bytes).map_err(|error| Error::EditedNotUtf8 { offset: error.utf8_error().valid_up_to() })
}

/// Tells whether somebody has written in a draft, or an editor left a copy of its own beside it.
pub fn is_left_behind(draft: &EditorDraft) -> Result<bool, Error> {
    let [text, shown, base] = [draft.text()?, draft.shown()?, draft.base()?]
        .map(|bytes| String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned());
    let found = Page::read(&text, &shown);
    let is_blank = found.text.is_empty() || found.text == base.trim();
    Ok(!(is_blank && found.below.is_empty()) || draft.has_traces())
}

/// Tells whether an error can be mended by writing something else.
fn is_about_the_text(error: &Error) -> bool {
    matches!(
        error,
        Error::Date(_)
            | Error::Time(_)
            | Error::Edit { .. }
            | Error::Names(_)
            | Error::NoText
            | Error::BadFigure(_)
            | Error::BadExpense(_)
            | Error::BadField(_)
            | Error::KnownField { .. }
            | Error::Odd(_)
            | Error::Unresolved { .. }
    )
}

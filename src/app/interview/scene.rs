//! What an interview stands on, gathered from a book; or from nothing, where the first entry is still to make one.

use super::ask::Interviewer;
use super::draft::{BODY, CLAIM, Draft};
use super::known::{Known, People};
use super::steps::{Ended, Ground, interview};
use crate::app::add::{self, Preview, Request};
use crate::app::cards::read_card;
use crate::app::days::read_day;
use crate::app::editing::{Desk, utf8};
use crate::app::{CardTable, Clock, Context, Error, Now, context, write};
use crate::config::{Environment, Names, Profile};
use crate::format::{OwnFields, Rules};
use crate::model::{CardKind, Home, Language, Task, TaskState};
use crate::store::{Cache, Claim};
use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::path::Path;

/// Takes the unfinished entry for this process, where no other has it.
fn claimed(answers: Option<Cache>) -> (Option<Cache>, Option<Claim>) {
    let claim = answers.as_ref().and_then(|answers| answers.claim(CLAIM));
    (answers.filter(|_| claim.is_some()), claim)
}

/// A book in which entries are asked for, or the place for one.
pub struct Scene<'a> {
    book: Option<&'a Context>,
    now: Now,
    rules: Rules,
    /// Where the unfinished entry is kept: beside the book's history, or among the caches while there is no book; `None` where that cannot be,
    /// or another process has one in hand.
    answers: Option<Cache>,
    /// Keeps other processes from the unfinished entry.
    _claim: Option<Claim>,
    table: CardTable,
    people: People,
    planned: Vec<Task>,
    profile: Profile,
    /// Fields that can be asked for.
    fields: Vec<String>,
    /// Whether names may be made that no card has.
    may_create: bool,
    /// Where people work, for those who were asked about.
    orgs: RefCell<HashMap<(CardKind, String), Option<String>>>,
}

impl<'a> Scene<'a> {
    /// Gathers what a book knows.
    ///
    /// # Errors
    ///
    /// When the book is not to be written, or its folders cannot be read. Single files that cannot are passed over.
    pub fn of(book: &'a Context) -> Result<Self, Error> {
        // Better now than after everything was typed.
        write::demand_writable(book)?;
        book.book.check_writable()?;
        let table = CardTable::load(book)?;
        let people = People::gather(book, &table)?;
        let today = read_day(book, book.now.today(), &table.names).ok().flatten();
        let open = |task: &Task| task.home == Home::Plan && task.state == TaskState::Open;
        let planned = today.map_or_else(Vec::new, |file| file.day.tasks.into_iter().filter(open).collect());
        let profile = book.profile.clone();
        let mut fields = profile.fields.clone();
        fields.extend(book.settings.fields.iter().filter(|key| !profile.fields.contains(key)).cloned());
        let (answers, claim) = claimed(book.book.drafts().ok().map(|drafts| drafts.answers()));
        if let (Some(answers), Some(before)) = (&answers, &book.cache) {
            Draft::carry_over(before, answers);
        }
        Ok(Scene {
            book: Some(book),
            now: book.now,
            rules: book.rules.clone(),
            answers,
            _claim: claim,
            table,
            people,
            planned,
            profile,
            fields,
            may_create: book.settings.names == Names::Create,
            orgs: RefCell::default(),
        })
    }

    /// Begins with nothing, for a book that is still to be made at a folder.
    pub fn without_book(root: &Path, language: Language, environment: &Environment, clock: Clock) -> Scene<'static> {
        let (answers, claim) = claimed(context::cache(environment, root));
        Scene {
            book: None,
            now: clock.read(None),
            rules: Rules { own_fields: OwnFields::default(), language },
            answers,
            _claim: claim,
            table: CardTable::default(),
            people: People::default(),
            planned: Vec::new(),
            profile: Profile::default(),
            fields: Vec::new(),
            may_create: true,
            orgs: RefCell::default(),
        }
    }

    /// Lets only names be chosen that have cards.
    pub fn without_new_names(self) -> Self {
        Scene { may_create: false, ..self }
    }

    /// Returns the present moment.
    pub fn now(&self) -> &Now {
        &self.now
    }

    /// Asks for an entry; `given` is what came with the command line.
    ///
    /// # Errors
    ///
    /// Those of the terminal.
    pub fn interview(&self, interviewer: &mut dyn Interviewer, given: Draft) -> io::Result<Ended> {
        let ground = Ground {
            now: &self.now,
            people: &self.people,
            profile: &self.profile,
            fields: &self.fields,
            may_create: self.may_create,
            planned: &self.planned,
            answers: self.answers.as_ref(),
            org_of: &|known| self.org_of(known),
            preview: &|request| self.preview(request),
        };
        let id = add::draw_id().ok().map(|id| id.to_string());
        interview(&ground, interviewer, Draft { id, ..given })
    }

    /// Forgets what is kept of an entry, since it was written.
    pub fn forget_draft(&self) {
        Draft::forget(self.answers.as_ref());
    }

    /// Returns the language in which the book is written.
    pub fn language(&self) -> Language {
        self.rules.language
    }

    /// Has the text below the fields written in the editor; what an editor that was killed left behind is gone on with.
    ///
    /// # Errors
    ///
    /// When there is no editor, or it ended otherwise than well; what is in the file then is offered the next time.
    pub fn write_body(&self, text: &str, desk: &dyn Desk) -> Result<String, Error> {
        let scratch = if self.answers.is_none() { Cache::scratch() } else { None };
        let answers = self.answers.as_ref().or(scratch.as_ref().map(|(answers, _)| answers));
        let Some(answers) = answers else { return Ok(text.to_owned()) };
        if answers.read(BODY).is_none() {
            answers.write(BODY, text.as_bytes());
        }
        desk.open(&answers.folder().join(BODY), 1).map_err(Error::Editor)?;
        let written = utf8(answers.read(BODY).unwrap_or_default())?;
        answers.remove(BODY);
        Ok(written.trim_end().to_owned())
    }

    fn preview(&self, request: &Request) -> Result<Preview, Error> {
        match self.book {
            Some(context) => add::preview(context, request),
            None => add::preview_first(&self.now, &self.rules, request),
        }
    }

    /// Reads from a card where somebody works, or for whom a project is, by that organisation's own name.
    fn org_of(&self, known: &Known) -> Option<String> {
        let (context, kind) = (self.book?, known.kind?);
        let read = || {
            let card = read_card(context, kind, self.table.path(kind, &known.name)?)?;
            let org = card.org_on(self.now.today())?;
            Some(self.table.names.resolve(CardKind::Org, org).unwrap_or(org).to_owned())
        };
        self.orgs.borrow_mut().entry((kind, known.name.clone())).or_insert_with(read).clone()
    }
}

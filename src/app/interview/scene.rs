//! What an interview stands on, gathered from a book; or from nothing, where the first entry is still to make one.

use super::ask::Interviewer;
use super::draft::Draft;
use super::known::{Known, People};
use super::steps::{Ended, Ground, interview};
use crate::app::add::{self, Preview, Request};
use crate::app::cards::read_card;
use crate::app::days::read_day;
use crate::app::editing::Desk;
use crate::app::{CardTable, Clock, Context, Error, Now, context, write};
use crate::config::{Environment, Names, Profile};
use crate::format::{OwnFields, Rules};
use crate::model::{CardKind, Home, Language, Task, TaskState};
use crate::store::Cache;
use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::path::Path;

/// The file in the cache folder in which the text below the fields is written.
const BODY: &str = "unfinished-details.md";

/// A book in which entries are asked for, or the place for one.
pub struct Scene<'a> {
    book: Option<&'a Context>,
    now: Now,
    rules: Rules,
    cache: Option<Cache>,
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
        let table = CardTable::load(book)?;
        let people = People::gather(book, &table)?;
        let today = read_day(book, book.now.today(), &table.names).ok().flatten();
        let open = |task: &Task| task.home == Home::Plan && task.state == TaskState::Open;
        let planned = today.map_or_else(Vec::new, |file| file.day.tasks.into_iter().filter(open).collect());
        let profile = book.profile.clone();
        let mut fields = profile.fields.clone();
        fields.extend(book.settings.fields.iter().filter(|key| !profile.fields.contains(key)).cloned());
        Ok(Scene {
            book: Some(book),
            now: book.now,
            rules: book.rules.clone(),
            cache: book.cache.clone(),
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
        Scene {
            book: None,
            now: clock.read(None),
            rules: Rules { own_fields: OwnFields::default(), language },
            cache: context::cache(environment, root),
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
            cache: self.cache.as_ref(),
            org_of: &|known| self.org_of(known),
            preview: &|request| self.preview(request),
        };
        interview(&ground, interviewer, given)
    }

    /// Forgets what is kept of an entry, since it was written.
    pub fn forget_draft(&self) {
        Draft::forget(self.cache.as_ref());
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
        let Some(cache) = &self.cache else { return Ok(text.to_owned()) };
        if cache.read(BODY).is_none() {
            cache.write(BODY, text.as_bytes());
        }
        desk.open(&cache.folder().join(BODY), 1).map_err(Error::Editor)?;
        let written = cache.read(BODY).and_then(|bytes| String::from_utf8(bytes).ok());
        cache.remove(BODY);
        Ok(written.map_or_else(|| text.to_owned(), |written| written.trim_end().to_owned()))
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

//! One run of the program: where it was started, which book it means, how it speaks.

use super::failure::{Failure, NOTHING};
use super::output::Output;
use super::progress;
use crate::app::filters::Understood;
use crate::app::{Clock, Context, Error, Written, check, init};
use crate::config::{Environment, Found, NamedBy, UserSettings, find_book};
use crate::format::Diagnostic;
use crate::model::CardKind;
use crate::render::words::ErrorWords;
use crate::store::{Book, BookPath, StoreError};
use chrono::DateTime;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What every command has at hand.
#[derive(Clone)]
pub struct Session {
    /// What the process was started with.
    pub environment: Environment,
    /// The user's own settings.
    pub user: UserSettings,
    /// The clock.
    pub clock: Clock,
    /// How to speak.
    pub output: Output,
    /// The book that was named on the command line.
    pub book: Option<PathBuf>,
}

/// How a command ends: with a status, or with something to say.
pub type Ended = Result<u8, Box<Failure>>;

impl Session {
    /// Returns the same run at a later moment of the machine's clock.
    pub fn later(&self, machine: SystemTime) -> Session {
        Session { clock: Clock { machine, ..self.clock }, ..self.clone() }
    }

    /// Words an error.
    pub fn fail(&self, error: &Error) -> Box<Failure> {
        Failure::of(error, self.output.words())
    }

    /// Words an error of standard input or output.
    pub fn stream_failed(&self, error: &std::io::Error) -> Box<Failure> {
        Failure::of_stream(error, self.output.words())
    }

    /// Names a kind of card, as the trade calls it.
    pub fn called<'c>(&self, context: &'c Context, kind: CardKind) -> &'c str {
        let org_word = context.org_word(self.output.language).filter(|_| kind == CardKind::Org);
        org_word.unwrap_or_else(|| self.output.words().card_kind(kind))
    }

    /// Says in one line what is odd in a file that a command touched, if the settings do not silence it.
    pub fn remark_odd(&self, context: &Context, path: &BookPath, odd: &[Diagnostic]) {
        let words = self.output.words();
        if let Some(odd) = check::worth_a_word(context, odd) {
            let said = ErrorWords::diagnostic(words, odd).error;
            self.output.note(&words.check_tells_more(&words.at_line(path, odd.line, &said)));
        }
    }

    /// Prints data.
    pub fn print(&self, text: &str) -> Result<(), Box<Failure>> {
        self.output.data(text).map_err(|error| self.stream_failed(&error))
    }

    /// Says what words for days were taken to mean.
    pub fn understood(&self, understood: &[Understood]) {
        let words = self.output.words();
        for Understood { words: said, period } in understood {
            self.output.note(&words.period_understood(said, &words.period(*period)));
        }
    }

    /// Says what else happened while something was written.
    pub fn written(&self, written: &Written) {
        let words = self.output.words();
        written.by_hand.iter().for_each(|path| self.output.note(&words.hand_edit_committed(path)));
        if let Some(text) = words.recovered(&written.recovery) {
            self.output.note(&text);
        }
    }

    /// Ends a command that found nothing: where a file could not be read, that is the error itself.
    pub fn found_nothing(&self, unreadable: Vec<StoreError>, said: &str) -> Ended {
        let mut unreadable = unreadable.into_iter();
        let error = unreadable.next();
        self.passed_over(unreadable.collect());
        match error {
            Some(error) => Err(self.fail(&Error::Store(error))),
            None => {
                self.output.done(said);
                Ok(NOTHING)
            }
        }
    }

    /// Says which files could not be read.
    pub fn passed_over(&self, unreadable: Vec<StoreError>) {
        let words = self.output.words();
        for error in unreadable {
            let reason = crate::render::words::ErrorWords::error(words, &Error::Store(error)).error;
            self.output.note(&words.passed_over(&reason));
        }
    }

    /// Says that older commits are missing here.
    pub fn cut_off(&self, is_cut_off: bool) {
        if is_cut_off {
            self.output.note(self.output.words().cut_off());
        }
    }

    /// Opens the book; there must be one.
    pub fn open(&self) -> Result<Context, Box<Failure>> {
        let context = self.open_without_remarks()?;
        self.remark_settings(&context);
        Ok(context)
    }

    /// Opens the book, whatever is odd in its settings; there must be one.
    pub fn open_without_remarks(&self) -> Result<Context, Box<Failure>> {
        match self.find() {
            Found::Book(root) => self.open_at(&root),
            Found::NotABook(path, by) => Err(self.fail(&not_a_book(path, by))),
            Found::None(usual) => Err(self.fail(&self.no_book(usual))),
        }
    }

    /// Opens the book, if there is one.
    pub fn open_if_there(&self) -> Result<Option<Context>, Box<Failure>> {
        match self.find() {
            Found::Book(root) => self.open_at(&root).map(Some),
            Found::NotABook(path, by) => Err(self.fail(&not_a_book(path, by))),
            Found::None(_) => Ok(None),
        }
    }

    /// Returns the folder in which the first entry makes a book.
    pub fn usual_book(&self) -> Result<PathBuf, Box<Failure>> {
        match self.find() {
            Found::None(Some(usual)) => Ok(usual),
            _ => Err(self.fail(&self.no_book(None))),
        }
    }

    /// Opens the book for an entry; where nobody has one yet, makes the usual one and says so. Tells whether it was made.
    ///
    /// `rehearse` tells beforehand whether the entry can be written into a new book at a folder; if not, none is made.
    pub fn open_or_make(
        &self,
        rehearse: impl FnOnce(&Path) -> Result<(), Error>,
    ) -> Result<(Context, bool), Box<Failure>> {
        match self.find() {
            Found::Book(root) => {
                let context = self.open_at(&root)?;
                // What stops all writing will be the error itself.
                if context.settings.writable {
                    self.remark_settings(&context);
                }
                Ok((context, false))
            }
            Found::NotABook(path, by) => Err(self.fail(&not_a_book(path, by))),
            Found::None(None) => Err(self.fail(&self.no_book(None))),
            Found::None(Some(usual)) => {
                rehearse(&usual).map_err(|error| self.fail(&error))?;
                let made = init::first_book(&usual, self.output.language, &self.environment, self.clock);
                let made = made.map_err(|error| self.fail(&error))?;
                // The book stays whatever becomes of the entry.
                if let Some(made) = &made {
                    self.output.note(&self.output.words().book_made(&made.root.display().to_string()));
                    self.formats_not_taken(made);
                }
                Ok((self.open_at(&usual)?, made.is_some()))
            }
        }
    }

    /// Says what git's settings ask of new repositories and a new book's is not.
    pub fn formats_not_taken(&self, made: &init::Made) {
        let words = self.output.words();
        made.formats_not_taken.iter().for_each(|(key, value)| self.output.note(&words.format_not_taken(key, value)));
    }

    /// Says that there is no book, and of the repository that one stands in why it is none.
    fn no_book(&self, usual: Option<PathBuf>) -> Error {
        let here = self.environment.working_folder();
        let unborn = here.ancestors().find(|folder| has_settings(folder)).map(Book::open);
        match unborn {
            Some(Err(error)) => Error::Store(error),
            _ => Error::NoBook { usual, repository: Book::plain_repository(here).map(Path::to_owned) },
        }
    }

    /// Returns why no book can be found where nobody has named one; `None` where there is one, or a wrong one was named.
    pub fn without_book(&self) -> Option<Error> {
        match self.find() {
            Found::None(usual) => Some(self.no_book(usual)),
            _ => None,
        }
    }

    /// Finds the book.
    pub fn find(&self) -> Found {
        find_book(self.book.as_deref(), &self.environment, &self.user, Book::is_book, has_settings)
    }

    fn open_at(&self, root: &Path) -> Result<Context, Box<Failure>> {
        let context = Context::open(root, &self.environment, self.clock).map_err(|error| self.fail(&error.into()))?;
        Ok(Context { progress: progress::on_screen(&self.output, &self.environment), ..context })
    }

    /// Says what is odd in the book's settings and its profile.
    fn remark_settings(&self, context: &Context) {
        let words = self.output.words();
        context.problems.iter().for_each(|problem| self.output.remark(&words.settings_problem(problem)));
        let path = context.profile_file.as_ref();
        context.profile_problems.iter().for_each(|problem| self.output.remark(&words.profile_problem(problem, path)));
    }
}

/// Tells whether a folder has the settings of a book, be it one or not.
pub fn has_settings(folder: &Path) -> bool {
    folder.join("wlog.toml").exists()
}

/// Reads the moment that `WLOG_NOW` fixes; the machine's clock without one.
///
/// What is no moment is refused: a script that means to fix the clock must not write under another date.
pub fn clock(environment: &Environment, machine: SystemTime) -> Result<Clock, Error> {
    let fixed = match environment.path("WLOG_NOW") {
        None => None,
        Some(value) => {
            let text = value.to_string_lossy();
            let moment = DateTime::parse_from_rfc3339(&text).map_err(|_| Error::BadNow(text.into_owned()))?;
            Some(moment)
        }
    };
    Ok(Clock { machine, fixed })
}

/// Says of a folder that was named why it is no book, as precisely as can be told.
fn not_a_book(path: PathBuf, by: NamedBy) -> Error {
    if path.is_file() {
        let book = path.ancestors().skip(1).find(|folder| Book::is_book(folder)).map(Path::to_owned);
        return Error::BookIsAFile { path, book };
    }
    match Book::open(&path) {
        Err(error @ StoreError::Refused(crate::store::Refusal::NoRepository { .. })) => Error::Store(error),
        _ => Error::NotABook { is_there: path.exists(), path, by },
    }
}

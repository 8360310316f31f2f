//! The three questions of `wlog init` on a terminal: language, who you are, trade.

use super::args::{Init, Tongue};
use super::prompt::{Asker, LineInput, Menu, Row, Said, Terminal};
use super::session::Session;
use crate::app::init::Wishes;
use crate::app::interview::Answer;
use crate::config::Trade;
use crate::model::Language;
use crate::render::message::Message;
use crate::render::style::{Hue, Look};
use crate::render::words::{ErrorWords, KeyHelp};
use crate::store::person_of_git;
use std::io;
use std::path::Path;

/// The questions, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    Language,
    Who,
    Trade,
}

/// Asks what the command line does not say; `None` where the person left.
///
/// # Errors
///
/// Those of the terminal.
pub fn ask(session: &Session, args: &Init, folder: &Path) -> io::Result<Option<Wishes>> {
    let terminal = Terminal::take(session.output.style_on_stderr())?;
    let asker = Asker::new(terminal, session.output.words());
    let wishes = Wishes {
        language: args.language.map_or(session.output.language, Tongue::language),
        name: args.name.clone(),
        email: args.email.clone(),
        profile: args.profile.clone(),
    };
    let open = [
        (Question::Language, args.language.is_none()),
        (Question::Who, args.name.is_none()),
        (Question::Trade, args.profile.is_none()),
    ];
    let questions: Vec<Question> =
        open.into_iter().filter(|(_, is_open)| *is_open).map(|(question, _)| question).collect();
    let heading = Row::new(asker.words.new_book_at(&folder.display().to_string()), Look::BOLD);
    let (known, is_of_git) = signature(session);
    Questions { asker, heading, known, is_of_git, email_given: args.email.clone(), wishes }.run(&questions)
}

/// Returns the name that git knows, else the system's, and the address as git knows it; and whether git knows the name.
fn signature(session: &Session) -> (String, bool) {
    let git = person_of_git();
    let is_of_git = git.name.is_some();
    let name = git.name.unwrap_or_else(|| session.environment.system_identity().name);
    (git.email.map_or_else(|| name.clone(), |email| format!("{name} <{email}>")), is_of_git)
}

struct Questions<'a> {
    asker: Asker<'a>,
    heading: Row,
    /// Who the person is as far as that is known.
    known: String,
    /// Whether git knows the name; the system's is a guess until the person says that it is right.
    is_of_git: bool,
    /// The address that came with the command line.
    email_given: Option<String>,
    wishes: Wishes,
}

impl Questions<'_> {
    fn run(mut self, questions: &[Question]) -> io::Result<Option<Wishes>> {
        let mut at = 0;
        while let Some(question) = questions.get(at) {
            let answer = match question {
                Question::Language => self.language()?,
                Question::Who => self.who()?,
                Question::Trade => self.trade()?,
            };
            at = match answer {
                Answer::Given(()) => at + 1,
                Answer::Back => at.saturating_sub(1),
                Answer::Quit => return Ok(None),
            };
        }
        Ok(Some(self.wishes))
    }

    fn above(&self, question: &str) -> Vec<Row> {
        let mut rows = vec![self.heading.clone(), Row::default()];
        rows.extend(self.asker.wrapped(question, "", Look::BOLD.hued(Hue::Cyan)));
        rows
    }

    fn language(&mut self) -> io::Result<Answer<()>> {
        const LANGUAGES: [(Language, &str); 2] = [(Language::English, "English"), (Language::Chinese, "中文")];
        let items = LANGUAGES.map(|(_, name)| (name.to_owned(), String::new()));
        let usual = LANGUAGES.iter().position(|(language, _)| *language == self.wishes.language).unwrap_or(0);
        let above = self.above(self.asker.words.which_language());
        Ok(match self.asker.choose(&above, Menu::new(items.to_vec()).at(usual))? {
            Answer::Given(row) => {
                self.wishes.language = LANGUAGES.get(row).map_or(self.wishes.language, |(language, _)| *language);
                Answer::Given(())
            }
            Answer::Back => Answer::Back,
            Answer::Quit => Answer::Quit,
        })
    }

    fn who(&mut self) -> io::Result<Answer<()>> {
        let words = self.asker.words;
        let read = |text: &str| match signer(text).signer() {
            Ok(_) => Said::Nothing,
            Err(error) => refused(&ErrorWords::error(words, &error)),
        };
        let typed = match (&self.wishes.name, &self.wishes.email) {
            (Some(name), Some(email)) => format!("{name} <{email}>"),
            (name, _) => name.clone().unwrap_or_default(),
        };
        let mut input = LineInput::new("› ".to_owned(), &typed, &read).offering(Some(self.known.clone()));
        let above = self.above(words.who_are_you());
        Ok(match self.asker.line(&above, KeyHelp::Offer, &mut input, "", &mut |_| {})? {
            // What git knows already need not be written into the book.
            Answer::Given(text) if self.is_of_git && text == self.known => {
                (self.wishes.name, self.wishes.email) = (None, self.email_given.clone());
                Answer::Given(())
            }
            Answer::Given(text) => {
                let Wishes { name, email, .. } = signer(&text);
                (self.wishes.name, self.wishes.email) = (name, email.or(self.email_given.clone()));
                Answer::Given(())
            }
            Answer::Back => Answer::Back,
            Answer::Quit => Answer::Quit,
        })
    }

    fn trade(&mut self) -> io::Result<Answer<()>> {
        let words = self.asker.words;
        let none = (words.no_trade().to_owned(), String::new());
        let language = words.language();
        let trades = Trade::all().iter().map(|trade| (trade.name(language).to_owned(), String::new()));
        let menu = Menu::new(std::iter::once(none).chain(trades).collect());
        let above = self.above(words.which_trade());
        Ok(match self.asker.choose(&above, menu)? {
            Answer::Given(row) => {
                let trade = row.checked_sub(1).and_then(|row| Trade::all().get(row));
                self.wishes.profile = trade.map(|trade| trade.key.to_owned());
                Answer::Given(())
            }
            Answer::Back => Answer::Back,
            Answer::Quit => Answer::Quit,
        })
    }
}

/// Takes a name and an address apart: `Li Na <lina@example.org>`.
fn signer(text: &str) -> Wishes {
    let (name, email) = match text.split_once(['<', '＜']) {
        Some((name, email)) => (name.trim(), Some(email.trim().trim_end_matches(['>', '＞']).to_owned())),
        None => (text.trim(), None),
    };
    Wishes { name: Some(name.to_owned()), email, ..Wishes::default() }
}

fn refused(Message { error, hints }: &Message) -> Said {
    Said::Refused(std::iter::once(error).chain(hints).cloned().collect())
}

/// Tells whether anything is left to ask, and somebody there to answer.
pub fn are_wanted(session: &Session, args: &Init) -> bool {
    let says_all = args.language.is_some() && args.name.is_some() && args.profile.is_some();
    !says_all && super::prompt::can_ask(session.environment.get("TERM"))
}

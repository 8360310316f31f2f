//! The questions, and who puts them: a terminal, or a script in a test.

use super::draft::Draft;
use super::known::Known;
use crate::app::Error;
use crate::app::add::Preview;
use crate::model::CardKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::io;

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// Whom it was with or for: contacts and organisations.
    Who,
    /// Where a new contact works: the place of the contact among the chosen ones.
    Employer(usize),
    /// What was done.
    What,
    /// How it ended.
    Outcome,
    /// A next step: its place among the next steps.
    Next(usize),
    /// By when that is to be done.
    Due(usize),
    /// The day.
    Date,
    /// The time.
    Time,
    /// The projects.
    Projects,
    /// How it was done.
    Kind,
    /// Counted results.
    Figures,
    /// What was spent.
    Expenses,
    /// Companions.
    With,
    /// Tags.
    Tags,
    /// A field of the trade's or the user's own: its place among the draft's.
    Field(usize),
    /// Text below the fields.
    Body,
}

/// An answer, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer<T> {
    /// This is it.
    Given(T),
    /// The question before is to be put again.
    Back,
    /// The person leaves; what was typed is kept.
    Quit,
}

/// What becomes of the entry after it was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is written.
    Save,
    /// It is written, and another one begun.
    SaveAndAnother,
    /// It gets more of this.
    More(Topic),
    /// It is left out of reports, or no longer.
    TogglePrivate,
}

/// What becomes of an entry that was left unfinished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    /// It is gone on with.
    Continue,
    /// It is thrown away, and a new one begun.
    Anew,
}

/// A name that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The kind of card, where it is one.
    pub kind: Option<Card>,
    /// The name.
    pub name: String,
    /// Whether its card is still to be made.
    pub is_new: bool,
    /// Where a new contact works; empty when nobody said.
    #[serde(default)]
    pub employer: String,
}

/// The kinds of cards, as they stand in a kept draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Card {
    /// A project.
    Project,
    /// A contact.
    Contact,
    /// An organisation.
    Org,
}

impl From<CardKind> for Card {
    fn from(kind: CardKind) -> Self {
        match kind {
            CardKind::Project => Card::Project,
            CardKind::Contact => Card::Contact,
            CardKind::Org => Card::Org,
        }
    }
}

impl From<Card> for CardKind {
    fn from(kind: Card) -> Self {
        match kind {
            Card::Project => CardKind::Project,
            Card::Contact => CardKind::Contact,
            Card::Org => CardKind::Org,
        }
    }
}

impl Choice {
    /// Chooses a card that is there.
    pub fn known(kind: CardKind, name: impl Into<String>) -> Self {
        Choice { kind: Some(kind.into()), name: name.into(), is_new: false, employer: String::new() }
    }

    /// Chooses a word that has no card: a companion, a kind.
    pub fn word(name: impl Into<String>) -> Self {
        Choice { kind: None, name: name.into(), is_new: false, employer: String::new() }
    }

    /// Chooses a card that is still to be made.
    pub fn new_card(kind: CardKind, name: impl Into<String>) -> Self {
        Choice { is_new: true, ..Choice::known(kind, name) }
    }

    /// Tells whether it is a card of a kind.
    pub fn is(&self, kind: CardKind) -> bool {
        self.kind == Some(kind.into())
    }
}

/// A question that is answered by choosing names.
pub struct PickQuestion<'a> {
    /// What it is about.
    pub topic: Topic,
    /// What there is to choose from, the likeliest first.
    pub options: &'a [Known],
    /// What may be made of a name that is not among them: cards of these kinds, or, with `None`, just a word.
    pub creates: &'a [Option<CardKind>],
    /// Whether several may be chosen.
    pub several: bool,
    /// What Enter takes when nothing was typed or chosen.
    pub offer: Option<Choice>,
    /// The question in the trade's own words.
    pub wording: Option<&'a str>,
    /// The questions that were put before this one.
    pub before: &'a [Topic],
    /// Tells where a contact works, or for whom a project is; asked only for what is shown.
    pub org_of: &'a dyn Fn(&Known) -> Option<String>,
}

/// What Enter takes when nothing was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// A text.
    Text(String),
    /// That one met, called or visited somebody: the kind, if there is a usual one, and the names.
    Met(Option<String>, Vec<String>),
}

/// What a typed text is understood as, to be shown beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// As it stands.
    Plain,
    /// As a day.
    Day(NaiveDate),
}

/// A question that is answered with a line of text.
pub struct LineQuestion<'a> {
    /// What it is about.
    pub topic: Topic,
    /// What Enter takes.
    pub offer: Option<Offer>,
    /// The question in the trade's own words.
    pub wording: Option<&'a str>,
    /// The questions that were put before this one.
    pub before: &'a [Topic],
    /// Whether it may be left empty where nothing is offered.
    pub may_be_empty: bool,
    /// Reads a text; an error is shown below it, and Enter does not take it.
    pub read: &'a dyn Fn(&str) -> Result<Reading, Error>,
}

/// What was chosen so far, and what is being typed to find more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picked {
    /// The chosen names.
    pub chosen: Vec<Choice>,
    /// The letters typed to find another.
    pub typed: String,
}

/// Told of every change of what is being typed or chosen.
pub type Keep<'a, T> = &'a mut dyn FnMut(&T);

/// Puts questions to a person.
///
/// Each question is put with the answers so far. Errors are those of the terminal.
pub trait Interviewer {
    /// Asks what becomes of an entry that was left unfinished.
    fn resume(&mut self, left: &Draft) -> io::Result<Answer<Beginning>>;
    /// Lets names be chosen; `picked` is what was chosen and typed before.
    fn pick(
        &mut self,
        so_far: &Draft,
        question: &PickQuestion<'_>,
        picked: Picked,
        keep: Keep<'_, Picked>,
    ) -> io::Result<Answer<Vec<Choice>>>;
    /// Lets a line be typed; `text` is what was typed before.
    fn line(
        &mut self,
        so_far: &Draft,
        question: &LineQuestion<'_>,
        text: &str,
        keep: Keep<'_, String>,
    ) -> io::Result<Answer<String>>;
    /// Lets a text of several lines be written.
    fn body(&mut self, so_far: &Draft) -> io::Result<Answer<String>>;
    /// Shows the entry, or why it cannot be written, and asks what becomes of it; `further` can be asked for as well.
    fn review(
        &mut self,
        so_far: &Draft,
        preview: &Result<Preview, Error>,
        further: &[Topic],
    ) -> io::Result<Answer<Decision>>;
}

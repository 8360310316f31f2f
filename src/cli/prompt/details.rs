//! What stands around a question: the answers so far, and what is told of a name besides itself.

use super::picker::Describe;
use super::rows::Row;
use crate::app::interview::{Choice, Draft, Known, Topic};
use crate::model::CardKind;
use crate::render::style::Look;
use crate::render::words::Words;
use crate::text;

/// The gap between the names of the questions and the answers.
const GAP: usize = 2;

/// The most columns that the name of a user's own field widens the column of names to.
const WIDEST_LABEL: usize = 16;

/// Writes the name of a question, so that all answers begin in one column.
pub fn label(topic: Topic, draft: &Draft, words: &dyn Words) -> String {
    let usual = TOPICS.into_iter().map(|topic| text::width(words.topic(topic)));
    let own = draft.own.iter().map(|(key, _)| text::width(key)).filter(|width| *width <= WIDEST_LABEL);
    let widest = usual.chain(own).max().unwrap_or(0);
    format!("{}{:GAP$}", text::pad(name(topic, draft, words), widest), "")
}

/// Returns what a question is called: fields have their keys for names.
pub fn name<'n>(topic: Topic, draft: &'n Draft, words: &'n dyn Words) -> &'n str {
    match topic {
        Topic::Field(place) => draft.own.get(place).map_or("", |(key, _)| key.as_str()),
        topic => words.topic(topic),
    }
}

/// The questions with names of wlog's own.
const TOPICS: [Topic; 15] = [
    Topic::Who,
    Topic::Employer(0),
    Topic::What,
    Topic::Outcome,
    Topic::Next(0),
    Topic::Due(0),
    Topic::Date,
    Topic::Time,
    Topic::Projects,
    Topic::Kind,
    Topic::Figures,
    Topic::Expenses,
    Topic::With,
    Topic::Tags,
    Topic::Body,
];

/// Writes the answers to some questions; those without one are left out.
pub fn answered(so_far: &Draft, topics: &[Topic], words: &dyn Words) -> Vec<Row> {
    let answers = topics.iter().map(|topic| (*topic, answer(*topic, so_far, words)));
    let answers = answers.filter(|(_, answer)| !answer.is_empty());
    answers
        .map(|(topic, answer)| Row::new(label(topic, so_far, words), Look::FAINT).with(answer, Look::PLAIN))
        .collect()
}

/// Writes all answers of a draft, in the usual order.
pub fn all_answered(left: &Draft, words: &dyn Words) -> Vec<Row> {
    let steps = (0..left.next.len()).flat_map(|place| [Topic::Next(place), Topic::Due(place)]);
    let usual = TOPICS.into_iter().filter(|topic| !matches!(topic, Topic::Next(_) | Topic::Due(_)));
    let own = (0..left.own.len()).map(Topic::Field);
    answered(left, &usual.chain(own).chain(steps).collect::<Vec<_>>(), words)
}

/// Writes what was answered to a question, in one line; empty where nothing was.
pub fn answer(topic: Topic, draft: &Draft, words: &dyn Words) -> String {
    let names = |choices: &[Choice]| {
        words.joined(&choices.iter().map(|choice| with_employer(choice, words)).collect::<Vec<_>>())
    };
    let step = |place: usize| draft.next.get(place);
    match topic {
        Topic::Who => names(&draft.who),
        // It stands behind the contact's name.
        Topic::Employer(_) => String::new(),
        Topic::What => draft.what.clone(),
        Topic::Outcome => draft.outcome.clone(),
        Topic::Next(place) => step(place).map(|step| step.what.clone()).unwrap_or_default(),
        Topic::Due(place) => step(place).map(|step| step.due.clone()).unwrap_or_default(),
        Topic::Date => draft.date.clone(),
        Topic::Time => draft.time.clone(),
        Topic::Projects => draft.projects.as_deref().map(names).unwrap_or_default(),
        Topic::Kind => draft.kind.clone(),
        Topic::Figures => draft.figures.clone(),
        Topic::Expenses => draft.expenses.clone(),
        Topic::With => names(&draft.with),
        Topic::Tags => draft.tags.clone(),
        Topic::Field(place) => draft.own.get(place).map(|(_, value)| value.clone()).unwrap_or_default(),
        Topic::Body => draft.body.lines().next().unwrap_or_default().to_owned(),
    }
}

fn with_employer(choice: &Choice, words: &dyn Words) -> String {
    if choice.employer.is_empty() { choice.name.clone() } else { words.person_at(&choice.name, &choice.employer) }
}

/// Names kinds of cards as the trade calls them: an organisation is a customer to one, a school to another.
pub type Called<'a> = &'a dyn Fn(CardKind) -> String;

/// Tells of names what the cards say and when they were met.
pub struct NameDetails<'a> {
    /// The wordings.
    pub words: &'a dyn Words,
    /// What a kind of card is called.
    pub called: Called<'a>,
    /// Where somebody works.
    pub org_of: &'a dyn Fn(&Known) -> Option<String>,
}

impl Describe for NameDetails<'_> {
    fn detail(&self, known: &Known) -> String {
        match known.kind {
            // In a list of both, an organisation is told from a person.
            Some(CardKind::Org) => (self.called)(CardKind::Org),
            Some(_) => (self.org_of)(known).unwrap_or_default(),
            None => String::new(),
        }
    }

    fn last(&self, known: &Known) -> String {
        known.last.map(|date| self.words.day(date)).unwrap_or_default()
    }

    fn create(&self, kind: Option<CardKind>, name: &str) -> String {
        self.words.new_name(kind.map(self.called).as_deref(), name)
    }

    fn more(&self, count: usize) -> String {
        self.words.more_names(count)
    }
}

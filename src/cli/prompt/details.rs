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

/// Writes the name of a question, so that all answers begin in one column.
pub fn label(topic: Topic, words: &dyn Words) -> String {
    let topics = [
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
        Topic::Body,
    ];
    let widest = topics.into_iter().map(|topic| text::width(words.topic(topic))).max().unwrap_or(0);
    text::pad(words.topic(topic), widest + GAP).into_owned()
}

/// Writes the answers that were given before a question.
pub fn answered(so_far: &Draft, before: Topic, words: &dyn Words) -> Vec<Row> {
    let who: Vec<String> = so_far.who.iter().map(|choice| with_employer(choice, words)).collect();
    let mut answers = vec![
        (Topic::Who, words.joined(&who)),
        (Topic::What, so_far.what.clone()),
        (Topic::Outcome, so_far.outcome.clone()),
    ];
    for (place, step) in so_far.next.iter().enumerate() {
        answers.push((Topic::Next(place), step.what.clone()));
        answers.push((Topic::Due(place), step.due.clone()));
    }
    let place = |topic: Topic| match topic {
        Topic::Who => 0,
        Topic::Employer(_) => 1,
        Topic::What => 2,
        Topic::Outcome => 3,
        Topic::Next(step) => 4 + 2 * step,
        Topic::Due(step) => 5 + 2 * step,
        _ => usize::MAX,
    };
    let earlier = answers.into_iter().filter(|(topic, answer)| place(*topic) < place(before) && !answer.is_empty());
    earlier.map(|(topic, answer)| Row::new(label(topic, words), Look::FAINT).with(answer, Look::PLAIN)).collect()
}

fn with_employer(choice: &Choice, words: &dyn Words) -> String {
    if choice.employer.is_empty() { choice.name.clone() } else { words.person_at(&choice.name, &choice.employer) }
}

/// Tells of names what the cards say and when they were met.
pub struct NameDetails<'a> {
    /// The wordings.
    pub words: &'a dyn Words,
    /// Where somebody works.
    pub org_of: &'a dyn Fn(&Known) -> Option<String>,
}

impl Describe for NameDetails<'_> {
    fn detail(&self, known: &Known) -> String {
        match known.kind {
            // In a list of both, an organisation is told from a person.
            Some(CardKind::Org) => self.words.card_kind(CardKind::Org).to_owned(),
            Some(_) => (self.org_of)(known).unwrap_or_default(),
            None => String::new(),
        }
    }

    fn last(&self, known: &Known) -> String {
        known.last.map(|date| self.words.day(date)).unwrap_or_default()
    }

    fn create(&self, kind: Option<CardKind>, name: &str) -> String {
        self.words.new_name(kind, name)
    }

    fn more(&self, count: usize) -> String {
        self.words.more_names(count)
    }
}

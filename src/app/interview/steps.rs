//! Which question comes when, what it offers, and what becomes of the answer.

use super::ask::{Answer, Beginning, Decision, Interviewer, Topic};
use super::draft::Draft;
use super::known::{Known, People};
use super::request::request;
use crate::app::add::{Preview, Request};
use crate::app::{Error, Now};
use crate::config::Profile;
use crate::model::Task;
use crate::store::Cache;
use chrono::NaiveDate;
use std::io;

/// What an interview stands on.
pub struct Ground<'a> {
    /// The present moment.
    pub now: &'a Now,
    /// Whom and what there is to choose from.
    pub people: &'a People,
    /// What the trade asks for, and in which words.
    pub profile: &'a Profile,
    /// Fields that can be asked for.
    pub fields: &'a [String],
    /// Whether names may be made that no card has.
    pub may_create: bool,
    /// What is planned for today.
    pub planned: &'a [Task],
    /// The folder in which what was typed is kept.
    pub answers: Option<&'a Cache>,
    /// Tells where a contact works.
    pub org_of: &'a dyn Fn(&Known) -> Option<String>,
    /// Shows a request as the entry that it would become.
    pub preview: &'a dyn Fn(&Request) -> Result<Preview, Error>,
}

/// How an interview ended.
#[derive(Debug)]
pub enum Ended {
    /// With an entry to write.
    Entry {
        /// The request.
        request: Box<Request>,
        /// Whether another entry is to follow.
        another: bool,
    },
    /// The person left.
    Left {
        /// Whether something was typed that is offered again.
        kept: bool,
    },
}

/// Asks for an entry; `given` is what came with the command line.
///
/// # Errors
///
/// Those of the terminal.
pub fn interview(ground: &Ground<'_>, interviewer: &mut dyn Interviewer, given: Draft) -> io::Result<Ended> {
    let mut draft = given;
    let mut resumed = false;
    let left = ground.answers.and_then(Draft::load).filter(|left| !ground.people.has_entry(left.id.as_deref()));
    if left.is_none() {
        Draft::forget(ground.answers);
    }
    if let Some(left) = left {
        match interviewer.resume(&left)? {
            Answer::Given(Beginning::Continue) => {
                let given = std::mem::replace(&mut draft, left);
                draft.take_over(given);
                stay_on_the_day(&mut draft, ground.now.today());
                resumed = true;
            }
            Answer::Given(Beginning::Anew) => Draft::forget(ground.answers),
            Answer::Back | Answer::Quit => return Ok(Ended::Left { kept: true }),
        }
    }
    draft.begun.get_or_insert(ground.now.local());
    draft.make_room_for(ground.fields);
    let interview = Interview { ground, draft };
    let first = if resumed { interview.draft.at } else { interview.topics().first().copied() };
    interview.run(interviewer, first)
}

/// An entry that was begun on another day belongs to that day.
fn stay_on_the_day(draft: &mut Draft, today: NaiveDate) {
    let begun = draft.begun.map(|begun| begun.date_naive());
    if let Some(begun) = begun.filter(|begun| *begun != today && draft.date.trim().is_empty()) {
        draft.date = begun.to_string();
    }
}

pub(super) struct Interview<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) draft: Draft,
}

impl Interview<'_> {
    fn run(mut self, interviewer: &mut dyn Interviewer, first: Option<Topic>) -> io::Result<Ended> {
        let mut topic = first;
        loop {
            topic = match topic {
                Some(asked) => match self.ask(interviewer, asked)? {
                    Answer::Given(()) => self.after(asked),
                    Answer::Back => Some(self.before(asked)),
                    Answer::Quit => return Ok(self.leave()),
                },
                None => match self.review(interviewer)? {
                    Answer::Given(Some(ended)) => return Ok(ended),
                    Answer::Given(None) => None,
                    Answer::Back => self.topics().last().copied(),
                    Answer::Quit => return Ok(self.leave()),
                },
            };
        }
    }

    fn leave(self) -> Ended {
        self.draft.keep(self.ground.answers);
        Ended::Left { kept: self.draft.is_kept(self.ground.answers) }
    }

    /// Returns the question after one; none when the entry is to be shown. A topic beyond the usual questions has none after it.
    fn after(&self, topic: Topic) -> Option<Topic> {
        let topics = self.topics();
        let place = topics.iter().position(|other| *other == topic)?;
        topics.get(place + 1).copied()
    }

    fn before(&self, topic: Topic) -> Topic {
        let topics = self.topics();
        let place = topics.iter().position(|other| *other == topic).unwrap_or(topics.len());
        topics[place.saturating_sub(1)]
    }

    fn review(&mut self, interviewer: &mut dyn Interviewer) -> io::Result<Answer<Option<Ended>>> {
        self.draft.at = None;
        let request =
            Request { strict: !self.ground.may_create, ..request(&self.draft, &self.usual(), self.ground.now.today()) };
        let preview = (self.ground.preview)(&request);
        let decision = match interviewer.review(&self.draft, &preview, &self.further())? {
            Answer::Given(decision) => decision,
            Answer::Back => return Ok(Answer::Back),
            Answer::Quit => return Ok(Answer::Quit),
        };
        let ended = |another| Ok(Answer::Given(Some(Ended::Entry { request: Box::new(request), another })));
        match decision {
            Decision::Save => ended(false),
            Decision::SaveAndAnother => ended(true),
            Decision::TogglePrivate => {
                self.draft.private = !self.draft.private;
                self.draft.keep(self.ground.answers);
                Ok(Answer::Given(None))
            }
            Decision::More(topic) => self.more(interviewer, topic),
        }
    }

    /// Asks for more; where that is a next step, also by when. Going back from it leaves everything as it was.
    fn more(&mut self, interviewer: &mut dyn Interviewer, topic: Topic) -> io::Result<Answer<Option<Ended>>> {
        let before = self.draft.clone();
        let asked = self.ask(interviewer, topic)?;
        let asked = match (asked, topic) {
            (Answer::Given(()), Topic::Next(place)) if self.wants_due(place) => {
                self.ask(interviewer, Topic::Due(place))?
            }
            (asked, _) => asked,
        };
        Ok(match asked {
            Answer::Quit => Answer::Quit,
            Answer::Given(()) => Answer::Given(None),
            Answer::Back => {
                self.draft = before;
                self.draft.keep(self.ground.answers);
                Answer::Given(None)
            }
        })
    }
}

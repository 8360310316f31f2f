//! Which question comes when, what it offers, and what becomes of the answer.

use super::ask::{Answer, Beginning, Choice, Decision, Interviewer, LineQuestion, Offer, PickQuestion, Picked, Topic};
use super::draft::{Draft, NextStep};
use super::known::{Known, People};
use super::readings;
use super::request::{Usual, request};
use crate::app::add::{Preview, Request};
use crate::app::{Error, Now};
use crate::calendar::End;
use crate::config::{Ask, Profile};
use crate::model::{CardKind, Task, TaskState};
use crate::store::Cache;
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
    pub cache: Option<&'a Cache>,
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
    if let Some(left) = ground.cache.and_then(Draft::load) {
        match interviewer.resume(&left)? {
            Answer::Given(Beginning::Continue) => (draft, resumed) = (left, true),
            Answer::Given(Beginning::Anew) => Draft::forget(ground.cache),
            Answer::Back | Answer::Quit => return Ok(Ended::Left { kept: true }),
        }
    }
    draft.begun.get_or_insert(ground.now.local());
    draft.make_room_for(ground.fields);
    let interview = Interview { ground, draft };
    let first = if resumed { interview.draft.at } else { interview.topics().first().copied() };
    interview.run(interviewer, first)
}

struct Interview<'a> {
    ground: &'a Ground<'a>,
    draft: Draft,
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
        self.draft.keep(self.ground.cache);
        Ended::Left { kept: self.ground.cache.is_some() && !self.draft.says_nothing() }
    }

    /// Lists the questions that are asked at once, as the profile and the answers so far have it.
    fn topics(&self) -> Vec<Topic> {
        self.ground.profile.questions.iter().flat_map(|ask| self.topics_of(ask)).collect()
    }

    /// Lists what can be asked for besides.
    fn further(&self) -> Vec<Topic> {
        let asked = self.topics();
        let all = self.ground.profile.further_questions();
        let further = all.iter().flat_map(|ask| self.topics_of(ask)).filter(|topic| !matches!(topic, Topic::Due(_)));
        let another = Topic::Next(self.draft.next.len().max(1));
        let more_steps = (!self.draft.next.is_empty()).then_some(another);
        let fields = (0..self.draft.own.len()).map(Topic::Field);
        let mut topics: Vec<Topic> = Vec::new();
        for topic in further.chain([Topic::Date]).chain(more_steps).chain(fields) {
            if !topics.contains(&topic) && !asked.contains(&topic) {
                topics.push(topic);
            }
        }
        topics
    }

    /// Lists the questions that one of the profile's words stands for.
    fn topics_of(&self, ask: &Ask) -> Vec<Topic> {
        match ask {
            Ask::Who => std::iter::once(Topic::Who).chain(self.employers()).collect(),
            Ask::Next => (0..self.draft.next.len().max(1))
                .flat_map(|place| [Some(Topic::Next(place)), self.wants_due(place).then_some(Topic::Due(place))])
                .flatten()
                .collect(),
            Ask::What => vec![Topic::What],
            Ask::Outcome => vec![Topic::Outcome],
            Ask::Time => vec![Topic::Time],
            Ask::Project => vec![Topic::Projects],
            Ask::Kind => vec![Topic::Kind],
            Ask::Figure => vec![Topic::Figures],
            Ask::Expense => vec![Topic::Expenses],
            Ask::With => vec![Topic::With],
            Ask::Tags => vec![Topic::Tags],
            Ask::Body => vec![Topic::Body],
            // It is a switch beside the questions.
            Ask::Private => Vec::new(),
            Ask::Field(key) => {
                let place = self.draft.own.iter().position(|(known, _)| known == key);
                place.map(Topic::Field).into_iter().collect()
            }
        }
    }

    /// Lists the questions where new contacts work.
    fn employers(&self) -> impl Iterator<Item = Topic> {
        let new = |choice: &Choice| choice.is_new && choice.is(CardKind::Contact);
        let who = self.draft.who.iter().enumerate();
        who.filter(move |(_, choice)| new(choice)).map(|(place, _)| Topic::Employer(place))
    }

    /// Returns the trade's own words for a question.
    fn wording(&self, topic: Topic) -> Option<&str> {
        let ask = match topic {
            Topic::Who => Ask::Who,
            Topic::What => Ask::What,
            Topic::Outcome => Ask::Outcome,
            Topic::Next(_) => Ask::Next,
            Topic::Time => Ask::Time,
            Topic::Projects => Ask::Project,
            Topic::Kind => Ask::Kind,
            Topic::Figures => Ask::Figure,
            Topic::Expenses => Ask::Expense,
            Topic::With => Ask::With,
            Topic::Tags => Ask::Tags,
            Topic::Field(place) => Ask::Field(self.draft.own.get(place)?.0.clone()),
            Topic::Employer(_) | Topic::Due(_) | Topic::Date | Topic::Body => return None,
        };
        self.ground.profile.wording(&ask)
    }

    /// Lists the questions that stand before one on the screen.
    fn asked_before(&self, topic: Topic) -> Vec<Topic> {
        self.topics().into_iter().take_while(|other| *other != topic).collect()
    }

    /// Tells whether a next step is there that does not say itself by when it is due.
    fn wants_due(&self, place: usize) -> bool {
        let today = self.ground.now.today();
        self.draft
            .next
            .get(place)
            .is_some_and(|step| !step.what.trim().is_empty() && !readings::says_due(&step.what, today))
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

    fn ask(&mut self, interviewer: &mut dyn Interviewer, topic: Topic) -> io::Result<Answer<()>> {
        self.draft.at = Some(topic);
        let answer = match topic {
            Topic::Who | Topic::Employer(_) | Topic::Projects | Topic::Kind | Topic::With => {
                self.pick(interviewer, topic)?
            }
            Topic::Body => match interviewer.body(&self.draft)? {
                Answer::Given(body) => {
                    self.draft.body = body;
                    Answer::Given(())
                }
                Answer::Back => Answer::Back,
                Answer::Quit => Answer::Quit,
            },
            _ => self.line(interviewer, topic)?,
        };
        if answer == Answer::Quit {
            return Ok(answer);
        }
        self.draft.typed.clear();
        self.draft.next.retain(|step| !step.what.trim().is_empty());
        self.draft.keep(self.ground.cache);
        Ok(answer)
    }

    fn pick(&mut self, interviewer: &mut dyn Interviewer, topic: Topic) -> io::Result<Answer<()>> {
        let people = self.ground.people;
        let kinds = self.kinds();
        let (options, creates, several): (&[Known], &[Option<CardKind>], bool) = match topic {
            Topic::Who => (&people.who, &[Some(CardKind::Contact), Some(CardKind::Org)], true),
            Topic::Employer(_) => (&people.orgs, &[Some(CardKind::Org)], false),
            Topic::Projects => (&people.projects, &[Some(CardKind::Project)], true),
            Topic::With => (&people.with, &[None], true),
            _ => (&kinds, &[None], false),
        };
        let creates = if self.ground.may_create || creates == [None] { creates } else { &[] };
        let usual = self.ground.profile.default_kind.as_ref().filter(|_| topic == Topic::Kind);
        let before = self.asked_before(topic);
        let wording = self.wording(topic).map(str::to_owned);
        let question = PickQuestion {
            topic,
            options,
            creates,
            several,
            offer: usual.map(Choice::word),
            wording: wording.as_deref(),
            before: &before,
            org_of: self.ground.org_of,
        };
        let picked = Picked { chosen: self.chosen(topic), typed: self.draft.typed.clone() };
        let (so_far, cache) = (self.draft.clone(), self.ground.cache);
        let draft = &mut self.draft;
        let mut keep = |picked: &Picked| {
            set_chosen(draft, topic, picked.chosen.clone());
            draft.typed.clone_from(&picked.typed);
            draft.keep(cache);
        };
        match interviewer.pick(&so_far, &question, picked, &mut keep)? {
            Answer::Given(chosen) => {
                set_chosen(&mut self.draft, topic, chosen);
                Ok(Answer::Given(()))
            }
            Answer::Back => Ok(Answer::Back),
            Answer::Quit => Ok(Answer::Quit),
        }
    }

    /// Lists the kinds to choose from: the profile's, then others in use.
    fn kinds(&self) -> Vec<Known> {
        let of_trade = &self.ground.profile.kinds;
        let others = self.ground.people.kinds.iter().filter(|kind| !of_trade.contains(&kind.name));
        of_trade.iter().map(Known::word).chain(others.cloned()).collect()
    }

    fn chosen(&self, topic: Topic) -> Vec<Choice> {
        match topic {
            Topic::Who => self.draft.who.clone(),
            Topic::Employer(place) => {
                let employer = self.draft.who.get(place).map(|choice| choice.employer.clone()).unwrap_or_default();
                let employer = Some(employer).filter(|name| !name.is_empty());
                // Whoever came along with an organisation most likely works there.
                let chosen = employer.or_else(|| self.draft.names(CardKind::Org).pop());
                chosen.map(|name| Choice::known(CardKind::Org, name)).into_iter().collect()
            }
            Topic::Projects => match &self.draft.projects {
                Some(chosen) => chosen.clone(),
                None => self.usual().projects.into_iter().map(|name| Choice::known(CardKind::Project, name)).collect(),
            },
            Topic::With => self.draft.with.clone(),
            _ => Some(&self.draft.kind).filter(|kind| !kind.is_empty()).map(Choice::word).into_iter().collect(),
        }
    }

    fn line(&mut self, interviewer: &mut dyn Interviewer, topic: Topic) -> io::Result<Answer<()>> {
        if let Topic::Next(place) = topic {
            self.draft.next.resize(self.draft.next.len().max(place + 1), NextStep::default());
        }
        let today = self.ground.now.today();
        let read = move |text: &str| readings::read(topic, text, today);
        let offer = if topic == Topic::What { self.offer() } else { None };
        let (before, wording) = (self.asked_before(topic), self.wording(topic).map(str::to_owned));
        let question = LineQuestion {
            topic,
            offer,
            wording: wording.as_deref(),
            before: &before,
            may_be_empty: topic != Topic::What,
            read: &read,
        };
        let text = text_of(&mut self.draft, topic).clone();
        let (so_far, cache) = (self.draft.clone(), self.ground.cache);
        let draft = &mut self.draft;
        let mut keep = |text: &String| {
            text_of(draft, topic).clone_from(text);
            draft.keep(cache);
        };
        match interviewer.line(&so_far, &question, &text, &mut keep)? {
            Answer::Given(text) => {
                *text_of(&mut self.draft, topic) = text;
                Ok(Answer::Given(()))
            }
            Answer::Back => Ok(Answer::Back),
            Answer::Quit => Ok(Answer::Quit),
        }
    }

    /// Offers a title: what today's plan says about these people, else that one met them.
    fn offer(&self) -> Option<Offer> {
        let (contacts, orgs) = (self.draft.names(CardKind::Contact), self.draft.names(CardKind::Org));
        let about_them = |task: &&Task| {
            let names = |name: &String| task.text.contains(name.as_str());
            task.state == TaskState::Open && contacts.iter().chain(&orgs).any(names)
        };
        if let Some(task) = self.ground.planned.iter().find(about_them) {
            return Some(Offer::Text(readings::without_mentions(&task.text)));
        }
        let kind = Some(self.draft.kind.clone()).filter(|kind| !kind.is_empty());
        // One visits an organisation, but talks with a person.
        let orgs = if orgs.is_empty() { self.usual().orgs } else { orgs };
        let names = if orgs.is_empty() || (kind.is_none() && !contacts.is_empty()) { contacts } else { orgs };
        (!names.is_empty()).then_some(Offer::Met(kind, names))
    }

    fn review(&mut self, interviewer: &mut dyn Interviewer) -> io::Result<Answer<Option<Ended>>> {
        self.draft.at = None;
        let request = request(&self.draft, &self.usual(), self.ground.now.today());
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
                self.draft.keep(self.ground.cache);
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
                self.draft.keep(self.ground.cache);
                Answer::Given(None)
            }
        })
    }

    /// Gathers what the entry gets without being asked for.
    fn usual(&self) -> Usual {
        let (contacts, orgs) = (self.draft.names(CardKind::Contact), self.draft.names(CardKind::Org));
        let known = |choice: &&Choice| choice.is(CardKind::Contact) && !choice.is_new;
        let of_contact = |choice: &Choice| {
            let who = &self.ground.people.who;
            let known = who.iter().find(|known| known.kind == Some(CardKind::Contact) && known.name == choice.name);
            known.and_then(self.ground.org_of)
        };
        let mut works_at: Vec<String> = Vec::new();
        for org in self.draft.who.iter().filter(known).filter_map(of_contact) {
            if !works_at.contains(&org) {
                works_at.push(org);
            }
        }
        Usual { projects: self.ground.people.last_projects(&contacts, &orgs), orgs: works_at, time: self.last_end() }
    }

    /// Returns the time at which the last entry of today ended, as long as that is not still to come.
    fn last_end(&self) -> Option<String> {
        let now = self.ground.now;
        let ends = self.ground.people.entries_on(now.today()).filter_map(|entry| match entry.times?.end {
            End::At(end) if end <= now.time() => Some(end),
            _ => None,
        });
        ends.max().map(|end| end.format("%H:%M").to_string())
    }
}

fn set_chosen(draft: &mut Draft, topic: Topic, chosen: Vec<Choice>) {
    let first_name = |chosen: Vec<Choice>| chosen.into_iter().next().map(|choice| choice.name).unwrap_or_default();
    match topic {
        Topic::Who => {
            // Where a new contact works was said of the contact, not of the place in the list.
            let employer = |choice: &Choice| {
                let before = draft.who.iter().find(|other| other.name == choice.name && other.kind == choice.kind);
                before.map(|other| other.employer.clone()).unwrap_or_default()
            };
            draft.who = chosen.into_iter().map(|choice| Choice { employer: employer(&choice), ..choice }).collect();
        }
        Topic::Employer(place) => {
            if let Some(contact) = draft.who.get_mut(place) {
                contact.employer = first_name(chosen);
            }
        }
        Topic::Projects => draft.projects = Some(chosen),
        Topic::With => draft.with = chosen,
        _ => draft.kind = first_name(chosen),
    }
}

/// Returns the place of a typed answer in the draft.
fn text_of(draft: &mut Draft, topic: Topic) -> &mut String {
    match topic {
        Topic::Outcome => &mut draft.outcome,
        Topic::Date => &mut draft.date,
        Topic::Time => &mut draft.time,
        Topic::Figures => &mut draft.figures,
        Topic::Expenses => &mut draft.expenses,
        Topic::Tags => &mut draft.tags,
        Topic::Body => &mut draft.body,
        Topic::Field(place) if place < draft.own.len() => &mut draft.own[place].1,
        Topic::Next(place) => &mut step(draft, place).what,
        Topic::Due(place) => &mut step(draft, place).due,
        _ => &mut draft.what,
    }
}

fn step(draft: &mut Draft, place: usize) -> &mut NextStep {
    if draft.next.len() <= place {
        draft.next.resize(place + 1, NextStep::default());
    }
    &mut draft.next[place]
}

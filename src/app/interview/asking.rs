//! Puts one question, with what it offers, and takes the answer into the draft.

use super::ask::{Answer, Choice, Interviewer, LineQuestion, Offer, PickQuestion, Picked, Reading, Topic};
use super::draft::{Draft, NextStep};
use super::known::Known;
use super::readings;
use super::request::Usual;
use super::steps::Interview;
use crate::calendar::End;
use crate::model::{CardKind, Task, TaskState};
use std::io;

impl Interview<'_> {
    /// Puts a question; what is typed is kept at every keystroke.
    pub(super) fn ask(&mut self, interviewer: &mut dyn Interviewer, topic: Topic) -> io::Result<Answer<()>> {
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
        self.draft.keep(self.ground.answers);
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
        let (so_far, answers) = (self.draft.clone(), self.ground.answers);
        let draft = &mut self.draft;
        let mut keep = |picked: &Picked| {
            set_chosen(draft, topic, picked.chosen.clone());
            draft.typed.clone_from(&picked.typed);
            draft.keep(answers);
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
        let now = self.ground.now;
        let read = move |text: &str| readings::read(topic, text, now);
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
        let (so_far, answers) = (self.draft.clone(), self.ground.answers);
        let draft = &mut self.draft;
        let mut keep = |text: &String| {
            text_of(draft, topic).clone_from(text);
            draft.keep(answers);
        };
        match interviewer.line(&so_far, &question, &text, &mut keep)? {
            Answer::Given(text) => {
                // The day that was shown is kept, not the words for it, which mean another day tomorrow.
                let is_day = matches!(topic, Topic::Date | Topic::Due(_));
                *text_of(&mut self.draft, topic) = match readings::read(topic, &text, now) {
                    Ok(Reading::Day(day)) if is_day => day.to_string(),
                    _ => text,
                };
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
            let mentioned = |name: &String| task.mentions.iter().any(|mention| mention.text.starts_with(name.as_str()));
            task.state == TaskState::Open && contacts.iter().chain(&orgs).any(mentioned)
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

    /// Gathers what the entry gets without being asked for.
    pub(super) fn usual(&self) -> Usual {
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
        let ends = self.ground.people.entries_on(now.today()).filter_map(|entry| {
            let times = entry.times?;
            match times.end {
                // An end before the start is tomorrow's.
                End::At(end) if times.start <= end && end <= now.time() => Some(end),
                _ => None,
            }
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

//! Interviews with somebody who answers anything: they end, and what was answered is in the entry.

use super::ask::{Answer, Beginning, Choice, Decision, Interviewer, Keep, LineQuestion, PickQuestion, Picked, Topic};
use super::draft::Draft;
use super::known::People;
use super::steps::{Ended, Ground, interview};
use crate::app::add::{self, Preview};
use crate::app::{Error, Now};
use crate::config::{Ask, Profile};
use crate::format::{OwnFields, Rules};
use crate::model::Language;
use proptest::prelude::*;
use std::collections::VecDeque;
use std::io;

/// Answers from a list; when that is at its end, everything with what ends the interview.
struct Anybody {
    answers: VecDeque<u8>,
    /// The questions that were put, in their order.
    asked: Vec<Topic>,
}

impl Anybody {
    fn next(&mut self) -> Option<u8> {
        self.answers.pop_front()
    }

    fn of<T>(&mut self, usual: T, given: impl FnOnce(u8) -> T) -> io::Result<Answer<T>> {
        Ok(match self.next() {
            None => Answer::Given(usual),
            Some(0 | 1) => Answer::Back,
            Some(2) => Answer::Quit,
            Some(other) => Answer::Given(given(other)),
        })
    }
}

impl Interviewer for Anybody {
    fn resume(&mut self, _: &Draft) -> io::Result<Answer<Beginning>> {
        Ok(Answer::Given(Beginning::Continue))
    }

    fn pick(
        &mut self,
        _: &Draft,
        question: &PickQuestion<'_>,
        picked: Picked,
        keep: Keep<'_, Picked>,
    ) -> io::Result<Answer<Vec<Choice>>> {
        self.asked.push(question.topic);
        let chosen = question.creates.iter().flatten().map(|kind| Choice::new_card(*kind, "Ann")).collect();
        keep(&Picked { typed: "an".to_owned(), ..picked });
        self.of(Vec::new(), |_| chosen)
    }

    fn line(
        &mut self,
        _: &Draft,
        question: &LineQuestion<'_>,
        text: &str,
        keep: Keep<'_, String>,
    ) -> io::Result<Answer<String>> {
        self.asked.push(question.topic);
        keep(&format!("{text} and"));
        let usual = if question.may_be_empty { "" } else { "Talked" };
        self.of(usual.to_owned(), |_| match question.topic {
            Topic::Due(_) | Topic::Date => "friday last week".to_owned(),
            Topic::Time => "9:00-10:00".to_owned(),
            Topic::Figures => "calls 3".to_owned(),
            Topic::Expenses => "35.00 CNY taxi".to_owned(),
            _ => "words".to_owned(),
        })
    }

    fn body(&mut self, _: &Draft) -> io::Result<Answer<String>> {
        self.of(String::new(), |_| "body".to_owned())
    }

    fn review(
        &mut self,
        _: &Draft,
        preview: &Result<Preview, Error>,
        further: &[Topic],
    ) -> io::Result<Answer<Decision>> {
        assert!(preview.is_ok(), "{preview:?}");
        self.of(Decision::Save, |answer| match further.get(usize::from(answer - 3)) {
            Some(topic) => Decision::More(*topic),
            None => Decision::TogglePrivate,
        })
    }
}

fn run(profile: &Profile, answers: Vec<u8>) -> (Ended, Vec<Topic>) {
    let now = Now::fixed("2026-11-21T15:04:05+00:00".parse().expect("a moment"));
    let rules = Rules { own_fields: OwnFields::from_iter(["ticket"]), language: Language::English };
    let (people, fields) = (People::default(), ["ticket".to_owned()]);
    let ground = Ground {
        now: &now,
        people: &people,
        profile,
        fields: &fields,
        may_create: true,
        planned: &[],
        answers: None,
        org_of: &|_| None,
        preview: &|request| add::preview_first(&now, &rules, request),
    };
    let mut anybody = Anybody { answers: answers.into(), asked: Vec::new() };
    let ended = interview(&ground, &mut anybody, Draft::default()).expect("no terminal fails here");
    (ended, anybody.asked)
}

#[test]
fn a_profile_decides_what_is_asked_and_in_which_order() {
    let profile = Profile {
        questions: vec![Ask::What, Ask::Field("ticket".into()), Ask::Project, Ask::Time],
        ..Profile::default()
    };
    let (_, asked) = run(&profile, vec![3, 3, 3, 3]);
    assert_eq!(asked, [Topic::What, Topic::Field(0), Topic::Projects, Topic::Time]);
}

#[test]
fn a_new_contact_is_asked_for_where_they_work_and_a_next_step_by_when() {
    let (ended, asked) = run(&Profile::default(), vec![3; 6]);
    let due = Topic::Due(0);
    assert_eq!(asked, [Topic::Who, Topic::Employer(0), Topic::What, Topic::Outcome, Topic::Next(0), due]);
    let Ended::Entry { request, .. } = ended else { panic!("{ended:?}") };
    assert_eq!(request.tasks, ["words due:2026-11-13"]);
    assert_eq!(request.employers.len(), 1);
}

proptest! {
    #[test]
    fn every_interview_ends(answers in prop::collection::vec(0_u8..24, 0..60)) {
        let (ended, _) = run(&Profile::default(), answers);
        if let Ended::Entry { request, .. } = ended {
            prop_assert!(!request.source.text().trim().is_empty());
            prop_assert!(request.employers.len() <= 1);
        }
    }
}

//! From the answers to a request for an entry.

use super::ask::Choice;
use super::draft::{Draft, NextStep};
use super::readings;
use crate::app::add::{Employer, PageOnly, Request, Source};
use crate::calendar::{self, Lean};
use crate::format;
use crate::model::{CardKind, Id};
use chrono::NaiveDate;

/// What an entry gets without being asked for, where the person did not say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usual {
    /// The projects of the last entry with these people.
    pub projects: Vec<String>,
    /// Where these people work.
    pub orgs: Vec<String>,
    /// When the last entry ended, as a time.
    pub time: Option<String>,
}

/// Makes the request that the answers amount to.
pub fn request(draft: &Draft, usual: &Usual, today: NaiveDate) -> Request {
    let text = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
    let says_its_time = calendar::spoken_times_prefix(draft.what.trim_start()).is_some();
    let usual_time = usual.time.clone().filter(|_| draft.date.trim().is_empty() && !says_its_time && !draft.no_time);
    let mut orgs = draft.names(CardKind::Org);
    if orgs.is_empty() {
        orgs.clone_from(&usual.orgs);
    }
    let employers = employers(draft);
    orgs.extend(employers.iter().map(|employer| employer.org.clone()));
    let projects = draft.projects.as_ref().map_or_else(|| usual.projects.clone(), |chosen| names(chosen));
    Request {
        source: Source::Typed(whole_text(draft)),
        date: text(&draft.date),
        time: text(&draft.time).or(usual_time),
        no_time: draft.no_time && text(&draft.time).is_none(),
        projects: quoted(&projects),
        contacts: quoted(&draft.names(CardKind::Contact)),
        orgs: quoted(&orgs),
        with: quoted(&names(&draft.with)),
        kind: text(&draft.kind),
        outcome: text(&draft.outcome),
        figures: listed(&draft.figures),
        expenses: listed(&draft.expenses),
        tags: text(&draft.tags).into_iter().collect(),
        tasks: draft.next.iter().filter(|step| !step.what.trim().is_empty()).map(|step| task(step, today)).collect(),
        private: draft.private,
        fields: own_fields(draft),
        employers,
        page: PageOnly { id: draft.id.as_deref().and_then(|id| Id::parse(id)), ..PageOnly::default() },
        ..Request::default()
    }
}

fn names(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| choice.name.clone()).collect()
}

/// Puts names into quotes that need them: a chosen name is one name, whatever commas it holds.
fn quoted(names: &[String]) -> Vec<String> {
    names.iter().map(|name| format::join_values(std::slice::from_ref(name), "")).collect()
}

/// Puts the text together: what was done, and the body below it.
fn whole_text(draft: &Draft) -> String {
    let (what, body) = (draft.what.trim(), draft.body.trim());
    if body.is_empty() { what.to_owned() } else { format!("{what}\n\n{body}") }
}

fn own_fields(draft: &Draft) -> Vec<String> {
    let asked = draft.own.iter().filter(|(_, value)| !value.trim().is_empty());
    let asked = asked.map(|(key, value)| format!("{key}={}", value.trim()));
    draft.fields.iter().cloned().chain(asked).collect()
}

fn task(step: &NextStep, today: NaiveDate) -> String {
    let what = step.what.trim();
    match calendar::parse_date(step.due.trim(), today, Lean::Future) {
        // What it says itself is the later word.
        _ if readings::says_due(what, today) => what.to_owned(),
        Ok(said) => format!("{what} due:{}", said.value),
        Err(_) => what.to_owned(),
    }
}

/// Splits figures or expenses at semicolons; commas stand inside of numbers.
pub fn listed(text: &str) -> Vec<String> {
    text.split([';', '；']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn employers(draft: &Draft) -> Vec<Employer> {
    let new = draft.who.iter().filter(|choice| choice.is(CardKind::Contact) && choice.is_new);
    let employed = new.filter(|choice| !choice.employer.trim().is_empty());
    employed.map(|choice| Employer { contact: choice.name.clone(), org: choice.employer.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
    }

    #[test]
    fn chosen_names_are_one_name_each() {
        let who = vec![Choice::known(CardKind::Org, "Smith, Jones & Co")];
        let request = request(&Draft { who, ..Draft::default() }, &Usual::default(), today());
        assert_eq!(request.orgs, ["\"Smith, Jones & Co\""]);
    }

    #[test]
    fn what_is_usual_serves_where_nobody_said_otherwise() {
        let usual =
            Usual { projects: vec!["续期".into()], orgs: vec!["恒达机械".into()], time: Some("10:30".into()) };
        let taken = request(&Draft { what: "拜访".into(), ..Draft::default() }, &usual, today());
        assert_eq!((taken.projects, taken.orgs), (vec!["续期".to_owned()], vec!["恒达机械".to_owned()]));
        assert_eq!(taken.time.as_deref(), Some("10:30"));
        let said = Draft {
            what: "9:00 拜访".into(),
            projects: Some(Vec::new()),
            who: vec![Choice::known(CardKind::Org, "青禾食品")],
            ..Draft::default()
        };
        let taken = request(&said, &usual, today());
        assert_eq!((taken.projects.len(), taken.orgs), (0, vec!["青禾食品".to_owned()]));
        assert_eq!(taken.time, None);
    }

    #[test]
    fn a_next_step_has_its_day_in_plain_form() {
        let next = vec![NextStep { what: "送报价单".into(), due: "下周二".into() }, NextStep::default()];
        let request = request(&Draft { next, ..Draft::default() }, &Usual::default(), today());
        assert_eq!(request.tasks, ["送报价单 due:2026-11-24"]);
    }

    #[test]
    fn a_new_contact_works_where_it_was_said() {
        let new = Choice { employer: "恒达机械".into(), ..Choice::new_card(CardKind::Contact, "张伟") };
        let request = request(&Draft { who: vec![new], ..Draft::default() }, &Usual::default(), today());
        assert_eq!(request.employers, [Employer { contact: "张伟".into(), org: "恒达机械".into() }]);
        assert_eq!(request.orgs, ["恒达机械"]);
    }
}

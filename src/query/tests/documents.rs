//! What of the model is searched.

use crate::calendar::{End, Times};
use crate::model::{
    Card, CardKind, Day, Details, Employment, Entry, Home, Id, IdKind, Links, Mention, Section, Sigil, Task, TaskState,
};
use crate::query::{Doc, DocKind, Fact, Form, Part, Role, State};
use chrono::{NaiveDate, NaiveTime};

fn date() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn id(kind: IdKind, ordinal: usize) -> Id {
    Id::derived(date(), kind, "x", ordinal)
}

fn mention(sigil: Sigil, text: &str, quoted: bool) -> Mention {
    Mention { sigil, text: text.to_owned(), quoted, span: 0..0, name_span: 0..0 }
}

fn task(text: &str, home: Home) -> Task {
    Task {
        id: id(IdKind::Task, 0),
        date: date(),
        state: TaskState::Open,
        home,
        times: None,
        text: text.to_owned(),
        due: None,
        done: None,
        from: None,
        carried: None,
        prio: None,
        progress: None,
        inherited: Links { contacts: vec!["Li Na".to_owned()], ..Links::default() },
        mentions: vec![mention(Sigil::Org, "Hengda", true)],
        line: 9,
    }
}

fn day() -> Day {
    let mut entry = Entry::titled(id(IdKind::Entry, 0), date(), "Visited Hengda");
    entry.times = Some(Times { start: NaiveTime::from_hms_opt(9, 0, 0).unwrap(), end: End::Running });
    entry.links.contacts = vec!["Li Na".to_owned()];
    entry.kind = Some("visit".to_owned());
    entry.outcome = Some("they take 4.1 %".to_owned());
    entry.private = true;
    entry.fields = vec![("Next Step".to_owned(), "send it".to_owned())];
    entry.body = "first\nlines\n\n\nsecond @张伟谈 #急".to_owned();
    entry.mentions = vec![mention(Sigil::Contact, "张伟谈", false), mention(Sigil::Tag, "急", false)];
    entry.line = 7;
    let section = |text: &str, line| Section { text: text.to_owned(), line };
    Day {
        entries: vec![entry],
        tasks: vec![task("send the quote", Home::Entry(0))],
        summaries: vec![section("ask first", 20)],
        plans: vec![section("- [ ] not here\nbut this\n  * [x] nor this", 3)],
        fields: vec![("trip".to_owned(), "Paris".to_owned())],
        ..Day::empty(date())
    }
}

fn flows(doc: &Doc) -> Vec<(Part, Option<&str>, &str)> {
    doc.flows.iter().map(|flow| (flow.part, flow.key.as_deref(), flow.text.as_str().trim_end())).collect()
}

fn names(doc: &Doc) -> Vec<(Role, Form, &str)> {
    doc.names.iter().map(|name| (name.role, name.form, name.text.as_str())).collect()
}

#[test]
fn a_day_becomes_its_entries_its_tasks_and_itself() {
    let docs = Doc::of_day(&day());
    let kinds: Vec<DocKind> = docs.iter().map(|doc| doc.kind).collect();
    assert_eq!(kinds, [DocKind::Entry, DocKind::Task, DocKind::Day]);
    assert_eq!(
        flows(&docs[0]),
        [
            (Part::Title, None, "Visited Hengda"),
            (Part::Field, None, "Li Na"),
            (Part::Field, None, "visit"),
            (Part::Field, Some("outcome"), "they take 4.1 %"),
            (Part::Field, Some("next step"), "send it"),
            (Part::Body, None, "first\nlines"),
            (Part::Body, None, "second @张伟谈 #急"),
        ]
    );
    assert_eq!(
        names(&docs[0]),
        [
            (Role::Contact, Form::Field, "Li Na"),
            (Role::Contact, Form::Open, "张伟谈"),
            (Role::Tag, Form::Field, "急"),
            (Role::Kind, Form::Field, "visit"),
        ]
    );
    assert_eq!(docs[0].states, [State::Private, State::Running]);
    assert_eq!((docs[0].line, docs[0].date, docs[0].start.is_some()), (7, Some(date()), true));
}

#[test]
fn a_task_has_its_own_words_and_the_links_around_it() {
    let docs = Doc::of_day(&day());
    assert_eq!(flows(&docs[1]), [(Part::Title, None, "send the quote")]);
    assert_eq!(
        names(&docs[1]),
        [
            (Role::Org, Form::Quoted, "Hengda"),
            (Role::Contact, Form::Field, "Li Na"),
            (Role::Contact, Form::Open, "张伟谈"),
            (Role::Tag, Form::Field, "急"),
        ]
    );
    assert_eq!(docs[1].states, [State::Open]);
}

#[test]
fn numbers_and_facts_are_kept() {
    let mut day = day();
    let clock = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    let entry = &mut day.entries[0];
    entry.times = Some(Times { start: clock(23, 0), end: End::At(clock(0, 30)) });
    entry.fields = vec![("Mileage".to_owned(), "12.5 km".to_owned()), ("note".to_owned(), "none".to_owned())];
    entry.body = "see [the page](x)".to_owned();
    day.tasks[0].due = Some("2026-11-24".parse().unwrap());
    let docs = Doc::of_day(&day);
    let numbers = |doc: &Doc| doc.numbers.iter().map(|number| (number.key.clone(), number.value)).collect::<Vec<_>>();
    assert_eq!(numbers(&docs[0]), [("mileage".to_owned(), 12_500), ("/minutes".to_owned(), 90_000)]);
    assert_eq!(numbers(&docs[1]), [("/due".to_owned(), 739_944_000)]);
    assert_eq!(docs[0].facts, [Fact::Link, Fact::Task]);
    assert_eq!(docs[1].facts, []);
}

#[test]
fn a_day_itself_is_what_is_left_when_it_says_something() {
    let docs = Doc::of_day(&day());
    assert_eq!(
        flows(&docs[2]),
        [(Part::Field, Some("trip"), "Paris"), (Part::Body, None, "but this"), (Part::Body, None, "ask first")]
    );
    assert_eq!(docs[2].line, 3);
    assert_eq!(Doc::of_day(&Day::empty(date())), []);
}

#[test]
fn a_card_has_its_names_its_keys_and_its_body() {
    let mut card = Card::new(CardKind::Contact, "张伟");
    card.aliases = vec!["张总".to_owned()];
    card.body = "Likes tea.".to_owned();
    if let Details::Contact(contact) = &mut card.details {
        contact.phones = vec!["138 0013 8000".to_owned()];
        contact.orgs = vec![Employment { org: "恒达机械".to_owned(), from: None, until: None }];
    }
    let doc = Doc::of_card(&card);
    assert_eq!((doc.kind, doc.date, doc.line), (DocKind::Contact, None, 1));
    assert_eq!(doc.card_names(), Some((CardKind::Contact, vec!["张伟", "张总"])));
    assert_eq!(names(&doc), [(Role::Contact, Form::Field, "张伟"), (Role::Org, Form::Field, "恒达机械")]);
    assert!(flows(&doc).contains(&(Part::Field, Some("phones"), "138 0013 8000")));
    assert!(flows(&doc).contains(&(Part::Body, None, "Likes tea.")));
    assert_eq!(doc.jobs.len(), 1);
    let mut project = Card::new(CardKind::Project, "portal");
    if let Details::Project(details) = &mut project.details {
        details.status = Some("paused".to_owned());
    }
    assert_eq!(Doc::of_card(&project).states, [State::Paused]);
}

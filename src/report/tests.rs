use super::*;
use crate::calendar::{End, Period, Times};
use crate::model::{Day, Entry, Home, Id, IdKind, Links, Mention, Money, Section, Sigil, Task, TaskState};
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeMap;

/// A day of November 2026; the 16th is a Monday.
fn nov(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn week() -> Period {
    Period::week_of(nov(16))
}

fn task(day: u32, home: Home, line: &str) -> Task {
    let state = match &line[..3] {
        "[x]" => TaskState::Done,
        "[>]" => TaskState::Carried,
        "[-]" => TaskState::Dropped,
        _ => TaskState::Open,
    };
    let mut words: Vec<&str> = line[3..].split_whitespace().collect();
    let mut attribute = |key: &str| {
        let at = words.iter().position(|word| word.starts_with(key))?;
        words.remove(at)[key.len()..].parse().ok().map(nov)
    };
    let (due, from, carried) = (attribute("due:"), attribute("from:"), attribute("carried:"));
    let text = words.join(" ");
    Task {
        id: Id::derived(nov(day), IdKind::Task, line, 0),
        date: nov(day),
        state,
        home,
        times: None,
        text,
        due,
        done: None,
        from,
        carried,
        prio: None,
        progress: None,
        inherited: Links::default(),
        mentions: Vec::new(),
        line: 0,
    }
}

/// Makes days from lines such as `16 plan [ ] text due:20`, `16 next …`, `16 entry …` (inside an entry), `16 secret …`.
fn days(lines: &[&str]) -> Vec<Day> {
    let mut days: BTreeMap<u32, Day> = BTreeMap::new();
    for line in lines {
        let (number, rest) = line.split_once(' ').expect("a day");
        let (place, rest) = rest.split_once(' ').expect("a place");
        let number: u32 = number.parse().expect("a number");
        let day = days.entry(number).or_insert_with(|| Day::empty(nov(number)));
        let home = match place {
            "plan" => Home::Plan,
            "next" => Home::PlanForTomorrow,
            "entry" | "secret" => {
                let mut entry =
                    Entry::titled(Id::derived(nov(number), IdKind::Entry, rest, 0), nov(number), "an entry");
                entry.private = place == "secret";
                day.entries.push(entry);
                Home::Entry(day.entries.len() - 1)
            }
            _ => Home::Day,
        };
        if home == Home::Plan {
            day.plans.push(Section { text: String::new(), line: 1 });
        }
        day.tasks.push(task(number, home, rest));
    }
    days.into_values().collect()
}

fn built(days: &[Day], others: &[Task], today: u32) -> Report {
    build(
        week(),
        days,
        &Context { today: nov(today), others, worked_before: None, org_of: &|_, _, _| None, author: None },
    )
}

/// Writes the counts of a plan as `planned: done carried dropped open`.
fn counts(report: &Report) -> String {
    let Some(plan) = &report.plan else { return "no plan".to_owned() };
    let count = |standing| plan.count(standing);
    let parts = [Standing::Done, Standing::Carried, Standing::Dropped, Standing::Open].map(count);
    format!("{}: {} {} {} {}", plan.tasks.len(), parts[0], parts[1], parts[2], parts[3])
}

#[test]
fn each_planned_task_counts_once() {
    let cases: [(&str, &[&str], &str); 17] = [
        ("nothing planned", &["16 entry [ ] a"], "no plan"),
        ("four ways to end", &["16 plan [x] a", "16 plan [>] b", "16 plan [-] c", "16 plan [ ] d"], "4: 1 1 1 1"),
        ("carried, then done", &["16 plan [>] a", "17 plan [x] a from:16"], "1: 1 0 0 0"),
        ("carried twice, then dropped", &["16 plan [>] a", "17 plan [>] a", "19 plan [-] a"], "1: 0 0 1 0"),
        ("carried, still open", &["16 plan [>] a", "18 plan [ ] a"], "1: 0 1 0 0"),
        ("left open, done later", &["16 plan [ ] a", "18 plan [x]  A"], "1: 1 0 0 0"),
        ("left open on two days", &["16 plan [ ] a", "18 plan [ ] a"], "1: 0 0 0 1"),
        ("the daily round", &["16 plan [x] a", "17 plan [x] a", "18 plan [x] a"], "3: 3 0 0 0"),
        ("the same line twice", &["16 plan [x] a", "16 plan [ ] a"], "2: 1 0 0 1"),
        ("reworded while carried", &["16 plan [>] a carried:17", "17 plan [x] finish a from:16"], "1: 1 0 0 0"),
        ("reworded, two candidates", &["16 plan [>] a", "16 plan [>] b", "17 plan [x] c from:16"], "3: 1 2 0 0"),
        ("planned the evening before", &["16 next [ ] a", "17 plan [x] a"], "1: 1 0 0 0"),
        ("planned for tomorrow only", &["16 next [ ] a", "18 entry [ ] b"], "1: 0 0 0 1"),
        ("Friday's plan for Monday", &["20 next [ ] a"], "no plan"),
        ("carried into next week", &["20 plan [ ] a", "20 next [ ] a"], "1: 0 1 0 0"),
        (
            "next steps: closed or due",
            &["16 entry [x] a", "16 entry [ ] b due:20", "16 entry [ ] c due:24"],
            "2: 1 0 0 1",
        ),
        ("a private entry's", &["16 secret [x] a", "16 secret [>] b", "17 plan [x] b", "17 plan [ ] c"], "1: 0 0 0 1"),
    ];
    for (case, lines, expected) in cases {
        assert_eq!(counts(&built(&days(lines), &[], 20)), expected, "{case}");
    }
}

/// Writes open tasks as `text/class`.
fn listed(tasks: &[OpenTask]) -> String {
    let one = |task: &OpenTask| format!("{}/{:?}", task.text, task.class);
    tasks.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn open_tasks_stand_by_due_date_and_the_next_week_apart() {
    let days = days(&[
        "16 entry [ ] late due:18",
        "17 entry [ ] sometime",
        "17 entry [ ] far due:30",
        "18 entry [ ] today due:20",
        "18 entry [ ] week due:25",
        "19 plan [ ] unfinished",
        "19 plan [>] moved carried:24",
        "20 next [ ] monday",
        "20 secret [ ] hidden due:24",
    ]);
    let others =
        [task(9, Home::Plan, "[ ] old due:10"), task(9, Home::Plan, "[ ] week"), task(24, Home::Plan, "[ ] ahead")];
    let report = built(&days, &others, 20);
    assert_eq!(listed(&report.ahead), "monday/Undated moved/Undated ahead/Undated week/NextPeriod");
    assert_eq!(
        listed(&report.open),
        "old/Overdue late/Overdue today/ThisPeriod far/Later unfinished/Undated sometime/Undated"
    );
}

/// The report of a past week knows what is open today, but not what came up after it and is for later.
#[test]
fn tasks_that_came_up_later_stay_out() {
    let others = [
        task(9, Home::Plan, "[ ] before due:10"),
        task(24, Home::Plan, "[ ] next"),
        task(27, Home::PlanForTomorrow, "[ ] after next"),
        task(25, Home::Day, "[ ] sometime"),
        task(30, Home::Plan, "[ ] later"),
    ];
    let report = built(&days(&["18 entry [ ] carried on"]), &others, 30);
    assert_eq!(listed(&report.ahead), "next/Undated");
    assert_eq!(listed(&report.open), "before/Overdue carried on/Undated");
}

/// What was planned for the next working day is no plan of whichever later day is asked for.
#[test]
fn plan_for_the_next_day_is_for_that_day_alone() {
    let others = [task(12, Home::PlanForTomorrow, "[ ] call back")];
    let days = days(&["18 plan [x] first"]);
    for (worked_before, expected) in [(Some(nov(13)), "1: 1 0 0 0"), (None, "2: 1 0 0 1")] {
        let context = Context { today: nov(20), others: &others, worked_before, org_of: &|_, _, _| None, author: None };
        assert_eq!(counts(&build(week(), &days, &context)), expected, "{worked_before:?}");
    }
}

#[test]
fn links_tell_tasks_of_one_text_apart_and_together() {
    let cases = [
        ("one client, mention added", ("send quote", "Hengda"), ("send quote %Hengda", "Hengda"), "1: 1 0 0 0"),
        ("two clients", ("send quote", "Hengda"), ("send quote", "Quill"), "2: 1 0 0 1"),
        ("two clients, both mentioned", ("call %Hengda", "Hengda"), ("call %Quill", "Quill"), "2: 1 0 0 1"),
        ("no client on one side", ("send quote", "Hengda"), ("send quote", ""), "1: 1 0 0 0"),
        ("a mention that is no card", ("send quote", ""), ("send quote %Nobody", ""), "2: 1 0 0 1"),
    ];
    for (case, (first, org), (second, other), expected) in cases {
        let mut days = days(&["16 plan [ ] first", "17 plan [x] second"]);
        for (day, text, org) in [(0, first, org), (1, second, other)] {
            let task = &mut days[day].tasks[0];
            task.text = text.to_owned();
            task.inherited.orgs.extend((!org.is_empty()).then(|| org.to_owned()));
            task.mentions.extend(org_mention(text));
        }
        assert_eq!(counts(&built(&days, &[], 20)), expected, "{case}");
    }
}

fn org_mention(text: &str) -> Option<Mention> {
    let at = text.find('%')?;
    let name = &text[at + 1..];
    let (span, name_span) = (at..text.len(), at + 1..text.len());
    Some(Mention { sigil: Sigil::Org, text: name.to_owned(), quoted: false, span, name_span })
}

#[test]
fn sigils_are_taken_off_where_the_name_is_part_of_the_sentence() {
    let mention = |sigil, quoted, text: &str, name: &str| {
        let at = text.find(name).expect("the name");
        let mark = usize::from(quoted);
        Mention {
            sigil,
            text: name.to_owned(),
            quoted,
            span: at - mark - 1..at + name.len() + mark,
            name_span: at..at + name.len(),
        }
    };
    let linked = Links {
        projects: vec!["portal".to_owned()],
        contacts: vec!["Li Na".to_owned()],
        orgs: vec!["恒达".to_owned()],
        ..Links::default()
    };
    let cases = [
        (Sigil::Contact, true, "Call @\"Li Na\" today", "Li Na", "Call Li Na today"),
        (Sigil::Org, false, "给 %恒达 送报价单", "恒达", "给恒达送报价单"),
        (Sigil::Org, false, "走访 %恒达，核对", "恒达", "走访恒达，核对"),
        (Sigil::Org, false, "送报价单 %恒达", "恒达", "送报价单 恒达"),
        (Sigil::Org, false, "Visit %恒达 again", "恒达", "Visit 恒达 again"),
        (Sigil::Project, false, "Fix +portal export", "portal", "Fix portal export"),
        (Sigil::Project, false, "Fix the export +portal", "portal", "Fix the export +portal"),
        (Sigil::Tag, false, "Fix #bug now", "bug", "Fix #bug now"),
    ];
    for (sigil, quoted, text, name, expected) in cases {
        assert_eq!(groups::without_sigils(text, &[mention(sigil, quoted, text, name)], &linked), expected);
    }
    let text = "work @home today";
    let unlinked = groups::without_sigils(text, &[mention(Sigil::Contact, false, text, "home")], &Links::default());
    assert_eq!(unlinked, text);
}

#[test]
fn a_carried_task_whose_day_has_come_is_not_open_here() {
    let days = days(&["19 plan [>] moved carried:24"]);
    assert_eq!(built(&days, &[], 23).ahead.len(), 1);
    assert_eq!(built(&days, &[], 24).ahead.len(), 0);
}

#[test]
fn unplanned_entries_are_told_only_where_entries_name_their_tasks() {
    let mut days = days(&["16 plan [x] a", "16 entry [x] b", "17 entry [x] c", "17 secret [x] d"]);
    let unplanned = |days: &[Day]| built(days, &[], 20).plan.and_then(|plan| plan.unplanned);
    assert_eq!(unplanned(&days), None);
    days[0].entries[0].re.push("a1bcdefg".to_owned());
    assert_eq!(unplanned(&days), Some(1));
}

fn at(day: u32, from: &str, to: &str, project: &str) -> Entry {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").expect("a time");
    let id = Id::derived(nov(day), IdKind::Entry, &format!("{from}{to}{project}"), 0);
    let mut entry = Entry::titled(id, nov(day), format!("{project} {from}"));
    let end = match to {
        "" => End::Unsaid,
        "-" => End::Running,
        to => End::At(time(to)),
    };
    entry.times = (!from.is_empty()).then(|| Times { start: time(from), end });
    entry.links.projects.extend((!project.is_empty()).then(|| project.to_owned()));
    entry
}

fn with_entries(entries: Vec<Entry>) -> Vec<Day> {
    let mut days: BTreeMap<NaiveDate, Day> = BTreeMap::new();
    for entry in entries {
        days.entry(entry.date).or_insert_with(|| Day::empty(entry.date)).entries.push(entry);
    }
    days.into_values().collect()
}

#[test]
fn an_hour_counts_once() {
    let cases: [(&str, Vec<Entry>, u32, usize); 6] = [
        ("apart", vec![at(16, "09:00", "10:00", "a"), at(16, "10:00", "10:30", "b")], 90, 0),
        ("overlapping", vec![at(16, "09:00", "10:30", "a"), at(16, "10:00", "11:00", "b")], 120, 0),
        ("inside", vec![at(16, "09:00", "12:00", "a"), at(16, "10:00", "10:15", "b")], 180, 0),
        ("past midnight", vec![at(16, "23:00", "01:00", "a"), at(17, "00:30", "02:00", "b")], 180, 0),
        ("no end", vec![at(16, "09:00", "", "a"), at(16, "10:00", "-", "b"), at(16, "", "", "c")], 0, 3),
        ("none", vec![], 0, 0),
    ];
    for (case, entries, minutes, untimed) in cases {
        let report = built(&with_entries(entries), &[], 20);
        assert_eq!((report.minutes, report.untimed), (minutes, untimed), "{case}");
    }
}

#[test]
fn groups_stand_by_time_then_entries() {
    let mut visit = at(17, "", "", "");
    visit.links.orgs.push("Hengda".to_owned());
    let mut both = at(18, "09:00", "09:30", "long");
    both.links.orgs.push("Hengda".to_owned());
    let days = with_entries(vec![
        at(16, "", "", ""),
        at(16, "", "", "few"),
        at(16, "09:00", "10:00", "short"),
        at(16, "10:00", "13:00", "long"),
        at(17, "", "", "many"),
        at(17, "", "", "many"),
        visit,
        both,
    ]);
    let report = built(&days, &[], 20);
    let groups: Vec<String> = report
        .groups
        .iter()
        .map(|group| format!("{} {} {}", group.subject.name().unwrap_or("-"), group.minutes, group.items.len()))
        .collect();
    assert_eq!(groups, ["long 210 2", "short 60 1", "many 0 2", "few 0 1", "Hengda 0 1", "- 0 1"]);
    assert_eq!(report.groups[0].items[1].client.as_deref(), Some("Hengda"));
}

#[test]
fn a_private_entry_leaves_no_trace() {
    let mut secret = at(16, "09:00", "10:00", "secret");
    secret.private = true;
    secret.links.contacts.push("Dr Roe".to_owned());
    secret.links.with.push("Mother".to_owned());
    secret.kind = Some("visit".to_owned());
    secret.expenses.push(Money { amount: 20.into(), currency: "GBP".to_owned(), note: None });
    let report = built(&with_entries(vec![secret]), &[], 20);
    assert!(report.is_empty() && report.people.is_empty() && report.companions.is_empty() && report.kinds.is_empty());
    assert!(report.expenses.is_empty() && report.expense_totals.is_empty() && report.figures.is_empty());
    assert_eq!((report.minutes, report.untimed, report.last_day), (0, 0, None));
}

#[test]
fn people_stand_by_how_often_they_were_met() {
    let meet = |day: u32, names: &[&str]| {
        let mut entry = at(day, "", "", &day.to_string());
        entry.links.contacts = names.iter().map(|name| (*name).to_owned()).collect();
        entry
    };
    let days = with_entries(vec![meet(16, &["Li Na", "张伟"]), meet(17, &["li na", "Li Na"]), meet(19, &["Roe"])]);
    let org_of = |_, name: &str, _| (name == "张伟").then(|| "恒达".to_owned());
    let report = build(
        week(),
        &days,
        &Context { today: nov(20), others: &[], worked_before: None, org_of: &org_of, author: None },
    );
    let people: Vec<String> = report
        .people
        .iter()
        .map(|person| format!("{} {} {} {:?}", person.name, person.times, person.last, person.org.as_deref()))
        .collect();
    assert_eq!(people, ["Li Na 2 2026-11-17 None", "Roe 1 2026-11-19 None", "张伟 1 2026-11-16 Some(\"恒达\")"]);
}

#[test]
fn the_following_period_is_of_the_same_kind() {
    let cases = [
        (Period::day(nov(20)), nov(21), nov(23)),
        (Period::day(nov(16)), nov(17), nov(17)),
        (week(), nov(23), nov(29)),
        (Period::month_of(nov(3)), nov(30) + chrono::Days::new(1), nov(30) + chrono::Days::new(31)),
        (Period::between(nov(2), nov(4)), nov(5), nov(7)),
    ];
    for (period, first, last) in cases {
        assert_eq!(ahead::following(period), Period::between(first, last), "{period:?}");
    }
}

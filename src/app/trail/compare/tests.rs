use super::*;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, number).expect("a day")
}

fn text(date: u32, before: &str, after: &str) -> DayText {
    let file = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    DayText { date: day(date), before: file(before), after: file(after) }
}

/// Says what became of each entry in a few words.
fn told(days: &[DayText], renewed: &[(Id, Id)]) -> Vec<String> {
    let word = |change: &EntryChange| {
        let title = change.latest().map(|placed| placed.entry.title.clone()).unwrap_or_default();
        let parts: Vec<&str> = change.shifts.iter().map(|shift| shift.aspect.trail_name()).collect();
        format!("{:?} {title} {}", change.became(), parts.join(",")).trim_end().to_owned()
    };
    compare(days, renewed, &Rules::default()).iter().map(word).collect()
}

const ONE: &str = "# d\n\n## 9:00 One <!--k7q2m9xd-->\n\n- outcome: good\n\n## 10:00 Two\n\nText\n";

#[test]
fn what_stays_is_passed_over() {
    assert!(told(&[text(20, ONE, ONE)], &[]).is_empty());
    let spaced = ONE.replace("## 10:00", "\n\n## 10:00");
    assert!(told(&[text(20, ONE, &spaced)], &[]).is_empty(), "blank lines behind an entry are nobody's");
}

#[test]
fn entries_come_go_and_change() {
    let after = ONE.replace("good", "bad").replace("## 10:00 Two\n\nText\n", "## 11:00 Dined with friends\n");
    assert_eq!(told(&[text(20, ONE, &after)], &[]), ["Changed One outcome", "Added Dined with friends", "Removed Two"]);
    assert_eq!(told(&[text(20, "", ONE)], &[]), ["Added One", "Added Two"]);
    assert_eq!(told(&[text(20, ONE, "")], &[]), ["Removed One", "Removed Two"]);
    assert_eq!(told(&[text(20, ONE, &ONE.replace("## 9:00", "##  9:00"))], &[]), ["Changed One"], "written anew");
}

#[test]
fn moved_entry_is_found_on_its_new_day() {
    let block = "## 9:00 One <!--k7q2m9xd-->\n\n- outcome: good\n\n";
    let days = [text(20, ONE, &ONE.replace(block, "")), text(21, "", &block.replace("good", "bad"))];
    assert_eq!(told(&days, &[]), ["Moved One outcome"]);
    let by_hand = [text(20, ONE, &ONE.replace("## 10:00 Two\n\nText\n", "")), text(21, "", "## 10:00 Two\n\nText\n")];
    assert_eq!(told(&by_hand, &[]), ["Moved Two"], "cut and pasted, without an ID");
}

#[test]
fn entry_without_a_written_id_stays_itself() {
    let id = compare(&[text(20, "", ONE)], &[], &Rules::default())[1].after.clone().expect("Two").entry.id;
    let written = ONE.replace("## 10:00 Two", &format!("## 10:00 Two <!--{id}-->"));
    assert_eq!(told(&[text(20, ONE, &written)], &[]), ["Changed Two"], "it keeps the ID by which it was called");
    let retitled = ONE.replace("10:00 Two\n\nText", "10:15 Two of them\n\nText");
    assert_eq!(told(&[text(20, ONE, &retitled)], &[]), ["Changed Two of them time,title"]);
    let other = ONE.replace("10:00 Two\n\nText", "10:15 Nothing like it\n\nElse");
    assert_eq!(told(&[text(20, ONE, &other)], &[]), ["Added Nothing like it", "Removed Two"]);
}

#[test]
fn renewed_id_is_the_same_entry() {
    let id = |text: &str| Id::parse(text).expect("an ID");
    let twice = "## One <!--k7q2m9xd-->\n\n## Other <!--k7q2m9xd-->\n";
    let after = twice.replace("Other <!--k7q2m9xd-->", "Other <!--b3hq1zt8-->");
    assert_eq!(told(&[text(20, twice, &after)], &[(id("k7q2m9xd"), id("b3hq1zt8"))]), ["Changed Other"]);
}

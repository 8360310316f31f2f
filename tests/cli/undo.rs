//! `wlog undo`: takes back any change by a new commit, touches nothing else, and is taken back by itself.

use crate::environment::World;
use insta::assert_snapshot;
use serde_json::json;

const TODAY: &str = "2026/11/2026-11-21.md";
const YESTERDAY: &str = "2026/11/2026-11-20.md";

fn commit(world: &World) -> String {
    crate::without_ids(&world.git(&["log", "-1", "--format=%B"]))
}

fn head(world: &World) -> String {
    world.git(&["rev-parse", "--short", "HEAD"]).trim_end().to_owned()
}

fn id_of(world: &World, arguments: &[&str]) -> String {
    world.json(arguments)[0]["id"].as_str().expect("an ID").to_owned()
}

/// Refuses, and leaves everything as it is.
#[track_caller]
fn refused(world: &World, arguments: &[&str]) -> String {
    let before = world.state();
    let said = world.wlog(arguments);
    assert_eq!(said.status, 3, "{}", said.whole());
    assert_eq!(world.state(), before);
    said.whole()
}

#[test]
fn last_change_is_taken_back_with_its_cards_and_done_again() {
    let world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.wlog(["add", "8:00 Stays"]).ok();
    let before = world.read(TODAY);
    world.wlog(["add", "9:00-10:30 Visited @Bob at %Hengda +navy. Long talk."]).ok();
    let added = world.read(TODAY);
    let said = world.wlog(["undo"]);
    assert_snapshot!("undone_add", format!("{}\n{}", said.whole(), commit(&world)));
    assert_eq!(world.read(TODAY), before);
    assert!(!world.book().join("contacts/bob.md").exists());
    let said = world.wlog(["undo"]);
    assert_snapshot!("redone_add", format!("{}\n{}", said.whole(), commit(&world)));
    assert_eq!(world.read(TODAY), added);
    assert!(world.book().join("contacts/bob.md").exists());
    world.wlog(["undo"]).ok();
    assert!(commit(&world).starts_with("undo: add: 2026-11-21 09:00"), "{}", commit(&world));
    assert_eq!(world.read(TODAY), before);
    world.assert_sound();
}

#[test]
fn undo_reads_well_in_chinese() {
    let world = World::chinese();
    world.wlog(["记", "9点 拜访 @张伟", "--outcome", "考虑中"]).ok();
    world.wlog(["更正", "--outcome", "考察中"]).ok();
    let undone = world.wlog(["撤销"]);
    let redone = world.wlog(["撤销"]);
    assert_snapshot!("undone_chinese", format!("{}\n{}", undone.whole(), redone.whole()));
}

#[test]
fn earlier_change_is_taken_back_and_its_neighbours_stay() {
    let world = World::new();
    world.wlog(["add", "9:00 One", "--outcome", "good"]).ok();
    let only = world.read(TODAY);
    world.wlog(["add", "10:00 Two"]).ok();
    world.wlog(["add", "11:00 Three"]).ok();
    world.wlog(["undo", "2"]).ok();
    let day = world.read(TODAY);
    assert!(day.starts_with(&only) && day.contains("11:00 Three") && !day.contains("Two"), "{day}");
    let first = world.git(&["log", "--format=%h", "--grep", "One", "--", TODAY]);
    world.wlog(["undo", first.trim_end()]).ok();
    assert!(
        world.read(TODAY).starts_with("# 2026-11-21") && !world.read(TODAY).contains("One"),
        "{}",
        world.read(TODAY)
    );
    world.assert_sound();
}

#[test]
fn what_changed_again_since_is_not_taken_back() {
    let world = World::new();
    world.wlog(["add", "9:00 One", "--outcome", "good"]).ok();
    world.wlog(["amend", "--outcome", "better"]).ok();
    world.wlog(["amend", "--outcome", "best"]).ok();
    assert_snapshot!("undo_of_what_changed", refused(&world, &["undo", "2"]));
    assert_snapshot!("undo_of_what_changed_chinese", refused(&world, &["--lang", "zh", "撤销", "3"]));
    world.wlog(["undo"]).ok();
    world.wlog(["undo", "3"]).ok();
    assert_eq!(world.json(&["list"])[0]["outcome"], "good", "once nothing stands in the way it is");
}

#[test]
fn every_byte_comes_back() {
    let day = "intro\r\n\r\n##  9:00   Odd  title   <!-- k7q2m9xd -->\r\n*  org:   Hengda\r\n* [ ] send it <!--m5t8y1ra-->\r\n\r\n\r\nText  \r\n## Next";
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.write(TODAY, day);
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "By hand"]);
    for change in [
        &["rm", "k7q2", "--yes"][..],
        &["amend", "k7q2", "--org", "+=Larkspur"],
        &["move", "k7q2", "--to", "yesterday"],
    ] {
        world.wlog(change).ok();
        assert_ne!(world.read(TODAY), day, "{change:?}");
        world.wlog(["undo"]).ok();
        assert_eq!(world.read(TODAY), day, "{change:?}");
        assert!(!world.book().join(YESTERDAY).exists(), "{change:?}");
    }
    world.assert_sound();
}

#[test]
fn days_that_have_closed_need_a_reason() {
    let world = World::new();
    let id = id_of(&world, &["add", "--date", "2026-11-18", "9:00 One"]);
    world.wlog(["amend", &id, "--outcome", "good", "--why", "forgot it"]).ok();
    let said = refused(&world, &["undo"]);
    assert!(said.contains("needs a reason"), "{said}");
    world.wlog(["undo", "--why", "it was bad"]).ok();
    assert!(commit(&world).contains("\nReason: it was bad\n"), "{}", commit(&world));
    assert!(commit(&world).contains("\nUndoes: [commit]\n"), "{}", commit(&world));
    world.assert_sound();
}

#[test]
fn files_that_were_edited_meanwhile_are_the_users_first() {
    let world = World::new();
    world.wlog(["add", "9:00 One"]).ok();
    world.wlog(["add", "16:00 Two"]).ok();
    let edited = world.read(TODAY).replace("One", "One by hand");
    world.write(TODAY, &edited);
    let said = world.wlog(["undo"]);
    assert_eq!(said.status, 0, "{}", said.whole());
    assert!(said.stderr.contains("edited by hand"), "{}", said.whole());
    assert_eq!(world.git(&["show", &format!("HEAD~1:{TODAY}")]), edited);
    assert!(world.read(TODAY).contains("One by hand") && !world.read(TODAY).contains("Two"));
    world.assert_sound();
}

#[test]
fn commit_by_hand_is_taken_back_and_staged_work_stays() {
    let world = World::new();
    world.wlog(["add", "9:00 One", "--outcome", "good"]).ok();
    let before = world.read(TODAY);
    world.write(TODAY, before.replace("good", "bad"));
    world.git(&["commit", "--quiet", "--all", "-m", "A commit of mine"]);
    let mine = head(&world);
    world.write("README.md", "Mine\n");
    world.git(&["add", "README.md"]);
    world.git(&["commit", "--quiet", "-m", "Nothing of the book's"]);
    world.write("README.md", "Staged\n");
    world.git(&["add", "README.md"]);
    let said = refused(&world, &["undo", &head(&world)]);
    assert!(said.contains("changes nothing in the log"), "{said}");
    world.wlog(["undo"]).ok();
    assert_eq!(world.read(TODAY), before, "what is none of the book's does not count");
    assert_eq!(world.git(&["status", "--porcelain"]), "M  README.md\n");
    assert_eq!(world.json(&["history"])[0]["undoes"], world.git(&["rev-parse", &mine]).trim_end());
}

#[test]
fn cards_that_are_needed_stay() {
    let world = World::new();
    world.wlog(["add", "9:00 Met @Bob and @Ann"]).ok();
    world.wlog(["add", "10:00 Called @Bob"]).ok();
    world.write("contacts/ann.md", format!("{}\nLikes tea.\n", world.read("contacts/ann.md")));
    let undone = &world.json(&["undo", "2"])[0];
    assert_eq!(undone["kept"], json!(["contacts/ann.md", "contacts/bob.md"]));
    assert_eq!((&undone["entries"][0]["became"], &undone["redo"]), (&json!("removed"), &json!(false)));
    assert_eq!(undone["commit"], world.git(&["rev-parse", "HEAD"]).trim_end());
    assert!(world.read("contacts/ann.md").contains("Likes tea"));
}

#[test]
fn what_cannot_be_taken_back_is_refused() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world.wlog(["add", "9:00 One"]).ok();
    let first = world.git(&["rev-list", "--max-parents=0", "HEAD"]);
    let said: String =
        [&["undo", "7"][..], &["undo", "2"], &["undo", first.trim_end()], &["undo", "abcdef1"], &["undo", "0"]]
            .iter()
            .map(|arguments| refused(&world, arguments))
            .collect();
    assert_snapshot!("undo_refused", said);
    let lone = world.git(&["commit-tree", "HEAD^{tree}", "-m", "Nowhere"]);
    assert!(refused(&world, &["undo", lone.trim_end()]).contains("no change of this book"), "HEAD does not reach it");
    world.wlog(["amend", "--outcome", "good"]).ok();
    let amended = head(&world);
    world.wlog(["undo"]).ok();
    assert!(refused(&world, &["undo", &amended]).contains("nothing to take back"));
}

#[test]
fn empty_word_takes_nothing_back() {
    let world = World::new();
    world.wlog(["add", "9:00 Stays"]).ok();
    refused(&world, &["undo", ""]);
    refused(&world, &["undo", " "]);
}

#[test]
fn card_that_was_given_another_file_goes_back_to_its_own() {
    let world = World::new();
    world.wlog(["add", "9:00 Met @Bob"]).ok();
    world.git(&["mv", "contacts/bob.md", "contacts/robert.md"]);
    world.git(&["commit", "--quiet", "-m", "Renamed"]);
    let renamed = head(&world);
    world.wlog(["add", "10:00 Called @Bob"]).ok();
    world.wlog(["undo", &renamed]).ok();
    assert!(world.book().join("contacts/bob.md").exists());
    assert!(!world.book().join("contacts/robert.md").exists(), "two cards of one name serve nobody");
    world.wlog(["check"]).ok();
    world.wlog(["undo"]).ok();
    world.write("contacts/robert.md", format!("{}\nLikes tea.\n", world.read("contacts/robert.md")));
    let said = refused(&world, &["undo", &renamed]);
    assert!(said.contains("contacts/robert.md"), "{said}");
}

#[test]
fn day_that_was_deleted_by_hand_comes_back_beside_what_was_written_since() {
    let world = World::new();
    world.wlog(["add", "9:00 One"]).ok();
    world.wlog(["add", "10:00 Two"]).ok();
    let lost = world.read(TODAY);
    world.git(&["rm", "--quiet", TODAY]);
    world.git(&["commit", "--quiet", "-m", "Deleted"]);
    let deleted = head(&world);
    world.wlog(["add", "11:00 Three"]).ok();
    let three = world.read(TODAY);
    world.wlog(["undo", &deleted]).ok();
    let all = world.read(TODAY);
    let lines = |day: &str| day.lines().filter(|line| line.starts_with("## ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lines(&all), [lines(&lost), lines(&three)].concat());
    world.assert_sound();
}

#[test]
fn way_to_the_lost_text_is_named() {
    for (world, word) in [(World::new(), "undo"), (World::chinese(), "撤销")] {
        world.wlog(["add", "9:00 One"]).ok();
        world.write(TODAY, format!("{}\n## Summary\n\nGood.\n", world.read(TODAY)));
        world.git(&["commit", "--quiet", "--all", "-m", "Summed up"]);
        world.git(&["rm", "--quiet", TODAY]);
        world.git(&["commit", "--quiet", "-m", "Deleted"]);
        let deleted = head(&world);
        world.wlog(["add", "11:00 Three"]).ok();
        let said = refused(&world, &[word, &deleted]);
        assert!(said.contains(&format!("~:{TODAY}")), "{said}");
    }
}

#[test]
fn entry_that_stands_elsewhere_is_not_brought_back_twice() {
    let world = World::new();
    world.wlog(["init", "worklog", "--language", "en"]).ok();
    world.wlog(["add", "9:00 One"]).ok();
    let id = id_of(&world, &["list"]);
    world.wlog(["rm", &id, "--yes"]).ok();
    world.wlog(["undo"]).ok();
    world.wlog(["move", &id, "--to", "2026-11-20"]).ok();
    let said = refused(&world, &["undo", "3"]);
    assert!(said.contains(YESTERDAY), "it names where the entry stands: {said}");
    let said = refused(&world, &["undo", "4"]);
    assert!(!said.contains("all is as it was"), "the entry stands in the book: {said}");
    assert_eq!(world.json(&["list", "2026-11"]).len(), 1);
}

#[test]
fn entry_that_went_since_a_move_by_hand_is_not_brought_back_with_it() {
    let world = World::new();
    world.wlog(["add", "9:00 One"]).ok();
    let added = head(&world);
    world.git(&["mv", TODAY, YESTERDAY]);
    world.git(&["commit", "--quiet", "-m", "Moved by hand"]);
    let said = refused(&world, &["undo", &added]);
    assert!(said.contains(YESTERDAY), "it stands on another day: {said}");
    let moved = head(&world);
    world.git(&["rm", "--quiet", YESTERDAY]);
    world.git(&["commit", "--quiet", "-m", "Removed by hand"]);
    refused(&world, &["undo", &moved]);
    world.wlog(["undo"]).ok();
    world.wlog(["undo", &moved]).ok();
    assert_eq!(world.json(&["list", "2026-11"]).len(), 1);
    assert!(world.book().join(TODAY).exists());
}

#[test]
fn hint_of_a_conflict_works() {
    let world = World::new();
    world.wlog(["add", "9:00 One"]).ok();
    let added = head(&world);
    world.wlog(["amend", "--outcome", "a"]).ok();
    let amended = head(&world);
    assert!(!refused(&world, &["undo", &added]).contains("git show"), "there was no file before");
    world.wlog(["amend", "--outcome", "b"]).ok();
    assert!(refused(&world, &["undo", &amended]).contains(&format!("~:{TODAY}")));
    world.git(&["show", &format!("{amended}~:{TODAY}")]);
}

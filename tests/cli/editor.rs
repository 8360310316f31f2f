//! `wlog add -e`: what happens to a text on its way through an editor that does whatever editors do.
#![cfg(unix)]

use crate::environment::{Said, World};
use insta::assert_snapshot;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

const TODAY: &str = "2026/11/2026-11-21.md";

/// Puts a script in the editor's place; `$1` is the file, `$HOME/round` counts how often it was opened.
pub fn with_editor(world: World, script: &str) -> World {
    let editor = world.home().join("editor");
    let count = "round=$(( $(cat \"$HOME/round\" 2>/dev/null || echo 0) + 1 )); echo $round > \"$HOME/round\"";
    fs::write(&editor, format!("#!/bin/sh\n{count}\ncp \"$1\" \"$HOME/page$round\"\n{script}\n")).expect("a script");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("permissions");
    let _ = fs::remove_file(world.home().join("round"));
    world.with("WLOG_EDITOR", &editor.display().to_string())
}

/// Returns a page as the editor was given it.
pub fn page(world: &World, round: u32) -> String {
    crate::without_ids(&fs::read_to_string(world.home().join(format!("page{round}"))).expect("a page"))
}

/// Returns the texts that are kept.
pub fn kept(world: &World) -> Vec<PathBuf> {
    let folder = world.book().join(".git/wlog/drafts");
    let drafts = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let texts = drafts.flat_map(|draft| fs::read_dir(draft).into_iter().flatten().flatten());
    texts.map(|text| text.path()).filter(|text| text.extension().is_some_and(|ending| ending == "md")).collect()
}

fn english() -> World {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    world
}

/// Replaces how the heading goes on behind the time.
const TITLE: &str = "sed -i 's/^## 15:04.*/## 15:04 Visited @Bob +navy/' \"$1\"";

#[track_caller]
fn assert_nothing_added(world: &World, said: &Said) {
    assert_eq!(said.status, 3, "{}", said.whole());
    assert_eq!(world.wlog(["list"]).status, 1, "there is no entry");
}

#[test]
fn page_that_is_filled_in_becomes_an_entry() {
    let fill = r#"sed -i 's/^## 15:04.*/## 9:30-10 Visited @"Li Na". Long talk/
s/^- org:.*/- org: Hengda/
s/^- figure:.*/- figure: new deposits 500 万元/
s/^- \[ \] .*/- [x] sent the offer\n- [ ] call due:friday\n\nThey agree.\n\n## Next/' "$1""#;
    let world = with_editor(english(), fill);
    assert_snapshot!(world.wlog(["add", "-e", "--kind", "call"]).whole());
    assert_snapshot!("filled_in_day", crate::without_ids(&world.read(TODAY)));
    assert_snapshot!("filled_in_page", page(&world, 1));
    assert_eq!(kept(&world), Vec::<PathBuf>::new());
    world.assert_sound();
}

#[test]
fn page_in_chinese() {
    let world = World::chinese();
    world.wlog(["init", "worklog"]).ok();
    world.wlog(["记", "拜访 @张伟 +贷款续期 %恒达机械"]).ok();
    let fill = "sed -i 's/^## 15:04.*/## 下午3点到4点 回访/; s/^- 联系人：.*/- 联系人：张伟、@李娜/; s/^- 结果：/- 结果：同意/' \"$1\"";
    let world = with_editor(world, fill);
    let said = world.wlog(["记", "-e", "--task", "送报价单 截止：周五"]);
    assert_snapshot!(format!("{}\n{}", said.whole(), page(&world, 1)));
    let entry = &world.json(&["list", "--contact", "李娜"])[0];
    assert_eq!((&entry["start"], &entry["outcome"]), (&"15:00".into(), &"同意".into()));
}

#[test]
fn what_is_given_is_filled_in() {
    let world = with_editor(english(), "");
    world.wlog(["add", "-e", "--date", "yesterday", "--project", "navy", "9am Visited @Bob. They agree.", "--private"]);
    let page = page(&world, 1);
    for line in
        ["# 2026-11-20\n", "\n## 09:00 Visited @Bob\n", "\n- project: navy\n", "\n- private: yes\n", "\nThey agree.\n"]
    {
        assert!(page.contains(line), "{line:?}\n{page}");
    }
    let bad = world.wlog(["add", "-e", "--time", "25:00", "Text"]);
    assert_eq!(bad.status, 2, "what is wrong on the command line is said before anything is typed");
}

#[test]
fn empty_or_unchanged_adds_nothing() {
    for script in
        ["", "touch \"$1\"", ": > \"$1\"", "rm \"$1\"", "printf '\\n \\n' > \"$1\"", "sed -i 1,3d \"$1\"; : > \"$1\""]
    {
        let world = with_editor(english(), script);
        let said = world.wlog(["add", "-e", "Visited Bob"]);
        assert_nothing_added(&world, &said);
        assert!(said.stderr.starts_with("nothing added: "), "{script}: {}", said.whole());
        assert_eq!(kept(&world), Vec::<PathBuf>::new(), "{script}");
        world.assert_sound();
    }
}

#[test]
fn what_is_not_understood_comes_back_with_a_remark() {
    let slips = [
        ("## 15:04", "## 25:00", "no such time of day"),
        ("# 2026-11-21", "# 2026-02-30", "2026-02-30"),
        ("- figure: ", "- figure: many", "many"),
        ("- outcome: ", "- outcom: good", "outcom"),
        ("- kind: ", "- kind: call\\n- kind: visit", "kind"),
        ("- contacts: ", "- contacts: Nobody", "Nobody"),
        ("- \\[ \\] ", "- [ ] call due:someday", "someday"),
    ];
    for (line, slip, remark) in slips {
        let script = format!(
            "case $round in\n1) {TITLE}; sed -i 's/^{line}\\( .*\\)\\?$/{slip}\\1/' \"$1\";;\n2) sed -i 's/^.*wlog: .*//' \"$1\"; {};;\nesac",
            "sed -i 's/25:00/9:00/; s/2026-02-30/2026-11-20/; s/many/deposits 5/; s/outcom:/outcome:/; /kind: visit/d; s/Nobody/Bob/; s/someday/friday/' \"$1\""
        );
        let world = with_editor(english(), &script);
        world.write("contacts/bob.md", "+++\nname = \"Bob\"\n+++\n");
        world.write("projects/navy.md", "+++\nname = \"navy\"\n+++\n");
        let said = world.wlog(["add", "-e", "--strict"]);
        assert_eq!(said.status, 0, "{slip}: {}\n{}", said.whole(), page(&world, 1));
        let second = page(&world, 2);
        let remarks: Vec<&str> = second.lines().take_while(|line| line.starts_with("<!-- wlog: ")).collect();
        assert!(remarks.join("\n").contains(remark), "{slip}: {second}");
        assert!(second.contains("Visited @Bob"), "what was typed is still there: {second}");
        assert_eq!(world.json(&["list"]).len(), 1, "{slip}");
        assert_eq!(kept(&world), Vec::<PathBuf>::new(), "{slip}");
    }
}

#[test]
fn slip_that_is_insisted_on_is_kept_for_later() {
    let world =
        with_editor(english(), &format!("[ $round = 1 ] && {TITLE} && sed -i 's/^## 15:04/## 25:00/' \"$1\"; true"));
    let said = world.wlog(["add", "-e"]);
    assert_nothing_added(&world, &said);
    assert_snapshot!(said.whole());
    assert_snapshot!("insisted_page", page(&world, 2));
    assert_eq!(kept(&world).len(), 1);

    let world = with_editor(world, "sed -i 's/^## 25:00/## 9:00/' \"$1\"");
    let again = world.wlog(["add", "-e"]);
    assert!(page(&world, 1).contains("you began this"), "{}", page(&world, 1));
    assert!(again.ok().contains("09:00  Visited Bob"));
    assert_eq!(kept(&world), Vec::<PathBuf>::new());
    world.assert_sound();
}

#[test]
fn key_of_ones_own_is_taken_when_it_comes_again() {
    let world = with_editor(
        english(),
        &format!(
            "[ $round = 1 ] && {TITLE} && sed -i 's/^- outcome:.*/- outcom: good/; s/^- kind:.*/- kind: call/' \"$1\"; true"
        ),
    );
    world.wlog(["add", "-e"]).ok();
    assert_eq!(world.json(&["list"])[0]["fields"]["outcom"], serde_json::json!(["good"]));
}

#[test]
fn text_below_the_line_is_not_lost() {
    let world =
        with_editor(english(), &format!("[ $round = 1 ] && {TITLE} && echo 'Typed at the end.' >> \"$1\"; true"));
    world.wlog(["add", "-e"]).ok();
    assert!(page(&world, 2).contains("moved above"), "{}", page(&world, 2));
    assert_eq!(world.json(&["list"])[0]["body"], "Typed at the end.");
}

#[test]
fn editor_that_ends_badly_adds_nothing_and_keeps_the_text() {
    for (script, name) in [("exit 1", "status"), ("kill -9 $$", "killed")] {
        let world = with_editor(english(), &format!("{TITLE}; {script}"));
        let said = world.wlog(["add", "-e"]);
        assert_nothing_added(&world, &said);
        assert_snapshot!(format!("editor_ended_{name}"), said.whole());
        let texts = kept(&world);
        assert!(fs::read_to_string(&texts[0]).expect("a text").contains("Visited @Bob"));
        let world = with_editor(world, "touch \"$1\"");
        assert!(world.wlog(["add", "-e"]).ok().contains("Visited Bob"), "saving it as it is adds it");
    }
}

#[test]
fn kept_text_is_only_looked_at() {
    let world = with_editor(english(), &format!("{TITLE}; exit 1"));
    world.wlog(["add", "-e"]);
    let world = with_editor(world, "");
    let said = world.wlog(["add", "-e"]);
    assert_nothing_added(&world, &said);
    assert!(said.stderr.contains("not saved"), "{}", said.whole());
    let other = world.wlog(["add", "-e", "Something else"]);
    assert!(other.stderr.contains("still waits"), "{}", other.whole());
    assert_eq!(kept(&world).len(), 1);
    let world = with_editor(world, ": > \"$1\"");
    world.wlog(["add", "-e"]);
    assert_eq!(kept(&world), Vec::<PathBuf>::new(), "emptied, it is dropped");
}

#[test]
fn wlog_that_is_killed_under_the_editor_loses_nothing() {
    // The parent of the script is wlog itself, whether or not the shell stays between them.
    let kill = "for id in $PPID $(ps -o ppid= -p $PPID); do [ \"$(ps -o comm= -p $id)\" = wlog ] && kill -9 $id; done";
    let world = with_editor(english(), &format!("{TITLE}; {kill}; sleep 0.2"));
    world.wlog(["add", "-e"]);
    assert_eq!(world.wlog(["list"]).status, 1, "there is no entry");
    assert_eq!(kept(&world).len(), 1);
    let world = with_editor(world, "touch \"$1\"");
    assert!(world.wlog(["add", "-e"]).ok().contains("Visited Bob"));
    world.assert_sound();
}

#[test]
fn text_that_has_arrived_is_not_added_again() {
    let world = with_editor(english(), &format!("{TITLE}; cp -r \"$(dirname \"$1\")\" \"$HOME/draft\""));
    world.wlog(["add", "-e"]).ok();
    let id = world.json(&["list"])[0]["id"].as_str().expect("an ID").to_owned();
    let draft = world.book().join(".git/wlog/drafts").join(format!("add-{id}"));
    fs::create_dir_all(draft.parent().expect("a folder")).expect("a folder");
    fs::rename(world.home().join("draft"), draft).expect("as if wlog had been killed behind the commit");
    let world = with_editor(world, "touch \"$1\"");
    assert!(!world.wlog(["add", "-e"]).stdout.contains("Visited"));
    assert_eq!(world.json(&["list"]).len(), 1);
}

#[test]
fn first_entry_may_be_written_in_the_editor() {
    let world = with_editor(World::new(), TITLE);
    assert_snapshot!(world.wlog(["add", "-e"]).whole());
    world.assert_sound();
}

#[test]
fn without_an_editor_nothing_is_begun() {
    let mut pages = String::new();
    for world in [World::new(), World::chinese()] {
        let none = world.with("PATH", "/nonexistent");
        pages += &none.wlog(["add", "-e"]).whole();
        assert!(!none.book().exists());
        let wrong = none.with("PATH", "/usr/bin:/bin").with("EDITOR", "no-such-editor --wait");
        wrong.wlog(["init", "worklog"]).ok();
        pages += &wrong.wlog(["add", "-e"]).whole();
        assert_eq!(kept(&wrong), Vec::<PathBuf>::new());
    }
    assert_snapshot!(pages);
}

#[test]
fn editor_is_chosen_as_people_expect() {
    let world = english();
    let script = |name: &str| {
        let path = world.home().join(name);
        fs::write(&path, format!("#!/bin/sh\necho {name} >> \"$HOME/ran\"\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("permissions");
        path.display().to_string()
    };
    let [own, visual, editor, git] = ["own", "visual", "editor", "git-editor"].map(script);
    fs::write(world.home().join(".gitconfig"), format!("[core]\n\teditor = {git}\n")).expect("settings");
    // What lies in the book is never run.
    world.git(&["config", "core.editor", "touch $HOME/pwned"]);
    world.wlog(["add", "-e"]);
    let world = world.with("EDITOR", &editor);
    world.wlog(["add", "-e"]);
    let world = world.with("VISUAL", &visual);
    world.wlog(["add", "-e"]);
    let world = world.with("WLOG_EDITOR", &format!("{own} 'an option'"));
    world.wlog(["add", "-e"]);
    let ran = fs::read_to_string(world.home().join("ran")).expect("a list");
    assert_eq!(ran, "git-editor\neditor\nvisual\nown\n");
    assert!(!world.home().join("pwned").exists());
}

#[test]
fn text_in_another_encoding_is_kept() {
    let world = with_editor(english(), "printf '## 9:00 \\326\\320\\316\\304\\n' > \"$1\"");
    let said = world.wlog(["add", "-e"]);
    assert_nothing_added(&world, &said);
    assert!(said.stderr.contains("UTF-8"), "{}", said.whole());
    assert_eq!(kept(&world).len(), 1);
}

#[test]
fn book_that_cannot_be_written_is_said_before_the_editor_opens() {
    let world = with_editor(english(), TITLE);
    world.wlog(["add", "Text"]).ok();
    world.git(&["checkout", "--quiet", "--detach"]);
    for arguments in [&["add", "-e"][..], &["amend", "-e"], &["edit"]] {
        assert_eq!(world.wlog(arguments).status, 3, "{arguments:?}");
    }
    for arguments in
        [&["edit", "someday"][..], &["edit", "last week"], &["edit", "z9z9z9z9"], &["add", "-e", "-t", "25:00"]]
    {
        assert_ne!(world.wlog(arguments).status, 0, "{arguments:?}");
    }
    assert!(!world.home().join("round").exists(), "the editor never ran");
    assert_eq!(kept(&world), Vec::<PathBuf>::new());
}

/// An editor that saved in GBK can open its text again and save it as UTF-8; wlog writes nothing over it.
#[test]
fn text_in_another_encoding_can_be_saved_anew() {
    let world = with_editor(english(), "printf '# 2026-11-21\\n\\n## 9:00 \\260\\335\\267\\303\\n' > \"$1\"");
    let said = world.wlog(["add", "-e"]);
    assert_nothing_added(&world, &said);
    assert!(
        said.stderr.contains(".git/wlog/drafts/add-") && said.stderr.contains("iconv -f GB18030"),
        "{}",
        said.whole()
    );
    let world = with_editor(world, ":");
    assert_nothing_added(&world, &world.wlog(["add", "-e"]));
    let raw = fs::read(world.home().join("page1")).expect("a page");
    assert!(raw.ends_with(b"9:00 \xB0\xDD\xB7\xC3\n"), "it is opened as it was saved");
    let world = with_editor(world, "printf '# 2026-11-21\\n\\n## 9:00 拜访\\n' > \"$1\"");
    world.wlog(["add", "-e"]).ok();
    assert_eq!(world.json(&["list"])[0]["title"], "拜访");
    assert_eq!(kept(&world), Vec::<PathBuf>::new());

    let world = with_editor(world, "printf '\\n## 10:00 \\260\\335\\267\\303\\n' >> \"$1\"");
    let said = world.wlog(["edit"]);
    assert!(said.status == 3 && said.stderr.contains("iconv -f GB18030"), "{}", said.whole());
    let world = with_editor(world, "printf '# 2026-11-21\\n\\n## 9:00 拜访\\n\\n## 10:00 再次拜访\\n' > \"$1\"");
    world.wlog(["edit"]).ok();
    assert!(fs::read(world.home().join("page1")).expect("a page").ends_with(b"10:00 \xB0\xDD\xB7\xC3\n"));
    assert!(world.read(TODAY).contains("再次拜访"));
    world.assert_sound();
}

#[test]
fn the_present_minute_may_be_given() {
    let world = with_editor(english(), TITLE);
    world.wlog(["add", "-e", "--time", "now"]).ok();
    assert!(page(&world, 1).contains("\n## 15:04 \n"), "{}", page(&world, 1));
    let world = with_editor(world, "sed -i 's/^## 09:00-15:04.*/## 09:00-15:04 Long/' \"$1\"");
    world.wlog(["add", "-e", "--time", "9-now"]).ok();
    world.wlog(["amend", "--time", "now"]).ok();
    let day = world.read(TODAY);
    assert!(day.contains("## 15:04 Visited Bob") && day.contains("## 15:04 Long"), "{day}");
}

/// What is wished beside a text that an earlier run left is put into that text.
#[test]
fn wishes_count_for_a_text_that_was_left() {
    let world = with_editor(english(), "sed -i 's/^## .*/& and typed/' \"$1\"; exit 1");
    world.wlog(["add", "9:00 Visited"]).ok();
    assert_ne!(world.wlog(["amend", "-e"]).status, 0);
    let world = with_editor(world, "sed -i 's/typed/taken/' \"$1\"");
    world.wlog(["amend", "-e", "--outcome", "they agree"]).ok();
    assert!(page(&world, 1).contains("Visited and typed"), "{}", page(&world, 1));
    let entry = &world.json(&["list"])[0];
    assert_eq!((&entry["title"], &entry["outcome"]), (&"Visited and taken".into(), &"they agree".into()));

    let world = with_editor(world, "printf 'no heading' > \"$1\"; exit 1");
    assert_ne!(world.wlog(["amend", "-e"]).status, 0);
    let said = world.wlog(["amend", "-e", "--outcome", "they sign"]);
    assert_eq!(said.status, 3, "{}", said.whole());
    assert!(said.stderr.contains(".git/wlog/drafts/amend-"), "the text is kept and named: {}", said.whole());
}

#[test]
fn known_names_stand_in_the_help_as_they_are_written() {
    let world = with_editor(english(), "");
    world.wlog(["add", "Met @\"Li Na\" and @Bob of %\"Larkspur Freight\""]).ok();
    world.wlog(["add", "-e"]);
    let page = page(&world, 1);
    assert!(page.contains("\"Li Na\"") && page.contains("\"Larkspur Freight\"") && page.contains("Bob"), "{page}");
}

#[test]
fn a_killed_editor_leaves_the_terminal_as_it_was() {
    let world = with_editor(english(), "stty raw -echo; kill -9 $$");
    let script = "wlog add -e; echo ended; stty -a | grep -o -e '-*icanon' -e '-*echo ' | tr '\\n' ' '; sleep 60";
    let mut screen = world.shell_on_terminal(30, &world.home(), script);
    screen.shows("ended").shows("icanon echo");
    let shown = screen.contents();
    assert!(!shown.contains("-icanon") && !shown.contains("-echo"), "{shown}");
    screen.kill();
}

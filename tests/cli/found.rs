//! `wlog search`: what it prints, counts, opens and keeps.

use crate::environment::World;
use insta::assert_snapshot;
use serde_json::{Value, json};

/// A week in both languages, with wide characters in every column.
const DAYS: [(&str, &str); 3] = [
    (
        "2026/11/2026-11-19.md",
        "# 2026-11-19\n\n\
         ## 09:00-10:30 拜访恒达机械，谈贷款续期 (loan renewal) 和下一年度的授信安排，顺便看了新厂房 <!--k7q2m9xd-->\n\n\
         - contacts: 张伟, Li Na\n- org: 恒达机械\n- project: loan-renewal\n- kind: visit\n\
         - [ ] send the loan quote @张伟 due:2026-11-20 <!--m5t8y1ra-->\n\n\
         They agree if we extend the term of the loan. 张总下周二答复，利率不变的话可以签三年。\n\n\
         ## 14:05 Fixed the loan export <!--z0s6vd3h-->\n\n- project: portal\n- outcome: loan figures are right again\n",
    ),
    (
        "2026/11/2026-11-20.md",
        "# 2026-11-20\n\nA quiet day, loan papers only.\n\n\
         ## Loan 合同归档 <!--b3hq1zt8-->\n\n- tags: 归档, paper\n- contract: loan HT-2026-081\n\n\
         ## 23:00-00:30 Night shift: the loan batch ran late 👩🏽\u{200D}💻 <!--c4jr2zt9-->\n\n- project: portal\n",
    ),
    ("contacts/张伟.md", "+++\nname = \"张伟\"\naliases = [\"张总\", \"Wei\"]\ntitle = \"loan officer 信贷部\"\n+++\n"),
];

fn mixed(world: World) -> World {
    world.wlog(["init", "worklog"]).ok();
    DAYS.iter().for_each(|(path, text)| world.write(path, text));
    world.write("wlog.toml", "format = 1\nlanguage = \"en\"\n[fields]\ncontract = \"text\"\n");
    world.git(&["add", "--all"]);
    world.git(&["commit", "--quiet", "-m", "by hand"]);
    world.with("WLOG_PAGER", "cat")
}

fn english() -> World {
    mixed(World::new())
}

fn chinese() -> World {
    mixed(World::chinese())
}

#[cfg(unix)]
#[test]
fn results_stand_below_their_days_on_a_terminal() {
    for (world, language) in [(english(), "en"), (chinese(), "zh")] {
        for columns in [80, 40] {
            let mut screen = world.on_terminal(columns, &["search", "loan"]);
            let (status, shown) = screen.ends();
            assert_eq!(status, 0, "{shown}");
            assert_eq!(screen.lines(), shown, "no line runs over the edge");
            assert_snapshot!(format!("found_{language}_{columns}"), shown);
        }
        let mut screen = world.on_terminal(80, &["search", "loan", "--sort", "best", "-n", "4"]);
        assert_snapshot!(format!("found_best_{language}"), screen.ends().1);
    }
}

#[cfg(unix)]
#[test]
fn groups_are_bars() {
    for (world, language) in [(english(), "en"), (chinese(), "zh")] {
        for columns in [80, 40] {
            let mut screen = world.on_terminal(columns, &["search", "type:entry", "--by", "project"]);
            let (status, shown) = screen.ends();
            assert_eq!(status, 0, "{shown}");
            assert_eq!(screen.lines(), shown, "no line runs over the edge");
            assert_snapshot!(format!("groups_{language}_{columns}"), shown);
        }
        assert_snapshot!(format!("groups_pipe_{language}"), world.wlog(["search", "loan", "--by", "month"]).whole());
    }
}

#[test]
fn groups_count_entries_or_else_tasks() {
    let world = english();
    let groups = |arguments: &[&str]| -> Vec<(Value, Value, Value, Value)> {
        let found = world.json(&[&["search"], arguments].concat());
        found
            .iter()
            .map(|group| (group["name"].clone(), group["of"].clone(), group["count"].clone(), group["minutes"].clone()))
            .collect()
    };
    let entry = |name: Value, count: u32, minutes: u32| (name, json!("entry"), json!(count), json!(minutes));
    assert_eq!(
        groups(&["loan", "--by", "project"]),
        [entry(json!("portal"), 2, 90), entry(json!("loan-renewal"), 1, 90), entry(json!(null), 1, 0)]
    );
    assert_eq!(groups(&["loan", "--by", "month"]), [entry(json!("2026-11"), 4, 180)]);
    assert_eq!(groups(&["type:task", "--by", "contact"])[0], (json!("Li Na"), json!("task"), json!(1), json!(0)));
    let cards = world.wlog(["search", "type:contact", "--by", "kind"]);
    assert_eq!((cards.status, cards.stdout.as_str()), (0, ""), "{}", cards.whole());
}

#[test]
fn files_and_numbers_alone() {
    let world = english();
    let files = world.wlog(["search", "loan", "-l"]);
    assert_eq!(
        files.stdout,
        "worklog/2026/11/2026-11-20.md\nworklog/2026/11/2026-11-19.md\nworklog/contacts/张伟.md\n"
    );
    let elsewhere = world.wlog_in(&world.book().join("2026"), ["search", "loan", "-l", "-n", "1"]);
    assert_eq!(elsewhere.stdout, "11/2026-11-20.md\n");
    assert_eq!(world.wlog(["search", "loan", "--count"]).whole(), "--- stdout\n7\n--- status 0\n");
    let nothing = world.wlog(["search", "quarrel", "--count"]);
    assert_eq!((nothing.status, nothing.stdout.as_str()), (1, "0\n"));
    assert_eq!(world.json(&["search", "loan", "--count"]), [json!({"type": "total", "total": 7})]);
    assert_eq!(world.json(&["search", "loan", "-l"])[0], json!({"type": "file", "path": "2026/11/2026-11-20.md"}));
}

#[test]
fn a_slip_is_asked_back() {
    let world = english();
    for (arguments, hint) in [
        (&["laon"][..], "hint: did you mean 'loan' (7)?\n"),
        (&["export", "loen"], "hint: did you mean 'export loan' (1)?\n"),
        (&["恒大机械"], "hint: did you mean '恒达机械' (1)?\n"),
        (&["loan", "--project", "portel"], "hint: did you mean '--project portal' (2)?\n"),
        (&["NOT", "type:entry", "quarrel"], ""),
    ] {
        let said = world.wlog([&["search"], arguments].concat());
        assert_eq!((said.status, said.stderr), (1, format!("nothing found\n{hint}")), "{arguments:?}");
    }
    let said = chinese().wlog(["查", "恒大"]);
    assert_eq!(said.stderr, "没有找到\n提示：是不是要找“恒达”（1 条）？\n");
}

/// `contct:Bob` can be read, for fields may be anybody's own, and finds nothing.
#[test]
fn a_slip_in_a_field_is_asked_back() {
    let world = english();
    for (arguments, hint) in [
        (&["porject:portal", "loan"][..], "hint: did you mean 'project:portal loan' (2)?\n"),
        (&["porject:nothing"], "hint: did you mean 'project:nothing'?\n"),
        (&["ticket:4711"], ""),
        (
            &["hours:long"],
            "hint: 'long' is no number and no range, and was looked for as a text; write hours:2, hours:2.. or hours:2..8\n",
        ),
        (&["hours:\"long\""], ""),
    ] {
        let said = world.wlog([&["search"], arguments].concat());
        assert_eq!((said.status, said.stderr), (1, format!("nothing found\n{hint}")), "{arguments:?}");
    }
    world.write("wlog.toml", "format = 1\nlanguage = \"en\"\n[fields]\ncontract = \"text\"\n");
    world.write("orgs/acme.md", "+++\nname = \"Acme\"\namuont = \"12\"\n+++\n");
    for own in ["contract:4711", "amuont:13"] {
        assert_eq!(world.wlog(["search", own]).stderr, "nothing found\n", "{own} is a field of the book's own");
    }
    for (typed, hint) in [
        ("联系入：张伟", "提示：是不是要找“联系人：张伟”（3 条）？\n"),
        ("小时：1-2", "提示：“1-2”不是数，也不是数的范围，是当作文字查的；可以写：小时:2、小时:2..、小时:2..8\n"),
    ] {
        assert_eq!(chinese().wlog(["查", typed]).stderr, format!("没有找到\n{hint}"), "{typed}");
    }
}

#[test]
fn searches_are_kept_under_names() {
    let world = english();
    let settings = "format = 1\r\n# mine\r\nlanguage = \"en\"\r\n\r\n[fields]\r\ncontract = \"text\" # kept\r\n";
    world.write("wlog.toml", settings);
    assert_eq!(
        world.wlog(["search", "--saved"]).whole(),
        "--- stderr\nno search is saved; to save one: wlog search is:open type:task --save promises\n--- status 1\n"
    );
    let saved = world.wlog(["search", "is:open", "type:task", "--contact", "张伟", "--save", "承诺"]);
    assert_snapshot!("search_saved", saved.whole());
    let line = "\r\n[searches]\r\n\"承诺\" = \"is:open type:task contact:张伟\"\r\n";
    assert_eq!(world.read("wlog.toml"), format!("{settings}{line}"));
    assert_eq!(
        world.git(&["log", "-2", "--format=%s"]),
        "search: saved 承诺\nedit: wlog.toml (by hand)\n",
        "one commit, the user's own before it"
    );
    world.assert_sound();
    world.wlog(["search", "loan", "OR", "dock", "--save", "papers"]).ok();
    assert_snapshot!("saved_searches", world.wlog(["search", "--saved"]).whole());
    assert_eq!(
        world.json(&["search", "--saved"])[1],
        json!({"type": "search", "name": "papers", "query": "loan OR dock"})
    );
    assert_eq!(world.wlog(["search", "--saved", "Papers", "--count"]).stdout, "7\n");
    assert_eq!(
        world.wlog(["search", "--saved", "papers", "export", "--count"]).stdout,
        "1\n",
        "further words narrow it"
    );
    for (more, total) in [
        (&["(export OR nothing-like-it)"][..], "1\n"),
        (&["export", "OR", "nothing-like-it"], "1\n"),
        (&["nothing-like-it", "或", "nothing", "export"], "0\n"),
    ] {
        let said = world.wlog([&["search", "--count", "--saved", "papers"], more].concat());
        assert_eq!(said.stdout, total, "an OR among further words is theirs: {more:?}");
    }
    let widened = world.wlog(["search", "--count", "--saved", "papers", "OR", "type:project"]);
    assert_eq!(widened.stdout, world.wlog(["search", "--count", "loan", "OR", "dock", "OR", "type:project"]).stdout);
    let again = world.wlog(["search", "loan", "OR", "dock", "--save", "papers"]);
    assert!(again.stderr.starts_with("saved already: wlog search --saved papers\n"), "{}", again.whole());
    let other = world.wlog(["search", "loan", "--save", "papers"]);
    assert!(other.stderr.contains("it was: loan OR dock\n"), "{}", other.whole());
    for (arguments, status, said) in [
        (&["--saved", "paprs"][..], 2, "error: no search is saved as 'paprs'\nhint: did you mean 'papers'?\n"),
        (
            &["loan", "--saved"],
            2,
            "error: --saved alone lists the saved searches, and looks for nothing\nhint: put the name right behind it: wlog search --saved NAME loan\n",
        ),
        (&["--project", "portal", "--saved"], 2, "error: --saved alone lists"),
        (&["--save", "nothing"], 2, "error: there is nothing to save: no query was given\n"),
        (&["loan", "(", "--save", "broken"], 2, "error: "),
        (&["loan", "--save", " "], 2, "error: ' ' cannot be the name of a search\n"),
    ] {
        let refused = world.wlog([&["search"], arguments].concat());
        assert_eq!(refused.status, status, "{}", refused.whole());
        assert!(refused.stderr.starts_with(said), "{}", refused.whole());
    }
    let offered = world.wlog(["__complete", "bash", "wlog search --saved p", "p", "9"]).stdout;
    assert!(offered.contains("papers"), "{offered}");
}

#[cfg(unix)]
mod in_the_editor {
    use super::{english, json};
    use crate::editor::with_editor;
    use crate::environment::World;

    /// Names the editor like one that takes a line, and notes how it was called.
    fn vim(world: World, script: &str) -> World {
        let world = with_editor(
            world,
            &format!("echo \"$@\" | sed 's@/.*/@@' > \"$HOME/called\"\nfor file; do :; done\n{script}"),
        );
        // The script of the tests takes its first argument for the file.
        let (editor, vim) = (world.home().join("editor"), world.home().join("vim"));
        let text = std::fs::read_to_string(&editor)
            .expect("a script")
            .replace("cp \"$1\"", "for file; do :; done; cp \"$file\"");
        std::fs::write(&editor, text).expect("a script");
        std::fs::rename(&editor, &vim).expect("another name");
        let name = vim.display().to_string();
        world.with("WLOG_EDITOR", &name)
    }

    fn called(world: &World) -> String {
        std::fs::read_to_string(world.home().join("called")).expect("the editor was called")
    }

    #[test]
    fn a_result_opens_at_its_line_and_is_committed() {
        let world = vim(english(), "sed -i 's/loan export/loan import/' \"$file\"");
        let said = world.wlog(["search", "export", "--open", "--json"]);
        assert_eq!(said.status, 3, "the day has closed and nobody is there to say why: {}", said.whole());
        assert_eq!(called(&world), "+13 2026-11-19.md\n");
        let world = vim(english(), "sed -i 's/batch ran late/batch came late/' \"$file\"");
        let said = world.wlog(["search", "project:portal", "--open"]);
        assert_eq!(said.status, 0, "{}", said.whole());
        assert_eq!(called(&world), "+10 2026-11-20.md\n");
        assert!(world.read("2026/11/2026-11-20.md").contains("batch came late"));
        assert_eq!(world.git(&["log", "-1", "--format=%s"]), "edit: 2026-11-20\n");
        world.assert_sound();
    }

    #[test]
    fn a_card_opens_too_and_the_second_result_by_its_number() {
        let world = vim(english(), "printf 'Likes tea.\\n' >> \"$file\"");
        let said = world.wlog(["search", "type:contact", "--open"]);
        assert_eq!(said.status, 0, "{}", said.whole());
        assert!(world.read("contacts/张伟.md").ends_with("+++\nLikes tea.\n"));
        assert_eq!(world.git(&["log", "-1", "--format=%s"]), "edit: contacts/张伟.md\n");
        let said = world.wlog(["edit", "contacts/张伟.md"]);
        assert_eq!(said.status, 0, "{}", said.whole());
        assert_eq!(world.json(&["search", "tea"])[0]["name"], json!("张伟"));
        world.assert_sound();
        let world = vim(english(), "");
        world.wlog(["search", "project:portal", "--open=2"]);
        assert_eq!(called(&world), "+13 2026-11-19.md\n");
        let said = world.wlog(["search", "project:portal", "--open=9"]);
        assert_eq!((said.status, said.stderr.as_str()), (1, "there is no result 9, only 2\n"));
        assert_eq!(world.wlog(["search", "project:portal", "--open=0"]).status, 2);
    }
}

#[cfg(unix)]
#[test]
fn links_are_for_terminals_only() {
    let world = english().with("WLOG_LINKS", "always");
    let script = "wlog search export > piped; script -qec 'wlog search export' typed > /dev/null 2>&1 || true; cat typed 2>/dev/null || true";
    let typed = world.shell(script).ok();
    let piped = std::fs::read_to_string(world.home().join("piped")).expect("a file");
    assert!(!piped.contains('\u{1b}'), "{piped:?}");
    if typed.is_empty() {
        eprintln!("skipped: there is no script(1)");
        return;
    }
    assert!(typed.contains("\u{1b}]8;;file://"), "{typed:?}");
    assert!(typed.contains("/worklog/2026/11/2026-11-19.md\u{1b}\\"), "{typed:?}");
    let never = english().with("WLOG_LINKS", "never");
    assert!(!never.shell("script -qec 'wlog search export' /dev/stdout").ok().contains("\u{1b}]8"));
}

#[test]
fn the_index_tells_how_it_is() {
    let world = english();
    let folder = |text: String| {
        let caches = text.find(".cache/wlog/").map_or(0, |at| at + ".cache/wlog/".len());
        let end = text[caches..].find(['\n', '"']).map_or(text.len(), |end| caches + end);
        format!("{}FOLDER{}", &text[..caches], &text[end..])
    };
    let fields = |world: &World| {
        let status = &world.json(&["index"])[0];
        ["usable", "files", "segments", "new", "changed", "gone"].map(|key| status[key].clone())
    };
    assert_eq!(fields(&world), [json!(false), json!(0), json!(0), json!(3), json!(0), json!(0)]);
    assert_snapshot!("index_none", folder(world.wlog(["index"]).whole()));
    world.wlog(["search", "loan"]).ok();
    assert_eq!(fields(&world), [json!(true), json!(3), json!(1), json!(0), json!(0), json!(0)]);
    let day = world.read("2026/11/2026-11-20.md");
    world.write("2026/11/2026-11-20.md", day + "\nMore.\n");
    world.write("2026/11/2026-11-21.md", "# 2026-11-21\n");
    std::fs::remove_file(world.book().join("contacts/张伟.md")).expect("it can be removed");
    assert_eq!(fields(&world), [json!(true), json!(3), json!(1), json!(1), json!(1), json!(1)]);
    let built = world.wlog(["index", "rebuild"]);
    assert!(built.stderr.starts_with("built from 3 files in "), "{}", built.whole());
    assert_eq!(fields(&world), [json!(true), json!(3), json!(1), json!(0), json!(0), json!(0)]);
    let status = world.wlog(["索引", "状态", "--lang", "zh"]).ok();
    assert!(status.contains("状态  与日志本一致\n"), "{status}");
}

#[cfg(unix)]
#[test]
fn a_cache_folder_that_cannot_be_written_is_named_once() {
    let world = english();
    std::fs::write(world.home().join(".cache"), "a file in the way").expect("a file");
    let said = world.wlog(["search", "export"]);
    assert_eq!(said.status, 0, "{}", said.whole());
    assert_eq!(said.stderr.matches("no search index can be kept").count(), 1, "{}", said.whole());
    let status = world.wlog(["index", "rebuild"]);
    assert_eq!(status.status, 4, "{}", status.whole());
    assert!(status.stderr.starts_with("error: cannot write HOME/.cache/wlog/"), "{}", status.whole());
}

/// Forty adds; two thousand with `WLOG_FULL=1`, as many as somebody makes in a year.
#[test]
fn adds_and_searches_leave_few_files() {
    let full = std::env::var_os("WLOG_FULL").is_some();
    let count = if full { 2_000 } else { 40 };
    let mut world = english();
    for number in 0..count {
        // Ten a day, each from a process of its own.
        let day = number / 10;
        let (month, day) = (1 + day / 28, 1 + day % 28);
        world.set("WLOG_NOW", &format!("2027-{month:02}-{day:02}T09:{:02}:00+00:00", number % 10));
        world.wlog(["add", &format!("Wrote offer number {number} about the renewal +portal")]).ok();
        assert_eq!(world.wlog(["search", "renewal", "--count"]).stdout, format!("{}\n", number + 2), "after {number}");
    }
    let index = &world.json(&["index"])[0];
    let files = index["own_files"].as_u64().expect("a number");
    assert!(files <= 31, "30 files of segments and the manifest: {index}");
    if full {
        let time = |world: &World| {
            let mut times: Vec<_> = (0..41)
                .map(|_| {
                    let begun = std::time::Instant::now();
                    world.wlog(["search", "renewal", "-n", "5"]).ok();
                    begun.elapsed()
                })
                .collect();
            times.sort();
            times[20]
        };
        let aged = time(&world);
        world.wlog(["index", "rebuild"]).ok();
        let fresh = time(&world);
        eprintln!("{files} files; a search takes {aged:?}, with a fresh index {fresh:?}");
        assert!(aged.as_secs_f64() <= 1.3 * fresh.as_secs_f64(), "{aged:?} {fresh:?}");
    }
}

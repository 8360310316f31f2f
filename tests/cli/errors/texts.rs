//! Texts that cannot be an entry, and texts that look as if they could not.

use super::catalogue;
use crate::environment::World;

#[test]
fn no_text() {
    catalogue("no_text", |_| (), &[(&["add"], 3), (&["add", ""], 3), (&["add", " \t "], 3), (&["add", "9:00"], 3)]);
}

#[test]
fn text_that_would_read_as_a_time() {
    catalogue("text_that_would_read_as_a_time", |_| (), &[(&["add", "--", "-10:30 Text"], 3)]);
}

#[test]
fn standard_input() {
    for (world, name) in [(World::new(), "standard_input_english"), (World::chinese(), "standard_input_chinese")] {
        world.wlog(["init", "worklog", "--language", "en"]).ok();
        let before = world.state();
        let said =
            [b"".as_slice(), b"\n\n", b"Title\n\nbad \xFF byte\n"].map(|input| world.wlog_reading(input, ["add", "-"]));
        assert!(said.iter().all(|said| said.status == 3));
        assert_eq!(world.state(), before);
        insta::assert_snapshot!(name, said.map(|said| said.whole()).join("\n"));
    }
}

/// Control characters and marks that turn text around never reach the screen, wherever they come from.
#[test]
fn nothing_printed_can_turn_the_screen_around() {
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    let evil = "red \u{1b}[31m bell \u{7} turned \u{202e}txet\u{202c} hidden \u{2066}x\u{2069} end";
    world.write("2026/11/2026-11-20.md", format!("# 2026-11-20\n\n## {evil}\n\n- outcome: {evil}\n\n{evil}\n"));
    world.write("projects/evil.md", format!("+++\nname = \"evil\"\n+++\n\n{evil}\n"));
    let added = world.wlog(["add", evil]);
    let reading = [&["list"][..], &["search", "bell"], &["show", "week"], &["show", "2026-11-20"], &["report"], &[]];
    let said = reading.map(|arguments| world.wlog(arguments));
    for said in said.iter().chain([&added]) {
        let text = format!("{}{}", said.stdout, said.stderr);
        let bad =
            text.chars().find(|c| (c.is_control() && *c != '\n') || "\u{202e}\u{202c}\u{2066}\u{2069}".contains(*c));
        assert_eq!(bad, None, "{text:?}");
    }
    let bodies = world.json(&["list", "2026-11-20"]);
    assert!(bodies[0]["body"].as_str().is_some_and(|body| body.contains('\u{7}')), "JSON keeps what the file says");
}

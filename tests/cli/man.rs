//! The manual, the scripts, and how the help is grouped.

use crate::environment::World;
use insta::assert_snapshot;
use std::process::{Command, Stdio};

#[test]
fn page_of_a_command() {
    assert_snapshot!(World::new().wlog(["man", "show"]).whole());
    assert_snapshot!("page_in_chinese", World::chinese().wlog(["man", "show"]).whole());
}

#[test]
fn all_pages_are_written_in_both_languages() {
    let world = World::new();
    let said = world.wlog(["man", "--out", "m"]);
    let page = |path: &str| std::fs::read_to_string(world.home().join("m").join(path)).unwrap_or_default();
    assert_eq!(said.status, 0, "{}", said.whole());
    assert!(page("man1/wlog.1").contains("Keep") || page("man1/wlog.1").contains("Look back"));
    assert!(page("zh_CN/man1/wlog-add.1").contains("记一条"));
}

/// A page that troff warns of is shown wrongly somewhere.
#[test]
fn pages_are_shown_without_a_warning() {
    if Command::new("man").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        eprintln!("skipped: there is no man here");
        return;
    }
    let world = World::new();
    world.wlog(["man", "--out", "m"]);
    for folder in ["man1", "zh_CN/man1"] {
        for page in std::fs::read_dir(world.home().join("m").join(folder)).expect("pages").flatten() {
            let shown = Command::new("man")
                .args(["--warnings", "-l"])
                .arg(page.path())
                .env("LC_ALL", "C.UTF-8")
                .env("MANWIDTH", "80")
                .output()
                .expect("man runs");
            let complaints = String::from_utf8_lossy(&shown.stderr).into_owned();
            assert_eq!(complaints, "", "{}", page.path().display());
            let text = String::from_utf8_lossy(&shown.stdout);
            assert!(text.contains("wlog") && text.lines().count() > 10, "{text}");
        }
    }
}

#[test]
fn a_mistyped_command_or_option_suggests_the_right_one() {
    let (english, chinese) = (World::new(), World::chinese());
    for (typed, hint) in [
        (&["serach", "x"] as &[&str], "did you mean 'wlog search'?"),
        (&["lst"], "did you mean 'wlog list'?"),
        (&["zhoubao"], "did you mean 'wlog 周报'?"),
        (&["list", "--conact", "x"], "did you mean '--contact'?"),
        (&["man", "serach"], "did you mean 'wlog search'?"),
    ] {
        let said = english.wlog(typed);
        assert_eq!(said.status, 2);
        assert!(said.stderr.contains(hint), "{}", said.stderr);
    }
    for (typed, hint) in [
        (&["serach", "x"] as &[&str], "是不是想用“wlog search”？"),
        (&["报"], "是不是想用“wlog 报告”、“wlog 周报”或“wlog 日报”？"),
        (&["list", "--conact", "x"], "是不是想用“--contact”？"),
        (&["见客户"], "要记一条，请用：wlog 记 '见客户 …'"),
    ] {
        let said = chinese.wlog(typed);
        assert!(said.stderr.contains(hint), "{}", said.stderr);
    }
}

#[test]
fn a_shell_without_a_script_is_refused_with_those_that_have_one() {
    let world = World::new().with("SHELL", "/bin/tcsh");
    let said = world.wlog(["completions"]);
    assert_eq!(said.status, 2);
    assert!(said.stderr.contains("bash, zsh, fish, powershell"), "{}", said.stderr);
    let zsh = World::new().with("SHELL", "/usr/bin/zsh").wlog(["completions"]).ok();
    assert!(zsh.starts_with("#compdef wlog"), "{zsh}");
}

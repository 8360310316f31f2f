//! Which language is spoken, and that each command explains itself in both.

use crate::environment::World;
use insta::assert_snapshot;

const COMMANDS: [&str; 10] = ["init", "add", "amend", "edit", "show", "list", "search", "report", "completions", "man"];

#[test]
fn locale_decides_and_the_option_overrides() {
    let cases = [
        ("zh_CN.UTF-8", "", "--bogus", true),
        ("zh_TW.UTF-8", "", "--bogus", true),
        ("en_GB.UTF-8", "", "--bogus", false),
        ("de_DE.UTF-8", "", "--bogus", false),
        ("en_GB.UTF-8", "zh_CN.UTF-8", "--bogus", true),
        ("en_GB.UTF-8", "", "--lang=zh --bogus", true),
        ("zh_CN.UTF-8", "", "--bogus --lang en", false),
    ];
    for (lang, lc_all, options, chinese) in cases {
        let world = World::new().with("LANG", lang).with("LC_ALL", lc_all);
        let said = world.wlog(["search"].into_iter().chain(options.split(' ')));
        assert_eq!(said.stderr.contains("错误"), chinese, "{lang} {lc_all} {options}: {}", said.whole());
    }
}

#[test]
fn help_in_english() {
    assert_snapshot!(all_help(&World::new()));
}

#[test]
fn help_in_chinese() {
    let help = all_help(&World::chinese());
    for english in ["Usage", "Commands", "Options", "Arguments", "Show", "Print"] {
        assert!(!help.contains(english), "{english} is English");
    }
    assert_snapshot!(help);
}

#[test]
fn chinese_names_are_the_same_commands() {
    let world = World::chinese();
    world.wlog(["记", "写了报价单"]).ok();
    assert!(world.wlog(["列"]).ok().contains("写了报价单"));
    assert!(world.wlog(["查", "报价"]).ok().contains("写了报价单"));
    assert!(world.wlog(["看", "今天"]).ok().contains("写了报价单"));
    assert!(world.wlog(["周报"]).ok().contains("写了报价单"));
    assert!(world.wlog(["日报"]).ok().contains("写了报价单"));
    assert!(world.wlog(["月报"]).ok().contains("写了报价单"));
}

fn all_help(world: &World) -> String {
    let mut pages = world.wlog(["--help"]).ok();
    for command in COMMANDS {
        pages += &format!("\n$ wlog {command} --help\n{}", world.wlog([command, "--help"]).ok());
    }
    pages
}

use super::samples::{self, all, day};
use super::{Chinese, English, ErrorWords, chinese, english};
use crate::app::{Error, NameProblem};
use crate::calendar::{DateProblem, Period};
use crate::model::{CardKind, Sigil};
use crate::query::Problem;
use crate::render::message::Message;
use crate::store::{Refusal, SigningProblem, StoreError};
use crate::text::is_han;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

fn lines(message: &Message) -> impl Iterator<Item = &str> {
    std::iter::once(message.error.as_str()).chain(message.hints.iter().map(String::as_str))
}

#[test]
fn each_language_speaks_its_own() {
    for error in all() {
        let (english, chinese) = (English.error(&error), Chinese.error(&error));
        assert!(!lines(&english).any(|line| line.contains(is_han)), "{english:?}");
        assert!(chinese.error.contains(is_han), "{chinese:?}");
        assert_eq!(english.hints.len(), chinese.hints.len(), "{english:?} {chinese:?}");
        for line in lines(&english) {
            let wide = |c: char| "，。：；？“”（）、".contains(c);
            assert!(!line.contains(wide), "{line}");
        }
    }
}

#[test]
fn every_message_is_a_sentence_without_its_stop() {
    for error in all() {
        for message in [English.error(&error), Chinese.error(&error)] {
            for line in lines(&message) {
                assert!(!line.trim().is_empty() && !line.ends_with(['.', '。']), "{line}");
            }
            let shows_code = |line: &str| [" { ", "Some(", "::"].iter().any(|code| line.contains(code));
            assert!(!lines(&message).any(shows_code), "{message:?}");
        }
        let first: Vec<char> = English.error(&error).error.chars().take(2).collect();
        let is_name = first.iter().all(|c| c.is_uppercase());
        assert!(!first[0].is_uppercase() || is_name, "{:?}", English.error(&error));
    }
}

#[test]
fn chinese_has_its_own_punctuation() {
    for error in all() {
        let message = Chinese.error(&error);
        for line in lines(&message) {
            let chars: Vec<char> = line.chars().collect();
            for pair in chars.windows(2) {
                assert!(!(is_han(pair[0]) && ",;!?(".contains(pair[1])), "{line}");
                assert!(!(is_han(pair[0]) && pair[1].is_ascii_alphabetic()), "no space: {line}");
                assert!(!(pair[0].is_ascii_alphabetic() && is_han(pair[1])), "no space: {line}");
            }
        }
    }
}

#[test]
fn a_remedy_is_named_wherever_there_is_one() {
    for error in all() {
        let has_none = matches!(error, Error::Store(StoreError::Nothing));
        assert_eq!(English.error(&error).hints.is_empty(), has_none, "{error:?}");
    }
    for problem in samples::settings() {
        assert!(!English.settings_problem(&problem).hints.is_empty());
        assert!(Chinese.settings_problem(&problem).error.contains(is_han));
    }
}

/// Finds the first argument of every call of a function in the sources of the store.
fn literals(call: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut files: Vec<PathBuf> = vec![folder];
    let mut found = Vec::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(path.read_dir().expect("the sources").map(|entry| entry.expect("a file").path()));
            continue;
        }
        let text = read(&path);
        let arguments = text.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
        found.extend(arguments.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
    }
    found
}

#[allow(clippy::disallowed_methods)] // The sources are read by a test alone.
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a source file")
}

#[test]
fn all_that_the_store_tries_has_words() {
    let (tried, asked, damage) =
        (literals("StoreError::io("), literals("StoreError::git("), literals("Unfit::Broken("));
    assert!(tried.len() > 20 && asked.len() > 10 && damage.len() > 2, "the sources are not found");
    for doing in tried {
        assert!(english::tried(&doing).is_some_and(|words| words.contains("{}")), "{doing}");
        assert!(chinese::tried(&doing).is_some_and(|words| words.contains("{}") && words.contains(is_han)), "{doing}");
    }
    for doing in asked {
        assert!(english::asked(&doing).is_some(), "{doing}");
        assert!(chinese::asked(&doing).is_some_and(|words| words.contains(is_han)), "{doing}");
    }
    for detail in damage {
        assert_ne!(english::damage(&detail), english::damage("anything else"), "{detail}");
        assert_ne!(chinese::damage(&detail), chinese::damage("anything else"), "{detail}");
    }
}

#[test]
fn typical_errors_read_well() {
    let unclear = NameProblem::Unclear { sigil: Sigil::Contact, text: "李白谈续贷".into() };
    let unknown = NameProblem::Unknown { kind: CardKind::Contact, name: "李那".into(), near: Some("李娜".into()) };
    let [first, second] = [13, 20].map(|at| Period::day(day(at)));
    let ambiguous = DateProblem::Ambiguous { text: "last friday".into(), first, second };
    let utf8 = StoreError::NotUtf8 { path: samples::book_path(), offset: 80, line: 4 };
    let cases = [
        (
            Error::Date(ambiguous),
            "'last friday' has two readings: 2026-11-13 Fri or 2026-11-20 Fri",
            "“last friday”有两种理解：2026-11-13 周五，或 2026-11-20 周五",
        ),
        (
            Error::Names(vec![unclear]),
            "where does the name end in '@李白谈续贷'?",
            "“@李白谈续贷”里的名称到哪里为止，分不清楚",
        ),
        (Error::Names(vec![unknown]), "no contact is called '李那'", "没有叫“李那”的联系人"),
        (
            Error::Store(utf8),
            "2026/11/2026-11-21.md:4: this is not UTF-8, so the file is left alone",
            "2026/11/2026-11-21.md:4：不是 UTF-8 编码，文件保持原样",
        ),
        (
            Error::Store(samples::io("write", ErrorKind::StorageFull)),
            "nothing was written: cannot write /srv/worklog/a.md: the disk is full",
            "什么也没有写入：无法写入 /srv/worklog/a.md：磁盘已满",
        ),
        (
            Error::Store(samples::io("read", ErrorKind::PermissionDenied)),
            "cannot read /srv/worklog/a.md: permission denied",
            "无法读取 /srv/worklog/a.md：没有权限",
        ),
        (
            Error::Store(StoreError::Git {
                doing: "read an earlier version",
                source: git2::Error::from_str("not found"),
            }),
            "git cannot read an earlier version of a file (not found)",
            "git 无法读取文件的旧版本（not found）",
        ),
        (
            Error::Store(Refusal::Signing(SigningProblem::NoKey).into()),
            "git is set to sign commits (commit.gpgSign) with SSH (gpg.format), but names no key",
            "git 设置了签名提交（commit.gpgSign），用 SSH（gpg.format），但没有指定密钥",
        ),
        (
            samples::query(Problem::UnclosedParen, "利率 (草稿", 7..8),
            "the parenthesis is never closed\n  利率 (草稿\n       ^",
            "左括号没有配对\n  利率 (草稿\n       ^",
        ),
    ];
    for (error, english, chinese) in cases {
        assert_eq!(English.error(&error).error, english);
        assert_eq!(Chinese.error(&error).error, chinese);
    }
}

#[test]
fn hints_can_be_followed_as_they_stand() {
    let unclear = Error::Names(vec![NameProblem::Unclear { sigil: Sigil::Contact, text: "李白谈续贷".into() }]);
    assert_eq!(Chinese.error(&unclear).hints[0], "请给名称加上引号，例如：@\"李白\"谈续贷");
    let not_owned = Error::Store(Refusal::NotOwned { path: "/srv/our log".into() }.into());
    assert!(English.error(&not_owned).hints[0].ends_with("git config --global --add safe.directory '/srv/our log'"));
    let impossible = DateProblem::Impossible { text: "11-31".into(), last_valid: day(30) };
    assert_eq!(English.date_problem(&impossible).hints, ["November 2026 ends on 2026-11-30 Mon"]);
    assert_eq!(Chinese.date_problem(&impossible).hints, ["2026年11月的最后一天是 2026-11-30 周一"]);
}

#[test]
fn a_megabyte_makes_no_megabyte() {
    let error = Error::Date(DateProblem::Unknown { text: "x".repeat(1 << 20) });
    let names = Error::Names(vec![NameProblem::Unclear { sigil: Sigil::Org, text: "某".repeat(1 << 20) }]);
    for error in [error, names, samples::query(Problem::TooDeep, &"(".repeat(1 << 20), 64..65)] {
        for message in [English.error(&error), Chinese.error(&error)] {
            assert!(lines(&message).all(|line| line.len() < 1000), "{} bytes", message.error.len());
        }
    }
}

//! What is wrong with a query is told with its place.

use super::language::names;
use crate::query::{Context, DEEPEST, PatternProblem, Problem, parse};
use proptest::prelude::*;

/// Writes what is wrong, and the query with `^` under the place.
fn told(typed: &str) -> (Problem, &str) {
    let problem = parse(typed, &Context::on("2026-11-21".parse().unwrap())).unwrap_err();
    (problem.what, &typed[problem.at])
}

#[test]
fn problems_and_their_places() {
    let missing = |operator| Problem::MissingOperand { operator };
    let owned = str::to_owned;
    for (typed, expected, place) in [
        ("", Problem::Empty, ""),
        ("  \u{3000} ", Problem::Empty, "  \u{3000} "),
        ("a \"b c", Problem::UnclosedQuote { open: '"' }, "\""),
        ("张伟 「b c", Problem::UnclosedQuote { open: '「' }, "「"),
        ("contact:\"Li", Problem::UnclosedQuote { open: '"' }, "\""),
        ("a (b c", Problem::UnclosedParen, "("),
        ("a b) c", Problem::UnopenedParen, ")"),
        (")", Problem::UnopenedParen, ")"),
        ("a ()", Problem::EmptyParens, ")"),
        ("a OR", missing("OR"), "OR"),
        ("OR a", missing("OR"), "OR"),
        ("a ＯＲ", missing("OR"), "ＯＲ"),
        ("【 a", Problem::UnclosedParen, "【"),
        ("a OR OR b", missing("OR"), "OR"),
        ("a (OR b)", missing("OR"), "OR"),
        ("a AND", missing("AND"), "AND"),
        ("AND a", missing("AND"), "AND"),
        ("a NOT", missing("NOT"), "NOT"),
        ("(a NOT) b", missing("NOT"), "NOT"),
        ("拜访 contact: b", Problem::EmptyValue { field: owned("contact") }, "contact:"),
        ("contact:\" \"", Problem::EmptyValue { field: owned("contact") }, "contact:\" \""),
        ("a ??? b", Problem::NothingToSearch { text: owned("???") }, "???"),
        ("a 👍", Problem::NothingToSearch { text: owned("👍") }, "👍"),
        ("outcome:!!", Problem::NothingToSearch { text: owned("!!") }, "!!"),
        ("a -b", Problem::LeadingDash { word: owned("b") }, "-b"),
        ("type:taks", Problem::UnknownType { value: owned("taks"), nearest: Some("task") }, "taks"),
        ("is:finished", Problem::UnknownState { value: owned("finished"), nearest: None }, "finished"),
        ("has:tsk", Problem::UnknownFact { value: owned("tsk"), nearest: Some("task") }, "tsk"),
        ("工时：8..2", Problem::BadRange { field: owned("工时"), value: owned("8..2") }, "8..2"),
        ("a 张*伟", Problem::StarWithin { text: owned("张*伟") }, "张*伟"),
        ("张伟~", Problem::NotNear { text: owned("张伟") }, "张伟~"),
        ("a-b~", Problem::NotNear { text: owned("a-b") }, "a-b~"),
        ("利率 /张(/", Problem::BadPattern { problem: PatternProblem::UnclosedGroup }, "("),
        ("结果：/*/", Problem::BadPattern { problem: PatternProblem::Repetition }, "*"),
        ("a contact:/heng.*/", Problem::OnlyNames { field: owned("contact"), value: owned("/heng.*/") }, "/heng.*/"),
        ("项目：portl~", Problem::OnlyNames { field: owned("项目"), value: owned("portl~") }, "portl~"),
        ("kind:vist~1", Problem::OnlyNames { field: owned("kind"), value: owned("vist~1") }, "vist~1"),
        ("[ a", Problem::UnclosedParen, "["),
        ("[", Problem::UnclosedParen, "["),
        ("a （", Problem::UnclosedParen, "（"),
        ("状态：dnoe", Problem::UnknownState { value: owned("dnoe"), nearest: Some("done") }, "dnoe"),
    ] {
        assert_eq!(told(typed), (expected, place), "{typed}");
    }
}

#[test]
fn what_is_no_date_is_told_as_the_calendar_tells_it() {
    for (typed, place) in [
        ("since:never a b", "never"),
        ("on:2026-02-30 a", "2026-02-30"),
        ("a until:\"no day\"", "\"no day\""),
        ("日期：某天", "某天"),
    ] {
        let (what, at) = told(typed);
        assert!(matches!(what, Problem::BadDate { .. }), "{typed}: {what:?}");
        assert_eq!(at, place, "{typed}");
    }
}

#[test]
fn nesting_has_an_end() {
    let nested = |depth: usize| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
    let today = "2026-11-21".parse().unwrap();
    assert!(parse(&nested(DEEPEST), &Context::on(today)).is_ok());
    assert_eq!(told(&nested(DEEPEST + 1)).0, Problem::TooDeep);
    assert_eq!(told(&format!("{}a", "NOT ".repeat(100_000))).0, Problem::TooDeep);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_with_a_place_in_it(typed in r#"([a-z张伟 ("「/~\[\]0-9」”：:*@+#-]|OR |NOT |contact:|on:|is:|.){0,24}"#) {
        let names = names();
        let context = Context { names: Some(&names), ..Context::on("2026-11-21".parse().unwrap()) };
        if let Err(problem) = parse(&typed, &context) {
            prop_assert!(typed.get(problem.at).is_some());
        }
    }
}

//! What a query is understood to ask.

use crate::model::{CardKind, Names};
use crate::query::{Context, Other, Query, Text, parse, parse_saying_dates};

pub fn names() -> Names {
    let mut names = Names::default();
    names.insert(CardKind::Contact, "张伟", ["张总"]);
    names.insert(CardKind::Contact, "张", []);
    names.insert(CardKind::Contact, "Li Na", ["Lina"]);
    names.insert(CardKind::Project, "loan-renewal", ["贷款续期"]);
    names.insert(CardKind::Org, "恒达机械", ["Hengda"]);
    names
}

pub fn read(text: &str) -> Query {
    let names = names();
    parse(text, &Context { today: "2026-11-21".parse().unwrap(), names: Some(&names) }).unwrap()
}

fn text(text: &Text) -> String {
    let mut out = String::new();
    let mut next = 0;
    for (at, token) in &text.tokens {
        out.push_str(if *at == next { " " } else { " | " });
        out.push_str(token);
        next = at + 1;
    }
    format!("{}{}", out.trim_start(), if text.prefix { "*" } else { "" })
}

/// Writes a tree so that it can be read at a glance.
fn shown(query: &Query) -> String {
    let list = |parts: &[Query]| parts.iter().map(shown).collect::<Vec<_>>().join(" ");
    match query {
        Query::All => "all".to_owned(),
        Query::And(parts) => format!("and({})", list(parts)),
        Query::Or(parts) => format!("or({})", list(parts)),
        Query::Not(part) => format!("not({})", shown(part)),
        Query::Text(wanted) => format!("[{}]", text(wanted)),
        Query::Field { key, text: wanted } => format!("{key}[{}]", text(wanted)),
        Query::Name(filter) => {
            let other = match &filter.other {
                Other::Nothing => String::new(),
                Other::Exactly(key) => format!(" ={key}"),
                Other::Beginning(key) => format!(" ^{key}"),
                Other::Holding(key, _) => format!(" ~{key}"),
            };
            format!("{:?}({}{other})", filter.role, filter.known.join(","))
        }
        Query::Type(kind) => format!("type({})", kind.as_str()),
        Query::Is(state) => format!("is({})", state.as_str()),
        Query::Dates { since, until } => {
            let day = |day: &Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            format!("{}..{}", day(since), day(until))
        }
    }
}

#[test]
fn words_phrases_and_operators() {
    for (typed, expected) in [
        ("renewal", "[renewal]"),
        ("Renewal CAFÉ", "and([renewal] [cafe])"),
        ("renewal AND rate", "and([renewal] [rate])"),
        ("temple-bar don't", "and([temple bar] [don t])"),
        ("\"decision date\"", "[decision date]"),
        ("“decision date”", "[decision date]"),
        ("”决策“", "[决 策]"),
        ("「决策，时间」", "[决 策 | 时 间]"),
        ("『AI项目』x", "and([ai 项 目] [x])"),
        ("决策时间", "[决 策 时 间]"),
        ("决策　时间", "and([决 策] [时 间])"),
        ("AI项目", "[ai 项 目]"),
        ("renew*", "[renew*]"),
        ("AI项*", "[ai 项*]"),
        ("\"fixed rat*\"", "[fixed rat*]"),
        ("a OR b c", "or([a] and([b] [c]))"),
        ("(a OR b) c", "and(or([a] [b]) [c])"),
        ("（a OR b）c", "and(or([a] [b]) [c])"),
        ("a OR b OR c", "or([a] [b] [c])"),
        ("NOT a", "not([a])"),
        ("a NOT b c", "and([a] not([b]) [c])"),
        ("NOT NOT a", "not(not([a]))"),
        ("NOT (a OR b)", "not(or([a] [b]))"),
        ("a or not b", "and([a] [or] [not] [b])"),
        ("\"OR\" \"NOT\"", "and([or] [not])"),
        ("foo(bar)", "and([foo] [bar])"),
        ("4.1%", "[4 1]"),
        ("at 9:30", "and([at] [9 30])"),
        ("https://example.org/x", "[https example org x]"),
        ("C++", "[c]"),
    ] {
        assert_eq!(shown(&read(typed)), expected, "{typed}");
    }
}

#[test]
fn filters_in_both_languages() {
    for (typed, expected) in [
        ("project:loan-renewal", "Project(loan-renewal,贷款续期)"),
        ("项目：贷款续期", "Project(loan-renewal,贷款续期)"),
        ("Project:\"Loan-Renewal\"", "Project(loan-renewal,贷款续期)"),
        ("project:portal", "Project( ~portal)"),
        ("contact:张总", "Contact(张伟,张总)"),
        ("联系人：“Li Na”", "Contact(li na,lina)"),
        ("contact:伟", "Contact(张伟,张总 ~伟)"),
        ("contact:张*", "Contact(张,张伟,张总 ^张)"),
        ("with:lina", "With(li na,lina)"),
        (
            "@张伟 +loan-renewal %hengda #Q4",
            "and(Contact(张伟,张总) Project(loan-renewal,贷款续期) Org(hengda,恒达机械) Tag( =q4))",
        ),
        ("＠\"li na\"", "Contact(li na,lina)"),
        ("+86 #1", "and([86] [1])"),
        ("tag:急* 标签：急", "and(Tag( ^急) Tag( =急))"),
        ("kind:visit 类型：上门拜访", "and(Kind( =visit) Kind( =上门拜访))"),
        ("type:task is:open", "and(type(task) is(open))"),
        ("type:待办 状态：已完成", "and(type(task) is(done))"),
        ("outcome:4.1 结果：接受", "and(outcome[4 1] outcome[接 受])"),
        ("业绩：存款 expense:taxi", "and(figure[存 款] expense[taxi])"),
        ("hours:2", "or(hours[2] [hours 2])"),
        ("hours:\"2 h\"", "hours[2 h]"),
        ("注意：周五截止", "or(注意[周 五 截 止] [注 意 | 周 五 截 止])"),
    ] {
        assert_eq!(shown(&read(typed)), expected, "{typed}");
    }
}

#[test]
fn days_and_periods() {
    for (typed, expected) in [
        ("on:2026-11-20", "2026-11-20..2026-11-20"),
        ("on:2026-11", "2026-11-01..2026-11-30"),
        ("since:2026-11 until:2026-W47", "and(2026-11-01.. ..2026-11-22)"),
        ("since:yesterday rate", "and(2026-11-20.. [rate])"),
        ("日期：上周", "2026-11-09..2026-11-15"),
        ("on:last week rate", "and(2026-11-09..2026-11-15 [rate])"),
        ("since:3 days ago rate", "and(2026-11-18.. [rate])"),
        ("on:\"last week\" rate", "and(2026-11-09..2026-11-15 [rate])"),
        ("on:nov 20 rate", "and(2026-11-20..2026-11-20 [rate])"),
        ("on:nov rate", "and(2026-11-01..2026-11-30 [rate])"),
        ("on:the 5th of last month rate", "and(2026-10-05..2026-10-05 [rate])"),
        ("since:monday the rate", "and(2026-11-16.. [the] [rate])"),
        ("on:11月 3日 利率", "and(2026-11-03..2026-11-03 [利 率])"),
        ("since:yesterday 9点 rate", "and(2026-11-20.. [9 点] [rate])"),
        ("自：2026-11-01 至：2026-11-07", "and(2026-11-01.. ..2026-11-07)"),
    ] {
        assert_eq!(shown(&read(typed)), expected, "{typed}");
    }
}

#[test]
fn words_for_days_are_told_once_unless_they_are_plain() {
    let today = "2026-11-21".parse().unwrap();
    let (_, said) = parse_saying_dates(
        "on:2026-11-20 since:last week rate OR (since:last week until:nov 20)",
        &Context { today, names: None },
    )
    .unwrap();
    let said: Vec<(&str, String)> =
        said.iter().map(|said| (said.words.as_str(), said.period.last().to_string())).collect();
    assert_eq!(said, [("last week", "2026-11-15".to_owned()), ("nov 20", "2026-11-20".to_owned())]);
}

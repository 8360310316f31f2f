use super::markdown;
use crate::calendar::{Period, Times};
use crate::config::ReportForm;
use crate::model::{CardKind, Day, Entry, Home, Id, IdKind, Language, Links, Section, Task, TaskState};
use crate::report::{Context, build};
use chrono::{NaiveDate, NaiveTime};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

fn nov(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn entry(day: u32, hour: u32, title: &str, outcome: &str) -> Entry {
    let mut entry = Entry::titled(Id::derived(nov(day), IdKind::Entry, title, hour as usize), nov(day), title);
    entry.times = NaiveTime::from_hms_opt(hour, 0, 0).map(Times::at).filter(|_| hour > 0);
    entry.outcome = (!outcome.is_empty()).then(|| outcome.to_owned());
    entry
}

fn task(day: u32, home: Home, text: &str) -> Task {
    Task {
        id: Id::derived(nov(day), IdKind::Task, text, 0),
        date: nov(day),
        state: TaskState::Open,
        home,
        times: None,
        text: text.to_owned(),
        due: None,
        done: None,
        from: None,
        carried: None,
        prio: None,
        progress: None,
        inherited: Links::default(),
        mentions: Vec::new(),
        line: 0,
    }
}

fn printed(period: Period, days: &[Day], language: Language) -> String {
    let org_of = |_: CardKind, _: &str, _: NaiveDate| None;
    let report = build(
        period,
        days,
        &Context { today: nov(20), others: &[], worked_before: None, org_of: &org_of, author: None },
    );
    markdown(&report, &ReportForm::default(), language)
}

#[test]
fn a_period_without_anything_says_so() {
    let week = Period::week_of(nov(16));
    assert_eq!(
        printed(week, &[], Language::English),
        "# Weekly report: week 47 of 2026 (Nov 16 – 20)\n\nNothing is logged for this period.\n"
    );
    assert_eq!(
        printed(week, &[], Language::Chinese),
        "# 工作周报　2026年第47周（11月16日—20日）\n\n这段时间没有记录。\n"
    );
}

#[test]
fn a_past_week_without_anything_is_named_whole() {
    let page = printed(Period::week_of(nov(9)), &[], Language::English);
    assert!(page.starts_with("# Weekly report: week 46 of 2026 (Nov 9 – 15)\n"), "{page}");
}

#[test]
fn a_daily_report_names_times_and_the_next_working_day() {
    let mut day = Day::empty(nov(20));
    let mut visit = entry(20, 9, "谈续期", "接受 4.1%");
    visit.kind = Some("上门拜访".to_owned());
    visit.links.orgs.push("恒达机械".to_owned());
    day.entries = vec![visit, entry(20, 0, "整理资料", ""), entry(20, 14, "- 回电 | 确认", "")];
    let mut due = task(20, Home::Entry(0), "送报价单");
    due.due = Some(nov(23));
    day.tasks = vec![due, task(20, Home::PlanForTomorrow, "例会")];
    day.summaries = vec![Section { text: "1. 先问决策时间".to_owned(), line: 1 }];
    insta::assert_snapshot!(printed(Period::day(nov(20)), &[day], Language::Chinese), @r"
    # 工作日报　2026年11月20日　星期五

    ## 一、客户拜访

    | 时间 | 客户 | 目的 | 结果 | 下一步（截止） |
    |---|---|---|---|---|
    | 9:00 | 恒达机械 | 谈续期 | 接受 4.1% | 送报价单（23日） |

    ## 二、工作内容

    - 14:00 - 回电 | 确认
    - 整理资料

    ## 三、小结

    - 1\. 先问决策时间

    ## 四、明日工作计划

    | 时间 | 事项 |
    |---|---|
    | 23日（周一） | 例会 |
    | 23日（周一）前 | 送报价单 |
    ");
}

#[test]
fn a_long_period_is_condensed() {
    let mut days = Vec::new();
    for date in [2, 9, 16] {
        let mut day = Day::empty(nov(date));
        let mut visit = entry(date, 9, "Talk", if date == 9 { "they agree" } else { "" });
        visit.kind = Some("visit".to_owned());
        visit.links.orgs.push("Hengda".to_owned());
        let mut work = entry(date, 11, &format!("Step {date}"), if date == 16 { "done" } else { "" });
        work.links.projects.push("portal".to_owned());
        day.entries = vec![visit, work];
        days.push(day);
    }
    insta::assert_snapshot!(printed(Period::month_of(nov(1)), &days, Language::English), @r"
    # Monthly report: November 2026

    ## Results

    - visit × 3

    ## Client visits

    | Client | Times | Last | Outcome |
    |---|--:|---|---|
    | Hengda | 3 | Nov 16 | they agree |

    ## Work

    ### portal

    - Nov 16 Step 16 → done
    - 2 more entries
    ");
}

/// Texts that would break a careless page.
const HOSTILE: [&str; 12] = [
    "a | b | c",
    "two\nlines\n\n# heading",
    "`open code",
    "**open bold",
    "<!-- open comment",
    "</table><h1>big</h1>",
    "[link](",
    "```",
    "---",
    "\u{1B}[2J\u{202E}evil",
    "ends \\",
    "| --- |",
];

#[test]
fn hostile_texts_stay_in_their_place() {
    for text in HOSTILE {
        let mut day = Day::empty(nov(17));
        let mut visit = entry(17, 9, text, text);
        visit.kind = Some("visit".to_owned());
        visit.links.orgs.push(text.to_owned());
        let mut work = entry(17, 0, text, text);
        work.links.projects.push(text.to_owned());
        work.links.contacts.push(text.to_owned());
        day.entries = vec![visit, work];
        day.tasks = vec![task(17, Home::Entry(1), text), task(17, Home::Plan, text)];
        day.summaries = vec![Section { text: format!("{text}\n\n{text}"), line: 1 }];
        let page = printed(Period::week_of(nov(16)), &[day], Language::English);
        assert_eq!(outline(&page), OUTLINE, "{text:?}\n{page}");
        assert!(!page.contains(['\u{1B}', '\u{202E}']), "{page}");
    }
}

/// What the page of the hostile texts holds: headings of its own levels, and table rows.
const OUTLINE: &str = "H1 H2 H2 T4 H2 H3 H2 T3 H2 H2 T2";

/// Lists the top-level headings and the tables with their columns.
fn outline(page: &str) -> String {
    let mut depth = 0;
    let mut parts = Vec::new();
    for event in Parser::new_ext(page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::List(_)) => depth += 1,
            Event::End(pulldown_cmark::TagEnd::List(_)) => depth -= 1,
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => parts.push(match level {
                HeadingLevel::H1 => "H1".to_owned(),
                HeadingLevel::H2 => "H2".to_owned(),
                _ => "H3".to_owned(),
            }),
            Event::Start(Tag::Table(columns)) => parts.push(format!("T{}", columns.len())),
            Event::Html(_) | Event::InlineHtml(_) if depth == 0 => parts.push("HTML".to_owned()),
            _ => {}
        }
    }
    parts.join(" ")
}

//! Times as files hold them and as people say them.

use super::point::time_at;
use super::{parse_times, spoken_times_prefix, times_prefix};
use crate::calendar::{End, TimeProblem, Times};
use proptest::prelude::*;

/// Writes what was read as `TIMES|rest`, a problem as `! its text`, and `-` for no time.
fn shown(text: &str, read: Option<Result<(Times, usize), TimeProblem>>) -> String {
    match read {
        None => "-".to_owned(),
        Some(Ok((times, used))) => format!("{times}|{}", text[used..].trim_start()),
        Some(Err(problem)) => format!("! {}", problem_text(problem)),
    }
}

fn problem_text(problem: TimeProblem) -> String {
    match problem {
        TimeProblem::NoSuchTime { text } | TimeProblem::Length { text } | TimeProblem::Unknown { text } => text,
        TimeProblem::Vague { text } => format!("vague {text}"),
        TimeProblem::Ambiguous { first, second, .. } => format!("{first} or {second}"),
        TimeProblem::NotFileForm { text } => format!("form {text}"),
    }
}

#[test]
fn the_form_of_files() {
    for (text, expected) in [
        ("09:00 Visited", "09:00|Visited"),
        ("9:00 Visited", "09:00|Visited"),
        ("09:00", "09:00|"),
        ("9：00 拜访", "09:00|拜访"),
        ("9:00拜访", "09:00|拜访"),
        ("9:00\u{3000}拜访", "09:00|拜访"),
        ("09:00-10:30 Visited", "09:00-10:30|Visited"),
        ("09:00–10:30 Visited", "09:00-10:30|Visited"),
        ("9:00—10:30 拜访", "09:00-10:30|拜访"),
        ("9:00——10:30拜访", "09:00-10:30|拜访"),
        ("9:00~10:30 x", "09:00-10:30|x"),
        ("9：00～10：30 x", "09:00-10:30|x"),
        ("9:00至10:30 x", "09:00-10:30|x"),
        ("9:00到10:30开会", "09:00-10:30|开会"),
        ("9:00 - 10:30 x", "09:00-10:30|x"),
        ("9:00 到 10:30", "09:00-10:30|"),
        ("22:30-01:15 night", "22:30-01:15|night"),
        ("22:00-24:00 night", "22:00-00:00|night"),
        ("0:00-0:05 x", "00:00-00:05|x"),
        ("09:00- Call", "09:00-|Call"),
        ("09:00-", "09:00-|"),
        ("09:00—", "09:00-|"),
        ("9:00~ x", "09:00-|x"),
        // A dash that is set off, or before the title's first character, is no end that is still open.
        ("09:00 - Visited", "09:00|- Visited"),
        ("09:00 — 拜访", "09:00|— 拜访"),
        ("9:00-拜访", "09:00|-拜访"),
        ("9:00到公司", "09:00|到公司"),
        ("9:00到3号楼开会", "09:00|到3号楼开会"),
        ("9:00 到公司", "09:00|到公司"),
        ("9:00至今", "09:00|至今"),
        ("23:59 x", "23:59|x"),
        // No times.
        ("", "-"),
        ("Visited at 9:00", "-"),
        (" 9:00", "-"),
        ("10:1 ratio", "-"),
        ("2:1", "-"),
        ("123:45 x", "-"),
        ("9:005 x", "-"),
        ("9:00:30 log line", "-"),
        ("4.1% x", "-"),
        ("9-10:30 x", "-"),
        ("9-10月", "-"),
        ("9am Call", "-"),
        ("9点 开会", "-"),
        ("10 things", "-"),
        ("2026-11-21", "-"),
        ("9:00, Call", "-"),
        ("16:9display", "-"),
        // What looks like a time but is none.
        ("25:00 x", "! 25:00"),
        ("9:75 x", "! 9:75"),
        ("9：75拜访", "! 9：75"),
        ("24:00 x", "! 24:00"),
        ("24:00-25:00 x", "! 24:00"),
        ("9:00-25:00 x", "! 25:00"),
        ("9:00-24:01 x", "! 24:01"),
        ("9:61-10:00", "! 9:61"),
        ("9:30pm Call", "! form 9:30pm"),
        ("9:30AM", "! form 9:30AM"),
        ("9:00-10 x", "! form 9:00-10"),
        ("9:00-10:30pm x", "! form 9:00-10:30pm"),
        ("9:00-10点开会", "! form 9:00-10"),
    ] {
        assert_eq!(shown(text, times_prefix(text)), expected, "{text:?}");
    }
}

#[test]
fn what_people_type_before_an_entry() {
    for (text, expected) in [
        ("9:00 Call", "09:00|Call"),
        ("９：３０ 拜访", "09:30|拜访"),
        ("9:00拜访", "09:00|拜访"),
        ("9:00, Call Li Na", "09:00|Call Li Na"),
        ("9点，拜访恒达", "09:00|拜访恒达"),
        ("9am Call", "09:00|Call"),
        ("9 am Call", "09:00|Call"),
        ("9AM", "09:00|"),
        ("12am x", "00:00|x"),
        ("12pm x", "12:00|x"),
        ("9:30pm Call", "21:30|Call"),
        ("9:30 p.m. Call", "21:30|Call"),
        ("9.30am Call", "09:30|Call"),
        ("14:00 PM review", "14:00|PM review"),
        ("9-10:30 Call", "09:00-10:30|Call"),
        ("2-3pm Call", "14:00-15:00|Call"),
        ("9-10am Call", "09:00-10:00|Call"),
        ("11-1pm lunch", "11:00-13:00|lunch"),
        ("9am-5pm x", "09:00-17:00|x"),
        ("9am-5 x", "09:00-17:00|x"),
        ("1pm-2 x", "13:00-14:00|x"),
        ("10pm-1 x", "22:00-01:00|x"),
        ("2:30-3pm x", "14:30-15:00|x"),
        ("02:30-3pm x", "02:30-15:00|x"),
        ("3pm - 4:30pm x", "15:00-16:30|x"),
        ("9:00- Call", "09:00-|Call"),
        ("9am- Call", "09:00-|Call"),
        ("9:00 - Call", "09:00|Call"),
        ("9点—拜访", "09:00|拜访"),
        ("9:00-拜访", "09:00|拜访"),
        ("22:00-24:00 x", "22:00-00:00|x"),
        ("上午9点半 拜访", "09:30|拜访"),
        ("上午9点半拜访", "09:30|拜访"),
        ("下午3点", "15:00|"),
        ("下午3点拜访恒达", "15:00|拜访恒达"),
        ("下午3点15分拜访", "15:15|拜访"),
        ("下午三点一刻 谈", "15:15|谈"),
        ("下午 3:30 谈", "15:30|谈"),
        ("下午15点 谈", "15:00|谈"),
        ("晚上8点 谈", "20:00|谈"),
        ("晚8点谈", "20:00|谈"),
        ("凌晨2点 抢修", "02:00|抢修"),
        ("凌晨12点 抢修", "00:00|抢修"),
        ("早上7点半出发", "07:30|出发"),
        ("傍晚6点 x", "18:00|x"),
        ("中午 和张总吃饭", "12:00|和张总吃饭"),
        ("中午12点半 x", "12:30|x"),
        ("中午1点 x", "13:00|x"),
        ("9点 开会", "09:00|开会"),
        ("9点拜访客户", "09:00|拜访客户"),
        ("九点二十拜访", "09:20|拜访"),
        ("9点三刻 x", "09:45|x"),
        ("9点一刻 x", "09:15|x"),
        ("9点05分 x", "09:05|x"),
        ("9点5分 x", "09:05|x"),
        ("9点整 x", "09:00|x"),
        ("9点钟开会", "09:00|开会"),
        ("9点20拜访", "09:20|拜访"),
        ("9点20人开会", "09:00|20人开会"),
        ("9点半导体会议", "09:00|半导体会议"),
        ("9时30分 x", "09:30|x"),
        ("十点半 x", "10:30|x"),
        ("9点meeting", "09:00|meeting"),
        ("下午3点@张伟 谈", "15:00|@张伟 谈"),
        ("下午3点到5点 谈", "15:00-17:00|谈"),
        ("下午3-5点 谈", "15:00-17:00|谈"),
        ("下午3点到5点半谈", "15:00-17:30|谈"),
        ("上午9点到下午5点 x", "09:00-17:00|x"),
        ("上午11点到1点 x", "11:00-13:00|x"),
        ("晚上10点到2点 x", "22:00-02:00|x"),
        ("晚上10点到12点 x", "22:00-00:00|x"),
        ("3点到下午5点 x", "15:00-17:00|x"),
        ("9点-10点半 x", "09:00-10:30|x"),
        ("9点到5点 x", "09:00-17:00|x"),
        ("下午兩點半 開會", "14:30|開會"),
        ("9點拜訪", "09:00|拜訪"),
        ("10-11点开会", "10:00-11:00|开会"),
        ("9点至11点30 x", "09:00-11:30|x"),
        ("9:00到公司", "09:00|到公司"),
        ("9点到3号楼开会", "09:00|到3号楼开会"),
        ("9点到三家客户", "09:00|到三家客户"),
        ("09:00+1h30m x", "09:00-10:30|x"),
        ("9:00+45m x", "09:00-09:45|x"),
        ("9:00 +45m x", "09:00-09:45|x"),
        ("9am+1.5h x", "09:00-10:30|x"),
        ("9:00+1h30 x", "09:00-10:30|x"),
        ("9:00+90min x", "09:00-10:30|x"),
        ("23:30+1h x", "23:30-00:30|x"),
        ("9点+半小时 x", "09:00-09:30|x"),
        ("9点+1个半小时 x", "09:00-10:30|x"),
        ("9:00+30分钟 x", "09:00-09:30|x"),
        ("9点+portal x", "09:00|+portal x"),
        // What only looks like a time.
        ("3点意见", "-"),
        ("9点建议", "-"),
        ("三点主要意见", "-"),
        ("3-5点建议", "-"),
        ("一点进展", "-"),
        ("一点 进展", "-"),
        ("9点前提交", "-"),
        ("3点左右到", "-"),
        ("下午3点前提交", "-"),
        ("中午吃饭", "-"),
        ("上午拜访", "-"),
        ("10:1 ratio", "-"),
        ("2:1", "-"),
        ("4.1%", "-"),
        ("4.10% x", "-"),
        ("9-10月", "-"),
        ("9-10 people", "-"),
        ("9 - 10:30 x", "-"),
        ("10 things", "-"),
        ("10 amazing things", "-"),
        ("10-12 x", "-"),
        ("2026-11-21 x", "-"),
        ("2-3人", "-"),
        ("3个月", "-"),
        ("三月计划", "-"),
        ("5+30m", "-"),
        ("9时代", "-"),
        ("30点", "-"),
        ("", "-"),
        // No such times.
        ("25:00 x", "! 25:00"),
        ("9:75 x", "! 9:75"),
        ("24:00 x", "! 24:00"),
        ("13:30am x", "! form 13:30am"),
        ("上午15点 x", "! 上午15点"),
        ("9点75分 x", "! 9点75分"),
        ("晚上12点 x", "! 晚上12点"),
        ("9:00+0m x", "! +0m"),
        ("9:00+24h x", "! +24h"),
        ("9:00-25:00 x", "! 25:00"),
    ] {
        assert_eq!(shown(text, spoken_times_prefix(text)), expected, "{text:?}");
    }
}

#[test]
fn times_alone() {
    for (text, expected) in [
        ("9", "09:00"),
        ("14", "14:00"),
        ("9-11", "09:00-11:00"),
        ("9-5", "09:00-17:00"),
        ("0930", "09:30"),
        ("0930-1100", "09:30-11:00"),
        ("noon", "12:00"),
        ("Noon-1pm", "12:00-13:00"),
        ("10am-noon", "10:00-12:00"),
        ("midnight", "00:00"),
        ("10pm-midnight", "22:00-00:00"),
        ("中午", "12:00"),
        (" 9:00 - 10:30 ", "09:00-10:30"),
        ("9:00-", "09:00-"),
        ("9点-", "09:00-"),
        ("9:30 pm", "21:30"),
        ("下午3点到5点", "15:00-17:00"),
        ("一点", "01:00"),
        ("9+45m", "09:00-09:45"),
        ("", "! "),
        ("soon", "! soon"),
        ("9:00 Call", "! 9:00 Call"),
        ("25:00", "! 25:00"),
        ("25", "! 25"),
        ("3点意见", "! 3点意见"),
        ("9:00+x", "! 9:00+x"),
    ] {
        let read = match parse_times(text) {
            Ok(times) => times.to_string(),
            Err(problem) => format!("! {}", problem_text(problem)),
        };
        assert_eq!(read, expected, "{text:?}");
    }
}

proptest! {
    #[test]
    fn nothing_panics(text in any::<String>()) {
        let _ = (times_prefix(&text), spoken_times_prefix(&text), parse_times(&text));
    }

    #[test]
    fn what_is_nearly_a_time_does_not_panic(text in "([0-9０-９]{1,3}|[:：.+ -]|—|~|到|点|时|半|刻|分|上午|下午|晚上|中午|am|pm|h|m|一|十|百|万|拜|noon){0,9}") {
        for read in [times_prefix(&text), spoken_times_prefix(&text)].into_iter().flatten().flatten() {
            prop_assert!(text.get(read.1..).is_some());
        }
        let _ = parse_times(&text);
    }

    #[test]
    fn what_wlog_writes_is_read_back(start in 0_u32..1440, end in proptest::option::of(proptest::option::of(0_u32..1440)), title in "( ([a-zA-Z张伟]|- [a-z]).{0,8})?") {
        let end = match end {
            None => End::Unsaid,
            Some(None) => End::Running,
            Some(Some(minute)) => End::At(time_at(minute)),
        };
        let times = Times { start: time_at(start), end };
        let text = format!("{times}{title}");
        prop_assert_eq!(times_prefix(&text), Some(Ok((times, times.to_string().len()))), "{}", text);
    }

    #[test]
    fn what_files_hold_people_may_type(start in "[0-2]?[0-9]:[0-5][0-9]", end in "(|-|(-|—|~|到|至| - | 到 )[0-2]?[0-9]:[0-5][0-9])", title in "( [b-oq-z张][a-z]{0,4}|拜访|)") {
        let text = format!("{start}{end}{title}");
        if let Some(Ok((times, _))) = times_prefix(&text) {
            prop_assert_eq!(spoken_times_prefix(&text).unwrap().unwrap().0, times, "{}", text);
        }
    }
}

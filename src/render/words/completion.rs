//! What is offered while a command line is being typed: words for days, kinds of work, keys of queries.

use super::{Chinese, English};

/// Wordings that a shell's completion offers. All of them are understood in either language; each offers its own first.
pub trait CompletionWords {
    /// Lists words for days, the most used first.
    fn day_phrases(&self) -> &'static [&'static str];
    /// Lists words for periods, the most used first.
    fn period_phrases(&self) -> &'static [&'static str];
    /// Lists the other language's words for days.
    fn other_day_phrases(&self) -> &'static [&'static str];
    /// Lists the other language's words for periods.
    fn other_period_phrases(&self) -> &'static [&'static str];
    /// Lists what `wlog report` sums up.
    fn report_units(&self) -> &'static [&'static str];
    /// Lists kinds of work that are usual in any trade.
    fn usual_kinds(&self) -> &'static [&'static str];
    /// Lists the keys of filters in a query.
    fn query_keys(&self) -> &'static [&'static str];
    /// Says what `wlog help` does.
    fn help_of_help(&self) -> &'static str;
}

const ENGLISH_DAYS: [&str; 11] = [
    "today",
    "yesterday",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "day before yesterday",
];
const ENGLISH_PERIODS: [&str; 10] = [
    "this week",
    "last week",
    "this month",
    "last month",
    "this quarter",
    "last quarter",
    "this year",
    "last year",
    "last 7 days",
    "last 30 days",
];
const CHINESE_DAYS: [&str; 14] = [
    "今天",
    "昨天",
    "前天",
    "大前天",
    "明天",
    "后天",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "上周五",
];
const CHINESE_PERIODS: [&str; 10] =
    ["本周", "上周", "本月", "上个月", "本季度", "上季度", "今年", "去年", "最近7天", "最近30天"];

impl CompletionWords for English {
    fn day_phrases(&self) -> &'static [&'static str] {
        &ENGLISH_DAYS
    }

    fn period_phrases(&self) -> &'static [&'static str] {
        &ENGLISH_PERIODS
    }

    fn other_day_phrases(&self) -> &'static [&'static str] {
        &CHINESE_DAYS
    }

    fn other_period_phrases(&self) -> &'static [&'static str] {
        &CHINESE_PERIODS
    }

    fn report_units(&self) -> &'static [&'static str] {
        &["day", "week", "month"]
    }

    fn usual_kinds(&self) -> &'static [&'static str] {
        &["visit", "call", "meeting", "mail", "travel"]
    }

    fn query_keys(&self) -> &'static [&'static str] {
        &[
            "project", "contact", "org", "with", "tag", "kind", "type", "is", "has", "on", "since", "until", "due",
            "hours", "amount", "figure", "outcome",
        ]
    }

    fn help_of_help(&self) -> &'static str {
        "Explain wlog or one of its commands"
    }
}

impl CompletionWords for Chinese {
    fn day_phrases(&self) -> &'static [&'static str] {
        &CHINESE_DAYS
    }

    fn period_phrases(&self) -> &'static [&'static str] {
        &CHINESE_PERIODS
    }

    fn other_day_phrases(&self) -> &'static [&'static str] {
        &ENGLISH_DAYS
    }

    fn other_period_phrases(&self) -> &'static [&'static str] {
        &ENGLISH_PERIODS
    }

    fn report_units(&self) -> &'static [&'static str] {
        &["day", "week", "month"]
    }

    fn usual_kinds(&self) -> &'static [&'static str] {
        &["上门拜访", "电话", "会议", "邮件", "出差"]
    }

    fn query_keys(&self) -> &'static [&'static str] {
        &[
            "项目",
            "联系人",
            "工作单位",
            "同行",
            "标签",
            "类型",
            "project",
            "contact",
            "org",
            "with",
            "tag",
            "kind",
            "type",
            "is",
            "has",
            "on",
            "since",
            "until",
            "due",
            "hours",
            "amount",
            "figure",
            "outcome",
        ]
    }

    fn help_of_help(&self) -> &'static str {
        "查看帮助"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Lean, parse_date, parse_period};
    use chrono::NaiveDate;

    #[test]
    fn every_phrase_is_understood() {
        // A Saturday, on which no name of a weekday has two readings.
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
        for day in English.day_phrases().iter().chain(Chinese.day_phrases()) {
            assert!(parse_date(day, today, Lean::Past).is_ok(), "{day}");
        }
        let units = English.report_units().iter();
        for period in
            units.chain(English.period_phrases()).chain(Chinese.period_phrases()).filter(|unit| **unit != "day")
        {
            assert!(parse_period(period, today).is_ok(), "{period}");
        }
    }
}

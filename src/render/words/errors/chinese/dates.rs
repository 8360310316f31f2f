//! Dates and times that are not understood, in Chinese.

use super::super::quote::brief;
use crate::calendar::{DateProblem, Period, TimeProblem};
use crate::render::message::Message;
use crate::render::words::dates::iso;
use crate::render::words::{Chinese, DateWords};
use chrono::Datelike;

pub(in super::super) fn date(problem: &DateProblem) -> Message {
    match problem {
        DateProblem::Unknown { text } => Message::new(format!("看不懂日期“{}”", brief(text)))
            .hint("日期可以写：2026-11-21、11月21日、昨天、上周五、3天前")
            .hint("一段时间可以写：本周、上个月、2026-W47、2026-11、2026-11-16..2026-11-20"),
        DateProblem::Impossible { text, last_valid } => {
            let (year, month) = (last_valid.year(), last_valid.month());
            Message::new(format!("没有“{}”这一天", brief(text)))
                .hint(format!("{year}年{month}月的最后一天是 {}", Chinese.day(*last_valid)))
        }
        DateProblem::NoSuchNumber { text, number, last } => match last {
            12 => Message::new(format!("“{}”：没有 {number} 月", brief(text))).hint("月份只到 12 月"),
            4 => Message::new(format!("“{}”：没有第 {number} 季度", brief(text))).hint("一年只有 4 个季度"),
            7 => Message::new(format!("“{}”：没有星期 {number}", brief(text))).hint("一周只有 7 天，星期一是 1"),
            _ => Message::new(format!("“{}”：没有第 {number} 周", brief(text))).hint(format!("那一年只到第 {last} 周")),
        },
        DateProblem::Ambiguous { text, first, second } => {
            let (one, other) = (reading(*first), reading(*second));
            Message::new(format!("“{}”有两种理解：{one}，或 {other}", brief(text))).hint(format!(
                "请写明是哪一个：{} 或 {}",
                iso(*first),
                iso(*second)
            ))
        }
        DateProblem::Holiday { text, fixed } => {
            let message = Message::new(format!("“{}”是节日或节气，wlog 不去猜是哪一天", brief(text)));
            message.hint(match fixed {
                Some((month, day)) => format!("如果就是指当天，请写 {month}月{day}日"),
                None => "节日和假期年年不同，请直接写日期，例如 2026-10-01".to_owned(),
            })
        }
        DateProblem::Lunar { text } => {
            Message::new(format!("“{}”是农历日期，wlog 只按公历记", brief(text))).hint("请写公历日期，例如 2026-02-17")
        }
        DateProblem::Vague { text } => Message::new(format!("“{}”说不准是哪一天", brief(text)))
            .hint("请写明日期，或隔了多久：11月16日、周五、3天前、两周后、最近7天"),
        DateProblem::ShortYear { text } => Message::new(format!("“{}”里的年份只有两位，可以有几种理解", brief(text)))
            .hint("请把年份写成四位：2026-11-21"),
        DateProblem::WrongWeekday { text, date } => {
            let weekday = Chinese.weekday(date.weekday());
            Message::new(format!("“{}”前后不一致：{date} 是{weekday}", brief(text))).hint("请只写日期，或改正其中一个")
        }
        DateProblem::WithTime { text, parts } => Message::new(format!(
            "“{}”里有日期也有时间，这里只要日期",
            brief(text)
        ))
        .hint(format!("日期写“{}”；记录的时间用 --time 给出：--time {}", brief(&parts.0), brief(&parts.1))),
        DateProblem::NotADay { text, period } => {
            Message::new(format!("“{}”是一段时间（{}），这里要的是某一天", brief(text), Chinese.period(*period)))
                .hint(format!("请写其中的一天，例如 {}", period.first()))
        }
        DateProblem::EndBeforeStart { text, first, last } => {
            let (start, end) = (Chinese.day(*first), Chinese.day(*last));
            Message::new(format!("“{}”的结束日（{end}）早于开始日（{start}）", brief(text)))
                .hint(format!("请把早的一天写在前面：{last}..{first}"))
        }
        DateProblem::OutOfRange { text } => {
            Message::new(format!("“{}”太远了，只支持 0001-01-01 到 9999-12-31", brief(text))).hint("请检查其中的数字")
        }
    }
}

pub(in super::super) fn time(problem: &TimeProblem) -> Message {
    match problem {
        TimeProblem::NoSuchTime { text } => Message::new(format!("没有“{}”这个时间", brief(text)))
            .hint("时间从 0:00 到 23:59；半夜十二点是第二天的 0:00"),
        TimeProblem::NotFileForm { text } => Message::new(format!("“{}”不是文件里的时间写法", brief(text)))
            .hint("文件里要写 24 小时制的时和分：09:00、14:30-15:00"),
        TimeProblem::Length { text } => Message::new(format!("“{}”不能作为时长", brief(text)))
            .hint("时长至少 1 分钟，不满一天，例如：9:00+45分钟、9:00+1小时30分"),
        TimeProblem::Vague { text } => Message::new(format!("“{}”说不准是几点", brief(text)))
            .hint("请写明钟点：9:00、9:00-10:30、上午9点半、下午3点"),
        TimeProblem::Ambiguous { text, first, second } => {
            Message::new(format!("“{}”有两种理解：{first} 或 {second}", brief(text)))
                .hint(format!("请写明是哪一个：{first} 或 {second}"))
        }
        TimeProblem::Unknown { text } => Message::new(format!("看不懂时间“{}”", brief(text)))
            .hint("时间可以写：9:00、9:00-10:30、上午9点半、下午3点"),
    }
}

/// Names one of two readings: a day with its weekday, a period by name.
fn reading(period: Period) -> String {
    if period.len() == 1 { Chinese.day(period.first()) } else { Chinese.period(period) }
}

//! What is odd in a file, in Chinese.

use super::super::quote::brief;
use crate::format::{Diagnostic, Expected, Problem};
use crate::render::message::Message;
use crate::render::words::{Chinese, DateWords};

/// Words an oddity without its place.
pub(in super::super) fn diagnostic(diagnostic: &Diagnostic) -> Message {
    match &diagnostic.problem {
        Problem::NoSuchTime { text } => {
            Message::new(format!("“{}”像时间，但没有这个时间", brief(text))).hint("时间从 0:00 到 23:59")
        }
        Problem::NoLength => Message::new("开始和结束是同一分钟").hint("请改正结束时间，或不写"),
        Problem::VeryLong { minutes } => {
            Message::new(format!("这条记录长达 {}", Chinese.minutes(*minutes))).hint("请检查结束时间")
        }
        Problem::NoTitle => Message::new("记录没有标题").hint("请在时间后面写上标题"),
        Problem::MisspeltKey { key, meant } => {
            Message::new(format!("“{}”很像一个已知的字段", brief(key))).hint(format!("是不是“{meant}”？"))
        }
        Problem::RepeatedKey { key } => {
            Message::new(format!("“{}”写了两次，以第一次为准", brief(key))).hint("请去掉其中一个")
        }
        Problem::NotUnderstood { key, value, expected } => {
            Message::new(format!("“{}”的内容“{}”看不懂", brief(key), brief(value))).hint(example(*expected))
        }
        Problem::OtherDate { heading, file } => {
            Message::new(format!("标题写的是 {heading}，文件名是 {file}，以文件名为准"))
                .hint(format!("请改成 # {file}"))
        }
        Problem::DuplicateId { id, first_line } => {
            Message::new(format!("编号 {id} 在第 {first_line} 行已经有了")).hint("请去掉其中一处注释")
        }
        Problem::MalformedId { text } => {
            Message::new(format!("“{}”像编号，但不是编号", brief(text))).hint("请去掉行尾的注释")
        }
        Problem::ConflictMarker => {
            Message::new("这里有 git 留下的冲突标记").hint("请留下正确的内容，删去 <、=、> 开头的标记行")
        }
        Problem::UnclosedFence => Message::new("从这里开始的代码块没有结尾").hint("请用一行 ``` 结束它"),
        Problem::UnclosedHtml => Message::new("从这里开始的注释或 HTML 没有结尾").hint("请补上结尾，注释的结尾是 -->"),
        Problem::SecondFieldList { key } => {
            Message::new(format!("“{}”不在字段列表里，会被当成正文", brief(key))).hint("请移到上面，紧接着标题")
        }
        Problem::NoFrontMatter => {
            Message::new("档案开头没有 +++ 之间的内容").hint("请在开头写上 +++、name = \"…\"、+++ 三行")
        }
        Problem::BrokenFrontMatter { message } => {
            Message::new(format!("档案开头不是正确的 TOML（{}）", brief(message))).hint("请用编辑器改正")
        }
        Problem::NoName => Message::new("档案没有名称").hint("请在开头的 +++ 之间加一行 name = \"…\""),
    }
}

fn example(expected: Expected) -> &'static str {
    match expected {
        Expected::Figure => "请写名称、数字、单位：存款新增 500万元",
        Expected::Expense => "请写金额、币种、说明：35元 打车",
        Expected::Date => "请写日期：2026-11-24",
        Expected::YesOrNo => "请写“是”或“否”",
        Expected::Zone => "请写时区：Asia/Shanghai",
        Expected::Ids => "请写编号，或编号的前 4 位以上：k7q2m9xd",
        Expected::Priority => "请写 1 到 9 的数字",
        Expected::PerCent => "请写 0 到 100 的数字",
        Expected::Text => "请写带引号的文字：\"…\"",
        Expected::Texts => "请写文字的列表：[\"…\", \"…\"]",
    }
}

//! Entries that cannot be written as they were meant, in Chinese.

use super::super::quote::brief;
use super::diagnostics;
use crate::format::{Difference, EditError, Part, TextProblem};
use crate::model::Language;
use crate::render::message::Message;
use crate::store::day_path;
use chrono::NaiveDate;

pub(super) fn problem(problem: &EditError, date: NaiveDate) -> Message {
    what(problem, day_path(date).as_str())
}

fn what(problem: &EditError, file: &str) -> Message {
    match problem {
        EditError::NotFound { id } => Message::new(format!("{file}：没有编号为 {id} 的记录或待办"))
            .hint(format!("它刚被删掉或移走了，看看经过：wlog 修改记录 {id}")),
        EditError::IdTwice { id, lines: [first, second] } => {
            Message::new(format!("{file}:{first}：编号 {id} 在第 {second} 行又出现了一次"))
                .hint("请从文件里删掉其中一个编号注释，那条记录会得到新编号")
        }
        EditError::IdTaken { id, line } => {
            Message::new(format!("{file}:{line}：编号 {id} 已被占用")).hint("请再执行一次，会换一个编号")
        }
        EditError::Text { part, problem } => text(part, *problem),
        EditError::ReadsDifferently { difference, cause } => {
            let error = format!("没有写入 {file}：{}", differs(difference));
            match cause {
                Some(cause) => {
                    let odd = diagnostics::diagnostic(cause);
                    let hint = format!("{file}:{}：{}", cause.line, odd.error);
                    odd.hints.into_iter().fold(Message::new(error).hint(hint), Message::hint)
                }
                None => Message::new(error).hint("请把这部分换个写法，或用编辑器直接改文件"),
            }
        }
    }
}

fn part_name(part: &Part) -> String {
    match part {
        Part::Title => "标题".to_owned(),
        Part::Task => "待办".to_owned(),
        Part::Field(key) => format!("字段“{}”", key.word(Language::Chinese)),
        Part::OwnField(key) => format!("字段“{}”", brief(key)),
    }
}

fn text(part: &Part, problem: TextProblem) -> Message {
    let part = part_name(part);
    match problem {
        TextProblem::Empty => Message::new(format!("{part}是空的")).hint("请写上内容，或不要这一项"),
        TextProblem::SeveralLines => {
            Message::new(format!("{part}不止一行")).hint("请写在一行里，写不下的放到标题下面的正文里")
        }
        TextProblem::ControlCharacter => {
            Message::new(format!("{part}里有控制字符")).hint("请手工输入，不要从终端里粘贴")
        }
        TextProblem::BeginsLikeTime => {
            Message::new(format!("{part}的开头像时间，会被当成时间")).hint("请在前面加个词；记录的时间用 --time 设置")
        }
        TextProblem::EndsLikeId => {
            Message::new(format!("{part}的结尾是注释，会被当成编号")).hint("请去掉结尾的 <!--…-->")
        }
        TextProblem::NotAKey => Message::new(format!("{part}的名称不能用作字段名"))
            .hint("请用汉字、字母、数字、“-”和“_”，不要有冒号，也不要和 wlog 自己的字段同名"),
        TextProblem::Undeclared => Message::new(format!("{part}没有声明过，会被当成正文"))
            .hint("请在 wlog.toml 的 [fields] 下面声明，例如：\"合同号\" = \"text\"")
            .hint("或者给这条记录再加一个字段，例如：--kind 上门拜访"),
    }
}

fn differs(difference: &Difference) -> String {
    match difference {
        Difference::Missing => "写进去以后就找不到这一条了".to_owned(),
        Difference::Twice => "写进去以后会出现两条".to_owned(),
        Difference::Times => "时间会读成别的".to_owned(),
        Difference::Title { read } => format!("标题会读成“{}”", brief(read)),
        Difference::Field(key) => format!("字段“{}”会读成别的", key.word(Language::Chinese)),
        Difference::OwnFields => "自定义字段会读成别的".to_owned(),
        Difference::Tasks => "这条记录的待办会读成别的".to_owned(),
        Difference::Body => "标题下面的正文会读成别的".to_owned(),
        Difference::OtherEntry { title } => format!("另一条记录“{}”会受影响", brief(title)),
        Difference::Day => "当天的其他内容会受影响".to_owned(),
    }
}

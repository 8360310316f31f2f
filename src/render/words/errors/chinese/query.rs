//! Queries that are not understood, in Chinese.

use super::super::quote::{brief, pointed};
use crate::query::{DEEPEST, DocKind, Problem, QueryProblem, State};
use crate::render::message::Message;

pub(super) fn problem(problem: &QueryProblem, text: &str) -> Message {
    let Message { error, hints } = what(&problem.what);
    Message { error: format!("{error}{}", pointed(text, &problem.at)), hints }
}

fn what(problem: &Problem) -> Message {
    match problem {
        Problem::Empty => {
            Message::new("没有写要查什么").hint("写上要查的内容，例如：wlog 查 贷款，或 wlog 查 项目:贷款续期")
        }
        Problem::UnclosedQuote { open } => {
            let close = match open {
                '「' => '」',
                '『' => '』',
                '“' => '”',
                open => *open,
            };
            Message::new(format!("引号 {open} 没有另一半")).hint(format!("请在词组后面补上 {close}"))
        }
        Problem::UnclosedParen => Message::new("左括号没有配对").hint("请在后面补上右括号"),
        Problem::UnopenedParen => {
            Message::new("右括号没有配对").hint("请去掉它；如果是要查的文字，请放进引号：'\"…\"'")
        }
        Problem::EmptyParens => Message::new("括号里是空的").hint("请去掉这对括号"),
        Problem::MissingOperand { operator: "NOT" } => Message::new("NOT 后面没有内容")
            .hint("写上要排除的词，例如：贷款 NOT 草稿")
            .hint("如果要查 NOT 这个词本身，请放进引号：'\"NOT\"'"),
        Problem::MissingOperand { operator } => Message::new(format!("{operator} 前后要各有一个词"))
            .hint(format!("例如：贷款 {operator} 授信"))
            .hint(format!("如果要查 {operator} 这个词本身，请放进引号：'\"{operator}\"'")),
        Problem::EmptyValue { field } => {
            let field = brief(field);
            Message::new(format!("“{field}:”后面没有内容"))
                .hint(format!("请紧接着冒号写，有空格时加引号：{field}:\"…\""))
        }
        Problem::NothingToSearch { text } => {
            Message::new(format!("“{}”里没有可以查的字", brief(text))).hint("请去掉它，或换成旁边的词")
        }
        Problem::LeadingDash { word } => {
            Message::new(format!("这里不能用“-{}”排除", brief(word))).hint(format!("请写成：NOT {}", brief(word)))
        }
        Problem::UnknownType { value, nearest } => {
            let known = DocKind::ALL.map(kind).join("、");
            choice(format!("没有“{}”这种对象", brief(value)), "type", *nearest, &known)
        }
        Problem::UnknownState { value, nearest } => {
            let known = State::ALL.map(state).join("、");
            choice(format!("没有“{}”这种状态", brief(value)), "is", *nearest, &known)
        }
        Problem::BadDate { field, problem } => {
            let Message { error, hints } = super::dates::date(problem);
            Message { error: format!("{}：{error}", brief(field)), hints }
        }
        Problem::TooDeep => {
            Message::new(format!("括号和 NOT 套得太深，超过 {DEEPEST} 层")).hint("请去掉多余的括号，或分两次查")
        }
    }
}

fn choice(error: String, field: &str, nearest: Option<&str>, known: &str) -> Message {
    let message = Message::new(error);
    match nearest {
        Some(nearest) => message.hint(format!("是不是想写 {field}:{nearest}？")),
        None => message.hint(format!("可以是：{known}")),
    }
}

/// Returns the Chinese word that `type:` takes.
fn kind(kind: DocKind) -> &'static str {
    match kind {
        DocKind::Entry => "记录",
        DocKind::Task => "待办",
        DocKind::Day => "当日",
        DocKind::Project => "项目",
        DocKind::Contact => "联系人",
        DocKind::Org => "工作单位",
    }
}

/// Returns the Chinese word that `is:` takes, or the English one where it has none.
fn state(state: State) -> &'static str {
    match state {
        State::Open => "未完成",
        State::Done => "已完成",
        State::Carried => "已顺延",
        State::Dropped => "已取消",
        State::Private => "不上报",
        State::Running => "进行中",
        State::Paused => "暂停",
        other => other.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_are_offered_are_understood() {
        for each in DocKind::ALL {
            assert_eq!(DocKind::parse(kind(each)), Some(each));
        }
        for each in State::ALL {
            assert_eq!(State::parse(state(each)), Some(each));
        }
    }
}

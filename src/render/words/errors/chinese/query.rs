//! Queries that are not understood, in Chinese.

use super::super::quote::{brief, pointed};
use crate::query::{DEEPEST, DocKind, PatternProblem, Problem, QueryProblem, State, fact_words};
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
        Problem::UnknownFact { value, nearest } => {
            let known = fact_words().map(fact).collect::<Vec<_>>().join("、");
            choice(format!("不能按有没有“{}”来查", brief(value)), "has", *nearest, &known)
        }
        Problem::BadRange { field, value } => {
            let field = brief(field);
            Message::new(format!("“{}”不是数，也不是数的范围", brief(value)))
                .hint(format!("可以写：{field}:2、{field}:2..、{field}:..8、{field}:2..8"))
        }
        Problem::OnlyNames { field, value } => {
            let field = brief(field);
            Message::new(format!("{field}: 后面要写名称，“{}”不是名称", brief(value)))
                .hint(format!("名称里可以用 *，代表任意文字：{field}:恒达*"))
                .hint(format!("如果名称真是这样写的，请加引号：'{field}:\"…\"'"))
        }
        Problem::BadPattern { problem } => pattern(*problem),
        Problem::NotNear { text } => {
            Message::new(format!("“{}~”查不了近似的词：~ 只能跟在一个英文词后面", brief(text)))
                .hint("请去掉 ~；如果是要查的文字，请放进引号：'\"…\"'")
        }
        Problem::StarWithin { text } => {
            Message::new(format!("“{}”里的 * 只能放在末尾，或用在一个英文词里", brief(text)))
                .hint("请把 * 放到末尾，或改用正则表达式：/贷款.*续期/")
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

fn pattern(problem: PatternProblem) -> Message {
    let (error, hint) = match problem {
        PatternProblem::UnclosedGroup => {
            ("正则表达式里这个左括号没有配对", r"请在后面补上 )；如果要查括号本身，请写成 \(")
        }
        PatternProblem::UnopenedGroup => ("正则表达式里这个右括号没有配对", r"请去掉它；如果要查括号本身，请写成 \)"),
        PatternProblem::UnclosedClass => {
            ("正则表达式里这个方括号没有配对", r"请在后面补上 ]；如果要查方括号本身，请写成 \[")
        }
        PatternProblem::Repetition => {
            ("这里没有可以重复的内容", r"请在前面写上要重复的内容；如果要查这个字符本身，请加反斜杠：\*")
        }
        PatternProblem::Escape => ("反斜杠后面的这个字符没有特殊含义", r"请去掉反斜杠；如果要查反斜杠本身，请写成 \\"),
        PatternProblem::LookAround => ("正则表达式不支持前后查看", "请先查多一些，再用 NOT 排除：/贷款/ NOT /贷款人/"),
        PatternProblem::Backreference => ("正则表达式不支持引用前面的分组", "请把要重复的内容写出来"),
        PatternProblem::TooLarge => ("正则表达式太大", "请减少重复次数，或分两次查"),
        PatternProblem::Other => ("正则表达式从这里起看不懂", r"如果要查某个字符本身，请在前面加反斜杠：\. 就是句点"),
    };
    Message::new(error).hint(hint)
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

/// Returns the Chinese word that `has:` takes for an English one.
fn fact(word: &'static str) -> &'static str {
    match word {
        "expense" => "费用",
        "figure" => "业绩",
        "outcome" => "结果",
        "project" => "项目",
        "contact" => "联系人",
        "org" => "工作单位",
        "with" => "同行",
        "tag" => "标签",
        "kind" => "类型",
        "due" => "截止",
        "task" => "待办",
        "link" => "链接",
        other => other,
    }
}

/// Returns the Chinese word that `is:` takes, or the English one where it has none.
fn state(state: State) -> &'static str {
    match state {
        State::Open => "未完成",
        State::Done => "已完成",
        State::Carried => "已顺延",
        State::Dropped => "已取消",
        State::Overdue => "已过期",
        State::Late => "补记",
        State::Private => "不上报",
        State::Running => "进行中",
        State::Paused => "暂停",
        other => other.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Context, parse};

    #[test]
    fn the_words_that_are_offered_are_understood() {
        for each in DocKind::ALL {
            assert_eq!(DocKind::parse(kind(each)), Some(each));
        }
        for each in State::ALL {
            assert_eq!(State::parse(state(each)), Some(each));
        }
        let context = Context::on("2026-11-21".parse().unwrap());
        for word in fact_words() {
            let (english, chinese) = (format!("has:{word}"), format!("有：{}", fact(word)));
            assert_eq!(parse(&chinese, &context), parse(&english, &context), "{word}");
        }
    }
}

//! What is said when the command line is not understood.

use super::errors::word;
use super::{Chinese, English};
use crate::render::message::Message;

/// What is wrong with a command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageProblem {
    /// An option that the command does not have, and one that is spelt alike.
    UnknownOption {
        /// As it was typed.
        option: String,
        /// The one that may have been meant.
        near: Option<String>,
        /// An option and the word behind it, where that begins with a dash and may be its value.
        value: Option<(String, String)>,
    },
    /// A word that is no command, and those that may have been meant, the likeliest first.
    UnknownCommand {
        /// As it was typed.
        command: String,
        /// Those that may have been meant.
        near: Vec<String>,
    },
    /// A positional argument too many.
    Unexpected {
        /// As it was typed.
        argument: String,
    },
    /// An option without its value.
    MissingValue {
        /// The option.
        option: String,
        /// An option and the word behind it, where that begins with a dash and may be its value.
        value: Option<(String, String)>,
    },
    /// A value that the option does not take.
    BadValue {
        /// The option.
        option: String,
        /// As it was typed.
        value: String,
        /// The values that it takes; empty where they cannot be listed.
        possible: Vec<String>,
    },
    /// Two options that exclude each other.
    Conflict {
        /// The one.
        option: String,
        /// The other.
        other: String,
    },
    /// An option that may stand once and stands twice.
    Repeated {
        /// The option.
        option: String,
    },
    /// Something that is no text.
    NotUtf8,
    /// Anything else, in clap's own words.
    Other(String),
}

/// Wordings of usage errors.
pub trait UsageWords {
    /// Says what is wrong with the command line; `help` is the command that shows how it is meant.
    fn usage_problem(&self, problem: &UsageProblem, help: &str) -> Message;
    /// Says that standard input or output failed.
    fn stream_failed(&self, error: &std::io::Error) -> Message;
    /// What stands before an error: `error: `, `错误：`.
    fn error_label(&self) -> &'static str;
    /// What stands before a remedy: `hint: `, `提示：`.
    fn hint_label(&self) -> &'static str;
    /// What stands before a remark: `note: `, `注意：`.
    fn note_label(&self) -> &'static str;
}

/// Shows how an option and a value that begins with a dash are written; where there is none, says something else.
fn joined(value: &Option<(String, String)>, so: &str, else_say: &str) -> String {
    match value {
        Some((option, value)) => format!("{so}{option}={}", word(value)),
        None => else_say.to_owned(),
    }
}

impl UsageWords for English {
    fn usage_problem(&self, problem: &UsageProblem, help: &str) -> Message {
        let see = format!("'{help}' shows how");
        let command = help.trim_end_matches(" --help");
        match problem {
            UsageProblem::UnknownOption { option, near, value } => {
                let message = Message::new(format!("there is no option '{option}' here"));
                match near {
                    _ if value.is_some() => {
                        message.hint(joined(value, "a value that begins with a dash is written so: ", &see))
                    }
                    Some(near) => message.hint(format!("did you mean '{near}'?")),
                    None if option.starts_with("--") => message.hint(see),
                    None => message
                        .hint(format!("a text that begins with a dash goes behind '--': {command} -- '{option} …'"))
                        .hint(format!("'{help}' shows which options there are")),
                }
            }
            UsageProblem::UnknownCommand { command, near } => {
                let message = Message::new(format!("there is no command '{command}'"));
                match &near.iter().map(|near| format!("'wlog {near}'")).collect::<Vec<_>>()[..] {
                    [] => message
                        .hint(format!("to write an entry: wlog add '{command} …'"))
                        .hint(format!("'{help}' lists the commands")),
                    [near] => message.hint(format!("did you mean {near}?")),
                    [near @ .., last] => message.hint(format!("did you mean {} or {last}?", near.join(", "))),
                }
            }
            UsageProblem::Unexpected { argument } => {
                Message::new(format!("'{argument}' is one argument too many")).hint(see)
            }
            UsageProblem::MissingValue { option, value } => Message::new(format!("'{option}' needs a value"))
                .hint(joined(value, "a value that begins with a dash is written so: ", &see)),
            UsageProblem::BadValue { option, value, possible } if possible.is_empty() => {
                Message::new(format!("'{value}' is no value for '{option}'")).hint(see)
            }
            UsageProblem::BadValue { option, value, possible } => {
                Message::new(format!("'{value}' is no value for '{option}'"))
                    .hint(format!("it takes: {}", possible.join(", ")))
            }
            UsageProblem::Conflict { option, other } => {
                Message::new(format!("'{option}' and '{other}' exclude each other")).hint("leave one of them out")
            }
            UsageProblem::Repeated { option } => {
                Message::new(format!("'{option}' may stand only once")).hint("leave one of them out")
            }
            UsageProblem::NotUtf8 => Message::new("an argument is not UTF-8 text")
                .hint("set your terminal to UTF-8, or pass the text on standard input: wlog add -"),
            UsageProblem::Other(text) => Message::new(text.clone()).hint(see),
        }
    }

    fn stream_failed(&self, error: &std::io::Error) -> Message {
        Message::new(format!("cannot read the input or write the output ({error})"))
            .hint("see where the command reads from and writes to, and whether there is room")
    }

    fn error_label(&self) -> &'static str {
        "error: "
    }

    fn hint_label(&self) -> &'static str {
        "hint: "
    }

    fn note_label(&self) -> &'static str {
        "note: "
    }
}

impl UsageWords for Chinese {
    fn usage_problem(&self, problem: &UsageProblem, help: &str) -> Message {
        let see = format!("用法见 {help}");
        let command = help.trim_end_matches(" --help");
        match problem {
            UsageProblem::UnknownOption { option, near, value } => {
                let message = Message::new(format!("这里没有选项“{option}”"));
                match near {
                    _ if value.is_some() => message.hint(joined(value, "以短横线开头的内容请这样写：", &see)),
                    Some(near) => message.hint(format!("是不是想用“{near}”？")),
                    None if option.starts_with("--") => message.hint(see),
                    None => message
                        .hint(format!("以短横线开头的文字要写在“--”之后：{command} -- '{option} …'"))
                        .hint(format!("有哪些选项，见 {help}")),
                }
            }
            UsageProblem::UnknownCommand { command, near } => {
                let message = Message::new(format!("没有“{command}”这个命令"));
                match &near.iter().map(|near| format!("“wlog {near}”")).collect::<Vec<_>>()[..] {
                    [] => message
                        .hint(format!("要记一条，请用：wlog 记 '{command} …'"))
                        .hint(format!("全部命令见 {help}")),
                    [near] => message.hint(format!("是不是想用{near}？")),
                    [near @ .., last] => message.hint(format!("是不是想用{}或{last}？", near.join("、"))),
                }
            }
            UsageProblem::Unexpected { argument } => Message::new(format!("多了一个参数“{argument}”")).hint(see),
            UsageProblem::MissingValue { option, value } => Message::new(format!("“{option}”后面缺少内容"))
                .hint(joined(value, "以短横线开头的内容请这样写：", &see)),
            UsageProblem::BadValue { option, value, possible } if possible.is_empty() => {
                Message::new(format!("“{option}”不能是“{value}”")).hint(see)
            }
            UsageProblem::BadValue { option, value, possible } => {
                Message::new(format!("“{option}”不能是“{value}”")).hint(format!("可以是：{}", possible.join("、")))
            }
            UsageProblem::Conflict { option, other } => {
                Message::new(format!("“{option}”和“{other}”不能同时使用")).hint("请去掉其中一个")
            }
            UsageProblem::Repeated { option } => Message::new(format!("“{option}”只能用一次")).hint("请去掉多余的"),
            UsageProblem::NotUtf8 => {
                Message::new("参数不是 UTF-8 文字").hint("请把终端设为 UTF-8，或从标准输入写入：wlog 记 -")
            }
            UsageProblem::Other(text) => Message::new(text.clone()).hint(see),
        }
    }

    fn stream_failed(&self, error: &std::io::Error) -> Message {
        Message::new(format!("无法读取输入或写出结果（{error}）"))
            .hint("请查看命令从哪里读、写到哪里，以及空间是否足够")
    }

    fn error_label(&self) -> &'static str {
        "错误："
    }

    fn hint_label(&self) -> &'static str {
        "提示："
    }

    fn note_label(&self) -> &'static str {
        "注意："
    }
}

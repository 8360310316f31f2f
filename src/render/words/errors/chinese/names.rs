//! Names that cannot be linked, in Chinese.

use super::super::quote::{self, brief, guessed_name, whole_name};
use crate::app::{ImpossibleName, LONGEST_NAME, NameProblem, sigil_of};
use crate::model::{CardKind, Sigil};
use crate::render::message::Message;
use crate::render::words::{Chinese, OutcomeWords};

/// Words all names that stand in the way of one entry.
pub(super) fn problems(problems: &[NameProblem]) -> Message {
    let mut errors = Vec::new();
    let mut hints: Vec<String> = Vec::new();
    for Message { error, hints: more } in problems.iter().map(problem) {
        errors.push(error);
        for hint in more {
            if !hints.contains(&hint) {
                hints.push(hint);
            }
        }
    }
    Message { error: errors.join("；"), hints }
}

fn problem(problem: &NameProblem) -> Message {
    match problem {
        NameProblem::Unclear { sigil, text } => unclear(*sigil, text),
        NameProblem::Unknown { kind, name, near } => {
            let message = Message::new(format!("没有叫“{}”的{}", brief(name), Chinese.card_kind(*kind)));
            let message = match near {
                Some(near) => message.hint(format!("是不是“{}”？", brief(near))),
                None => message,
            };
            message.hint("要为新名称建档案，请去掉 --strict，或去掉 wlog.toml 里的 strict = true")
        }
        NameProblem::Part { kind, name, whole } => {
            let mark = sigil_of(Sigil::of_card(*kind));
            Message::new(format!("“{}”可能是“{}”，也可能是新的", brief(name), brief(whole)))
                .hint(format!("请写全名：{mark}{}", whole_name(whole)))
        }
        NameProblem::Impossible { name, why } => impossible(name, *why),
    }
}

fn unclear(sigil: Sigil, text: &str) -> Message {
    let mark = sigil_of(sigil);
    let (name, rest) = guessed_name(text, if sigil == Sigil::Contact { 2 } else { 4 });
    let (given, name, rest) = (quote::word(name), brief(name), brief(rest));
    let message = Message::new(format!("“{mark}{}”里的名称到哪里为止，分不清楚", brief(text)))
        .hint(format!("请给名称加上引号，例如：{mark}\"{name}\"{rest}"))
        .hint("在命令行里，整段文字要放在单引号里");
    let option = match sigil.card_kind() {
        Some(CardKind::Project) => "project",
        Some(CardKind::Contact) => "contact",
        Some(CardKind::Org) => "org",
        None => "tag",
    };
    message.hint(format!("或者用选项写：--{option} {given}"))
}

fn impossible(name: &str, why: ImpossibleName) -> Message {
    match why {
        ImpossibleName::Empty => Message::new("有一个名称是空的").hint("请写上名称，或去掉这个选项"),
        ImpossibleName::Unprintable => {
            Message::new(format!("名称“{}”里有看不见的字符", brief(name))).hint("请手工输入名称，不要粘贴")
        }
        ImpossibleName::TooLong => Message::new(format!("名称“{}”超过了 {LONGEST_NAME} 个字", brief(name)))
            .hint("请写短一些；如果是一句话，请去掉前面的符号或选项"),
    }
}

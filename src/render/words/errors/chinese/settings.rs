//! Settings that are not as they should be, in Chinese.

use super::super::quote::{self, brief};
use crate::config::{FORMAT, SettingsProblem, Trade};
use crate::model::Language;
use crate::render::message::Message;
use crate::store::BookPath;
use crate::text;
use std::path::Path;

/// Words a problem of the book's settings.
pub(in super::super) fn of_book(problem: &SettingsProblem) -> Message {
    wording(problem, "wlog.toml", "日志本只能读")
}

/// Words a problem of the user's own settings.
pub(in super::super) fn of_user(problem: &SettingsProblem, path: &Path) -> Message {
    wording(problem, &quote::path(path), "其中的设置都不起作用")
}

/// Words a problem of the book's profile, which lies at a path, or nowhere.
pub(in super::super) fn of_profile(problem: &SettingsProblem, path: Option<&BookPath>) -> Message {
    wording(problem, path.map_or("wlog.toml", BookPath::as_str), "岗位模板不起作用")
}

fn wording(problem: &SettingsProblem, file: &str, until_then: &str) -> Message {
    match problem {
        SettingsProblem::Unreadable { reason } => {
            Message::new(format!("读不了 {file}（{}），其中的设置都不起作用", brief(reason)))
                .hint(format!("请看看它是什么：ls -ld {}", quote::word(file)))
        }
        SettingsProblem::NotToml { line, reason } => {
            Message::new(format!("{file}:{line}：不是正确的 TOML（{}）", brief(reason)))
                .hint(format!("请用编辑器改正第 {line} 行；改好之前{until_then}"))
        }
        SettingsProblem::NewerFormat { found } => {
            Message::new(format!("日志本的格式是 {found}，这个版本的 wlog 只能写格式 {FORMAT}"))
                .hint("请更新 wlog；更新之前日志本只能读")
        }
        SettingsProblem::UnknownKey { key, line } => {
            Message::new(format!("{file}:{line}：没有“{}”这个设置", brief(key))).hint("请检查拼写，或删去这一行")
        }
        SettingsProblem::UnknownWord { key, value, known, line } => {
            let message = Message::new(format!("{file}:{line}：“{key}”不能是 {}", brief(value)));
            match text::nearest(value.trim_matches('"'), known.iter().copied()) {
                Some(near) => message.hint(format!("是不是想写 \"{near}\"？")),
                None => message.hint(format!("可以是：{}", known.join("、"))),
            }
        }
        SettingsProblem::NoSuchProfile { name } => {
            Message::new(format!("{file}：没有叫“{}”的岗位模板，按没有模板处理", brief(name)))
                .hint(which_profile(name))
                .hint(own_profile(name))
        }
        SettingsProblem::BadValue { key, value, example, line } => {
            Message::new(format!("{file}:{line}：“{}”不能设为 {}", brief(key), brief(value)))
                .hint(format!("请写成 {} = {example} 这样", brief(key)))
        }
    }
}

/// Says which profile may have been meant, or which there are.
pub(super) fn which_profile(name: &str) -> String {
    match Trade::near(name) {
        Some(trade) => format!("是不是“{}”？", trade.name(Language::Chinese)),
        None => {
            let all: Vec<&str> = Trade::all().iter().map(|trade| trade.name(Language::Chinese)).collect();
            format!("现有的岗位模板：{}", all.join("、"))
        }
    }
}

fn own_profile(name: &str) -> String {
    match name.contains(['/', '\\', ':']) {
        true => "岗位模板的名称就是 profiles 里的文件名，不带 .toml".to_owned(),
        false => format!("也可以自己写一个：profiles/{}.toml", brief(name)),
    }
}

/// Says why a book is not written to.
pub(super) fn not_writable(problems: &[SettingsProblem]) -> Message {
    let stops = |problem: &&SettingsProblem| {
        matches!(problem, SettingsProblem::NotToml { .. } | SettingsProblem::NewerFormat { .. })
    };
    match problems.iter().find(stops).or(problems.first()) {
        Some(found) => {
            let Message { error, hints } = of_book(found);
            Message { error: format!("什么也没有写入：{error}"), hints }
        }
        None => Message::new("什么也没有写入：看不懂 wlog.toml").hint("请用编辑器改正"),
    }
}

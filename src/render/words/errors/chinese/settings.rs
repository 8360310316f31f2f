//! Settings that are not as they should be, in Chinese.

use super::super::quote::brief;
use crate::config::{FORMAT, SettingsProblem};
use crate::render::message::Message;

pub(in super::super) fn problem(problem: &SettingsProblem) -> Message {
    match problem {
        SettingsProblem::NotToml { line, reason } => {
            Message::new(format!("wlog.toml:{line}：不是正确的 TOML（{}）", brief(reason)))
                .hint(format!("请用编辑器改正第 {line} 行；改好之前日志本只能读"))
        }
        SettingsProblem::NewerFormat { found } => {
            Message::new(format!("日志本的格式是 {found}，这个版本的 wlog 只能写格式 {FORMAT}"))
                .hint("请更新 wlog；更新之前日志本只能读")
        }
        SettingsProblem::UnknownKey { key, line } => {
            Message::new(format!("wlog.toml:{line}：没有“{}”这个设置", brief(key))).hint("请检查拼写，或删去这一行")
        }
        SettingsProblem::BadValue { key, value, example, line } => {
            Message::new(format!("wlog.toml:{line}：“{}”不能设为 {}", brief(key), brief(value)))
                .hint(format!("请写成 {} = {example} 这样", brief(key)))
        }
    }
}

/// Says why a book is not written to.
pub(super) fn not_writable(problems: &[SettingsProblem]) -> Message {
    let stops = |problem: &&SettingsProblem| {
        matches!(problem, SettingsProblem::NotToml { .. } | SettingsProblem::NewerFormat { .. })
    };
    match problems.iter().find(stops).or(problems.first()) {
        Some(found) => {
            let Message { error, hints } = problem(found);
            Message { error: format!("什么也没有写入：{error}"), hints }
        }
        None => Message::new("什么也没有写入：看不懂 wlog.toml").hint("请用编辑器改正"),
    }
}

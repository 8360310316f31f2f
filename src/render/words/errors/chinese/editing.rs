//! What goes wrong around an editor, in Chinese.

use super::super::quote::{self, brief};
use super::diagnostics;
use crate::app::editing::{Again, EditorProblem};
use crate::format::Diagnostic;
use crate::render::message::Message;
use crate::store::BookPath;
use std::path::Path;

pub(super) fn drafted(error: Message, draft: &Path, again: &Again) -> Message {
    let again = command(again);
    error.hint(format!("写好的文字还在，接着写请用：{again}")).hint(format!("文件在 {}", quote::path(draft)))
}

/// Says of a text that was saved in another encoding where it lies, and how it becomes UTF-8.
pub(super) fn in_another_encoding(error: Message, draft: &Path, again: &Again) -> Message {
    let (place, again) = (quote::argument(draft), command(again));
    error.hint(format!("写好的文字原样还在；用 {again} 再打开，存成 UTF-8 就能写入")).hint(format!(
        "如果是 GBK 编码，也可以转换：iconv -f GB18030 -t UTF-8 {place} > {place}.utf8 && mv {place}.utf8 {place}"
    ))
}

fn command(again: &Again) -> String {
    match again {
        Again::Add => "wlog 记 -e".to_owned(),
        Again::Edit(date) => format!("wlog 编辑 {date}"),
        Again::Card(path) => format!("wlog 编辑 {}", quote::argument(Path::new(path.as_str()))),
        Again::Amend(id) => format!("wlog 更正 -e {id}"),
    }
}

pub(super) fn editor(problem: &EditorProblem) -> Message {
    match problem {
        EditorProblem::None => Message::new("没有找到编辑器")
            .hint("请指定一个：export EDITOR=nano")
            .hint("也可以不用编辑器：wlog 记 '给 @李娜 打电话谈合同'"),
        EditorProblem::NotFound { command } => {
            Message::new(format!("编辑器“{}”无法启动", brief(command))).hint(format!(
                "请指定一个已安装的：export EDITOR={}（WLOG_EDITOR 和 VISUAL 优先）",
                quote::another_editor(command)
            ))
        }
        EditorProblem::Refused { command, status: Some(status) } => {
            Message::new(format!("编辑器“{}”以状态 {status} 结束，什么也没有写入", brief(command)))
                .hint("要写入，请保存后正常关闭编辑器")
        }
        EditorProblem::Refused { command, status: None } => {
            Message::new(format!("编辑器“{}”被中途终止，什么也没有写入", brief(command)))
                .hint("要写入，请保存后正常关闭编辑器")
        }
    }
}

pub(super) fn not_utf8(offset: usize) -> Message {
    Message::new(format!("编辑器没有按 UTF-8 编码保存（第 {} 个字节）", offset + 1))
        .hint("请把编辑器设为 UTF-8，或换一个：export WLOG_EDITOR=nano")
}

pub(super) fn being_edited(what: &str) -> Message {
    Message::new(format!("{} 正在另一个编辑器里打开", brief(what))).hint("请先在那边改完")
}

pub(super) fn conflict(path: &BookPath) -> Message {
    Message::new(format!("{path} 在编辑期间被改过，而且改的是同样几行；什么也没有写入"))
        .hint("两个版本都已放进你的文字，在 <<<<<<< 和 >>>>>>> 之间：请留下正确的内容，删去标记行")
}

pub(super) fn unresolved(path: &BookPath) -> Message {
    Message::new(format!("要写入 {path} 的文字里还并列着两个版本；什么也没有写入"))
        .hint("请在 <<<<<<< 和 >>>>>>> 之间留下正确的内容，删去标记行")
}

pub(super) fn below_the_line() -> Message {
    Message::new("写在分隔线下面的文字已移到上面").hint("请看看位置对不对，然后保存")
}

/// Words what looks like slips on a page; all of them in one message, with the remedies behind.
pub(super) fn odd(odd: &[Diagnostic]) -> Message {
    let messages: Vec<Message> = odd.iter().map(diagnostics::diagnostic).collect();
    let error = messages.iter().map(|message| message.error.as_str()).collect::<Vec<_>>().join("\n");
    messages.into_iter().flat_map(|message| message.hints).fold(Message::new(error), Message::hint)
}

pub(super) fn no_entry(id: &str) -> Message {
    Message::new(format!("“{}”是待办的编号，不是记录的编号", brief(id))).hint("用 wlog 列 可以看到各条记录的编号")
}

pub(super) fn no_entries() -> Message {
    Message::new("还没有可以更正的记录").hint("先记一条：wlog 记 '给 @李娜 打电话谈合同'")
}

pub(super) fn no_wish() -> Message {
    Message::new("没有说要改什么")
        .hint("请写明，例如：wlog 更正 --outcome 对方同意，或 wlog 更正 '新的标题'")
        .hint("也可以在编辑器里改：wlog 更正 -e")
}

//! What goes wrong with the book on disk, in Chinese.

use super::super::quote::{self, brief};
use super::{refusals, system};
use crate::render::message::Message;
use crate::store::{Left, StoreError};

/// Words an error of the store, and says that nothing was written where that is not plain.
pub(super) fn error(error: &StoreError) -> Message {
    let Message { error: what, hints } = failure(error);
    let what = if error.gave_up_a_change() { format!("什么也没有写入：{what}") } else { what };
    Message { error: what, hints }
}

/// Words what failed, whatever it left behind.
fn failure(error: &StoreError) -> Message {
    match error {
        StoreError::Io { doing, path, source } => {
            let (reason, remedy) = system::reason(source, path);
            let tried = system::tried(doing).unwrap_or("处理 {}").replace("{}", &quote::path(path));
            Message::new(format!("无法{tried}{reason}")).hint(remedy)
        }
        StoreError::Git { doing, source } => {
            let asked = system::asked(doing).unwrap_or("完成操作");
            Message::new(format!("git 无法{asked}（{}）", brief(source.message())))
                .hint("请在日志本的文件夹里检查仓库：git status、git fsck")
        }
        StoreError::Refused(refusal) => refusals::refusal(refusal),
        StoreError::BadPath { text } => Message::new(format!("“{}”不是日志本里的路径", brief(text)))
            .hint("请从日志本的文件夹写起，不要有 .. 和 .git，例如：2026/11/2026-11-21.md"),
        StoreError::NotAFile { path } => {
            let place = quote::word(path.as_str());
            Message::new(format!("{path}：这里应当是文件，现在却是文件夹或别的东西"))
                .hint(format!("请在日志本的文件夹里把它移开：mv {place} {place}.old"))
        }
        StoreError::Symlink { link } => {
            let place = quote::word(link.as_str());
            Message::new(format!("{link} 是符号链接，wlog 不跟随日志本里的链接"))
                .hint(format!("请在日志本的文件夹里换成它指向的内容：cp -RL {place} {place}.new && rm {place} && mv {place}.new {place}"))
        }
        StoreError::NotUtf8 { path, line, .. } => {
            let place = quote::word(path.as_str());
            Message::new(format!("{path}:{line}：不是 UTF-8 编码，文件保持原样")).hint(format!(
                "如果是 GBK 编码，请在日志本的文件夹里转换：iconv -f GB18030 -t UTF-8 {place} > converted.md && mv converted.md {place}"
            ))
        }
        StoreError::Changed { path } => {
            Message::new(format!("{path} 同时被别的程序改动了")).hint("请在编辑器里存好并关闭这个文件，再执行一次")
        }
        StoreError::Nothing => Message::new("没有可提交的：文件已经是这样了"),
        StoreError::Twice { path } => Message::new(format!("{path} 在一次写入里出现了两次"))
            .hint("这是 wlog 的错误，什么也没有写入，请反馈给开发者"),
        StoreError::Locked { lock, waited_ms } => {
            Message::new(format!("另一个 wlog 正在写日志本，已等了 {} 秒", waited_ms / 1000))
                .hint("请稍后再执行一次")
                .hint(format!("查看是哪个程序：lsof {}", quote::argument(lock)))
        }
        StoreError::GitBusy { lock, age_s } => {
            Message::new(format!("git 正在使用日志本：{} 已存在 {age_s} 秒", quote::path(lock)))
                .hint("请等 git 命令结束（或关闭它打开的编辑器），再执行一次")
                .hint("如果没有 git 在运行，这是遗留的文件，过几秒 wlog 会自己清除")
        }
        StoreError::Contended { attempts } => {
            Message::new(format!("写入期间，别的程序向分支提交了 {attempts} 次")).hint("请等它结束，再执行一次")
        }
        StoreError::Unfinished { left, source } => unfinished(left, source),
    }
}

fn unfinished(left: &Left, source: &StoreError) -> Message {
    let Message { error, hints } = failure(source);
    let message = match left {
        Left::InFiles(paths) => {
            let (list, more) = quote::list(paths, "、");
            let more = if more == 0 { String::new() } else { format!(" 等 {} 个文件", paths.len()) };
            let places = quote::arguments(paths);
            Message::new(format!("新内容已写进 {list}{more}，但没有提交：{error}"))
                .hint("请不要再执行一次，否则内容会重复")
                .hint(format!("请在日志本的文件夹里手工提交：git add {places} && git commit -m '手工提交'"))
        }
        Left::CommittedUnsynced => Message::new(format!("已经提交，但断电时可能丢失：{error}"))
            .hint("请不要再执行一次；要确保存到磁盘上，请运行：sync"),
    };
    // What else failed would have the command run again, which is wrong here.
    match source {
        StoreError::Io { .. } | StoreError::Git { .. } => hints.into_iter().fold(message, Message::hint),
        _ => message,
    }
}

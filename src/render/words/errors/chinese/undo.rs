//! Why a change cannot be taken back, in Chinese.

use super::brief;
use crate::app::undo::{Changed, UndoProblem};
use crate::render::message::Message;

/// How many places are named.
const MOST_PLACES: usize = 5;

pub(super) fn problem(problem: &UndoProblem) -> Message {
    match problem {
        UndoProblem::NoSuchCommit(name) => Message::new(format!("这个日志本里没有叫“{}”的改动", brief(name)))
            .hint("请写提交的编号，或倒数第几次：wlog 撤销 3")
            .hint("用“wlog 修改记录 编号”可以查到一条记录的各次提交"),
        UndoProblem::TooFar { asked, there } => {
            Message::new(format!("没有倒数第 {asked} 次改动：这个日志本一共改动过 {there} 次"))
                .hint("“wlog 撤销”撤销最近一次，“wlog 撤销 2”撤销再前一次")
        }
        UndoProblem::Merge(commit) => Message::new(format!("{commit} 合并了几条分支，分不清要撤销哪一边"))
            .hint("请写明合并进来的某一次提交：wlog 撤销 提交编号"),
        UndoProblem::First(commit) => {
            Message::new(format!("{commit} 是第一次提交，在它之前什么也没有")).hint("要删除单条记录：wlog 删除 编号")
        }
        UndoProblem::MakesTheBook(commit) => {
            Message::new(format!("{commit} 建立了日志本；没有 wlog.toml 就不成日志本了"))
                .hint("要删除单条记录：wlog 删除 编号")
        }
        UndoProblem::NotOfTheBook(commit) => {
            Message::new(format!("{commit} 没有改动日志")).hint(format!("请用 git 撤销：git revert {commit}"))
        }
        UndoProblem::NoFile { commit, path } => {
            Message::new(format!("{commit} 改动了“{}”，它不是普通文件", brief(path)))
                .hint(format!("请用 git 撤销：git revert {commit}"))
        }
        UndoProblem::TooMany { commit, count } => {
            Message::new(format!("{commit} 改动了 {count} 个文件，不能一次写入这么多"))
                .hint(format!("请用 git 撤销：git revert {commit}"))
        }
        UndoProblem::Changed { commit, places, was } => {
            let message = Message::new(format!("{commit} 改过的地方后来又改了；什么也没有撤销"));
            let message = places.iter().take(MOST_PLACES).fold(message, |message, place| message.hint(changed(place)));
            let file = was.as_ref().map(|path| super::quote::word(path.as_str()));
            file.into_iter().fold(message, |message, file| {
                message.hint(format!("改动之前的内容（在日志本文件夹里执行）：git show {commit}~:{file}"))
            })
        }
        UndoProblem::AlreadySo(commit) => {
            Message::new(format!("没有可撤销的：现在和 {commit} 之前一样")).hint("用“wlog 修改记录”可以看到之后的改动")
        }
    }
}

fn changed(place: &Changed) -> String {
    match &place.entry {
        Some(id) => format!("{}：查看这条记录后来的改动：wlog 修改记录 {id}", place.path),
        None => match place.path.day() {
            Some(date) => format!("{}：查看当天后来的改动：wlog 修改记录 {date}", place.path),
            None => {
                let file = super::quote::word(place.path.as_str());
                format!("{}：在日志本文件夹里查看后来的改动：git log -p -- {file}", place.path)
            }
        },
    }
}

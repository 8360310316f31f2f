//! What goes wrong with the index and with saved searches, in Chinese.

use super::super::quote::{self, brief};
use super::system;
use crate::app::index::IndexProblem;
use crate::app::saved::SavedProblem;
use crate::render::message::Message;

pub(in super::super) fn index(problem: &IndexProblem) -> Message {
    match problem {
        IndexProblem::NoFolder => Message::new("系统没有给出存放缓存的文件夹")
            .hint("请指定一个：export XDG_CACHE_HOME=~/.cache（设了 HOME 也可以）"),
        IndexProblem::Busy => {
            Message::new("另一个进程正在写搜索索引").hint("请等它写完；其间照样可以搜索，不会漏掉内容")
        }
        IndexProblem::Unwritable { folder, source } => {
            let (reason, remedy) = system::reason(source, folder);
            Message::new(format!("无法写入 {}{reason}", quote::path(folder))).hint(remedy)
        }
        IndexProblem::Engine { folder, said } => {
            Message::new(format!("搜索引擎在 {} 出错（{}）", quote::path(folder), brief(said)))
                .hint("这个文件夹可以随时删除，下次搜索会重建")
        }
    }
}

pub(super) fn saved(problem: &SavedProblem) -> Message {
    match problem {
        SavedProblem::Unknown { name, near: Some(near), .. } => {
            Message::new(format!("没有名为“{}”的查询", brief(name)))
                .hint(format!("是不是“{}”？", brief(near)))
                .hint("wlog 查 --saved 列出全部")
        }
        SavedProblem::Unknown { name, has_some: true, .. } => {
            Message::new(format!("没有名为“{}”的查询", brief(name))).hint("wlog 查 --saved 列出已保存的查询")
        }
        SavedProblem::Unknown { name, .. } => Message::new(format!("没有名为“{}”的查询", brief(name)))
            .hint("保存一个：wlog 查 is:open type:task --save 承诺"),
        SavedProblem::NoName { words } => Message::new("只写 --saved 是列出已保存的查询，不会去查别的内容")
            .hint(format!("请紧接着写上查询的名称：{}", ["wlog 查 --saved 名称", words].join(" ").trim_end())),
        SavedProblem::Nothing => Message::new("没有写查询，无从保存")
            .hint("例如：wlog 查 is:open type:task --save 承诺")
            .hint("要删掉已保存的查询，删去 wlog.toml 里的那一行即可"),
        SavedProblem::BadName(name) => {
            Message::new(format!("“{}”不能用作查询的名称", brief(name))).hint("请用一个或几个词，开头不要用短横")
        }
        SavedProblem::ByHand { name, query } => Message::new(format!("查询“{}”无法自动写进 wlog.toml", brief(name)))
            .hint(format!("请用编辑器写入：[searches] 下面加一行 {} = {}", quote::toml(name), quote::toml(query))),
    }
}

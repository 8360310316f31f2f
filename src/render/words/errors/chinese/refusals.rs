//! Why a book is not opened or not written to, in Chinese.

use super::super::quote::{self, brief};
use super::git_settings;
use crate::render::message::Message;
use crate::store::{Operation, Refusal};

pub(super) fn refusal(refusal: &Refusal) -> Message {
    match refusal {
        Refusal::NotABook { root } => super::books::not_a_book(root),
        Refusal::NoRepository { root } => {
            Message::new(format!("{} 里有 wlog.toml，但没有 git 仓库", quote::path(root)))
                .hint(format!("新建仓库：git -C {} init", quote::argument(root)))
        }
        Refusal::BrokenRepository { root, detail } => {
            Message::new(format!("打不开 {} 的 git 仓库（{}）", quote::path(root), brief(detail)))
                .hint(format!("看看 git 怎么说：git -C {} fsck", quote::argument(root)))
        }
        Refusal::Bare { root } => Message::new(format!("{} 的 git 仓库是裸仓库，里面没有文件", quote::path(root)))
            .hint(format!("如果文件就在那里：git -C {} config core.bare false", quote::argument(root)))
            .hint(format!("或者克隆一份：git clone {} worklog", quote::argument(root))),
        Refusal::UnknownFormat { extension, value } => unknown_format(extension, value),
        Refusal::WorkTreeElsewhere { root, work_tree } => {
            let (root_path, elsewhere) = (quote::path(root), quote::path(work_tree));
            Message::new(format!("{root_path} 的 git 仓库把文件放在 {elsewhere}"))
                .hint(format!("要让文件和仓库在一起：git -C {} config --unset core.worktree", quote::argument(root)))
        }
        Refusal::NotOwned { path } => Message::new(format!("{} 属于另一个用户", quote::path(path)))
            .hint(format!("如果信任它：git config --global --add safe.directory {}", quote::argument(path))),
        Refusal::DetachedHead => Message::new("HEAD 不在任何分支上，提交会丢失")
            .hint("请在日志本的文件夹里回到分支：git switch main")
            .hint("要保留在这里做的提交，请先建分支：git switch -c 分支名"),
        Refusal::InProgress(operation) => in_progress(*operation),
        Refusal::Signing(problem) => git_settings::signing(problem),
        Refusal::Hook { hook, from } => git_settings::hook(hook, from),
        Refusal::Attribute { path, attribute, value, file } => git_settings::attribute(path, attribute, value, file),
        Refusal::LineEndings { path, setting } => git_settings::line_endings(path, setting),
        Refusal::IndexKind { kind } => index_kind(kind),
        Refusal::IndexBroken { path, detail } => {
            Message::new(format!("git 的索引 {} 已损坏：{}", quote::path(path), damage(detail))).hint(format!(
                "请在日志本的文件夹里让 git 重建（文件不受影响）：rm {} && git reset",
                quote::argument(path)
            ))
        }
        Refusal::Unmerged { path } => {
            let place = quote::word(path.as_str());
            Message::new(format!("{path}：git 的冲突还没有解决"))
                .hint(format!("请用编辑器改好文件，再在日志本的文件夹里运行：git add {place} && git commit"))
        }
        Refusal::InTheWay { path } => {
            let place = quote::word(path.as_str());
            Message::new(format!("{path}：git 里这个位置是别的东西，例如链接，或该是文件夹的地方是文件"))
                .hint(format!("请在日志本的文件夹里查看是什么：git ls-files -s {place}"))
                .hint(format!("把它从 git 里移除：git rm --cached {place} && git commit"))
        }
    }
}

fn unknown_format(extension: &str, value: &str) -> Message {
    let message = Message::new(format!("日志本的 git 仓库是 wlog 读不了的类型：{extension} = {}", brief(value)));
    match extension.eq_ignore_ascii_case("extensions.refstorage") {
        true => {
            message.hint("请在日志本的文件夹里转成普通仓库：git refs migrate --ref-format=files（git 2.48 或更新）")
        }
        false => message.hint("请新建一个普通的日志本，再把文件复制进去：wlog init 文件夹"),
    }
}

fn in_progress(operation: Operation) -> Message {
    let (what, finish, stop) = match operation {
        Operation::Merge => ("合并（merge）", "git commit", "git merge --abort"),
        Operation::Revert => ("还原（revert）", "git revert --continue", "git revert --abort"),
        Operation::CherryPick => ("拣选（cherry-pick）", "git cherry-pick --continue", "git cherry-pick --abort"),
        Operation::Rebase => ("变基（rebase）", "git rebase --continue", "git rebase --abort"),
        Operation::ApplyMailbox => ("应用补丁（git am）", "git am --continue", "git am --abort"),
    };
    Message::new(format!("日志本里有一次{what}还没有完成"))
        .hint(format!("请在日志本的文件夹里完成它：{finish}"))
        .hint(format!("或者放弃它：{stop}"))
}

fn index_kind(kind: &str) -> Message {
    let (what, remedy) = match kind {
        "split" => (
            "git 的索引分成了两个文件（core.splitIndex），wlog 不能写入",
            "git config core.splitIndex false && git update-index --no-split-index",
        ),
        "sparse" => ("日志本是稀疏检出的（core.sparseCheckout），文件可能不全", "git sparse-checkout disable"),
        _ => ("这个版本的 wlog 不认识 git 索引的格式", "rm .git/index && git reset"),
    };
    Message::new(what).hint(format!("请在日志本的文件夹里改成普通的：{remedy}"))
}

/// Says in which way git's index is damaged.
pub(in super::super) fn damage(detail: &str) -> &'static str {
    match detail {
        "it is no index" => "它根本不是索引",
        "its checksum is wrong" => "校验和不对",
        "an entry is cut off" | "an extension is cut off" => "缺了一部分",
        _ => "无法读取",
    }
}

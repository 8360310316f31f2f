//! Why a book is not opened or not written to, in English.

use super::super::quote::{self, brief};
use super::git_settings;
use crate::render::message::Message;
use crate::store::{Operation, Refusal};

pub(super) fn refusal(refusal: &Refusal) -> Message {
    match refusal {
        Refusal::NotABook { root } => super::books::not_a_book(root),
        Refusal::NoRepository { root } => {
            Message::new(format!("{} has a wlog.toml but no git repository", quote::path(root)))
                .hint(format!("to make one: git -C {} init", quote::argument(root)))
        }
        Refusal::BrokenRepository { root, detail } => {
            Message::new(format!("the git repository of {} cannot be opened ({})", quote::path(root), brief(detail)))
                .hint(format!("see what git says of it: git -C {} fsck", quote::argument(root)))
        }
        Refusal::Bare { root } => {
            Message::new(format!("the git repository of {} is bare, so it has no files", quote::path(root)))
                .hint(format!("if the files do lie there: git -C {} config core.bare false", quote::argument(root)))
                .hint(format!("or clone it: git clone {} worklog", quote::argument(root)))
        }
        Refusal::UnknownFormat { extension, value } => unknown_format(extension, value),
        Refusal::WorkTreeElsewhere { root, work_tree } => {
            let (root_path, elsewhere) = (quote::path(root), quote::path(work_tree));
            Message::new(format!("the git repository of {root_path} has its files in {elsewhere}"))
                .hint(format!("to have them beside it: git -C {} config --unset core.worktree", quote::argument(root)))
        }
        Refusal::NotOwned { path } => Message::new(format!("{} belongs to another user", quote::path(path)))
            .hint(format!("if you trust it: git config --global --add safe.directory {}", quote::argument(path))),
        Refusal::DetachedHead => Message::new("HEAD is on no branch, so a commit would get lost")
            .hint("go back to the branch, in the book's folder: git switch main")
            .hint("to keep commits that were made here, give them a branch first: git switch -c NAME"),
        Refusal::InProgress(operation) => in_progress(*operation),
        Refusal::Signing(problem) => git_settings::signing(problem),
        Refusal::Hook { hook, from } => git_settings::hook(hook, from),
        Refusal::Attribute { path, attribute, value, file } => git_settings::attribute(path, attribute, value, file),
        Refusal::LineEndings { path, setting } => git_settings::line_endings(path, setting),
        Refusal::IndexKind { kind } => index_kind(kind),
        Refusal::IndexBroken { path, detail } => {
            Message::new(format!("git's index {} is damaged: {}", quote::path(path), damage(detail))).hint(format!(
                "let git build it anew, in the book's folder (your files stay): rm {} && git reset",
                quote::argument(path)
            ))
        }
        Refusal::Unmerged { path } => {
            let place = quote::word(path.as_str());
            Message::new(format!("{path}: git has a conflict here that is not resolved")).hint(format!(
                "correct the file in an editor, then in the book's folder: git add {place} && git commit"
            ))
        }
        Refusal::InTheWay { path } => {
            let place = quote::word(path.as_str());
            Message::new(format!(
                "{path}: git has something else here, such as a link or a file where a folder is needed"
            ))
            .hint(format!("see what it is, in the book's folder: git ls-files -s {place}"))
            .hint(format!("take it out of git: git rm --cached {place} && git commit"))
        }
    }
}

fn unknown_format(extension: &str, value: &str) -> Message {
    let message = Message::new(format!(
        "the book lies in a git repository of a kind that wlog cannot read: {extension} = {}",
        brief(value)
    ));
    match extension.eq_ignore_ascii_case("extensions.refstorage") {
        true => message.hint("turn it into an ordinary one, in the book's folder: git refs migrate --ref-format=files (git 2.48 or newer)"),
        false => message.hint("make an ordinary book and copy the files into it: wlog init FOLDER"),
    }
}

fn in_progress(operation: Operation) -> Message {
    let (what, finish, stop) = match operation {
        Operation::Merge => ("merge", "git commit", "git merge --abort"),
        Operation::Revert => ("revert", "git revert --continue", "git revert --abort"),
        Operation::CherryPick => ("cherry-pick", "git cherry-pick --continue", "git cherry-pick --abort"),
        Operation::Rebase => ("rebase", "git rebase --continue", "git rebase --abort"),
        Operation::ApplyMailbox => ("run of git am", "git am --continue", "git am --abort"),
    };
    Message::new(format!("a {what} in the book is not finished"))
        .hint(format!("finish it, in the book's folder: {finish}"))
        .hint(format!("or give it up: {stop}"))
}

fn index_kind(kind: &str) -> Message {
    let (what, remedy) = match kind {
        "split" => {
            // Where core.splitIndex is on, git would split it again.
            let remedy = "git config core.splitIndex false && git update-index --no-split-index";
            ("git's index is split in two files (core.splitIndex), which wlog does not write", remedy)
        }
        "sparse" => (
            "the book is a sparse checkout (core.sparseCheckout), in which files may be missing",
            "git sparse-checkout disable",
        ),
        _ => ("git's index has a form that this wlog does not know", "rm .git/index && git reset"),
    };
    Message::new(what).hint(format!("make it an ordinary one, in the book's folder: {remedy}"))
}

/// Says in which way git's index is damaged.
pub(in super::super) fn damage(detail: &str) -> &'static str {
    match detail {
        "it is no index" => "it is no index at all",
        "its checksum is wrong" => "its checksum is wrong",
        "an entry is cut off" | "an extension is cut off" => "a part of it is missing",
        _ => "it cannot be read",
    }
}

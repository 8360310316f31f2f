//! What git's settings ask of a commit and wlog does not do, in Chinese.

use super::super::quote::{self, brief};
use crate::render::message::Message;
use crate::store::{BookPath, HookSource, Origin, SigningProblem};
use std::path::Path;

pub(super) fn signing(problem: &SigningProblem) -> Message {
    let asked = "git 设置了签名提交（commit.gpgSign）";
    let message = match problem {
        SigningProblem::NotTrusted { key } => {
            Message::new(format!("{asked}，但 {key} 写在日志本的仓库里，wlog 不运行日志本指定的命令"))
                .hint(format!("请写进你自己的设置：git config --global {key} 命令"))
                .hint(format!("并在日志本的文件夹里把它去掉：git config --unset {key}"))
        }
        SigningProblem::UnknownFormat(format) => {
            Message::new(format!("{asked}，但 wlog 不认识 gpg.format = {}", brief(format)))
                .hint("可用的有：openpgp、x509、ssh")
        }
        SigningProblem::NoKey => Message::new(format!("{asked}，用 SSH（gpg.format），但没有指定密钥"))
            .hint("请指定：git config --global user.signingkey ~/.ssh/id_ed25519.pub"),
        SigningProblem::NotStarted { program, is_missing } => {
            let why = if *is_missing { "没有安装" } else { "启动不了" };
            Message::new(format!("{asked}，但 {} {why}", quote::word(program)))
                .hint("请安装它，或指定签名的程序：git config --global gpg.program 程序（SSH 用 gpg.ssh.program）")
        }
        SigningProblem::Failed { program, said } => {
            let said = if said.is_empty() { String::new() } else { format!("：{}", brief(said)) };
            Message::new(format!("{asked}，但 {} 没有签上名{said}", quote::word(program)))
                .hint("请在日志本的文件夹里看看 git 能不能签：git commit-tree -S -m try 'HEAD^{tree}'")
        }
    };
    message.hint("如果这个日志本不需要签名，请在它的文件夹里运行：git config commit.gpgsign false")
}

/// Names the place where a setting of git's stands.
fn place(origin: Origin) -> &'static str {
    match origin {
        Origin::System => "写在这台机器的 git 设置里",
        Origin::User => "写在你自己的 git 设置里",
        Origin::Book => "写在日志本的 git 设置里",
    }
}

pub(super) fn hook(hook: &Path, from: &HookSource) -> Message {
    let shown = quote::path(hook);
    match from {
        HookSource::Repository => {
            let place = quote::argument(hook);
            Message::new(format!("提交时 git 会运行钩子 {shown}，而 wlog 不运行钩子"))
                .hint(format!("请把它移开：mv {place} {place}.off"))
        }
        HookSource::Path(origin) => Message::new(format!(
            "提交时 git 会运行钩子 {shown}（core.hooksPath {}），而 wlog 不运行钩子",
            place(*origin)
        ))
        .hint("如果这个日志本不需要钩子，请在它的文件夹里运行：git config core.hooksPath .git/no-hooks"),
        HookSource::Setting { name, origin } => Message::new(format!(
            "git 会在 {shown} 时运行钩子（hook.{}.event {}），而 wlog 不运行钩子",
            brief(name),
            place(*origin)
        ))
        .hint(format!(
            "如果这个日志本不需要它，请在日志本的文件夹里运行：git config {} false",
            quote::word(&format!("hook.{name}.enabled"))
        )),
    }
}

pub(super) fn attribute(path: &BookPath, attribute: &str, value: &str, file: &Path) -> Message {
    let message = Message::new(format!("{path}：{} 要求 {attribute}={}，wlog 不支持", quote::path(file), brief(value)));
    let pattern = pattern(path);
    match file.ends_with("info/attributes") {
        // Nothing that stands elsewhere outweighs it.
        true => message.hint(format!("请在那个文件末尾加一行：{pattern} -{attribute}")),
        false => message.hint(format!("请在日志本的 .gitattributes 末尾加一行：{pattern} -{attribute}")),
    }
}

pub(super) fn line_endings(path: &BookPath, setting: &str) -> Message {
    let pattern = pattern(path);
    Message::new(format!(
        "{path} 用的是 Windows 的换行符，而 git 设置了转换换行符（{}），每一行都会算作改动",
        brief(setting)
    ))
    .hint(format!("要让换行符保持原样，请在日志本的 .gitattributes 末尾加一行：{pattern} -text"))
}

fn pattern(path: &BookPath) -> &str {
    if path.as_str().ends_with(".md") { "*.md" } else { path.name() }
}

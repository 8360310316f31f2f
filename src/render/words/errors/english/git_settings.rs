//! What git's settings ask of a commit and wlog does not do, in English.

use super::super::quote::{self, brief};
use crate::render::message::Message;
use crate::store::{BookPath, HookSource, Origin, SigningProblem};
use std::path::Path;

pub(super) fn signing(problem: &SigningProblem) -> Message {
    let asked = "git is set to sign commits (commit.gpgSign)";
    let message = match problem {
        SigningProblem::NotTrusted { key } => Message::new(format!(
            "{asked}, but {key} stands in the book's repository, and wlog runs no command that a book names"
        ))
        .hint(format!("name it in your own settings: git config --global {key} COMMAND"))
        .hint(format!("and take it out of the book, in its folder: git config --unset {key}")),
        SigningProblem::UnknownFormat(format) => {
            Message::new(format!("{asked} with gpg.format = {}, which wlog does not know", brief(format)))
                .hint("what it knows: openpgp, x509, ssh")
        }
        SigningProblem::NoKey => Message::new(format!("{asked} with SSH (gpg.format), but names no key"))
            .hint("name one: git config --global user.signingkey ~/.ssh/id_ed25519.pub"),
        SigningProblem::NotStarted { program, is_missing } => {
            let why = if *is_missing { "is not installed" } else { "cannot be started" };
            Message::new(format!("{asked}, but {} {why}", quote::word(program)))
                .hint("install it, or name the program that signs: git config --global gpg.program PROGRAM (for SSH: gpg.ssh.program)")
        }
        SigningProblem::Failed { program, said } => {
            let said = if said.is_empty() { String::new() } else { format!(": {}", brief(said)) };
            Message::new(format!("{asked}, but {} made no signature{said}", quote::word(program)))
                .hint("see whether git can sign, in the book's folder: git commit-tree -S -m try 'HEAD^{tree}'")
        }
    };
    message.hint("to leave this book's commits unsigned, in its folder: git config commit.gpgsign false")
}

/// Names the place where a setting of git's stands.
fn place(origin: Origin) -> &'static str {
    match origin {
        Origin::System => "in git's settings for this machine",
        Origin::User => "in your own settings of git",
        Origin::Book => "in the book's settings of git",
    }
}

pub(super) fn hook(hook: &Path, from: &HookSource) -> Message {
    let shown = quote::path(hook);
    match from {
        HookSource::Repository => {
            let place = quote::argument(hook);
            Message::new(format!("git would run the hook {shown} here, and wlog runs no hooks"))
                .hint(format!("move it away: mv {place} {place}.off"))
        }
        HookSource::Path(origin) => Message::new(format!(
            "git would run the hook {shown} here (core.hooksPath {}), and wlog runs no hooks",
            place(*origin)
        ))
        .hint("to have none in this book, in its folder: git config core.hooksPath .git/no-hooks"),
        HookSource::Setting { name, origin } => Message::new(format!(
            "git would run a hook at {shown} (hook.{}.event {}), and wlog runs no hooks",
            brief(name),
            place(*origin)
        ))
        .hint(format!(
            "to have it not in this book, in its folder: git config {} false",
            quote::word(&format!("hook.{name}.enabled"))
        )),
    }
}

pub(super) fn attribute(path: &BookPath, attribute: &str, value: &str, file: &Path) -> Message {
    let message = Message::new(format!(
        "{path}: {} asks for {attribute}={}, which wlog does not apply",
        quote::path(file),
        brief(value)
    ));
    let pattern = pattern(path);
    match file.ends_with("info/attributes") {
        // Nothing that stands elsewhere outweighs it.
        true => message.hint(format!("at the end of that file add the line: {pattern} -{attribute}")),
        false => message.hint(format!("at the end of the book's .gitattributes add the line: {pattern} -{attribute}")),
    }
}

pub(super) fn line_endings(path: &BookPath, setting: &str) -> Message {
    let pattern = pattern(path);
    Message::new(format!(
        "{path} has the line endings of Windows, and git is set to change them ({}), so every line would count as changed",
        brief(setting)
    ))
    .hint(format!("to have them kept as they are, at the end of the book's .gitattributes add the line: {pattern} -text"))
}

fn pattern(path: &BookPath) -> &str {
    if path.as_str().ends_with(".md") { "*.md" } else { path.name() }
}

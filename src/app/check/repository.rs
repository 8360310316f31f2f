//! The book around its files: settings, the repository, and what was left in it.

use super::copies::is_copy_of_gits;
use super::files::relative;
use super::finding::{Finding, Mend, What};
use crate::app::editing::{Again, is_left_behind};
use crate::app::{Context, Error, saved};
use crate::calendar::parse_iso_day;
use crate::config::{Check, SettingsProblem};
use crate::format;
use crate::model::Id;
use crate::store::{BookPath, Drafts, Leftover, StoreError};

/// Where findings about the repository as a whole stand.
const REPOSITORY: &str = ".git";

/// Looks at the settings, the saved searches in them, and the profile.
pub fn settings(context: &Context, findings: &mut Vec<Finding>) {
    for problem in &context.problems {
        let what = What::Settings(problem.clone());
        findings.push(Finding { line: line_of(problem), ..Finding::of_file(Check::Settings, "wlog.toml", what) });
    }
    for (name, query) in &context.settings.searches {
        if let Some(error) = saved::mistake(context, query) {
            let what = What::Search { name: name.clone(), error: Box::new(error) };
            findings.push(Finding::of_file(Check::Settings, "wlog.toml", what));
        }
    }
    for problem in &context.profile_problems {
        let path = context.profile_file.as_ref().map_or("wlog.toml", |path| path.as_str());
        let what = What::Profile(problem.clone(), context.profile_file.clone());
        findings.push(Finding { line: line_of(problem), ..Finding::of_file(Check::Settings, path, what) });
    }
}

fn line_of(problem: &SettingsProblem) -> Option<usize> {
    match problem {
        SettingsProblem::NotToml { line, .. }
        | SettingsProblem::UnknownKey { line, .. }
        | SettingsProblem::UnknownWord { line, .. }
        | SettingsProblem::BadValue { line, .. } => Some(*line),
        SettingsProblem::Unreadable { .. }
        | SettingsProblem::NewerFormat { .. }
        | SettingsProblem::NoSuchProfile { .. } => None,
    }
}

/// Looks at the repository: whether it can be written to, and what programs that ended left in it.
pub fn look(context: &Context, findings: &mut Vec<Finding>) {
    let failed =
        |error: StoreError| Finding::of_file(Check::Git, REPOSITORY, What::Failed(Box::new(Error::Store(error))));
    if let Err(error) = context.book.check_writable() {
        findings.push(failed(error));
    }
    // A repository that cannot be opened was named just now.
    let Ok(leftovers) = context.book.leftovers(is_copy_of_gits, context.wall_clock) else { return };
    for (path, left) in leftovers.files {
        let finding = Finding::of_file(Check::Lock, relative(&context.book, &path.to_string_lossy()), What::Left(left));
        findings.push(match left {
            Leftover::SetAside => finding,
            _ => finding.mended_by(Mend::PutInOrder),
        });
    }
    for path in leftovers.copies {
        let path = relative(&context.book, &path.to_string_lossy());
        findings.push(Finding::of_file(Check::Copy, path, What::CopyOfGits));
    }
    if let Ok(drafts) = context.book.drafts() {
        self::drafts(context, &drafts, findings);
    }
}

/// Finds the texts that nobody has in an editor and that were typed in.
fn drafts(context: &Context, drafts: &Drafts, findings: &mut Vec<Finding>) {
    for name in drafts.names() {
        let Some((again, file)) = draft_of(&name) else { continue };
        let Ok(Some(draft)) = drafts.take(&name, &file) else { continue };
        let is_blank_day = match &again {
            // A day without a file is opened with its heading in it.
            Again::Edit(date) => {
                let blank = format::new_day(*date, context.rules.language);
                draft.text().is_ok_and(|text| text.is_some_and(|text| text == blank.as_bytes()))
            }
            _ => false,
        };
        if !is_blank_day && is_left_behind(&draft).unwrap_or(true) {
            let path = relative(&context.book, &draft.path().to_string_lossy());
            findings.push(Finding::of_file(Check::Draft, path, What::Draft(again)));
        }
    }
}

/// Returns how a draft is opened again, and the name of its text.
fn draft_of(name: &str) -> Option<(Again, String)> {
    let (command, what) = name.split_once('-')?;
    Some(match command {
        "add" => (Again::Add, "wlog-add.md".to_owned()),
        "edit" => (Again::Edit(parse_iso_day(what)?), format!("{what}.md")),
        "card" => {
            let path = BookPath::new(what.replacen('-', "/", 1)).ok()?;
            let file = path.name().to_owned();
            (Again::Card(path), file)
        }
        "amend" => (Again::Amend(Id::parse(what)?), "wlog-amend.md".to_owned()),
        _ => return None,
    })
}

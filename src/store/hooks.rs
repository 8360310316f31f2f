//! Hooks that git would run while it makes a commit. wlog runs none: what lies in a book is not trusted with a command, and a hook of
//! the user's own may change or refuse the commit in ways that only git knows.

use super::configuration::{self, Origin};
use super::{HookSource, Refusal};
use git2::{Config, Repository};
use std::path::{Path, PathBuf};

/// The hooks of a commit, and of what a commit moves.
const OF_A_COMMIT: [&str; 6] =
    ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "reference-transaction", "post-index-change"];

/// Finds a hook of a commit that git would run.
pub(super) fn that_would_run(repo: &Repository, config: &Config) -> Option<Refusal> {
    let (folder, from) = folder(repo, config)?;
    let hook = OF_A_COMMIT.iter().map(|name| folder.join(name)).find(|hook| would_run(hook));
    hook.map(|hook| Refusal::Hook { hook, from }).or_else(|| configured(config))
}

/// Tells whether git would run a hook of a name.
pub(super) fn has(repo: &Repository, config: &Config, name: &str) -> bool {
    folder(repo, config).is_some_and(|(folder, _)| would_run(&folder.join(name)))
}

/// Returns the folder in which git looks for hooks, and why there.
fn folder(repo: &Repository, config: &Config) -> Option<(PathBuf, HookSource)> {
    match config.get_path("core.hookspath") {
        // A relative path counts from the work tree's root; an absolute one replaces it in the join.
        Ok(path) if !path.as_os_str().is_empty() => {
            let origin = configuration::origin(config, "core.hookspath").unwrap_or(Origin::Book);
            Some((repo.workdir()?.join(path), HookSource::Path(origin)))
        }
        _ => Some((repo.commondir().join("hooks"), HookSource::Repository)),
    }
}

/// Finds a hook of a commit in the configuration itself (`hook.NAME.event`), where newer gits have them.
fn configured(config: &Config) -> Option<Refusal> {
    let mut found = None;
    let look = |entry: &git2::ConfigEntry<'_>| {
        let (Ok(key), Ok(event)) = (entry.name(), entry.value()) else { return };
        let Some(name) = key.strip_prefix("hook.").and_then(|key| key.strip_suffix(".event")) else { return };
        let is_on = config.get_bool(&format!("hook.{name}.enabled")).unwrap_or(true);
        if OF_A_COMMIT.contains(&event) && is_on {
            let origin = configuration::origin(config, key).unwrap_or(Origin::Book);
            found = Some((PathBuf::from(event), HookSource::Setting { name: name.to_owned(), origin }));
        }
    };
    config.entries(Some("hook\\..*\\.event")).and_then(|entries| entries.for_each(look)).ok()?;
    found.map(|(hook, from)| Refusal::Hook { hook, from })
}

/// Tells whether git takes a file for a hook: samples have other names, and what may not be run is passed over.
#[cfg(unix)]
fn would_run(hook: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(hook).is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn would_run(hook: &Path) -> bool {
    hook.is_file() || hook.with_extension("exe").is_file()
}

//! Git's configuration as a repository sees it, and where each setting in it stands.

use super::StoreError;
use git2::{Config, ConfigLevel, ErrorCode, Repository};

/// Where a setting of git's stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In the settings for the whole machine.
    System,
    /// In the user's own.
    User,
    /// In the book's repository.
    Book,
}

/// Reads the configuration of a repository as it is now.
pub(super) fn of(repo: &Repository) -> Result<Config, StoreError> {
    let mut config = repo.config().map_err(StoreError::git("read the configuration"))?;
    config.snapshot().map_err(StoreError::git("read the configuration"))
}

/// Reads a switch; one that is not there is off.
pub(super) fn is_set(config: &Config, key: &str) -> Result<bool, StoreError> {
    match config.get_bool(key) {
        Err(error) if error.code() == ErrorCode::NotFound => Ok(false),
        result => result.map_err(StoreError::git("read the configuration")),
    }
}

/// Returns a text that says something.
pub(super) fn text(config: &Config, key: &str) -> Option<String> {
    config.get_string(key).ok().filter(|text| !text.trim().is_empty())
}

/// Tells where the setting stands that counts; `None` where nobody made it.
pub(super) fn origin(config: &Config, key: &str) -> Option<Origin> {
    Some(match config.get_entry(key).ok()?.level() {
        ConfigLevel::ProgramData | ConfigLevel::System => Origin::System,
        ConfigLevel::XDG | ConfigLevel::Global => Origin::User,
        _ => Origin::Book,
    })
}

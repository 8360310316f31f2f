//! Who commits: the environment, then git's configuration, then what the system knows.

use super::{Author, Book, Person, StoreError, WriteLock, configuration, disk, places};
use git2::{Config, Repository};
use serde::{Deserialize, Serialize};
use std::fs;

/// The two lines of a commit that name people, and whether git knew the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Signed {
    /// `Name <address> seconds offset`, who wrote.
    pub author: String,
    /// The same, who committed.
    pub committer: String,
    /// Neither environment nor configuration had a name and an address.
    pub missing: bool,
}

/// Puts together who commits. The configuration may have `author.name` and `committer.name` beside `user.name`.
pub(super) fn sign(repo: &Repository, given: &Author) -> Result<Signed, StoreError> {
    let mut config = repo.config().map_err(StoreError::git("read the configuration"))?;
    let config = config.snapshot().map_err(StoreError::git("read the configuration"))?;
    let when = format!("{} {}", given.time.timestamp(), given.time.format("%z"));
    let (author, author_missing) = line(&config, "author", &given.author, &given.fallback);
    let (committer, committer_missing) = line(&config, "committer", &given.committer, &given.fallback);
    Ok(Signed {
        author: format!("{author} {when}"),
        committer: format!("{committer} {when}"),
        missing: author_missing || committer_missing,
    })
}

impl Book {
    /// Returns the name that the environment or git's configuration signs with; `None` where neither has one.
    pub fn signer(&self, given: &Author) -> Option<String> {
        let configured = || {
            let config = Repository::open(self.root()).and_then(|repo| repo.config()).ok()?.snapshot().ok()?;
            config.get_string("author.name").or_else(|_| config.get_string("user.name")).ok()
        };
        given.author.name.clone().or_else(configured).map(|name| clean(&name)).filter(|name| !name.is_empty())
    }
}

impl WriteLock {
    /// Has the book's repository sign commits with the name and the address that are given; what is not given stays. Returns the address of
    /// the fallback where a name came without one and git knows none.
    pub fn sign_as(&self, signer: &Person, fallback: &Person) -> Result<Option<String>, StoreError> {
        settle(&self.repo, signer, fallback)
    }
}

/// Writes a name and an address into the repository's own configuration, never the user's, and brings it to the disk.
///
/// A name alone would leave plain `git commit` asking for an address. Where git knows none, that of the fallback, with which wlog signs
/// anyway, is written too, and returned.
pub(super) fn settle(repo: &Repository, signer: &Person, fallback: &Person) -> Result<Option<String>, StoreError> {
    let given = [("user.name", &signer.name), ("user.email", &signer.email)];
    let given = given.into_iter().filter_map(|(key, text)| Some((key, clean(text.as_deref()?))));
    let mut given: Vec<(&str, String)> = given.filter(|(_, text)| !text.is_empty()).collect();
    if given.is_empty() {
        return Ok(None);
    }
    let knows_address = configuration::text(&configuration::of(repo)?, "user.email").is_some();
    let made_up = fallback.email.as_deref().map(clean).filter(|text| !text.is_empty());
    let made_up = made_up.filter(|_| !knows_address && given.iter().all(|(key, _)| *key != "user.email"));
    given.extend(made_up.iter().map(|address| ("user.email", address.clone())));
    // libgit2 renames its new file before that is on the disk; a configuration that a power cut has emptied would be a broken repository.
    let (path, draft) = (repo.commondir().join("config"), places::own_in(repo.commondir()).join("config"));
    fs::copy(&path, &draft).map_err(StoreError::io("write", &draft))?;
    let mut config = Config::open(&draft).map_err(StoreError::git("read the configuration"))?;
    for (key, text) in given {
        config.set_str(key, &text).map_err(StoreError::git("write the configuration"))?;
    }
    let file = disk::open_to_sync(&draft).map_err(StoreError::io("sync", &draft))?;
    disk::sync_all(vec![(draft.clone(), file)])?;
    fs::rename(&draft, &path).map_err(StoreError::io("rename", &path))?;
    disk::sync_folders([repo.commondir()])?;
    Ok(made_up)
}

fn line(config: &Config, role: &str, given: &Person, fallback: &Person) -> (String, bool) {
    let known = |given: &Option<String>, key: &str| {
        let own = || config.get_string(&format!("{role}.{key}")).ok();
        let user = || config.get_string(&format!("user.{key}")).ok();
        given.clone().or_else(own).or_else(user).map(|text| clean(&text)).filter(|text| !text.is_empty())
    };
    let (name, email) = (known(&given.name, "name"), known(&given.email, "email"));
    let missing = name.is_none() || email.is_none();
    let or_fallback = |known: Option<String>, fallback: &Option<String>| {
        known.or_else(|| fallback.as_deref().map(clean)).filter(|text| !text.is_empty())
    };
    let name = or_fallback(name, &fallback.name).unwrap_or_else(|| "unknown".to_owned());
    let email = or_fallback(email, &fallback.email).unwrap_or_else(|| "unknown@localhost".to_owned());
    (format!("{name} <{email}>"), missing)
}

/// Takes out what would break a commit's lines, as git does.
fn clean(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '<' | '>')).collect();
    kept.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | ';' | '"' | '\\' | '\'')).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleans_what_would_break_a_line() {
        assert_eq!(clean(" 张伟 <zw>\n"), "张伟 zw");
        assert_eq!(clean("\"J. Doe\","), "J. Doe");
        assert_eq!(clean("<>"), "");
    }
}

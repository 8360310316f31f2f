//! Attributes that ask for another content in git than on disk. libgit2 ignores them, so that they are refused.

use super::{BookPath, Refusal, StoreError};
use git2::{AttrCheckFlags, AttrValue, Config, Repository};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The attributes by which `git add` changes a file's bytes. Line endings are not among them: a book's bytes are kept as they are.
const CONVERTING: [&str; 3] = ["filter", "working-tree-encoding", "ident"];

/// Refuses paths that git would convert.
///
/// To ask libgit2 costs reading the whole index, so it is asked only where a file of attributes names a converting one at all.
pub(super) fn check(repo: &Repository, root: &Path, paths: &[&BookPath]) -> Result<(), StoreError> {
    let suspicious = |path: PathBuf| {
        let bytes = fs::read(path).unwrap_or_default();
        CONVERTING.iter().any(|name| bytes.windows(name.len()).any(|window| window == name.as_bytes()))
    };
    if !sources(repo, root, paths).into_iter().any(suspicious) {
        return Ok(());
    }
    for path in paths {
        for attribute in CONVERTING {
            let value = repo
                .get_attr(Path::new(path.as_str()), attribute, AttrCheckFlags::FILE_THEN_INDEX)
                .map_err(StoreError::git("read the attributes"))?;
            let value = match AttrValue::from_string(value) {
                AttrValue::String(value) => value.to_owned(),
                AttrValue::True => "set".to_owned(),
                _ => continue,
            };
            return Err(Refusal::Attribute { path: (*path).clone(), attribute, value }.into());
        }
    }
    Ok(())
}

/// Returns the files that may hold attributes of some paths. A folder's file that git has but the disk has not is not looked at.
fn sources(repo: &Repository, root: &Path, paths: &[&BookPath]) -> BTreeSet<PathBuf> {
    let mut sources = BTreeSet::from([root.join(".gitattributes"), repo.commondir().join("info/attributes")]);
    for path in paths {
        let mut folder = path.parent();
        while let Some(each) = folder {
            sources.insert(each.under(root).join(".gitattributes"));
            folder = each.parent();
        }
    }
    let configured = repo.config().and_then(|config| config.get_path("core.attributesfile"));
    sources.extend(configured.ok());
    sources.extend(Config::find_xdg().ok().map(|config| config.with_file_name("attributes")));
    sources.extend(Config::find_global().ok().map(|config| config.with_file_name(".config/git/attributes")));
    sources.extend(Config::find_system().ok().map(|config| config.with_file_name("gitattributes")));
    sources
}

//! Attributes and settings that ask for another content in git than on disk. libgit2 ignores them, so that they are refused.

use super::{BookPath, Change, Refusal, StoreError, configuration};
use git2::{AttrCheckFlags, AttrValue, Config, Repository};
use std::fs;
use std::path::{Path, PathBuf};

/// The attributes by which `git add` changes a file's bytes, but for line endings.
const CONVERTING: [&str; 3] = ["filter", "working-tree-encoding", "ident"];

/// Refuses changes that git would convert on the way.
///
/// To ask libgit2 costs reading the whole index, so it is asked only where a file of attributes names a converting one at all, or where
/// a text has the line endings that could be converted.
pub(super) fn check(repo: &Repository, root: &Path, changes: &[Change]) -> Result<(), StoreError> {
    let paths: Vec<&BookPath> = changes.iter().map(|change| &change.path).collect();
    let names = |bytes: &[u8]| CONVERTING.iter().any(|name| contains(bytes, name.as_bytes()));
    let read = |path: PathBuf| fs::read(&path).map(|bytes| (path, bytes)).ok();
    let suspicious: Vec<_> =
        sources(repo, root, &paths).into_iter().filter_map(read).filter(|(_, bytes)| names(bytes)).collect();
    if !suspicious.is_empty() {
        for path in paths {
            check_converting(repo, path, &suspicious)?;
        }
    }
    let has_crlf = |change: &&Change| change.new.as_deref().is_some_and(|new| contains(new, b"\r\n"));
    changes.iter().filter(has_crlf).try_for_each(|change| check_line_endings(repo, &change.path))
}

fn check_converting(repo: &Repository, path: &BookPath, suspicious: &[(PathBuf, Vec<u8>)]) -> Result<(), StoreError> {
    for attribute in CONVERTING {
        let value = match attribute_of(repo, path, attribute)? {
            Attribute::Value(value) => value,
            Attribute::Set => "set".to_owned(),
            Attribute::Unset | Attribute::Unsaid => continue,
        };
        // The files come by their weight: the first that names the attribute is most likely the one that gives it.
        let file = suspicious.iter().find(|(_, bytes)| contains(bytes, attribute.as_bytes()));
        let file = file.map_or_else(|| PathBuf::from(".gitattributes"), |(file, _)| file.clone());
        return Err(Refusal::Attribute { path: path.clone(), attribute, value, file }.into());
    }
    Ok(())
}

/// Refuses a text with `\r\n` where git keeps it with `\n`, or would: to it, every line would be another. A file that git has as it is, or not
/// at all, is left as it is by `auto`, and what an attribute calls no text is left alone altogether.
fn check_line_endings(repo: &Repository, path: &BookPath) -> Result<(), StoreError> {
    let refuse = |setting: String| Err(Refusal::LineEndings { path: path.clone(), setting }.into());
    let text = match attribute_of(repo, path, "text")? {
        Attribute::Unsaid => attribute_of(repo, path, "crlf")?,
        said => said,
    };
    let eol = match attribute_of(repo, path, "eol")? {
        Attribute::Value(eol) => Some(format!("eol={eol}")),
        _ => None,
    };
    let setting = match (text, eol) {
        (Attribute::Unset, _) => return Ok(()),
        (Attribute::Set, _) => return refuse("text".to_owned()),
        (Attribute::Value(value), _) if value == "auto" => "text=auto".to_owned(),
        (_, Some(eol)) => return refuse(eol),
        (_, None) => {
            match configuration::text(&configuration::of(repo)?, "core.autocrlf").map(|text| text.to_lowercase()) {
                Some(value) if value == "input" => "core.autocrlf=input".to_owned(),
                Some(value) if Config::parse_bool(value.as_str()).unwrap_or(false) => "core.autocrlf=true".to_owned(),
                _ => return Ok(()),
            }
        }
    };
    let known =
        repo.head().and_then(|head| head.peel_to_tree()).and_then(|tree| tree.get_path(Path::new(path.as_str())));
    let known = known.and_then(|entry| repo.find_blob(entry.id()));
    if known.is_ok_and(|blob| !contains(blob.content(), b"\r\n")) { refuse(setting) } else { Ok(()) }
}

/// What the files of attributes say of a path.
enum Attribute {
    Set,
    Unset,
    Value(String),
    Unsaid,
}

fn attribute_of(repo: &Repository, path: &BookPath, name: &str) -> Result<Attribute, StoreError> {
    let value = repo
        .get_attr(Path::new(path.as_str()), name, AttrCheckFlags::FILE_THEN_INDEX)
        .map_err(StoreError::git("read the attributes"))?;
    Ok(match AttrValue::from_string(value) {
        AttrValue::True => Attribute::Set,
        AttrValue::False => Attribute::Unset,
        AttrValue::String(value) => Attribute::Value(value.to_owned()),
        AttrValue::Bytes(value) => Attribute::Value(String::from_utf8_lossy(value).into_owned()),
        AttrValue::Unspecified => Attribute::Unsaid,
    })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Returns the files that may hold attributes of some paths, those first that outweigh the others. A folder's file that git has but the disk
/// has not is not looked at.
fn sources(repo: &Repository, root: &Path, paths: &[&BookPath]) -> Vec<PathBuf> {
    let mut sources = vec![repo.commondir().join("info/attributes")];
    let mut folders = Vec::new();
    for path in paths {
        let mut folder = path.parent();
        while let Some(each) = folder {
            folder = each.parent();
            folders.push(each);
        }
    }
    folders.sort_by_key(|folder| std::cmp::Reverse(folder.as_str().len()));
    folders.dedup();
    sources.extend(folders.iter().map(|folder| folder.under(root).join(".gitattributes")));
    sources.push(root.join(".gitattributes"));
    let configured = repo.config().and_then(|config| config.get_path("core.attributesfile"));
    sources.extend(configured.ok());
    sources.extend(Config::find_xdg().ok().map(|config| config.with_file_name("attributes")));
    sources.extend(Config::find_global().ok().map(|config| config.with_file_name(".config/git/attributes")));
    sources.extend(Config::find_system().ok().map(|config| config.with_file_name("gitattributes")));
    sources
}

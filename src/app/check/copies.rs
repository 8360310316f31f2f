//! Files by the names that cloud folders and file managers give to a second copy.

/// How sure a name is a copy's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// No person names a file so: `x (Sam's conflicted copy 2026-11-21)`, `x.sync-conflict-20261121-101010-ABCDEFG`.
    Certain,
    /// A person may have named it so: `x (1)`, `x 2`, `x - Copy`, `x-DESKTOP-AB12CD3`.
    BesideTheOther,
}

/// Takes the name of a copy, without its ending, apart: the name of what it is a copy of, and how sure that is.
pub fn copied(stem: &str) -> Option<(&str, Mark)> {
    conflicted(stem)
        .map(|name| (name, Mark::Certain))
        .or_else(|| numbered(stem).map(|name| (name, Mark::BesideTheOther)))
}

/// Tells whether git would never give a file of its own this name, while a cloud folder does.
pub fn is_copy_of_gits(name: &str) -> bool {
    copied(name).is_some_and(|(_, mark)| mark == Mark::Certain || name.contains([' ', '(']))
        || ["-DESKTOP-", "-LAPTOP-"].iter().any(|host| name.contains(host))
}

/// Dropbox, Nextcloud, Nutstore, Seafile and others put the word between brackets; Syncthing and ownCloud behind a sign.
fn conflicted(stem: &str) -> Option<&str> {
    let behind_sign = [".sync-conflict-", "_conflict-"].iter().find_map(|sign| stem.find(sign));
    let bracketed = stem.char_indices().filter(|(_, c)| "([（【".contains(*c)).map(|(at, _)| at).find(|at| {
        let inside = stem[*at..].to_lowercase();
        ["conflict", "冲突", "衝突"].iter().any(|word| inside.contains(word))
    });
    behind_sign.or(bracketed).map(|at| stem[..at].trim_end()).filter(|name| !name.is_empty())
}

/// iCloud and browsers count, file managers say that it is a copy, OneDrive names the computer.
fn numbered(stem: &str) -> Option<&str> {
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let counted = stem.strip_suffix([')', '）']).and_then(|stem| stem.rsplit_once(['(', '（']));
    let counted =
        counted.or_else(|| stem.rsplit_once(' ')).filter(|(_, number)| is_number(number)).map(|(name, _)| name);
    let called = || [" - Copy", " copy", " - 副本", " 副本", "的副本"].iter().find_map(|end| stem.strip_suffix(end));
    counted.or_else(called).or_else(|| of_computer(stem)).map(str::trim_end).filter(|name| !name.is_empty())
}

fn of_computer(stem: &str) -> Option<&str> {
    let is_host = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
    };
    let hosts = stem.match_indices('-').map(|(at, _)| (&stem[..at], &stem[at + 1..]));
    hosts.into_iter().find(|(_, host)| is_host(host)).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for (stem, of, mark) in [
            ("2026-11-21 (Sam's conflicted copy 2026-11-22)", "2026-11-21", Mark::Certain),
            ("2026-11-21 (sam 的冲突副本 2026-11-22)", "2026-11-21", Mark::Certain),
            ("2026-11-21（冲突副本）", "2026-11-21", Mark::Certain),
            ("2026-11-21 (SFConflict sam 2026-11-22-10-10-10)", "2026-11-21", Mark::Certain),
            ("2026-11-21.sync-conflict-20261122-101010-ABCDEFG", "2026-11-21", Mark::Certain),
            ("main (Sam's conflicted copy 2026-11-22)", "main", Mark::Certain),
            ("2026-11-21 (1)", "2026-11-21", Mark::BesideTheOther),
            ("2026-11-21(2)", "2026-11-21", Mark::BesideTheOther),
            ("li-na 2", "li-na", Mark::BesideTheOther),
            ("li-na - Copy", "li-na", Mark::BesideTheOther),
            ("张伟 - 副本", "张伟", Mark::BesideTheOther),
            ("2026-11-21-DESKTOP-AB12CD3", "2026-11-21", Mark::BesideTheOther),
        ] {
            assert_eq!(copied(stem), Some((of, mark)), "{stem}");
        }
        for stem in [
            "2026-11-21",
            "2026-11-21-notes",
            "li-na",
            "li-na-2",
            "conflict",
            "(conflict)",
            "Resolve conflicts",
            "张伟",
        ] {
            assert_eq!(copied(stem), None, "{stem}");
        }
    }

    #[test]
    fn names_that_git_gives_are_no_copies() {
        for name in
            ["main", "feature-1", "HEAD", "index", "fix-CVE-2026-1", "COMMIT_EDITMSG", "packed-refs", "bitmap-index"]
        {
            assert!(!is_copy_of_gits(name), "{name}");
        }
        for name in ["main (1)", "index 2", "HEAD (Sam's conflicted copy 2026-11-22)", "main-DESKTOP-AB12CD3"] {
            assert!(is_copy_of_gits(name), "{name}");
        }
    }
}

//! Which project the working folder belongs to, by the book's settings.

use super::Environment;
use std::path::Path;

/// The project of the working folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectHere {
    /// The folder as the settings name it.
    pub folder: String,
    /// The project.
    pub project: String,
}

/// Finds the project of the working folder: of the folders that `[projects.paths]` maps, the deepest one around it counts.
///
/// A leading `~` is the home folder; `/` and `\` both part folders. A folder that is reached through a link counts by either of its names.
pub fn project_here(paths: &[(String, String)], environment: &Environment) -> Option<ProjectHere> {
    if paths.is_empty() {
        return None;
    }
    let real = |path: &Path| std::fs::canonicalize(path).ok().map(|path| path.to_string_lossy().into_owned());
    let here = environment.working_folder();
    let mut places = vec![here.to_string_lossy().into_owned()];
    places.extend(real(here));
    let home = environment.home().map(|home| home.to_string_lossy().into_owned());
    let around = |folder: &String| {
        let named = with_home(folder, home.as_deref())?;
        let mut names = vec![parts(&named)];
        let real = real(Path::new(&named));
        names.extend(real.as_deref().map(parts));
        names.iter().filter(|name| places.iter().any(|place| parts(place).starts_with(name))).map(Vec::len).max()
    };
    let found = paths.iter().filter_map(|(folder, project)| Some((around(folder)?, folder, project)));
    let (_, folder, project) = found.max_by_key(|(depth, ..)| *depth)?;
    Some(ProjectHere { folder: folder.clone(), project: project.clone() })
}

/// Replaces a leading `~`; `None` where there is no home folder to put there, and for a path that is not absolute.
fn with_home(folder: &str, home: Option<&str>) -> Option<String> {
    match folder.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', '\\'])) {
        Some(rest) => Some(format!("{}{rest}", home?)),
        None => {
            let is_drive = folder.as_bytes().get(1) == Some(&b':');
            (is_drive || folder.starts_with(['/', '\\'])).then(|| folder.to_owned())
        }
    }
}

/// Takes a path apart. Where there are drives, neither letters' case nor the prefix of long paths tells folders apart.
fn parts(path: &str) -> Vec<String> {
    let path = path.strip_prefix(r"\\?\").unwrap_or(path);
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    let parts = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
    parts.map(|part| if has_drive || cfg!(windows) { part.to_lowercase() } else { part.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(folder: &str, paths: &[(&str, &str)]) -> Option<String> {
        let environment = Environment::for_test(folder, Some("/home/sam"));
        let paths: Vec<_> = paths.iter().map(|(folder, project)| ((*folder).into(), (*project).into())).collect();
        project_here(&paths, &environment).map(|here| here.project)
    }

    #[test]
    fn the_deepest_folder_counts() {
        let paths = [("~/src", "all"), ("~/src/portal/", "portal"), ("/srv", "ops"), ("relative", "no")];
        assert_eq!(found("/home/sam/src/portal/web", &paths), Some("portal".into()));
        assert_eq!(found("/home/sam/src/portal", &paths), Some("portal".into()));
        assert_eq!(found("/home/sam/src/portal2", &paths), Some("all".into()));
        assert_eq!(found("/srv", &paths), Some("ops".into()));
        assert_eq!(found("/home/sam", &paths), None);
        assert_eq!(found("/home/sam/relative", &paths), None);
    }

    #[test]
    fn drives_and_backslashes_are_understood() {
        let paths = [(r"C:\Src\Portal", "portal"), (r"~\src", "all")];
        assert_eq!(found(r"c:\src\portal\web", &paths), Some("portal".into()));
        assert_eq!(found(r"\\?\C:\src\Portal", &paths), Some("portal".into()));
        assert_eq!(found("/home/sam/src/x", &paths), Some("all".into()));
        assert_eq!(found("D:/src/portal", &paths), None);
    }
}

//! What the process was started with: folders, locale, wishes about output.

use crate::model::Language;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The environment, read once when the program starts.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: BTreeMap<String, OsString>,
    working_folder: PathBuf,
    home: Option<PathBuf>,
    cache: Option<PathBuf>,
    config: Option<PathBuf>,
}

/// Whether colour is wanted whatever the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColourWish {
    /// `NO_COLOR` is set and not empty.
    Never,
    /// `CLICOLOR_FORCE` is set and not `0`.
    Always,
    /// On a terminal only.
    Auto,
}

/// A name and an address to sign commits with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

/// From VTE 0.50 on GNOME's terminal and its kin know links.
const FIRST_VTE_WITH_LINKS: u32 = 5000;

impl Environment {
    /// Reads the process's environment.
    pub fn of_process() -> Self {
        use etcetera::BaseStrategy;
        let variables = std::env::vars_os().filter_map(|(key, value)| Some((key.into_string().ok()?, value))).collect();
        let base = etcetera::choose_base_strategy().ok();
        Environment {
            variables,
            working_folder: std::env::current_dir().unwrap_or_default(),
            home: base.as_ref().map(|base| base.home_dir().to_owned()),
            cache: base.as_ref().map(|base| base.cache_dir().join("wlog")),
            config: base.as_ref().map(|base| base.config_dir().join("wlog")),
        }
    }

    /// Makes an environment that has only folders.
    #[cfg(test)]
    pub(super) fn for_test(working_folder: &str, home: Option<&str>) -> Self {
        let (working_folder, home) = (working_folder.into(), home.map(PathBuf::from));
        Environment { working_folder, home, ..Environment::default() }
    }

    /// Returns a variable; `None` when it is unset, empty or not UTF-8.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name)?.to_str().filter(|value| !value.is_empty())
    }

    /// Returns a variable that holds a path; `None` when it is unset or empty.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.variables.get(name).filter(|value| !value.is_empty()).map(PathBuf::from)
    }

    /// Returns the folder in which the program was started.
    pub fn working_folder(&self) -> &Path {
        &self.working_folder
    }

    /// Returns the home folder; `None` where the system names none.
    pub fn home(&self) -> Option<&Path> {
        self.home.as_deref()
    }

    /// Returns the folder for wlog's caches.
    pub fn cache(&self) -> Option<&Path> {
        self.cache.as_deref()
    }

    /// Returns the folder for the user's settings of wlog.
    pub fn config(&self) -> Option<&Path> {
        self.config.as_deref()
    }

    /// Tells whether a program of this name lies in a folder of the search path.
    pub fn has_program(&self, name: &str) -> bool {
        let path = self.path("PATH").unwrap_or_default();
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(&path).any(|folder| folder.join(&file).is_file())
    }

    /// Returns the language that the locale asks for, in the order of POSIX: `LC_ALL`, `LC_MESSAGES`, `LANG`.
    ///
    /// The first variable that is set decides, even where it names a language that wlog does not speak.
    pub fn language(&self) -> Option<Language> {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| self.get(name))?;
        Language::from_tag(locale)
    }

    /// Returns what the user wishes about colour (no-color.org, bixense.com/clicolors).
    pub fn colour(&self) -> ColourWish {
        if self.get("NO_COLOR").is_some() {
            ColourWish::Never
        } else if self.get("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
            ColourWish::Always
        } else {
            ColourWish::Auto
        }
    }

    /// Tells whether the terminal is one that makes links of OSC 8 sequences. `WLOG_LINKS` (`always`, `never`) or `FORCE_HYPERLINK` (`0` for
    /// never), which other programs know, say so outright; else it goes by what terminals say of themselves.
    pub fn knows_links(&self) -> bool {
        match (self.get("WLOG_LINKS"), self.get("FORCE_HYPERLINK")) {
            (Some("never" | "off" | "0"), _) => return false,
            (Some("always" | "on" | "1"), _) => return true,
            (_, Some(forced)) => return forced != "0",
            _ => {}
        }
        let number = |name: &str| self.get(name).and_then(|value| value.parse::<u32>().ok());
        let term = self.get("TERM").unwrap_or_default();
        let by_term = ["kitty", "alacritty", "foot", "ghostty", "wezterm", "contour", "rio"]
            .iter()
            .any(|name| term.contains(name));
        let program = self.get("TERM_PROGRAM").unwrap_or_default();
        let by_program = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "WarpTerminal", "zed", "rio", "Tabby"]
            .contains(&program);
        let by_version = number("VTE_VERSION").is_some_and(|version| version >= FIRST_VTE_WITH_LINKS);
        by_term
            || by_program
            || by_version
            || ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].iter().any(|name| self.get(name).is_some())
    }

    /// Returns the machine's name; empty where the system does not tell.
    pub fn host(&self) -> String {
        hostname::get().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Returns the identity that signs commits where git names none: the system's user, at `localhost`.
    pub fn system_identity(&self) -> Identity {
        let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| self.get(name));
        let home = self.home.as_deref().and_then(Path::file_name).and_then(|name| name.to_str());
        let name = user.or(home).unwrap_or("wlog").to_owned();
        let local: String =
            name.chars().map(|c| if c.is_whitespace() || "<>@".contains(c) { '-' } else { c }).collect();
        Identity { name, email: format!("{local}@localhost") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Environment {
        let variables = pairs.iter().map(|(key, value)| ((*key).to_owned(), OsString::from(value))).collect();
        Environment { variables, ..Environment::default() }
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        assert_eq!(with(&[("LANG", "zh_CN.UTF-8")]).language(), Some(Language::Chinese));
        assert_eq!(with(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_GB.UTF-8")]).language(), Some(Language::English));
        assert_eq!(with(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "")]).language(), Some(Language::Chinese));
        assert_eq!(with(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]).language(), None);
    }

    #[test]
    fn colour_follows_the_conventions() {
        assert_eq!(with(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]).colour(), ColourWish::Never);
        assert_eq!(with(&[("CLICOLOR_FORCE", "1")]).colour(), ColourWish::Always);
        assert_eq!(with(&[("CLICOLOR_FORCE", "0")]).colour(), ColourWish::Auto);
    }

    #[test]
    fn links_are_for_terminals_that_know_them() {
        for (variables, knows) in [
            (&[("TERM", "xterm-256color")][..], false),
            (&[("TERM", "xterm-kitty")], true),
            (&[("VTE_VERSION", "7600")], true),
            (&[("VTE_VERSION", "4800")], false),
            (&[("TERM_PROGRAM", "vscode"), ("WLOG_LINKS", "never")], false),
            (&[("TERM_PROGRAM", "vscode"), ("FORCE_HYPERLINK", "0")], false),
            (&[("WLOG_LINKS", "always")], true),
        ] {
            assert_eq!(with(variables).knows_links(), knows, "{variables:?}");
        }
    }

    #[test]
    fn a_system_user_becomes_an_identity() {
        let identity = with(&[("USER", "Li Na")]).system_identity();
        assert_eq!((identity.name.as_str(), identity.email.as_str()), ("Li Na", "Li-Na@localhost"));
    }
}

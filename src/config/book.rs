//! `wlog.toml`: the settings of one book.

use super::reader::{self, Reader};
use super::{Check, SettingsProblem};
use crate::calendar::{Closing, Times, Zone};
use crate::model::Language;
use chrono::NaiveTime;
use toml_edit::{DocumentMut, Item, TableLike};

/// The newest format of the book that this program writes.
pub const FORMAT: i64 = 1;

/// The settings of a book, each with its default where the file says nothing or nothing that is understood.
#[derive(Debug, Clone, PartialEq)]
pub struct BookSettings {
    /// The version of the format on disk.
    pub format: i64,
    /// The language in which wlog writes into files.
    pub language: Language,
    /// The zone in which days begin and end; `None` means the system's.
    pub zone: Option<Zone>,
    /// Until when in the night the day before is still "today" for reading commands; midnight by default.
    pub day_end: NaiveTime,
    /// The user's own field keys.
    pub fields: Vec<String>,
    /// What `add` does with names that no card has.
    pub names: Names,
    /// The name of the book's profile; `None` where it has none.
    pub profile: Option<String>,
    /// The folders whose work belongs to a project: folder, project.
    pub project_paths: Vec<(String, String)>,
    /// The checks that are not made.
    pub silenced: Vec<Check>,
    /// When a day closes.
    pub closing: Closing,
    /// Whether a change in a closed day needs a reason.
    pub reasons: Reasons,
    /// Whether git is started now and then to pack what was written.
    pub maintenance: bool,
    /// The saved searches, in the file's order: name, query.
    pub searches: Vec<(String, String)>,
    /// Whether the file is sound enough to write into this book.
    pub writable: bool,
}

/// What `add` does with names that no card has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Names {
    /// Makes a card and says so.
    #[default]
    Create,
    /// Refuses the entry.
    Refuse,
}

/// Whether a change in a closed day needs a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reasons {
    /// Refuses the change without one.
    #[default]
    Required,
    /// Takes one where it is given.
    Optional,
}

/// Top-level keys that this format names; some belong to commands that are still to come and are kept as they are.
const KNOWN: [&str; 12] = [
    "format",
    "language",
    "zone",
    "day_end",
    "profile",
    "fields",
    "add",
    "check",
    "projects",
    "closing",
    "maintenance",
    "searches",
];

impl Default for BookSettings {
    fn default() -> Self {
        BookSettings {
            format: FORMAT,
            language: Language::English,
            zone: None,
            day_end: NaiveTime::MIN,
            fields: Vec::new(),
            names: Names::Create,
            profile: None,
            project_paths: Vec::new(),
            silenced: Vec::new(),
            closing: Closing::default(),
            reasons: Reasons::Required,
            maintenance: true,
            searches: Vec::new(),
            writable: true,
        }
    }
}

impl BookSettings {
    /// Reads the text of `wlog.toml`: the settings, and everything in it that is not as it should be.
    pub fn read(text: &str) -> (Self, Vec<SettingsProblem>) {
        let mut settings = BookSettings::default();
        let text = text.trim_start_matches('\u{FEFF}');
        let document = match reader::parse(text) {
            Ok(document) => document,
            Err(problem) => {
                settings.writable = false;
                return (settings, vec![problem]);
            }
        };
        let mut reader = Reader { text, problems: Vec::new() };
        let table = document.as_table();
        reader.unknown_keys(table, "", &KNOWN);
        reader.top_level(table, &mut settings);
        if settings.format > FORMAT {
            settings.writable = false;
            reader.problems.push(SettingsProblem::NewerFormat { found: settings.format });
        }
        (settings, reader.problems)
    }

    /// Puts the name of a profile into the text of a `wlog.toml`; every other line stays as it is.
    ///
    /// `None` where the text is not understood, or is written in a way that a line cannot be put in.
    pub fn with_profile(text: &str, profile: &str) -> Option<String> {
        let (old, _) = BookSettings::read(text);
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let top = lines.iter().take_while(|line| !line.starts_with('[')).count();
        let is_profile = |line: &&str| line.split_once('=').is_some_and(|(key, _)| key.trim() == "profile");
        // Blank lines and comments above a table are the table's.
        let is_setting = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        let (start, end) = match lines[..top].iter().position(is_profile) {
            Some(at) => (at, at + 1),
            None => lines[..top].iter().rposition(is_setting).map_or((0, 0), |last| (last + 1, last + 1)),
        };
        let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let before = lines[..start].concat();
        let gap = if before.is_empty() || before.ends_with('\n') { "" } else { ending };
        let line = toml_edit::Value::from(profile);
        let new = format!("{before}{gap}profile = {line}{ending}{}", lines[end..].concat());
        let meant = BookSettings { profile: Some(profile.to_owned()), ..old };
        (meant.writable && BookSettings::read(&new).0 == meant).then_some(new)
    }

    /// Writes the `wlog.toml` of a new book.
    pub fn new_file(language: Language, zone: Option<&str>, profile: Option<&str>) -> String {
        let mut document = DocumentMut::new();
        document["format"] = toml_edit::value(FORMAT);
        document["language"] = toml_edit::value(language.tag());
        if let Some(zone) = zone {
            document["zone"] = toml_edit::value(zone);
        }
        if let Some(profile) = profile {
            document["profile"] = toml_edit::value(profile);
        }
        document.to_string()
    }
}

impl Reader<'_> {
    fn top_level(&mut self, table: &dyn TableLike, settings: &mut BookSettings) {
        self.value(table, "format", "1", Item::as_integer, |found| settings.format = found);
        self.value(
            table,
            "language",
            "\"zh\"",
            |item| Language::from_tag(item.as_str()?),
            |found| {
                settings.language = found;
            },
        );
        self.value(
            table,
            "zone",
            "\"Asia/Shanghai\"",
            |item| item.as_str()?.parse().ok(),
            |found| {
                settings.zone = Some(found);
            },
        );
        self.value(table, "day_end", "\"04:00\"", |item| time(item.as_str()?), |found| settings.day_end = found);
        settings.profile = self.text(table, "profile", "\"NAME\"");
        self.value(table, "maintenance", "\"off\"", is_on, |found| settings.maintenance = found);
        if let Some(fields) = self.table(table, "fields") {
            settings.fields = fields.iter().map(|(key, _)| key.to_owned()).collect();
        }
        if let Some(paths) = self.table(table, "projects").and_then(|projects| self.table(projects, "paths")) {
            for (folder, _) in paths.iter() {
                let project = |item: &Item| item.as_str().filter(|name| !name.trim().is_empty()).map(str::to_owned);
                self.value(paths, folder, "\"portal\"", project, |found| {
                    settings.project_paths.push((folder.to_owned(), found));
                });
            }
        }
        self.closing(table, settings);
        self.searches(table, settings);
        if let Some(add) = self.table(table, "add") {
            self.unknown_keys(add, "add.", &["strict"]);
            self.value(add, "strict", "true", Item::as_bool, |strict| {
                settings.names = if strict { Names::Refuse } else { Names::Create };
            });
        }
        if let Some(checks) = self.table(table, "check") {
            self.unknown_keys(checks, "check.", &Check::ALL.map(Check::name));
            for check in Check::ALL {
                self.value(checks, check.name(), "\"off\"", is_on, |on| {
                    if !on {
                        settings.silenced.push(check);
                    }
                });
            }
        }
    }
}

/// Reads whether a check is made.
fn is_on(item: &Item) -> Option<bool> {
    match item.as_str() {
        Some("on") => Some(true),
        Some("off") => Some(false),
        _ => item.as_bool(),
    }
}

pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let time = NaiveTime::parse_from_str(text, "%H:%M").ok()?;
    Some(Times::at(time).start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_file_is_read() {
        let text = "format = 1\nlanguage = \"zh\"\nzone = \"Asia/Shanghai\"\nday_end = \"04:00\"\n[fields]\n\"合同号\" = \"text\"\n[add]\nstrict = true\n[projects.paths]\n\"~/src/portal\" = \"portal\"\n";
        let (settings, problems) = BookSettings::read(text);
        assert_eq!(problems, []);
        assert_eq!(settings.language, Language::Chinese);
        assert_eq!(settings.zone, "Asia/Shanghai".parse().ok());
        assert_eq!(settings.fields, ["合同号"]);
        assert_eq!(settings.names, Names::Refuse);
        assert_eq!(settings.project_paths, [("~/src/portal".to_owned(), "portal".to_owned())]);
        assert!(settings.writable);
    }

    #[test]
    fn checks_are_silenced_by_their_names() {
        let (settings, problems) =
            BookSettings::read("[check]\noverlap = \"off\"\ntime = \"on\"\ncarried = false\nlate = \"off\"\nkey = 3\n");
        assert_eq!(settings.silenced, [Check::Overlap, Check::Carried]);
        assert_eq!(
            problems,
            [
                SettingsProblem::UnknownKey { key: "check.late".into(), line: 5 },
                SettingsProblem::BadValue { key: "key".into(), value: "3".into(), example: "\"off\"", line: 6 },
            ]
        );
    }

    #[test]
    fn maintenance_can_be_left_to_the_user() {
        assert!(BookSettings::read("format = 1\n").0.maintenance);
        assert!(!BookSettings::read("maintenance = \"off\"\n").0.maintenance);
    }

    #[test]
    fn problems_have_their_line() {
        let (settings, problems) = BookSettings::read("format = 1\nlangauge = \"zh\"\nzone = \"Mars\"\n");
        assert_eq!(
            problems,
            [
                SettingsProblem::UnknownKey { key: "langauge".into(), line: 2 },
                SettingsProblem::BadValue {
                    key: "zone".into(),
                    value: "\"Mars\"".into(),
                    example: "\"Asia/Shanghai\"",
                    line: 3
                },
            ]
        );
        assert!(settings.writable);
    }

    #[test]
    fn what_cannot_be_understood_is_not_written() {
        for text in ["format = 2\n", "format = \n"] {
            let (settings, problems) = BookSettings::read(text);
            assert!(!settings.writable, "{text}");
            assert_eq!(problems.len(), 1, "{text}");
        }
    }

    #[test]
    fn a_profile_is_put_in_by_the_line() {
        for (old, new) in [
            ("format = 1\n", "format = 1\nprofile = \"buyer\"\n"),
            ("format = 1", "format = 1\nprofile = \"buyer\"\n"),
            ("", "profile = \"buyer\"\n"),
            (
                "\u{FEFF}format = 1\r\n\r\n# mine\r\n[fields]\r\n",
                "\u{FEFF}format = 1\r\nprofile = \"buyer\"\r\n\r\n# mine\r\n[fields]\r\n",
            ),
            (
                "profile='x' # old\nformat = 1\n[fields]\nprofile = 1\n",
                "profile = \"buyer\"\nformat = 1\n[fields]\nprofile = 1\n",
            ),
        ] {
            assert_eq!(BookSettings::with_profile(old, "buyer").as_deref(), Some(new), "{old:?}");
        }
        for odd in ["format = 2\n", "format = \n", "zone = \"\"\"\nprofile = x\n\"\"\"\n"] {
            assert_eq!(BookSettings::with_profile(odd, "buyer"), None, "{odd:?}");
        }
    }

    #[test]
    fn a_new_file_reads_back() {
        let text = BookSettings::new_file(Language::Chinese, Some("Asia/Shanghai"), Some("buyer"));
        assert_eq!(text, "format = 1\nlanguage = \"zh\"\nzone = \"Asia/Shanghai\"\nprofile = \"buyer\"\n");
        let (settings, problems) = BookSettings::read(&text);
        assert_eq!((settings.profile.as_deref(), problems), (Some("buyer"), Vec::new()));
    }
}

//! What every use-case works with: the book, its settings, the moment, the folder for caches.

use super::{Now, Progress, profile};
use crate::calendar::Zone;
use crate::config::{BookSettings, Environment, Profile, ProjectHere, SettingsProblem, project_here};
use crate::format::{OwnFields, Rules};
use crate::store::{Author, Book, BookPath, Cache, Person, StoreError};
use chrono::{DateTime, FixedOffset, Utc};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The file that holds a book's settings.
const SETTINGS: &str = "wlog.toml";

/// A book that was opened, and the world around it.
#[derive(Debug, Clone)]
pub struct Context {
    /// The book on disk.
    pub book: Book,
    /// Its settings.
    pub settings: BookSettings,
    /// What is odd in its settings.
    pub problems: Vec<SettingsProblem>,
    /// The profile of its user's trade; the usual way without one.
    pub profile: Profile,
    /// The profile's file; `None` where the book has none of its own.
    pub profile_file: Option<BookPath>,
    /// What is odd in the profile.
    pub profile_problems: Vec<SettingsProblem>,
    /// What the settings and the profile mean for reading and writing files.
    pub rules: Rules,
    /// The present moment in the book's zone.
    pub now: Now,
    /// What the machine's clock says, by which files are stamped.
    pub wall_clock: SystemTime,
    /// The folder for this book's caches; `None` where the system names none.
    pub cache: Option<Cache>,
    /// Who signs the commits.
    pub author: Author,
    /// The project that the working folder belongs to, where the settings say so.
    pub project_here: Option<ProjectHere>,
    /// Is told how far work that takes long has come.
    pub progress: Progress,
}

/// The clock: what the machine's says, and the moment that `WLOG_NOW` fixes for what is written and read.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// The machine's clock, by which files are stamped.
    pub machine: SystemTime,
    /// The moment that stands in for it, with the offset that stands in for the book's zone.
    pub fixed: Option<DateTime<FixedOffset>>,
}

impl Clock {
    /// Reads the moment in a zone; a fixed one keeps its own offset.
    pub fn read(self, zone: Option<Zone>) -> Now {
        match self.fixed {
            Some(moment) => Now::fixed(moment),
            None => Now::new(DateTime::<Utc>::from(self.machine), zone),
        }
    }
}

impl Context {
    /// Opens the book at a folder.
    ///
    /// # Errors
    ///
    /// When the folder is no book, or its settings cannot be read from the disk. Settings that are not understood are no error: the
    /// defaults serve for reading, and nothing is written.
    pub fn open(root: &Path, environment: &Environment, clock: Clock) -> Result<Self, StoreError> {
        let book = Book::open(root)?;
        let text = book.read_text(&BookPath::new(SETTINGS)?)?.unwrap_or_default();
        let (settings, problems) = BookSettings::read(&text);
        let now = clock.read(settings.zone);
        let profile::Loaded { profile, path, problems: odd } = profile::load(&book, &settings);
        let own_fields = OwnFields::from_iter(settings.fields.iter().chain(&profile.fields));
        let rules = Rules { own_fields, language: settings.language };
        let cache = cache(environment, book.root());
        let author = author(environment, &now);
        let project_here = project_here(&settings.project_paths, environment);
        Ok(Context {
            book,
            settings,
            problems,
            profile,
            profile_file: path,
            profile_problems: odd,
            rules,
            now,
            wall_clock: clock.machine,
            cache,
            author,
            project_here,
            progress: Progress::default(),
        })
    }
}

/// Returns the folder for the caches of the book at a folder; `None` where the system names none.
pub(super) fn cache(environment: &Environment, root: &Path) -> Option<Cache> {
    environment.cache().map(|folder| Cache::at(cache_folder(folder, root)))
}

/// Names the cache folder of a book: readable, and different for books of the same name.
fn cache_folder(caches: &Path, root: &Path) -> PathBuf {
    let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let digest = Sha256::digest(root.to_string_lossy().as_bytes());
    let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    caches.join(format!("{}-{hash}", crate::model::file_stem(&name)))
}

/// Gathers who signs commits: git's own variables, then git's settings (read by the store), then the system's user.
pub(super) fn author(environment: &Environment, now: &Now) -> Author {
    let person = |role: &str| Person {
        name: environment.get(&format!("GIT_{role}_NAME")).map(str::to_owned),
        email: environment.get(&format!("GIT_{role}_EMAIL")).map(str::to_owned),
    };
    let system = environment.system_identity();
    Author {
        author: person("AUTHOR"),
        committer: person("COMMITTER"),
        fallback: Person { name: Some(system.name), email: Some(system.email) },
        time: now.local(),
    }
}

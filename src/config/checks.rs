//! The checks that `wlog check` makes, by the names under which `[check]` in `wlog.toml` silences them.

/// What is looked for in a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Check {
    /// A file that cannot be read, or something else where a file should be.
    Unreadable,
    /// A file among the days that is none, or a day in another folder than its own.
    Place,
    /// A copy that a cloud folder made of a file, or of a branch.
    Copy,
    /// What looks like a time and is none, and lengths that are likely slips.
    Time,
    /// An entry without a title.
    Title,
    /// Two entries at the same time.
    Overlap,
    /// Entries and tasks without an ID in their line.
    MissingId,
    /// An ID that stands twice in the book.
    DoubleId,
    /// A comment that looks like an ID and is none.
    BadId,
    /// An entry that continues something which is not there.
    UnknownId,
    /// A name without a card.
    UnknownName,
    /// Two cards whose names are spelt nearly alike.
    NearNames,
    /// Two cards with one name.
    DoubleName,
    /// A task that was carried to a later day and stands on none.
    Carried,
    /// A key that looks like a misspelt one, stands twice, or stands where it is text.
    Key,
    /// A value that is not understood.
    Value,
    /// Marks of a conflict.
    Conflict,
    /// A code block or a comment that never ends.
    Unclosed,
    /// A date in the heading that is not the file's.
    Date,
    /// A card without a name, or with one that cannot be read.
    Card,
    /// Settings and profiles that are not understood.
    Settings,
    /// A repository that wlog cannot write to as it is.
    Git,
    /// Locks and files that ended programs left behind.
    Lock,
    /// Texts that were begun in an editor and never finished.
    Draft,
}

impl Check {
    /// All checks, in the order in which they are documented.
    pub const ALL: [Check; 24] = [
        Check::Unreadable,
        Check::Place,
        Check::Copy,
        Check::Time,
        Check::Title,
        Check::Overlap,
        Check::MissingId,
        Check::DoubleId,
        Check::BadId,
        Check::UnknownId,
        Check::UnknownName,
        Check::NearNames,
        Check::DoubleName,
        Check::Carried,
        Check::Key,
        Check::Value,
        Check::Conflict,
        Check::Unclosed,
        Check::Date,
        Check::Card,
        Check::Settings,
        Check::Git,
        Check::Lock,
        Check::Draft,
    ];

    /// Returns the name, which is the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Check::Unreadable => "unreadable",
            Check::Place => "place",
            Check::Copy => "copy",
            Check::Time => "time",
            Check::Title => "title",
            Check::Overlap => "overlap",
            Check::MissingId => "missing-id",
            Check::DoubleId => "double-id",
            Check::BadId => "bad-id",
            Check::UnknownId => "unknown-id",
            Check::UnknownName => "unknown-name",
            Check::NearNames => "near-names",
            Check::DoubleName => "double-name",
            Check::Carried => "carried",
            Check::Key => "key",
            Check::Value => "value",
            Check::Conflict => "conflict",
            Check::Unclosed => "unclosed",
            Check::Date => "date",
            Check::Card => "card",
            Check::Settings => "settings",
            Check::Git => "git",
            Check::Lock => "lock",
            Check::Draft => "draft",
        }
    }

    /// Finds the check of a name.
    pub fn of_name(name: &str) -> Option<Check> {
        Check::ALL.into_iter().find(|check| check.name() == name)
    }
}

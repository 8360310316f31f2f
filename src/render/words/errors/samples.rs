//! One of every error that can be made, with data in Latin letters: whatever else a message holds is its own.

use crate::app::editing::{Again, EditorProblem};
use crate::app::index::IndexProblem;
use crate::app::saved::SavedProblem;
use crate::app::undo::{Changed, UndoProblem};
use crate::app::{ClosedDay, Error, ImpossibleName, NameProblem};
use crate::calendar::{DateProblem, Period, TimeProblem, Times};
use crate::config::{NamedBy, SettingsProblem};
use crate::format::{Diagnostic, Difference, EditError, Expected, Key, Part, Problem as Odd, TextProblem};
use crate::model::{CardKind, Id, Sigil};
use crate::query::{PatternProblem, Problem, QueryProblem};
use crate::store::{BookPath, HookSource, Left, Operation, Origin, Refusal, SigningProblem, StoreError};
use chrono::{NaiveDate, NaiveTime};
use std::io::{self, ErrorKind};
use std::path::PathBuf;

pub(super) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of the calendar")
}

pub(super) fn book_path() -> BookPath {
    BookPath::new("2026/11/2026-11-21.md").expect("a path")
}

fn root() -> PathBuf {
    PathBuf::from("/srv/worklog")
}

fn id() -> Id {
    Id::parse("k7q2m9xd").expect("an ID")
}

pub(super) fn io(doing: &'static str, kind: ErrorKind) -> StoreError {
    StoreError::Io { doing, path: root().join("a.md"), source: kind.into() }
}

/// Returns one of every error.
pub(super) fn all() -> Vec<Error> {
    let mut all = own();
    all.extend(undos().into_iter().map(Error::Undo));
    all.extend(dates().into_iter().map(Error::Date));
    all.extend(times().into_iter().map(Error::Time));
    all.extend(queries().into_iter().map(|what| query(what, "loan OR", 5..7)));
    all.extend(edits().into_iter().map(|problem| Error::Edit { problem: Box::new(problem), date: day(21) }));
    all.extend(names().into_iter().map(|problem| Error::Names(vec![problem])));
    all.extend(settings().into_iter().map(|problem| Error::NotWritable(vec![problem])));
    all.extend(searches());
    all.extend(stores().into_iter().map(Error::Store));
    all.extend(refusals().into_iter().map(|refusal| Error::Store(refusal.into())));
    all
}

pub(super) fn query(what: Problem, text: &str, at: std::ops::Range<usize>) -> Error {
    Error::Query { problem: QueryProblem { what, at }, text: text.into() }
}

fn own() -> Vec<Error> {
    let candidates = vec![("k7q2m9xd".into(), day(20), "one".into()), ("k7q2aaaa".into(), day(21), "other".into())];
    vec![
        Error::NoText,
        Error::Kept { error: Box::new(Error::NoText), kept: root().join("k.md") },
        Error::InputNotUtf8 { offset: 7 },
        drafted(Again::Add),
        drafted(Again::Edit(day(21))),
        drafted(Again::Card(BookPath::new("contacts/li na.md").expect("a path"))),
        drafted(Again::Amend(id())),
        Error::Editor(EditorProblem::None),
        Error::Editor(EditorProblem::NotFound { command: "nvim".into() }),
        Error::Editor(EditorProblem::Refused { command: "nvim".into(), status: Some(1) }),
        Error::Editor(EditorProblem::Refused { command: "nvim".into(), status: None }),
        Error::EditedNotUtf8 { offset: 7 },
        Error::BelowTheLine,
        Error::NoWish,
        Error::NotInTheBook("2026/13.md".into()),
        Error::NoEntries,
        Error::NoGoal,
        Error::NoVictim,
        Error::ReasonNeeded(ClosedDay { date: day(18), since: day(19).and_time(clock(12).start) }),
        Error::BeingEdited { what: "2026-11-21".into() },
        Error::EditConflict { path: book_path() },
        Error::Unresolved { path: book_path() },
        Error::Odd(vec![oddity(Odd::MisspeltKey { key: "outcom".into(), meant: "outcome" }), oddity(Odd::NoTitle)]),
        Error::NoSuchEntry("k7q2".into()),
        Error::NoListYet("+=Bob".into()),
        Error::BadFigure("deposits".into()),
        Error::BadExpense("taxi".into()),
        Error::BadField("contract".into()),
        Error::KnownField { key: "contacts".into() },
        Error::KnownField { key: "zone".into() },
        Error::NotWritable(Vec::new()),
        Error::NotABook { path: root(), by: NamedBy::Option, is_there: true },
        Error::NotABook { path: root(), by: NamedBy::Variable, is_there: true },
        Error::NotABook { path: root(), by: NamedBy::Settings, is_there: false },
        Error::BookIsAFile { path: root().join("wlog.toml"), book: Some(root()) },
        Error::BookIsAFile { path: root().join("a.md"), book: None },
        Error::NoBook { usual: Some(root()), repository: None },
        Error::NoBook { usual: Some(root()), repository: Some("/srv/portal".into()) },
        Error::NoBook { usual: None, repository: None },
        Error::FolderInUse { folder: "/home/sam".into(), usual: Some(root()) },
        Error::FolderInUse { folder: "/srv/portal".into(), usual: None },
        Error::NoPlace { folder: root(), source: ErrorKind::PermissionDenied.into() },
        Error::NoPlace { folder: root(), source: ErrorKind::NotADirectory.into() },
        Error::NoSuchProfile("enginer".into()),
        Error::NoSuchProfile("astronaut".into()),
        Error::ProfileByHand("buyer".into()),
        Error::NotAName(".".into()),
        Error::NotAnAddress("sam".into()),
        Error::AlreadyABook(root()),
        Error::InsideABook { folder: root().join("2026"), book: root() },
        Error::FolderInTheWay(root()),
        Error::NoSuchId("k7q2".into()),
        Error::ManyIds { prefix: "k7q2".into(), candidates },
        Error::Unsettled,
        Error::BadNow("nonsense".into()),
        Error::NoRandom("no such device".into()),
    ]
}

fn undos() -> Vec<UndoProblem> {
    let commit = || "1a2b3c4".to_owned();
    let place = |path: &str, entry| Changed { path: BookPath::new(path).expect("a path"), entry };
    let places = vec![
        Changed { path: book_path(), entry: Some(id()) },
        Changed { path: book_path(), entry: None },
        place("contacts/li na.md", None),
    ];
    vec![
        UndoProblem::NoSuchCommit("1a2b".into()),
        UndoProblem::TooFar { asked: 9, there: 4 },
        UndoProblem::Merge(commit()),
        UndoProblem::First(commit()),
        UndoProblem::MakesTheBook(commit()),
        UndoProblem::NotOfTheBook(commit()),
        UndoProblem::NoFile { commit: commit(), path: "link".into() },
        UndoProblem::TooMany { commit: commit(), count: 3650 },
        UndoProblem::Changed { commit: commit(), was: None, places },
        UndoProblem::AlreadySo(commit()),
    ]
}

fn dates() -> Vec<DateProblem> {
    let text = || "said".to_owned();
    vec![
        DateProblem::Unknown { text: text() },
        DateProblem::Impossible { text: text(), last_valid: day(30) },
        DateProblem::NoSuchNumber { text: text(), number: 13, last: 12 },
        DateProblem::NoSuchNumber { text: text(), number: 5, last: 4 },
        DateProblem::NoSuchNumber { text: text(), number: 54, last: 53 },
        DateProblem::NoSuchNumber { text: text(), number: 8, last: 7 },
        DateProblem::Ambiguous { text: text(), first: Period::day(day(13)), second: Period::day(day(20)) },
        DateProblem::Ambiguous { text: text(), first: Period::week_of(day(13)), second: Period::month_of(day(20)) },
        DateProblem::Holiday { text: text(), fixed: None },
        DateProblem::Holiday { text: text(), fixed: Some((12, 25)) },
        DateProblem::Lunar { text: text() },
        DateProblem::Vague { text: text() },
        DateProblem::ShortYear { text: text() },
        DateProblem::WrongWeekday { text: text(), date: day(21) },
        DateProblem::WithTime { text: text(), parts: Box::new((text(), text())) },
        DateProblem::NotADay { text: text(), period: Period::month_of(day(1)) },
        DateProblem::EndBeforeStart { text: text(), first: day(20), last: day(2) },
        DateProblem::OutOfRange { text: text() },
    ]
}

fn times() -> Vec<TimeProblem> {
    let text = || "said".to_owned();
    vec![
        TimeProblem::NoSuchTime { text: text() },
        TimeProblem::NotFileForm { text: text() },
        TimeProblem::Length { text: text() },
        TimeProblem::Vague { text: text() },
        TimeProblem::Ambiguous { text: text(), first: clock(9), second: clock(21) },
        TimeProblem::Unknown { text: text() },
    ]
}

fn clock(hour: u32) -> Times {
    Times::at(NaiveTime::from_hms_opt(hour, 0, 0).expect("a time of day"))
}

fn queries() -> Vec<Problem> {
    vec![
        Problem::Empty,
        Problem::UnclosedQuote { open: '"' },
        Problem::UnclosedParen,
        Problem::UnopenedParen,
        Problem::EmptyParens,
        Problem::MissingOperand { operator: "OR" },
        Problem::MissingOperand { operator: "NOT" },
        Problem::EmptyValue { field: "org".into() },
        Problem::NothingToSearch { text: "--".into() },
        Problem::LeadingDash { word: "draft".into() },
        Problem::UnknownType { value: "tsk".into(), nearest: Some("task") },
        Problem::UnknownType { value: "x".into(), nearest: None },
        Problem::UnknownState { value: "opn".into(), nearest: Some("open") },
        Problem::UnknownState { value: "x".into(), nearest: None },
        Problem::UnknownFact { value: "tsk".into(), nearest: Some("task") },
        Problem::UnknownFact { value: "x".into(), nearest: None },
        Problem::BadRange { field: "hours".into(), value: "8..2".into() },
        Problem::OnlyNames { field: "contact".into(), value: "/heng.*/".into() },
        Problem::BadPattern { problem: PatternProblem::UnclosedGroup },
        Problem::BadPattern { problem: PatternProblem::UnopenedGroup },
        Problem::BadPattern { problem: PatternProblem::UnclosedClass },
        Problem::BadPattern { problem: PatternProblem::Repetition },
        Problem::BadPattern { problem: PatternProblem::Escape },
        Problem::BadPattern { problem: PatternProblem::LookAround },
        Problem::BadPattern { problem: PatternProblem::Backreference },
        Problem::BadPattern { problem: PatternProblem::TooLarge },
        Problem::BadPattern { problem: PatternProblem::Other },
        Problem::NotNear { text: "x y".into() },
        Problem::StarWithin { text: "x*y z".into() },
        Problem::BadDate { field: "since".into(), problem: DateProblem::Unknown { text: "x".into() } },
        Problem::TooDeep,
    ]
}

fn edits() -> Vec<EditError> {
    let text = |part, problem| EditError::Text { part, problem };
    let differs = |difference| EditError::ReadsDifferently { difference, cause: None };
    let mut edits = vec![
        EditError::NotFound { id: id() },
        EditError::IdTwice { id: id(), lines: [3, 9] },
        EditError::IdTaken { id: id(), line: 3 },
        text(Part::Title, TextProblem::Empty),
        text(Part::Task, TextProblem::SeveralLines),
        text(Part::Field(Key::Outcome), TextProblem::ControlCharacter),
        text(Part::OwnField("contract".into()), TextProblem::NotAKey),
        text(Part::Title, TextProblem::BeginsLikeTime),
        text(Part::Title, TextProblem::EndsLikeId),
        text(Part::OwnField("contract".into()), TextProblem::Undeclared),
        differs(Difference::Missing),
        differs(Difference::Twice),
        differs(Difference::Times),
        differs(Difference::Title { read: "one".into() }),
        differs(Difference::Field(Key::Kind)),
        differs(Difference::OwnFields),
        differs(Difference::Tasks),
        differs(Difference::Body),
        differs(Difference::OtherEntry { title: "other".into() }),
        differs(Difference::Day),
    ];
    edits.extend(oddities().into_iter().map(|problem| {
        let cause = Some(oddity(problem));
        EditError::ReadsDifferently { difference: Difference::Missing, cause }
    }));
    edits
}

fn oddity(problem: Odd) -> Diagnostic {
    Diagnostic { line: 4, column: 1, span: 0..1, problem }
}

fn searches() -> Vec<Error> {
    let unknown = |near: Option<&str>, has_some| SavedProblem::Unknown {
        name: "promisse".into(),
        near: near.map(str::to_owned),
        has_some,
    };
    let saved = [
        unknown(Some("promises"), true),
        unknown(None, true),
        unknown(None, false),
        SavedProblem::NoName { words: "loan".into() },
        SavedProblem::Nothing,
        SavedProblem::BadName("-x".into()),
        SavedProblem::ByHand { name: "promises".into(), query: "is:open".into() },
    ];
    let index = [
        IndexProblem::NoFolder,
        IndexProblem::Busy,
        IndexProblem::Unwritable { folder: root(), source: ErrorKind::ReadOnlyFilesystem.into() },
        IndexProblem::Engine { folder: root(), said: "corrupt".into() },
    ];
    saved.into_iter().map(Error::Saved).chain(index.into_iter().map(Error::Index)).collect()
}

fn drafted(again: Again) -> Error {
    Error::Drafted { error: Box::new(Error::NoText), draft: root().join("k.md"), again }
}

fn oddities() -> Vec<Odd> {
    let expected = [
        Expected::Figure,
        Expected::Expense,
        Expected::Date,
        Expected::YesOrNo,
        Expected::Zone,
        Expected::Ids,
        Expected::Priority,
        Expected::PerCent,
        Expected::Text,
        Expected::Texts,
    ];
    let mut oddities = vec![
        Odd::NoSuchTime { text: "25:00".into() },
        Odd::NoLength,
        Odd::VeryLong { minutes: 1000 },
        Odd::NoTitle,
        Odd::MisspeltKey { key: "outcom".into(), meant: "outcome" },
        Odd::RepeatedKey { key: "org".into() },
        Odd::OtherDate { heading: day(20), file: day(21) },
        Odd::DuplicateId { id: id(), first_line: 3 },
        Odd::MalformedId { text: "k7q2".into() },
        Odd::ConflictMarker,
        Odd::UnclosedFence,
        Odd::UnclosedHtml,
        Odd::SecondFieldList { key: "org".into() },
        Odd::NoFrontMatter,
        Odd::BrokenFrontMatter { message: "bad key".into() },
        Odd::NoName,
    ];
    let not_understood = |expected| Odd::NotUnderstood { key: "due".into(), value: "x".into(), expected };
    oddities.extend(expected.map(not_understood));
    oddities
}

fn names() -> Vec<NameProblem> {
    let impossible = |why| NameProblem::Impossible { name: "Bob".into(), why };
    let unclear = |sigil| NameProblem::Unclear { sigil, text: "Bob and so on".into() };
    let unknown =
        |kind, near: Option<&str>| NameProblem::Unknown { kind, name: "Bob".into(), near: near.map(Into::into) };
    vec![
        unclear(Sigil::Project),
        unclear(Sigil::Contact),
        unclear(Sigil::Org),
        unclear(Sigil::Tag),
        unknown(CardKind::Contact, Some("Rob")),
        unknown(CardKind::Org, None),
        NameProblem::Part { kind: CardKind::Contact, name: "Mara".into(), whole: "Mara Quell".into() },
        impossible(ImpossibleName::Empty),
        impossible(ImpossibleName::Unprintable),
        impossible(ImpossibleName::TooLong),
    ]
}

pub(super) fn settings() -> Vec<SettingsProblem> {
    vec![
        SettingsProblem::Unreadable { reason: "no access".into() },
        SettingsProblem::NotToml { line: 2, reason: "expected a value".into() },
        SettingsProblem::NewerFormat { found: 2 },
        SettingsProblem::UnknownKey { key: "langauge".into(), line: 2 },
        SettingsProblem::UnknownWord { key: "by".into(), value: "\"orgs\"".into(), known: &["org"], line: 3 },
        SettingsProblem::UnknownWord { key: "by".into(), value: "7".into(), known: &["org"], line: 3 },
        SettingsProblem::NoSuchProfile { name: "astronaut".into() },
        SettingsProblem::BadValue {
            key: "zone".into(),
            value: "\"Mars\"".into(),
            example: "\"Asia/Shanghai\"",
            line: 3,
        },
    ]
}

fn stores() -> Vec<StoreError> {
    let path = book_path;
    let kinds = [
        ErrorKind::PermissionDenied,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
        ErrorKind::NotFound,
        ErrorKind::AlreadyExists,
        ErrorKind::NotADirectory,
        ErrorKind::IsADirectory,
        ErrorKind::InvalidFilename,
        ErrorKind::FileTooLarge,
        ErrorKind::ResourceBusy,
        ErrorKind::StaleNetworkFileHandle,
        ErrorKind::OutOfMemory,
        ErrorKind::Other,
    ];
    let mut stores: Vec<StoreError> = kinds.into_iter().map(|kind| io("write", kind)).collect();
    let failing = io::Error::from_raw_os_error(5);
    stores.extend([
        StoreError::Io { doing: "sync", path: root(), source: failing },
        StoreError::Git { doing: "move the branch", source: git2::Error::from_str("reference is locked") },
        StoreError::BadPath { text: "../x".into() },
        StoreError::NotAFile { path: path() },
        StoreError::Symlink { link: path() },
        StoreError::NotUtf8 { path: path(), offset: 80, line: 4 },
        StoreError::Changed { path: path() },
        StoreError::Nothing,
        StoreError::Twice { path: path() },
        StoreError::Locked { lock: root().join(".git/wlog/lock"), waited_ms: 60_000 },
        StoreError::GitBusy { lock: root().join(".git/index.lock"), age_s: 4 },
        StoreError::Contended { attempts: 8 },
        unfinished(Left::InFiles(vec![path(); 5])),
        unfinished(Left::CommittedUnsynced),
    ]);
    stores
}

fn unfinished(left: Left) -> StoreError {
    StoreError::Unfinished { left, source: Box::new(io("write", ErrorKind::StorageFull)) }
}

fn refusals() -> Vec<Refusal> {
    let operations =
        [Operation::Merge, Operation::Revert, Operation::CherryPick, Operation::Rebase, Operation::ApplyMailbox];
    let format = |key: &str, value: &str| Refusal::UnknownFormat { extension: key.into(), value: value.into() };
    let mut refusals: Vec<Refusal> = operations.map(Refusal::InProgress).into();
    refusals.extend(["split", "sparse", "of an unknown kind"].map(|kind| Refusal::IndexKind { kind }));
    refusals.extend([
        Refusal::NotABook { root: root() },
        Refusal::NoRepository { root: root() },
        Refusal::BrokenRepository { root: root(), detail: "bad config".into() },
        Refusal::Bare { root: root() },
        format("extensions.refstorage", "reftable"),
        format("extensions.objectformat", "sha256"),
        Refusal::WorkTreeElsewhere { root: root(), work_tree: "/srv/other".into() },
        Refusal::NotOwned { path: root() },
        Refusal::DetachedHead,
        attribute(".gitattributes"),
        attribute(".git/info/attributes"),
        Refusal::LineEndings { path: book_path(), setting: "core.autocrlf=true".into() },
        Refusal::IndexBroken { path: root().join(".git/index"), detail: "its checksum is wrong" },
        Refusal::Unmerged { path: book_path() },
        Refusal::InTheWay { path: book_path() },
    ]);
    refusals.extend(hooks());
    refusals.extend(signing().map(Refusal::Signing));
    refusals
}

fn attribute(file: &str) -> Refusal {
    Refusal::Attribute { path: book_path(), attribute: "filter", value: "lfs".into(), file: root().join(file) }
}

fn hooks() -> Vec<Refusal> {
    let setting = |origin| HookSource::Setting { name: "lint".into(), origin };
    let origins = [Origin::System, Origin::User, Origin::Book];
    let sources = origins.into_iter().flat_map(|origin| [HookSource::Path(origin), setting(origin)]);
    let hook = |from| Refusal::Hook { hook: root().join(".git/hooks/pre-commit"), from };
    sources.chain([HookSource::Repository]).map(hook).collect()
}

fn signing() -> [SigningProblem; 7] {
    let program = || "gpg".to_owned();
    [
        SigningProblem::NotTrusted { key: "gpg.program" },
        SigningProblem::UnknownFormat("pgp".into()),
        SigningProblem::NoKey,
        SigningProblem::NotStarted { program: program(), is_missing: true },
        SigningProblem::NotStarted { program: program(), is_missing: false },
        SigningProblem::Failed { program: program(), said: "gpg: signing failed: No secret key".into() },
        SigningProblem::Failed { program: program(), said: String::new() },
    ]
}

//! What a document is, and the states that `is:` asks for, with the words for both.

/// The kinds of documents that a search finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocKind {
    /// One thing done.
    Entry,
    /// One thing to do.
    Task,
    /// What a day says outside of its entries and tasks: its lead, its fields, its summary.
    Day,
    /// A project's card.
    Project,
    /// A contact's card.
    Contact,
    /// An organisation's card.
    Org,
}

impl DocKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [DocKind; 6] =
        [DocKind::Entry, DocKind::Task, DocKind::Day, DocKind::Project, DocKind::Contact, DocKind::Org];

    /// Returns the word that stands in JSON and in `type:`.
    pub fn as_str(self) -> &'static str {
        match self {
            DocKind::Entry => "entry",
            DocKind::Task => "task",
            DocKind::Day => "day",
            DocKind::Project => "project",
            DocKind::Contact => "contact",
            DocKind::Org => "org",
        }
    }

    /// Reads a word in English or Chinese, in any case; `None` when it is none of them.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word.to_lowercase().as_str() {
            "entry" | "entries" | "记录" => DocKind::Entry,
            "task" | "tasks" | "todo" | "待办" => DocKind::Task,
            "day" | "days" | "日" | "当日" | "小结" => DocKind::Day,
            "project" | "projects" | "项目" => DocKind::Project,
            "contact" | "contacts" | "联系人" => DocKind::Contact,
            "org" | "orgs" | "organisation" | "organization" | "工作单位" | "单位" => DocKind::Org,
            _ => return None,
        })
    }
}

/// The states that `is:` asks for: of tasks, of entries, of cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// A task to be done.
    Open,
    /// A task that was done; a project that is.
    Done,
    /// A task carried to a later day.
    Carried,
    /// A task that was dropped.
    Dropped,
    /// An open task whose day has passed. No document has this state: it depends on the day of the question.
    Overdue,
    /// An entry that came after its day had closed. No document has this state: the book's history knows.
    Late,
    /// An entry that is kept out of reports.
    Private,
    /// An entry without an end yet: `09:00-`.
    Running,
    /// A project under way.
    Active,
    /// A project that rests.
    Paused,
    /// An organisation's stages, as on its card.
    Lead,
    /// See [`State::Lead`].
    Target,
    /// See [`State::Lead`].
    Client,
    /// See [`State::Lead`].
    Dormant,
    /// See [`State::Lead`].
    Lost,
}

impl State {
    /// All states, in the order in which they are offered.
    pub const ALL: [State; 15] = [
        State::Open,
        State::Done,
        State::Carried,
        State::Dropped,
        State::Overdue,
        State::Late,
        State::Private,
        State::Running,
        State::Active,
        State::Paused,
        State::Lead,
        State::Target,
        State::Client,
        State::Dormant,
        State::Lost,
    ];

    /// Returns the word that stands in `is:`.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Done => "done",
            State::Carried => "carried",
            State::Dropped => "dropped",
            State::Overdue => "overdue",
            State::Late => "late",
            State::Private => "private",
            State::Running => "running",
            State::Active => "active",
            State::Paused => "paused",
            State::Lead => "lead",
            State::Target => "target",
            State::Client => "client",
            State::Dormant => "dormant",
            State::Lost => "lost",
        }
    }

    /// Reads a word in English or Chinese, in any case; `None` when it is none of them.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        if let Some(state) = State::ALL.into_iter().find(|state| state.as_str() == word) {
            return Some(state);
        }
        Some(match word.as_str() {
            "todo" | "未完成" | "待办" => State::Open,
            "完成" | "已完成" => State::Done,
            "顺延" | "已顺延" => State::Carried,
            "取消" | "已取消" => State::Dropped,
            "过期" | "已过期" => State::Overdue,
            "补记" => State::Late,
            "不上报" => State::Private,
            "进行中" => State::Running,
            "暂停" => State::Paused,
            _ => return None,
        })
    }
}

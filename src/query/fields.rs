//! The names that may stand before a colon.

use super::Role;
use crate::text::{fold, name_key, simplify};

/// What a filter asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldName {
    Name(Role),
    /// A client: a person or an organisation, for the Chinese word is said of both.
    Client,
    Type,
    Is,
    Has,
    On,
    Since,
    Until,
    Due,
    /// A number that documents have; what it counts, and by what a typed number is multiplied for it.
    Number(&'static str, i64),
    /// A known key whose value is text: `outcome`, `figure` …
    Text(&'static str),
    /// A key of the user's own, see [`field_key`].
    Own(String),
}

/// The keys under which the text of known fields is found, whatever language it was written in.
pub(super) const OUTCOME: &str = "outcome";
pub(super) const FIGURE: &str = "figure";
pub(super) const EXPENSE: &str = "expense";
pub(super) const RE: &str = "re";

/// What numbers count that no field of the user's own holds; the slash keeps them apart from every key.
pub(super) const MINUTES: &str = "/minutes";
pub(super) const AMOUNT: &str = "/amount";
pub(super) const REACHED: &str = "/figure";
pub(super) const DUE: &str = "/due";
pub(super) const PROGRESS: &str = "/progress";
pub(super) const PRIO: &str = "/prio";

/// Returns the form in which the keys of the user's own fields compare: case, width, accents, simplified and traditional characters are no
/// matter, and a hyphen or `_` stands for a space, since a query's key ends at one.
pub fn field_key(written: &str) -> String {
    let folded = fold(&name_key(written)).replace(['-', '_'], " ");
    simplify(&folded).into_owned()
}

/// The words and synonyms that files know, and those of filters.
///
/// One differs from the files: `type` asks for a kind of document here; how an entry was done is `kind`.
static KNOWN: [(&[&str], FieldName); 23] = [
    (&["project", "projects", "项目"], FieldName::Name(Role::Project)),
    (&["contact", "contacts", "people", "person", "联系人"], FieldName::Name(Role::Contact)),
    (&["客户"], FieldName::Client),
    (
        &["org", "orgs", "organisation", "organization", "company", "工作单位", "单位", "公司"],
        FieldName::Name(Role::Org),
    ),
    (&["with", "companions", "同行", "同行人", "陪同"], FieldName::Name(Role::With)),
    (&["tag", "tags", "标签"], FieldName::Name(Role::Tag)),
    (&["kind", "类型", "方式", "类别"], FieldName::Name(Role::Kind)),
    (&["type", "种类", "对象"], FieldName::Type),
    (&["is", "state", "状态"], FieldName::Is),
    (&["has", "有"], FieldName::Has),
    (&["on", "date", "日期"], FieldName::On),
    (&["since", "from", "自", "从"], FieldName::Since),
    (&["until", "to", "至", "到"], FieldName::Until),
    (&["due", "截止", "期限"], FieldName::Due),
    (&["hours", "小时", "工时", "时长"], FieldName::Number(MINUTES, 60)),
    (&["minutes", "分钟"], FieldName::Number(MINUTES, 1)),
    (&["amount", "金额"], FieldName::Number(AMOUNT, 1)),
    (&["progress", "进度"], FieldName::Number(PROGRESS, 1)),
    (&["prio", "priority", "优先级"], FieldName::Number(PRIO, 1)),
    (&["outcome", "result", "结果"], FieldName::Text(OUTCOME)),
    (&["figure", "figures", "业绩"], FieldName::Text(FIGURE)),
    (&["expense", "expenses", "费用", "花费", "开支", "支出"], FieldName::Text(EXPENSE)),
    (&["re", "接续"], FieldName::Text(RE)),
];

/// Reads what stands before a colon.
pub(super) fn field_name(written: &str) -> FieldName {
    let key = field_key(written);
    let known = KNOWN.iter().find(|(words, _)| words.contains(&key.as_str()));
    known.map_or(FieldName::Own(key), |(_, name)| name.clone())
}

/// Returns all that may stand before a colon and has a meaning.
pub(super) fn field_words() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().flat_map(|(words, _)| words.iter().copied())
}

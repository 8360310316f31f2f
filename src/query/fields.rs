//! The names that may stand before a colon.

use super::Role;
use crate::text::name_key;

/// What a filter asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldName {
    Name(Role),
    Type,
    Is,
    On,
    Since,
    Until,
    /// A known key whose value is text: `outcome`, `figure` …
    Text(&'static str),
    /// A key of the user's own, in its compared form.
    Own(String),
}

/// The keys under which the text of known fields is found, whatever language it was written in.
pub(super) const OUTCOME: &str = "outcome";
pub(super) const FIGURE: &str = "figure";
pub(super) const EXPENSE: &str = "expense";
pub(super) const RE: &str = "re";

/// Reads what stands before a colon: the words and synonyms that files know, and those of filters.
///
/// One differs from the files: `type` asks for a kind of document here; how an entry was done is `kind`.
pub(super) fn field_name(written: &str) -> FieldName {
    let key = name_key(written);
    match key.as_str() {
        "project" | "projects" | "项目" => FieldName::Name(Role::Project),
        "contact" | "contacts" | "people" | "person" | "联系人" | "客户" => FieldName::Name(Role::Contact),
        "org" | "orgs" | "organisation" | "organization" | "company" | "工作单位" | "单位" | "公司" => {
            FieldName::Name(Role::Org)
        }
        "with" | "companions" | "同行" | "同行人" | "陪同" => FieldName::Name(Role::With),
        "tag" | "tags" | "标签" => FieldName::Name(Role::Tag),
        "kind" | "类型" | "方式" | "类别" => FieldName::Name(Role::Kind),
        "type" | "种类" | "对象" => FieldName::Type,
        "is" | "state" | "状态" => FieldName::Is,
        "on" | "date" | "日期" => FieldName::On,
        "since" | "from" | "自" | "从" => FieldName::Since,
        "until" | "to" | "至" | "到" => FieldName::Until,
        "outcome" | "result" | "结果" => FieldName::Text(OUTCOME),
        "figure" | "figures" | "业绩" => FieldName::Text(FIGURE),
        "expense" | "expenses" | "费用" | "花费" | "开支" | "支出" => FieldName::Text(EXPENSE),
        "re" | "接续" => FieldName::Text(RE),
        _ => FieldName::Own(key),
    }
}

//! The known keys of an entry's fields, and the words for them.

use super::rules::Language;
use crate::text;

/// A key that wlog knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// `project`/项目
    Project,
    /// `contacts`/联系人
    Contacts,
    /// `org`/工作单位
    Org,
    /// `with`/同行
    With,
    /// `kind`/类型
    Kind,
    /// `outcome`/结果
    Outcome,
    /// `figure`/业绩
    Figure,
    /// `expense`/费用
    Expense,
    /// `tags`/标签
    Tags,
    /// `re`/接续
    Re,
    /// `private`/不上报
    Private,
    /// `zone`/时区
    Zone,
}

impl Key {
    /// All keys in the order in which wlog writes them.
    pub const ALL: [Key; 12] = [
        Key::Project,
        Key::Contacts,
        Key::Org,
        Key::With,
        Key::Kind,
        Key::Outcome,
        Key::Figure,
        Key::Expense,
        Key::Tags,
        Key::Re,
        Key::Private,
        Key::Zone,
    ];

    /// Reads a key in either language, synonyms included, whatever its case and width.
    pub fn read(key: &str) -> Option<Key> {
        Key::read_folded(key).or_else(|| {
            let plain = key.bytes().all(|byte| byte.is_ascii_lowercase());
            if plain { None } else { Key::read_folded(&text::name_key(key)) }
        })
    }

    fn read_folded(key: &str) -> Option<Key> {
        Some(match key {
            "project" | "projects" | "项目" => Key::Project,
            "contacts" | "contact" | "people" | "person" | "联系人" | "客户" => Key::Contacts,
            "org" | "orgs" | "organisation" | "organization" | "company" | "工作单位" | "单位" | "公司" => Key::Org,
            "with" | "companions" | "同行" | "同行人" | "陪同" => Key::With,
            "kind" | "type" | "类型" | "类别" | "方式" => Key::Kind,
            "outcome" | "result" | "结果" => Key::Outcome,
            "figure" | "figures" | "业绩" => Key::Figure,
            "expense" | "expenses" | "费用" | "花费" | "开支" | "支出" => Key::Expense,
            "tags" | "tag" | "标签" => Key::Tags,
            "re" | "接续" => Key::Re,
            "private" | "不上报" => Key::Private,
            "zone" | "timezone" | "time zone" | "时区" => Key::Zone,
            _ => return None,
        })
    }

    /// Returns the word that wlog writes.
    pub fn word(self, language: Language) -> &'static str {
        let (english, chinese) = match self {
            Key::Project => ("project", "项目"),
            Key::Contacts => ("contacts", "联系人"),
            Key::Org => ("org", "工作单位"),
            Key::With => ("with", "同行"),
            Key::Kind => ("kind", "类型"),
            Key::Outcome => ("outcome", "结果"),
            Key::Figure => ("figure", "业绩"),
            Key::Expense => ("expense", "费用"),
            Key::Tags => ("tags", "标签"),
            Key::Re => ("re", "接续"),
            Key::Private => ("private", "不上报"),
            Key::Zone => ("zone", "时区"),
        };
        match language {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    /// Tells whether the key holds several values, split at commas.
    pub fn holds_list(self) -> bool {
        matches!(self, Key::Project | Key::Contacts | Key::Org | Key::With | Key::Tags | Key::Re)
    }

    /// Tells whether the key may stand on several lines of one list.
    pub fn repeats(self) -> bool {
        self.holds_list() || matches!(self, Key::Figure | Key::Expense)
    }
}

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
            "org" | "orgs" | "organisation" | "organization" | "company" | "工作单位" | "单位" | "公司" => {
                Key::Org
            }
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

    /// Tells whether a word is one that wlog writes for a key, rather than a synonym.
    pub(super) fn is_written_word(word: &str) -> bool {
        let written = |key: Key| {
            let folded = text::name_key(word);
            folded == key.word(Language::English) || folded == key.word(Language::Chinese)
        };
        Key::read(word).is_some_and(written)
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

/// Finds the known key that an unknown one is nearly: one edit off for 4 and 5 characters, up to two for longer ones.
///
/// Chinese keys of two characters are left alone: one character more or less makes another word.
pub(super) fn misspelt(key: &str) -> Option<&'static str> {
    let written: Vec<char> = text::name_key(key).chars().collect();
    let limit = match written.len() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    let near = |word: &&'static str| {
        let known: Vec<char> = word.chars().collect();
        known.len() > 2 + usize::from(word.is_ascii())
            && known.len().abs_diff(written.len()) <= limit
            && text::edit_distance(&written, &known) <= limit
    };
    Key::ALL.iter().flat_map(|key| [key.word(Language::English), key.word(Language::Chinese)]).find(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_in_both_languages() {
        let cases = [
            ("project", Some(Key::Project)),
            ("Project", Some(Key::Project)),
            ("ｐｒｏｊｅｃｔ", Some(Key::Project)),
            ("Time Zone", Some(Key::Zone)),
            ("contact", Some(Key::Contacts)),
            ("客户", Some(Key::Contacts)),
            ("方式", Some(Key::Kind)),
            ("类别", Some(Key::Kind)),
            ("天气", None),
            ("weather", None),
        ];
        for (word, key) in cases {
            assert_eq!(Key::read(word), key, "{word}");
        }
        for key in Key::ALL {
            assert_eq!(Key::read(key.word(Language::English)), Some(key));
            assert_eq!(Key::read(key.word(Language::Chinese)), Some(key));
        }
    }

    #[test]
    fn slips_are_seen() {
        let cases = [
            ("projct", Some("project")),
            ("Contcats", Some("contacts")),
            ("outcom", Some("outcome")),
            ("联系任", Some("联系人")),
            ("weather", None),
            ("note", None),
            ("效果", None),
        ];
        for (word, meant) in cases {
            assert_eq!(misspelt(word), meant, "{word}");
        }
    }
}

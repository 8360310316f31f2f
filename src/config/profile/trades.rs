//! The profiles that wlog brings. A further trade is a pair of files and a line in [`ALL`].

use crate::model::Language;
use crate::text::{name_key, nearest};

/// A trade that wlog has a profile for.
#[derive(Debug, PartialEq, Eq)]
pub struct Trade {
    /// What `wlog.toml` calls it, and the name of its file.
    pub key: &'static str,
    english: Brought,
    chinese: Brought,
}

/// A profile in one language. Its name stands here, too, since every start of the program needs that and none needs all of the files.
#[derive(Debug, PartialEq, Eq)]
struct Brought {
    name: &'static str,
    file: &'static str,
}

macro_rules! trade {
    ($key:literal, $english:literal, $chinese:literal) => {
        Trade {
            key: $key,
            english: Brought { name: $english, file: include_str!(concat!("trades/", $key, ".en.toml")) },
            chinese: Brought { name: $chinese, file: include_str!(concat!("trades/", $key, ".zh.toml")) },
        }
    };
}

/// Every trade, in the order in which they are offered.
static ALL: [Trade; 3] = [
    trade!("account-manager", "Account manager", "客户经理"),
    trade!("engineer", "Engineer", "工程师"),
    trade!("teacher", "Teacher", "教师"),
];

impl Trade {
    /// Returns every trade, in the order in which they are offered.
    pub fn all() -> &'static [Trade] {
        &ALL
    }

    /// Finds a trade by its key, or by its name in either language.
    pub fn find(name: &str) -> Option<&'static Trade> {
        let wanted = name_key(name);
        ALL.iter().find(|trade| trade.names().iter().any(|name| name_key(name) == wanted))
    }

    /// Finds the trade that is spelt nearly like a name which is none; `None` when none is near.
    pub fn near(name: &str) -> Option<&'static Trade> {
        Trade::find(nearest(name, ALL.iter().flat_map(Trade::names))?)
    }

    /// Returns the text of its file in a language.
    pub fn file(&self, language: Language) -> &'static str {
        self.in_language(language).file
    }

    /// Returns what it is called in a language.
    pub fn name(&self, language: Language) -> &'static str {
        self.in_language(language).name
    }

    fn in_language(&self, language: Language) -> &Brought {
        match language {
            Language::English => &self.english,
            Language::Chinese => &self.chinese,
        }
    }

    /// Returns its key and its name in each language.
    fn names(&self) -> [&'static str; 3] {
        [self.key, self.english.name, self.chinese.name]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Ask, By, Profile, Shows};
    use crate::text::is_han;

    const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];

    fn profiles() -> impl Iterator<Item = (&'static Trade, Language, Profile)> {
        let each = ALL.iter().flat_map(|trade| LANGUAGES.map(|language| (trade, language)));
        each.map(|(trade, language)| {
            let (profile, problems) = Profile::read(trade.file(language));
            assert_eq!(problems, [], "{} {language:?}", trade.key);
            (trade, language, profile)
        })
    }

    #[test]
    fn every_file_is_sound_and_complete() {
        for (trade, language, profile) in profiles() {
            let of = format!("{} {language:?}", trade.key);
            assert_eq!(profile.name.as_deref(), Some(trade.name(language)), "{of}");
            assert!(profile.default_kind.as_deref().is_some_and(|kind| profile.kind(kind) == Some(kind)), "{of}");
            assert!(profile.questions.contains(&Ask::What), "{of}: an entry needs a title");
            assert!(
                profile.org_word.is_some() && profile.report.orgs_word.is_some() && profile.example.is_some(),
                "{of}"
            );
            let asked = profile.report.parts.iter().flat_map(|part| &part.kinds);
            asked.for_each(|kind| assert_eq!(profile.kind(kind), Some(kind.as_str()), "{of}"));
            let rest = |shows| profile.report.parts.iter().any(|part| part.shows == shows && part.kinds.is_empty());
            assert!(rest(Shows::Work), "{of}: every entry has a place");
        }
    }

    #[test]
    fn both_languages_say_the_same() {
        for trade in &ALL {
            let [english, chinese] = LANGUAGES.map(|language| Profile::read(trade.file(language)).0);
            assert_eq!(english.kinds.len(), chinese.kinds.len(), "{}", trade.key);
            assert_eq!(english.fields.len(), chinese.fields.len(), "{}", trade.key);
            assert_eq!(english.questions.len(), chinese.questions.len(), "{}", trade.key);
            assert_eq!(english.wordings.len(), chinese.wordings.len(), "{}", trade.key);
            let shape = |profile: &Profile| -> Vec<(Shows, Option<By>, usize)> {
                let shown = |part: &crate::config::FormPart| (part.shows, part.by, part.kinds.len());
                profile.report.parts.iter().map(shown).filter(|(shows, ..)| *shows != Shows::Signature).collect()
            };
            assert_eq!(shape(&english), shape(&chinese), "{}", trade.key);
        }
    }

    #[test]
    fn each_language_speaks_its_own() {
        for (trade, language, profile) in profiles() {
            let headings = profile.report.parts.iter().flat_map(|part| part.headings.iter().map(|(_, text)| text));
            let texts = profile
                .kinds
                .iter()
                .chain(&profile.org_word)
                .chain(&profile.report.orgs_word)
                .chain(&profile.name)
                .chain(&profile.fields);
            for text in texts.chain(profile.wordings.iter().map(|(_, wording)| wording)).chain(headings) {
                assert_eq!(text.chars().any(is_han), language == Language::Chinese, "{}: {text}", trade.key);
            }
        }
    }

    #[test]
    fn a_trade_is_found_by_any_of_its_names() {
        for trade in &ALL {
            for name in trade.names() {
                assert_eq!(Trade::find(&name.to_uppercase()), Some(trade), "{name}");
            }
        }
        assert_eq!(Trade::find("astronaut"), None);
        let slip = format!("{}x", ALL[0].key);
        assert_eq!((Trade::find(&slip), Trade::near(&slip)), (None, Some(&ALL[0])));
    }
}

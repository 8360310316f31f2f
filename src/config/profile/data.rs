//! A profile as plain data.

use super::ReportForm;
use crate::text;

/// What a trade calls its work, what it asks for, and how its reports look.
///
/// Texts in it are in the book's language. The default is what a book without a profile does.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// What the trade is called; `None` without a profile.
    pub name: Option<String>,
    /// The kinds of entries that the trade knows, in the order in which they are offered. Other words are allowed, too.
    pub kinds: Vec<String>,
    /// The kind that is offered first when one is asked for. It is never written without having been seen.
    pub default_kind: Option<String>,
    /// What the trade calls an organisation. wlog says it; files keep `org` and 工作单位, whatever the profile.
    pub org_word: Option<String>,
    /// What `add` asks at once, in this order; everything else is asked for when one wants to say more.
    pub questions: Vec<Ask>,
    /// The profile's own wordings of questions, asked at once or not; wlog has its own for the others.
    pub wordings: Vec<(Ask, String)>,
    /// The field keys that the trade declares, beside those of `wlog.toml`.
    pub fields: Vec<String>,
    /// A first entry, as one may type it.
    pub example: Option<String>,
    /// The parts of a report.
    pub report: ReportForm,
}

/// What can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Contacts and the organisation.
    Who,
    /// The title.
    What,
    /// How it ended.
    Outcome,
    /// The next step, with its date.
    Next,
    /// The time.
    Time,
    /// The project.
    Project,
    /// The kind.
    Kind,
    /// A counted result.
    Figure,
    /// What was spent.
    Expense,
    /// Companions of one's own.
    With,
    /// Tags.
    Tags,
    /// The text below the fields.
    Body,
    /// Whether it is left out of reports.
    Private,
    /// A field of the trade's own, by its key.
    Field(String),
}

impl Ask {
    /// The words for everything but fields, as a profile writes them.
    pub const WORDS: [&str; 13] = [
        "who", "what", "outcome", "next", "time", "project", "kind", "figure", "expense", "with", "tags", "body",
        "private",
    ];

    /// Returns what a profile's word asks for; `None` for any other word.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "who" => Ask::Who,
            "what" => Ask::What,
            "outcome" => Ask::Outcome,
            "next" => Ask::Next,
            "time" => Ask::Time,
            "project" => Ask::Project,
            "kind" => Ask::Kind,
            "figure" => Ask::Figure,
            "expense" => Ask::Expense,
            "with" => Ask::With,
            "tags" => Ask::Tags,
            "body" => Ask::Body,
            "private" => Ask::Private,
            _ => return None,
        })
    }
}

impl Default for Profile {
    fn default() -> Self {
        Profile {
            name: None,
            kinds: Vec::new(),
            default_kind: None,
            org_word: None,
            questions: vec![Ask::Who, Ask::What, Ask::Outcome, Ask::Next],
            wordings: Vec::new(),
            fields: Vec::new(),
            example: None,
            report: ReportForm::default(),
        }
    }
}

impl Profile {
    /// Returns the profile's own wording of a question; `None` where wlog's is meant. A field without one is asked for by its key.
    pub fn wording(&self, ask: &Ask) -> Option<&str> {
        self.wordings.iter().find(|(of, _)| of == ask).map(|(_, wording)| wording.as_str())
    }

    /// Returns what is asked for only when one wants to say more: all that [`Profile::questions`] leaves out, the trade's fields first.
    pub fn further_questions(&self) -> Vec<Ask> {
        let fields = self.fields.iter().cloned().map(Ask::Field);
        let all = fields.chain(Ask::WORDS.into_iter().filter_map(Ask::from_word));
        all.filter(|ask| !self.questions.contains(ask)).collect()
    }

    /// Returns a kind as the profile spells it, whatever case and width it was typed in; `None` when it is none of the profile's.
    pub fn kind(&self, typed: &str) -> Option<&str> {
        let key = text::name_key(typed);
        self.kinds.iter().find(|kind| text::name_key(kind) == key).map(String::as_str)
    }

    /// Returns the kind of the profile that is spelt nearly like a word which is none; `None` when none is near.
    pub fn kind_near(&self, typed: &str) -> Option<&str> {
        text::nearest(typed, self.kinds.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_asks_for_something_else() {
        let asked: Vec<Ask> = Ask::WORDS.into_iter().filter_map(Ask::from_word).collect();
        assert_eq!(asked.len(), Ask::WORDS.len());
        assert!((1..asked.len()).all(|at| !asked[..at].contains(&asked[at])));
    }

    #[test]
    fn everything_is_asked_at_once_or_further_on() {
        let questions = vec![Ask::What, Ask::Field("ticket".into())];
        let profile = Profile { questions, fields: vec!["ticket".into(), "commit".into()], ..Profile::default() };
        let further = profile.further_questions();
        assert_eq!(further[0], Ask::Field("commit".into()));
        assert_eq!(further.len() + profile.questions.len(), Ask::WORDS.len() + 2);
    }

    #[test]
    fn kinds_are_found_whatever_their_case() {
        let kinds = ["On-call", "上门拜访", "电话"].map(str::to_owned).to_vec();
        let profile = Profile { kinds, ..Profile::default() };
        assert_eq!(profile.kind("ON-CALL"), Some("On-call"));
        assert_eq!(profile.kind("on call"), None);
        assert_eq!(profile.kind_near("on call"), Some("On-call"));
        assert_eq!(profile.kind_near("上门拜仿"), Some("上门拜访"));
        assert_eq!(profile.kind_near("会议"), None);
    }
}

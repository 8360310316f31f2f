//! Which parts a report has, in which order, under which headings.

use crate::calendar::Span;

/// The form of a trade's reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportForm {
    /// What stands before the name of who reports; wlog's own word without one.
    pub author: Option<String>,
    /// What the trade calls an organisation, for the heads of columns; wlog's own words without one.
    pub org_word: Option<String>,
    /// What several of them are called behind a number: `clients`, 户; with an [`ReportForm::org_word`] alone they are not counted.
    pub orgs_word: Option<String>,
    /// The parts, in their order. One with nothing to say is left out of the page.
    pub parts: Vec<FormPart>,
}

/// One part of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPart {
    /// What it shows.
    pub shows: Shows,
    /// Its headings for reports of some length; wlog's own where there is none.
    pub headings: Vec<(Span, String)>,
    /// The kinds of entries that stand in it and in no other part; empty for those that no part asks for.
    pub kinds: Vec<String>,
    /// By what its entries are grouped or named; `None` is the usual way of what it shows.
    pub by: Option<By>,
    /// The lengths of report that have it.
    pub spans: Vec<Span>,
}

/// What a part of a report can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// Figures, kinds of work, plan against done, days away.
    Results,
    /// A table of entries, one a row: visits, unless the part names its kinds.
    Visits,
    /// A list of entries in groups: all that stand in no other part, unless the part names its kinds.
    Work,
    /// People met.
    People,
    /// Expenses.
    Expenses,
    /// Where the time went.
    Hours,
    /// The days' summaries.
    Summaries,
    /// What is planned for, or due in, the next period.
    Ahead,
    /// The other open tasks.
    Open,
    /// The line on which the reader signs; its heading is that line.
    Signature,
}

/// By what entries are grouped in a list, or named in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Their project, else their organisation.
    Project,
    /// The organisation they were for.
    Org,
    /// The people.
    Contact,
}

impl Shows {
    /// The words for all of them, as a profile writes them.
    pub const WORDS: [&str; 10] =
        ["results", "visits", "work", "people", "expenses", "hours", "summaries", "ahead", "open", "signature"];

    /// Returns what a profile's word shows; `None` for any other word.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "results" => Shows::Results,
            "visits" => Shows::Visits,
            "work" => Shows::Work,
            "people" => Shows::People,
            "expenses" => Shows::Expenses,
            "hours" => Shows::Hours,
            "summaries" => Shows::Summaries,
            "ahead" => Shows::Ahead,
            "open" => Shows::Open,
            "signature" => Shows::Signature,
            _ => return None,
        })
    }

    /// Tells whether it shows entries, and so may ask for some kinds of them.
    pub fn is_of_entries(self) -> bool {
        matches!(self, Shows::Visits | Shows::Work)
    }
}

impl By {
    /// The words for all of them, as a profile writes them.
    pub const WORDS: [&str; 3] = ["project", "org", "contact"];

    /// Returns what a profile's word means; `None` for any other word.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "project" => By::Project,
            "org" => By::Org,
            "contact" => By::Contact,
            _ => return None,
        })
    }
}

impl FormPart {
    /// Makes a part as a report without a profile has it: a signature in weekly reports, all else in each.
    pub fn usual(shows: Shows) -> Self {
        let spans = if shows == Shows::Signature { vec![Span::Week] } else { Span::ALL.to_vec() };
        FormPart { shows, headings: Vec::new(), kinds: Vec::new(), by: None, spans }
    }

    /// Returns its own heading in a report of some length; `None` where wlog's is meant.
    pub fn heading(&self, span: Span) -> Option<&str> {
        self.headings.iter().find(|(of, _)| *of == span).map(|(_, text)| text.as_str())
    }
}

impl Default for ReportForm {
    fn default() -> Self {
        let parts = Shows::WORDS.into_iter().filter_map(Shows::from_word).map(FormPart::usual).collect();
        ReportForm { author: None, org_word: None, orgs_word: None, parts }
    }
}

impl ReportForm {
    /// Returns the form for a reader of another language than the profile's: the parts stay, wlog's own headings serve.
    ///
    /// A part that asks for kinds keeps its heading, since only the profile knows what those kinds have in common.
    pub fn without_words(mut self) -> Self {
        self.author = None;
        self.org_word = None;
        self.orgs_word = None;
        self.parts.iter_mut().filter(|part| part.kinds.is_empty()).for_each(|part| part.headings.clear());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_form_has_each_part_once() {
        let parts: Vec<Shows> = ReportForm::default().parts.iter().map(|part| part.shows).collect();
        assert_eq!(parts.len(), Shows::WORDS.len());
        assert!((1..parts.len()).all(|at| !parts[..at].contains(&parts[at])));
        assert!(By::WORDS.into_iter().all(|word| By::from_word(word).is_some()));
    }
}

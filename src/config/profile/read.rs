//! Reads a profile from its TOML; what is not understood is said, and the usual way serves in its place.

use super::{Ask, By, FormPart, Profile, ReportForm, Shows};
use crate::calendar::Span;
use crate::config::SettingsProblem;
use crate::config::reader::{self, Reader};
use toml_edit::{TableLike, Value};

/// The keys of a part of a report; only parts that show entries have the last two.
const PART_KEYS: [&str; 5] = ["part", "heading", "spans", "kinds", "by"];
/// The words for the lengths of a report.
const SPANS: [&str; 4] = ["day", "week", "month", "other"];

impl Profile {
    /// Reads the text of a profile: what it says, and everything in it that is not as it should be.
    pub fn read(text: &str) -> (Self, Vec<SettingsProblem>) {
        let text = text.trim_start_matches('\u{FEFF}');
        let document = match reader::parse(text) {
            Ok(document) => document,
            Err(problem) => return (Profile::default(), vec![problem]),
        };
        let mut reader = Reader { text, problems: Vec::new() };
        let profile = reader.profile(document.as_table());
        (profile, reader.problems)
    }
}

impl Reader<'_> {
    fn profile(&mut self, table: &dyn TableLike) -> Profile {
        self.unknown_keys(table, "", &["name", "org", "orgs", "kinds", "example", "fields", "add", "report"]);
        let mut profile = Profile {
            name: self.text(table, "name", "\"Buyer\""),
            org_word: self.text(table, "org", "\"client\""),
            kinds: self.texts(table, "kinds", "[\"visit\", \"call\"]"),
            example: self.text(table, "example", "\"Called @Bob\""),
            ..Profile::default()
        };
        if let Some(fields) = self.table(table, "fields") {
            profile.fields = fields.iter().map(|(key, _)| key.to_owned()).collect();
        }
        if let Some(add) = self.table(table, "add") {
            self.add(add, &mut profile);
        }
        if let Some(report) = self.table(table, "report") {
            profile.report = self.report(report);
        }
        profile.report.org_word.clone_from(&profile.org_word);
        profile.report.orgs_word = self.text(table, "orgs", "\"clients\"");
        profile
    }

    fn add(&mut self, table: &dyn TableLike, profile: &mut Profile) {
        self.unknown_keys(table, "add.", &["kind", "ask", "words"]);
        profile.default_kind = self.text(table, "kind", "\"visit\"");
        if let Some(asked) = self.list(table, "ask", "[\"who\", \"what\"]") {
            let fields = profile.fields.clone();
            let read = |word: &str| {
                let field = fields.iter().find(|field| *field == word);
                Ask::from_word(word).or_else(|| field.cloned().map(Ask::Field))
            };
            let asked = asked.into_iter().filter_map(|value| self.word("add.ask", value, &Ask::WORDS, read));
            profile.questions = complete(asked);
        }
        if let Some(words) = self.table(table, "words") {
            self.wordings(words, profile);
        }
    }

    /// Reads the profile's own wordings, of questions asked at once and of those that are not.
    fn wordings(&mut self, words: &dyn TableLike, profile: &mut Profile) {
        let fields: Vec<&str> = profile.fields.iter().map(String::as_str).collect();
        self.unknown_keys(words, "add.words.", &[&Ask::WORDS[..], &fields].concat());
        for (word, _) in words.iter() {
            let Some(wording) = self.text(words, word, "\"What did you do?\"") else { continue };
            let ask = Ask::from_word(word).unwrap_or_else(|| Ask::Field(word.to_owned()));
            profile.wordings.push((ask, wording));
        }
    }

    fn report(&mut self, table: &dyn TableLike) -> ReportForm {
        self.unknown_keys(table, "report.", &["author", "parts"]);
        let mut form = ReportForm { author: self.text(table, "author", "\"By\""), ..ReportForm::default() };
        if let Some(parts) = self.list(table, "parts", "[\"results\", \"work\"]") {
            form.parts = parts.into_iter().filter_map(|value| self.part(value)).collect();
        }
        form
    }

    /// Reads a part: a word alone, or a table that says more.
    fn part(&mut self, value: &Value) -> Option<FormPart> {
        let Some(table) = value.as_inline_table() else {
            return self.word("report.parts", value, &Shows::WORDS, Shows::from_word).map(FormPart::usual);
        };
        let Some(word) = table.get("part") else {
            self.refuse("report.parts", value.span(), "{ part = \"work\" }");
            return None;
        };
        let mut part = FormPart::usual(self.word("report.parts", word, &Shows::WORDS, Shows::from_word)?);
        let known = if part.shows.is_of_entries() { &PART_KEYS[..] } else { &PART_KEYS[..3] };
        self.unknown_keys(table, "report.parts.", known);
        part.headings = self.headings(table);
        if part.shows.is_of_entries() {
            part.kinds = self.texts(table, "kinds", "[\"visit\", \"call\"]");
            part.by = table.get("by").and_then(|word| self.word("by", word, &By::WORDS, By::from_word));
        }
        if let Some(spans) = self.list(table, "spans", "[\"week\", \"month\"]") {
            part.spans = spans.into_iter().filter_map(|value| self.word("spans", value, &SPANS, span)).collect();
        }
        Some(part)
    }

    /// Reads a heading: one for all lengths of report, or a table with one for each.
    fn headings(&mut self, part: &dyn TableLike) -> Vec<(Span, String)> {
        let Some(table) = part.get("heading").and_then(|item| item.as_table_like()) else {
            let heading = self.text(part, "heading", "\"Done\"");
            return heading.map_or_else(Vec::new, |text| Span::ALL.map(|span| (span, text.clone())).into());
        };
        self.unknown_keys(table, "heading.", &SPANS);
        let of = |word: &&str| Some((span(word)?, self.text(table, word, "\"Next week\"")?));
        SPANS.iter().filter_map(of).collect()
    }
}

/// Puts questions in order: each once, and the one for the title first where it is missing, since no entry is without one.
fn complete(asked: impl Iterator<Item = Ask>) -> Vec<Ask> {
    let mut questions: Vec<Ask> = Vec::new();
    for ask in asked {
        if !questions.contains(&ask) {
            questions.push(ask);
        }
    }
    if !questions.contains(&Ask::What) {
        questions.insert(0, Ask::What);
    }
    questions
}

fn span(word: &str) -> Option<Span> {
    Some(match word {
        "day" => Span::Day,
        "week" => Span::Week,
        "month" => Span::Month,
        "other" => Span::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FULL: &str = r#"
name = "Buyer"
org = "supplier"
orgs = "suppliers"
kinds = ["tasting", "call"]
example = "Tasted the oil of %Olio"

[fields]
"lot" = "text"

[add]
kind = "tasting"
ask = ["what", "lot", "next"]
words = { lot = "Which lot?", time = "When?" }

[report]
author = "Buyer"
parts = [
    "open",
    { part = "work", heading = { week = "The week" }, kinds = ["tasting"], by = "org", spans = ["week"] },
    { part = "work", heading = "The rest" },
]
"#;

    #[test]
    fn a_full_file_is_read() {
        let (profile, problems) = Profile::read(FULL);
        assert_eq!(problems, []);
        assert_eq!((profile.name.as_deref(), profile.org_word.as_deref()), (Some("Buyer"), Some("supplier")));
        assert_eq!(
            (&profile.kinds[..], profile.default_kind.as_deref()),
            (&["tasting".into(), "call".into()][..], Some("tasting"))
        );
        assert_eq!(profile.report.orgs_word.as_deref(), Some("suppliers"));
        assert_eq!(profile.questions, [Ask::What, Ask::Field("lot".into()), Ask::Next]);
        assert_eq!(profile.wording(&Ask::Field("lot".into())), Some("Which lot?"));
        assert_eq!((profile.wording(&Ask::Time), profile.wording(&Ask::What)), (Some("When?"), None));
        let [open, work, rest] = &profile.report.parts[..] else { panic!("{:?}", profile.report) };
        assert_eq!(open, &FormPart::usual(Shows::Open));
        assert_eq!((work.heading(Span::Week), work.heading(Span::Day)), (Some("The week"), None));
        assert_eq!(
            (&work.kinds[..], work.by, &work.spans[..]),
            (&["tasting".into()][..], Some(By::Org), &[Span::Week][..])
        );
        assert_eq!((rest.heading(Span::Other), rest.spans.len()), (Some("The rest"), 4));
    }

    /// What docs/FORMAT.md shows is sound, and it names every word.
    #[test]
    fn the_format_says_what_is_read() {
        let page = include_str!("../../../docs/FORMAT.md");
        let (_, rest) = page.split_once(". Profiles\n").expect("the section");
        let (_, example) = rest.split_once("```toml\n").expect("an example");
        let (profile, problems) = Profile::read(example.split("```").next().expect("its end"));
        assert_eq!(problems, []);
        assert_eq!((profile.name.as_deref(), profile.report.parts.len()), (Some("Buyer"), 4));
        let words = Ask::WORDS.iter().chain(&Shows::WORDS).chain(&By::WORDS).chain(&PART_KEYS).chain(&SPANS);
        for word in words.chain(&[
            "name",
            "org",
            "orgs",
            "kinds",
            "example",
            "[fields]",
            "add.kind",
            "add.ask",
            "report.author",
        ]) {
            assert!(rest.contains(&format!("`{word}`")), "{word}");
        }
    }

    #[test]
    fn an_empty_file_is_the_usual_way() {
        assert_eq!(Profile::read(""), (Profile::default(), Vec::new()));
    }

    #[test]
    fn what_is_odd_is_said_with_its_line_and_the_rest_counts() {
        let text = "kinds = [\"call\", 7]\nnmae = \"x\"\n[add]\nask = [\"what\", \"whom\"]\nwords = { whom = \"Whom?\" }\n[report]\nparts = [\n  \"wrk\",\n  { by = \"org\" },\n  { part = \"work\", by = \"orgs\", spans = [\"weak\"] },\n  { part = \"open\", by = \"org\" },\n]\n";
        let (profile, problems) = Profile::read(text);
        let found: Vec<(usize, String)> = problems.iter().map(|problem| (line(problem), problem.to_string())).collect();
        let expected = [
            (2, "unknown key nmae"),
            (1, "kinds: 7"),
            (4, "add.ask: \"whom\""),
            (5, "unknown key add.words.whom"),
            (8, "report.parts: \"wrk\""),
            (9, "report.parts: { by = \"org\" }"),
            (10, "by: \"orgs\""),
            (10, "spans: \"weak\""),
            (11, "unknown key report.parts.by"),
        ];
        assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
        assert_eq!((&profile.kinds[..], &profile.questions[..]), (&["call".into()][..], &[Ask::What][..]));
        let shown: Vec<Shows> = profile.report.parts.iter().map(|part| part.shows).collect();
        assert_eq!(shown, [Shows::Work, Shows::Open]);
    }

    #[test]
    fn each_question_is_asked_once_and_the_title_always() {
        let (profile, problems) = Profile::read("add.ask = [\"next\", \"who\", \"next\"]");
        assert_eq!((&profile.questions[..], problems), (&[Ask::What, Ask::Next, Ask::Who][..], Vec::new()));
    }

    #[test]
    fn what_is_no_toml_is_no_profile() {
        let (profile, problems) = Profile::read("name = \"Buyer\"\nkinds = [\n");
        assert_eq!(profile, Profile::default());
        assert!(matches!(problems[..], [SettingsProblem::NotToml { .. }]), "{problems:?}");
    }

    fn line(problem: &SettingsProblem) -> usize {
        match problem {
            SettingsProblem::UnknownKey { line, .. }
            | SettingsProblem::UnknownWord { line, .. }
            | SettingsProblem::BadValue { line, .. }
            | SettingsProblem::NotToml { line, .. } => *line,
            _ => 0,
        }
    }

    proptest! {
        /// Each line may be lost or doubled, whatever comes of it.
        #[test]
        fn no_file_stops_the_reading(keep in proptest::collection::vec(0_usize..3, FULL.lines().count())) {
            let text: String = FULL.lines().zip(keep).flat_map(|(line, times)| [line, "\n"].repeat(times)).collect();
            let (profile, problems) = Profile::read(&text);
            prop_assert!(problems.is_empty() || problems.iter().all(|problem| line(problem) > 0));
            prop_assert!(profile.questions.contains(&Ask::What));
        }
    }
}

//! The weekly reports of the sample books, in both languages, as they are handed in.
#![allow(clippy::disallowed_methods)] // A test that reads the sample books.

use super::markdown;
use crate::calendar::Period;
use crate::config::{BookSettings, Profile, ReportForm, Trade};
use crate::format::{Resolution, Rules, mentions, parse_day, resolve};
use crate::model::{CardKind, Day, Language, Links, Mention, Names};
use crate::render::markdown::to_terminal;
use crate::render::style::Style;
use crate::report::{Context, Report, build};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A sample book, read whole.
struct Book {
    days: Vec<Day>,
    names: Names,
    orgs: HashMap<(CardKind, String), String>,
    form: ReportForm,
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files
}

fn read(name: &str) -> Book {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut book = Book { days: Vec::new(), names: Names::default(), orgs: HashMap::new(), form: form(&root) };
    for kind in CardKind::ALL {
        for file in files(&root.join(kind.folder())) {
            book.read_card(kind, &fs::read_to_string(file).expect("a card"));
        }
    }
    for file in files(&root.join("2026/11")) {
        let date: NaiveDate = file.file_stem().and_then(|stem| stem.to_str()?.parse().ok()).expect("a date");
        let parsed = parse_day(date, &fs::read_to_string(&file).expect("a day"), &Rules::default());
        assert_eq!(parsed.diagnostics, [], "{}", file.display());
        book.days.push(parsed.day);
    }
    book.complete_links();
    book
}

/// Reads the form of the sample's profile, which is one that wlog brings, untouched.
fn form(root: &Path) -> ReportForm {
    let text = fs::read_to_string(root.join("wlog.toml")).expect("settings");
    let (settings, problems) = BookSettings::read(&text);
    assert_eq!(problems, []);
    let name = settings.profile.expect("a profile");
    let text = fs::read_to_string(root.join(format!("profiles/{name}.toml"))).expect("a profile");
    assert_eq!(Trade::find(&name).map(|trade| trade.file(settings.language)), Some(text.as_str()), "{name}");
    Profile::read(&text).0.report
}

impl Book {
    fn read_card(&mut self, kind: CardKind, source: &str) {
        let front = source.split("+++\n").nth(1).expect("front matter");
        let front: toml::Table = front.parse().expect("TOML");
        let text = |key: &str| front.get(key).and_then(|value| value.as_str());
        let name = text("name").expect("a name");
        let aliases = front.get("aliases").and_then(|value| value.as_array()).into_iter().flatten();
        self.names.insert(kind, name, aliases.filter_map(|alias| alias.as_str()));
        if let Some(org) = text("org") {
            self.orgs.insert((kind, name.to_owned()), org.to_owned());
        }
    }

    /// Adds what mentions resolve to, as whoever asks for a report has done.
    fn complete_links(&mut self) {
        for day in &mut self.days {
            for entry in &mut day.entries {
                let found: Vec<Mention> = mentions(&entry.title).into_iter().chain(mentions(&entry.body)).collect();
                add(&mut entry.links, &found, &self.names);
            }
            for task in &mut day.tasks {
                add(&mut task.inherited, &mentions(&task.text), &self.names);
            }
        }
    }

    fn report(&self, author: &str) -> Report {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let org_of = |kind: CardKind, name: &str, _: NaiveDate| self.orgs.get(&(kind, name.to_owned())).cloned();
        let context =
            Context { today: day, others: &[], worked_before: None, org_of: &org_of, author: Some(author.to_owned()) };
        build(Period::week_of(day), &self.days, &context)
    }
}

fn add(links: &mut Links, found: &[Mention], names: &Names) {
    for mention in found {
        let (Some(kind), Resolution::Known { name, .. }) = (mention.sigil.card_kind(), resolve(mention, names)) else {
            continue;
        };
        if !links.of(kind).iter().any(|known| known == name) {
            links.of_mut(kind).push(name.to_owned());
        }
    }
}

/// Writes the reports of a sample: in the book's language, in the other one, and as a book without a profile has it.
fn reports(name: &str, author: &str, own: Language, other: Language) -> [String; 3] {
    let book = read(name);
    let report = book.report(author);
    let foreign = markdown(&report, &book.form.clone().without_words(), other);
    [markdown(&report, &book.form, own), foreign, markdown(&report, &ReportForm::default(), own)]
}

#[test]
fn a_week_at_the_bank() {
    let [chinese, english, plain] = reports("bank-zh", "周明", Language::Chinese, Language::English);
    insta::assert_snapshot!("bank_chinese", chinese);
    insta::assert_snapshot!("bank_english", english);
    insta::assert_snapshot!("bank_without_a_profile", plain);
}

#[test]
fn a_week_of_an_engineer() {
    let [english, chinese, plain] = reports("engineer-en", "Juno Marsh", Language::English, Language::Chinese);
    insta::assert_snapshot!("engineer_english", english);
    insta::assert_snapshot!("engineer_chinese", chinese);
    insta::assert_snapshot!("engineer_without_a_profile", plain);
}

#[test]
fn a_report_on_a_terminal() {
    let book = read("bank-zh");
    let report = markdown(&book.report("周明"), &book.form, Language::Chinese);
    insta::assert_snapshot!("bank_terminal", to_terminal(&report, 80, Style::default()));
}

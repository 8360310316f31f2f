//! Writing a new card.

use crate::model::{Card, Contact, Details, Employment, Organisation, Project};
use chrono::NaiveDate;
use toml::Value;

/// Writes the text of a new card file: front matter with what the card says, then its body.
///
/// The keys are English in every book: they are data, and other programs read them.
pub fn new_card(card: &Card) -> String {
    let mut front = Front(String::from("+++\n"));
    front.text("name", Some(&card.name));
    front.texts("aliases", &card.aliases);
    match &card.details {
        Details::Project(project) => front.project(project),
        Details::Contact(contact) => front.contact(contact),
        Details::Org(org) => front.org(org),
    }
    for (key, value) in &card.other {
        front.raw(key, value);
    }
    front.0.push_str("+++\n");
    if !card.body.is_empty() {
        front.0.push_str(&format!("\n{}\n", card.body.trim_end()));
    }
    front.0
}

struct Front(String);

impl Front {
    fn raw(&mut self, key: &str, value: &str) {
        self.0.push_str(&format!("{} = {value}\n", key_text(key)));
    }

    fn text(&mut self, key: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.raw(key, &quote(value));
        }
    }

    fn texts(&mut self, key: &str, values: &[String]) {
        if !values.is_empty() {
            self.raw(key, &list(values.iter().map(|value| quote(value))));
        }
    }

    fn date(&mut self, key: &str, date: Option<NaiveDate>) {
        if let Some(date) = date {
            self.raw(key, &day(date));
        }
    }

    fn project(&mut self, project: &Project) {
        self.text("status", project.status.as_ref());
        self.text("org", project.org.as_ref());
        self.date("start", project.start);
        self.date("due", project.due);
        self.text("goal", project.goal.as_ref());
    }

    fn contact(&mut self, contact: &Contact) {
        self.text("relation", contact.relation.as_ref());
        match contact.orgs.as_slice() {
            [] => {}
            [only] if only.from.is_none() && only.until.is_none() => self.raw("org", &quote(&only.org)),
            jobs => self.raw("org", &list(jobs.iter().map(job))),
        }
        self.text("title", contact.title.as_ref());
        self.texts("phones", &contact.phones);
        self.texts("emails", &contact.emails);
        if !contact.dates.is_empty() {
            let dates = contact.dates.iter().map(|(what, date)| format!("{} = {}", key_text(what), quote(date)));
            self.raw("dates", &format!("{{ {} }}", dates.collect::<Vec<_>>().join(", ")));
        }
        self.text("tier", contact.tier.as_ref());
    }

    fn org(&mut self, org: &Organisation) {
        self.text("stage", org.stage.as_ref());
        self.text("tier", org.tier.as_ref());
        self.date("tier_since", org.tier_since);
        self.text("address", org.address.as_ref());
        self.texts("services", &org.services);
        self.texts("needs", &org.needs);
        self.text("source", org.source.as_ref());
    }
}

fn job(job: &Employment) -> String {
    let dates = [("from", job.from), ("until", job.until)];
    let dates = dates.into_iter().filter_map(|(key, date)| Some(format!(", {key} = {}", day(date?))));
    format!("{{ name = {}{} }}", quote(&job.org), dates.collect::<String>())
}

fn list(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

fn day(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// Writes a text as one-line TOML string.
pub(super) fn quote(text: &str) -> String {
    let written = Value::from(text).to_string();
    // The TOML writer may choose three quotes for texts of several lines; a card's keys stay on one line each.
    if written.contains('\n') { format!("\"{}\"", escape(text)) } else { written }
}

fn escape(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(escaped).collect()
}

/// Writes a key, quoted where TOML wants it.
pub(super) fn key_text(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if bare { key.to_owned() } else { quote(key) }
}

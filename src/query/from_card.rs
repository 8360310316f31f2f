//! Documents out of cards.

use super::fields::DUE;
use super::from_model::day_number;
use super::{Doc, DocKind, Flow, Form, Part, Role, State};
use crate::model::{Card, CardKind, Details};

/// The key of a card's other names.
const ALIASES: &str = "aliases";

impl Doc {
    /// Makes the document of a card.
    pub fn of_card(card: &Card) -> Doc {
        let (kind, role) = match card.kind() {
            CardKind::Project => (DocKind::Project, Role::Project),
            CardKind::Contact => (DocKind::Contact, Role::Contact),
            CardKind::Org => (DocKind::Org, Role::Org),
        };
        let mut doc = Doc::blank(kind, 1);
        doc.flow(Part::Title, None, &card.name);
        doc.name(role, Form::Field, &card.name);
        for alias in &card.aliases {
            doc.flow(Part::Field, Some(ALIASES), alias);
        }
        doc.details(&card.details);
        doc.own_fields(&card.other);
        doc.paragraphs(&card.body);
        doc.has_link();
        doc
    }

    /// Returns the kind, the name and the aliases of a card's document; `None` for other documents.
    pub fn card_names(&self) -> Option<(CardKind, Vec<&str>)> {
        let kind = match self.kind {
            DocKind::Project => CardKind::Project,
            DocKind::Contact => CardKind::Contact,
            DocKind::Org => CardKind::Org,
            DocKind::Entry | DocKind::Task | DocKind::Day => return None,
        };
        let is_name = |flow: &&Flow| flow.part == Part::Title || flow.key.as_deref() == Some(ALIASES);
        Some((kind, self.flows.iter().filter(is_name).map(|flow| flow.text.as_str()).collect()))
    }

    fn details(&mut self, details: &Details) {
        match details {
            Details::Project(project) => {
                self.texts("status", &project.status);
                self.texts("goal", &project.goal);
                self.org(project.org.as_deref());
                self.number(DUE, project.due.map(day_number));
                self.states.extend(project.status.as_deref().and_then(State::parse));
            }
            Details::Contact(contact) => {
                self.texts("relation", &contact.relation);
                self.texts("title", &contact.title);
                self.texts("phones", &contact.phones);
                self.texts("emails", &contact.emails);
                self.texts("tier", &contact.tier);
                contact.orgs.iter().for_each(|job| self.org(Some(&job.org)));
                self.jobs.clone_from(&contact.orgs);
                contact
                    .dates
                    .iter()
                    .for_each(|(what, day)| self.flow(Part::Field, Some("dates"), &format!("{what} {day}")));
            }
            Details::Org(org) => {
                self.texts("stage", &org.stage);
                self.texts("tier", &org.tier);
                self.texts("address", &org.address);
                self.texts("services", &org.services);
                self.texts("needs", &org.needs);
                self.texts("source", &org.source);
                self.states.extend(org.stage.as_deref().and_then(State::parse));
            }
        }
    }

    fn org(&mut self, name: Option<&str>) {
        if let Some(name) = name {
            self.name(Role::Org, Form::Field, name);
            self.flow(Part::Field, None, name);
        }
    }

    fn texts<'a>(&mut self, key: &str, values: impl IntoIterator<Item = &'a String>) {
        values.into_iter().for_each(|value| self.flow(Part::Field, Some(key), value));
    }
}

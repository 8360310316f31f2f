//! The cards: what is odd in each, and names that two of them share, or nearly.

use super::files::unreadable;
use super::finding::{Finding, What};
use crate::app::Context;
use crate::app::cards::stem;
use crate::app::days::in_shares;
use crate::config::Check;
use crate::format;
use crate::model::{CardKind, Names};
use crate::store::BookPath;
use crate::text;
use std::collections::HashMap;

/// What a check needs of a card.
struct CardFacts {
    kind: CardKind,
    path: BookPath,
    /// Its name, then its aliases.
    names: Vec<String>,
    /// The line on which the name stands.
    line: Option<usize>,
    findings: Vec<Finding>,
}

/// Reads all cards; returns the known names.
pub fn look(context: &Context, cards: &[(CardKind, BookPath)], findings: &mut Vec<Finding>) -> Names {
    let mut facts = in_shares(cards, |(kind, path)| read(context, *kind, path));
    let mut names = Names::default();
    for card in &mut facts {
        findings.append(&mut card.findings);
        if let Some((name, aliases)) = card.names.split_first() {
            names.insert(card.kind, name, aliases.iter().map(String::as_str));
        }
    }
    for kind in CardKind::ALL {
        let of_kind: Vec<&CardFacts> = facts.iter().filter(|card| card.kind == kind).collect();
        double_names(&of_kind, findings);
        near_names(&of_kind, findings);
    }
    names
}

fn read(context: &Context, kind: CardKind, path: &BookPath) -> CardFacts {
    let mut facts = CardFacts { kind, path: path.clone(), names: Vec::new(), line: None, findings: Vec::new() };
    match context.book.read_text(path) {
        Ok(Some(text)) => {
            let parsed = format::parse_card(kind, stem(path), &text);
            facts.findings = parsed.diagnostics.into_iter().map(|odd| Finding::of_oddity(path.as_str(), odd)).collect();
            facts.names = std::iter::once(parsed.card.name).chain(parsed.card.aliases).collect();
            facts.line = text.lines().position(|line| line.trim_start().starts_with("name")).map(|at| at + 1);
        }
        Ok(None) => {}
        Err(error) => facts.findings.push(unreadable(path.as_str(), error)),
    }
    facts
}

/// Finds names and aliases that an earlier card has, too.
fn double_names(cards: &[&CardFacts], findings: &mut Vec<Finding>) {
    let mut owners: HashMap<String, usize> = HashMap::new();
    for (at, card) in cards.iter().enumerate() {
        for name in &card.names {
            let owner = *owners.entry(text::name_key(name)).or_insert(at);
            if owner != at {
                let path = cards[owner].path.to_string();
                findings.push(
                    card.finding(Check::DoubleName, What::DoubleName { kind: card.kind, name: name.clone(), path }),
                );
            }
        }
    }
}

fn near_names(cards: &[&CardFacts], findings: &mut Vec<Finding>) {
    let named: Vec<(&CardFacts, &str)> =
        cards.iter().filter_map(|card| Some((*card, card.names.first()?.as_str()))).collect();
    let names: Vec<&str> = named.iter().map(|(_, name)| *name).collect();
    for (one, other) in text::near_pairs(&names) {
        let ((first, other), (card, name)) = (named[one], named[other]);
        let knows =
            |card: &CardFacts, name: &str| card.names.iter().any(|own| text::name_key(own) == text::name_key(name));
        // Those with one name, or an alias of that name, share it: that is said already.
        if !knows(card, other) && !knows(first, name) {
            let what = What::NearNames {
                kind: card.kind,
                name: name.to_owned(),
                other: other.to_owned(),
                path: first.path.to_string(),
            };
            findings.push(card.finding(Check::NearNames, what));
        }
    }
}

impl CardFacts {
    fn finding(&self, check: Check, what: What) -> Finding {
        Finding { line: self.line, ..Finding::of_file(check, self.path.as_str(), what) }
    }
}

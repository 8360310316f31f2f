//! Cards that are called by words: by a name or an alias, in simplified or traditional characters, in pinyin, by initials.

use super::{NameFilter, Query, Role, Sought, Text};
use crate::model::{CardKind, Names};
use crate::query::phrase::read_text;
use crate::text::pinyin::{may_begin, spellings};
use crate::text::{fold, is_han, name_key, simplify};

/// The fewest letters that spell a name: a single one says nothing.
const SHORTEST: usize = 2;

/// Returns the forms of a name under which a word calls it: the name itself as texts are searched, and where it has Han characters its
/// pinyin (`xiangyu`) and its initials (`xy`).
pub fn call_forms(name: &str) -> Vec<String> {
    let mut forms = vec![call_form(name)];
    if name.chars().any(is_han) {
        let spelled = spellings(name);
        forms.extend(spelled.full.into_iter().chain(spelled.initials).filter(|form| form.len() >= SHORTEST));
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// Returns the form of a word, or of a name, that is among the [`call_forms`] of the names it calls.
pub fn call_form(word: &str) -> String {
    simplify(&fold(&name_key(word))).into_owned()
}

/// A word that may call names.
pub(super) struct Caller {
    form: String,
    /// Whether it may be a spelling of Han characters.
    may_spell: bool,
}

impl Caller {
    pub fn new(word: &str) -> Self {
        let form = call_form(word);
        let may_spell = form.len() >= SHORTEST && form.bytes().all(|byte| byte.is_ascii_alphanumeric());
        Caller { form, may_spell }
    }

    /// Tells whether the word calls a name.
    pub fn calls(&self, name: &str) -> bool {
        if self.may_spell {
            let may_be = may_begin(name, &self.form) && name.chars().any(is_han);
            return name == self.form || (may_be && call_forms(name).contains(&self.form));
        }
        name.chars().count() == self.form.chars().count() && call_form(name) == self.form
    }
}

/// Adds to what a word asks for what it asks for as the name of a card: all that is linked to the card, and its other names in the texts.
pub(super) fn or_called(word: &str, text: Text, names: &Names) -> Query {
    let caller = Caller::new(word);
    let mut ways = vec![Query::Text(Sought::Text(text.clone()))];
    let mut texts = vec![text];
    for (kind, role) in
        [(CardKind::Contact, Role::Contact), (CardKind::Org, Role::Org), (CardKind::Project, Role::Project)]
    {
        let all = names.beginning_with(kind, "");
        let mut cards: Vec<&str> = all.filter(|(key, _)| caller.calls(key)).map(|(_, card)| card).collect();
        cards.sort_unstable();
        cards.dedup();
        if cards.is_empty() {
            continue;
        }
        let filter = NameFilter::of_cards(role, &cards, names);
        for other in filter.known.iter().filter_map(|key| read_text(key)) {
            if !texts.iter().any(|known| known.tokens == other.tokens) {
                ways.push(Query::Text(Sought::Text(other.clone())));
                texts.push(other);
            }
        }
        ways.push(Query::Name(filter));
    }
    Query::any(ways)
}

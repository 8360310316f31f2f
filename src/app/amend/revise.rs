//! From an entry and wishes to what the entry is to say.

use super::lists::{self, ListWish};
use super::wishes::Wishes;
use crate::app::add::{Source, link_text, take_times};
use crate::app::cards::Named;
use crate::app::links::{Linker, NewCard, push};
use crate::app::{CardTable, Context, Error, capture};
use crate::calendar;
use crate::config::Names as NamesPolicy;
use crate::format::{self, EntryContent, Key};
use crate::model::{CardKind, Entry, Links};
use crate::text::name_key;

/// What an entry is to say, and the cards that this brings into being.
pub struct Revision {
    pub content: EntryContent,
    pub new_cards: Vec<NewCard>,
}

impl Named for Revision {
    fn links(&self) -> &Links {
        &self.content.links
    }

    fn makes_cards(&self) -> bool {
        !self.new_cards.is_empty()
    }
}

/// Lists the texts that begin with the name of a card, or may.
pub fn texts_that_name(entry: &Entry, wishes: &Wishes) -> Vec<String> {
    let options = [&wishes.projects, &wishes.contacts, &wishes.orgs].into_iter().flatten();
    let mentions = format::mentions(&wishes.text).into_iter().map(|mention| mention.text);
    let linked = CardKind::ALL.into_iter().flat_map(|kind| entry.links.of(kind)).cloned();
    options.flat_map(|value| format::split_values(lists::bare(value))).chain(mentions).chain(linked).collect()
}

/// Makes what the entry is to say.
pub fn revise(context: &Context, table: &CardTable, entry: &Entry, wishes: &Wishes) -> Result<Revision, Error> {
    let policy = if wishes.strict { NamesPolicy::Refuse } else { context.settings.names };
    let mut linker = Linker::new(table, policy);
    let mut content = EntryContent::from(entry);
    linker.links = links(&mut linker, table, &content.links, wishes);
    set_text(&mut content, &mut linker, wishes)?;
    let Linker { links, new_cards, problems, .. } = linker;
    if !problems.is_empty() {
        return Err(Error::Names(problems));
    }
    content.links = links;
    if wishes.no_time {
        content.times = None;
    }
    match wishes.time.as_deref().map(str::trim) {
        Some("") => content.times = None,
        Some(text) => content.times = Some(calendar::parse_times_at(text, context.now.time())?),
        None => {}
    }
    set_one(&mut content.kind, wishes.kind.as_ref());
    set_one(&mut content.outcome, wishes.outcome.as_ref());
    set_figures(&mut content, wishes)?;
    content.private = wishes.private.unwrap_or(content.private);
    set_own(context, &mut content, &wishes.fields)?;
    Ok(Revision { content, new_cards })
}

/// Puts a new title in, with a new time where one stands before it, and a new text below where there is one.
fn set_text(content: &mut EntryContent, linker: &mut Linker<'_>, wishes: &Wishes) -> Result<(), Error> {
    let text = wishes.text.trim();
    if text.is_empty() {
        return Ok(());
    }
    let asks_time = wishes.time.is_some() || wishes.no_time || wishes.is_piped;
    let (times, text) = if asks_time { (None, text) } else { take_times(text)? };
    content.times = times.or(content.times);
    let (title, body) = capture::split_title(text);
    let source = if wishes.is_piped { Source::Piped(String::new()) } else { Source::default() };
    let (title, body) = link_text(linker, &source, title, body);
    if !title.is_empty() {
        content.title = title;
    }
    if !body.is_empty() {
        content.body = body;
    }
    Ok(())
}

/// Changes the links; those of a kind of which nothing is said stay as they are written.
fn links(linker: &mut Linker<'_>, table: &CardTable, old: &Links, wishes: &Wishes) -> Links {
    linker.links = old.clone();
    let kinds =
        [(CardKind::Project, &wishes.projects), (CardKind::Contact, &wishes.contacts), (CardKind::Org, &wishes.orgs)];
    for (kind, values) in kinds {
        let wish = ListWish::of(values);
        if wish.set.is_some() {
            linker.links.of_mut(kind).clear();
        }
        wish.set.iter().flatten().chain(&wish.add).for_each(|value| linker.option(kind, value));
        let called = |name: &str| table.names.resolve(kind, name).map_or_else(|| name_key(name), name_key);
        let gone: Vec<String> = split(&wish.remove).iter().map(|name| called(name)).collect();
        linker.links.of_mut(kind).retain(|name| !gone.contains(&called(name)));
    }
    let mut links = std::mem::take(&mut linker.links);
    change_names(&mut links.with, &wishes.with, &[]);
    change_names(&mut links.tags, &wishes.tags, &['#', '＃']);
    links
}

fn split(values: &[&str]) -> Vec<String> {
    values.iter().flat_map(|value| format::split_values(value)).collect()
}

/// Changes a list of names that have no cards.
fn change_names(list: &mut Vec<String>, values: &[String], sigils: &[char]) {
    let wish = ListWish::of(values);
    let bare = |values: &[&str]| -> Vec<String> {
        split(values).into_iter().map(|name| name.trim_start_matches(sigils).to_owned()).collect()
    };
    if let Some(set) = &wish.set {
        list.clear();
        bare(set).iter().for_each(|name| push(list, name));
    }
    bare(&wish.add).iter().for_each(|name| push(list, name));
    let gone: Vec<String> = bare(&wish.remove).iter().map(|name| name_key(name)).collect();
    list.retain(|name| !gone.contains(&name_key(name)));
}

fn set_one(slot: &mut Option<String>, wish: Option<&String>) {
    if let Some(text) = wish {
        *slot = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    }
}

/// Changes figures and expenses; one is taken out by its name or note, or by all that it says.
fn set_figures(content: &mut EntryContent, wishes: &Wishes) -> Result<(), Error> {
    let figure = |text: &str| format::parse_figure(text).ok_or_else(|| Error::BadFigure(text.to_owned()));
    let expense = |text: &str| format::parse_money(text).ok_or_else(|| Error::BadExpense(text.to_owned()));
    change_values(&mut content.figures, &wishes.figures, figure, |figure| figure.name.clone())?;
    change_values(&mut content.expenses, &wishes.expenses, expense, |money| money.note.clone().unwrap_or_default())
}

fn change_values<T: ToString>(
    list: &mut Vec<T>,
    values: &[String],
    read: impl Fn(&str) -> Result<T, Error>,
    name: impl Fn(&T) -> String,
) -> Result<(), Error> {
    let wish = ListWish::of(values);
    if wish.set.is_some() {
        list.clear();
    }
    for value in wish.set.iter().flatten().chain(&wish.add) {
        list.push(read(value)?);
    }
    let gone: Vec<String> = wish.remove.iter().map(|value| name_key(value)).collect();
    list.retain(|value| !gone.contains(&name_key(&name(value))) && !gone.contains(&name_key(&value.to_string())));
    Ok(())
}

/// Changes fields of the user's own: the first of a key takes the new value, an empty one takes them out.
fn set_own(context: &Context, content: &mut EntryContent, fields: &[String]) -> Result<(), Error> {
    for field in fields {
        let (key, value) = field.split_once(['=', '＝']).ok_or_else(|| Error::BadField(field.clone()))?;
        let (key, value) = (key.trim(), value.trim());
        if Key::read(key).is_some() && !context.rules.own_fields.declares(key) {
            return Err(Error::KnownField { key: key.to_owned() });
        }
        if key.is_empty() {
            return Err(Error::BadField(field.clone()));
        }
        let is_same = |(known, _): &(String, String)| name_key(known) == name_key(key);
        let place = content.fields.iter().position(is_same);
        match (place, value) {
            (_, "") => content.fields.retain(|own| !is_same(own)),
            (Some(at), value) => value.clone_into(&mut content.fields[at].1),
            (None, value) => content.fields.push((key.to_owned(), value.to_owned())),
        }
    }
    Ok(())
}

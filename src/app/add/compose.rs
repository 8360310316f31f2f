//! From a request to an entry that can be written: text taken apart, dates and names understood.

use super::draw_id;
use super::request::{Request, Source};
use crate::app::capture::{self, Placed};
use crate::app::cards::Named;
use crate::app::links::{Linker, NewCard, Parts, push};
use crate::app::{CardTable, Error, Now};
use crate::calendar::{self, Lean, Times};
use crate::config::{Names as NamesPolicy, ProjectHere};
use crate::format::{self, EntryContent, Key, NewEntry, NewTask, OwnFields};
use crate::model::{CardKind, Entry, Links, Mention};
use chrono::NaiveDate;

/// What may stand before a tag in its option, as in a text.
const SIGILS_OF_TAGS: [char; 2] = ['#', '＃'];

/// An entry that is understood, and what is to be told about it.
#[derive(Debug)]
pub struct Composed {
    /// The day.
    pub date: NaiveDate,
    /// The date as it was said, where that was not plain.
    pub said_date: Option<String>,
    /// Whether the present minute was taken for its time.
    pub stamped: bool,
    /// What is to be written.
    pub entry: NewEntry,
    /// The cards to be made.
    pub new_cards: Vec<NewCard>,
    /// The project that was taken from the working folder, since none was named.
    pub project_here: Option<ProjectHere>,
}

impl Composed {
    /// Shows the entry as the model has it, without a place in a file.
    pub fn as_entry(&self) -> Entry {
        let content = self.entry.content.clone();
        Entry {
            times: content.times,
            links: content.links,
            kind: content.kind,
            outcome: content.outcome,
            figures: content.figures,
            expenses: content.expenses,
            re: content.re,
            private: content.private,
            zone: content.zone,
            fields: content.fields,
            body: content.body,
            ..Entry::titled(self.entry.id.clone(), self.date, content.title)
        }
    }
}

impl Named for Composed {
    fn links(&self) -> &Links {
        &self.entry.content.links
    }

    fn makes_cards(&self) -> bool {
        !self.new_cards.is_empty()
    }
}

/// Lists the texts of a request that begin with the name of a card, or may.
pub fn texts_that_name(request: &Request) -> Vec<String> {
    let options = [&request.projects, &request.contacts, &request.orgs].into_iter().flatten();
    let texts = std::iter::once(request.source.text()).chain(request.tasks.iter().map(String::as_str));
    let mentions = texts.flat_map(format::mentions).map(|mention| mention.text);
    let lent = CardKind::ALL.into_iter().flat_map(|kind| request.model.links.of(kind)).cloned();
    options.flat_map(|names| format::split_values(names)).chain(mentions).chain(lent).collect()
}

/// Understands a request; `policy` is what the book's settings say of names that no card has, `own` which fields they declare.
pub fn compose(
    now: &Now,
    policy: NamesPolicy,
    own: &OwnFields,
    table: &CardTable,
    here: Option<&ProjectHere>,
    request: &Request,
) -> Result<Composed, Error> {
    let today = now.today();
    let (date, said_date) = date(request, today)?;
    let (typed_times, text) = leading_times(request)?;
    let (times, stamped) = times(now, request, typed_times, date == today)?;
    let (title, body) = split(&request.source, text);
    let policy = if request.strict { NamesPolicy::Refuse } else { policy };
    let parts = request.meant.as_deref().map_or(Parts::Told, Parts::Asked);
    let mut linker = Linker::new(table, policy).with_parts(parts);
    let (title, body) = link_text(&mut linker, &request.source, title, body);
    let title = if title.is_empty() { request.model.title.clone().unwrap_or_default() } else { title };
    if title.is_empty() {
        return Err(Error::NoText);
    }
    link_options(&mut linker, request);
    link_model(&mut linker, &request.model.links);
    // On a page it stands already, unless it was taken out.
    let is_page = matches!(request.source, Source::Edited(_));
    let project_here = here.filter(|_| linker.links.projects.is_empty() && !is_page).cloned();
    if let Some(here) = &project_here {
        linker.name(CardKind::Project, &here.project);
    }
    let tasks = tasks(request, &mut linker, today)?;
    let Linker { links, new_cards, problems, .. } = linker;
    if !problems.is_empty() {
        return Err(Error::Names(problems));
    }
    let content = EntryContent {
        times,
        title,
        links,
        kind: request.kind.clone().or_else(|| request.model.kind.clone()),
        outcome: request.outcome.clone(),
        figures: each(&request.figures, format::parse_figure, Error::BadFigure)?,
        expenses: each(&request.expenses, format::parse_money, Error::BadExpense)?,
        re: request.page.re.clone(),
        zone: request.page.zone.clone(),
        private: request.private,
        fields: own_fields(&request.fields, own)?,
        body,
    };
    let id = request.page.id.clone().map_or_else(draw_id, Ok)?;
    Ok(Composed { date, said_date, stamped, entry: NewEntry { id, content, tasks }, new_cards, project_here })
}

fn date(request: &Request, today: NaiveDate) -> Result<(NaiveDate, Option<String>), Error> {
    let Some(text) = &request.date else { return Ok((today, None)) };
    let said = calendar::parse_date(text, today, Lean::Past)?;
    Ok((said.value, (!said.plain).then(|| text.clone())))
}

/// Takes the time off the beginning of a typed text.
fn leading_times(request: &Request) -> Result<(Option<Times>, &str), Error> {
    let text = request.source.text().trim_start();
    match &request.source {
        Source::Piped(_) => Ok((None, text)),
        _ if request.time.is_some() || request.no_time => Ok((None, text)),
        _ => take_times(text),
    }
}

/// Takes the time off the beginning of a text, with the signs that part it from the title.
pub fn take_times(text: &str) -> Result<(Option<Times>, &str), Error> {
    Ok(match calendar::spoken_times_prefix(text).transpose()? {
        Some((times, used)) => (Some(times), text[used..].trim_start_matches([' ', '\t', '　', ',', '，', ':', '：'])),
        None => (None, text),
    })
}

/// Splits a text into title and body; a page's first line is the title whatever it holds.
fn split(source: &Source, text: &str) -> (String, String) {
    match source {
        Source::Edited(_) => {
            let (title, body) = text.split_once('\n').unwrap_or((text, ""));
            (title.trim().to_owned(), body.trim_matches('\n').trim_end().to_owned())
        }
        _ => capture::split_title(text),
    }
}

/// Decides the time: the one given, else the present minute for today's entries, else none.
fn times(now: &Now, request: &Request, typed: Option<Times>, is_today: bool) -> Result<(Option<Times>, bool), Error> {
    if let Some(text) = &request.time {
        return Ok((Some(calendar::parse_times_at(text, now.time())?), false));
    }
    let is_page = matches!(request.source, Source::Edited(_));
    let stamp = typed.is_none() && is_today && !request.no_time && !is_page;
    Ok((if stamp { Some(Times::at(now.time())) } else { typed }, stamp))
}

/// Links the mentions of title and body; returns both as they read without them.
pub fn link_text(linker: &mut Linker<'_>, source: &Source, title: String, body: String) -> (String, String) {
    let in_title = format::mentions(&title);
    let in_body = format::mentions(&body);
    if let Source::Piped(_) = source {
        in_title.iter().chain(&in_body).for_each(|mention| linker.known_mention(mention));
        return (title, body);
    }
    let in_title = place(linker, &in_title, &title);
    let in_body = place(linker, &in_body, &body);
    let title = capture::plain_title(&title, &in_title);
    // A page is left as its writer set it.
    let is_page = matches!(source, Source::Edited(_));
    let body = if is_page { body } else { capture::plain_body(&body, &in_body).to_owned() };
    (title, body)
}

/// Links mentions of a text, and finds the places of those that were resolved.
fn place(linker: &mut Linker<'_>, mentions: &[Mention], text: &str) -> Vec<Placed> {
    let mut placed = Vec::new();
    for mention in mentions {
        if let Some(name) = linker.mention(mention, text) {
            // A quoted name ends with its closing quote, an open one where the known name ends.
            let end = if mention.quoted { mention.span.end } else { name.end };
            placed.push(Placed { sigil: mention.sigil, span: mention.span.start..end, name });
        }
    }
    placed
}

fn link_options(linker: &mut Linker<'_>, request: &Request) {
    let kinds = [
        (CardKind::Project, &request.projects),
        (CardKind::Contact, &request.contacts),
        (CardKind::Org, &request.orgs),
    ];
    for (kind, names) in kinds {
        names.iter().for_each(|value| linker.option(kind, value));
    }
    for name in request.with.iter().flat_map(|value| linker.values(value)).collect::<Vec<_>>() {
        push(&mut linker.links.with, &name);
    }
    for tag in request
        .tags
        .iter()
        .flat_map(|value| linker.values(value.trim_start_matches(SIGILS_OF_TAGS)))
        .collect::<Vec<_>>()
    {
        push(&mut linker.links.tags, tag.trim_start_matches(SIGILS_OF_TAGS));
    }
}

/// Links what an earlier entry lends: each kind of link of which nothing was said.
fn link_model(linker: &mut Linker<'_>, lent: &Links) {
    for kind in CardKind::ALL.into_iter().filter(|kind| linker.links.of(*kind).is_empty()).collect::<Vec<_>>() {
        lent.of(kind).iter().for_each(|name| linker.name(kind, name));
    }
    let Links { with, tags, .. } = &mut linker.links;
    if with.is_empty() {
        with.clone_from(&lent.with);
    }
    if tags.is_empty() {
        tags.clone_from(&lent.tags);
    }
}

/// Reads the next steps; their mentions make cards as those of the title do, but link the tasks only.
fn tasks(request: &Request, linker: &mut Linker<'_>, today: NaiveDate) -> Result<Vec<NewTask>, Error> {
    let mut tasks = Vec::new();
    for text in &request.tasks {
        let (state, text) = format::split_box(text);
        let mut task = format::parse_task(draw_id()?, text, today, |date| {
            calendar::parse_date(date, today, Lean::Future).map(|said| said.value)
        })?;
        task.state = state;
        let links = linker.links.clone();
        for mention in format::mentions(&task.text) {
            linker.mention(&mention, &task.text);
        }
        linker.links = links;
        tasks.push(task);
    }
    Ok(tasks)
}

/// Reads fields of the user's own; a key that the book declares is one, whatever else it could mean.
fn own_fields(fields: &[String], own: &OwnFields) -> Result<Vec<(String, String)>, Error> {
    let read = |field: &String| {
        let (key, value) = field.split_once(['=', '＝']).ok_or_else(|| Error::BadField(field.clone()))?;
        let (key, value) = (key.trim(), value.trim());
        match Key::read(key).filter(|_| !own.declares(key)) {
            Some(_) => Err(Error::KnownField { key: key.to_owned() }),
            None if key.is_empty() || value.is_empty() => Err(Error::BadField(field.clone())),
            None => Ok((key.to_owned(), value.to_owned())),
        }
    };
    fields.iter().map(read).collect()
}

fn each<T>(
    texts: &[String],
    read: impl Fn(&str) -> Option<T>,
    refuse: impl Fn(String) -> Error,
) -> Result<Vec<T>, Error> {
    texts.iter().map(|text| read(text).ok_or_else(|| refuse(text.clone()))).collect()
}

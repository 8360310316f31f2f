//! Adds an entry that is written in an editor.

use super::compose::take_times;
use super::request::{PageOnly, Request, Source};
use super::{Added, draw_id, write_entry};
use crate::app::editing::{Again, Desk, Ended, Rounds, Typed, is_left_behind};
use crate::app::{Context, Error, capture, lookup, recent, write};
use crate::calendar::{self, Lean, Times};
use crate::format::{self, Form, Key, Problem, read_form};
use crate::model::{Id, Language, Sigil};
use crate::store::{Drafts, EditorDraft};

/// How the names of drafts of new entries begin; the entry's ID follows.
const PREFIX: &str = "add-";
/// The file in a draft, whose name an editor shows.
const FILE: &str = "wlog-add.md";
/// How many names of each kind are shown below the page.
const MOST_NAMES: usize = 12;

/// What came of the editor.
#[derive(Debug)]
pub struct Edited {
    /// The entry, or why there is none.
    pub ended: Ended<Box<Added>>,
    /// How many other texts were begun earlier and still wait.
    pub waiting: usize,
}

/// Writes an entry in an editor; what the request says is filled in. Without any word in the request, a text that was begun earlier and
/// never arrived is opened again.
///
/// # Errors
///
/// As [`add`](super::add()), and [`Error::Editor`]; whatever was typed is kept then, and the error is [`Error::Drafted`].
pub fn add_in_editor(context: &Context, request: &Request, desk: &dyn Desk) -> Result<Edited, Error> {
    write::demand_writable(context)?;
    context.book.check_writable()?;
    let form = form_of(context, request)?;
    let drafts = context.book.drafts()?;
    let mut left = left_behind(context, &drafts)?;
    let resumed = if request.is_bare() { left.pop() } else { None };
    let waiting = left.len();
    drop(left);
    let (draft, id) = resumed.map_or_else(|| begin(&drafts), Ok)?;
    let help = desk.help_for_new(&recent::names(context, context.now.today(), MOST_NAMES)?);
    let base = form.to_text(context.rules.language, &context.settings.fields);
    let (rounds, text) = Rounds::of(desk, draft, help, &base, Again::Add)?;
    let ended = rounds.run(&text, |typed| {
        let request = request_of(context, typed, request, &id)?;
        Ok(Box::new(write_entry(context, &request)?))
    })?;
    Ok(Edited { ended, waiting })
}

fn begin(drafts: &Drafts) -> Result<(EditorDraft, Id), Error> {
    let id = draw_id()?;
    let draft = drafts.take(&format!("{PREFIX}{id}"), FILE)?.ok_or(Error::Unsettled)?;
    Ok((draft, id))
}

/// Takes the drafts in hand that ended processes left, the newest last. Those in which nobody has written, and those that have arrived, are
/// put away.
fn left_behind(context: &Context, drafts: &Drafts) -> Result<Vec<(EditorDraft, Id)>, Error> {
    let mut left = Vec::new();
    for name in drafts.names() {
        let Some(id) = name.strip_prefix(PREFIX).and_then(Id::parse) else { continue };
        let Some(draft) = drafts.take(&name, FILE)? else { continue };
        draft.rescue()?;
        // A process may have ended between the commit and the putting away.
        if !is_left_behind(&draft)? || lookup::find(context, id.as_str()).is_ok() {
            draft.discard();
        } else {
            left.push((draft, id));
        }
    }
    left.sort_by_key(|(draft, _)| draft.begun());
    Ok(left)
}

/// Fills in the page with what the request says; what it says wrongly is refused before anything is typed.
fn form_of(context: &Context, request: &Request) -> Result<Form, Error> {
    let today = context.now.today();
    let date = match &request.date {
        Some(text) => calendar::parse_date(text, today, Lean::Past)?.value,
        None => today,
    };
    let text = request.source.text().trim();
    let given = request.time.as_deref().map(|text| calendar::parse_times_at(text, context.now.time())).transpose()?;
    let (typed, text) = match given.is_some() || request.no_time {
        true => (None, text),
        false => take_times(text)?,
    };
    let present = (date == today && !request.no_time).then(|| Times::at(context.now.time()));
    let times = given.or(typed).or(present).map(|times| format!("{times} ")).unwrap_or_default();
    let (title, body) = capture::split_title(text);
    let title = if title.is_empty() { request.model.title.clone().unwrap_or_default() } else { title };
    let own = |field: &String| {
        let (key, value) = field.split_once(['=', '＝']).ok_or_else(|| Error::BadField(field.clone()))?;
        Ok((key.trim().to_owned(), value.trim().to_owned()))
    };
    Ok(Form {
        date: date.format("%Y-%m-%d").to_string(),
        heading: format!("{times}{title}"),
        known: known_of(context, request, names_project(&format!("{title}\n{body}"))),
        own: request.fields.iter().map(own).collect::<Result<_, Error>>()?,
        tasks: request.tasks.iter().map(|task| boxed(task)).collect(),
        body,
        odd: Vec::new(),
    })
}

fn names_project(text: &str) -> bool {
    format::mentions(text).iter().any(|mention| mention.sigil == Sigil::Project)
}

fn boxed(task: &str) -> String {
    if task.starts_with('[') { task.to_owned() } else { format!("[ ] {task}") }
}

fn known_of(context: &Context, request: &Request, names_project: bool) -> Vec<(Key, String)> {
    let lent = &request.model.links;
    let list = |given: &[String], lent: &[String]| {
        let value = if given.is_empty() { format::join_values(lent, ", ") } else { given.join(", ") };
        if value.is_empty() { Vec::new() } else { vec![value] }
    };
    let projects = list(&request.projects, &lent.projects);
    let here = context.project_here.as_ref().filter(|_| !names_project).map(|here| here.project.clone());
    let yes = match context.rules.language {
        Language::English => "yes",
        Language::Chinese => "是",
    };
    let kind = request.kind.clone().or_else(|| request.model.kind.clone());
    let values = [
        (Key::Project, if projects.is_empty() { here.into_iter().collect() } else { projects }),
        (Key::Contacts, list(&request.contacts, &lent.contacts)),
        (Key::Org, list(&request.orgs, &lent.orgs)),
        (Key::With, list(&request.with, &lent.with)),
        (Key::Kind, kind.into_iter().collect()),
        (Key::Outcome, request.outcome.iter().cloned().collect()),
        (Key::Figure, request.figures.clone()),
        (Key::Expense, request.expenses.clone()),
        (Key::Tags, list(&request.tags, &lent.tags)),
        (Key::Private, if request.private { vec![yes.to_owned()] } else { Vec::new() }),
    ];
    values.into_iter().flat_map(|(key, values)| values.into_iter().map(move |value| (key, value))).collect()
}

/// Reads the page as a request; slips are refused once, and some of them taken for meant when they come again.
fn request_of(context: &Context, typed: Typed<'_>, asked: &Request, id: &Id) -> Result<Request, Error> {
    let form = read_form(typed.text, &context.rules);
    let odd: Vec<_> = form.odd.iter().filter(|odd| !(typed.is_meant && may_be_meant(&odd.problem))).cloned().collect();
    if !odd.is_empty() {
        return Err(Error::Odd(odd));
    }
    if let Some((key, _)) = form.own.iter().find(|(key, _)| key.contains(['=', '＝'])) {
        return Err(Error::BadField(key.clone()));
    }
    let one = |key: Key| form.values(key).into_iter().next();
    Ok(Request {
        source: Source::Edited(format!("{}\n{}", form.heading, form.body)),
        date: Some(form.date.clone()).filter(|date| !date.is_empty()).or_else(|| asked.date.clone()),
        projects: form.values(Key::Project),
        contacts: form.values(Key::Contacts),
        orgs: form.values(Key::Org),
        with: form.values(Key::With),
        kind: one(Key::Kind),
        outcome: one(Key::Outcome),
        figures: form.values(Key::Figure),
        expenses: form.values(Key::Expense),
        tags: form.values(Key::Tags),
        tasks: form.tasks.clone(),
        // Whatever it says was understood, or it would be odd.
        private: form.is_private(),
        fields: form.own.iter().map(|(key, value)| format!("{key}={value}")).collect(),
        strict: asked.strict,
        page: PageOnly {
            id: Some(id.clone()),
            re: form.values(Key::Re).iter().flat_map(|value| format::split_values(value)).collect(),
            zone: one(Key::Zone),
        },
        ..Request::default()
    })
}

/// Tells whether an oddity may be what somebody wants: a key of their own, a list that is text.
fn may_be_meant(problem: &Problem) -> bool {
    matches!(problem, Problem::MisspeltKey { .. } | Problem::SecondFieldList { .. })
}

//! Which entries a reading command is to take: options and a query, read into one tree.

use super::{CardTable, Context, Error, ImpossibleName, NameProblem};
use crate::calendar::{self, Period};
use crate::query::{self, NameFilter, Query, Role, SaidDate};
use chrono::NaiveDate;

/// Options that choose entries, as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Projects.
    pub projects: Vec<String>,
    /// Contacts.
    pub contacts: Vec<String>,
    /// Organisations.
    pub orgs: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Kinds.
    pub kinds: Vec<String>,
    /// The first day.
    pub since: Option<String>,
    /// The last day, which is included.
    pub until: Option<String>,
    /// A day or a period.
    pub on: Option<String>,
}

/// Words for a day or a period that were not plain ISO 8601, and what they were taken to say: worth showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// The words as typed.
    pub words: String,
    /// The period that they say.
    pub period: Period,
}

/// What was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What is asked of an entry, dates aside.
    pub query: Query,
    /// The first day asked for.
    pub since: Option<NaiveDate>,
    /// The last day asked for.
    pub until: Option<NaiveDate>,
    /// The words for days that were not plain, each once.
    pub understood: Vec<Understood>,
}

impl Filters {
    /// Tells whether nothing was chosen.
    pub fn is_empty(&self) -> bool {
        *self == Filters::default()
    }

    /// Understands the options. Several of one kind are alternatives, different kinds must all hold.
    pub fn understand(&self, context: &Context, table: &CardTable) -> Result<Choice, Error> {
        let kinds = [
            (Role::Project, &self.projects),
            (Role::Contact, &self.contacts),
            (Role::Org, &self.orgs),
            (Role::Tag, &self.tags),
            (Role::Kind, &self.kinds),
        ];
        if kinds.iter().any(|(_, names)| names.iter().any(|name| name.trim().is_empty())) {
            let why = ImpossibleName::Empty;
            return Err(Error::Names(vec![NameProblem::Impossible { name: String::new(), why }]));
        }
        let query = kinds
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(role, names)| any_of(role, names, table))
            .fold(Query::All, Query::and);
        let today = context.now.working_day(context.settings.day_end);
        let mut understood = Vec::new();
        let mut day = |text: &Option<String>| -> Result<Option<Period>, Error> {
            text.as_ref().map(|text| period(text, today, &mut understood)).transpose()
        };
        let on = day(&self.on)?;
        let since = day(&self.since)?.or(on).map(|period| period.first());
        let until = day(&self.until)?.or(on).map(|period| period.last());
        Ok(Choice { query, since, until, understood })
    }
}

impl Choice {
    /// Narrows the days to a period.
    pub fn within(mut self, period: Period) -> Self {
        self.since = Some(self.since.map_or(period.first(), |since| since.max(period.first())));
        self.until = Some(self.until.map_or(period.last(), |until| until.min(period.last())));
        self
    }

    /// Tells whether a day is among those asked for.
    pub fn takes_day(&self, date: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Returns the whole as one query.
    pub fn into_query(self) -> Query {
        match (self.since, self.until) {
            (None, None) => self.query,
            (since, until) => self.query.and(Query::Dates { since, until }),
        }
    }
}

fn any_of(role: Role, names: &[String], table: &CardTable) -> Query {
    let mut filters: Vec<Query> =
        names.iter().map(|name| Query::Name(NameFilter::new(role, name, Some(&table.names)))).collect();
    match filters.len() {
        1 => filters.remove(0),
        _ => Query::Or(filters),
    }
}

/// Reads a period as a reading command takes it; dates lean to the past. Words that were not plain are added to `understood`.
pub fn period(text: &str, today: NaiveDate, understood: &mut Vec<Understood>) -> Result<Period, Error> {
    let said = calendar::parse_period(text, today)?;
    if !said.plain {
        add(understood, Understood { words: text.trim().to_owned(), period: said.value });
    }
    Ok(said.value)
}

/// Reads a query; its words for days that were not plain are added to `understood`.
pub fn read_query(
    text: &str,
    context: &Context,
    table: &CardTable,
    understood: &mut Vec<Understood>,
) -> Result<Query, Error> {
    let today = context.now.working_day(context.settings.day_end);
    let (query, said) = query::parse_saying_dates(text, &query::Context { today, names: Some(&table.names) })
        .map_err(|problem| Error::Query { problem, text: text.to_owned() })?;
    for SaidDate { words, period } in said {
        add(understood, Understood { words, period });
    }
    Ok(query)
}

fn add(understood: &mut Vec<Understood>, new: Understood) {
    if !understood.contains(&new) {
        understood.push(new);
    }
}

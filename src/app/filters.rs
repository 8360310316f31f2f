//! Which entries a reading command is to take: options and a query, read into one tree.

use super::{CardTable, Context, Error, ImpossibleName, NameProblem};
use crate::calendar::{self, Period};
use crate::model::Names;
use crate::query::{self, NameFilter, People, Query, Reading, Role, SaidDate};
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
    /// Whether an organisation is taken without its people.
    pub direct: bool,
}

/// What is known of a book's cards when options are understood.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The names.
    pub names: &'a Names,
    /// Who works where.
    pub people: &'a People,
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
        *self == Filters { direct: self.direct, ..Filters::default() }
    }

    /// Tells whether names of cards are asked for.
    pub fn need_names(&self) -> bool {
        [&self.projects, &self.contacts, &self.orgs].iter().any(|names| !names.is_empty())
    }

    /// Tells whether it matters who works where.
    pub fn need_people(&self) -> bool {
        !self.orgs.is_empty() && !self.direct
    }

    /// Reads who works where, if that matters.
    pub fn people(&self, context: &Context, table: &CardTable) -> People {
        if self.need_people() { table.people(context) } else { People::default() }
    }

    /// Understands the options. Several of one kind are alternatives, different kinds must all hold.
    pub fn understand(&self, context: &Context, known: Known<'_>) -> Result<Choice, Error> {
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
            .map(|(role, names)| self.any_of(role, names, known))
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

    fn any_of(&self, role: Role, names: &[String], known: Known<'_>) -> Query {
        let filter = |name: &String| {
            let filter = NameFilter::new(role, name, Some(known.names));
            match role {
                Role::Org if !self.direct => known.people.or_people(filter, known.names),
                _ => Query::Name(filter),
            }
        };
        Query::any(names.iter().map(filter).collect())
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

/// Reads a period as a reading command takes it; dates lean to the past. Words that were not plain are added to `understood`.
pub fn period(text: &str, today: NaiveDate, understood: &mut Vec<Understood>) -> Result<Period, Error> {
    let said = calendar::parse_period(text, today)?;
    if !said.plain {
        add(understood, Understood { words: text.trim().to_owned(), period: said.value });
    }
    Ok(said.value)
}

/// Reads a query with what is known of the book; its words for days that were not plain are added to `understood`.
pub fn read_query(
    text: &str,
    knowing: &query::Context<'_>,
    understood: &mut Vec<Understood>,
) -> Result<Reading, Error> {
    let mut reading = query::read(text, knowing).map_err(|problem| Error::Query { problem, text: text.to_owned() })?;
    for SaidDate { words, period } in std::mem::take(&mut reading.said) {
        add(understood, Understood { words, period });
    }
    Ok(reading)
}

fn add(understood: &mut Vec<Understood>, new: Understood) {
    if !understood.contains(&new) {
        understood.push(new);
    }
}

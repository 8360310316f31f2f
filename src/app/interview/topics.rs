//! Which questions there are: those of the profile, those that answers call for, and those besides.

use super::ask::{Choice, Topic};
use super::readings;
use super::steps::Interview;
use crate::config::Ask;
use crate::model::CardKind;

impl Interview<'_> {
    /// Lists the questions that are asked at once, as the profile and the answers so far have it.
    pub(super) fn topics(&self) -> Vec<Topic> {
        self.ground.profile.questions.iter().flat_map(|ask| self.topics_of(ask)).collect()
    }

    /// Lists what can be asked for besides.
    pub(super) fn further(&self) -> Vec<Topic> {
        let asked = self.topics();
        let all = self.ground.profile.further_questions();
        let further = all.iter().flat_map(|ask| self.topics_of(ask)).filter(|topic| !matches!(topic, Topic::Due(_)));
        let another = Topic::Next(self.draft.next.len().max(1));
        let more_steps = (!self.draft.next.is_empty()).then_some(another);
        let fields = (0..self.draft.own.len()).map(Topic::Field);
        let mut topics: Vec<Topic> = Vec::new();
        for topic in further.chain([Topic::Date]).chain(more_steps).chain(fields) {
            if !topics.contains(&topic) && !asked.contains(&topic) {
                topics.push(topic);
            }
        }
        topics
    }

    /// Lists the questions that one of the profile's words stands for.
    fn topics_of(&self, ask: &Ask) -> Vec<Topic> {
        match ask {
            Ask::Who => std::iter::once(Topic::Who).chain(self.employers()).collect(),
            Ask::Next => (0..self.draft.next.len().max(1))
                .flat_map(|place| [Some(Topic::Next(place)), self.wants_due(place).then_some(Topic::Due(place))])
                .flatten()
                .collect(),
            Ask::What => vec![Topic::What],
            Ask::Outcome => vec![Topic::Outcome],
            Ask::Time => vec![Topic::Time],
            Ask::Project => vec![Topic::Projects],
            Ask::Kind => vec![Topic::Kind],
            Ask::Figure => vec![Topic::Figures],
            Ask::Expense => vec![Topic::Expenses],
            Ask::With => vec![Topic::With],
            Ask::Tags => vec![Topic::Tags],
            Ask::Body => vec![Topic::Body],
            // It is a switch beside the questions.
            Ask::Private => Vec::new(),
            Ask::Field(key) => {
                let place = self.draft.own.iter().position(|(known, _)| known == key);
                place.map(Topic::Field).into_iter().collect()
            }
        }
    }

    /// Lists the questions where new contacts work.
    fn employers(&self) -> impl Iterator<Item = Topic> {
        let new = |choice: &Choice| choice.is_new && choice.is(CardKind::Contact);
        let who = self.draft.who.iter().enumerate();
        who.filter(move |(_, choice)| new(choice)).map(|(place, _)| Topic::Employer(place))
    }

    /// Returns the trade's own words for a question.
    pub(super) fn wording(&self, topic: Topic) -> Option<&str> {
        let ask = match topic {
            Topic::Who => Ask::Who,
            Topic::What => Ask::What,
            Topic::Outcome => Ask::Outcome,
            Topic::Next(_) => Ask::Next,
            Topic::Time => Ask::Time,
            Topic::Projects => Ask::Project,
            Topic::Kind => Ask::Kind,
            Topic::Figures => Ask::Figure,
            Topic::Expenses => Ask::Expense,
            Topic::With => Ask::With,
            Topic::Tags => Ask::Tags,
            Topic::Field(place) => Ask::Field(self.draft.own.get(place)?.0.clone()),
            Topic::Employer(_) | Topic::Due(_) | Topic::Date | Topic::Body => return None,
        };
        self.ground.profile.wording(&ask)
    }

    /// Lists the questions that stand before one on the screen.
    pub(super) fn asked_before(&self, topic: Topic) -> Vec<Topic> {
        self.topics().into_iter().take_while(|other| *other != topic).collect()
    }

    /// Tells whether a next step is there that does not say itself by when it is due.
    pub(super) fn wants_due(&self, place: usize) -> bool {
        let today = self.ground.now.today();
        self.draft
            .next
            .get(place)
            .is_some_and(|step| !step.what.trim().is_empty() && !readings::says_due(&step.what, today))
    }
}

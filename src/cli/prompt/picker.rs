//! Choosing names by a few letters of them: a list that narrows while one types, several names at once, new ones as well.

use super::field::Field;
use super::keys::Key;
use super::menu::Pressed;
use super::rows::{Row, View};
use crate::app::interview::{Choice, Known, Picked, find};
use crate::model::CardKind;
use crate::render::style::{Hue, Look};
use crate::text;

/// The most names that are shown at once.
const MOST_ROWS: usize = 7;
/// The most columns for a name, and for where somebody works.
const NAME_COLUMNS: usize = 28;
const DETAIL_COLUMNS: usize = 24;
/// The columns that are kept for what is being typed.
const LEAST_FIELD: usize = 12;
/// Ends a name and asks for another, as in written lists; a Latin comma may stand in a name.
const SEPARATORS: [char; 2] = ['、', '，'];

/// What a picker shows besides names.
pub trait Describe {
    /// Says where somebody works, or what else tells equal names apart.
    fn detail(&self, known: &Known) -> String;
    /// Says when somebody was met last.
    fn last(&self, known: &Known) -> String;
    /// Words the row that makes a name of what was typed.
    fn create(&self, kind: Option<CardKind>, name: &str) -> String;
    /// Says how many more fit.
    fn more(&self, count: usize) -> String;
}

/// Names that are being chosen.
pub struct Picker<'a> {
    label: String,
    options: &'a [Known],
    creates: &'a [Option<CardKind>],
    several: bool,
    /// Shown where nothing is chosen and typed: what Enter means then.
    placeholder: String,
    /// What Enter takes then.
    offer: Option<Choice>,
    chosen: Vec<Choice>,
    field: Field,
    /// The options that fit, the best first.
    found: Vec<usize>,
    /// The row that Enter takes, among those found and those that make a name.
    at: Option<usize>,
}

impl<'a> Picker<'a> {
    /// Begins with what was chosen and typed before.
    pub fn new(
        label: String,
        options: &'a [Known],
        creates: &'a [Option<CardKind>],
        several: bool,
        picked: Picked,
    ) -> Self {
        let mut picker = Picker {
            label,
            options,
            creates,
            several,
            placeholder: String::new(),
            offer: None,
            chosen: picked.chosen,
            field: Field::new(picked.typed),
            found: Vec::new(),
            at: None,
        };
        picker.find();
        picker
    }

    /// Says what Enter means where nothing is chosen and typed.
    pub fn placeholder(self, placeholder: &str) -> Self {
        Picker { placeholder: placeholder.to_owned(), ..self }
    }

    /// Offers a choice that Enter takes where nothing is chosen and typed.
    pub fn offering(self, offer: Option<Choice>) -> Self {
        Picker { offer, ..self }
    }

    /// Returns what is chosen and typed.
    pub fn picked(&self) -> Picked {
        Picked { chosen: self.chosen.clone(), typed: self.field.text().to_owned() }
    }

    /// Takes a key.
    pub fn press(&mut self, key: &Key) -> Pressed<Vec<Choice>> {
        match key {
            Key::Enter => return self.enter(),
            Key::Tab => self.take(),
            Key::Char(c) if SEPARATORS.contains(c) && self.several && !self.field.is_empty() => self.take(),
            Key::Up => self.move_by(-1),
            Key::Down => self.move_by(1),
            Key::PageUp => self.move_by(-(MOST_ROWS as isize)),
            Key::PageDown => self.move_by(MOST_ROWS as isize),
            Key::Backspace if self.field.is_empty() => {
                self.chosen.pop();
                self.find();
            }
            Key::Back => return Pressed::Back,
            Key::Quit => return Pressed::Quit,
            Key::EndOrDelete if self.field.is_empty() => return Pressed::Quit,
            key => {
                if self.field.press(key) {
                    self.find();
                }
            }
        }
        Pressed::Open
    }

    fn enter(&mut self) -> Pressed<Vec<Choice>> {
        if self.at.is_some() {
            self.take();
        }
        if self.chosen.is_empty() {
            self.chosen.extend(self.offer.clone());
        }
        Pressed::Done(self.chosen.clone())
    }

    /// Chooses the row at which the list stands.
    fn take(&mut self) {
        let Some(choice) = self.at.and_then(|row| self.choice(row)) else { return };
        if !self.several {
            self.chosen.clear();
        }
        self.chosen.push(choice);
        self.field.clear();
        self.find();
    }

    fn choice(&self, row: usize) -> Option<Choice> {
        if let Some(place) = self.found.get(row) {
            let known = &self.options[*place];
            return Some(known.kind.map_or_else(|| Choice::word(&known.name), |kind| Choice::known(kind, &known.name)));
        }
        let kind = self.offered().into_iter().nth(row - self.found.len())?;
        let name = self.new_name();
        Some(kind.map_or_else(|| Choice::word(&name), |kind| Choice::new_card(kind, &name)))
    }

    /// Returns the typed text as a name: without quotes and blanks around it.
    fn new_name(&self) -> String {
        self.field.text().trim().trim_matches(['"', '“', '”']).trim().to_owned()
    }

    /// Lists the kinds that can be made of what was typed: those of which no name is just that.
    fn offered(&self) -> Vec<Option<CardKind>> {
        let key = text::name_key(&self.new_name());
        let is = |name: &String| text::name_key(name) == key;
        let is_known = |kind: &Option<CardKind>| {
            let known = |known: &Known| known.kind == *kind && (is(&known.name) || known.aliases.iter().any(is));
            let chosen = |choice: &Choice| choice.kind == kind.map(Into::into) && is(&choice.name);
            self.options.iter().any(known) || self.chosen.iter().any(chosen)
        };
        if key.is_empty() { Vec::new() } else { self.creates.iter().copied().filter(|kind| !is_known(kind)).collect() }
    }

    /// Looks for what fits, and stands at what Enter most likely means.
    fn find(&mut self) {
        let (found, sure) = find(self.options, self.field.text());
        let is_chosen = |place: &usize| {
            let known = &self.options[*place];
            self.chosen.iter().any(|choice| choice.kind == known.kind.map(Into::into) && choice.name == known.name)
        };
        self.found = found.into_iter().filter(|place| !is_chosen(place)).collect();
        let new = (!self.offered().is_empty()).then_some(self.found.len());
        self.at = match (self.field.text().trim().is_empty(), sure && !self.found.is_empty()) {
            (true, _) => None,
            (false, true) => Some(0),
            // What fits only letter by letter must not be taken by accident for a name that is new.
            (false, false) => new.or_else(|| (!self.found.is_empty()).then_some(0)),
        };
    }

    fn count(&self) -> usize {
        self.found.len() + self.offered().len()
    }

    fn move_by(&mut self, by: isize) {
        let count = self.count();
        if count == 0 {
            return;
        }
        self.at = match self.at {
            // Above the first row nothing is taken.
            Some(at) if at == 0 && by < 0 => None,
            Some(at) => Some(at.saturating_add_signed(by).min(count - 1)),
            None if by > 0 => Some(0),
            None => None,
        };
    }

    /// Shows it, in so many columns and with at most so many rows of names.
    pub fn view(&self, columns: usize, rows: usize, describe: &dyn Describe) -> View {
        let chosen: Vec<&str> = self.chosen.iter().map(|choice| choice.name.as_str()).collect();
        let chosen = if chosen.is_empty() { String::new() } else { format!("{}  ", chosen.join("  ")) };
        let label = text::width(&self.label);
        // What is being typed stays in sight, however many are chosen.
        let chosen = text::truncate(&chosen, columns.saturating_sub(label + LEAST_FIELD)).into_owned();
        let before = label + text::width(&chosen);
        let (shown, cursor) = self.field.window(columns.saturating_sub(before).max(8));
        let row = Row::new(&self.label, Look::BOLD.hued(Hue::Cyan)).with(&chosen, Look::BOLD);
        let is_empty = self.field.is_empty() && self.chosen.is_empty();
        let placeholder = self.offer.as_ref().map_or(&self.placeholder, |offer| &offer.name);
        let row = if is_empty { row.with(placeholder, Look::FAINT) } else { row.with(shown, Look::PLAIN) };
        let mut shown_rows = vec![row];
        shown_rows.extend(self.list(label, columns, rows.clamp(1, MOST_ROWS), describe));
        View { rows: shown_rows, cursor: Some((0, before + cursor)) }
    }

    fn list(&self, indent: usize, columns: usize, most: usize, describe: &dyn Describe) -> Vec<Row> {
        let first = self.first_shown(most);
        let shown: Vec<usize> = (first..self.found.len()).take(most).collect();
        let known = |row: &usize| &self.options[self.found[*row]];
        let details: Vec<String> = shown.iter().map(|row| describe.detail(known(row))).collect();
        let widest =
            |texts: &mut dyn Iterator<Item = &str>, most: usize| texts.map(text::width).max().unwrap_or(0).min(most);
        let names = widest(&mut shown.iter().map(|row| known(row).name.as_str()), NAME_COLUMNS);
        let orgs = widest(&mut details.iter().map(String::as_str), DETAIL_COLUMNS);
        let cell = |text: &str, columns: usize| {
            let cut = text::truncate(text, columns);
            text::pad(&cut, columns + 2).into_owned()
        };
        // Half a date says nothing; where it has no room, it is left out.
        let last = |known: &Known| {
            Some(describe.last(known)).filter(|last| {
                indent + 2 + names + 2 + if orgs > 0 { orgs + 2 } else { 0 } + text::width(last) <= columns
            })
        };
        let mut rows: Vec<Row> = Vec::new();
        for (row, detail) in shown.iter().zip(&details) {
            let known = known(row);
            let look = if self.at == Some(*row) { Look::BOLD } else { Look::PLAIN };
            let line = self.marked(*row, indent).with(cell(&known.name, names), look);
            let line = if orgs > 0 { line.with(cell(detail, orgs), Look::PLAIN.hued(Hue::Blue)) } else { line };
            rows.push(line.with(last(known).unwrap_or_default(), Look::FAINT));
        }
        let hidden = self.found.len().saturating_sub(first + shown.len());
        if hidden > 0 {
            rows.push(Row::new(format!("{:indent$}  {}", "", describe.more(hidden)), Look::FAINT));
        }
        let name = self.new_name();
        for (place, kind) in self.offered().into_iter().enumerate() {
            let row = self.found.len() + place;
            let look = if self.at == Some(row) { Look::BOLD } else { Look::PLAIN };
            rows.push(self.marked(row, indent).with(describe.create(kind, &name), look));
        }
        rows
    }

    fn marked(&self, row: usize, indent: usize) -> Row {
        let mark = if self.at == Some(row) { "›" } else { " " };
        Row::new(format!("{:indent$}{mark} ", ""), Look::BOLD.hued(Hue::Cyan))
    }

    /// Returns the first row that is shown, so that the one at which the list stands is in sight.
    fn first_shown(&self, most: usize) -> usize {
        match self.at {
            Some(at) if at < self.found.len() => (at + 1).saturating_sub(most),
            Some(_) | None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain;

    impl Describe for Plain {
        fn detail(&self, known: &Known) -> String {
            if known.name == "项羽" { "西楚".into() } else { String::new() }
        }

        fn last(&self, _: &Known) -> String {
            "11-18".into()
        }

        fn create(&self, kind: Option<CardKind>, name: &str) -> String {
            format!("new {kind:?} {name}")
        }

        fn more(&self, count: usize) -> String {
            format!("{count} more")
        }
    }

    const CREATES: [Option<CardKind>; 2] = [Some(CardKind::Contact), Some(CardKind::Org)];

    fn options() -> Vec<Known> {
        let contact = |name: &str| Known { kind: Some(CardKind::Contact), ..Known::word(name) };
        ["刘邦", "项羽", "项伯", "Li Na", "樊哙", "韩信", "张良", "萧何", "虞姬"].map(contact).to_vec()
    }

    fn press(picker: &mut Picker<'_>, text: &str) {
        text.chars().for_each(|c| assert_eq!(picker.press(&Key::Char(c)), Pressed::Open));
    }

    fn names(pressed: Pressed<Vec<Choice>>) -> Vec<String> {
        match pressed {
            Pressed::Done(chosen) => chosen.into_iter().map(|choice| choice.name).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn picker(options: &[Known]) -> Picker<'_> {
        Picker::new("谁  ".into(), options, &CREATES, true, Picked::default())
    }

    #[test]
    fn two_letters_and_enter() {
        let options = options();
        let mut picker = picker(&options);
        press(&mut picker, "xy");
        assert_eq!(names(picker.press(&Key::Enter)), ["项羽"]);
    }

    #[test]
    fn nothing_typed_is_nobody() {
        let options = options();
        assert_eq!(names(picker(&options).press(&Key::Enter)), Vec::<String>::new());
    }

    #[test]
    fn several_at_once() {
        let options = options();
        let mut picker = picker(&options);
        press(&mut picker, "xy");
        picker.press(&Key::Tab);
        press(&mut picker, "fk、");
        picker.press(&Key::Down);
        assert_eq!(names(picker.press(&Key::Enter)), ["项羽", "樊哙", "刘邦"]);
    }

    #[test]
    fn backspace_takes_the_last_one_back() {
        let options = options();
        let mut picker = picker(&options);
        press(&mut picker, "xy、xb、");
        picker.press(&Key::Backspace);
        assert_eq!(names(picker.press(&Key::Enter)), ["项羽"]);
    }

    #[test]
    fn a_new_name_is_made_and_nobody_else_taken() {
        let options = options();
        let mut picker = picker(&options);
        press(&mut picker, "李白");
        match picker.press(&Key::Enter) {
            Pressed::Done(chosen) => assert_eq!(chosen, [Choice::new_card(CardKind::Contact, "李白")]),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_known_name_is_not_offered_as_new() {
        let options = options();
        let mut picker = picker(&options);
        press(&mut picker, "项羽");
        let shown: Vec<String> =
            picker.view(60, 20, &Plain).rows.iter().map(|row| row.paint(Default::default(), 60)).collect();
        assert!(!shown.iter().any(|row| row.contains("new Some(Contact)")), "{shown:?}");
        assert!(shown.iter().any(|row| row.contains("new Some(Org)")), "{shown:?}");
    }

    #[test]
    fn columns_are_straight() {
        let options = options();
        let picker = picker(&options);
        let shown: Vec<String> =
            picker.view(60, 20, &Plain).rows.iter().map(|row| row.paint(Default::default(), 60)).collect();
        let column = |row: &str| row.find("11-18").map(|at| text::width(&row[..at]));
        let columns: Vec<_> = shown.iter().filter_map(|row| column(row)).collect();
        assert_eq!(columns.len(), MOST_ROWS);
        assert!(columns.iter().all(|column| *column == columns[0]), "{shown:?}");
        assert!(shown.last().is_some_and(|row| row.contains("2 more")), "{shown:?}");
    }
}

//! From a mention to a card's name: a known one, or one clear enough for a new card.

use crate::model::{Mention, Names, Sigil};
use crate::text::is_han;

/// What a mention stands for among the known names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution<'a> {
    /// A known card.
    Known {
        /// The card's name.
        name: &'a str,
        /// How many bytes of the mention's text are the name; what follows is ordinary text.
        len: usize,
    },
    /// No card of that kind has such a name; always so for tags.
    Unknown,
}

/// Whether an unknown name can be told from the text that follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewName {
    /// It can.
    Clear(String),
    /// It cannot: ask, or refuse with the hint to quote it.
    Unclear,
}

/// The longest name that is looked for, in characters.
const LONGEST_NAME: usize = 64;

/// Finds the card that a mention stands for: the longest known name that the mention begins with.
///
/// A quoted name must match whole; a Latin one whole, or up to `'s`, or up to a Han character.
pub fn resolve<'a>(mention: &Mention, names: &'a Names) -> Resolution<'a> {
    let Some(kind) = mention.sigil.card_kind() else { return Resolution::Unknown };
    let text = mention.text.as_str();
    if mention.quoted {
        let known = names.resolve(kind, text);
        return known.map_or(Resolution::Unknown, |name| Resolution::Known { name, len: text.len() });
    }
    let mut ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_NAME).collect();
    ends.reverse();
    let mut known = ends.into_iter().filter(|end| may_end(text, *end));
    known
        .find_map(|len| Some(Resolution::Known { name: names.resolve(kind, &text[..len])?, len }))
        .unwrap_or(Resolution::Unknown)
}

fn may_end(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    let possessive = ["'s", "’s"].iter().find_map(|s| rest.strip_prefix(s));
    let before_han = |rest: &str| rest.chars().next().is_none_or(is_han);
    before_han(rest) || text[..end].ends_with(is_han) || possessive.is_some_and(before_han)
}

/// Tells which name an unknown mention gives a new card or a tag; `text` is the text in which it was found.
///
/// A quoted name is clear, and a Latin one (without `'s`). A name of Han characters is clear only where something
/// other than a guess ends it; see `docs/FORMAT.md`, new names.
pub fn new_name(mention: &Mention, text: &str) -> NewName {
    let name = mention.text.as_str();
    if mention.quoted {
        return NewName::Clear(name.to_owned());
    }
    let latin = &name[..name.find(is_han).unwrap_or(name.len())];
    if latin.len() == name.len() {
        return NewName::Clear(without_possessive(name).to_owned());
    }
    let place = Place::of(mention, text);
    let clear = match mention.sigil {
        Sigil::Contact if !latin.is_empty() => return latin_head(latin),
        Sigil::Contact => is_clear_person(name, place),
        Sigil::Project | Sigil::Org | Sigil::Tag => is_clear_thing(name, place),
    };
    if clear { NewName::Clear(name.to_owned()) } else { NewName::Unclear }
}

/// What stands around a mention.
#[derive(Clone, Copy)]
struct Place {
    /// At the text's start or behind white space.
    free_before: bool,
    /// Before white space or a line's end, so that the writer ended the name on purpose.
    space_after: bool,
    /// At the text's end.
    at_end: bool,
    /// Before another sigil.
    sigil_after: bool,
}

impl Place {
    fn of(mention: &Mention, text: &str) -> Self {
        let before = text.get(..mention.span.start).and_then(|before| before.chars().next_back());
        let after = text.get(mention.span.end..).and_then(|after| after.chars().next());
        Place {
            free_before: before.is_none_or(char::is_whitespace),
            space_after: after.is_some_and(char::is_whitespace),
            at_end: after.is_none(),
            sigil_after: after.is_some_and(|c| super::find::sigil(c).is_some()),
        }
    }
}

fn without_possessive(name: &str) -> &str {
    name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name)
}

/// `@Bob谈续贷`: a person's name does not change its script, so it ends where the script changes.
fn latin_head(latin: &str) -> NewName {
    let head = latin.trim_end_matches(|c: char| c.is_ascii_digit());
    if head.chars().count() >= 2 { NewName::Clear(without_possessive(head).to_owned()) } else { NewName::Unclear }
}

/// Chinese surnames of two characters.
const DOUBLE_SURNAMES: [&str; 24] = [
    "欧阳", "司马", "诸葛", "上官", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯", "长孙", "宇文",
    "端木", "南宫", "独孤", "申屠", "轩辕", "呼延", "钟离", "闻人", "司空", "澹台",
];

/// Characters that more often go on with the sentence than end a name of three.
const GOES_ON: &str = "和与跟及同的了着过在到说谈去来给向把被对从是有讲问送发打约见就也都还将已让请等";

fn is_clear_person(name: &str, place: Place) -> bool {
    if name.contains('·') {
        return name.chars().all(|c| is_han(c) || c == '·');
    }
    let count = name.chars().count();
    if !name.chars().all(is_han) {
        return false;
    }
    let doubled = DOUBLE_SURNAMES.iter().any(|surname| name.starts_with(surname));
    let goes_on = count >= 3 && name.ends_with(|c| GOES_ON.contains(c));
    match count {
        2 => true,
        3 => place.space_after || !goes_on,
        4 => place.space_after || (doubled && !goes_on),
        _ => false,
    }
}

/// The longest name of a project, an organisation or a tag that only its neighbours delimit, in characters.
const LONGEST_PLAIN: usize = 4;
/// The longest one that stands between white space.
const LONGEST_SPACED: usize = 12;

fn is_clear_thing(name: &str, place: Place) -> bool {
    let count = name.chars().count();
    let goes_on = name.ends_with(|c| "和与跟及的了着过".contains(c));
    if place.free_before && (place.space_after || place.at_end) {
        return count <= LONGEST_SPACED && (place.space_after || !goes_on);
    }
    if place.space_after {
        return count <= LONGEST_SPACED && !name.contains('了');
    }
    let mixed = !name.chars().all(is_han);
    count <= LONGEST_PLAIN && !mixed && !goes_on && !place.sigil_after
}

#[cfg(test)]
mod tests {
    use super::super::mentions;
    use super::*;
    use crate::model::CardKind;

    #[test]
    fn known_names_are_found() {
        let mut names = Names::default();
        names.insert(CardKind::Contact, "李白", ["太白"]);
        names.insert(CardKind::Contact, "Li", []);
        names.insert(CardKind::Contact, "Li Na", []);
        names.insert(CardKind::Project, "CRM系统", []);
        names.insert(CardKind::Project, "CRM", []);
        let cases = [
            ("拜访@李白谈续贷", Some(("李白", 6))),
            ("@太白来访", Some(("李白", 6))),
            ("@李白3点来", Some(("李白", 6))),
            ("@li called", Some(("Li", 2))),
            ("@Li's car", Some(("Li", 2))),
            ("@Li谈", Some(("Li", 2))),
            ("@\"li na\" called", Some(("Li Na", 5))),
            ("@“李白谈”", None),
            ("@Lisa", None),
            ("@Li-Na", None),
            ("@杜甫", None),
            ("+CRM系统上线", Some(("CRM系统", 9))),
            ("+crm上线", Some(("CRM", 3))),
            ("#李白", None),
            ("%李白", None),
        ];
        for (text, expected) in cases {
            let found = match resolve(&mentions(text)[0], &names) {
                Resolution::Known { name, len } => Some((name, len)),
                Resolution::Unknown => None,
            };
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn new_names_are_clear_or_not() {
        let cases = [
            ("拜访@李白谈续贷", None),
            ("@李白 谈续贷", Some("李白")),
            ("拜访@李白，谈续贷", Some("李白")),
            ("@李白和@杜甫", None),
            ("@李家和 来访", Some("李家和")),
            ("见@欧阳修文，谈", Some("欧阳修文")),
            ("见@欧阳修谈。", None),
            ("@阿凡提·买买提 来访", Some("阿凡提·买买提")),
            ("@Bob谈续贷", Some("Bob")),
            ("@\"张伟 谈\"续贷", Some("张伟 谈")),
            ("met @Bob's boss", Some("Bob")),
            ("给%恒达机械 送报价单", Some("恒达机械")),
            ("%上海恒达机械有限公司 来访", Some("上海恒达机械有限公司")),
            ("给%恒达机械送报价单", None),
            ("+续贷", Some("续贷")),
            ("推进+贷款续期，下周", Some("贷款续期")),
            ("+贷款续期方案已经提交给分行审批通过 好", None),
            ("+portal修复", Some("portal修复")),
            ("推进+portal修复", None),
            ("+loan-renewal", Some("loan-renewal")),
            ("#重点客户 今天", Some("重点客户")),
        ];
        for (text, expected) in cases {
            let found = match new_name(&mentions(text)[0], text) {
                NewName::Clear(name) => Some(name),
                NewName::Unclear => None,
            };
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}

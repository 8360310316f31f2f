//! Holidays, solar terms and days of the lunar calendar, which are known so that they can be refused with a reason.

use super::context::{Context, Reading};

/// A holiday's name, and its month and day where it has the same one each year.
type Holiday = (&'static str, Option<(u32, u32)>);

/// Refuses a Chinese phrase that names a holiday, a solar term or a lunar date; `None` when it names none.
pub(super) fn chinese(context: &Context, text: &str) -> Option<Reading> {
    if is_lunar(text) {
        return Some(Err(context.lunar()));
    }
    let found = find(CHINESE, |name| text == name || text.strip_suffix('节') == Some(name));
    if let Some((_, fixed)) = found {
        return Some(Err(context.holiday(*fixed)));
    }
    let name = after_year(text);
    let is_known =
        |name: &str| find(CHINESE, |known| name == known || name.strip_suffix('节') == Some(known)).is_some();
    let parts = std::iter::successors(Some(name), |name| AFTER.iter().find_map(|word| name.strip_suffix(word)));
    parts.into_iter().any(is_known).then(|| Err(context.holiday(None)))
}

fn find(names: &'static [Holiday], is_it: impl Fn(&str) -> bool) -> Option<&'static Holiday> {
    names.iter().find(|(name, _)| is_it(name))
}

/// Takes a year or a direction off the beginning: 去年国庆, 2025年春节, 上个中秋.
fn after_year(text: &str) -> &str {
    const BEFORE: [&str; 16] = [
        "大前年",
        "前年",
        "去年",
        "今年",
        "明年",
        "后年",
        "上一个",
        "上个",
        "下一个",
        "下个",
        "这个",
        "刚过去的",
        "今",
        "上",
        "下",
        "过",
    ];
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(c));
    match digits.strip_prefix('年') {
        Some(rest) if digits.len() < text.len() => rest,
        _ => BEFORE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text),
    }
}

/// What may follow a holiday's name and still name days around it.
const AFTER: [&str; 22] = [
    "前一天",
    "后一天",
    "第一天",
    "最后一天",
    "第二天",
    "假期",
    "长假",
    "小长假",
    "放假",
    "期间",
    "前夕",
    "当天",
    "那天",
    "之前",
    "之后",
    "以前",
    "以后",
    "前后",
    "前",
    "后",
    "当日",
    "那几天",
];

/// Tells whether a phrase is of the lunar calendar. 廿 and 卅 are, unless 日 or 号 says that a day of the month is meant.
fn is_lunar(text: &str) -> bool {
    const SIGNS: [&str; 14] = [
        "农历",
        "阴历",
        "旧历",
        "腊月",
        "正月",
        "冬月",
        "闰",
        "年三十",
        "大年初",
        "年廿",
        "小年",
        "大年夜",
        "龙抬头",
        "大年",
    ];
    let is_beginning = |rest: &str| {
        rest.strip_prefix('初').is_some_and(|day| day.starts_with(|c: char| "一二三四五六七八九十".contains(c)))
    };
    let told = text.contains(['廿', '卅']) && !text.ends_with(['日', '号']);
    let after_month = text.split_once('月').is_some_and(|(_, rest)| is_beginning(rest));
    SIGNS.iter().any(|sign| text.starts_with(sign) || after_year(text).starts_with(sign))
        || is_beginning(text)
        || after_month
        || told
}

const CHINESE: &[Holiday] = &[
    ("元旦", Some((1, 1))),
    ("春节", None),
    ("新春", None),
    ("新年", None),
    ("过年", None),
    ("年前", None),
    ("年后", None),
    ("除夕", None),
    ("元宵", None),
    ("清明", None),
    ("五一", Some((5, 1))),
    ("劳动节", Some((5, 1))),
    ("端午", None),
    ("中秋", None),
    ("国庆", Some((10, 1))),
    ("十一", Some((10, 1))),
    ("黄金周", None),
    ("节前", None),
    ("节后", None),
    ("节假日", None),
    ("寒假", None),
    ("暑假", None),
    ("圣诞", Some((12, 25))),
    ("平安夜", Some((12, 24))),
    ("情人节", Some((2, 14))),
    ("妇女节", Some((3, 8))),
    ("三八", Some((3, 8))),
    ("植树节", Some((3, 12))),
    ("愚人节", Some((4, 1))),
    ("青年节", Some((5, 4))),
    ("五四", Some((5, 4))),
    ("儿童节", Some((6, 1))),
    ("六一", Some((6, 1))),
    ("建党节", Some((7, 1))),
    ("七一", Some((7, 1))),
    ("建军节", Some((8, 1))),
    ("八一", Some((8, 1))),
    ("教师节", Some((9, 10))),
    ("双十一", Some((11, 11))),
    ("双11", Some((11, 11))),
    ("双十二", Some((12, 12))),
    ("双12", Some((12, 12))),
    ("光棍节", Some((11, 11))),
    ("母亲节", None),
    ("父亲节", None),
    ("感恩节", None),
    ("万圣节", None),
    ("复活节", None),
    ("七夕", None),
    ("重阳", None),
    ("中元", None),
    ("腊八", None),
    ("立春", None),
    ("雨水", None),
    ("惊蛰", None),
    ("春分", None),
    ("谷雨", None),
    ("立夏", None),
    ("小满", None),
    ("芒种", None),
    ("夏至", None),
    ("小暑", None),
    ("大暑", None),
    ("立秋", None),
    ("处暑", None),
    ("白露", None),
    ("秋分", None),
    ("寒露", None),
    ("霜降", None),
    ("立冬", None),
    ("小雪", None),
    ("大雪", None),
    ("冬至", None),
    ("小寒", None),
    ("大寒", None),
];

/// Refuses an English phrase that names a holiday; `None` when it names none.
///
/// Other words around the name may only be such as go with one: `last christmas`, `two days before easter`, but not `christmas party`.
pub(super) fn english(context: &Context, words: &[&str]) -> Option<Reading> {
    let (name, fixed) = ENGLISH
        .iter()
        .filter_map(|(name, fixed)| {
            let parts: Vec<&str> = name.split(' ').collect();
            let at = words.windows(parts.len()).position(|window| window == parts.as_slice())?;
            let around = words[..at].iter().chain(&words[at + parts.len()..]);
            let goes_with = |word: &&str| AROUND.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit());
            around.copied().all(|word| goes_with(&word)).then_some((parts.len(), *fixed))
        })
        .max_by_key(|(length, _)| *length)?;
    Some(Err(context.holiday(fixed.filter(|_| words.len() == name))))
}

const AROUND: [&str; 26] = [
    "last", "this", "next", "before", "after", "by", "until", "since", "around", "day", "days", "week", "weeks",
    "weekend", "holiday", "holidays", "break", "a", "one", "two", "three", "eve", "in", "at", "over", "during",
];

const ENGLISH: &[Holiday] = &[
    ("christmas", Some((12, 25))),
    ("christmas day", Some((12, 25))),
    ("christmas eve", Some((12, 24))),
    ("xmas", Some((12, 25))),
    ("boxing day", Some((12, 26))),
    ("new year", None),
    ("new years", None),
    ("new year day", Some((1, 1))),
    ("new years day", Some((1, 1))),
    ("new year eve", Some((12, 31))),
    ("new years eve", Some((12, 31))),
    ("easter", None),
    ("easter sunday", None),
    ("easter monday", None),
    ("good friday", None),
    ("palm sunday", None),
    ("ash wednesday", None),
    ("shrove tuesday", None),
    ("pancake day", None),
    ("ascension day", None),
    ("pentecost", None),
    ("whit monday", None),
    ("thanksgiving", None),
    ("black friday", None),
    ("cyber monday", None),
    ("halloween", Some((10, 31))),
    ("valentine day", Some((2, 14))),
    ("valentines day", Some((2, 14))),
    ("labor day", None),
    ("labour day", None),
    ("may day", Some((5, 1))),
    ("memorial day", None),
    ("veterans day", Some((11, 11))),
    ("independence day", None),
    ("presidents day", None),
    ("columbus day", None),
    ("mlk day", None),
    ("mother day", None),
    ("mothers day", None),
    ("father day", None),
    ("fathers day", None),
    ("bank holiday", None),
    ("public holiday", None),
    ("national day", None),
    ("golden week", None),
    ("singles day", Some((11, 11))),
    ("spring festival", None),
    ("chinese new year", None),
    ("lunar new year", None),
    ("lantern festival", None),
    ("dragon boat festival", None),
    ("mid autumn festival", None),
    ("mid autumn", None),
    ("qingming", None),
    ("ramadan", None),
    ("eid", None),
    ("diwali", None),
    ("hanukkah", None),
    ("passover", None),
    ("yom kippur", None),
    ("rosh hashanah", None),
];

//! Times as people say them, alone or before the text of an entry.

use super::joiner::{Joined, is_running, joiner, skip_blanks};
use super::length::length;
use super::point::{DAY, Form, Part, Point, is_count, number, point, time_at};
use super::strict::times_prefix;
use super::{vague, whole};
use crate::calendar::han::{is_han, simplified};
use crate::calendar::{End, TimeProblem, Times};

/// Reads the times that a line of `add` begins with; returns them and how many bytes they take, one comma after them included.
///
/// All that [`times_prefix`] reads, and `9am`, `9:30 pm`, `9-10:30`, `2-3pm`, 上午9点半, 下午3点到5点, 9点三刻, 中午, `9:00+45m`. What a start or an
/// end leaves open follows the other: 下午3点到5点 ends at 17:00, `2-3pm` starts at 14:00. An hour alone that nothing else tells about is
/// taken at its word: 3点 is 03:00. What merely counts is no time: `3点意见`, `10 things`, `9-10月`, `10:1 ratio`, `9点前提交`.
pub fn spoken_times_prefix(text: &str) -> Option<Result<(Times, usize), TimeProblem>> {
    // As many bytes as the text: lengths hold for both.
    match read(&simplified(text), Place::Prefix) {
        Some(Ok((times, rest))) => Some(Ok((times, text.len() - rest.len()))),
        Some(Err(problem)) => Some(Err(problem)),
        None => times_prefix(text),
    }
}

/// Reads a text that is nothing but times, as `--time` takes them.
///
/// All that [`spoken_times_prefix`] reads, and since nothing else can be meant also `9`, `9-11`, `0930`, `9.30`, `noon`, `midnight`,
/// `nine thirty`, `from 9 to 10`, `9am for 2 hours`, 从9点到10点半. `five to ten` is refused: it is 9:55 or five hours.
pub fn parse_times(text: &str) -> Result<Times, TimeProblem> {
    let text = text.trim();
    let form = whole::one_form(&simplified(text));
    if let Some((first, second)) = whole::two_readings(&form) {
        let range = read_whole(&second).ok_or_else(|| TimeProblem::Unknown { text: text.to_owned() })??;
        return Err(TimeProblem::Ambiguous { text: text.to_owned(), first, second: range });
    }
    match read_whole(whole::without_from(&form)) {
        Some(times) => times,
        None if vague::is_vague(&form) => Err(TimeProblem::Vague { text: text.to_owned() }),
        None => Err(TimeProblem::Unknown { text: text.to_owned() }),
    }
}

fn read_whole(form: &str) -> Option<Result<Times, TimeProblem>> {
    match read(form, Place::Whole)? {
        Ok((times, "")) => Some(Ok(times)),
        Ok(_) => None,
        Err(problem) => Some(Err(problem)),
    }
}

/// Where the times stand, which decides how much they must look like times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Prefix,
    Whole,
}

type Found<'a> = Option<Result<(Times, &'a str), TimeProblem>>;

fn read(text: &str, place: Place) -> Found<'_> {
    let (start, rest) = point(text)?;
    if let Some(read) =
        length(rest).filter(|_| start.form != Form::Bare || start.part.is_some() || place == Place::Whole)
    {
        return with_length(&start, read, place);
    }
    let Some(joined) = joiner(rest) else { return alone(&start, rest, place) };
    if let Some((end, rest)) = point(skip_blanks(joined.after)) {
        let is_range = place == Place::Whole || reads_as_range(&start, &end, joined.tight, rest);
        if let Some(rest) = boundary(&end, rest, place).filter(|_| is_range) {
            return Some(range(&start, &end).map(|times| (times, rest)));
        }
    }
    if start.form == Form::Bare && place == Place::Prefix {
        return None;
    }
    if is_running(&joined) || (place == Place::Whole && joined.is_sign && joined.after.is_empty()) {
        return Some(starting(&start, End::Running, joined.after));
    }
    if joined.is_sign && joined.tight && number(joined.after).is_some_and(|(_, digits, _)| digits > 0) {
        return None;
    }
    if parts_from_title(&joined) {
        return Some(starting(&start, End::Unsaid, joined.after));
    }
    alone(&start, rest, place)
}

/// Makes the times of a start that says all by itself.
fn starting<'a>(start: &Point, end: End, rest: &'a str) -> Result<(Times, &'a str), TimeProblem> {
    Ok((Times { start: time_at(start_minute(start)?), end }, rest))
}

/// Tells whether a dash only sets off the title: `9:00 - Call`, 9点—拜访. People type it; it is no part of the title.
fn parts_from_title(joined: &Joined) -> bool {
    let set_off = !joined.tight && joined.after.starts_with(char::is_whitespace);
    joined.is_sign && (set_off || joined.after.starts_with(is_han))
}

fn with_length<'a>(start: &Point, read: Result<(u32, &'a str), TimeProblem>, place: Place) -> Found<'a> {
    let (minutes, rest) = match read {
        Ok(read) => read,
        Err(problem) => return Some(Err(problem)),
    };
    let rest = comma(rest)
        .or_else(|| rest.starts_with(is_han).then_some(rest))
        .filter(|rest| place == Place::Prefix || rest.is_empty())?;
    Some(start_minute(start).and_then(|at| starting(start, End::At(time_at(at + minutes)), rest)))
}

fn alone<'a>(start: &Point, rest: &'a str, place: Place) -> Found<'a> {
    if start.form == Form::Bare && place == Place::Prefix {
        return None;
    }
    let rest = boundary(start, rest, place)?;
    let no_number = start.form == Form::Word && start.hour > 24 && place == Place::Prefix;
    (!no_number).then(|| starting(start, End::Unsaid, rest))
}

/// Tells whether two times before other text are a range. An hour alone counts only beside something that says it is one.
fn reads_as_range(start: &Point, end: &Point, tight: bool, rest: &str) -> bool {
    match (start.form, end.form) {
        (Form::Bare, Form::Bare) => false,
        (Form::Bare, _) if start.part.is_none() => tight,
        (_, Form::Bare) => tight && comma(rest).is_some(),
        _ => true,
    }
}

/// Settles what one side leaves open by the other: of the two hours that it may be, the one that makes the range shorter.
fn range(start: &Point, end: &Point) -> Result<Times, TimeProblem> {
    let is_clock = |point: &Point| matches!(point.form, Form::Clock { .. });
    let mut from = start_minute(start)?;
    let mut to = end.minute_of_day().ok_or_else(|| no_such(end))?;
    // Nobody says a range of nothing: the same hour twice is half a day.
    let length = |from: u32, to: u32| (to + DAY - from - 1) % DAY;
    if start.is_open() && end.part.is_some() {
        from = [from % (DAY / 2), from % (DAY / 2) + DAY / 2]
            .into_iter()
            .min_by_key(|&from| length(from, to))
            .unwrap_or(from);
    } else if end.is_open() && (start.part.is_some() || !is_clock(end)) {
        to = [to % (DAY / 2), to % (DAY / 2) + DAY / 2].into_iter().min_by_key(|&to| length(from, to)).unwrap_or(to);
    }
    Ok(Times { start: time_at(from), end: End::At(time_at(to)) })
}

/// Returns the minute of the day of a start: the midnight that ends a day begins none.
fn start_minute(point: &Point) -> Result<u32, TimeProblem> {
    point.minute_of_day().filter(|&minute| minute < DAY).ok_or_else(|| no_such(point))
}

fn no_such(point: &Point) -> TimeProblem {
    TimeProblem::NoSuchTime { text: point.text.to_owned() }
}

/// Tells where the text after a time begins; `None` where it shows that there was none.
fn boundary<'a>(point: &Point, rest: &'a str, place: Place) -> Option<&'a str> {
    if place == Place::Whole {
        return rest.is_empty().then_some(rest);
    }
    let only_hour = point.form == Form::Word && point.minute.is_none();
    let noon_alone = point.part == Some(Part::Noon) && !point.text.contains('点');
    // 一点 is "a bit" more often than one o'clock.
    if only_hour && point.text == "一点" {
        return None;
    }
    if let Some(rest) = comma(rest) {
        return Some(rest);
    }
    if only_hour && (noon_alone || VAGUE.iter().any(|word| rest.starts_with(word))) {
        return None;
    }
    if only_hour && point.part.is_none() && is_counted(rest) {
        return None;
    }
    let may_end = |c: char| c.is_alphabetic() || "@+%#＠＋％＃“《「\"".contains(c);
    let said_in_chinese = point.text.ends_with(is_han) && (rest.starts_with(may_end) || is_count(rest));
    (rest.starts_with(is_han) || said_in_chinese).then_some(rest)
}

/// Passes the end, a blank, or one comma.
fn comma(rest: &str) -> Option<&str> {
    if rest.is_empty() || rest.starts_with(char::is_whitespace) {
        return Some(rest);
    }
    rest.strip_prefix([',', '，', '、']).filter(|after| !after.starts_with(|c: char| c.is_ascii_digit()))
}

/// What makes of an hour a limit or a guess: 9点前提交 starts at no nine o'clock.
const VAGUE: [&str; 10] = ["前", "后", "之前", "之后", "以前", "以后", "左右", "多", "许", "几"];

/// Tells whether points are counted, not hours: 3点意见, 两点主要建议.
fn is_counted(rest: &str) -> bool {
    let noun = QUALIFIERS.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    COUNTED.iter().any(|word| noun.starts_with(word))
}

const QUALIFIERS: [&str; 16] = [
    "主要", "重要", "具体", "修改", "改进", "整改", "工作", "不同", "新的", "新", "其他", "核心", "关键", "个人",
    "基本", "小",
];

/// What is counted in points. An open class; these are the ones of reports and minutes.
const COUNTED: [&str; 44] = [
    "意见", "建议", "要求", "想法", "看法", "说明", "体会", "原因", "理由", "问题", "内容", "结论", "启示", "经验",
    "教训", "措施", "共识", "注意", "疑问", "事项", "不足", "感受", "感想", "思考", "总结", "心得", "需求", "改进",
    "优势", "优点", "缺点", "好处", "坏处", "区别", "差异", "收获", "反馈", "变化", "进展", "担心", "顾虑", "希望",
    "提醒", "补充",
];

//! Chinese phrases that name a time but no certain days.

use super::super::context::{Context, Reading};
use super::super::parse::phrase;
use super::counted::amount;

/// Refuses what says no certain day: 前几天, 月中, 上个工作日; `None` when it is none of these.
pub(super) fn read(context: &Context, text: &str) -> Option<Reading> {
    let is_vague = WORDS.contains(&text)
        || BEGINNINGS.iter().any(|word| text.starts_with(word))
        || ["工作日", "左右", "前后", "前阵子", "这阵子"].iter().any(|word| text.ends_with(word))
        || is_middle(text)
        || is_season(text)
        || is_within(text)
        || is_side_without_sign(text);
    is_vague.then(|| Err(context.vague()))
}

const WORDS: [&str; 30] = [
    "最近",
    "近期",
    "近日",
    "近来",
    "日前",
    "不久前",
    "前不久",
    "前些日子",
    "前些天",
    "前段时间",
    "前一段时间",
    "最近一段时间",
    "这段时间",
    "刚才",
    "刚刚",
    "改天",
    "哪天",
    "过些天",
    "过段时间",
    "以前",
    "以后",
    "之前",
    "之后",
    "早些时候",
    "有一天",
    "那天",
    "过阵子",
    "过两天",
    "过几天",
    "待定",
];

const BEGINNINGS: [&str; 14] = [
    "几天",
    "好几天",
    "前几",
    "后几",
    "这几",
    "近几",
    "最近几",
    "过几",
    "数日",
    "多日",
    "这两天",
    "前两天",
    "几个",
    "几周",
];

/// 月中, 年中, 11月中, 下周初.
fn is_middle(text: &str) -> bool {
    let of = |ends: &[&str], runs: &[char]| {
        ends.iter().any(|end| text.strip_suffix(end).is_some_and(|run| run.ends_with(runs)))
    };
    of(&["中"], &['月', '年', '周', '季']) || of(&["初"], &['周']) || of(&["中", "初"], &['期'])
}

fn is_season(text: &str) -> bool {
    let season = ["春天", "夏天", "秋天", "冬天", "春季", "夏季", "秋季", "冬季"]
        .iter()
        .find_map(|word| text.strip_suffix(word));
    season.is_some_and(|rest| rest.is_empty() || rest.ends_with('年'))
}

/// 3天内: until then or since then.
fn is_within(text: &str) -> bool {
    let inside = ["之内", "以内", "内"].iter().find_map(|word| text.strip_suffix(word));
    inside.and_then(amount).is_some_and(|(_, _, rest)| rest.is_empty())
}

/// 前3天, 后两周: the days before and after what?
fn is_side_without_sign(text: &str) -> bool {
    text.strip_prefix(['前', '后']).and_then(amount).is_some_and(|(_, _, rest)| rest.is_empty())
}

/// Refuses 月底前, 周五之前: until that day, or until the one before it?
pub(super) fn around_day(context: &Context, text: &str) -> Option<Reading> {
    const SIDES: [&str; 6] = ["之前", "以前", "前", "之后", "以后", "后"];
    let day = SIDES.iter().find_map(|side| text.strip_suffix(side)).filter(|day| !day.is_empty())?;
    phrase(context, day)?.is_ok().then(|| Err(context.vague()))
}

//! Errors in Chinese.

mod books;
mod closing;
pub(super) mod dates;
pub(super) mod diagnostics;
mod edit;
mod editing;
mod git_settings;
mod names;
mod query;
mod refusals;
pub(super) mod search;
pub(super) mod settings;
mod store;
mod system;
mod undo;

#[cfg(test)]
pub(super) use refusals::damage;
#[cfg(test)]
pub(super) use system::{asked, tried};

use super::quote::{self, brief};
use crate::app::Error;
use crate::format::Key;
use crate::render::message::Message;
use chrono::NaiveDate;

/// How many candidates for an ID are shown.
const MOST_CANDIDATES: usize = 5;

/// Words any error of a use-case.
pub(super) fn error(error: &Error) -> Message {
    match error {
        Error::Store(error) => store::error(error),
        Error::Date(problem) => dates::date(problem),
        Error::Time(problem) => dates::time(problem),
        Error::Query { problem, text } => query::problem(problem, text),
        Error::Edit { problem, date } => edit::problem(problem, *date),
        Error::Kept { error: inner, kept } => {
            self::error(inner).hint(format!("这段文字已保存在 {}", quote::path(kept)))
        }
        Error::Drafted { error: inner, draft, again } if matches!(**inner, Error::EditedNotUtf8 { .. }) => {
            editing::in_another_encoding(self::error(inner), draft, again)
        }
        Error::Drafted { error: inner, draft, again } => editing::drafted(self::error(inner), draft, again),
        Error::Editor(problem) => editing::editor(problem),
        Error::EditedNotUtf8 { offset } => editing::not_utf8(*offset),
        Error::BeingEdited { what } => editing::being_edited(what),
        Error::EditConflict { path } => editing::conflict(path),
        Error::Unresolved { path } => editing::unresolved(path),
        Error::BelowTheLine => editing::below_the_line(),
        Error::Odd(odd) => editing::odd(odd),
        Error::Names(problems) => names::problems(problems),
        Error::NotWritable(problems) => settings::not_writable(problems),
        Error::NoText => {
            Message::new("没有要记的内容：文字是空的").hint("写上做了什么，例如：wlog 记 '给 @李娜 打电话谈合同'")
        }
        Error::InputNotUtf8 { offset } => {
            Message::new(format!("标准输入里的文字不是 UTF-8 编码（第 {} 个字节）", offset + 1))
                .hint("如果是 GBK 编码，请先转换：iconv -f GB18030 -t UTF-8 文件 | wlog 记 -")
        }
        Error::NoListYet(text) => {
            Message::new(format!("“{}”是改已有记录时的写法", brief(text))).hint("新记一条时直接写，不要加 += 或 -=")
        }
        Error::BadFigure(text) => {
            Message::new(format!("“{}”不是业绩：要有名称和数字", brief(text))).hint("例如：存款新增 500万元")
        }
        Error::BadExpense(text) => Message::new(format!("“{}”不是费用：要有金额", brief(text))).hint("例如：35元 打车"),
        Error::BadField(text) => Message::new(format!("“{}”不是字段：要写成“名称=内容”", brief(text)))
            .hint("例如：--field 合同号=HT-2026-081"),
        Error::KnownField { key } => known_field(key),
        Error::NotABook { path, by, is_there } => books::not_found(path, *by, *is_there),
        Error::BookIsAFile { path, book } => books::is_a_file(path, book.as_deref()),
        Error::NoBook { usual, repository } => books::none(usual.as_deref(), repository.as_deref()),
        Error::FolderInUse { folder, usual } => books::in_use(folder, usual.as_deref()),
        Error::NoPlace { folder, source } => books::no_place(folder, source),
        Error::NoSuchProfile(name) => books::no_such_profile(name),
        Error::ProfileByHand(profile) => books::profile_by_hand(profile),
        Error::NotAName(text) => books::not_a_name(text),
        Error::NotAnAddress(text) => books::not_an_address(text),
        Error::AlreadyABook(path) => books::already(path),
        Error::InsideABook { folder, book } => books::inside(folder, book),
        Error::FolderInTheWay(path) => books::in_the_way(path),
        Error::NoSuchId(prefix) => Message::new(format!("没有编号以“{}”开头的记录或待办", brief(prefix)))
            .hint("用 wlog 列 可以看到各条记录的编号"),
        Error::NoSuchEntry(id) => editing::no_entry(id),
        Error::NotInTheBook(path) => Message::new(format!("日志本里没有“{}”", brief(path)))
            .hint("请写日志本里的路径：2026/11/2026-11-21.md；也可以写日期或时间段"),
        Error::Index(problem) => search::index(problem),
        Error::Saved(problem) => search::saved(problem),
        Error::NoWish => editing::no_wish(),
        Error::NoGoal => closing::no_goal(),
        Error::NoVictim => closing::no_victim(),
        Error::ReasonNeeded(closed) => closing::reason_needed(*closed),
        Error::Undo(problem) => undo::problem(problem),
        Error::NoEntries => editing::no_entries(),
        Error::ManyIds { prefix, candidates } => many_ids(prefix, candidates),
        Error::Unsettled => Message::new("写入时日志本里的文件一直在变，这次什么也没有写入")
            .hint("请等正在改动文件的程序（同步、编辑器等）结束，再执行一次"),
        Error::BadNow(text) => Message::new(format!("环境变量 WLOG_NOW 的“{}”不是一个时刻", brief(text)))
            .hint("请按 RFC 3339 的格式写：WLOG_NOW=2026-11-21T09:00:00+08:00")
            .hint("或者改用系统时间：unset WLOG_NOW"),
        Error::NoRandom(reason) => Message::new(format!("系统没有给出随机数，无法生成编号（{}）", brief(reason)))
            .hint("什么也没有写入，请再执行一次"),
    }
}

fn many_ids(prefix: &str, candidates: &[(String, NaiveDate, String)]) -> Message {
    let error = format!("以“{}”开头的编号有 {} 个", brief(prefix), candidates.len());
    let is_one = candidates.windows(2).all(|two| two[0].0 == two[1].0);
    let hint = if is_one {
        "同一个编号出现了几次，用 wlog 检查 --fix 给后面的换新编号"
    } else {
        "请把编号多写几位"
    };
    let mut message = Message::new(error).hint(hint);
    for (id, date, title) in candidates.iter().take(MOST_CANDIDATES) {
        message = message.hint(format!("{id}　{date}　{}", brief(title)));
    }
    message
}

fn known_field(key: &str) -> Message {
    let option = match Key::read(key) {
        Some(Key::Contacts) => "contact",
        Some(Key::Tags) => "tag",
        Some(Key::Re | Key::Zone) | None => "",
        Some(key) => key.word(crate::model::Language::English),
    };
    let message = Message::new(format!("“{}”是 wlog 自己的字段，不能用 --field 填写", brief(key)));
    match option {
        "" => message.hint("请用编辑器写进当天的文件"),
        option => message.hint(format!("请改用：--{option}")),
    }
}

//! What a check says: each finding with its remedy, how many there are, and what was mended.

use super::errors::{brief, guessed_name, word};
use super::{Chinese, DateWords, English, ErrorWords, OutcomeWords};
use crate::app::check::{Finding, What};
use crate::app::editing::Again;
use crate::app::sigil_of;
use crate::format::Renewed;
use crate::model::{CardKind, Sigil, file_stem};
use crate::render::message::Message;
use crate::store::{BookPath, Leftover, day_path};
use chrono::NaiveDate;
use std::time::Duration;

/// Wordings of a check.
pub trait CheckWords {
    /// Words a finding without its place.
    fn finding(&self, finding: &Finding) -> Message;
    /// Counts the findings in their files; `mendable` of them can be mended.
    fn problems_found(&self, count: usize, files: usize, mendable: usize) -> String;
    /// Heads the findings that would be mended.
    fn would_mend(&self, count: usize) -> String;
    /// Offers to mend them.
    fn do_mend(&self) -> &'static str;
    /// Offers to leave everything as it is.
    fn leave_it(&self) -> &'static str;
    /// Says that everything was left as it is.
    fn left_as_it_is(&self) -> &'static str;
    /// Says that nothing can be mended without a person.
    fn nothing_to_mend(&self) -> &'static str;
    /// Counts what was mended, and names the commit where there is one.
    fn mended(&self, count: usize, commit: Option<&str>) -> String;
    /// Says which ID stands in the place of a doubled one.
    fn renewed_id(&self, date: NaiveDate, renewed: &Renewed) -> String;
    /// Says of how many closed days IDs were written, and why nobody was asked for a reason.
    fn closed_days_mended(&self, count: usize) -> String;
    /// Says that edits by hand of several days were committed first.
    fn hand_edits_committed(&self, count: usize) -> String;
    /// Points at the check behind what is odd in a file.
    fn check_tells_more(&self, said: &str) -> String;
}

/// Takes the place off the beginning of a message: it stands beside it.
fn without_place(message: Message, finding: &Finding) -> Message {
    let line = finding.line.map(|line| format!(":{line}")).unwrap_or_default();
    let places = [format!("{}{line}", finding.path), finding.path.clone()];
    let rest = places.iter().find_map(|place| message.error.strip_prefix(place.as_str())).map(str::to_owned);
    match rest.as_deref().and_then(|rest| rest.strip_prefix([':', '：'])) {
        Some(rest) => Message { error: rest.trim_start().to_owned(), ..message },
        None => message,
    }
}

/// Says of which search a message is; the query, which is drawn below it, stands in the file.
fn of_search(whose: &str, message: Message) -> Message {
    let said = message.error.lines().next().unwrap_or_default();
    Message { error: format!("{whose}{said}"), ..message }
}

/// Shows how the name at the beginning of a text is put in quotes.
fn quoted(kind: CardKind, text: &str) -> String {
    let (sigil, least) = match kind {
        CardKind::Project => (Sigil::Project, 4),
        CardKind::Contact => (Sigil::Contact, 2),
        CardKind::Org => (Sigil::Org, 4),
    };
    let (name, rest) = guessed_name(text, least);
    format!("{}\"{}\"{}", sigil_of(sigil), brief(name), brief(rest))
}

fn card_file(kind: CardKind, name: &str) -> String {
    format!("{}/{}.md", kind.folder(), file_stem(name))
}

/// Tells whether a file lies in the folder in which it belongs.
fn is_beside(path: &str, to: &BookPath) -> bool {
    path.rsplit_once('/').map(|(folder, _)| folder) == to.as_str().rsplit_once('/').map(|(folder, _)| folder)
}

/// Says how a file that nothing reads is joined with the one in its place. Two steps are two hints: nobody is to copy both at once.
fn joined(message: Message, path: &str, to: &str) -> Message {
    let (from, into) = (word(path), word(to));
    message
        .hint(format!("move what only this one has over to the other, in the book's folder: diff {from} {into}"))
        .hint(format!("then delete this one: rm {from}"))
}

fn joined_in_chinese(message: Message, path: &str, to: &str) -> Message {
    let (from, into) = (word(path), word(to));
    message
        .hint(format!("请在日志本文件夹里比较两份，把只在这一份里的内容移过去：diff {from} {into}"))
        .hint(format!("然后删去这一份：rm {from}"))
}

/// Writes the command that opens a text again, by the names that a language has for the three commands.
fn again(again: &Again, [add, edit, amend]: [&str; 3]) -> String {
    match again {
        Again::Add => format!("wlog {add} -e"),
        Again::Edit(date) => format!("wlog {edit} {date}"),
        Again::Card(path) => format!("wlog {edit} {}", super::argument(std::path::Path::new(path.as_str()))),
        Again::Amend(id) => format!("wlog {amend} -e {id}"),
    }
}

fn minutes(age: Duration) -> u32 {
    u32::try_from(age.as_secs() / 60).unwrap_or(u32::MAX).max(1)
}

impl CheckWords for English {
    fn finding(&self, finding: &Finding) -> Message {
        let path = &finding.path;
        let message = match &finding.what {
            What::Odd(odd) => self.diagnostic(odd),
            What::Settings(problem) => self.settings_problem(problem),
            What::Profile(problem, path) => self.profile_problem(problem, path.as_ref()),
            What::Search { name, error } => of_search(&format!("saved search '{}': ", brief(name)), self.error(error)),
            What::Failed(error) => self.error(error),
            What::Misplaced { to, is_taken: false } if is_beside(path, to) => {
                Message::new("the name is not written as days are, so nothing reads this file")
                    .hint(format!("give it another, in the book's folder: mv -n {} {to}", word(path)))
            }
            What::Misplaced { to, is_taken: false } => {
                let folder = to.parent().map(|folder| folder.to_string()).unwrap_or_default();
                Message::new("this day lies in the wrong folder, so nothing reads it")
                    .hint(format!("move it, in the book's folder: mkdir -p {folder} && mv -n {} {to}", word(path)))
            }
            What::Misplaced { to, is_taken: true } => {
                let said = format!("this day lies in the wrong folder, so nothing reads it, and {to} is there, too");
                joined(Message::new(said), path, to.as_str())
            }
            What::OtherEnding { to, is_taken: false } => {
                Message::new("the name does not end in .md, so nothing reads this file").hint(format!("call it {to}"))
            }
            What::OtherEnding { to, is_taken: true } => {
                let said = format!("the name does not end in .md, so nothing reads this file, and {to} is there, too");
                joined(Message::new(said), path, to)
            }
            What::NoDay => Message::new("the name is no day's, so nothing reads this file")
                .hint("name it like 2026/11/2026-11-21.md, or move it out of the years' folders"),
            What::Copy { of: Some(of) } => {
                Message::new(format!("this looks like a copy of {of} that a sync program made")).hint(format!(
                    "take over what is missing there, then delete the copy: diff {} {}",
                    word(of),
                    word(path)
                ))
            }
            What::Copy { of: None } => {
                Message::new("this looks like a copy that a sync program made, and its original is not there")
                    .hint("give it the right name, or delete it")
            }
            What::CopyOfGits => Message::new("this looks like a copy that a sync program made of a file of git's own")
                .hint("move it out of the repository, and see whether that is sound: git fsck")
                .hint("keep the repository out of cloud folders, and sync it by git push and git pull"),
            What::Overlap { other, line, path } => {
                let place = path.as_ref().map_or_else(|| format!("line {line}"), |path| format!("{path}:{line}"));
                Message::new(format!("at this time '{}' is still going on ({place})", brief(other)))
                    .hint("correct one of the two times")
            }
            What::MissingIds { count: 1, .. } => Message::new("the ID of this entry or task is not written down")
                .hint("'wlog check --fix' writes it, so that it stays whatever becomes of the text"),
            What::MissingIds { count, days } => {
                let where_else = if *days == 1 { String::new() } else { format!(", in {days} days") };
                Message::new(format!(
                    "the IDs of {count} entries and tasks are not written down, from here on{where_else}"
                ))
                .hint("'wlog check --fix' writes them, so that they stay whatever becomes of the texts")
            }
            What::NoRoomForId => Message::new(
                "the ID of this task cannot be written: behind it the '\\' at the line's end would break no line",
            )
            .hint(
                "put two spaces in the place of the '\\', or the task on one line; then 'wlog check --fix' writes it",
            ),
            What::DoubleId { id, line, path, is_referred_to } => {
                let place = path.as_ref().map_or_else(|| format!("on line {line}"), |path| format!("in {path}:{line}"));
                let message = Message::new(format!("the ID {id} stands {place}, too"));
                match is_referred_to {
                    false => message.hint("'wlog check --fix' gives this one a new ID"),
                    true => message.hint("an entry refers to this ID: remove the comment where it is not meant"),
                }
            }
            What::UnknownId { id } => {
                Message::new(format!("this entry refers to '{}', and nothing has that ID", brief(id)))
                    .hint("correct the ID, or remove the line")
            }
            What::UnknownName { kind, name, near, is_unclear } => {
                let message = Message::new(format!("no {} is called '{}'", self.card_kind(*kind), brief(name)));
                match near {
                    Some(near) => message.hint(format!("did you mean '{}'?", brief(near))),
                    None if *is_unclear => message.hint(format!("quote the name: {}", quoted(*kind, name))),
                    None => message.hint(format!("correct the name, or make its card: {}", card_file(*kind, name))),
                }
            }
            What::NearNames { kind, name, other, path } => {
                let (name, other) = (brief(name), brief(other));
                Message::new(format!("'{name}' is spelt nearly like '{other}' ({path})")).hint(format!(
                    "if they are one {}, make '{name}' an alias there, and delete this card",
                    self.card_kind(*kind)
                ))
            }
            What::DoubleName { kind, name, path } => {
                Message::new(format!("another {} is called '{}', too ({path})", self.card_kind(*kind), brief(name)))
                    .hint("rename one of them, or make one card of the two")
            }
            What::CarriedNowhere { text } => {
                Message::new(format!("'{}' was carried to a later day, and stands on none", brief(text)))
                    .hint("write it into the plan of a later day, or mark it [x] as done or [-] as dropped")
            }
            What::Left(Leftover::Lock { age }) => {
                Message::new(format!("a git that has ended left this lock behind, {} ago", self.minutes(minutes(*age))))
                    .hint("'wlog check --fix' removes it")
            }
            What::Left(Leftover::Begun) => Message::new("a change was interrupted half-way")
                .hint("'wlog check --fix', or any command that writes, completes it or takes it back"),
            What::Left(Leftover::SetAside) => {
                Message::new("the record of an interrupted change could not be understood")
                    .hint("see whether anything is missing, then delete the record: git status")
            }
            What::Left(Leftover::Temporary) => Message::new("a wlog that was ended from outside left this file behind")
                .hint("'wlog check --fix' removes it"),
            What::Draft(draft) => Message::new("this text was begun in the editor and never finished")
                .hint(format!("go on with it: {}", again(draft, ["add", "edit", "amend"]))),
        };
        without_place(message, finding)
    }

    fn problems_found(&self, count: usize, files: usize, mendable: usize) -> String {
        let found = format!("{} in {}", counted(count, "problem"), counted(files, "file"));
        match mendable {
            0 => found,
            _ if mendable == count => {
                format!("{found}; 'wlog check --fix' mends {}", if count == 1 { "it" } else { "them all" })
            }
            _ => format!("{found}; 'wlog check --fix' mends {mendable} of them"),
        }
    }

    fn would_mend(&self, count: usize) -> String {
        format!("{} can be mended:", counted(count, "problem"))
    }

    fn do_mend(&self) -> &'static str {
        "Mend"
    }

    fn leave_it(&self) -> &'static str {
        "Leave everything as it is"
    }

    fn left_as_it_is(&self) -> &'static str {
        "nothing was changed"
    }

    fn nothing_to_mend(&self) -> &'static str {
        "nothing here can be mended without you"
    }

    fn mended(&self, count: usize, commit: Option<&str>) -> String {
        let commit = commit.map(|commit| format!(", commit {commit}")).unwrap_or_default();
        format!("mended {}{commit}", counted(count, "problem"))
    }

    fn renewed_id(&self, date: NaiveDate, renewed: &Renewed) -> String {
        let Renewed { line, old, new } = renewed;
        format!("{}:{line}: {old} is now called {new}", day_path(date))
    }

    fn closed_days_mended(&self, count: usize) -> String {
        let days = if count == 1 { "one of the days has".to_owned() } else { format!("{count} of the days have") };
        format!("{days} closed; only IDs were written, so no reason is asked for")
    }

    fn hand_edits_committed(&self, count: usize) -> String {
        format!("{count} days were edited by hand; that is committed first, on its own")
    }

    fn check_tells_more(&self, said: &str) -> String {
        format!("{said} ('wlog check' tells more)")
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

impl CheckWords for Chinese {
    fn finding(&self, finding: &Finding) -> Message {
        let path = &finding.path;
        let message = match &finding.what {
            What::Odd(odd) => self.diagnostic(odd),
            What::Settings(problem) => self.settings_problem(problem),
            What::Profile(problem, path) => self.profile_problem(problem, path.as_ref()),
            What::Search { name, error } => of_search(&format!("已保存的查询“{}”：", brief(name)), self.error(error)),
            What::Failed(error) => self.error(error),
            What::Misplaced { to, is_taken: false } if is_beside(path, to) => {
                Message::new("文件名的日期写法不对，因此读不到")
                    .hint(format!("请在日志本文件夹里改名：mv -n {} {to}", word(path)))
            }
            What::Misplaced { to, is_taken: false } => {
                let folder = to.parent().map(|folder| folder.to_string()).unwrap_or_default();
                Message::new("这一天放错了文件夹，因此读不到")
                    .hint(format!("请在日志本文件夹里移动它：mkdir -p {folder} && mv -n {} {to}", word(path)))
            }
            What::Misplaced { to, is_taken: true } => {
                let said = format!("这一天放错了文件夹，因此读不到；而 {to} 已经存在");
                joined_in_chinese(Message::new(said), path, to.as_str())
            }
            What::OtherEnding { to, is_taken: false } => {
                Message::new("文件名不以 .md 结尾，因此读不到").hint(format!("请改名为 {to}"))
            }
            What::OtherEnding { to, is_taken: true } => {
                let said = format!("文件名不以 .md 结尾，因此读不到；而 {to} 已经存在");
                joined_in_chinese(Message::new(said), path, to)
            }
            What::NoDay => Message::new("文件名不是日期，因此读不到")
                .hint("请按 2026/11/2026-11-21.md 的样子改名，或移出年份文件夹"),
            What::Copy { of: Some(of) } => Message::new(format!("这像是同步程序留下的 {of} 的副本")).hint(format!(
                "请把原件里缺的内容补上，再删去副本：diff {} {}",
                word(of),
                word(path)
            )),
            What::Copy { of: None } => {
                Message::new("这像是同步程序留下的副本，原件不在").hint("请改成正确的文件名，或删去")
            }
            What::CopyOfGits => Message::new("这像是同步程序在 git 仓库里留下的副本")
                .hint("请移出仓库，再检查仓库是否完好：git fsck")
                .hint("不要把仓库放在网盘文件夹里，请用 git push 和 git pull 同步"),
            What::Overlap { other, line, path } => {
                let place = path.as_ref().map_or_else(|| format!("第 {line} 行"), |path| format!("{path}:{line}"));
                Message::new(format!("与“{}”的时间重叠（{place}）", brief(other))).hint("请改正其中一个时间")
            }
            What::MissingIds { count: 1, .. } => Message::new("这条记录或待办的编号没有写下来")
                .hint("用 wlog 检查 --fix 写入，以后文字怎么改，编号都不变"),
            What::MissingIds { count, days } => {
                let days = if *days == 1 { String::new() } else { format!("，共 {days} 天") };
                Message::new(format!("从这里起有 {count} 条记录和待办的编号没有写下来{days}"))
                    .hint("用 wlog 检查 --fix 写入，以后文字怎么改，编号都不变")
            }
            What::NoRoomForId => Message::new("这条待办的编号写不进去：行末的“\\”用来换行，后面再写编号就不换行了")
                .hint("请把“\\”换成两个空格，或把待办写成一行，再用 wlog 检查 --fix 写入"),
            What::DoubleId { id, line, path, is_referred_to } => {
                let place = path.as_ref().map_or_else(|| format!("第 {line} 行"), |path| format!("{path}:{line}"));
                let message = Message::new(format!("编号 {id} 与{}重复", spaced(&place)));
                match is_referred_to {
                    false => message.hint("用 wlog 检查 --fix 给这一条换新编号"),
                    true => message.hint("有记录引用了这个编号：请去掉不是它所指的那处注释"),
                }
            }
            What::UnknownId { id } => {
                Message::new(format!("这条记录接续的“{}”不存在", brief(id))).hint("请改正编号，或去掉这一行")
            }
            What::UnknownName { kind, name, near, is_unclear } => {
                let message = Message::new(format!("没有名为“{}”的{}", brief(name), self.card_kind(*kind)));
                match near {
                    Some(near) => message.hint(format!("是不是“{}”？", brief(near))),
                    None if *is_unclear => message.hint(format!("请给名字加引号：{}", quoted(*kind, name))),
                    None => message.hint(format!("请改正名字，或为它建档案：{}", card_file(*kind, name))),
                }
            }
            What::NearNames { kind, name, other, path } => {
                let (name, other) = (brief(name), brief(other));
                Message::new(format!("“{name}”和“{other}”很像（{path}）")).hint(format!(
                    "如果是同一个{}，请把“{name}”写进那份档案的 aliases，再删去这一份",
                    self.card_kind(*kind)
                ))
            }
            What::DoubleName { kind, name, path } => {
                Message::new(format!("另有一个{}也叫“{}”（{path}）", self.card_kind(*kind), brief(name)))
                    .hint("请给其中一个改名，或把两份档案合成一份")
            }
            What::CarriedNowhere { text } => Message::new(format!("“{}”已顺延，但后面哪天都没有", brief(text)))
                .hint("请写进后面某天的计划，或改成 [x]（完成）、[-]（取消）"),
            What::Left(Leftover::Lock { age }) => {
                Message::new(format!("git 已经结束，留下了这个锁文件（{}前）", self.minutes(minutes(*age))))
                    .hint("用 wlog 检查 --fix 删去")
            }
            What::Left(Leftover::Begun) => {
                Message::new("有一次写入中途断了").hint("用 wlog 检查 --fix 补完或撤回；下一次写入时也会处理")
            }
            What::Left(Leftover::SetAside) => {
                Message::new("有一次中断的写入，它的底稿看不懂").hint("请看看有没有缺什么，再删去这个底稿：git status")
            }
            What::Left(Leftover::Temporary) => {
                Message::new("wlog 被强行结束时留下的临时文件").hint("用 wlog 检查 --fix 删去")
            }
            What::Draft(draft) => Message::new("编辑器里有一段没写完的文字")
                .hint(format!("接着写：{}", again(draft, ["记", "编辑", "更正"]))),
        };
        without_place(message, finding)
    }

    fn problems_found(&self, count: usize, files: usize, mendable: usize) -> String {
        let found = format!("{files} 个文件，共 {count} 个问题");
        match mendable {
            0 => found,
            _ if mendable == count => format!("{found}；可用 wlog 检查 --fix 修正"),
            _ => format!("{found}；其中 {mendable} 个可用 wlog 检查 --fix 修正"),
        }
    }

    fn would_mend(&self, count: usize) -> String {
        format!("可以修正 {count} 个问题：")
    }

    fn do_mend(&self) -> &'static str {
        "修正"
    }

    fn leave_it(&self) -> &'static str {
        "都不改"
    }

    fn left_as_it_is(&self) -> &'static str {
        "什么都没有改"
    }

    fn nothing_to_mend(&self) -> &'static str {
        "没有可以自动修正的问题"
    }

    fn mended(&self, count: usize, commit: Option<&str>) -> String {
        let commit = commit.map(|commit| format!("，提交 {commit}")).unwrap_or_default();
        format!("已修正 {count} 个问题{commit}")
    }

    fn renewed_id(&self, date: NaiveDate, renewed: &Renewed) -> String {
        let Renewed { line, old, new } = renewed;
        format!("{}:{line}：编号 {old} 已换成 {new}", day_path(date))
    }

    fn closed_days_mended(&self, count: usize) -> String {
        format!("其中 {count} 天的日志已截止；只写入了编号，内容没有改动，因此不必说明原因")
    }

    fn hand_edits_committed(&self, count: usize) -> String {
        format!("有 {count} 天手工修改过，已先单独提交")
    }

    fn check_tells_more(&self, said: &str) -> String {
        format!("{said}（详见 wlog 检查）")
    }
}

/// Parts a Chinese text from a place in Latin letters.
fn spaced(place: &str) -> String {
    if place.starts_with('第') { place.to_owned() } else { format!(" {place} ") }
}

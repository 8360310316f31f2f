//! What is said when something was done or found.

use super::{Chinese, DateWords, English};
use crate::format::Note;
use crate::model::CardKind;
use crate::store::{BookPath, Recovery};
use chrono::NaiveDate;

/// Wordings of outcomes.
pub trait OutcomeWords {
    /// Names a kind of card: `contact`, 联系人.
    fn card_kind(&self, kind: CardKind) -> &'static str;
    /// Says under which ID and commit an entry was saved.
    fn saved(&self, id: &str, commit: &str) -> String;
    /// Says that the present minute was taken for the time.
    fn time_taken(&self) -> &'static str;
    /// Says which day was understood.
    fn date_understood(&self, words: &str, date: &str) -> String;
    /// Says that a card was made; `called` is what a card of its kind is called.
    fn card_made(&self, called: &str, name: &str, near: Option<&str>) -> String;
    /// Says that a kind is none of the profile's, but spelt nearly like one.
    fn kind_near(&self, kind: &str, near: &str) -> String;
    /// Says what was changed in a text so that it reads back as meant.
    fn text_changed(&self, note: Note) -> String;
    /// Says that an edit by hand was committed first.
    fn hand_edit_committed(&self, path: &BookPath) -> String;
    /// Says what was set right after a process that was ended from outside; `None` when nothing was.
    fn recovered(&self, recovery: &Recovery) -> Option<String>;
    /// Says that nothing was found.
    fn nothing_found(&self) -> &'static str;
    /// Says that a day or period has no entries.
    fn nothing_there(&self, period: &str) -> String;
    /// Counts the results that are shown of all.
    fn results(&self, shown: usize, total: usize) -> String;
    /// Says that a file was passed over because it cannot be read; the reason follows.
    fn passed_over(&self, reason: &str) -> String;
    /// Heading of the day's plan.
    fn plan(&self) -> &'static str;
    /// Heading of the plan for the next working day.
    fn plan_for_tomorrow(&self) -> &'static str;
    /// Heading of the day's entries.
    fn entries(&self) -> &'static str;
    /// Heading of what is due.
    fn due(&self) -> &'static str;
    /// Heading of the day's summary.
    fn summary(&self) -> &'static str;
    /// Invites to the first entry of the day.
    fn empty_day(&self) -> &'static str;
    /// Says how late a task is.
    fn late_by(&self, days: i64) -> String;
    /// The word before a due date: `due`, 截止.
    fn due_label(&self) -> &'static str;
    /// Says when a task is due.
    fn due_on(&self, due: NaiveDate, today: NaiveDate) -> String;
    /// Points at open tasks that are due soon and did not fit.
    fn more_due(&self, count: usize) -> String;
    /// Points at open tasks that are not listed.
    fn more_open_tasks(&self, count: usize) -> String;
    /// Says which period was understood.
    fn period_understood(&self, words: &str, period: &str) -> String;
    /// Lists a card's other names.
    fn aliases(&self, aliases: &str) -> String;
    /// Names the companions of one's own side: `with Ines`, 同行人员 老周.
    fn went_with(&self, names: &[String]) -> String;
}

impl OutcomeWords for English {
    fn card_kind(&self, kind: CardKind) -> &'static str {
        match kind {
            CardKind::Project => "project",
            CardKind::Contact => "contact",
            CardKind::Org => "organisation",
        }
    }

    fn saved(&self, id: &str, commit: &str) -> String {
        format!("saved as {id}, commit {commit}")
    }

    fn time_taken(&self) -> &'static str {
        " (now)"
    }

    fn date_understood(&self, words: &str, date: &str) -> String {
        format!("'{words}' is {date}")
    }

    fn card_made(&self, called: &str, name: &str, near: Option<&str>) -> String {
        match near {
            Some(near) => {
                format!("new {called} '{name}'; did you mean '{near}'? 'wlog undo' takes it back")
            }
            None => format!("new {called} '{name}'"),
        }
    }

    fn kind_near(&self, kind: &str, near: &str) -> String {
        format!("'{kind}' is none of the profile's kinds, and is kept as typed; did you mean '{near}'?")
    }

    fn text_changed(&self, note: Note) -> String {
        match note {
            Note::HeadingsShifted { by } => format!("headings in the text went down {by} level{}", plural(by.into())),
            Note::FenceClosed => "a code block in the text was open; it is closed now".to_owned(),
            Note::HtmlClosed => "a comment or HTML in the text was open; it is closed now".to_owned(),
            Note::BodyMarked => "the text began like a list of fields; an empty comment above keeps it text".to_owned(),
            Note::IdWritten => "the entry's ID now stands in its heading".to_owned(),
        }
    }

    fn hand_edit_committed(&self, path: &BookPath) -> String {
        format!("{path} was edited by hand; that is committed first, on its own")
    }

    fn recovered(&self, recovery: &Recovery) -> Option<String> {
        match recovery {
            Recovery::Nothing => None,
            Recovery::Completed(paths) => Some(format!("completed what was interrupted: {}", list(paths, ", "))),
            Recovery::RolledBack { restored, edited } => {
                let kept =
                    if edited.is_empty() { String::new() } else { format!("; left as edited: {}", list(edited, ", ")) };
                Some(format!("took back what was interrupted: {}{kept}", list(restored, ", ")))
            }
        }
    }

    fn nothing_found(&self) -> &'static str {
        "nothing found"
    }

    fn nothing_there(&self, period: &str) -> String {
        format!("{period}: no entries")
    }

    fn results(&self, shown: usize, total: usize) -> String {
        match shown == total {
            true => format!("{total} result{}", plural(total)),
            false => format!("{shown} of {total} results; --all prints them all"),
        }
    }

    fn passed_over(&self, reason: &str) -> String {
        format!("passed over: {reason}")
    }

    fn plan(&self) -> &'static str {
        "Plan"
    }

    fn plan_for_tomorrow(&self) -> &'static str {
        "Plan for the next working day"
    }

    fn entries(&self) -> &'static str {
        "Entries"
    }

    fn due(&self) -> &'static str {
        "Due"
    }

    fn summary(&self) -> &'static str {
        "Summary"
    }

    fn empty_day(&self) -> &'static str {
        "Nothing yet today. Write what you did: wlog add 'Called @Bob about the contract'"
    }

    fn late_by(&self, days: i64) -> String {
        format!("{days} day{} late", plural(usize::try_from(days).unwrap_or(2)))
    }

    fn due_label(&self) -> &'static str {
        "due"
    }

    fn due_on(&self, due: NaiveDate, today: NaiveDate) -> String {
        match (due - today).num_days() {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            days if days < 0 => self.late_by(-days),
            _ => format!("{} {}", self.weekday_short(chrono::Datelike::weekday(&due)), self.month_day(due)),
        }
    }

    fn more_due(&self, count: usize) -> String {
        format!("{count} more: wlog search type:task is:open --all")
    }

    fn more_open_tasks(&self, count: usize) -> String {
        format!("{count} older open task{}: wlog search type:task is:overdue", plural(count))
    }

    fn period_understood(&self, words: &str, period: &str) -> String {
        format!("'{words}' is {period}")
    }

    fn aliases(&self, aliases: &str) -> String {
        format!("also {aliases}")
    }

    fn went_with(&self, names: &[String]) -> String {
        format!("with {}", names.join(", "))
    }
}

impl OutcomeWords for Chinese {
    fn card_kind(&self, kind: CardKind) -> &'static str {
        match kind {
            CardKind::Project => "项目",
            CardKind::Contact => "联系人",
            CardKind::Org => "工作单位",
        }
    }

    fn saved(&self, id: &str, commit: &str) -> String {
        format!("已记下，编号 {id}，提交 {commit}")
    }

    fn time_taken(&self) -> &'static str {
        "（当前时刻）"
    }

    fn date_understood(&self, words: &str, date: &str) -> String {
        format!("“{words}”是 {date}")
    }

    fn card_made(&self, called: &str, name: &str, near: Option<&str>) -> String {
        match near {
            Some(near) => format!("新建{called}“{name}”；是不是“{near}”？要撤回请用 wlog 撤销"),
            None => format!("新建{called}“{name}”"),
        }
    }

    fn kind_near(&self, kind: &str, near: &str) -> String {
        format!("岗位模板里没有“{kind}”这个类型，已照原样记下；是不是“{near}”？")
    }

    fn text_changed(&self, note: Note) -> String {
        match note {
            Note::HeadingsShifted { by } => format!("正文里的标题下调了 {by} 级"),
            Note::FenceClosed => "正文里的代码块没有结尾，已补上".to_owned(),
            Note::HtmlClosed => "正文里的注释或 HTML 没有结尾，已补上".to_owned(),
            Note::BodyMarked => "正文开头像字段列表，已在前面加一行空注释，使它仍是正文".to_owned(),
            Note::IdWritten => "记录的编号已写入标题行".to_owned(),
        }
    }

    fn hand_edit_committed(&self, path: &BookPath) -> String {
        format!("{path} 有手工修改，已先单独提交")
    }

    fn recovered(&self, recovery: &Recovery) -> Option<String> {
        match recovery {
            Recovery::Nothing => None,
            Recovery::Completed(paths) => Some(format!("上次中断的写入已补完：{}", list(paths, "、"))),
            Recovery::RolledBack { restored, edited } => {
                let kept = if edited.is_empty() {
                    String::new()
                } else {
                    format!("；手工修改过的保持原样：{}", list(edited, "、"))
                };
                Some(format!("上次中断的写入已撤回：{}{kept}", list(restored, "、")))
            }
        }
    }

    fn nothing_found(&self) -> &'static str {
        "没有找到"
    }

    fn nothing_there(&self, period: &str) -> String {
        format!("{period}：没有记录")
    }

    fn results(&self, shown: usize, total: usize) -> String {
        match shown == total {
            true => format!("共 {total} 条"),
            false => format!("共 {total} 条，显示 {shown} 条；全部显示用 --all"),
        }
    }

    fn passed_over(&self, reason: &str) -> String {
        format!("已跳过：{reason}")
    }

    fn plan(&self) -> &'static str {
        "计划"
    }

    fn plan_for_tomorrow(&self) -> &'static str {
        "明日计划"
    }

    fn entries(&self) -> &'static str {
        "记录"
    }

    fn due(&self) -> &'static str {
        "到期"
    }

    fn summary(&self) -> &'static str {
        "小结"
    }

    fn empty_day(&self) -> &'static str {
        "今天还没有记录。记一条：wlog 记 '给 @李娜 打电话谈合同'"
    }

    fn late_by(&self, days: i64) -> String {
        format!("已过期 {days} 天")
    }

    fn due_label(&self) -> &'static str {
        "截止"
    }

    fn due_on(&self, due: NaiveDate, today: NaiveDate) -> String {
        match (due - today).num_days() {
            0 => "今天".to_owned(),
            1 => "明天".to_owned(),
            days if days < 0 => self.late_by(-days),
            _ => format!("{} {}", self.weekday_short(chrono::Datelike::weekday(&due)), self.month_day(due)),
        }
    }

    fn more_due(&self, count: usize) -> String {
        format!("还有 {count} 项：wlog 查 type:task is:open --all")
    }

    fn more_open_tasks(&self, count: usize) -> String {
        format!("另有 {count} 项更早的待办：wlog 查 type:task is:overdue")
    }

    fn period_understood(&self, words: &str, period: &str) -> String {
        format!("“{words}”是 {period}")
    }

    fn aliases(&self, aliases: &str) -> String {
        format!("又名 {aliases}")
    }

    fn went_with(&self, names: &[String]) -> String {
        format!("同行人员 {}", names.join("、"))
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn list(paths: &[BookPath], separator: &str) -> String {
    paths.iter().map(BookPath::as_str).collect::<Vec<_>>().join(separator)
}

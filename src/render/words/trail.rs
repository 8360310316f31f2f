//! What is said of the past: histories, audits, and changes that are taken back.

use super::{Chinese, English};
use crate::app::audit::Act;
use crate::app::trail::{Became, DayPart, Deed};
use crate::store::BookPath;

/// Wordings of the past.
pub trait TrailWords {
    /// Says what a commit did; of one that is not about one entry alone, `became` is `None`.
    fn deed(&self, deed: Deed, became: Option<Became>) -> &'static str;
    /// Says that a version stands in the files and in no commit yet.
    fn unsaved(&self) -> &'static str;
    /// Gives a reason.
    fn because(&self, reason: &str) -> String;
    /// Names the change that was taken back, or done again, by the subject of its commit.
    fn took_back(&self, subject: &str, is_redo: bool) -> String;
    /// Says that nothing of what is said is another, only how it is written.
    fn written_anew(&self) -> &'static str;
    /// Says that a day says the same.
    fn same_day(&self) -> &'static str;
    /// Says that the entry is not in the book any more.
    fn gone(&self) -> &'static str;
    /// Names a part of a day.
    fn day_part(&self, part: &DayPart) -> String;
    /// Says that git knows nothing of a day.
    fn no_history(&self, day: &str) -> String;
    /// Says what was done to a closed day.
    fn act(&self, act: Act) -> &'static str;
    /// Heads the columns of an audit: when it was done, the day, what was done, to which entry.
    fn audit_columns(&self) -> [&'static str; 4];
    /// Says that a commit made after the closing has a date of its own from before it.
    fn dated_back(&self, date: &str) -> String;
    /// Counts what one commit did to many entries of closed days.
    fn many_acts(&self, entries: usize, days: usize) -> String;
    /// Counts what an audit found.
    fn audited(&self, count: usize) -> String;
    /// Says that no closed day was changed; `period` names the days where not all were looked at.
    fn nothing_to_audit(&self, period: Option<&str>) -> String;
    /// Says that the repository has not all commits, and how they are fetched.
    fn cut_off(&self) -> &'static str;
    /// Says which change was taken back by which commit; of a redo, which one holds again.
    fn undone(&self, subject: &str, is_redo: bool, commit: &str) -> String;
    /// Says how what was taken back is had again, or what was done again is taken back.
    fn how_it_is_redone(&self, is_redo: bool, commit: &str) -> String;
    /// Says that a card stays that the change had made.
    fn card_stays(&self, path: &BookPath) -> String;
}

impl TrailWords for English {
    fn deed(&self, deed: Deed, became: Option<Became>) -> &'static str {
        match (deed, became) {
            (Deed::Added, _) => "added",
            (Deed::Amended, _) => "amended",
            (Deed::Tasks, _) => "worked on tasks",
            (Deed::Edited, Some(Became::Added)) => "added in the editor",
            (Deed::Edited, Some(Became::Removed)) => "removed in the editor",
            (Deed::Edited, _) => "changed in the editor",
            (Deed::ByHand, Some(Became::Added)) => "added by hand",
            (Deed::ByHand, Some(Became::Moved)) => "moved by hand",
            (Deed::ByHand, Some(Became::Removed)) => "removed by hand",
            (Deed::ByHand, _) => "changed by hand",
            (Deed::Moved, _) => "moved",
            (Deed::Removed, _) => "removed",
            (Deed::Undone, Some(Became::Added)) => "brought back by undo",
            (Deed::Undone, Some(Became::Removed)) => "taken back by undo",
            (Deed::Undone, _) => "undone",
            (Deed::Checked, _) => "ID written by check",
            (Deed::Made, _) => "came with the book",
            (Deed::Merged, _) => "merged",
            (Deed::Unknown, _) => "changed",
        }
    }

    fn unsaved(&self) -> &'static str {
        "now, not committed yet"
    }

    fn because(&self, reason: &str) -> String {
        format!("why: {reason}")
    }

    fn took_back(&self, subject: &str, is_redo: bool) -> String {
        match is_redo {
            true => format!("did '{subject}' again"),
            false => format!("took back '{subject}'"),
        }
    }

    fn written_anew(&self) -> &'static str {
        "says the same, written in another way"
    }

    fn same_day(&self) -> &'static str {
        "the day says the same, written in another way"
    }

    fn gone(&self) -> &'static str {
        "not in the book any more"
    }

    fn day_part(&self, part: &DayPart) -> String {
        match part {
            DayPart::Own(key) => key.clone(),
            DayPart::Lead => "day".to_owned(),
            DayPart::Plan => "plan".to_owned(),
            DayPart::PlanForTomorrow => "plan for tomorrow".to_owned(),
            DayPart::Summary => "summary".to_owned(),
        }
    }

    fn no_history(&self, day: &str) -> String {
        format!("nothing was ever written for {day}")
    }

    fn act(&self, act: Act) -> &'static str {
        match act {
            Act::Late => "late entry",
            Act::Amended => "amended",
            Act::Moved => "moved",
            Act::Removed => "removed",
            Act::ByHand(Became::Added) => "added by hand",
            Act::ByHand(Became::Changed) => "changed by hand",
            Act::ByHand(Became::Moved) => "moved by hand",
            Act::ByHand(Became::Removed) => "removed by hand",
            Act::Undone(Became::Added) => "brought back",
            Act::Undone(Became::Removed) => "taken back",
            Act::Undone(_) => "undone",
            Act::Redone(Became::Added) => "added again",
            Act::Redone(Became::Changed) => "changed again",
            Act::Redone(Became::Moved) => "moved again",
            Act::Redone(Became::Removed) => "removed again",
        }
    }

    fn audit_columns(&self) -> [&'static str; 4] {
        ["done", "to the day", "what", "entry"]
    }

    fn dated_back(&self, date: &str) -> String {
        format!("dated {date}, before the day closed: amended or rebased in git, or given that date")
    }

    fn many_acts(&self, entries: usize, days: usize) -> String {
        let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        format!("{entries} changes on {days}")
    }

    fn audited(&self, count: usize) -> String {
        match count {
            1 => "1 change after its day had closed".to_owned(),
            count => format!("{count} changes after their days had closed"),
        }
    }

    fn cut_off(&self) -> &'static str {
        "this clone has not all commits; what was done before its first one is not known here (all of them: git fetch --unshallow)"
    }

    fn nothing_to_audit(&self, period: Option<&str>) -> String {
        match period {
            Some(period) => format!("nothing to report: no day of {period} was changed after it had closed"),
            None => "nothing to report: no day was changed after it had closed".to_owned(),
        }
    }

    fn undone(&self, subject: &str, is_redo: bool, commit: &str) -> String {
        match is_redo {
            true => format!("did '{subject}' again, commit {commit}"),
            false => format!("took back '{subject}', commit {commit}"),
        }
    }

    fn how_it_is_redone(&self, is_redo: bool, commit: &str) -> String {
        match is_redo {
            true => format!("to take it back again: wlog undo {commit}"),
            false => format!("to have it again: wlog undo {commit}"),
        }
    }

    fn card_stays(&self, path: &BookPath) -> String {
        format!("{path} stays: it was changed since, or other entries name it")
    }
}

impl TrailWords for Chinese {
    fn deed(&self, deed: Deed, became: Option<Became>) -> &'static str {
        match (deed, became) {
            (Deed::Added, _) => "记下",
            (Deed::Amended, _) => "更正",
            (Deed::Tasks, _) => "办理待办",
            (Deed::Edited, Some(Became::Added)) => "在编辑器里添加",
            (Deed::Edited, Some(Became::Removed)) => "在编辑器里删除",
            (Deed::Edited, _) => "在编辑器里修改",
            (Deed::ByHand, Some(Became::Added)) => "手工添加",
            (Deed::ByHand, Some(Became::Moved)) => "手工移动",
            (Deed::ByHand, Some(Became::Removed)) => "手工删除",
            (Deed::ByHand, _) => "手工修改",
            (Deed::Moved, _) => "移动",
            (Deed::Removed, _) => "删除",
            (Deed::Undone, Some(Became::Added)) => "撤销删除，恢复",
            (Deed::Undone, Some(Became::Removed)) => "撤销，收回",
            (Deed::Undone, _) => "撤销改动",
            (Deed::Checked, _) => "检查时写入编号",
            (Deed::Made, _) => "随日志本建立",
            (Deed::Merged, _) => "合并",
            (Deed::Unknown, _) => "改动",
        }
    }

    fn unsaved(&self) -> &'static str {
        "当前内容，尚未提交"
    }

    fn because(&self, reason: &str) -> String {
        format!("原因：{reason}")
    }

    fn took_back(&self, subject: &str, is_redo: bool) -> String {
        match is_redo {
            true => format!("重做了“{subject}”"),
            false => format!("撤销了“{subject}”"),
        }
    }

    fn written_anew(&self) -> &'static str {
        "内容不变，只是写法不同"
    }

    fn same_day(&self) -> &'static str {
        "当天内容不变，只是写法不同"
    }

    fn gone(&self) -> &'static str {
        "已不在日志本里"
    }

    fn day_part(&self, part: &DayPart) -> String {
        match part {
            DayPart::Own(key) => key.clone(),
            DayPart::Lead => "当天".to_owned(),
            DayPart::Plan => "计划".to_owned(),
            DayPart::PlanForTomorrow => "明日计划".to_owned(),
            DayPart::Summary => "小结".to_owned(),
        }
    }

    fn no_history(&self, day: &str) -> String {
        format!("{day} 从未写过任何内容")
    }

    fn act(&self, act: Act) -> &'static str {
        match act {
            Act::Late => "补记",
            Act::Amended => "更正",
            Act::Moved => "移动",
            Act::Removed => "删除",
            Act::ByHand(Became::Added) => "手工添加",
            Act::ByHand(Became::Changed) => "手工修改",
            Act::ByHand(Became::Moved) => "手工移动",
            Act::ByHand(Became::Removed) => "手工删除",
            Act::Undone(Became::Added) => "撤销后恢复",
            Act::Undone(Became::Removed) => "撤销后收回",
            Act::Undone(_) => "撤销改动",
            Act::Redone(Became::Added) => "重做：添加",
            Act::Redone(Became::Changed) => "重做：修改",
            Act::Redone(Became::Moved) => "重做：移动",
            Act::Redone(Became::Removed) => "重做：删除",
        }
    }

    fn audit_columns(&self) -> [&'static str; 4] {
        ["改动时间", "日志日期", "改动", "记录"]
    }

    fn dated_back(&self, date: &str) -> String {
        format!("提交上的日期是 {date}，在截止之前：提交被修订或变基过，或日期是另填的")
    }

    fn many_acts(&self, entries: usize, days: usize) -> String {
        format!("{days} 天，共 {entries} 处")
    }

    fn audited(&self, count: usize) -> String {
        format!("日志截止后共有 {count} 处改动")
    }

    fn cut_off(&self) -> &'static str {
        "这个克隆没有全部提交，更早的改动这里看不到（取回全部：git fetch --unshallow）"
    }

    fn nothing_to_audit(&self, period: Option<&str>) -> String {
        match period {
            Some(period) => format!("没有可报告的：{period}的日志截止后没有改动"),
            None => "没有可报告的：日志截止后没有改动".to_owned(),
        }
    }

    fn undone(&self, subject: &str, is_redo: bool, commit: &str) -> String {
        match is_redo {
            true => format!("已重做“{subject}”，提交 {commit}"),
            false => format!("已撤销“{subject}”，提交 {commit}"),
        }
    }

    fn how_it_is_redone(&self, is_redo: bool, commit: &str) -> String {
        match is_redo {
            true => format!("要再撤销：wlog 撤销 {commit}"),
            false => format!("要重做：wlog 撤销 {commit}"),
        }
    }

    fn card_stays(&self, path: &BookPath) -> String {
        format!("{path} 保留：之后有过改动，或有其他记录提到它")
    }
}

//! What is said when entries move or go, and of days that have closed.

use super::{Chinese, DateWords, English};
use chrono::NaiveDateTime;

/// Wordings around what leaves a trail.
pub trait ClosingWords {
    /// Writes a moment without its year: `Nov 19, 12:00`, `11月19日 12:00`.
    fn moment(&self, moment: NaiveDateTime) -> String;
    /// Says that an entry was moved, under which ID and commit.
    fn moved(&self, id: &str, from: &str, to: &str, commit: &str) -> String;
    /// Says that an entry stands on that day already.
    fn stands_there_already(&self, id: &str, day: &str) -> String;
    /// Says that an entry was removed, under which ID and commit.
    fn removed(&self, id: &str, commit: &str) -> String;
    /// Says how a removed entry comes back.
    fn how_it_comes_back(&self, commit: &str) -> String;
    /// Says that nothing was removed.
    fn nothing_removed(&self) -> &'static str;
    /// Asks whether the entry above is to be removed.
    fn remove_this(&self) -> &'static str;
    /// Offers to remove it.
    fn remove_it(&self) -> &'static str;
    /// Offers to keep it.
    fn keep_it(&self) -> &'static str;
    /// Says that an entry came after its day had closed.
    fn late_entry(&self, day: &str, since: NaiveDateTime) -> String;
    /// Says that a day has closed.
    fn day_has_closed(&self, day: &str, since: NaiveDateTime) -> String;
    /// Asks why it is changed all the same.
    fn why_changed(&self) -> &'static str;
    /// Says that a reason is needed.
    fn why_needed(&self) -> &'static str;
}

impl ClosingWords for English {
    fn moment(&self, moment: NaiveDateTime) -> String {
        format!("{}, {}", self.month_day(moment.date()), moment.format("%H:%M"))
    }

    fn moved(&self, id: &str, from: &str, to: &str, commit: &str) -> String {
        format!("moved {id} from {from} to {to}, commit {commit}")
    }

    fn stands_there_already(&self, id: &str, day: &str) -> String {
        format!("nothing to move: {id} is on {day} already")
    }

    fn removed(&self, id: &str, commit: &str) -> String {
        format!("removed {id}, commit {commit}")
    }

    fn how_it_comes_back(&self, commit: &str) -> String {
        format!("to bring it back: wlog undo {commit}")
    }

    fn nothing_removed(&self) -> &'static str {
        "nothing removed"
    }

    fn remove_this(&self) -> &'static str {
        "Remove this entry?"
    }

    fn remove_it(&self) -> &'static str {
        "Remove it"
    }

    fn keep_it(&self) -> &'static str {
        "Keep it"
    }

    fn late_entry(&self, day: &str, since: NaiveDateTime) -> String {
        format!("late entry for {day} (that day closed on {})", self.moment(since))
    }

    fn day_has_closed(&self, day: &str, since: NaiveDateTime) -> String {
        format!("{day} closed on {}", self.moment(since))
    }

    fn why_changed(&self) -> &'static str {
        "Why is it changed?"
    }

    fn why_needed(&self) -> &'static str {
        "a few words will do; whoever reads the log later will want to know"
    }
}

impl ClosingWords for Chinese {
    fn moment(&self, moment: NaiveDateTime) -> String {
        format!("{} {}", self.month_day(moment.date()), moment.format("%H:%M"))
    }

    fn moved(&self, id: &str, from: &str, to: &str, commit: &str) -> String {
        format!("已把 {id} 从 {from} 移到 {to}，提交 {commit}")
    }

    fn stands_there_already(&self, id: &str, day: &str) -> String {
        format!("没有移动：{id} 本来就在 {day}")
    }

    fn removed(&self, id: &str, commit: &str) -> String {
        format!("已删除 {id}，提交 {commit}")
    }

    fn how_it_comes_back(&self, commit: &str) -> String {
        format!("要恢复它：wlog 撤销 {commit}")
    }

    fn nothing_removed(&self) -> &'static str {
        "没有删除"
    }

    fn remove_this(&self) -> &'static str {
        "删除这条记录？"
    }

    fn remove_it(&self) -> &'static str {
        "删除"
    }

    fn keep_it(&self) -> &'static str {
        "保留"
    }

    fn late_entry(&self, day: &str, since: NaiveDateTime) -> String {
        format!("这是 {day} 的补记（当天的日志已于 {} 截止）", self.moment(since))
    }

    fn day_has_closed(&self, day: &str, since: NaiveDateTime) -> String {
        format!("{day} 的日志已于 {} 截止", self.moment(since))
    }

    fn why_changed(&self) -> &'static str {
        "为什么要改？"
    }

    fn why_needed(&self) -> &'static str {
        "写几个字就行，日后查看的人会想知道原因"
    }
}

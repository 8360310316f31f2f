//! What stands in the way of moving, removing and changing what is closed, in Chinese.

use crate::app::ClosedDay;
use crate::render::message::Message;
use crate::render::words::{Chinese, ClosingWords, DateWords};

pub(super) fn no_goal() -> Message {
    Message::new("没有说要移到哪一天").hint("请写明，例如：wlog 移动 --to 昨天")
}

pub(super) fn no_victim() -> Message {
    Message::new("没有说要删除哪一条").hint("请写出编号（用 wlog 列 可以看到）：wlog 删除 k7q2m")
}

pub(super) fn reason_needed(closed: ClosedDay) -> Message {
    let day = Chinese.day(closed.date);
    Message::new(format!("{}，改动要写明原因；什么也没有改", Chinese.day_has_closed(&day, closed.since)))
        .hint("请写上原因，例如：--why '客户更正了金额'")
        .hint("如果不必写原因：在 wlog.toml 的 [closing] 下设置 reason = \"optional\"")
}

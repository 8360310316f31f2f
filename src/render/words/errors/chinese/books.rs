//! Books that are not there, or cannot be made, in Chinese.

use super::super::quote::{self, brief};
use super::{settings, system};
use crate::config::{NamedBy, Trade};
use crate::model::Language;
use crate::render::message::Message;
use std::io;
use std::path::Path;

/// Says that a folder is no book.
pub(super) fn not_a_book(path: &Path) -> Message {
    Message::new(format!("{} 不是日志本：没有并列的 wlog.toml 和 .git", quote::path(path)))
        .hint(format!("要在这里新建：wlog init {}", quote::argument(path)))
}

/// Says that what was named is no book, and who named it.
pub(super) fn not_found(path: &Path, by: NamedBy, is_there: bool) -> Message {
    let message = match is_there {
        true => not_a_book(path),
        false => Message::new(format!("没有 {} 这个文件夹，也就没有日志本", quote::path(path)))
            .hint(format!("请检查路径；要在那里新建：wlog init {}", quote::argument(path))),
    };
    match by {
        NamedBy::Option => message,
        NamedBy::Variable => message.hint("这个位置是环境变量 WLOG_BOOK 指定的；不想用它：unset WLOG_BOOK"),
        NamedBy::Settings => message.hint("这个位置是你的 config.toml 里 book 一项指定的，请在那里改正"),
    }
}

/// Says that a file was named where a folder is wanted.
pub(super) fn is_a_file(path: &Path, book: Option<&Path>) -> Message {
    let message = Message::new(format!("{} 是文件，而日志本是文件夹", quote::path(path)));
    match book {
        Some(book) => message.hint(format!("请指明文件夹：wlog --book {}", quote::argument(book))),
        None => message.hint("请指明日志本所在的文件夹，或新建一个：wlog init 文件夹"),
    }
}

/// Says that there is no book anywhere.
pub(super) fn none(usual: Option<&Path>, repository: Option<&Path>) -> Message {
    let beside = repository.map(|path| format!("（这里的 git 仓库 {} 不是日志本）", quote::path(path)));
    let message = Message::new(format!("还没有日志本{}", beside.unwrap_or_default()));
    let message = match usual {
        Some(usual) => message
            .hint(format!("记下第一条时会自动建在 {}：wlog 记 '给 @李娜 打电话'", quote::path(usual)))
            .hint(format!("也可以先选好岗位模板：wlog init {} --profile {}", quote::argument(usual), first_trade())),
        None => message.hint("新建一个：wlog init 文件夹"),
    };
    message.hint("如果已经有了，请指明位置：wlog --book 文件夹，或设置 WLOG_BOOK=文件夹")
}

/// Says that a folder is a book already.
pub(super) fn already(path: &Path) -> Message {
    Message::new(format!("{} 已经是日志本了", quote::path(path)))
        .hint(format!("可以直接记：wlog --book {} 记 '给 @李娜 打电话'", quote::argument(path)))
        .hint(format!("要给它配岗位模板：wlog init {} --profile {}", quote::argument(path), first_trade()))
}

/// Says that the working folder lies inside of a book.
pub(super) fn inside(folder: &Path, book: &Path) -> Message {
    Message::new(format!("没有新建日志本：{} 在日志本 {} 里面", quote::path(folder), quote::path(book)))
        .hint("可以直接记在那个日志本里：wlog 记 '给 @李娜 打电话谈合同'")
        .hint(format!("确实要在这里另建一个，请写明文件夹：wlog init {}", quote::argument(folder)))
}

/// Says that the usual place holds something else.
pub(super) fn in_the_way(path: &Path) -> Message {
    Message::new(format!("没有新建日志本：{} 里已有别的内容", quote::path(path)))
        .hint("换个地方新建：wlog init 文件夹，以后用 wlog --book 文件夹 或 WLOG_BOOK=文件夹 指明")
        .hint(format!("就用这个文件夹：wlog init {}", quote::argument(path)))
}

/// Says that the working folder holds something else.
pub(super) fn in_use(folder: &Path, usual: Option<&Path>) -> Message {
    let message = Message::new(format!("没有新建日志本：{} 里已有别的文件", quote::path(folder)));
    let elsewhere = usual.map_or_else(|| "文件夹".to_owned(), quote::argument);
    message
        .hint(format!("让日志本单独用一个文件夹：wlog init {elsewhere}"))
        .hint(format!("就用这个文件夹，其中别的文件保持原样：wlog init {}", quote::argument(folder)))
}

/// Says that no book can be made at a place.
pub(super) fn no_place(folder: &Path, source: &io::Error) -> Message {
    let (reason, _) = system::reason(source, folder);
    Message::new(format!("没有新建日志本：无法写入 {}{reason}", quote::path(folder)))
        .hint("请换一个可以写入的文件夹：wlog init ~/worklog")
}

/// Says that there is no such profile.
pub(super) fn no_such_profile(name: &str) -> Message {
    Message::new(format!("没有叫“{}”的岗位模板", brief(name))).hint(settings::which_profile(name))
}

/// Says that the settings have to be changed by hand.
pub(super) fn profile_by_hand(profile: &str) -> Message {
    Message::new("什么也没有写入：wlog.toml 的写法特殊，没法自动加一行")
        .hint(format!("请用编辑器加在第一个表之前：profile = \"{}\"", brief(profile)))
}

/// Says that a text is no name.
pub(super) fn not_a_name(text: &str) -> Message {
    Message::new(format!("“{}”不能用作提交的署名", brief(text))).hint("请写大家认识的姓名：--name 李娜")
}

/// Says that a text is no address.
pub(super) fn not_an_address(text: &str) -> Message {
    Message::new(format!("“{}”不是电子邮箱地址", brief(text)))
        .hint("请写成 --email lina@example.org 这样；只用于提交署名，不会发送邮件")
}

fn first_trade() -> &'static str {
    Trade::all().first().map_or("名称", |trade| trade.name(Language::Chinese))
}

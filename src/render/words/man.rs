//! The manual, and how the commands are grouped in it and in the help.

use super::{Chinese, English};
use crate::render::message::Message;

/// What a person wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Put something into the book.
    WriteDown,
    /// See what is in it.
    Read,
    /// Sum up.
    LookBack,
    /// Correct what is in it.
    KeepInOrder,
    /// Make a book, and make wlog fit the machine.
    SetUp,
}

/// The parts of a page of the manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManPart {
    /// The name of the whole manual, on top of each page.
    Manual,
    /// What the command is.
    Name,
    /// How it is called.
    Synopsis,
    /// What it does.
    Description,
    /// The commands of the program.
    Commands,
    /// Examples.
    Examples,
    /// Files that it reads and writes.
    Files,
    /// Variables that it reads.
    Environment,
    /// How it ends.
    ExitStatus,
    /// Other pages.
    SeeAlso,
}

/// Wordings of the manual and of the groups of commands.
pub trait ManWords {
    /// Names a group of commands, as the heading above them.
    fn group(&self, group: Group) -> &'static str;
    /// Explains the short ways to call `report`.
    fn short_reports(&self) -> &'static [(&'static str, &'static str)];
    /// Names a part of a page.
    fn man_heading(&self, part: ManPart) -> &'static str;
    /// Describes the program, a paragraph each.
    fn man_description(&self) -> &'static [&'static str];
    /// Explains files.
    fn man_files(&self) -> &'static [(&'static str, &'static str)];
    /// Explains variables of the environment.
    fn man_environment(&self) -> &'static [(&'static str, &'static str)];
    /// Explains the exit status.
    fn man_statuses(&self) -> &'static [(&'static str, &'static str)];
    /// Says that the pages were written.
    fn pages_written(&self, count: usize, folder: &str) -> String;
    /// Says that the pages could not be written.
    fn pages_unwritten(&self, folder: &str, error: &std::io::Error) -> Message;
}

impl ManWords for English {
    fn group(&self, group: Group) -> &'static str {
        match group {
            Group::WriteDown => "Write down:",
            Group::Read => "Read:",
            Group::LookBack => "Look back:",
            Group::KeepInOrder => "Keep in order:",
            Group::SetUp => "Set up:",
        }
    }

    fn short_reports(&self) -> &'static [(&'static str, &'static str)] {
        &[("week", "Short for report week; day and month work alike")]
    }

    fn man_heading(&self, part: ManPart) -> &'static str {
        match part {
            ManPart::Manual => "wlog manual",
            ManPart::Name => "NAME",
            ManPart::Synopsis => "SYNOPSIS",
            ManPart::Description => "DESCRIPTION",
            ManPart::Commands => "COMMANDS",
            ManPart::Examples => "EXAMPLES",
            ManPart::Files => "FILES",
            ManPart::Environment => "ENVIRONMENT",
            ManPart::ExitStatus => "EXIT STATUS",
            ManPart::SeeAlso => "SEE ALSO",
        }
    }

    fn man_description(&self) -> &'static [&'static str] {
        &[
            "wlog keeps a work log: one Markdown file a day, one git commit a change. An entry says what was done, with whom, for \
             whom and on what; search, lists and reports are made from that. Without a command it shows today at a glance.",
            "The first wlog add makes the book ~/worklog. Names behind @ (contact), % (organisation), + (project) and # (tag) \
             link an entry; a name with spaces stands in quotes. Dates and times are taken as people say them.",
        ]
    }

    fn man_files(&self) -> &'static [(&'static str, &'static str)] {
        &[
            (
                "~/worklog",
                "The usual book, where neither --book, WLOG_BOOK, a parent folder nor the user's settings name another",
            ),
            ("wlog.toml", "The settings of a book; its presence beside .git marks a book"),
            ("~/.config/wlog/config.toml", "The user's own settings: book, language"),
            ("~/.cache/wlog", "Search index and tables; can be deleted at any time"),
        ]
    }

    fn man_environment(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("WLOG_BOOK", "The book"),
            ("LC_ALL, LC_MESSAGES, LANG", "The language: English or Chinese"),
            ("WLOG_PAGER, PAGER", "The program that shows long output"),
            ("NO_COLOR, CLICOLOR_FORCE", "Never, or always, colour the output"),
            (
                "WLOG_LINKS",
                "Never, or always, write links that a terminal opens; by itself where the terminal knows them",
            ),
            ("WLOG_NOW", "A moment (RFC 3339) that stands in for the clock"),
        ]
    }

    fn man_statuses(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("0", "Done"),
            ("1", "Nothing was found"),
            ("2", "The command line was not understood"),
            ("3", "The request was refused; nothing has changed"),
            ("4", "The file system or git failed"),
        ]
    }

    fn pages_written(&self, count: usize, folder: &str) -> String {
        format!("wrote {count} pages below {folder}; to read one: man -M {folder} wlog")
    }

    fn pages_unwritten(&self, folder: &str, error: &std::io::Error) -> Message {
        Message::new(format!("cannot write the pages below {folder} ({error})"))
            .hint("name a folder that you may write to: wlog man --out DIR")
    }
}

impl ManWords for Chinese {
    fn group(&self, group: Group) -> &'static str {
        match group {
            Group::WriteDown => "记下来：",
            Group::Read => "查看：",
            Group::LookBack => "回顾：",
            Group::KeepInOrder => "更正整理：",
            Group::SetUp => "设置：",
        }
    }

    fn short_reports(&self) -> &'static [(&'static str, &'static str)] {
        &[("周报", "即 report week；日报、月报同理")]
    }

    fn man_heading(&self, part: ManPart) -> &'static str {
        match part {
            ManPart::Manual => "wlog 手册",
            ManPart::Name => "名称",
            ManPart::Synopsis => "用法",
            ManPart::Description => "说明",
            ManPart::Commands => "命令",
            ManPart::Examples => "示例",
            ManPart::Files => "文件",
            ManPart::Environment => "环境变量",
            ManPart::ExitStatus => "退出状态",
            ManPart::SeeAlso => "参见",
        }
    }

    fn man_description(&self) -> &'static [&'static str] {
        &[
            "wlog 用来记工作日志：一天一个 Markdown 文件，一次改动一个 git 提交。每条记录写明做了什么、和谁、为谁、属于哪个项目；\
             搜索、列表和报告都由此而来。不带命令时显示今日一览。",
            "第一次执行 wlog 记 时会新建日志本 ~/worklog。@（联系人）、%（工作单位）、+（项目）、#（标签）后面的名字会关联到记录；\
             名字里有空格时加引号。日期和时间照平时说话的写法就行。",
        ]
    }

    fn man_files(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("~/worklog", "默认的日志本；--book、WLOG_BOOK、上级文件夹或个人设置另有指定时除外"),
            ("wlog.toml", "日志本的设置；它和 .git 同在一处，这个文件夹就是日志本"),
            ("~/.config/wlog/config.toml", "个人设置：日志本、语言"),
            ("~/.cache/wlog", "搜索索引和缓存，随时可以删除"),
        ]
    }

    fn man_environment(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("WLOG_BOOK", "日志本所在的文件夹"),
            ("LC_ALL、LC_MESSAGES、LANG", "界面语言：中文或英文"),
            ("WLOG_PAGER、PAGER", "分页显示长内容的程序"),
            ("NO_COLOR、CLICOLOR_FORCE", "从不着色、总是着色"),
            ("WLOG_LINKS", "never 从不、always 总是输出可点开的链接；默认看终端是否支持"),
            ("WLOG_NOW", "代替时钟的时刻（RFC 3339 格式）"),
        ]
    }

    fn man_statuses(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("0", "完成"),
            ("1", "没有找到"),
            ("2", "命令写法有误"),
            ("3", "请求被拒绝，没有任何改动"),
            ("4", "文件系统或 git 出错"),
        ]
    }

    fn pages_written(&self, count: usize, folder: &str) -> String {
        format!("已在 {folder} 写入 {count} 页手册；查看：man -M {folder} wlog")
    }

    fn pages_unwritten(&self, folder: &str, error: &std::io::Error) -> Message {
        Message::new(format!("无法在 {folder} 写入手册（{error}）"))
            .hint("请换一个有写入权限的文件夹：wlog man --out 文件夹")
    }
}

//! What every page of help has: its parts, the names of values, the line that introduces the program.

use crate::render::words::{Chinese, English};

/// Wordings that every page of help has.
pub trait HelpWords {
    /// Names the part of a help page.
    fn help_heading(&self, part: HelpPart) -> &'static str;
    /// Adds a command's other names to what it does.
    fn with_aliases(&self, help: &str, aliases: &str) -> String;
    /// Adds the values that an option takes to what it does.
    fn with_values(&self, help: &str, values: &[&str]) -> String;
    /// Names the value of an option or an argument, which is given in English.
    fn value_name(&self, english: &str) -> String;
    /// Introduces the program in one line.
    fn about(&self) -> &'static str;
}

/// The parts of a help page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpPart {
    /// How to call the command.
    Usage,
    /// The list of positional arguments.
    Arguments,
    /// The list of options.
    Options,
    /// Options that every command takes.
    GlobalOptions,
    /// Examples.
    Examples,
}

impl HelpWords for English {
    fn help_heading(&self, part: HelpPart) -> &'static str {
        match part {
            HelpPart::Usage => "Usage: ",
            HelpPart::Arguments => "Arguments",
            HelpPart::Options => "Options",
            HelpPart::GlobalOptions => "Options of every command",
            HelpPart::Examples => "Examples:",
        }
    }

    fn with_aliases(&self, help: &str, aliases: &str) -> String {
        if aliases.is_empty() { help.to_owned() } else { format!("{help} ({aliases})") }
    }

    fn with_values(&self, help: &str, values: &[&str]) -> String {
        format!("{help}: {}", values.join(", "))
    }

    fn value_name(&self, english: &str) -> String {
        english.to_owned()
    }

    fn about(&self) -> &'static str {
        "A work log in plain Markdown and git: write the day, find it again, sum up the week"
    }
}

impl HelpWords for Chinese {
    fn help_heading(&self, part: HelpPart) -> &'static str {
        match part {
            HelpPart::Usage => "用法：",
            HelpPart::Arguments => "参数：",
            HelpPart::Options => "选项：",
            HelpPart::GlobalOptions => "通用选项：",
            HelpPart::Examples => "示例：",
        }
    }

    fn with_aliases(&self, help: &str, aliases: &str) -> String {
        if aliases.is_empty() { help.to_owned() } else { format!("{help}（也可写 {aliases}）") }
    }

    fn with_values(&self, help: &str, values: &[&str]) -> String {
        format!("{help}：{}", values.join("、"))
    }

    fn value_name(&self, english: &str) -> String {
        let name = match english {
            "PATH" | "DIR" => "文件夹",
            "MAIL" => "邮箱",
            "PROFILE" => "岗位",
            "LANG" => "语言",
            "WHEN" => "时机",
            "TEXT" => "文字",
            "DATE" => "日期",
            "TIME" => "时间",
            "NAME" => "名称",
            "KIND" => "类型",
            "FIGURE" => "业绩",
            "EXPENSE" => "费用",
            "TAG" => "标签",
            "TASK" => "待办",
            "KEY=VALUE" => "名称=内容",
            "DAY" => "日期或编号",
            "CHANGE" => "次数或提交",
            "ID-TEXT" => "编号、文字",
            "WHAT" => "日期、时间段或编号",
            "PERIOD" => "时间段",
            "QUERY" => "查询",
            "ORDER" => "顺序",
            "GROUP" => "分组",
            "NUMBER" => "第几条",
            "SEARCH" => "名称",
            "ACTION" => "操作",
            "N" => "条数",
            "SHELL" => "Shell 名称",
            "COMMAND" => "命令",
            "ID" => "编号",
            "PLACE" => "日期、时间段或文件",
            "REASON" => "原因",
            other => other,
        };
        name.to_owned()
    }

    fn about(&self) -> &'static str {
        "工作日志：纯 Markdown 加 git；当天记下，随时查到，周末汇总"
    }
}

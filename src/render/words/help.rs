//! What `--help` says: commands, options, headings, examples.

use super::{Chinese, English};

/// Wordings of the help pages.
pub trait HelpWords {
    /// Names the part of a help page.
    fn help_heading(&self, part: HelpPart) -> &'static str;
    /// Says what a command does, as an imperative without a full stop; `None` for a name that is no command.
    fn command_help(&self, command: &str) -> Option<&'static str>;
    /// Says what an argument of a command means; `None` for a name that is no argument.
    fn argument_help(&self, command: &str, argument: &str) -> Option<&'static str>;
    /// Shows examples for a command, one a line; `None` where a command has none.
    fn examples(&self, command: &str) -> Option<&'static str>;
    /// Adds a command's other names to what it does.
    fn with_aliases(&self, help: &str, aliases: &str) -> String;
    /// Adds the values that an option takes to what it does.
    fn with_values(&self, help: &str, values: &[&str]) -> String;
    /// Shows how a command is called.
    fn usage(&self, command: &str) -> &'static str;
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

    fn command_help(&self, command: &str) -> Option<&'static str> {
        Some(match command {
            "wlog" => "Show today at a glance: plan, entries, what is due",
            "init" => "Make a new book: a git repository with its settings",
            "add" => "Write an entry and commit it",
            "amend" => "Change an entry, the last one by default",
            "edit" => "Change a day in your editor and commit it",
            "move" => "Move an entry to another day, the last one by default",
            "rm" => "Remove an entry; git keeps it, and it can be brought back",
            "show" => "Read a day, a period or one entry in full",
            "list" => "List entries, one a line",
            "search" => "Search entries, tasks and cards",
            "report" => "Sum up a day, a week, a month",
            "check" => "Look for mistakes in the book, and mend what can be mended",
            "index" => "Tell how the search index is doing, or build it anew",
            "completions" => "Print the script with which a shell completes commands, names and dates",
            "man" => "Show the manual",
            _ => return None,
        })
    }

    fn argument_help(&self, command: &str, argument: &str) -> Option<&'static str> {
        Some(match (command, argument) {
            (_, "book") => "Use the book in this folder",
            (_, "lang") => "Speak this language: en, zh",
            (_, "color") => "Colour the output: auto, always, never",
            (_, "json") => "Print one JSON object a line",
            (_, "help") => "Show this help",
            ("wlog", "version") => "Show the version",
            ("init", "folder") => "Where to make it; by default the working folder, or ~/worklog from the home folder",
            ("init", "language") => "Language that wlog writes into the book: en, zh",
            ("init", "name") => "Your name, to sign this book's commits with",
            ("init", "email") => "Your e-mail address, to sign this book's commits with",
            ("init", "profile") => "Profile of your trade; it sets kinds, questions and reports",
            ("add", "text") => {
                "What you did, with @contact, %organisation, +project and #tag; - reads standard input; without it, questions are asked"
            }
            ("add", "date") => "Day of the entry: 2026-11-21, yesterday, \"3 days ago\"",
            ("add", "time") => "Time of the entry: 9:00, 9:00-10:30, 3pm",
            ("add", "no_time") => "Leave the time out; today's entries get the present minute otherwise",
            ("add", "project") => "Link to a project",
            ("add", "contact") => "Link to a contact",
            ("add", "org") => "Link to an organisation",
            ("add", "with") => "Name a companion of your own side",
            ("add", "kind") => "Say how it was done: visit, call, meeting",
            ("add", "outcome") => "Say how it ended",
            ("add", "figure") => "Count a result: \"new deposits 500 万元\"",
            ("add", "expense") => "Note what was spent: \"35.00 CNY taxi\"",
            ("add", "tag") => "Put a tag on it",
            ("add", "task") => "Add a next step: \"send the quote due:2026-11-24\"",
            ("add", "private") => "Leave it out of reports",
            ("add", "field") => "Fill in a field of your own",
            ("add", "strict") => "Refuse names that have no card yet",
            ("add", "edit") => {
                "Write it in your editor ($WLOG_EDITOR, $VISUAL, $EDITOR); go on with what was not finished"
            }
            ("add", "like") => "Repeat an earlier entry: its title, links and kind, where you give no other",
            ("amend", "what") => {
                "Which entry, by the beginning of its ID (the one added last by default), and its new text"
            }
            ("amend", "time") => "Set the time: 9:00, 9:00-10:30, 3pm; '' takes it out",
            ("amend", "no_time") => "Take the time out",
            ("amend", "project") => "Set the projects; +=NAME adds one, -=NAME takes one out, '' takes all out",
            ("amend", "contact") => "Set the contacts; += -= '' as for the projects, and so for all lists",
            ("amend", "org") => "Set the organisations",
            ("amend", "with") => "Set the companions of your own side",
            ("amend", "kind") => "Set how it was done; '' takes it out",
            ("amend", "outcome") => "Set how it ended; '' takes it out",
            ("amend", "figure") => "Set the counted results; += adds one, -= takes one out by its name",
            ("amend", "expense") => "Set what was spent; += adds one, -= takes one out by its note",
            ("amend", "tag") => "Set the tags",
            ("amend", "private") => "Leave it out of reports",
            ("amend", "no_private") => "Let it stand in reports again",
            ("amend", "field") => "Set a field of your own; KEY= takes it out",
            ("amend", "strict") => "Refuse names that have no card yet",
            ("amend", "edit") => "Change its lines in your editor",
            ("amend" | "edit" | "move" | "rm", "why") => {
                "Say why, for the commit; needed once the day has closed, at noon of the next working day"
            }
            ("move", "what") => "Which entry, by the beginning of its ID; the one added last by default",
            ("move", "to") => "The day: 2026-11-20, yesterday, last friday",
            ("rm", "id") => "Which entry, by the beginning of its ID; on a terminal the one added last by default",
            ("rm", "yes") => "Remove it without asking",
            ("edit", "what") => {
                "A date, the ID of an entry, at whose line it opens, or the file of a card; today by default"
            }
            ("show", "what") => "A date, a period, or the ID of an entry; today by default",
            ("list", "period") => "Which days: \"last week\", 2026-11, 2026-11-16..2026-11-20; all of them by default",
            ("report", "period") => "day, week, month, or any period: \"week\", \"last week\", 2026-W47, 2026-11",
            ("search", "query") => "Words, \"phrases\", NOT, OR, project:x, contact:x, org:x, tag:x, kind:x, since:x",
            ("search", "exact") => "Find texts exactly as typed: case and form of characters count, words are whole",
            ("search", "sort") => "Order of the results: newest, oldest, best",
            ("search", "limit") => "Print at most this many results; 20 by default",
            ("search", "all") => "Print all results",
            ("search", "by") => "Count entries and hours by project, contact, org, kind or month",
            ("search", "files") => "Print only the files, each once",
            ("search", "count") => "Print only the number of results",
            ("search", "open") => "Open the first result in your editor, or the Nth, at its line",
            ("search", "save") => "Keep this search under a name, in wlog.toml",
            ("search", "saved") => "Ask a saved search again, narrowed by further words; without a name, list them",
            ("index", "action") => "status or rebuild; status by default",
            ("check", "what") => {
                "Only these days, files or folders: \"last week\", 2026-11, contacts; the whole book by default"
            }
            ("check", "fix") => "Mend what needs no decision: write missing IDs, renew double ones, remove stale locks",
            ("check", "yes") => "Mend without asking",
            ("completions", "shell") => "bash, zsh, fish or powershell; that of $SHELL by default",
            ("man", "command") => "A command; the program itself by default",
            ("man", "out") => "Write all pages below this folder, in both languages",
            (_, "project") => "Only entries of this project",
            (_, "contact") => "Only entries with this contact",
            (_, "org") => "Only entries with this organisation",
            (_, "tag") => "Only entries with this tag",
            (_, "kind") => "Only entries of this kind",
            (_, "since") => "Only entries from this day on",
            (_, "until") => "Only entries up to this day, which is included",
            (_, "on") => "Only entries of this day or period",
            (_, "direct") => "An organisation itself, without what is linked only to its people",
            _ => return None,
        })
    }

    fn examples(&self, command: &str) -> Option<&'static str> {
        Some(match command {
            "wlog" => {
                "  wlog add 'Called @\"Li Na\" about the quote +loan-renewal'\n  \
                 wlog list yesterday         what was done yesterday\n  \
                 wlog search loan            everything that speaks of a loan\n  \
                 wlog report week            what this week went into\n  \
                 wlog help add               how to write an entry"
            }
            "init" => "  wlog init ~/worklog\n  wlog init ~/worklog --name 'Li Na' --email lina@example.org",
            "add" => {
                "  wlog add '9:00-10:30 Visited %Hengda with @\"Li Na\" +loan-renewal. They take 4.1 %.'\n  \
                 wlog add --date yesterday --time 14:00 --kind call 'Called @Bob about the contract'\n  \
                 wlog add --task 'send the quote due:2026-11-24' --outcome 'they agree' 'Met @Bob'\n  \
                 wlog add - < minutes.md\n  \
                 wlog add                    asks who, what, how it ended, what comes next\n  \
                 wlog add -e\n  \
                 wlog add --like k7q2m --outcome 'they signed'"
            }
            "amend" => {
                "  wlog amend --outcome 'they take 4.1 %' --project +=navy\n  \
                 wlog amend k7q2m '9:30-10 Visited %Hengda with @Bob'\n  \
                 wlog amend --contact -=Bob --kind ''\n  \
                 wlog amend -e"
            }
            "edit" => "  wlog edit\n  wlog edit yesterday\n  wlog edit k7q2m\n  wlog edit contacts/bob.md",
            "move" => "  wlog move --to yesterday\n  wlog move k7q2m --to 2026-11-18 --why 'noted on the wrong day'",
            "rm" => "  wlog rm k7q2m\n  wlog rm k7q2m --yes --why 'noted twice'",
            "show" => "  wlog show yesterday\n  wlog show last week\n  wlog show k7q2m9xd",
            "list" => {
                "  wlog list last week\n  wlog list 2026-11 --org Hengda\n  wlog list --project loan-renewal --since 2026-01-01"
            }
            "search" => {
                "  wlog search loan renewal\n  wlog search '\"interest rate\" NOT draft'\n  \
                 wlog search contact:Bob since:2026-10-01\n  wlog search type:task is:open project:portal\n  \
                 wlog search --since 2026-01-01 --by project\n  \
                 wlog search invoice --open          the first result, in your editor\n  \
                 wlog search invoice -l              its files\n  \
                 wlog search type:task is:open --save promises\n  \
                 wlog search --saved promises Bob    narrowed; --saved alone lists them"
            }
            "report" => "  wlog report week\n  wlog report last month\n  wlog report 2026-W47 > week.md",
            "check" => "  wlog check\n  wlog check last week\n  wlog check contacts\n  wlog check --fix",
            "index" => "  wlog index\n  wlog index rebuild",
            "completions" => {
                "  bash:        echo 'source <(wlog completions bash)' >> ~/.bashrc\n  \
                 zsh:         echo 'source <(wlog completions zsh)' >> ~/.zshrc\n  \
                 fish:        wlog completions fish > ~/.config/fish/conf.d/wlog.fish\n  \
                 PowerShell:  Add-Content $PROFILE 'wlog completions powershell | Out-String | Invoke-Expression'"
            }
            "man" => "  wlog man\n  wlog man add\n  wlog man --out ~/.local/share/man    from then on: man wlog-add",
            _ => return None,
        })
    }

    fn with_aliases(&self, help: &str, aliases: &str) -> String {
        if aliases.is_empty() { help.to_owned() } else { format!("{help} ({aliases})") }
    }

    fn with_values(&self, help: &str, values: &[&str]) -> String {
        format!("{help}: {}", values.join(", "))
    }

    fn usage(&self, command: &str) -> &'static str {
        match command {
            "init" => "wlog init [OPTIONS] [DIR]",
            "add" => "wlog add [OPTIONS] [TEXT…]",
            "amend" => "wlog amend [OPTIONS] [ID] [TEXT…]",
            "edit" => "wlog edit [OPTIONS] [DATE | ID | CARD]",
            "move" => "wlog move [OPTIONS] [ID] --to DATE",
            "rm" => "wlog rm [OPTIONS] [ID]",
            "show" => "wlog show [OPTIONS] [DATE | PERIOD | ID]",
            "list" => "wlog list [OPTIONS] [PERIOD]",
            "search" => "wlog search [OPTIONS] QUERY…",
            "report" => "wlog report [OPTIONS] [day | week | month] [PERIOD]",
            "check" => "wlog check [OPTIONS] [DATE | PERIOD | PATH…]",
            "index" => "wlog index [OPTIONS] [status | rebuild]",
            "completions" => "wlog completions [OPTIONS] [bash | zsh | fish | powershell]",
            "man" => "wlog man [OPTIONS] [COMMAND]",
            _ => "wlog [OPTIONS] [COMMAND]",
        }
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

    fn command_help(&self, command: &str) -> Option<&'static str> {
        Some(match command {
            "wlog" => "今日一览：计划、记录、到期事项",
            "init" => "新建日志本（一个带设置的 git 仓库）",
            "add" => "记一条，随即提交",
            "amend" => "更正一条记录，默认为最后一条",
            "edit" => "用编辑器修改某一天，随即提交",
            "move" => "把一条记录移到另一天，默认为最后一条",
            "rm" => "删除一条记录；git 里仍然留着，可以恢复",
            "show" => "查看某天、某段时间或某条记录的全文",
            "list" => "列出记录，每条一行",
            "search" => "搜索记录、待办和档案",
            "report" => "生成日报、周报、月报",
            "check" => "检查日志本里的差错，能修正的可以修正",
            "index" => "查看或重建搜索索引",
            "completions" => "输出补全脚本，在 shell 里按 Tab 补全命令、名字和日期",
            "man" => "查看手册",
            _ => return None,
        })
    }

    fn argument_help(&self, command: &str, argument: &str) -> Option<&'static str> {
        Some(match (command, argument) {
            (_, "book") => "使用该文件夹中的日志本",
            (_, "lang") => "界面语言：en、zh",
            (_, "color") => "是否着色：auto（自动）、always（总是）、never（从不）",
            (_, "json") => "每行输出一个 JSON 对象",
            (_, "help") => "显示帮助",
            ("wlog", "version") => "显示版本号",
            ("init", "folder") => "建在哪里；默认为当前文件夹，在主目录里则为 ~/worklog",
            ("init", "language") => "日志本里使用的语言：en、zh",
            ("init", "name") => "提交署名用的姓名（只用于这个日志本）",
            ("init", "email") => "提交署名用的电子邮箱（只用于这个日志本）",
            ("init", "profile") => "岗位模板，决定类型、提问和报告格式",
            ("add", "text") => "做了什么；可写 @联系人、%工作单位、+项目、#标签；写 - 则从标准输入读取；不写就逐项提问",
            ("add", "date") => "记在哪天：2026-11-21、昨天、上周五",
            ("add", "time") => "时间：9:00、9:00-10:30、下午3点",
            ("add", "no_time") => "不记时间；今天的记录默认记当前时刻",
            ("add", "project") => "关联项目",
            ("add", "contact") => "关联联系人",
            ("add", "org") => "关联工作单位",
            ("add", "with") => "我方同行人员",
            ("add", "kind") => "类型：上门拜访、电话、会议",
            ("add", "outcome") => "结果如何",
            ("add", "figure") => "业绩：“存款新增 500万元”",
            ("add", "expense") => "费用：“35.00 CNY 打车”",
            ("add", "tag") => "加标签",
            ("add", "task") => "下一步：“送报价单 截止：2026-11-24”",
            ("add", "private") => "不上报（报告中不出现）",
            ("add", "field") => "填写自定义字段",
            ("add", "strict") => "名字没有档案时拒绝写入",
            ("add", "edit") => "在编辑器里写（$WLOG_EDITOR、$VISUAL、$EDITOR）；上次没写完的会接着写",
            ("add", "like") => "照以前的一条再记：标题、关联和类型照抄，另写的除外",
            ("amend", "what") => "哪一条（写编号开头几位；默认为最后记的一条），以及新的文字",
            ("amend", "time") => "改时间：9:00、9:00-10:30、下午3点；写 '' 则去掉",
            ("amend", "no_time") => "去掉时间",
            ("amend", "project") => "改项目；+=名称 为增加，-=名称 为去掉，'' 为全部去掉",
            ("amend", "contact") => "改联系人；增减写法同项目，其他列表也一样",
            ("amend", "org") => "改工作单位",
            ("amend", "with") => "改我方同行人员",
            ("amend", "kind") => "改类型；写 '' 则去掉",
            ("amend", "outcome") => "改结果；写 '' 则去掉",
            ("amend", "figure") => "改业绩；+= 增加一项，-=名称 去掉一项",
            ("amend", "expense") => "改费用；+= 增加一项，-=说明 去掉一项",
            ("amend", "tag") => "改标签",
            ("amend", "private") => "不上报（报告中不出现）",
            ("amend", "no_private") => "恢复上报",
            ("amend", "field") => "改自定义字段；写“名称=”则去掉",
            ("amend", "strict") => "名字没有档案时拒绝写入",
            ("amend", "edit") => "在编辑器里改这一条",
            ("amend" | "edit" | "move" | "rm", "why") => {
                "改动的原因，写入提交；当天的日志在下一个工作日中午截止，之后必填"
            }
            ("move", "what") => "哪一条（写编号开头几位）；默认为最后记的一条",
            ("move", "to") => "移到哪天：2026-11-20、昨天、上周五",
            ("rm", "id") => "哪一条（写编号开头几位）；在终端上默认为最后记的一条",
            ("rm", "yes") => "直接删除，不再询问",
            ("edit", "what") => "日期、记录的编号（打开时停在那一行）或档案文件；默认为今天",
            ("show", "what") => "日期、时间段或记录编号；默认为今天",
            ("list", "period") => "哪些天：上周、2026-11、2026-11-16..2026-11-20；默认为全部",
            ("report", "period") => "day、week、month 或任意时间段：本周、上周、2026-W47、上个月",
            ("search", "query") => {
                "词语、“短语”、NOT、OR、项目：甲、联系人：乙、单位：丙、标签：丁、类型：戊、since:日期"
            }
            ("search", "exact") => "按原样查找：区分大小写和繁简体，英文只匹配整个词",
            ("search", "sort") => "排序：newest（最新在前）、oldest（最早在前）、best（最相关在前）",
            ("search", "limit") => "最多显示几条；默认 20",
            ("search", "all") => "显示全部结果",
            ("search", "by") => {
                "分组统计条数和时长：project（项目）、contact（联系人）、org（工作单位）、kind（类型）、month（月份）"
            }
            ("search", "files") => "只列出文件，每个一次",
            ("search", "count") => "只显示条数",
            ("search", "open") => "用编辑器打开第一条（或第几条），停在那一行",
            ("search", "save") => "把这次查询存到 wlog.toml，起个名字",
            ("search", "saved") => "再查已保存的查询，可加词缩小范围；不写名称则列出全部",
            ("index", "action") => "status（查看状态）或 rebuild（重建）；默认为查看",
            ("check", "what") => "只检查这些日子、文件或文件夹：上周、2026-11、contacts；默认为整个日志本",
            ("check", "fix") => "修正无需决断的问题：补写编号，更换重复的编号，删去遗留的锁",
            ("check", "yes") => "修正前不再询问",
            ("completions", "shell") => "哪种 shell：bash、zsh、fish、powershell；默认取自 $SHELL",
            ("man", "command") => "哪个命令；默认为总览",
            ("man", "out") => "把全部手册（中英文）写入该文件夹",
            (_, "project") => "只看该项目",
            (_, "contact") => "只看该联系人",
            (_, "org") => "只看该工作单位",
            (_, "tag") => "只看该标签",
            (_, "kind") => "只看该类型",
            (_, "since") => "只看这天（含）以后",
            (_, "until") => "只看这天（含）以前",
            (_, "on") => "只看这天或这段时间",
            (_, "direct") => "只看直接关联这个单位的，不含只关联了它的人的",
            _ => return None,
        })
    }

    fn examples(&self, command: &str) -> Option<&'static str> {
        Some(match command {
            "wlog" => {
                "  wlog 记 '给 @李娜 打电话谈报价 +贷款续期'\n  \
                 wlog 列 昨天              昨天做了什么\n  \
                 wlog 查 续期              凡是提到续期的\n  \
                 wlog 周报                 这一周做了什么\n  \
                 wlog help add             怎样记一条"
            }
            "init" => "  wlog init ~/worklog\n  wlog init ~/工作日志 --name 李娜 --email lina@example.org",
            "add" => {
                "  wlog 记 '9:00-10:30 拜访 %恒达机械 的 @李娜，谈续期 +贷款续期。对方接受 4.1%。'\n  \
                 wlog 记 --date 昨天 --time 下午2点 --kind 电话 '给 @李娜 打电话谈合同'\n  \
                 wlog 记 --task '送报价单 截止：2026-11-24' --outcome 对方同意 '见 @李娜'\n  \
                 wlog 记 - < 会议纪要.md\n  \
                 wlog 记                    逐项提问：和谁、做了什么、结果、下一步\n  \
                 wlog 记 -e\n  \
                 wlog 记 --like k7q2m --outcome 已签约"
            }
            "amend" => {
                "  wlog 更正 --outcome '对方接受 4.1%' --project +=贷款续期\n  \
                 wlog 更正 k7q2m '9:30-10:00 和 @李娜 拜访 %恒达机械'\n  \
                 wlog 更正 --contact -=李娜 --kind ''\n  \
                 wlog 更正 -e"
            }
            "edit" => "  wlog 编辑\n  wlog 编辑 昨天\n  wlog 编辑 k7q2m\n  wlog 编辑 contacts/李娜.md",
            "move" => "  wlog 移动 --to 昨天\n  wlog 移动 k7q2m --to 2026-11-18 --why 记错了日期",
            "rm" => "  wlog 删除 k7q2m\n  wlog 删除 k7q2m --yes --why 重复了",
            "show" => "  wlog 看 昨天\n  wlog 看 上周\n  wlog 看 k7q2m9xd",
            "list" => {
                "  wlog list 上周\n  wlog list 2026-11 --org 恒达机械\n  wlog list --project 贷款续期 --since 2026-01-01"
            }
            "search" => {
                "  wlog 查 贷款 续期\n  wlog 查 '“利率下调” NOT 草稿'\n  \
                 wlog 查 联系人：李娜 since:2026-10-01\n  wlog 查 type:task is:open 项目：贷款续期\n  \
                 wlog 查 --since 今年 --by 项目\n  \
                 wlog 查 报价 --open            用编辑器打开第一条\n  \
                 wlog 查 报价 -l                只列文件\n  \
                 wlog 查 type:task is:open --save 承诺\n  \
                 wlog 查 --saved 承诺 李娜      再加词缩小范围；只写 --saved 则列出全部"
            }
            "report" => "  wlog 周报\n  wlog 月报 上个月\n  wlog report 2026-W47 > 周报.md",
            "check" => "  wlog 检查\n  wlog 检查 上周\n  wlog 检查 contacts\n  wlog 检查 --fix",
            "index" => "  wlog 索引\n  wlog 索引 重建",
            "completions" => {
                "  bash：        echo 'source <(wlog completions bash)' >> ~/.bashrc\n  \
                 zsh：         echo 'source <(wlog completions zsh)' >> ~/.zshrc\n  \
                 fish：        wlog completions fish > ~/.config/fish/conf.d/wlog.fish\n  \
                 PowerShell：  Add-Content $PROFILE 'wlog completions powershell | Out-String | Invoke-Expression'"
            }
            "man" => "  wlog man\n  wlog man add\n  wlog man --out ~/.local/share/man    之后可用：man wlog-add",
            _ => return None,
        })
    }

    fn with_aliases(&self, help: &str, aliases: &str) -> String {
        if aliases.is_empty() { help.to_owned() } else { format!("{help}（也可写 {aliases}）") }
    }

    fn with_values(&self, help: &str, values: &[&str]) -> String {
        format!("{help}：{}", values.join("、"))
    }

    fn usage(&self, command: &str) -> &'static str {
        match command {
            "init" => "wlog init [选项] [文件夹]",
            "add" => "wlog add [选项] [文字…]",
            "amend" => "wlog amend [选项] [编号] [文字…]",
            "edit" => "wlog edit [选项] [日期 | 编号 | 档案]",
            "move" => "wlog move [选项] [编号] --to 日期",
            "rm" => "wlog rm [选项] [编号]",
            "show" => "wlog show [选项] [日期 | 时间段 | 编号]",
            "list" => "wlog list [选项] [时间段]",
            "search" => "wlog search [选项] 查询…",
            "report" => "wlog report [选项] [day | week | month] [时间段]",
            "check" => "wlog check [选项] [日期 | 时间段 | 文件…]",
            "index" => "wlog index [选项] [status | rebuild]",
            "completions" => "wlog completions [选项] [bash | zsh | fish | powershell]",
            "man" => "wlog man [选项] [命令]",
            _ => "wlog [选项] [命令]",
        }
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

//! What the arguments and options mean.

use crate::render::words::{Chinese, English};

/// Wordings of the arguments' help.
pub trait ArgumentHelpWords {
    /// Says what an argument of a command means; `None` for a name that is no argument.
    fn argument_help(&self, command: &str, argument: &str) -> Option<&'static str>;
}

impl ArgumentHelpWords for English {
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
            ("amend" | "edit" | "move" | "rm" | "undo" | "search", "why") => {
                "Say why, for the commit; needed once the day has closed, at noon of the next working day"
            }
            ("move", "what") => "Which entry, by the beginning of its ID; the one added last by default",
            ("move", "to") => "The day: 2026-11-20, yesterday, last friday",
            ("rm", "id") => "Which entry, by the beginning of its ID; on a terminal the one added last by default",
            ("rm", "yes") => "Remove it without asking",
            ("edit", "what") => {
                "A date, the ID of an entry, at whose line it opens, or the file of a card; today by default"
            }
            ("history", "what") => {
                "The ID of an entry, of one that was removed too, or a date; the entry added last by default"
            }
            ("undo", "which") => "How many changes back it is, or its commit; the last one by default",
            ("audit", "period") => "Which days: \"last week\", 2026-11, 2026-Q4; all of them by default",
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
}

impl ArgumentHelpWords for Chinese {
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
            ("amend" | "edit" | "move" | "rm" | "undo" | "search", "why") => {
                "改动的原因，写入提交；当天的日志在下一个工作日中午截止，之后必填"
            }
            ("move", "what") => "哪一条（写编号开头几位）；默认为最后记的一条",
            ("move", "to") => "移到哪天：2026-11-20、昨天、上周五",
            ("rm", "id") => "哪一条（写编号开头几位）；在终端上默认为最后记的一条",
            ("rm", "yes") => "直接删除，不再询问",
            ("edit", "what") => "日期、记录的编号（打开时停在那一行）或档案文件；默认为今天",
            ("history", "what") => "记录的编号（已删除的也可以）或日期；默认为最后记的一条",
            ("undo", "which") => "倒数第几次改动，或提交的编号；默认为最近一次",
            ("audit", "period") => "哪些天的日志：上周、2026-11、2026-Q4；默认为全部",
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
}

//! What the commands do, how they are called, and examples.

use crate::render::words::{Chinese, English};

/// Wordings of the commands' help.
pub trait CommandHelpWords {
    /// Says what a command does, as an imperative without a full stop; `None` for a name that is no command.
    fn command_help(&self, command: &str) -> Option<&'static str>;
    /// Shows how a command is called.
    fn usage(&self, command: &str) -> &'static str;
    /// Shows examples for a command, one a line; `None` where a command has none.
    fn examples(&self, command: &str) -> Option<&'static str>;
}

impl CommandHelpWords for English {
    fn command_help(&self, command: &str) -> Option<&'static str> {
        Some(match command {
            "wlog" => "Show today at a glance: plan, entries, what is due",
            "init" => "Make a new book: a git repository with its settings",
            "add" => "Write an entry and commit it",
            "amend" => "Change an entry, the last one by default",
            "edit" => "Change a day in your editor and commit it",
            "move" => "Move an entry to another day, the last one by default",
            "rm" => "Remove an entry; git keeps it, and it can be brought back",
            "history" => "Show each version of an entry or a day: when, who, what, why",
            "undo" => "Take back the last change, or an earlier one, by a new commit",
            "audit" => "List what was done to days after they had closed",
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

    fn usage(&self, command: &str) -> &'static str {
        match command {
            "init" => "wlog init [OPTIONS] [DIR]",
            "add" => "wlog add [OPTIONS] [TEXT…]",
            "amend" => "wlog amend [OPTIONS] [ID] [TEXT…]",
            "edit" => "wlog edit [OPTIONS] [DATE | ID | CARD]",
            "move" => "wlog move [OPTIONS] [ID] --to DATE",
            "rm" => "wlog rm [OPTIONS] [ID]",
            "history" => "wlog history [OPTIONS] [ID | DATE]",
            "undo" => "wlog undo [OPTIONS] [N | COMMIT]",
            "audit" => "wlog audit [OPTIONS] [PERIOD]",
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
                "  wlog add '9:00-10:30 Visited %Hengda with @\"Li Na\" +renewal. They take 4.1 %.'\n  \
                 wlog add --date yesterday --time 14:00 --kind call 'Called @Bob about prices'\n  \
                 wlog add --task 'send the quote due:2026-11-24' --outcome agreed 'Met @Bob'\n  \
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
            "history" => "  wlog history\n  wlog history k7q2m\n  wlog history yesterday",
            "undo" => "  wlog undo\n  wlog undo 3\n  wlog undo 1a2b3c4 --why 'entered for the wrong client'",
            "audit" => "  wlog audit\n  wlog audit last month",
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
}

impl CommandHelpWords for Chinese {
    fn command_help(&self, command: &str) -> Option<&'static str> {
        Some(match command {
            "wlog" => "今日一览：计划、记录、到期事项",
            "init" => "新建日志本（一个带设置的 git 仓库）",
            "add" => "记一条，随即提交",
            "amend" => "更正一条记录，默认为最后一条",
            "edit" => "用编辑器修改某一天，随即提交",
            "move" => "把一条记录移到另一天，默认为最后一条",
            "rm" => "删除一条记录；git 里仍然留着，可以恢复",
            "history" => "查看一条记录或某一天的修改记录：何时、何人、改了什么、为什么",
            "undo" => "撤销最近一次或更早的改动（另作一次提交）",
            "audit" => "列出日志截止后的改动：补记、更正、移动、删除、手工修改",
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

    fn usage(&self, command: &str) -> &'static str {
        match command {
            "init" => "wlog init [选项] [文件夹]",
            "add" => "wlog add [选项] [文字…]",
            "amend" => "wlog amend [选项] [编号] [文字…]",
            "edit" => "wlog edit [选项] [日期 | 编号 | 档案]",
            "move" => "wlog move [选项] [编号] --to 日期",
            "rm" => "wlog rm [选项] [编号]",
            "history" => "wlog history [选项] [编号 | 日期]",
            "undo" => "wlog undo [选项] [次数 | 提交]",
            "audit" => "wlog audit [选项] [时间段]",
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
                "  wlog 记 '9:00-10:30 拜访 %恒达机械 的 @李娜，谈续期 +贷款续期。接受 4.1%。'\n  \
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
            "history" => "  wlog 修改记录\n  wlog 修改记录 k7q2m\n  wlog 修改记录 昨天",
            "undo" => "  wlog 撤销\n  wlog 撤销 3\n  wlog 撤销 1a2b3c4 --why 记错了客户",
            "audit" => "  wlog 留痕检查\n  wlog 留痕检查 上个月",
            "show" => "  wlog 看 昨天\n  wlog 看 上周\n  wlog 看 k7q2m9xd",
            "list" => {
                "  wlog 列 上周\n  wlog 列 2026-11 --org 恒达机械\n  wlog 列 --project 贷款续期 --since 2026-01-01"
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
}

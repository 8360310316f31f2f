//! What may have been meant by a command that there is not.

use super::{groups, spelling};
use crate::text::{self, Finder, How, pinyin};
use clap::Command;

/// The most commands that are offered in place of one that there is not.
const MOST: usize = 3;

/// Words that people try, from other programs or from what the help says in Chinese, and the commands that do it.
const TRIED: [(&str, &[&str]); 13] = [
    ("add", &["new", "log", "write", "note", "添加", "新增", "写", "记录", "记一条", "记下"]),
    ("show", &["view", "read", "cat", "open", "查看", "显示", "打开", "今天"]),
    ("list", &["ls", "entries", "列出", "列表", "清单"]),
    ("search", &["find", "grep", "query", "搜索", "搜", "查找", "查询", "找"]),
    ("report", &["summary", "sum", "stats", "汇总", "总结", "统计"]),
    ("init", &["create", "setup", "新建", "初始化", "建立"]),
    ("completions", &["complete", "补全"]),
    ("man", &["manual", "docs"]),
    ("check", &["doctor", "lint", "fsck", "verify", "validate", "体检", "校验"]),
    ("history", &["versions", "changes", "blame", "历史", "版本"]),
    ("undo", &["revert", "restore", "redo", "撤回", "还原", "恢复", "重做"]),
    ("audit", &["trail", "审计", "留痕", "补记"]),
    ("help", &["usage", "用法"]),
];

/// Finds the commands that may have been meant, the likeliest first: those with a slip of the keyboard in them, those that another
/// word stands for, those that sound or begin so.
///
/// clap's own guess compares letters only, which says nothing of Chinese words of two characters.
pub fn near_commands(root: &Command, typed: &str) -> Vec<String> {
    let own = groups::commands(root).map(Command::get_name);
    let aliases = groups::commands(root).flat_map(Command::get_all_aliases);
    let names: Vec<&str> = own.chain(aliases).chain(spelling::SHORT.map(|(short, _)| short)).chain(["help"]).collect();
    let ways = [slips(&names, typed), tried(typed), sounding(&names, typed), beginning(&names, typed)];
    let mut near = ways.into_iter().find(|near| !near.is_empty()).unwrap_or_default();
    near.truncate(MOST);
    near.into_iter().map(str::to_owned).collect()
}

/// The commands that are named first for an option of several, the plainest last.
const PLAINEST: [&str; 2] = ["add", "list"];

/// Returns how to call a command that has an option, where another one was typed: `wlog list --project`.
pub fn owner_of_option(root: &Command, option: &str) -> Option<String> {
    let long = option.strip_prefix("--")?;
    let has = |command: &&Command| command.get_arguments().any(|arg| arg.get_long() == Some(long));
    // Options that choose belong to many commands, those that fill in to two: the plainest are to list and to add.
    let plainest = |command: &&Command| PLAINEST.iter().position(|name| *name == command.get_name());
    let owner = groups::commands(root).filter(has).max_by_key(plainest)?;
    Some(format!("wlog {} {option}", owner.get_name()))
}

fn slips<'n>(names: &[&'n str], typed: &str) -> Vec<&'n str> {
    let letters: Vec<char> = text::fold(typed).chars().collect();
    let limit = match letters.len() {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    let slip = |name: &&str| text::edit_distance(&letters, &name.chars().collect::<Vec<_>>());
    let mut near: Vec<&str> = names.iter().copied().filter(|name| slip(name) <= limit).collect();
    near.sort_by_key(slip);
    near
}

fn tried(typed: &str) -> Vec<&'static str> {
    let typed = text::name_key(typed);
    TRIED.iter().filter(|(_, words)| words.contains(&typed.as_str())).map(|(command, _)| *command).collect()
}

/// Finds names that sound as the typed one: an input method's wrong choice, 周抱 for 周报.
fn sounding<'n>(names: &[&'n str], typed: &str) -> Vec<&'n str> {
    let sounds = |name: &&str| {
        let spelled = pinyin::spellings(name).full;
        pinyin::spellings(typed).full.iter().any(|spelling| spelled.contains(spelling))
    };
    names.iter().copied().filter(|name| !name.is_ascii()).filter(sounds).collect()
}

fn beginning<'n>(names: &[&'n str], typed: &str) -> Vec<&'n str> {
    let finder = Finder::new(typed);
    let mut fitting: Vec<_> = names.iter().filter_map(|name| Some((finder.rank(name)?, *name))).collect();
    fitting.retain(|(rank, _)| rank.how < How::Mixed && (rank.is_at_start() || !typed.is_ascii()));
    fitting.sort();
    fitting.into_iter().map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::CommandLine;
    use clap::CommandFactory;

    #[test]
    fn what_may_have_been_meant() {
        let root = CommandLine::command();
        for (typed, near) in [
            ("serach", &["search"] as &[&str]),
            ("lits", &["list"]),
            ("hlep", &["help"]),
            ("rep", &["report"]),
            ("ls", &["list"]),
            ("find", &["search"]),
            ("搜索", &["search"]),
            ("添加", &["add"]),
            ("报", &["报告", "周报", "日报"]),
            ("周抱", &["周报"]),
            ("zhoubao", &["周报"]),
            ("yuebao", &["月报"]),
            ("见客户", &[]),
            ("Met Bob about it", &[]),
        ] {
            assert_eq!(near_commands(&root, typed), near, "{typed}");
        }
    }

    #[test]
    fn every_word_that_people_try_names_a_command() {
        let root = CommandLine::command();
        for (command, words) in TRIED {
            assert!(command == "help" || root.find_subcommand(command).is_some(), "{command}");
            assert!(words.iter().all(|word| root.find_subcommand(word).is_none()), "{words:?}");
        }
    }

    #[test]
    fn an_option_of_another_command_is_known() {
        let root = CommandLine::command();
        assert_eq!(owner_of_option(&root, "--project").as_deref(), Some("wlog list --project"));
        assert_eq!(owner_of_option(&root, "--outcome").as_deref(), Some("wlog add --outcome"));
        assert_eq!(owner_of_option(&root, "--nothing"), None);
    }
}

//! What is said in the first hour: that there is no book yet, what a new one is like, what to type next.

use super::errors::brief;
use super::{Chinese, English};
use crate::config::Trade;
use crate::model::Language;
use std::path::Path;

/// Wordings of the first hour.
pub trait WelcomeWords {
    /// Says in one line what wlog is.
    fn what_wlog_is(&self) -> &'static str;
    /// Says that there is no book, and that the first entry makes one at the usual place.
    fn first_entry_makes_one(&self, usual: &Path) -> String;
    /// Says that a profile may be chosen first, and what for.
    fn or_choose_a_profile(&self) -> &'static str;
    /// Says how to name a book that is elsewhere, and where all commands are listed.
    fn book_elsewhere(&self) -> &'static str;
    /// A first entry as it is typed, behind the command.
    fn first_entry(&self) -> &'static str;
    /// Returns the command that adds an entry, as it is typed.
    fn add_command(&self) -> &'static str;
    /// Returns the command that reports on the week, as it is typed.
    fn week_command(&self) -> &'static str;
    /// Says what comes below: commands worth typing now.
    fn next_head(&self) -> &'static str;
    /// Says what the first of them does, going to the book's folder.
    fn next_go(&self) -> &'static str;
    /// Says what it does, writing an entry.
    fn next_add(&self) -> &'static str;
    /// Says what it does, showing today.
    fn next_today(&self) -> &'static str;
    /// Says what it does, reporting on the week.
    fn next_week(&self) -> &'static str;
    /// Says that a book was made.
    fn book_made(&self, folder: &str) -> String;
    /// Says that a new book lies inside of another.
    fn nested_book(&self, around: &str) -> String;
    /// Says which name signs the commits of a book because none is known, and how to tell it.
    fn identity_missing(&self, name: &str, book: &str) -> String;
    /// Says which language and zone a new book has.
    fn language_set(&self, language: &str, zone: Option<&str>) -> String;
    /// Says which profile a book has, and where its file is.
    fn profile_set(&self, name: &str, path: &str) -> String;
    /// Says that a book has no profile, which there are, and how it gets one.
    fn profile_unset(&self, command: &str, trades: &[&str]) -> String;
    /// Names a trade as it is typed: its key, or its Chinese name.
    fn trade(&self, trade: &Trade) -> &'static str;
    /// Says that a new repository is an ordinary one although git's settings ask for another kind.
    fn format_not_taken(&self, key: &str, value: &str) -> String;
    /// Says that the address of who signs was made up, and how to give another one.
    fn address_made_up(&self, address: &str, book: &str) -> String;
    /// Says who signs a book's commits.
    fn signer_set(&self, name: Option<&str>, email: Option<&str>) -> String;
    /// Heads the questions on a new book.
    fn new_book_at(&self, folder: &str) -> String;
    /// Asks in which language the book is written.
    fn which_language(&self) -> &'static str;
    /// Asks who writes it.
    fn who_are_you(&self) -> &'static str;
    /// Asks for the trade.
    fn which_trade(&self) -> &'static str;
    /// Offers to go without one.
    fn no_trade(&self) -> &'static str;
    /// Says that no book was made.
    fn nothing_made(&self) -> &'static str;
    /// Returns the language of the words.
    fn language(&self) -> Language;
}

impl WelcomeWords for English {
    fn what_wlog_is(&self) -> &'static str {
        "wlog keeps your work log: what you did, for whom, how it ended, what comes next."
    }

    fn first_entry_makes_one(&self, usual: &Path) -> String {
        format!("There is no book yet. Your first entry makes one in {}:", usual.display())
    }

    fn or_choose_a_profile(&self) -> &'static str {
        "Or begin with the profile of your trade; it sets kinds, questions and reports:"
    }

    fn book_elsewhere(&self) -> &'static str {
        "A book elsewhere: --book FOLDER or WLOG_BOOK=FOLDER. All commands: wlog --help"
    }

    fn first_entry(&self) -> &'static str {
        "Called @Bob about the contract"
    }

    fn add_command(&self) -> &'static str {
        "wlog add"
    }

    fn week_command(&self) -> &'static str {
        "wlog week"
    }

    fn next_head(&self) -> &'static str {
        "Next:"
    }

    fn next_go(&self) -> &'static str {
        "go to the book"
    }

    fn next_add(&self) -> &'static str {
        "write an entry"
    }

    fn next_today(&self) -> &'static str {
        "see today at a glance"
    }

    fn next_week(&self) -> &'static str {
        "see the report of the week"
    }

    fn book_made(&self, folder: &str) -> String {
        format!("made your book: {folder}")
    }

    fn nested_book(&self, around: &str) -> String {
        format!("it lies inside the book {around}; commands typed in the new folder mean the new book")
    }

    fn identity_missing(&self, name: &str, book: &str) -> String {
        format!(
            "your name is not known, so commits are signed '{name}'; to change that: wlog init {book} --name 'Your Name' --email you@example.org"
        )
    }

    fn language_set(&self, language: &str, zone: Option<&str>) -> String {
        let zone = zone.map_or_else(String::new, |zone| format!(", zone {zone}"));
        format!("language {language}{zone}; both stand in wlog.toml")
    }

    fn profile_set(&self, name: &str, path: &str) -> String {
        format!("profile {name}: {path} sets kinds, questions and reports; change it as you like")
    }

    fn profile_unset(&self, command: &str, trades: &[&str]) -> String {
        format!("no profile; to choose one ({}): {command}", trades.join(", "))
    }

    fn trade(&self, trade: &Trade) -> &'static str {
        trade.key
    }

    fn format_not_taken(&self, key: &str, value: &str) -> String {
        format!(
            "git is set to make repositories with {key} = {}, which wlog cannot read; this one is an ordinary one",
            brief(value)
        )
    }

    fn address_made_up(&self, address: &str, book: &str) -> String {
        format!(
            "git wants an address beside the name, so '{address}' was made up; to give yours: wlog init {book} --email you@example.org"
        )
    }

    fn signer_set(&self, name: Option<&str>, email: Option<&str>) -> String {
        format!("commits of this book are signed {}", signature(name, email))
    }

    fn new_book_at(&self, folder: &str) -> String {
        format!("A new book in {folder}")
    }

    fn which_language(&self) -> &'static str {
        "In which language will you write?"
    }

    fn who_are_you(&self) -> &'static str {
        "Who are you? Every entry is signed with your name; an address may follow in <…>."
    }

    fn which_trade(&self) -> &'static str {
        "What is your work? It decides what is asked and what a report looks like, and can be changed later."
    }

    fn no_trade(&self) -> &'static str {
        "something else"
    }

    fn nothing_made(&self) -> &'static str {
        "no book made"
    }

    fn language(&self) -> Language {
        Language::English
    }
}

impl WelcomeWords for Chinese {
    fn what_wlog_is(&self) -> &'static str {
        "wlog 帮你记工作日志：做了什么、见了谁、结果如何、下一步是什么；周报自动汇总。"
    }

    fn first_entry_makes_one(&self, usual: &Path) -> String {
        format!("还没有日志本。记下第一条，就会自动建在 {}：", usual.display())
    }

    fn or_choose_a_profile(&self) -> &'static str {
        "也可以先选好岗位模板再开始，类型、提问和报告格式都会合适："
    }

    fn book_elsewhere(&self) -> &'static str {
        "日志本在别处：用 --book 文件夹 或 WLOG_BOOK=文件夹 指明。全部命令：wlog --help"
    }

    fn first_entry(&self) -> &'static str {
        "给 @李娜 打电话谈合同"
    }

    fn add_command(&self) -> &'static str {
        "wlog 记"
    }

    fn week_command(&self) -> &'static str {
        "wlog 周报"
    }

    fn next_head(&self) -> &'static str {
        "接下来可以："
    }

    fn next_go(&self) -> &'static str {
        "进入日志本"
    }

    fn next_add(&self) -> &'static str {
        "记一条"
    }

    fn next_today(&self) -> &'static str {
        "看今天"
    }

    fn next_week(&self) -> &'static str {
        "看本周周报"
    }

    fn book_made(&self, folder: &str) -> String {
        format!("已新建日志本：{folder}")
    }

    fn nested_book(&self, around: &str) -> String {
        format!("它在日志本 {around} 里面；在新文件夹里执行的命令都用新的日志本")
    }

    fn identity_missing(&self, name: &str, book: &str) -> String {
        format!("还不知道你的姓名，提交署名暂用“{name}”；要改请运行：wlog init {book} --name 姓名 --email 邮箱")
    }

    fn language_set(&self, language: &str, zone: Option<&str>) -> String {
        let zone = zone.map_or_else(String::new, |zone| format!("，时区 {zone}"));
        format!("语言 {language}{zone}；可在 wlog.toml 里修改")
    }

    fn profile_set(&self, name: &str, path: &str) -> String {
        format!("岗位模板“{name}”：{path} 决定类型、提问和报告格式，可以随意修改")
    }

    fn profile_unset(&self, command: &str, trades: &[&str]) -> String {
        format!("没有岗位模板；要选一个（{}）：{command}", trades.join("、"))
    }

    fn trade(&self, trade: &Trade) -> &'static str {
        trade.name(Language::Chinese)
    }

    fn format_not_taken(&self, key: &str, value: &str) -> String {
        format!("git 设置了新仓库用 {key} = {}，wlog 读不了；这个日志本用的是普通仓库", brief(value))
    }

    fn address_made_up(&self, address: &str, book: &str) -> String {
        format!("git 署名还需要邮箱，暂用“{address}”；要改请运行：wlog init {book} --email 邮箱")
    }

    fn signer_set(&self, name: Option<&str>, email: Option<&str>) -> String {
        format!("这个日志本的提交署名为 {}", signature(name, email))
    }

    fn new_book_at(&self, folder: &str) -> String {
        format!("新建日志本：{folder}")
    }

    fn which_language(&self) -> &'static str {
        "日志用哪种语言写？"
    }

    fn who_are_you(&self) -> &'static str {
        "你叫什么名字？每条记录都会署名；后面可以用 <…> 写上邮箱。"
    }

    fn which_trade(&self) -> &'static str {
        "你做什么工作？这决定问哪些问题、报告是什么格式，以后随时可以改。"
    }

    fn no_trade(&self) -> &'static str {
        "其他"
    }

    fn nothing_made(&self) -> &'static str {
        "没有新建日志本"
    }

    fn language(&self) -> Language {
        Language::Chinese
    }
}

/// Writes a name and an address as git shows them.
fn signature(name: Option<&str>, email: Option<&str>) -> String {
    let email = email.map(|email| format!("<{email}>"));
    [name.map(str::to_owned), email].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

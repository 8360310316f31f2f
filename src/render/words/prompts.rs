//! What is said while questions are asked.

use super::{Chinese, English};
use crate::app::interview::Topic;

/// Keys that a question explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyHelp {
    /// A list of names of which several may be chosen.
    PickSeveral,
    /// A list of names of which one is chosen.
    PickOne,
    /// A line that may be left empty.
    Line,
    /// A line with an offer.
    Offer,
    /// A menu.
    Menu,
    /// A line that is the only question.
    OnlyLine,
    /// A menu that is the only question.
    OnlyMenu,
}

/// Wordings of questions.
pub trait PromptWords {
    /// Names what a question is about, in a word or two.
    fn topic(&self, topic: Topic) -> &'static str;
    /// Asks where a new contact works.
    fn employer_of(&self, name: &str) -> String;
    /// Says what Enter means at a question where nothing is chosen or typed.
    fn nothing_chosen(&self, topic: Topic) -> &'static str;
    /// Explains the keys.
    fn keys(&self, help: KeyHelp) -> &'static str;
    /// Words the row that makes a card of a new name, or takes a new word.
    fn new_name(&self, called: Option<&str>, name: &str) -> String;
    /// Asks whether a name that no card has is a known one, of which it is a part.
    fn which_is_meant(&self, name: &str) -> String;
    /// Says how many more names fit.
    fn more_names(&self, count: usize) -> String;
    /// Offers a title: that somebody was met, in a kind of way if there is a usual one.
    fn met(&self, kind: Option<&str>, names: &[String]) -> String;
    /// Says that the title is missing.
    fn title_needed(&self) -> &'static str;
    /// Offers to save the entry.
    fn save(&self) -> &'static str;
    /// Offers to save it and to begin another.
    fn save_and_another(&self) -> &'static str;
    /// Offers to add more.
    fn more(&self) -> &'static str;
    /// Offers to go back to the questions.
    fn go_back(&self) -> &'static str;
    /// Names the switch that leaves an entry out of reports, and its two states.
    fn private_switch(&self) -> &'static str;
    /// Yes or no, as the state of a switch.
    fn yes_or_no(&self, is_on: bool) -> &'static str;
    /// Says that an entry was left unfinished, and when.
    fn left_unfinished(&self, when: &str) -> String;
    /// Offers to go on with it.
    fn go_on(&self) -> &'static str;
    /// Offers to throw it away.
    fn begin_anew(&self) -> &'static str;
    /// Says that what was typed is kept.
    fn kept_for_later(&self) -> &'static str;
    /// Says that nothing was written.
    fn nothing_written(&self) -> &'static str;
    /// Names a person with where they work.
    fn person_at(&self, name: &str, org: &str) -> String;
    /// Joins several answers in one row.
    fn joined(&self, answers: &[String]) -> String;
}

impl PromptWords for English {
    fn topic(&self, topic: Topic) -> &'static str {
        match topic {
            Topic::Who => "Who",
            Topic::Employer(_) => "Works at",
            Topic::What => "What",
            Topic::Outcome => "Outcome",
            Topic::Next(_) => "Next step",
            Topic::Due(_) => "By when",
            Topic::Date => "Day",
            Topic::Time => "Time",
            Topic::Projects => "Project",
            Topic::Kind => "Kind",
            Topic::Figures => "Figures",
            Topic::Expenses => "Expenses",
            Topic::With => "With",
            Topic::Tags => "Tags",
            Topic::Body => "Details",
            // It is called by its key.
            Topic::Field(_) => "",
        }
    }

    fn employer_of(&self, name: &str) -> String {
        format!("New contact {name}: where do they work?")
    }

    fn nothing_chosen(&self, topic: Topic) -> &'static str {
        match topic {
            Topic::Who => "type a few letters of a name; Enter for nobody",
            Topic::Employer(_) => "type a few letters; Enter if you don't know",
            Topic::Outcome => "how it ended; Enter to leave out",
            Topic::Next(_) => "what you will do next; Enter for nothing",
            Topic::Due(_) => "friday, 24 nov, in 2 weeks; Enter for no date",
            Topic::Date => "yesterday, last friday, 2026-11-20; Enter for today",
            Topic::Time => "9:00-10:30, 9am, 14:00+45m",
            Topic::Figures => "new deposits 500 万元; accounts 3",
            Topic::Expenses => "35.00 CNY taxi; 12.50 CNY lunch",
            Topic::What => "what you did, in a sentence",
            Topic::Tags => "renewal, retail",
            Topic::Body | Topic::Field(_) => "",
            Topic::Projects | Topic::Kind | Topic::With => "type a few letters; Enter for none",
        }
    }

    fn keys(&self, help: KeyHelp) -> &'static str {
        match help {
            KeyHelp::PickSeveral => "Enter: choose and go on · Tab: one more · ↑↓ move · Esc back · Ctrl-C leave",
            KeyHelp::PickOne => "Enter: choose · ↑↓ move · Esc back · Ctrl-C leave",
            KeyHelp::Line => "Enter: go on · Esc back · Ctrl-C leave",
            KeyHelp::Offer => "Enter: take the grey words · → change them · Esc back · Ctrl-C leave",
            KeyHelp::Menu => "Enter: choose · ↑↓ or a digit: move · Esc back · Ctrl-C leave",
            KeyHelp::OnlyLine => "Enter: go on · Esc: leave everything as it is",
            KeyHelp::OnlyMenu => "Enter: choose · ↑↓ or a digit: move · Esc: leave everything as it is",
        }
    }

    fn which_is_meant(&self, name: &str) -> String {
        format!("Which one is meant by '{name}'?")
    }

    fn new_name(&self, called: Option<&str>, name: &str) -> String {
        match called {
            Some(called) => format!("new {called} '{name}'"),
            None => format!("'{name}'"),
        }
    }

    fn more_names(&self, count: usize) -> String {
        format!("… {count} more")
    }

    fn met(&self, kind: Option<&str>, names: &[String]) -> String {
        let names = self.joined(names);
        match kind {
            Some(kind) => {
                let mut letters = kind.chars();
                let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
                format!("{first}{}: {names}", letters.as_str())
            }
            None => format!("Talked with {names}"),
        }
    }

    fn title_needed(&self) -> &'static str {
        "an entry needs a few words on what was done"
    }

    fn save(&self) -> &'static str {
        "Save"
    }

    fn save_and_another(&self) -> &'static str {
        "Save, then another"
    }

    fn more(&self) -> &'static str {
        "More: time, expenses, companions, details …"
    }

    fn go_back(&self) -> &'static str {
        "Back to the questions"
    }

    fn private_switch(&self) -> &'static str {
        "Keep out of reports"
    }

    fn yes_or_no(&self, is_on: bool) -> &'static str {
        if is_on { "yes" } else { "no" }
    }

    fn left_unfinished(&self, when: &str) -> String {
        format!("You left this entry unfinished on {when}:")
    }

    fn go_on(&self) -> &'static str {
        "Go on with it"
    }

    fn begin_anew(&self) -> &'static str {
        "Throw it away and begin anew"
    }

    fn kept_for_later(&self) -> &'static str {
        "nothing written; 'wlog add' offers again what you typed"
    }

    fn nothing_written(&self) -> &'static str {
        "nothing written"
    }

    fn person_at(&self, name: &str, org: &str) -> String {
        format!("{name} ({org})")
    }

    fn joined(&self, answers: &[String]) -> String {
        answers.join(", ")
    }
}

impl PromptWords for Chinese {
    fn topic(&self, topic: Topic) -> &'static str {
        match topic {
            Topic::Who => "和谁",
            Topic::Employer(_) => "工作单位",
            Topic::What => "做了什么",
            Topic::Outcome => "结果",
            Topic::Next(_) => "下一步",
            Topic::Due(_) => "截止",
            Topic::Date => "日期",
            Topic::Time => "时间",
            Topic::Projects => "项目",
            Topic::Kind => "类型",
            Topic::Figures => "业绩",
            Topic::Expenses => "费用",
            Topic::With => "同行人员",
            Topic::Tags => "标签",
            Topic::Body => "正文",
            Topic::Field(_) => "",
        }
    }

    fn employer_of(&self, name: &str) -> String {
        format!("新联系人{}{}在哪个单位工作？", gap('人', first(name)), spaced(name, "在"))
    }

    fn nothing_chosen(&self, topic: Topic) -> &'static str {
        match topic {
            Topic::Who => "输入姓名、拼音或首字母；没有别人就直接回车",
            Topic::Employer(_) => "输入名称、拼音或首字母；不清楚就直接回车",
            Topic::Outcome => "谈成了什么；没有就直接回车",
            Topic::Next(_) => "接下来要做的事；没有就直接回车",
            Topic::Due(_) => "周五、下周二、11月24日；不定日期就直接回车",
            Topic::Date => "昨天、上周五、11月20日；今天就直接回车",
            Topic::Time => "9:00-10:30、上午9点半、14:00+45m",
            Topic::Figures => "存款新增 500万元；新开户 1户",
            Topic::Expenses => "35元 打车；12.50元 午餐",
            Topic::What => "用一句话写做了什么",
            Topic::Tags => "续期、零售",
            Topic::Body | Topic::Field(_) => "",
            Topic::Projects | Topic::Kind | Topic::With => "输入名称、拼音或首字母；没有就直接回车",
        }
    }

    fn keys(&self, help: KeyHelp) -> &'static str {
        match help {
            KeyHelp::PickSeveral => "回车 选定并继续 · Tab 选定再加一个 · ↑↓ 移动 · Esc 上一题 · Ctrl-C 退出",
            KeyHelp::PickOne => "回车 选定 · ↑↓ 移动 · Esc 上一题 · Ctrl-C 退出",
            KeyHelp::Line => "回车 继续 · Esc 上一题 · Ctrl-C 退出",
            KeyHelp::Offer => "回车 用灰色的文字 · → 接着改 · Esc 上一题 · Ctrl-C 退出",
            KeyHelp::Menu => "回车 确定 · ↑↓ 或数字 选择 · Esc 上一题 · Ctrl-C 退出",
            KeyHelp::OnlyLine => "回车 确定 · Esc 放弃，什么也不改",
            KeyHelp::OnlyMenu => "回车 确定 · ↑↓ 或数字 选择 · Esc 放弃，什么也不改",
        }
    }

    fn which_is_meant(&self, name: &str) -> String {
        format!("“{name}”是指？")
    }

    fn new_name(&self, called: Option<&str>, name: &str) -> String {
        match called {
            Some(called) => format!("新{called}“{name}”"),
            None => format!("“{name}”"),
        }
    }

    fn more_names(&self, count: usize) -> String {
        format!("… 还有 {count} 个")
    }

    fn met(&self, kind: Option<&str>, names: &[String]) -> String {
        let names = self.joined(names);
        match kind {
            Some(kind) => format!("{}{names}", spaced(kind, &names)),
            None => format!("与{}{}沟通", gap('与', first(&names)), spaced(&names, "沟通")),
        }
    }

    fn title_needed(&self) -> &'static str {
        "请写一句做了什么"
    }

    fn save(&self) -> &'static str {
        "保存"
    }

    fn save_and_another(&self) -> &'static str {
        "保存，再记一条"
    }

    fn more(&self) -> &'static str {
        "补充：时间、费用、同行人员、正文……"
    }

    fn go_back(&self) -> &'static str {
        "返回修改"
    }

    fn private_switch(&self) -> &'static str {
        "不上报"
    }

    fn yes_or_no(&self, is_on: bool) -> &'static str {
        if is_on { "是" } else { "否" }
    }

    fn left_unfinished(&self, when: &str) -> String {
        format!("{when} 有一条没写完的记录：")
    }

    fn go_on(&self) -> &'static str {
        "接着写"
    }

    fn begin_anew(&self) -> &'static str {
        "丢弃，另写一条"
    }

    fn kept_for_later(&self) -> &'static str {
        "没有写入；已输入的内容还在，下次用 wlog 记 可以接着写"
    }

    fn nothing_written(&self) -> &'static str {
        "没有写入"
    }

    fn person_at(&self, name: &str, org: &str) -> String {
        format!("{name}（{org}）")
    }

    fn joined(&self, answers: &[String]) -> String {
        answers.join("、")
    }
}

/// Writes a text with a space behind it where Han and Latin letters would touch what follows, as careful Chinese typesetting has it.
fn spaced(text: &str, next: &str) -> String {
    let last = text.chars().next_back().unwrap_or(' ');
    format!("{text}{}", gap(last, first(next)))
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or(' ')
}

/// Returns the space between two characters of which one at least is a Latin letter or digit.
fn gap(left: char, right: char) -> &'static str {
    let is_word = |c: char| c.is_alphanumeric();
    let is_latin = |c: char| is_word(c) && !crate::text::is_han(c);
    if is_word(left) && is_word(right) && (is_latin(left) || is_latin(right)) { " " } else { "" }
}

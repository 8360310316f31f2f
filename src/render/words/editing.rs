//! What is said around an editor: on its page, and when it is closed.

use super::{Chinese, English};
use crate::app::amend::Aspect;
use crate::app::editing::Nothing;
use crate::format::mention_form;
use crate::model::{CardKind, Language, Links};
use crate::store::BookPath;
use chrono::{DateTime, FixedOffset};

/// Wordings around an editor.
pub trait EditingWords {
    /// Says below the page of a new entry how it is filled in, with the names that came up lately. The first line stands in the line
    /// that parts it from the page.
    fn help_for_new(&self, known: &Links) -> String;
    /// Says below the page of an entry that is there how it is changed. The first line as for a new one.
    fn help_for_change(&self) -> String;
    /// Says above the page that it was begun earlier.
    fn resumed(&self, begun: Option<DateTime<FixedOffset>>) -> String;
    /// Says that nothing was added, and why.
    fn nothing_added(&self, why: Nothing) -> &'static str;
    /// Says that a text is opened which was begun earlier.
    fn resuming(&self, begun: Option<DateTime<FixedOffset>>) -> String;
    /// Says that a day was changed, and in which commit.
    fn day_edited(&self, path: &BookPath, commit: &str) -> String;
    /// Says that nothing was changed, and why; `again` is the command that opens a kept text.
    fn nothing_changed(&self, why: Nothing, again: &str) -> String;
    /// Says that what others wrote meanwhile was merged with the text.
    fn merged(&self, path: &BookPath) -> String;
    /// Puts the place before what is said of a line.
    fn at_line(&self, path: &BookPath, line: usize, said: &str) -> String;
    /// Counts further oddities.
    fn more_odd(&self, count: usize) -> String;
    /// Names a part of an entry.
    fn aspect(&self, aspect: &Aspect) -> String;
    /// Stands for a part that says nothing.
    fn nothing_said(&self) -> &'static str;
    /// Says that an entry was changed, under which ID and commit.
    fn amended(&self, id: &str, commit: &str) -> String;
    /// Says that an entry needed no change.
    fn says_that_already(&self, id: &str) -> String;
    /// Says that texts which were begun earlier wait to be finished.
    fn texts_wait(&self, count: usize) -> String;
    /// Says that the project was taken from the working folder.
    fn project_here(&self, project: &str, folder: &str) -> String;
}

/// Writes the known names of each kind on a line, behind a heading; nothing for a kind that has none. They are written as they stand behind
/// `@` and the like, which fields take as well.
fn names(known: &Links, headings: [(CardKind, &str); 3], joiner: &str) -> String {
    let line = |(kind, heading): (CardKind, &str)| match known.of(kind) {
        [] => String::new(),
        names => {
            let names = names.iter().map(|name| mention_form(name).unwrap_or_else(|| name.clone()));
            format!("{heading}{}\n", names.collect::<Vec<_>>().join(joiner))
        }
    };
    let lines: String = headings.into_iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("\n{lines}") }
}

impl EditingWords for English {
    fn help_for_new(&self, known: &Links) -> String {
        let headings = [
            (CardKind::Contact, "contacts:       "),
            (CardKind::Org, "organisations:  "),
            (CardKind::Project, "projects:       "),
        ];
        let names = names(known, headings, ", ");
        format!(
            "everything below this line is left out\n\
             \n\
             Write what you did behind the time, and fill in the fields that you need: empty ones are\n\
             left out. More text goes below the fields. In title and text @contact %organisation\n\
             +project #tag work, too. A next step: - [ ] send the quote due:friday\n\
             {names}\
             \n\
             To add nothing, close without saving, or delete everything.\n"
        )
    }

    fn help_for_change(&self) -> String {
        "everything below this line is left out\n\
         \n\
         Change what you like. To change nothing, close without saving.\n"
            .to_owned()
    }

    fn resumed(&self, begun: Option<DateTime<FixedOffset>>) -> String {
        let begun =
            begun.map_or_else(|| "earlier".to_owned(), |begun| format!("on {}", begun.format("%Y-%m-%d at %H:%M")));
        format!("you began this {begun}; save it to have it taken, or delete everything to drop it")
    }

    fn nothing_added(&self, why: Nothing) -> &'static str {
        match why {
            Nothing::Empty => "nothing added: the text is empty",
            Nothing::Unchanged => "nothing added: nothing was changed",
            Nothing::StillKept => "nothing added: it was not saved; 'wlog add -e' opens it again",
        }
    }

    fn resuming(&self, begun: Option<DateTime<FixedOffset>>) -> String {
        let begun =
            begun.map_or_else(|| "earlier".to_owned(), |begun| format!("on {}", begun.format("%Y-%m-%d at %H:%M")));
        format!("this is the text that you began {begun} and that is not written yet")
    }

    fn day_edited(&self, path: &BookPath, commit: &str) -> String {
        format!("saved {path}, commit {commit}")
    }

    fn nothing_changed(&self, why: Nothing, again: &str) -> String {
        match why {
            Nothing::Empty => "nothing changed: the text came back empty".to_owned(),
            Nothing::Unchanged => "nothing changed".to_owned(),
            Nothing::StillKept => format!("nothing changed: it was not saved; '{again}' opens it again"),
        }
    }

    fn merged(&self, path: &BookPath) -> String {
        format!("{path} was changed while you edited it; both changes are in it now")
    }

    fn at_line(&self, path: &BookPath, line: usize, said: &str) -> String {
        format!("{path}:{line}: {said}")
    }

    fn more_odd(&self, count: usize) -> String {
        format!("{count} more of the kind")
    }

    fn aspect(&self, aspect: &Aspect) -> String {
        match aspect {
            Aspect::Times => "time".to_owned(),
            Aspect::Title => "title".to_owned(),
            Aspect::Field(key) => key.word(Language::English).to_owned(),
            Aspect::Own(key) => key.clone(),
            Aspect::Tasks => "tasks".to_owned(),
            Aspect::Body => "text".to_owned(),
        }
    }

    fn nothing_said(&self) -> &'static str {
        "(nothing)"
    }

    fn amended(&self, id: &str, commit: &str) -> String {
        format!("amended {id}, commit {commit}")
    }

    fn says_that_already(&self, id: &str) -> String {
        format!("nothing to change: {id} says that already")
    }

    fn texts_wait(&self, count: usize) -> String {
        match count {
            1 => "a text that you began earlier still waits: 'wlog add -e' alone opens it".to_owned(),
            _ => format!("{count} texts that you began earlier still wait: 'wlog add -e' alone opens the latest"),
        }
    }

    fn project_here(&self, project: &str, folder: &str) -> String {
        format!("project '{project}', since you are in {folder}")
    }
}

impl EditingWords for Chinese {
    fn help_for_new(&self, known: &Links) -> String {
        let headings =
            [(CardKind::Contact, "联系人：　"), (CardKind::Org, "工作单位："), (CardKind::Project, "项目：　　")];
        let names = names(known, headings, "、");
        format!(
            "这一行以下的内容都不会写入\n\
             \n\
             在时间后面写做了什么，需要的字段填上，空着的会自动略去；正文写在字段下面。\n\
             标题和正文里也可以写 @联系人 %工作单位 +项目 #标签。下一步：- [ ] 送报价单 截止：周五\n\
             {names}\
             \n\
             不想记了：不保存就关闭，或者把内容全部删掉。\n"
        )
    }

    fn help_for_change(&self) -> String {
        "这一行以下的内容都不会写入\n\
         \n\
         改好后保存并关闭；不想改了，不保存就关闭。\n"
            .to_owned()
    }

    fn resumed(&self, begun: Option<DateTime<FixedOffset>>) -> String {
        let begun = begun.map_or_else(|| "上次".to_owned(), |begun| format!(" {} ", begun.format("%Y-%m-%d %H:%M")));
        format!("这是{begun}没写完的内容：保存即写入，全部删掉即放弃")
    }

    fn nothing_added(&self, why: Nothing) -> &'static str {
        match why {
            Nothing::Empty => "没有写入：内容是空的",
            Nothing::Unchanged => "没有写入：内容没有改动",
            Nothing::StillKept => "没有写入：编辑器里没有保存；接着写请用 wlog 记 -e",
        }
    }

    fn resuming(&self, begun: Option<DateTime<FixedOffset>>) -> String {
        let begun = begun.map_or_else(|| "上次".to_owned(), |begun| format!(" {} ", begun.format("%Y-%m-%d %H:%M")));
        format!("打开的是{begun}改了一半、还没有写入的文字")
    }

    fn day_edited(&self, path: &BookPath, commit: &str) -> String {
        format!("已保存 {path}，提交 {commit}")
    }

    fn nothing_changed(&self, why: Nothing, again: &str) -> String {
        match why {
            Nothing::Empty => "没有改动：内容变空了，未写入".to_owned(),
            Nothing::Unchanged => "没有改动".to_owned(),
            Nothing::StillKept => format!("没有改动：没有保存；接着改请用 {again}"),
        }
    }

    fn merged(&self, path: &BookPath) -> String {
        format!("{path} 在编辑期间被改过，两边的改动都已写入")
    }

    fn at_line(&self, path: &BookPath, line: usize, said: &str) -> String {
        format!("{path}:{line}：{said}")
    }

    fn more_odd(&self, count: usize) -> String {
        format!("还有 {count} 处类似的问题")
    }

    fn aspect(&self, aspect: &Aspect) -> String {
        match aspect {
            Aspect::Times => "时间".to_owned(),
            Aspect::Title => "标题".to_owned(),
            Aspect::Field(key) => key.word(Language::Chinese).to_owned(),
            Aspect::Own(key) => key.clone(),
            Aspect::Tasks => "待办".to_owned(),
            Aspect::Body => "正文".to_owned(),
        }
    }

    fn nothing_said(&self) -> &'static str {
        "（无）"
    }

    fn amended(&self, id: &str, commit: &str) -> String {
        format!("已更正 {id}，提交 {commit}")
    }

    fn says_that_already(&self, id: &str) -> String {
        format!("没有改动：{id} 本来就是这样")
    }

    fn texts_wait(&self, count: usize) -> String {
        match count {
            1 => "还有一条上次没写完：单独执行 wlog 记 -e 可以接着写".to_owned(),
            _ => format!("还有 {count} 条上次没写完：单独执行 wlog 记 -e 可以接着写最近的一条"),
        }
    }

    fn project_here(&self, project: &str, folder: &str) -> String {
        format!("项目“{project}”（当前在 {folder} 里）")
    }
}

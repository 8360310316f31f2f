//! What is said of searches, saved ones, and the index.

use super::errors::brief;
use super::{Chinese, English};
use crate::app::index::IndexProblem;
use crate::app::saved::Saved;
use crate::app::search::{By, Groups, Near};
use crate::index::Stale;
use crate::query::DocKind;

/// What is told of an index, a line each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexPart {
    /// Where it lies.
    Folder,
    /// Whether it serves.
    State,
    /// What it finds.
    Documents,
    /// How much of the book and of the disk it takes.
    Size,
    /// When it was last written.
    Written,
}

/// Wordings of searches.
pub trait SearchWords {
    /// Heading of the cards among the results.
    fn cards(&self) -> &'static str;
    /// Says of a result that it is what a day says beside its entries and tasks.
    fn day_label(&self) -> &'static str;
    /// Says what may have been meant where nothing was found.
    fn did_you_mean(&self, near: &[Near]) -> String;
    /// Says of a value of a filter by a number that it is none.
    fn no_number(&self, field: &str, value: &str) -> String;
    /// Counts the files that are shown of all.
    fn files_found(&self, count: usize) -> String;
    /// Says that the search read the book itself because its index could not be kept.
    fn unindexed(&self, problem: &IndexProblem) -> String;
    /// Heading of what is counted by.
    fn by(&self, by: By) -> &'static str;
    /// Heading of the number of entries or tasks.
    fn counted(&self, kind: DocKind) -> &'static str;
    /// Heading of hours and minutes.
    fn hours(&self) -> &'static str;
    /// Names the group of what belongs to none.
    fn without(&self, by: By) -> &'static str;
    /// Sums up groups, `shown` of them shown.
    fn groups(&self, groups: &Groups, shown: usize) -> String;
    /// Says of groups that what was found is neither entries nor tasks.
    fn nothing_to_count(&self) -> &'static str;
    /// Says under which name a search was saved, and in which commit.
    fn search_saved(&self, saved: &Saved, commit: Option<&str>) -> String;
    /// Says that no search has been saved, and how one is.
    fn no_saved_searches(&self) -> &'static str;
    /// Says that there are fewer results than the one that is to be opened.
    fn no_such_result(&self, wanted: usize, total: usize) -> String;
    /// Says how far the index is.
    fn indexing(&self, done: usize, all: usize) -> String;
    /// Names what is told of an index.
    fn index_part(&self, part: IndexPart) -> &'static str;
    /// Says whether an index serves; `None` where it does not.
    fn index_state(&self, stale: Option<Stale>, is_there: bool) -> String;
    /// Counts documents of each kind.
    fn index_documents(&self, documents: &[(DocKind, usize)]) -> String;
    /// Tells how large an index is.
    fn index_size(&self, files: usize, segments: usize, own_files: usize, bytes: u64) -> String;
    /// Says that the index was built.
    fn index_built(&self, files: usize, seconds: f64) -> String;
}

/// Writes a number of bytes with at most three digits: `812 B`, `9.3 MB`.
fn bytes(count: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
    let mut size = count as f64;
    let mut units = ["B", "kB", "MB", "GB"].into_iter().peekable();
    while let Some(unit) = units.next() {
        if size < 999.5 || units.peek().is_none() {
            return if unit == "B" || size >= 10.0 { format!("{size:.0} {unit}") } else { format!("{size:.1} {unit}") };
        }
        size /= 1000.0;
    }
    String::new()
}

/// Writes what was meant as it is typed.
fn typed(near: &Near) -> String {
    match near.option {
        Some(option) => format!("{option} {}", super::word(&near.text)),
        None => near.text.clone(),
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl SearchWords for English {
    fn cards(&self) -> &'static str {
        "Cards"
    }

    fn day_label(&self) -> &'static str {
        "day"
    }

    fn did_you_mean(&self, near: &[Near]) -> String {
        let total = |near: &Near| if near.total == 0 { String::new() } else { format!(" ({})", near.total) };
        let all: Vec<String> = near.iter().map(|near| format!("'{}'{}", typed(near), total(near))).collect();
        format!("did you mean {}?", all.join(" or "))
    }

    fn no_number(&self, field: &str, value: &str) -> String {
        let (field, value) = (brief(field), brief(value));
        format!(
            "'{value}' is no number and no range, and was looked for as a text; write {field}:2, {field}:2.. or {field}:2..8"
        )
    }

    fn files_found(&self, count: usize) -> String {
        format!("{count} file{}", plural(count))
    }

    fn unindexed(&self, problem: &IndexProblem) -> String {
        let why = super::ErrorWords::index_problem(self, problem).error;
        format!("no search index can be kept, so every file was read: {why}")
    }

    fn by(&self, by: By) -> &'static str {
        match by {
            By::Project => "project",
            By::Contact => "contact",
            By::Org => "organisation",
            By::Kind => "kind",
            By::Month => "month",
        }
    }

    fn counted(&self, kind: DocKind) -> &'static str {
        if kind == DocKind::Task { "tasks" } else { "entries" }
    }

    fn hours(&self) -> &'static str {
        "hours"
    }

    fn without(&self, by: By) -> &'static str {
        match by {
            By::Project => "no project",
            By::Contact => "no contact",
            By::Org => "no organisation",
            By::Kind => "no kind",
            By::Month => "no month",
        }
    }

    fn groups(&self, groups: &Groups, shown: usize) -> String {
        let what = match (groups.counted, groups.count) {
            (DocKind::Task, 1) => "task",
            (DocKind::Task, _) => "tasks",
            (_, 1) => "entry",
            _ => "entries",
        };
        let time = match groups.minutes {
            0 => String::new(),
            minutes => format!(", {}", super::DateWords::minutes(self, minutes)),
        };
        let more = match groups.groups.len() - shown {
            0 => String::new(),
            _ => format!("; {shown} of {} groups, --all prints them all", groups.groups.len()),
        };
        format!("{} {what}{time}{more}", groups.count)
    }

    fn nothing_to_count(&self) -> &'static str {
        "only cards and days were found, and neither is counted"
    }

    fn search_saved(&self, saved: &Saved, commit: Option<&str>) -> String {
        let name = super::word(&saved.name);
        let before = saved.before.as_ref().map_or_else(String::new, |before| format!("; it was: {before}"));
        match commit {
            Some(commit) => format!("saved, commit {commit}; 'wlog search --saved {name}' asks again{before}"),
            None => format!("saved already: wlog search --saved {name}"),
        }
    }

    fn no_saved_searches(&self) -> &'static str {
        "no search is saved; to save one: wlog search is:open type:task --save promises"
    }

    fn no_such_result(&self, wanted: usize, total: usize) -> String {
        format!("there is no result {wanted}, only {total}")
    }

    fn indexing(&self, done: usize, all: usize) -> String {
        format!("indexing the book: {done} of {all} files")
    }

    fn index_part(&self, part: IndexPart) -> &'static str {
        match part {
            IndexPart::Folder => "Folder",
            IndexPart::State => "State",
            IndexPart::Documents => "Finds",
            IndexPart::Size => "Size",
            IndexPart::Written => "Written",
        }
    }

    fn index_state(&self, stale: Option<Stale>, is_there: bool) -> String {
        match stale {
            None if is_there => "unusable; the next search builds it anew".to_owned(),
            None => "none yet; the next search builds it".to_owned(),
            Some(stale) if stale.total() == 0 => "up to date".to_owned(),
            Some(Stale { added, changed, gone }) => {
                let parts = [(added, "new"), (changed, "changed"), (gone, "gone")];
                let parts: Vec<String> = parts
                    .iter()
                    .filter(|(count, _)| *count > 0)
                    .map(|(count, what)| format!("{count} {what}"))
                    .collect();
                format!("serves; since it was written: {} (searches read these files themselves)", parts.join(", "))
            }
        }
    }

    fn index_documents(&self, documents: &[(DocKind, usize)]) -> String {
        let one = |(kind, count): &(DocKind, usize)| {
            let (one, many) = match kind {
                DocKind::Entry => ("entry", "entries"),
                DocKind::Task => ("task", "tasks"),
                DocKind::Day => ("day's notes", "days' notes"),
                DocKind::Project => ("project", "projects"),
                DocKind::Contact => ("contact", "contacts"),
                DocKind::Org => ("organisation", "organisations"),
            };
            format!("{count} {}", if *count == 1 { one } else { many })
        };
        documents.iter().filter(|(_, count)| *count > 0).map(one).collect::<Vec<_>>().join(", ")
    }

    fn index_size(&self, files: usize, segments: usize, own_files: usize, size: u64) -> String {
        format!(
            "{files} file{} of the book in {segments} segment{}; {own_files} file{}, {}",
            plural(files),
            plural(segments),
            plural(own_files),
            bytes(size)
        )
    }

    fn index_built(&self, files: usize, seconds: f64) -> String {
        format!("built from {files} file{} in {seconds:.1} s", plural(files))
    }
}

impl SearchWords for Chinese {
    fn cards(&self) -> &'static str {
        "档案"
    }

    fn day_label(&self) -> &'static str {
        "当日"
    }

    fn did_you_mean(&self, near: &[Near]) -> String {
        let total = |near: &Near| if near.total == 0 { String::new() } else { format!("（{} 条）", near.total) };
        let all: Vec<String> = near.iter().map(|near| format!("“{}”{}", typed(near), total(near))).collect();
        format!("是不是要找{}？", all.join("或"))
    }

    fn no_number(&self, field: &str, value: &str) -> String {
        let (field, value) = (brief(field), brief(value));
        format!("“{value}”不是数，也不是数的范围，是当作文字查的；可以写：{field}:2、{field}:2..、{field}:2..8")
    }

    fn files_found(&self, count: usize) -> String {
        format!("共 {count} 个文件")
    }

    fn unindexed(&self, problem: &IndexProblem) -> String {
        let why = super::ErrorWords::index_problem(self, problem).error;
        format!("搜索索引无法保存，这次逐个读了文件：{why}")
    }

    fn by(&self, by: By) -> &'static str {
        match by {
            By::Project => "项目",
            By::Contact => "联系人",
            By::Org => "工作单位",
            By::Kind => "类型",
            By::Month => "月份",
        }
    }

    fn counted(&self, kind: DocKind) -> &'static str {
        if kind == DocKind::Task { "待办" } else { "记录" }
    }

    fn hours(&self) -> &'static str {
        "时长"
    }

    fn without(&self, by: By) -> &'static str {
        match by {
            By::Project => "无项目",
            By::Contact => "无联系人",
            By::Org => "无工作单位",
            By::Kind => "无类型",
            By::Month => "无月份",
        }
    }

    fn groups(&self, groups: &Groups, shown: usize) -> String {
        let what = if groups.counted == DocKind::Task { "项待办" } else { "条记录" };
        let time = match groups.minutes {
            0 => String::new(),
            minutes => format!("，{}", super::DateWords::minutes(self, minutes)),
        };
        let more = match groups.groups.len() - shown {
            0 => String::new(),
            _ => format!("；共 {} 组，显示 {shown} 组，全部显示用 --all", groups.groups.len()),
        };
        format!("共 {} {what}{time}{more}", groups.count)
    }

    fn nothing_to_count(&self) -> &'static str {
        "只找到档案和当日文字，这两种不计数"
    }

    fn search_saved(&self, saved: &Saved, commit: Option<&str>) -> String {
        let name = super::word(&saved.name);
        let before = saved.before.as_ref().map_or_else(String::new, |before| format!("；原来是：{before}"));
        match commit {
            Some(commit) => format!("已保存，提交 {commit}；再查用 wlog 查 --saved {name}{before}"),
            None => format!("早已保存：wlog 查 --saved {name}"),
        }
    }

    fn no_saved_searches(&self) -> &'static str {
        "还没有保存过查询；保存一个：wlog 查 is:open type:task --save 承诺"
    }

    fn no_such_result(&self, wanted: usize, total: usize) -> String {
        format!("没有第 {wanted} 条，一共只有 {total} 条")
    }

    fn indexing(&self, done: usize, all: usize) -> String {
        format!("正在建立搜索索引：{done} / {all} 个文件")
    }

    fn index_part(&self, part: IndexPart) -> &'static str {
        match part {
            IndexPart::Folder => "位置",
            IndexPart::State => "状态",
            IndexPart::Documents => "内容",
            IndexPart::Size => "大小",
            IndexPart::Written => "更新",
        }
    }

    fn index_state(&self, stale: Option<Stale>, is_there: bool) -> String {
        match stale {
            None if is_there => "不能用；下次搜索时重建".to_owned(),
            None => "还没有；下次搜索时建立".to_owned(),
            Some(stale) if stale.total() == 0 => "与日志本一致".to_owned(),
            Some(Stale { added, changed, gone }) => {
                let parts = [(added, "新增"), (changed, "改动"), (gone, "删除")];
                let parts: Vec<String> = parts
                    .iter()
                    .filter(|(count, _)| *count > 0)
                    .map(|(count, what)| format!("{what} {count} 个"))
                    .collect();
                format!("可用；写入索引之后，文件{}（搜索时直接读这些文件）", parts.join("、"))
            }
        }
    }

    fn index_documents(&self, documents: &[(DocKind, usize)]) -> String {
        let one = |(kind, count): &(DocKind, usize)| match kind {
            DocKind::Entry => format!("记录 {count} 条"),
            DocKind::Task => format!("待办 {count} 项"),
            DocKind::Day => format!("当日文字 {count} 天"),
            DocKind::Project => format!("项目 {count} 个"),
            DocKind::Contact => format!("联系人 {count} 个"),
            DocKind::Org => format!("工作单位 {count} 个"),
        };
        documents.iter().filter(|(_, count)| *count > 0).map(one).collect::<Vec<_>>().join("，")
    }

    fn index_size(&self, files: usize, segments: usize, own_files: usize, size: u64) -> String {
        format!("日志本的 {files} 个文件，分 {segments} 段；索引自身 {own_files} 个文件，{}", bytes(size))
    }

    fn index_built(&self, files: usize, seconds: f64) -> String {
        format!("已用 {files} 个文件重建索引，耗时 {seconds:.1} 秒")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_few_digits() {
        for (count, shown) in
            [(0, "0 B"), (812, "812 B"), (999, "999 B"), (1_000, "1.0 kB"), (9_340_000, "9.3 MB"), (48_700, "49 kB")]
        {
            assert_eq!(bytes(count), shown);
        }
    }
}

//! Where in the source everything stands: byte spans, enough for editing and merging.

use super::keys::Key;
use std::ops::Range;

/// The spans of one day file. All are byte ranges of the source; together the head and the blocks cover it without a gap.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// From the start (BOM and front matter included) to the first block, or to the end.
    pub head: Range<usize>,
    /// Where the content begins: behind BOM and front matter.
    pub content_start: usize,
    /// The line of the level-1 heading, its ending included; a setext underline too.
    pub day_heading: Option<Range<usize>>,
    /// The items of the day's own field list.
    pub day_fields: Vec<FieldSpan>,
    /// The blocks in the file's order.
    pub blocks: Vec<BlockSpan>,
    /// The tasks, parallel to `Day::tasks`.
    pub tasks: Vec<TaskSpan>,
}

impl Layout {
    /// Returns the block of the entry with this index in the day.
    pub fn entry(&self, index: usize) -> Option<&BlockSpan> {
        self.blocks.iter().find(|block| block.kind == BlockKind::Entry(index))
    }
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// `## Plan`
    Plan,
    /// `## Plan for tomorrow`
    PlanForTomorrow,
    /// `## Summary`
    Summary,
    /// An entry: its index in `Day::entries`.
    Entry(usize),
}

/// One block: a level-2 heading and all up to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockSpan {
    /// What it is.
    pub kind: BlockKind,
    /// From the heading's line to the next block or the end, blank lines at its end included.
    pub span: Range<usize>,
    /// The heading and its parts.
    pub heading: HeadingSpan,
    /// The items of the field list, tasks aside.
    pub fields: Vec<FieldSpan>,
    /// The whole field list with its tasks: full lines; empty, behind the heading's line, when there is none.
    pub field_list: Range<usize>,
    /// The line with the empty comment that says that no field list follows, where there is one.
    pub body_mark: Option<Range<usize>>,
    /// The body without blank lines around it: full lines, the last line's ending included; empty, at the end of
    /// the field list or the heading, when there is none.
    pub body: Range<usize>,
}

/// A heading's line and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingSpan {
    /// The whole line, its ending included.
    pub line: Range<usize>,
    /// START and END, when it has them.
    pub times: Option<Range<usize>>,
    /// The title without spaces around it; empty at its place when there is none.
    pub title: Range<usize>,
    /// The comment with the ID: `<!--k7q2m9xd-->`.
    pub id: Option<Range<usize>>,
}

/// One item of a field list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldSpan {
    /// The whole line, its ending included.
    pub line: Range<usize>,
    /// The key as written.
    pub key: Range<usize>,
    /// From the end of the key to the value: `: ` or `：`.
    pub separator: Range<usize>,
    /// The value without spaces around it.
    pub value: Range<usize>,
    /// The known key it was read as; `None` for the user's own, and for values that were not understood.
    pub known: Option<Key>,
}

/// One task's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskSpan {
    /// The whole line, its ending included.
    pub line: Range<usize>,
    /// The character between the square brackets.
    pub mark: Range<usize>,
    /// What follows the brackets, without spaces around it and without the ID.
    pub content: Range<usize>,
    /// The comment with the ID.
    pub id: Option<Range<usize>>,
}

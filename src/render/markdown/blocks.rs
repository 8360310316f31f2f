//! Blocks: paragraphs, headings, lists, quotes, code, each under the indents of what it stands in.

use super::rich::Rich;
use super::table::Table;
use crate::render::style::{Hue, Look, Style};
use crate::text::{clean, clean_block, width};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::rc::Rc;

/// The fewest columns that text gets, however deep its lists are nested.
const LEAST_ROOM: usize = 8;

pub(super) fn render(markdown: &str, width: usize, style: Style) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut printer = Printer::new(width, style);
    for event in Parser::new_ext(markdown, options) {
        printer.event(event);
    }
    printer.out
}

/// What stands before each line of a block: a bullet once and then spaces, or the bar of a quote.
struct Indent {
    first: String,
    rest: String,
    columns: usize,
    is_begun: bool,
}

/// A list being printed.
struct List {
    number: Option<u64>,
    is_loose: bool,
}

/// Text that is gathered whole before it is printed.
enum Verbatim {
    Code(String),
    Html(String),
    Metadata,
}

struct Printer {
    style: Style,
    width: usize,
    out: String,
    indents: Vec<Indent>,
    lists: Vec<List>,
    looks: Vec<Look>,
    links: Vec<Rc<str>>,
    text: Rich,
    /// Where in `text` the innermost link began.
    link_start: usize,
    table: Option<Table>,
    verbatim: Option<Verbatim>,
    /// Whether nothing was printed yet in the block that stands around.
    is_fresh: bool,
}

impl Printer {
    fn new(width: usize, style: Style) -> Self {
        Printer {
            style,
            width,
            out: String::new(),
            indents: Vec::new(),
            lists: Vec::new(),
            looks: Vec::new(),
            links: Vec::new(),
            text: Rich::default(),
            link_start: 0,
            table: None,
            verbatim: None,
            is_fresh: true,
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) => self.push(&text),
            Event::Code(code) => self.push_as(&code, Look { hue: Some(Hue::Yellow), ..self.look() }),
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::SoftBreak => self.text.soft_break(),
            Event::HardBreak => self.text.hard_break(),
            Event::Rule => self.rule(),
            Event::TaskListMarker(done) => self.task_mark(if done { TaskMark::Done } else { TaskMark::Open }),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.push(&text),
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => {
                if let Some(list) = self.lists.last_mut() {
                    list.is_loose = true;
                }
                self.separate();
            }
            Tag::Heading { level, .. } => {
                self.separate();
                self.looks.push(heading_look(level));
            }
            Tag::BlockQuote(_) => {
                self.separate();
                let bar = self.style.paint("│ ", Look::FAINT);
                self.indents.push(Indent { first: bar.clone(), rest: bar, columns: 2, is_begun: true });
                self.is_fresh = true;
            }
            Tag::CodeBlock(_) => {
                self.separate();
                self.verbatim = Some(Verbatim::Code(String::new()));
            }
            Tag::HtmlBlock => {
                self.flush();
                self.verbatim = Some(Verbatim::Html(String::new()));
            }
            Tag::MetadataBlock(_) => self.verbatim = Some(Verbatim::Metadata),
            Tag::List(number) => self.start_list(number),
            Tag::Item => self.start_item(),
            Tag::Table(alignments) => {
                self.separate();
                self.table = Some(Table { alignments, ..Table::default() });
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Emphasis => self.looks.push(Look { italic: true, ..self.look() }),
            Tag::Strong => self.looks.push(Look { bold: true, ..self.look() }),
            Tag::Strikethrough => self.looks.push(Look { strike: true, ..self.look() }),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push(Rc::from(&*dest_url));
                self.link_start = self.text.text().len();
                self.looks.push(Look { underline: true, hue: Some(Hue::Blue), ..self.look() });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::BlockQuote(_) => {
                self.indents.pop();
                self.is_fresh = false;
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.end_verbatim(),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => self.end_item(),
            TagEnd::TableHead | TagEnd::TableRow => {}
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Table => self.end_table(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => drop(self.looks.pop()),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            _ => {}
        }
    }

    fn look(&self) -> Look {
        self.looks.last().copied().unwrap_or_default()
    }

    fn push(&mut self, text: &str) {
        match &mut self.verbatim {
            Some(Verbatim::Code(code) | Verbatim::Html(code)) => code.push_str(text),
            Some(Verbatim::Metadata) => {}
            None => self.push_as(text, self.look()),
        }
    }

    fn push_as(&mut self, text: &str, look: Look) {
        self.text.push(text, look, self.links.last());
    }

    fn inline_html(&mut self, html: &str) {
        if html.starts_with("<!--") {
            self.text.gap();
        } else if ["<br>", "<br/>", "<br />"].contains(&html) {
            self.text.hard_break();
        } else {
            self.push_as(html, Look::FAINT);
        }
    }

    /// Ends a link: what cannot be followed on this terminal shows its address, unless the text is the address.
    fn end_link(&mut self) {
        self.looks.pop();
        let Some(address) = self.links.pop() else { return };
        let shown = self.text.text().get(self.link_start..).unwrap_or_default().trim();
        let is_absolute = address.contains(':');
        let says_it = shown == &*clean(&address) || Some(shown) == address.strip_prefix("mailto:");
        let can_follow = self.style.links && is_absolute;
        if !(says_it || can_follow || address.is_empty()) {
            self.text.push(&format!(" ({address})"), Look::FAINT, None);
        }
    }

    fn start_list(&mut self, number: Option<u64>) {
        let is_inside_tight = self.lists.last().is_some_and(|list| !list.is_loose);
        self.flush();
        if !is_inside_tight {
            self.separate();
            self.is_fresh = true;
        }
        self.lists.push(List { number, is_loose: false });
    }

    fn start_item(&mut self) {
        let number = self.lists.last_mut().and_then(|list| {
            let number = list.number?;
            list.number = Some(number.saturating_add(1));
            Some(number)
        });
        let bullet = number.map_or("• ".to_owned(), |number| format!("{number}. "));
        self.indents.push(Indent::bullet(&bullet, &bullet));
    }

    fn end_item(&mut self) {
        self.flush();
        if self.indents.last().is_some_and(|indent| !indent.is_begun) {
            self.line("");
        }
        self.indents.pop();
    }

    /// Puts a task's mark in the place of the bullet.
    fn task_mark(&mut self, mark: TaskMark) {
        let (sign, look) = match mark {
            TaskMark::Open => ("☐ ", Look::PLAIN),
            TaskMark::Done => ("☑ ", Look::PLAIN.hued(Hue::Green)),
            TaskMark::Carried => ("→ ", Look::PLAIN.hued(Hue::Yellow)),
            TaskMark::Dropped => ("✗ ", Look::FAINT),
        };
        if let Some(indent) = self.indents.last_mut().filter(|indent| !indent.is_begun) {
            *indent = Indent::bullet(sign, &self.style.paint(sign, look));
        }
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        self.looks.pop();
        let columns = self.text.columns().min(self.room());
        self.flush();
        // Without colours a line under the title sets it off.
        match level {
            HeadingLevel::H1 if !self.style.colour => self.line(&"═".repeat(columns)),
            HeadingLevel::H2 if !self.style.colour => self.line(&"─".repeat(columns)),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.text);
        let Some(table) = &mut self.table else { return };
        match table.rows.last_mut() {
            Some(row) => row.push(cell),
            None => table.head.push(cell),
        }
    }

    fn end_table(&mut self) {
        let Some(table) = self.table.take() else { return };
        for line in table.lines(self.room(), self.style) {
            self.line(&line);
        }
    }

    fn end_verbatim(&mut self) {
        match self.verbatim.take() {
            Some(Verbatim::Code(code)) => {
                for line in clean_block(&code).trim_end_matches('\n').split('\n') {
                    let line = format!("    {}", line.replace('\t', "    "));
                    let line = self.style.paint(line.trim_end(), Look::PLAIN.hued(Hue::Yellow));
                    self.line(&line);
                }
            }
            Some(Verbatim::Html(html)) => {
                let shown = without_comments(&html);
                if !shown.trim().is_empty() {
                    self.separate();
                    self.text.push(shown.trim(), Look::FAINT, None);
                    self.flush();
                }
            }
            Some(Verbatim::Metadata) | None => {}
        }
    }

    fn rule(&mut self) {
        self.separate();
        let rule = self.style.paint(&"─".repeat(self.room()), Look::FAINT);
        self.line(&rule);
    }

    /// Prints the gathered text.
    fn flush(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        if text.is_empty() {
            return;
        }
        let is_at_bullet = !self.lists.is_empty() && self.indents.last().is_some_and(|indent| !indent.is_begun);
        if is_at_bullet && text.take_prefix("[>] ") {
            self.task_mark(TaskMark::Carried);
        } else if is_at_bullet && text.take_prefix("[-] ") {
            self.task_mark(TaskMark::Dropped);
            text.restyle(|look| Look { faint: true, ..look });
        }
        for line in text.lines(self.room(), self.style) {
            self.line(&line.painted);
        }
    }

    /// Ends the block before and leaves one blank line, unless the block around has just begun.
    fn separate(&mut self) {
        self.flush();
        if !self.is_fresh {
            let indents = self.indents.iter().take_while(|indent| indent.is_begun);
            let indent: String = indents.map(|indent| indent.rest.as_str()).collect();
            self.out.push_str(indent.trim_end());
            self.out.push('\n');
        }
        self.is_fresh = true;
    }

    /// Returns the columns left for text.
    fn room(&self) -> usize {
        let used: usize = self.indents.iter().map(|indent| indent.columns).sum();
        self.width.saturating_sub(used).max(LEAST_ROOM)
    }

    /// Prints one line under the indents.
    fn line(&mut self, line: &str) {
        let start = self.out.len();
        for indent in &mut self.indents {
            self.out.push_str(if indent.is_begun { &indent.rest } else { &indent.first });
            indent.is_begun = true;
        }
        self.out.push_str(line);
        self.out.truncate(start + self.out[start..].trim_end().len());
        self.out.push('\n');
        self.is_fresh = false;
    }
}

/// The four states of a task.
#[derive(Clone, Copy)]
enum TaskMark {
    Open,
    Done,
    Carried,
    Dropped,
}

impl Indent {
    fn bullet(sign: &str, painted: &str) -> Self {
        let columns = width(sign);
        Indent { first: painted.to_owned(), rest: " ".repeat(columns), columns, is_begun: false }
    }
}

fn heading_look(level: HeadingLevel) -> Look {
    match level {
        HeadingLevel::H1 => Look { underline: true, ..Look::BOLD.hued(Hue::Cyan) },
        HeadingLevel::H2 => Look::BOLD.hued(Hue::Cyan),
        _ => Look::BOLD,
    }
}

/// Returns HTML without its comments; one that is never closed reaches to the end.
fn without_comments(html: &str) -> String {
    let mut shown = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        shown.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    shown + rest
}

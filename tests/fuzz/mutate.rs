//! Changes texts by chance.

/// Pieces with a meaning somewhere.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\u{3000}",
    "\u{FEFF}",
    "\0",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{200d}",
    "\u{fe0f}",
    "\u{301}",
    "# ",
    "## ",
    "### ",
    "##",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "> ",
    "- [ ] ",
    "- [x] ",
    "[>] ",
    "[-] ",
    "```",
    "~~~",
    "---\n",
    "===\n",
    "<!--k7q2m9xd-->",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "<![CDATA[",
    "<?",
    "&amp;",
    "[a]: /u\n",
    "![x](",
    "](",
    "|",
    "\\",
    "project: ",
    "contacts: ",
    "outcome: ",
    "figure: ",
    "expense: ",
    "private: ",
    "zone: ",
    "re: ",
    "tags: ",
    "项目：",
    "联系人：",
    "结果：",
    "业绩：",
    "费用：",
    "09:00",
    "09:00-10:30",
    "9：00——10：30",
    "24:00",
    "00:00-00:00",
    "25:61",
    "上午",
    "下午3点",
    "半",
    "至",
    "到",
    "点",
    "分",
    "2026-11-21",
    "11-21",
    "0000-00-00",
    "9999-12-31",
    "-1",
    "today",
    "tomorrow",
    "yesterday",
    "今天",
    "明天",
    "上周五",
    "下周一",
    "本月",
    "上个月",
    "last ",
    "next ",
    "this ",
    "friday",
    "week",
    "month",
    "year",
    "days ago",
    "天前",
    "周",
    "月",
    "年",
    "日",
    "号",
    "W47",
    "Q4",
    "..",
    "~",
    "-",
    "due:",
    "done:",
    "prio:",
    "progress:",
    "截止：",
    "@",
    "+",
    "%",
    "#",
    "@\"",
    "\"",
    "“",
    "”",
    "「",
    "」",
    "'",
    "张伟",
    "恒达机械",
    "𠮷",
    "é",
    "ẞ",
    "İ",
    "ﬀ",
    "👨‍👩‍👧",
    "🇬🇧",
    "한",
    "ก็",
    "العربية",
    "NOT ",
    " OR ",
    " AND ",
    "(",
    ")",
    "project:",
    "contact:",
    "hours:2..",
    "on:",
    "is:open",
    "tag:",
    "type:task",
    "+++\n",
    "name = \"x\"\n",
    "aliases = [",
    "]",
    "[[",
    "{",
    "}",
    "= ",
    "\"\"\"",
    "'''",
    "true",
    "1e999",
    "0x7f",
    "1979-05-27T07:32:00Z",
    "format = 2\n",
    "[fields]\n",
    "[check]\n",
    "language = \"zh\"\n",
    "zone = \"Asia/Shanghai\"\n",
    "day_end = \"04:00\"\n",
    "一",
    "二十",
    "百",
    "万",
    "亿",
    "4294967296",
    "18446744073709551616",
    "99999999999999999999999999999",
    "1,000.50",
    "CNY",
    "元",
    "%",
    "::",
    "::::",
];

/// The longest text that is made.
const LONGEST: usize = 8192;

/// A row of numbers that look like chance, and are the same each time.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Chance(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// Returns a number below another one, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % limit
    }
}

/// Makes a text out of two others.
pub fn mutate(text: &str, other: &str, chance: &mut Chance) -> String {
    let mut text = text.to_owned();
    for _ in 0..1 << chance.below(5) {
        step(&mut text, other, chance);
    }
    text.truncate(boundary(&text, LONGEST));
    text
}

fn step(text: &mut String, other: &str, chance: &mut Chance) {
    let (from, to) = range(text, chance);
    match chance.below(9) {
        0 => text.replace_range(from..to, ""),
        1 | 2 => text.insert_str(from, PIECES[chance.below(PIECES.len())]),
        3 => text.replace_range(from..to, PIECES[chance.below(PIECES.len())]),
        4 => {
            let piece = text[from..to].to_owned();
            let times = 1 + chance.below(4);
            text.insert_str(to, &piece.repeat(times));
        }
        5 => {
            let (begin, end) = range(other, chance);
            text.insert_str(from, &other[begin..end]);
        }
        6 => {
            // Whole lines, which keep the sense of what stands in them.
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            if lines.len() > 1 {
                let (a, b) = (chance.below(lines.len()), chance.below(lines.len()));
                lines.swap(a, b);
                *text = lines.concat();
            }
        }
        7 => {
            let c = char::from_u32(u32::try_from(chance.below(0x3_0000)).unwrap_or(0)).unwrap_or('\u{FFFD}');
            text.insert(from, c);
        }
        _ => {
            // A neighbour of a sign: another digit, another letter.
            if let Some(c) = text[from..].chars().next() {
                let near = char::from_u32((u32::from(c) ^ (1 << chance.below(6))).max(1)).unwrap_or(c);
                text.replace_range(from..from + c.len_utf8(), near.encode_utf8(&mut [0; 4]));
            }
        }
    }
}

/// Chooses a piece of a text; mostly a short one.
fn range(text: &str, chance: &mut Chance) -> (usize, usize) {
    let from = boundary(text, chance.below(text.len() + 1));
    let most = if chance.below(4) == 0 { text.len() - from } else { (text.len() - from).min(12) };
    (from, boundary(text, from + chance.below(most + 1)).max(from))
}

/// Returns the next place at or before another one where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Returns texts that are shorter by a piece, the shortest first.
pub fn shorter(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut length = text.len() / 2;
    while length > 0 {
        for from in (0..text.len()).step_by(length) {
            let (from, to) = (boundary(text, from), boundary(text, from + length));
            if from < to {
                all.push([&text[..from], &text[to..]].concat());
            }
        }
        length /= 2;
        if all.len() > 2000 {
            break;
        }
    }
    all.sort_by_key(String::len);
    all
}

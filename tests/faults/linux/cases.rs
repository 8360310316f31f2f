//! The commands that faults happen to. A further command is a further line.

/// The day on which most of it happens.
pub const TODAY: &str = "2026-11-21";
const YESTERDAY: &str = "2026-11-20";

/// What every book holds before: path and text.
pub const FILES: [(&str, &str); 5] = [
    ("2026/11/2026-11-21.md", "# 2026-11-21\n\n## 09:00 Was here before <!--w4sh3r3b-->\n"),
    (
        "2026/11/2026-11-20.md",
        "# 2026-11-20\r\n\r\n## 10:00 Stands elsewhere <!--k7q2m9xd-->\r\n\r\n- contacts: 张伟\r\n\r\nIn other words.\r\n\r\n\
         - [ ] call back due:2026-11-24 <!--m5t8y1ra-->\r\n\r\n## 17:00 The last one <!--z0s6vd3h-->",
    ),
    ("2026/09/2026-09-01.md", "# 2026-09-01\n\n## 08:00 Long ago <!--b3hq1zt8-->\n\nA closed day.\n"),
    ("contacts/张伟.md", "+++\nname = \"张伟\"\nrelation = \"client\"\n+++\n"),
    ("other.txt", "the user's\n"),
];

/// Where a command is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// In a book.
    Book,
    /// Where there is nothing at all.
    Nothing,
    /// Where there is a repository of the user's that is no book.
    Repository,
}

/// A command, and what stands in the book before it.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub name: &'static str,
    pub command: &'static [&'static str],
    pub ground: Ground,
    /// Files that are committed before.
    pub files: &'static [(&'static str, &'static str)],
    /// Commands that are given before.
    pub before: &'static [&'static [&'static str]],
    /// Files that are edited by hand before, and not committed.
    pub by_hand: &'static [(&'static str, &'static str)],
    /// What the editor does with the file that is `$1`.
    pub editor: &'static str,
    /// The day to which the next commands add an entry, so that an edit that is left in it is committed.
    pub day: &'static str,
    /// Whether it looks at each file by itself, and leaves out what it cannot read.
    pub is_by_file: bool,
}

/// A command in a book that holds the [files](FILES), after which more is written to a day.
const fn in_book(name: &'static str, command: &'static [&'static str], day: &'static str) -> Case {
    Case {
        name,
        command,
        ground: Ground::Book,
        files: &[],
        before: &[],
        by_hand: &[],
        editor: "false",
        day,
        is_by_file: false,
    }
}

/// All commands that change a book.
pub const CASES: &[Case] = &[
    in_book("add", &["add", "-d", TODAY, "-t", "10:00", "The new entry"], TODAY),
    in_book(
        "add with new cards",
        &["add", "-d", TODAY, "-t", "10:00", "-c", "李娜", "-o", "Hengda", "-p", "renewal", "The new entry"],
        TODAY,
    ),
    in_book("add to a new year", &["add", "-d", "2025-01-02", "-t", "10:00", "The new entry"], "2025-01-02"),
    Case {
        by_hand: &[("2026/11/2026-11-21.md", "# 2026-11-21\n\n## 09:00 Was here before <!--w4sh3r3b-->\n\nBy hand.\n")],
        ..in_book(
            "add to a day edited by hand",
            &["add", "-d", TODAY, "-t", "10:00", "-c", "李娜", "The new entry"],
            TODAY,
        )
    },
    Case {
        editor: "printf 'The new entry\\n\\nOut of the editor.\\n' > \"$1\"",
        ..in_book("add in the editor", &["add", "-e", "-d", TODAY, "-t", "10:00"], TODAY)
    },
    in_book("amend", &["amend", "k7q2", "--outcome", "agreed", "Stands corrected"], YESTERDAY),
    in_book("amend a closed day", &["amend", "b3hq", "--why", "noted wrongly", "Stands corrected"], "2026-09-01"),
    in_book("move", &["move", "k7q2", "--to", TODAY, "--why", "the wrong day"], YESTERDAY),
    in_book("rm", &["rm", "k7q2", "--yes", "--why", "noted twice"], YESTERDAY),
    Case { before: &[&["amend", "k7q2", "--outcome", "agreed"]], ..in_book("undo", &["undo"], YESTERDAY) },
    Case {
        editor: "printf '\\n\\n## 18:00 Out of the editor\\n' >> \"$1\"",
        ..in_book("edit", &["edit", YESTERDAY], YESTERDAY)
    },
    Case {
        files: &[
            ("2026/11/2026-11-18.md", "# 2026-11-18\n\n## 09:00 Without an ID\n\n- [ ] a task without one\n"),
            ("2026/11/2026-11-19.md", "# 2026-11-19\n\n## 09:00 Twice <!--z0s6vd3h-->\n\n## 10:00 Without an ID\n"),
        ],
        is_by_file: true,
        ..in_book("check --fix", &["check", "--fix", "--yes"], "2026-11-19")
    },
    Case { ground: Ground::Nothing, ..in_book("init", &["init", "worklog"], TODAY) },
    Case { ground: Ground::Repository, ..in_book("init in a repository", &["init", "worklog"], TODAY) },
    Case {
        ground: Ground::Nothing,
        ..in_book("the first add", &["add", "-d", TODAY, "-t", "10:00", "-c", "李娜", "The new entry"], TODAY)
    },
];

use super::to_terminal;
use crate::render::style::Style;
use crate::text::width;
use proptest::prelude::*;

const PLAIN: Style = Style { colour: false, links: false };
const FULL: Style = Style { colour: true, links: true };

/// Renders without colours in a width, for a comparison that reads like the screen.
fn shown(markdown: &str, columns: usize) -> String {
    to_terminal(markdown, columns, PLAIN)
}

#[test]
fn a_day_reads_well() {
    let day = "# 2026-11-21\n\n## Plan\n\n- [x] 09:00 Call @张伟 <!--r7fk2m9x-->\n- [ ] Send the quote to %Hengda <!--b3hq1zt8-->\n\
        - [>] Draft the report <!--p9c4w2ne-->\n- [-] Order chairs\n\n## 09:00-10:30 Visited Hengda <!--k7q2m9xd-->\n\n\
        - project: loan-renewal\n\nThey agree if we extend the term.\nWe extend.\n";
    insta::assert_snapshot!(shown(day, 40), @r"
    2026-11-21
    ══════════

    Plan
    ────

    ☑ 09:00 Call @张伟
    ☐ Send the quote to %Hengda
    → Draft the report
    ✗ Order chairs

    09:00-10:30 Visited Hengda
    ──────────────────────────

    • project: loan-renewal

    They agree if we extend the term. We
    extend.
    ");
}

#[test]
fn lists_hang_and_nest() {
    let markdown = "1. one two three four five\n2. two\n   - inner 中文换行的悬挂缩进\n   - [ ] task\n3. three\n\nafter\n\n- loose\n\n- items\n\n  second paragraph\n";
    insta::assert_snapshot!(shown(markdown, 20), @r"
    1. one two three
       four five
    2. two
       • inner 中文换行
         的悬挂缩进
       ☐ task
    3. three

    after

    • loose

    • items

      second paragraph
    ");
}

#[test]
fn tables_keep_their_columns_and_wrap_inside_them() {
    let table = "| 日期 | 客户 | 结果 | 次数 |\n|---|---|---|--:|\n| 17日 | 恒达机械 | 接受 4.1%，周二总经理决定 | 2 |\n| 18日 | A \\| B | `x` | 10 |\n";
    insta::assert_snapshot!(shown(table, 60), @r"
    日期  客户      结果                       次数
    ────  ────────  ─────────────────────────  ────
    17日  恒达机械  接受 4.1%，周二总经理决定     2
    18日  A | B     x                            10
    ");
    insta::assert_snapshot!(shown(table, 38), @r"
    日期  客户      结果              次数
    ────  ────────  ────────────────  ────
    17日  恒达机械  接受 4.1%，周二      2
                    总经理决定
    18日  A | B     x                   10
    ");
    insta::assert_snapshot!(shown(table, 20), @r"
    日期: 17日
    客户: 恒达机械
    结果: 接受 4.1%，
      周二总经理决定
    次数: 2

    日期: 18日
    客户: A | B
    结果: x
    次数: 10
    ");
}

#[test]
fn quotes_code_and_rules() {
    let markdown = "> quoted text that is long\n>\n> - item\n\n```rust\nfn main() {\n\tlet x = 1; // longer than the width\n}\n```\n\n---\n\n<div>raw</div>\n\n<!-- gone -->\n\nend\n";
    insta::assert_snapshot!(shown(markdown, 16), @r"
    │ quoted text
    │ that is long
    │
    │ • item

        fn main() {
            let x = 1; // longer than the width
        }

    ────────────────

    <div>raw</div>

    end
    ");
}

#[test]
fn links_show_their_address_where_they_cannot_be_followed() {
    let markdown = "[site](https://example.org) <https://example.org> [file](notes.md)\n";
    assert_eq!(shown(markdown, 80), "site (https://example.org) https://example.org file (notes.md)\n");
    let linked = to_terminal("[site](https://example.org)", 80, Style { colour: false, links: true });
    assert_eq!(linked, "\u{1B}]8;;https://example.org\u{1B}\\site\u{1B}]8;;\u{1B}\\\n");
}

#[test]
fn emphasis_is_dressed_and_never_crosses_a_line_end() {
    let dressed = to_terminal("plain **bold words here** end", 12, FULL);
    assert_eq!(dressed, "plain \u{1B}[1mbold\u{1B}[0m\n\u{1B}[1mwords here\u{1B}[0m\nend\n");
    let heading = to_terminal("# 周报\n\n## 一、客户", 80, FULL);
    assert_eq!(heading, "\u{1B}[1;4;36m周报\u{1B}[0m\n\n\u{1B}[1;36m一、客户\u{1B}[0m\n");
}

#[test]
fn chinese_lines_join_without_a_space() {
    assert_eq!(shown("先问决策时间，\n再谈价格。\nthen talk\n价格", 80), "先问决策时间，再谈价格。 then talk 价格\n");
}

#[test]
fn comments_leave_no_trace() {
    assert_eq!(shown("a <!-- b --> c <!--d-->", 80), "a c\n");
    assert_eq!(shown("<!-- only -->\n", 80), "");
    assert_eq!(shown("---\ntitle: x\n---\n\ntext\n", 80), "text\n");
}

#[test]
fn what_a_file_holds_cannot_act_on_the_terminal() {
    let hostile = "a\u{1B}[31mb \u{202E}c `\u{9B}2J` [x](https://e.org/\u{7})\n\n```\n\u{1B}]0;t\u{7}\n```\n\n| \u{1B}c |\n|---|\n| \u{8} |\n\n<p>\u{1B}[2J</p>\n";
    let printed = shown(hostile, 80);
    assert!(!printed.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202E}'), "{printed:?}");
}

proptest! {
    #[test]
    fn lines_fit_and_nothing_acts(markdown in "([a-z张伟，。 ]{1,12}|[-*>#|`\\[\\]()<!\\n ]{1,4}|\\| a \\| b \\|\\n\\|---\\|---\\|\\n){0,14}", columns in 16_usize..60) {
        let printed = shown(&markdown, columns);
        prop_assert!(!printed.contains(|c: char| c.is_control() && c != '\n'));
        let is_code = markdown.contains("    ") || markdown.contains("```");
        let is_deep = markdown.contains(['>', '-', '*']);
        for line in printed.lines().filter(|_| !is_code && !is_deep) {
            prop_assert!(width(line) <= columns, "{:?}", printed);
        }
    }

    #[test]
    fn any_text_in_any_width(markdown in any::<String>(), columns in 0_usize..100) {
        let plain = to_terminal(&markdown, columns, PLAIN);
        prop_assert!(plain.is_empty() || plain.ends_with('\n'));
        to_terminal(&markdown, columns, FULL);
    }
}

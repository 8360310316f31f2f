//! The tokens of texts, and what phrases find.

use super::*;
use proptest::prelude::*;

/// Writes the tokens with a `|` wherever the position jumps.
fn shown(text: &str) -> String {
    let mut out = String::new();
    let mut next = 0;
    for token in tokens(text) {
        if !out.is_empty() {
            out.push_str(if token.position == next { " " } else { " | " });
        }
        out.push_str(&token.text);
        next = token.position + 1;
    }
    out
}

/// Tells whether a phrase query would find `phrase`: the same tokens at the same distances.
fn finds(text: &str, phrase: &str) -> bool {
    let text: Vec<_> = tokens(text).collect();
    let phrase: Vec<_> = tokens(phrase).collect();
    (0..text.len()).any(|start| {
        phrase.iter().all(|wanted| {
            text[start..].iter().any(|token| {
                token.text == wanted.text
                    && token.position - text[start].position == wanted.position - phrase[0].position
            })
        })
    })
}

#[test]
fn words_and_characters_with_their_jumps() {
    for (text, expected) in [
        ("", ""),
        ("Visited Temple-Bar", "visited temple bar"),
        ("don't snake_case a.b/c", "don t snake case a b c"),
        ("Sir W. Batten, and I", "sir w batten and i"),
        ("Went home! Slept; woke? Yes", "went home | slept | woke | yes"),
        ("one\ntwo\n\nthree\r\n\r\nfour", "one two | three | four"),
        ("拜访恒达", "拜 访 恒 达"),
        ("拜访，恒达 机械\n张", "拜 访 | 恒 达 | 机 械 | 张"),
        ("拜访Hengda公司", "拜 访 hengda 公 司"),
        ("拜访 Hengda 公司", "拜 访 hengda 公 司"),
        ("拜访：Hengda", "拜 访 | hengda"),
        ("利率4.1%，期限3年", "利 率 4 1 | 期 限 3 年"),
        ("２０２６年ＥＲＰ", "2026 年 erp"),
        ("CAFÉ cafe\u{301}", "cafe cafe"),
        ("co\u{AD}operate 张\u{200B}伟", "cooperate 张 伟"),
        ("ひらカナ・ーｶﾞ", "ひ ら カ ナ | ー ガ"),
        ("か\u{3099}く", "が く"),
        ("กิน", "กิ น"),
        ("한국어 공부", "한국어 공부"),
        ("⽉⼊", "月 入"),
        ("葛\u{E0100}城", "葛 城"),
        ("陳項羽，説", "陈 项 羽 | 说"),
        ("\u{F9F4}銀", "林 银"),
        ("👍 done 👍🏽 ok", "done ok"),
    ] {
        assert_eq!(shown(text), expected, "{text:?}");
    }
}

#[test]
fn phrases_match_as_people_expect() {
    for (text, phrase) in [
        ("to Temple Bar and", "temple bar"),
        ("to Temple-Bar", "Temple Bar"),
        ("to Temple\nBar", "Temple Bar"),
        ("with Sir W. Batten", "Sir W. Batten"),
        ("with Sir W. Batten", "sir w batten"),
        ("Li's rate of 4.1 %", "4.1"),
        ("给恒达机械报价", "恒达机械"),
        ("用 ERP 系统", "用ERP系统"),
    ] {
        assert!(finds(text, phrase), "{phrase:?} in {text:?}");
    }
    for (text, phrase) in [
        ("恒达，机械", "恒达机械"),
        ("恒达\n机械", "恒达机械"),
        ("恒 达", "恒达"),
        ("to the Temple! Bar none", "Temple Bar"),
    ] {
        assert!(!finds(text, phrase), "{phrase:?} in {text:?}");
    }
}

#[test]
fn ranges_are_those_of_the_source() {
    let text = "给 Café\u{301}\u{200B}，ｶﾞ";
    let sources: Vec<_> = tokens(text).map(|token| &text[token.range]).collect();
    assert_eq!(sources, ["给", "Café\u{301}", "ｶﾞ"]);
}

#[test]
fn a_long_word_is_cut_not_dropped() {
    for word in ["x".repeat(5_000), "É".repeat(5_000), format!("{}漢", "é".repeat(300))] {
        let first = tokens(&word).next().unwrap();
        assert_eq!(first.text.len(), LONGEST_TOKEN);
        assert!(first.range.len() > LONGEST_TOKEN);
    }
    let text = format!("a{} b", "가".repeat(300));
    assert_eq!(tokens(&text).map(|token| token.position).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(tokens(&text).next().unwrap().text.len(), 199);
}

proptest! {
    #[test]
    fn ranges_and_positions_go_up(text in any::<String>()) {
        let mut end = 0;
        let mut last = None;
        for token in tokens(&text) {
            prop_assert!(token.range.start >= end && token.range.start < token.range.end);
            prop_assert!(text.get(token.range.clone()).is_some());
            prop_assert!(last.is_none_or(|last| token.position > last));
            prop_assert!(!token.text.is_empty() && token.text.len() <= LONGEST_TOKEN);
            end = token.range.end;
            last = Some(token.position);
        }
    }

    #[test]
    fn a_run_of_han_is_found_exactly_where_it_stands(text in "[张伟利率，。 \\n]{0,24}", run in "[张伟利率]{1,3}") {
        prop_assert_eq!(finds(&text, &run), text.contains(&run));
    }

    #[test]
    fn case_and_width_are_no_matter(text in "[a-z0-9 ,.-]{0,20}") {
        let wide: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c }).collect();
        let expected = shown(&text);
        prop_assert_eq!(shown(&wide), expected.clone());
        prop_assert_eq!(shown(&text.to_uppercase()), expected);
    }
}

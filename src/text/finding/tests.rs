//! What is typed, and which names it finds.

use super::super::pinyin::spellings;
use super::*;
use proptest::prelude::*;

fn how(typed: &str, name: &str) -> Option<How> {
    Finder::new(typed).rank(name).map(|rank| rank.how)
}

#[test]
fn ways_to_type_a_name() {
    for (typed, name, expected) in [
        ("", "项羽", Some(How::Beginning)),
        ("项", "项羽", Some(How::Beginning)),
        ("項", "项羽", Some(How::Beginning)),
        ("项羽", "項羽", Some(How::Beginning)),
        ("qianlong", "乾隆", Some(How::Pinyin)),
        ("li", "Li Na", Some(How::Beginning)),
        ("LI N", "li na", Some(How::Beginning)),
        ("ｌｉ", "Li Na", Some(How::Beginning)),
        ("elo", "Élodie", Some(How::Beginning)),
        ("na", "Li Na", Some(How::Word)),
        ("erp", "恒达ERP", Some(How::Word)),
        ("renew", "loan-renewal", Some(How::Word)),
        ("机械", "恒达机械", Some(How::Word)),
        ("atte", "Sir W. Batten", Some(How::Within)),
        ("xiangyu", "项羽", Some(How::Pinyin)),
        ("xiang yu", "项羽", Some(How::Pinyin)),
        ("XiangYu", "项羽", Some(How::Pinyin)),
        ("xiang'yu", "項羽", Some(How::Pinyin)),
        ("xiangy", "项羽", Some(How::Pinyin)),
        ("xi", "项羽", Some(How::Pinyin)),
        ("x", "项羽", Some(How::Pinyin)),
        ("jixie", "恒达机械", Some(How::Pinyin)),
        ("hengdaerp", "恒达 ERP", Some(How::Pinyin)),
        ("xian", "西安", Some(How::Pinyin)),
        ("lvbu", "吕布", Some(How::Pinyin)),
        ("lübu", "吕布", Some(How::Pinyin)),
        ("leyi", "乐毅", Some(How::Pinyin)),
        ("yueyi", "乐毅", Some(How::Pinyin)),
        ("lina", "Li Na", Some(How::Pinyin)),
        ("xy", "项羽", Some(How::Initials)),
        ("hdjx", "恒达机械", Some(How::Initials)),
        ("hdj", "恒达机械", Some(How::Initials)),
        ("jx", "恒达机械", Some(How::Initials)),
        ("ln", "Li Na", Some(How::Initials)),
        ("swb", "Sir W. Batten", Some(How::Initials)),
        ("swbat", "Sir W. Batten", Some(How::Initials)),
        ("abcyh", "ABC银行", Some(How::Initials)),
        ("ayh", "ABC银行", Some(How::Initials)),
        ("恒da", "恒达机械", Some(How::Mixed)),
        ("恒djx", "恒达机械", Some(How::Mixed)),
        ("xyu", "项羽", Some(How::Mixed)),
        ("zhw", "张伟", Some(How::Mixed)),
        ("hgd", "Hengda", Some(How::Loose)),
        ("lnrn", "loan-renewal", Some(How::Loose)),
        ("lrn", "loan-renewal", Some(How::Loose)),
        ("egd", "Hengda", None),
        ("达恒", "恒达机械", None),
        ("yuxiang", "项羽", None),
        ("xiongyu", "项羽", None),
        ("xyz", "项羽", None),
        ("j", "恒达机械", None),
        (".", "Li Na", None),
        ("w.", "Sir W. Batten", Some(How::Word)),
    ] {
        assert_eq!(how(typed, name), expected, "{typed:?} for {name:?}");
    }
}

#[test]
fn the_better_name_comes_first() {
    for (typed, best_first) in [
        ("li", vec!["Li", "Li Na", "Bob Li", "Oliver", "李", "李娜"]),
        ("xiangy", vec!["xiangyang", "Xiang Yu", "项羽", "项羽强", "小项羽"]),
        ("xiangyu", vec!["xiangyu", "项羽", "项羽强", "小项羽"]),
        ("xy", vec!["xy", "xyz", "项羽", "项羽强", "小项羽"]),
        ("hd", vec!["恒达", "恒达机械", "Hengda"]),
        ("bat", vec!["Batten", "Batten House", "Sir W. Batten", "Combat", "Bay Tree"]),
    ] {
        let finder = Finder::new(typed);
        let mut ranked: Vec<_> = best_first.iter().rev().filter_map(|name| Some((finder.rank(name)?, *name))).collect();
        ranked.sort();
        let names: Vec<_> = ranked.into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, best_first, "{typed}");
    }
}

#[test]
fn more_letters_than_places_find_the_text_alone() {
    let name = "长".repeat(200);
    assert_eq!(how(&"长".repeat(150), &name), Some(How::Beginning));
    assert_eq!(how(&"chang".repeat(40), &name), None);
    assert_eq!(how(&"c".repeat(MOST_LETTERS), &name), Some(How::Initials));
}

proptest! {
    #[test]
    fn a_name_is_found_by_its_beginning_its_pinyin_and_its_initials(
        name in "[项羽乐行重长吕绿恒达机械张伟李娜銀單a-zA-Zé0-9][项羽乐行重长吕绿恒达机械张伟a-zA-Zé0-9 .-]{0,9}",
        cut in 1_usize..60,
    ) {
        let beginning: String = name.chars().take(cut).collect();
        let found = how(&beginning, &name);
        prop_assert_eq!(found, Some(How::Beginning), "{} for {}", beginning, name);
        let spellings = spellings(&name);
        for spelling in spellings.full.iter().chain(&spellings.initials) {
            prop_assert!(how(spelling, &name).is_some(), "{} for {}", spelling, name);
            let begun: String = spelling.chars().take(cut).collect();
            prop_assert!(how(&begun, &name).is_some(), "{} for {}", begun, name);
        }
    }

    #[test]
    fn any_text_may_be_typed_of_any_name(typed in any::<String>(), name in any::<String>()) {
        let rank = Finder::new(&typed).rank(&name);
        if name.contains(typed.trim()) && fold(&typed).trim() == typed.trim() && fold(&name) == name {
            prop_assert!(rank.is_some());
        }
    }
}

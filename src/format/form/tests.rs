use super::*;
use crate::format::rules::Rules;
use crate::model::Language;
use proptest::prelude::*;

fn read(text: &str) -> Form {
    read_form(text, &Rules::default())
}

#[test]
fn a_form_as_it_is_offered_says_nothing() {
    let form = Form { date: "2026-11-21".into(), ..Form::default() };
    for language in [Language::English, Language::Chinese] {
        let text = form.to_text(language, &["合同号".into()]);
        assert!(text.contains("合同号"), "{text}");
        let rules = Rules { own_fields: ["合同号"].into_iter().collect(), language };
        assert_eq!(read_form(&text, &rules), form, "{text}");
        assert!(read_form(&text, &rules).is_empty());
    }
}

#[test]
fn what_is_filled_in_is_read() {
    let text = "# yesterday\n\n## 9点半 拜访 @张伟\n\n- project: portal, navy\n- outcome: \n- figure: new 5\n- figure: old 3\n\
                - mood: good\n- [x] call\n- [ ] \n- [ ] send due:friday\n\n- a list\n\nText.\n\n## More\n";
    let form = read(text);
    assert_eq!((form.date.as_str(), form.heading.as_str()), ("yesterday", "9点半 拜访 @张伟"));
    assert_eq!(form.values(Key::Project), ["portal, navy"]);
    assert_eq!(form.values(Key::Outcome), Vec::<String>::new());
    assert_eq!(form.values(Key::Figure), ["new 5", "old 3"]);
    assert_eq!(form.own, [("mood".to_owned(), "good".to_owned())]);
    assert_eq!(form.tasks, ["[x] call", "[ ] send due:friday"]);
    assert_eq!(form.body, "- a list\n\nText.\n\n## More");
}

#[test]
fn headings_may_be_gone() {
    let plain = read("\nVisited Bob\n\nThey agree.\n");
    assert_eq!((plain.heading.as_str(), plain.body.as_str()), ("Visited Bob", "They agree."));
    let untitled = read("- project: x\n\nThey agree.\n");
    assert_eq!((untitled.heading.as_str(), untitled.values(Key::Project)), ("", vec!["x".to_owned()]));
    assert!(read("\r\n \r\n").is_empty());
    let bare = read("##\n\n- [ ]\n");
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn slips_are_seen() {
    let odd = |text: &str| read(text).odd.into_iter().map(|odd| format!("{:?}", odd.problem)).collect::<Vec<_>>();
    assert!(odd("## x\n\n- project: y\n- outcom: z\n")[0].starts_with("MisspeltKey"));
    assert!(odd("## x\n\n- project: y\n\n- outcome: z\n")[0].starts_with("SecondFieldList"));
    assert!(odd("## x\n\n- kind: y\n- kind: z\n")[0].starts_with("RepeatedKey"));
    assert_eq!(odd("## x\n\n```\nopen"), Vec::<String>::new());
}

proptest! {
    #[test]
    fn a_form_reads_back(
        heading in "[a-z张][a-z张 ]{0,9}[a-z张]",
        project in "[a-z]{1,5}",
        outcome in proptest::option::of("[a-z张][a-z张:：]{0,9}[a-z]"),
        task in proptest::option::of("[a-z]{1,8}"),
        body in proptest::option::of("[a-z张]{1,8}(\n\n?[a-z#*张]{1,8}){0,3}"),
    ) {
        let known = [Some((Key::Project, project)), outcome.map(|text| (Key::Outcome, text))];
        let form = Form {
            date: "2026-11-21".into(),
            heading,
            known: known.into_iter().flatten().collect(),
            tasks: task.iter().map(|task| format!("[ ] {task}")).collect(),
            body: body.unwrap_or_default(),
            ..Form::default()
        };
        for language in [Language::English, Language::Chinese] {
            prop_assert_eq!(&read(&form.to_text(language, &[])), &form);
        }
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        let _ = read(&text);
    }
}

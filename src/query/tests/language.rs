//! What a query is understood to ask.

use crate::model::{CardKind, Employment, Names};
use crate::query::{Context, Last, NumberFilter, Other, People, Query, Sought, Text, parse, read as read_all};

pub fn names() -> Names {
    let mut names = Names::default();
    names.insert(CardKind::Contact, "张伟", ["张总"]);
    names.insert(CardKind::Contact, "张", []);
    names.insert(CardKind::Contact, "Li Na", ["Lina"]);
    names.insert(CardKind::Project, "loan-renewal", ["贷款续期"]);
    names.insert(CardKind::Org, "恒达机械", ["Hengda"]);
    names
}

pub fn read(text: &str) -> Query {
    let names = names();
    parse(text, &Context { names: Some(&names), ..Context::on("2026-11-21".parse().unwrap()) }).unwrap()
}

fn text(text: &Text) -> String {
    let mut out = String::new();
    let mut next = 0;
    for (at, token) in &text.tokens {
        out.push_str(if *at == next { " " } else { " | " });
        out.push_str(token);
        next = at + 1;
    }
    let end = match &text.last {
        Last::Whole => String::new(),
        Last::Inflected(_) => "'".to_owned(),
        Last::Beginning => "*".to_owned(),
        Last::Near(edits) => format!("~{edits}"),
        Last::Like(_) => "?".to_owned(),
    };
    format!("{}{end}", out.trim_start())
}

fn sought(sought: &Sought) -> String {
    match sought {
        Sought::Text(wanted) => format!("[{}]", text(wanted)),
        Sought::Exact(exact) => format!("={}=", text(exact.text())),
        Sought::Pattern(_) => "[pattern]".to_owned(),
    }
}

/// Writes a tree so that it can be read at a glance.
fn shown(query: &Query) -> String {
    let list = |parts: &[Query]| parts.iter().map(shown).collect::<Vec<_>>().join(" ");
    match query {
        Query::All => "all".to_owned(),
        Query::And(parts) => format!("and({})", list(parts)),
        Query::Or(parts) => format!("or({})", list(parts)),
        Query::Not(part) => format!("not({})", shown(part)),
        Query::Text(wanted) => sought(wanted),
        Query::Field { key, sought: wanted } => format!("{key}{}", sought(wanted)),
        Query::Filled(key) => format!("{key}[any]"),
        Query::Has(fact) => format!("has({})", fact.as_str()),
        Query::Number(NumberFilter { key, range }) => {
            let end = |end: &i64| if end.unsigned_abs() > 1 << 60 { String::new() } else { (end / 1000).to_string() };
            format!("{key}({}..{})", end(range.start()), end(range.end()))
        }
        Query::Ids(ids) => format!("ids({})", ids.join(",")),
        Query::Name(filter) => {
            let other = match &filter.other {
                Other::Nothing => String::new(),
                Other::Exactly(key) => format!(" ={key}"),
                Other::Like(_) => " *".to_owned(),
                Other::Holding(key, _) => format!(" ~{key}"),
            };
            format!("{:?}({}{other})", filter.role, filter.known.join(","))
        }
        Query::Type(kind) => format!("type({})", kind.as_str()),
        Query::Is(state) => format!("is({})", state.as_str()),
        Query::Dates { since, until } => {
            let day = |day: &Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            format!("{}..{}", day(since), day(until))
        }
    }
}

#[test]
fn words_phrases_and_operators() {
    for (typed, expected) in [
        ("renewal", "[renewal']"),
        ("Renewal CAFÉ", "and([renewal'] [cafe'])"),
        ("renewal AND rate", "and([renewal'] [rate'])"),
        ("贷款 或 授信 非 草稿", "or([贷 款] and([授 信] not([草 稿])))"),
        ("非", "[非]"),
        ("或", "[或]"),
        ("或 贷款", "and([或] [贷 款])"),
        ("temple-bar don't", "and([temple bar] [don t])"),
        ("\"decision date\"", "[decision date]"),
        ("\"visits\"", "[visits]"),
        ("“decision date”", "[decision date]"),
        ("”决策“", "[决 策]"),
        ("「决策，时间」", "[决 策 | 时 间]"),
        ("『AI项目』x", "and([ai 项 目] [x])"),
        ("决策时间", "[决 策 时 间]"),
        ("決策時間", "[决 策 时 间]"),
        ("决策　时间", "and([决 策] [时 间])"),
        ("AI项目", "[ai 项 目]"),
        ("renew*", "[renew*]"),
        ("renew..", "[renew*]"),
        ("renew…", "[renew*]"),
        ("*newal r*l", "and([newal?] [rl?])"),
        ("**renewal**", "[renewal?]"),
        ("AI项*", "[ai 项*]"),
        ("\"fixed rat*\"", "[fixed rat*]"),
        ("recieved~ rate~ rate~2", "and([recieved~2] [rate~1] [rate~2])"),
        ("recieved～ 好的～", "and([recieved~2] [好 的])"),
        ("好的～", "[好 的]"),
        ("/inv-\\d+/ x", "and([pattern] [x])"),
        ("/a b/ (/c/)", "and([pattern] [pattern])"),
        ("/usr/lib /etc", "and([usr lib] [etc'])"),
        ("a OR b c", "or([a] and([b] [c]))"),
        ("(a OR b) c", "and(or([a] [b]) [c])"),
        ("（a OR b）c", "and(or([a] [b]) [c])"),
        ("[ a OR b ] c", "and(or([a] [b]) [c])"),
        ("［ a ＯＲ b ］ ＡＮＤ ＮＯＴ c", "and(or([a] [b]) not([c]))"),
        ("【 a 或 b 】 c", "and(or([a] [b]) [c])"),
        ("【重要】 c", "and([重 要] [c])"),
        ("[x] c", "and([x] [c])"),
        ("a OR b OR c", "or([a] [b] [c])"),
        ("NOT a", "not([a])"),
        ("a NOT b c", "and([a] not([b]) [c])"),
        ("NOT NOT a", "not(not([a]))"),
        ("NOT (a OR b)", "not(or([a] [b]))"),
        ("a or not b", "and([a] [or] [not'] [b])"),
        ("\"OR\" \"NOT\"", "and([or] [not])"),
        ("foo(bar)", "and([foo'] [bar'])"),
        ("foo_bar v1.2.3 #4711", "and([foo bar] [v1 2 3] [4711])"),
        ("4.1%", "[4 1]"),
        ("at 9:30", "and([at] [9 30])"),
        ("https://example.org/x", "[https example org x]"),
        ("C++", "[c]"),
    ] {
        assert_eq!(shown(&read(typed)), expected, "{typed}");
    }
}

#[test]
fn filters_in_both_languages() {
    for (typed, expected) in [
        ("project:loan-renewal", "Project(loan-renewal,贷款续期)"),
        ("项目：贷款续期", "Project(loan-renewal,贷款续期)"),
        ("Project:\"Loan-Renewal\"", "Project(loan-renewal,贷款续期)"),
        ("project:portal", "Project( ~portal)"),
        ("project:loan* project:*renewal", "and(Project(loan-renewal,贷款续期 *) Project(loan-renewal,贷款续期 *))"),
        ("contact:张总", "Contact(张伟,张总)"),
        ("客户：张总", "or(Contact(张伟,张总) Org( ~张总))"),
        ("客户:Hengda", "or(Contact( ~hengda) Org(hengda,恒达机械))"),
        ("contact:張偉", "Contact(张伟,张总 ~張偉)"),
        ("contact:zhangwei contact:zw", "and(Contact(张伟,张总 ~zhangwei) Contact(张伟,张总 ~zw))"),
        ("联系人：“Li Na”", "Contact(li na,lina)"),
        ("contact:伟", "Contact(张伟,张总 ~伟)"),
        ("contact:张*", "Contact(张,张伟,张总 *)"),
        ("contact:\"x~\" tag:a~b project:/x", "and(Contact( ~x~) Tag( =a~b) Project( ~/x))"),
        ("with:lina", "With(li na,lina)"),
        (
            "@张伟 +loan-renewal %hengda #Q4",
            "and(Contact(张伟,张总) Project(loan-renewal,贷款续期) Org(hengda,恒达机械) Tag( =q4))",
        ),
        ("＠\"li na\"", "Contact(li na,lina)"),
        ("+86 #1", "and([86] [1])"),
        ("tag:急* 标签：續期", "and(Tag( *) Tag( =续期))"),
        ("kind:visit 类型：上门拜访", "and(Kind( =visit) Kind( =上门拜访))"),
        ("type:task is:open", "and(type(task) is(open))"),
        ("type:待办 状态：已完成", "and(type(task) is(done))"),
        ("is:overdue", "and(is(open) /due(..739940))"),
        ("is:late", "ids()"),
        ("has:task 有：链接", "and(has(task) has(link))"),
        ("has:expenses has:figure has:due", "and(expense[any] figure[any] /due(..))"),
        (
            "has:公司 有：客户",
            "and(Org(hengda,恒达机械 *) or(Contact(li na,lina,张,张伟,张总 *) Org(hengda,恒达机械 *)))",
        ),
        ("has:Outcomes has:links has:开支", "and(outcome[any] has(link) expense[any])"),
        ("has:tag has:project", "and(Tag( *) Project(loan-renewal,贷款续期 *))"),
        ("outcome:4.1 结果：接受", "and(outcome[4 1] outcome[接 受])"),
        ("outcome:* 备注:*", "and(outcome[any] 备注[any])"),
        ("outcome:/x/ outcome:recieved~", "and(outcome[pattern] outcome[recieved~2])"),
        ("业绩：存款 expense:taxi", "and(figure[存 款] expense[taxi'])"),
        ("figure:500万.. amount:100..200", "and(/figure(5000000..) or(/amount(100..200) amount(100..200)))"),
        ("figure:500万 业绩：存款", "and(or(figure[500 万] /figure(5000000..5000000)) figure[存 款])"),
        ("figure:\"500\"", "figure[500]"),
        ("hours:2.. 工时：..1", "and(or(/minutes(120..) hours(2..)) or(/minutes(..60) 工时(..1)))"),
        ("hours:2", "or(/minutes(120..120) hours(2..2))"),
        ("hours:\"2 h\"", "hours[2 h]"),
        ("hours:*", "or(/minutes(..) hours[any])"),
        ("mileage:100..200", "mileage(100..200)"),
        ("mileage:12", "or(mileage[12] mileage(12..12) [mileage 12])"),
        ("next-step:send 備註：x", "and(or(next step[send'] [next step send]) or(备注[x] [备 注 | x]))"),
        ("due:2026-11-24 due:..2026-11-24", "and(/due(739944..739944) /due(..739944))"),
        // What is due lies ahead, as it does where a task is written.
        ("due:friday due:..周一", "and(/due(739947..739947) /due(..739943))"),
        ("注意：周五截止", "or(注意[周 五 截 止] [注 意 | 周 五 截 止])"),
    ] {
        assert_eq!(shown(&read(typed)), expected, "{typed}");
    }
}

#[test]
fn words_that_are_names() {
    for (typed, expected) in [
        ("张总", "or([张 总] [张 伟] Contact(张伟,张总))"),
        ("張總", "or([张 总] [张 伟] Contact(张伟,张总))"),
        ("zw", "or([zw] [张 伟] [张 总] Contact(张伟,张总))"),
        ("zhangwei x", "and(or([zhangwei'] [张 伟] [张 总] Contact(张伟,张总)) [x])"),
        ("Lina", "or([lina'] [li na] Contact(li na,lina))"),
        ("贷款续期", "or([贷 款 续 期] [loan renewal] Project(loan-renewal,贷款续期))"),
        ("hdjx", "or([hdjx'] [hengda] [恒 达 机 械] Org(hengda,恒达机械))"),
        ("\"zw\"", "[zw]"),
        ("zw*", "[zw*]"),
        ("z", "[z]"),
        ("张伟来访", "[张 伟 来 访]"),
    ] {
        assert_eq!(shown(&read(typed)), expected, "{typed}");
    }
}

#[test]
fn an_organisation_is_found_by_its_people() {
    let names = names();
    let mut people = People::default();
    let day = |day: &str| day.parse().ok();
    let job = |org: &str, from, until| Employment { org: org.to_owned(), from, until };
    people.insert("张伟", vec![job("hengda", None, day("2026-06-30"))]);
    people.insert("Li Na", vec![job("恒达机械", None, None)]);
    people.insert("张", vec![job("Portal", None, None)]);
    let context = Context { names: Some(&names), people: Some(&people), ..Context::on("2026-11-21".parse().unwrap()) };
    let expected = "or(Org(hengda,恒达机械) Contact(li na,lina) and(Contact(张伟,张总) ..2026-06-30))";
    assert_eq!(shown(&parse("org:hengda", &context).unwrap()), expected);
    assert_eq!(shown(&parse("%hengda", &context).unwrap()), expected);
    let direct = Context { direct: true, ..context };
    assert_eq!(shown(&parse("org:hengda", &direct).unwrap()), "Org(hengda,恒达机械)");
}

#[test]
fn exact_texts() {
    let names = names();
    let context = Context { names: Some(&names), exact: true, ..Context::on("2026-11-21".parse().unwrap()) };
    for (typed, expected) in [
        ("zw Rate*", "and(=zw= =rate=)"),
        ("\"Temple Bar\" contact:zw", "and(=temple bar= Contact(张伟,张总 ~zw))"),
        ("outcome:Accept note:x", "and(outcome=accept= note=x=)"),
        ("figure:500 mileage:12 hours:2", "and(figure=500= mileage=12= or(/minutes(120..120) hours(2..2)))"),
    ] {
        assert_eq!(shown(&parse(typed, &context).unwrap()), expected, "{typed}");
    }
}

#[test]
fn days_and_periods() {
    for (typed, expected) in [
        ("on:2026-11-20", "2026-11-20..2026-11-20"),
        ("on:2026-11", "2026-11-01..2026-11-30"),
        ("since:2026-11 until:2026-W47", "and(2026-11-01.. ..2026-11-22)"),
        ("since:yesterday rate", "and(2026-11-20.. [rate'])"),
        ("日期：上周", "2026-11-09..2026-11-15"),
        ("on:last week rate", "and(2026-11-09..2026-11-15 [rate'])"),
        ("since:3 days ago rate", "and(2026-11-18.. [rate'])"),
        ("on:\"last week\" rate", "and(2026-11-09..2026-11-15 [rate'])"),
        ("on:nov 20 rate", "and(2026-11-20..2026-11-20 [rate'])"),
        ("on:nov rate", "and(2026-11-01..2026-11-30 [rate'])"),
        ("on:the 5th of last month rate", "and(2026-10-05..2026-10-05 [rate'])"),
        ("since:monday the rate", "and(2026-11-16.. [the'] [rate'])"),
        ("on:11月 3日 利率", "and(2026-11-03..2026-11-03 [利 率])"),
        ("since:yesterday 9点 rate", "and(2026-11-20.. [9 点] [rate'])"),
        ("on:2026-11-20.. on:..2026-11-20", "and(2026-11-20.. ..2026-11-20)"),
        ("截止：。。2026-11-24 on:2026-11-20．．", "and(/due(..739944) 2026-11-20..)"),
        ("自：2026-11-01 至：2026-11-07", "and(2026-11-01.. ..2026-11-07)"),
    ] {
        assert_eq!(shown(&read(typed)), expected, "{typed}");
    }
}

#[test]
fn words_for_days_are_told_once_unless_they_are_plain() {
    let today = "2026-11-21".parse().unwrap();
    let text = "on:2026-11-20 since:last week rate OR (since:last week until:nov 20)";
    let said = read_all(text, &Context::on(today)).unwrap().said;
    let said: Vec<(&str, String)> =
        said.iter().map(|said| (said.words.as_str(), said.period.last().to_string())).collect();
    assert_eq!(said, [("last week", "2026-11-15".to_owned()), ("nov 20", "2026-11-20".to_owned())]);
}

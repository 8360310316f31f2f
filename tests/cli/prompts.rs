//! `wlog add` without text: the questions on a terminal, and what becomes of what was typed.

use super::editor::with_editor;
use super::environment::World;
use super::terminal::Screen;

/// Keys as a terminal sends them.
const CTRL_C: &str = "\u{3}";
const TAB: &str = "\t";
const ESC: &str = "\u{1b}";
const DOWN: &str = "\u{1b}[B";
const RIGHT: &str = "\u{1b}[C";
const CTRL_U: &str = "\u{15}";
const BACKSPACE: &str = "\u{7f}";

fn bank() -> World {
    World::chinese().with_sample("bank-zh").with("WLOG_NOW", "2026-11-20T18:04:05+08:00")
}

/// Answers the questions of the sample's trade after "who" with Enter, up to the title.
fn to_the_title(screen: &mut Screen) -> &mut Screen {
    screen.enter().shows("类型").shows("上门拜访").enter().shows("做了什么")
}

/// Answers the questions after the title with Enter, up to the whole entry.
fn to_the_end(screen: &mut Screen) -> &mut Screen {
    screen.enter().shows("结果").enter().shows("业绩").enter().shows("下一步").enter().shows("保存")
}

/// Chooses a row of a menu by its number, or by arrows where it has none.
fn choose<'s>(screen: &'s mut Screen, item: &str) -> &'s mut Screen {
    let rows = screen.contents();
    let rows: Vec<&str> = rows.lines().filter(|row| row.starts_with(['›', ' '])).collect();
    let place = rows.iter().position(|row| row.contains(item)).unwrap_or_else(|| panic!("no {item} in {rows:#?}"));
    match rows[place].chars().nth(2).filter(char::is_ascii_digit) {
        Some(digit) => screen.key(&digit.to_string()),
        None => {
            let at = rows.iter().position(|row| row.starts_with('›')).unwrap_or(0);
            for _ in at..place {
                screen.key(DOWN);
            }
            screen.enter()
        }
    }
}

/// Shows a screen for a snapshot: IDs and hashes replaced.
fn shown(screen: &str) -> String {
    super::without_ids(screen)
}

/// The commits since the sample was committed.
fn commits(world: &World) -> usize {
    world.git(&["log", "--oneline"]).lines().count() - 1
}

#[test]
fn a_visit_in_chinese() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").types("cl");
    insta::assert_snapshot!("prompts_who_zh", shown(&screen.shows("› 陈立").contents()));
    to_the_title(&mut screen).types("拜访恒达，谈续期").enter();
    screen.shows("结果").types("同意 4.1%").enter().shows("业绩").types("存款新增 50万元").enter();
    screen.shows("下一步").types("送合同").enter().shows("截止").types("下周二");
    insta::assert_snapshot!("prompts_due_zh", shown(&screen.shows("2026-11-24 周二").contents()));
    insta::assert_snapshot!("prompts_review_zh", shown(&screen.enter().shows("保存").contents()));
    let (status, end) = screen.enter().ends();
    insta::assert_snapshot!("prompts_saved_zh", shown(&end));
    assert_eq!((status, commits(&world)), (0, 1));
    let day = world.read("2026/11/2026-11-20.md");
    let entry = day.split("## 17:00 ").nth(1).expect("the start is the end of the last entry");
    insta::assert_snapshot!("prompts_entry_zh", shown(entry));
    world.assert_sound();
}

#[test]
fn a_visit_in_english() {
    let world = World::new().with_sample("engineer-en").with("WLOG_NOW", "2026-11-20T18:04:05+00:00");
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("What").enter().shows("needs a few words").types("Wrote the release notes");
    screen
        .enter()
        .shows("Project")
        .types("por")
        .shows("› ")
        .enter()
        .shows("Outcome")
        .enter()
        .shows("Next step")
        .types("Send them round due:friday")
        .enter();
    insta::assert_snapshot!("prompts_review_en", shown(&screen.shows("Save").contents()));
    let (status, end) = screen.enter().ends();
    insta::assert_snapshot!("prompts_saved_en", shown(&end));
    assert_eq!((status, commits(&world)), (0, 1));
    world.assert_sound();
}

#[test]
fn several_people_a_new_one_and_where_they_work() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").types("luogang").shows("› 罗刚").key(TAB).shows("和谁      罗刚");
    screen.types("欧阳明").shows("› 新联系人“欧阳明”").enter();
    screen.shows("新联系人欧阳明在哪个单位工作？").types("hyjc").shows("› 宏远建材").enter();
    screen.shows("类型").shows("欧阳明（宏远建材）").enter().shows("做了什么").shows("上门拜访宏远建材");
    to_the_end(&mut screen);
    insta::assert_snapshot!("prompts_new_contact_zh", shown(&screen.contents()));
    assert_eq!(screen.enter().ends().0, 0);
    assert_eq!(world.read("contacts/欧阳明.md"), "+++\nname = \"欧阳明\"\norg = \"宏远建材\"\n+++\n");
    let entry = &world.json(&["list", "--contact", "欧阳明"])[0];
    assert_eq!(entry["contacts"], serde_json::json!(["罗刚", "欧阳明"]));
    assert_eq!(entry["orgs"], serde_json::json!(["宏远建材"]));
}

#[test]
fn more_than_the_four_questions() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").enter().shows("类型").types("px").shows("› 培训").enter().shows("做了什么").types("网点培训");
    to_the_end(&mut screen);
    // The time, first refused, then right.
    choose(&mut screen, "补充").shows("不上报");
    insta::assert_snapshot!("prompts_more_zh", shown(&screen.contents()));
    choose(&mut screen, "时间").shows("时间").types("25:00").enter().shows("23:59").key(CTRL_U).types("9:00-10:30");
    screen.enter().shows("09:00–10:30").shows("保存");
    choose(choose(&mut screen, "补充").shows("不上报"), "费用").shows("费用").types("35元 打车；12元 停车").enter();
    choose(screen.shows("35 CNY").shows("12 CNY").shows("保存"), "补充").shows("不上报");
    choose(&mut screen, "客户需求")
        .shows("客户需求")
        .types("代发工资")
        .enter()
        .shows("客户需求: 代发工资")
        .shows("保存");
    choose(choose(&mut screen, "补充").shows("不上报"), "不上报").shows("保存");
    choose(&mut screen, "补充").shows("是").key(ESC).shows("保存");
    assert_eq!(choose(&mut screen, "保存").ends().0, 0);
    let entries = world.json(&["list", "--on", "今天"]);
    let entry = entries.iter().find(|entry| entry["title"] == "网点培训").expect("the entry");
    assert_eq!((entry["start"].as_str(), entry["end"].as_str()), (Some("09:00"), Some("10:30")), "{entry}");
    assert_eq!(entry["expenses"].as_array().map(Vec::len), Some(2));
    assert_eq!((entry["kind"].as_str(), entry["private"].as_bool()), (Some("培训"), Some(true)), "{entry}");
    assert_eq!(entry["fields"]["客户需求"][0], "代发工资");
}

#[test]
fn back_again_keeps_what_was_typed() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").types("cl").shows("› 陈立");
    to_the_title(&mut screen).types("谈续期").key(ESC).shows("内勤").key(ESC);
    screen.shows("选定再加一个").key(BACKSPACE).types("gp").shows("› 顾平").enter();
    screen.shows("类型      上门拜访").enter().shows("做了什么  谈续期").enter().shows("结果");
    assert!(screen.contents().contains("和谁      顾平"), "{}", screen.contents());
    screen.key(CTRL_C).shows("没有写入");
    screen.ends();
}

/// Leaves at a question in one of three ways, and looks at what stands and what is offered again.
fn left_at(way: &str, answer: impl Fn(&mut Screen), typed: &str) {
    let world = bank();
    let before = world.state();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁");
    answer(&mut screen);
    screen.shows(typed);
    match way {
        "Ctrl-C" => {
            let (status, end) = screen.key(CTRL_C).ends();
            assert_eq!(status, 1, "{way} {typed}");
            assert!(!screen.cursor_is_hidden(), "the terminal is as it was");
            assert!(end.ends_with("没有写入；已输入的内容还在，下次用 wlog 记 可以接着写"), "{end}");
        }
        "closed" => screen.close(),
        _ => screen.kill(),
    }
    assert_eq!(world.state(), before, "{way} {typed}: nothing is written");
    let mut again = world.on_terminal(80, &["add"]);
    again.shows("没写完的记录").enter().shows(typed);
    again.kill();
}

#[test]
fn what_was_typed_is_offered_again() {
    for way in ["Ctrl-C", "closed", "killed"] {
        left_at(
            way,
            |screen| {
                screen.types("chenl");
            },
            "chenl",
        );
        let who = |screen: &mut Screen| {
            to_the_title(screen.types("cl").shows("› 陈立"));
        };
        left_at(
            way,
            |screen| {
                who(screen);
                screen.types("谈到一半");
            },
            "谈到一半",
        );
        let what = |screen: &mut Screen| {
            who(screen);
            screen.types("谈续期").enter().shows("结果");
        };
        left_at(
            way,
            |screen| {
                what(screen);
                screen.types("差不多");
            },
            "差不多",
        );
        let next = |screen: &mut Screen| {
            what(screen);
            screen.enter().shows("业绩").enter().shows("下一步").types("送合");
        };
        left_at(way, next, "送合");
        left_at(
            way,
            |screen| {
                next(screen);
                screen.types("同").enter().shows("截止").types("十二月");
            },
            "十二月",
        );
        left_at(
            way,
            |screen| {
                what(screen);
                screen.enter().shows("业绩").enter().shows("下一步").enter().shows("保存");
            },
            "谈续期",
        );
    }
}

#[test]
fn an_unfinished_entry_can_be_thrown_away() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").types("cl").shows("› 陈立");
    to_the_title(&mut screen).types("谈").shows("做了什么  谈").key(CTRL_C).ends();
    let mut screen = world.on_terminal(80, &["add"]);
    insta::assert_snapshot!("prompts_resume_zh", shown(&screen.shows("没写完的记录").contents()));
    screen.types("2").shows("见了哪位客户").key(CTRL_C).ends();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("见了哪位客户").key(CTRL_C).ends();
}

#[test]
fn an_offer_can_be_gone_on_from() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").types("cl").shows("› 陈立");
    to_the_title(&mut screen).shows("上门拜访恒达机械").key(RIGHT).types("，谈合同细节");
    to_the_end(&mut screen).enter().ends();
    assert!(world.read("2026/11/2026-11-20.md").contains("上门拜访恒达机械，谈合同细节"));
}

#[test]
fn the_first_entry_of_all_by_questions() {
    let world = World::new();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("Who").key(CTRL_C).ends();
    assert!(!world.book().exists(), "leaving makes no book");
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("Who").types("Sam Pepys").shows("new contact").enter().shows("where do they work").enter();
    screen.shows("Talked with Sam Pepys").enter().shows("Outcome").enter().shows("Next step").enter().shows("Save");
    let (status, _) = screen.enter().ends();
    assert_eq!(status, 0);
    assert!(world.read("contacts/sam-pepys.md").contains("Sam Pepys"));
    world.assert_sound();
}

/// The visits of a long day: letters of a name, what, outcome, next step, by when.
const VISITS: [(&str, &str, &str, &str, &str); 8] = [
    ("lg", "", "评估公司周一进场", "送抵押清单", "周三"),
    ("chenli", "谈续期利率", "接受 4.1%", "送修订报价单", "11-27"),
    ("qhsp", "送开户资料", "资料齐全", "", ""),
    ("fangm", "签代发协议", "", "录入工资名单", "下周一"),
    ("sy", "", "到期转存 100 万元", "", ""),
    ("khlxr17", "首次上门", "有意开户", "寄产品说明", "月底"),
    ("khlxr250", "", "", "", ""),
    ("客户联系人499", "回访", "满意", "", ""),
];

#[test]
fn eight_visits_among_500_contacts_take_few_keys() {
    let world = bank();
    for number in 0..500 {
        let card = format!("+++\nname = \"客户联系人{number:03}\"\n+++\n");
        world.write(&format!("contacts/客户联系人{number:03}.md"), card);
    }
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "五百个联系人"]);
    let before = commits(&world);
    let mut screen = world.on_terminal(80, &["add"]);
    for (place, (who, what, outcome, next, due)) in VISITS.into_iter().enumerate() {
        let keys = screen.keys;
        screen.shows("见了哪位客户").types(who).shows("› ");
        to_the_title(&mut screen).says(what).enter().shows("结果").says(outcome).enter();
        screen.shows("业绩").enter().shows("下一步").says(next).enter();
        if !next.is_empty() {
            screen.shows("截止").types(due).enter();
        }
        screen.shows("2  保存，再记一条");
        match place {
            7 => screen.enter(),
            _ => screen.key("2"),
        };
        let taken = screen.keys - keys;
        assert!(taken <= 25, "visit {place}: {taken} keys");
        println!("visit {}: {taken} keys beside the words", place + 1);
    }
    assert_eq!(screen.ends().0, 0);
    assert_eq!(commits(&world) - before, 8);
    world.assert_sound();
}

#[test]
fn narrow_and_wide_terminals_keep_their_columns() {
    for columns in [40, 120] {
        let world = bank();
        let mut screen = world.on_terminal(columns, &["add"]);
        screen.shows("和谁").shows("罗刚");
        insta::assert_snapshot!(format!("prompts_{columns}_columns"), shown(&screen.contents()));
        screen.key(CTRL_C).ends();
    }
}

#[test]
fn a_pipe_is_never_asked() {
    let world = World::new();
    let said = world.wlog(["add"]);
    assert_eq!(said.status, 3, "{said:?}");
    assert!(said.stderr.contains("hint:"), "{said:?}");
}

#[test]
fn init_asks_three_questions() {
    let world = World::chinese();
    let mut screen = world.on_terminal(80, &["init"]);
    screen.shows("日志用哪种语言写？").shows("› 2  中文").enter().shows("你叫什么名字？").types("周明 <周明");
    screen.enter().shows("邮箱").key(CTRL_U).types("周明 <zm@example.org").enter().shows("你做什么工作？");
    insta::assert_snapshot!("prompts_init_trade_zh", shown(&screen.contents()).replace(&home(&world), "HOME"));
    let (status, end) = choose(&mut screen, "客户经理").ends();
    insta::assert_snapshot!("prompts_init_done_zh", shown(&end).replace(&home(&world), "HOME"));
    assert_eq!(status, 0);
    assert!(world.read("wlog.toml").contains("profile = \"account-manager\""));
    assert_eq!(world.git(&["config", "--local", "user.email"]), "zm@example.org\n");
    world.assert_sound();
}

#[test]
fn name_that_was_confirmed_is_known() {
    let world = World::new();
    let mut screen = world.on_terminal(80, &["init"]);
    screen.shows("In which language").enter().shows("Who are you?").shows("Enter: take the grey words");
    screen.types("S").shows("› S").shows("Enter: go on");
    let (status, end) =
        screen.key(BACKSPACE).shows("take the grey words").enter().shows("What is your work?").enter().ends();
    assert_eq!(status, 0, "{end}");
    assert!(!end.contains("is not known"), "{end}");
    assert_ne!(world.git(&["config", "--local", "user.name"]), "");
}

#[test]
fn leaving_the_questions_of_init_makes_no_book() {
    let world = World::new();
    let mut screen = world.on_terminal(80, &["init"]);
    screen.shows("In which language").enter().shows("Who are you?").key(CTRL_C);
    let (status, end) = screen.ends();
    assert_eq!((status, end.as_str()), (1, "no book made"));
    assert!(!world.book().exists());
}

/// The world's home folder, as the screen shows it.
fn home(world: &World) -> String {
    world.home().display().to_string()
}

/// Goes from the first question to the text below the fields, which the editor writes.
fn to_the_details(screen: &mut Screen) -> &mut Screen {
    screen.shows("和谁").types("cl").shows("› 陈立");
    to_the_title(screen);
    to_the_end(screen);
    choose(choose(screen, "补充").shows("不上报"), "正文")
}

#[test]
fn details_are_written_in_the_editor() {
    let world = with_editor(bank(), "printf '对方下周二答复。\\n\\n合同要改两处。\\n' > \"$1\"");
    let mut screen = world.on_terminal(80, &["add"]);
    to_the_details(&mut screen).shows("1  保存").enter();
    assert_eq!(screen.ends().0, 0);
    assert!(world.read("2026/11/2026-11-20.md").contains("\n对方下周二答复。\n\n合同要改两处。\n"));
    world.assert_sound();
}

#[test]
fn details_outlive_an_editor_that_is_killed() {
    let world = with_editor(bank(), "printf '对方下周二答复。\\n' > \"$1\"; kill -9 $$");
    let mut screen = world.on_terminal(80, &["add"]);
    to_the_details(&mut screen).shows("1  返回修改");
    insta::assert_snapshot!("prompts_editor_killed_zh", shown(&screen.contents()).replace(&home(&world), "HOME"));
    screen.enter().shows("1  保存").key(CTRL_C).ends();
    let world = with_editor(world, "printf '合同要改两处。\\n' >> \"$1\"");
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("没写完的记录").enter().shows("1  保存");
    choose(choose(&mut screen, "补充").shows("不上报"), "正文").shows("1  保存").enter();
    assert_eq!(screen.ends().0, 0);
    assert!(world.read("2026/11/2026-11-20.md").contains("\n对方下周二答复。\n合同要改两处。\n"));
}

#[test]
fn an_unfinished_entry_belongs_to_one_process_and_is_written_once() {
    let world = bank();
    let mut first = world.on_terminal(80, &["add"]);
    first.shows("和谁").types("cl").shows("› 陈立");
    to_the_title(&mut first).types("谈续期").shows("谈续期");
    // Another session meanwhile begins with nothing, and leaves the first one's words alone.
    let mut second = world.on_terminal(80, &["add"]);
    second.shows("见了哪位客户").types("gp").shows("› 顾平").key(CTRL_C).ends();
    to_the_end(&mut first).enter();
    assert_eq!(first.ends().0, 0);
    let mut third = world.on_terminal(80, &["add"]);
    third.shows("见了哪位客户").key(CTRL_C).ends();
    assert_eq!(commits(&world), 1);
}

/// A signal ends wlog as it ends any program, but not before the terminal is as it was.
#[test]
fn a_signal_leaves_the_terminal_as_it_was() {
    for (signal, status) in [("TERM", 143), ("HUP", 129)] {
        let world = bank();
        let script = "bash -c 'echo $$ > pid; exec wlog add'; echo ended $?; \
            stty -a | grep -o -e '-*icanon' -e '-*echo ' | tr '\\n' ' '; sleep 60";
        let mut screen = world.shell_on_terminal(30, &world.home(), script);
        screen.shows("和谁").types("cl").shows("› 陈立");
        let pid = std::fs::read_to_string(world.home().join("pid")).expect("a number");
        let sent = std::process::Command::new("kill").args(["-s", signal, pid.trim()]).status();
        assert!(sent.expect("kill").success());
        screen.shows(&format!("ended {status}")).shows("icanon").shows("echo ");
        let shown = screen.contents();
        assert!(!shown.contains("-icanon") && !shown.contains("-echo"), "{shown}");
        assert!(!screen.cursor_is_hidden());
        screen.kill();
        let mut screen = world.on_terminal(80, &["add"]);
        screen.shows("没写完的记录").key(CTRL_C).ends();
    }
}

/// Cleaning programs clear caches; what a person typed is none.
#[test]
fn answers_outlive_the_caches() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").types("cl").shows("› 陈立");
    to_the_title(&mut screen).types("谈续期").shows("谈续期").key(CTRL_C).ends();
    let _ = std::fs::remove_dir_all(world.home().join(".cache"));
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("没写完的记录").enter().shows("谈续期").key(CTRL_C).ends();
}

#[test]
fn answers_of_a_first_entry_are_found_in_the_book() {
    let world = World::new();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("Who").types("Zoe").shows("Zoe").key(CTRL_C).ends();
    world.wlog(["add", "Something else"]).ok();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("unfinished").enter().shows("Zoe").key(CTRL_C).ends();
}

#[test]
fn the_present_minute_is_a_time() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").types("cl").shows("› 陈立");
    to_the_title(&mut screen).types("谈续期");
    to_the_end(&mut screen);
    choose(choose(&mut screen, "补充").shows("不上报"), "时间").types("现在").enter().shows("1  保存").enter();
    assert_eq!(screen.ends().0, 0);
    assert!(world.read("2026/11/2026-11-20.md").contains("## 18:04 谈续期"));
}

#[test]
fn a_part_of_a_name_is_asked_about() {
    let world = World::new();
    world.write("contacts/mara-quell.md", "+++\nname = \"Mara Quell\"\n+++\n");
    world.git(&["init", "--quiet"]);
    world.write("wlog.toml", "format = 1\nlanguage = \"en\"\n");
    world.git(&["add", "."]);
    world.git(&["commit", "--quiet", "-m", "Cards"]);
    let mut screen = world.on_terminal(80, &["add", "Met @Mara"]);
    insta::assert_snapshot!(
        "prompts_part_of_a_name",
        shown(&screen.shows("meant by 'Mara'").shows("new contact").contents())
    );
    assert_eq!(screen.enter().ends().0, 0);
    assert_eq!(world.json(&["list"])[0]["contacts"], serde_json::json!(["Mara Quell"]));
    let mut screen = world.on_terminal(80, &["add", "Met @Quell"]);
    let (status, shown) = screen.shows("meant by 'Quell'").key(ESC).ends();
    assert!(status == 3 && shown.contains("write the whole name: @\"Mara Quell\""), "{shown}");
    let mut screen = world.on_terminal(80, &["add", "Met @Mara", "again"]);
    let (status, shown) = screen.shows("meant by 'Mara'").key(DOWN).enter().ends();
    assert!(status == 0 && shown.contains("new contact 'Mara'") && !shown.contains("did you mean"), "{shown}");
    assert_eq!(world.json(&["list", "--contact", "Mara"]).len(), 1);
    // Where nobody can be asked, the card is made, and the doubt is said.
    let said = world.wlog(["add", "Saw @Quell"]);
    assert!(said.status == 0 && said.stderr.contains("did you mean 'Mara Quell'?"), "{}", said.whole());
    world.assert_sound();
}

#[test]
fn an_entry_that_was_written_is_not_offered_again() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").types("cl").shows("› 陈立");
    to_the_title(&mut screen).types("谈续期");
    to_the_end(&mut screen);
    let draft = world.book().join(".git/wlog/drafts/answers/unfinished-entry.json");
    let kept = std::fs::read(&draft).expect("the draft");
    assert_eq!(screen.enter().ends().0, 0);
    // As if wlog had been killed between the commit and forgetting.
    std::fs::write(&draft, kept).expect("the draft is back");
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("见了哪位客户").key(CTRL_C).ends();
}

#[test]
fn options_count_for_an_entry_that_is_gone_on_with() {
    let world = bank();
    let mut screen = world.on_terminal(80, &["add"]);
    screen.shows("和谁").types("cl").shows("› 陈立");
    to_the_title(&mut screen).types("谈续期").shows("谈续期").key(CTRL_C).ends();
    let mut screen = world.on_terminal(80, &["add", "--date", "昨天"]);
    screen.shows("没写完的记录").enter().shows("谈续期");
    to_the_end(&mut screen).shows("2026-11-19").enter();
    assert_eq!(screen.ends().0, 0);
    assert!(world.read("2026/11/2026-11-19.md").contains("谈续期"));
}

/// A program that has no controlling terminal gets no signal when the terminal on its standard input closes.
#[cfg(target_os = "linux")]
#[test]
fn questions_end_with_a_terminal_that_closes_without_a_signal() {
    use std::time::{Duration, Instant};
    let world = World::new();
    world.wlog(["init", "worklog"]).ok();
    let (pty, pts) = pty_process::blocking::open().expect("a pseudo-terminal");
    // The shell has the terminal and stays; wlog is in a session of its own.
    let script = format!("setsid --fork sh -c 'echo $$ > pid; exec {} add'; sleep 60", super::environment::PROGRAM);
    let command = pty_process::blocking::Command::new("sh").args(["-c", &script]);
    let command = command.current_dir(world.home()).env_clear().envs(world.all_variables()).env("TERM", "xterm");
    let mut shell = command.spawn(pts).expect("the shell starts");
    let process = || {
        let pid = std::fs::read_to_string(world.home().join("pid")).unwrap_or_default();
        std::fs::read_to_string(format!("/proc/{}/comm", pid.trim())).unwrap_or_default()
    };
    let waits = |until: &dyn Fn() -> bool| {
        let begun = Instant::now();
        while !until() && begun.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(20));
        }
        until()
    };
    assert!(waits(&|| process().trim() == "wlog"), "it asks");
    std::thread::sleep(Duration::from_millis(300));
    drop(pty);
    assert!(waits(&|| process().trim() != "wlog"), "it ends");
    shell.wait().expect("the shell ends");
}

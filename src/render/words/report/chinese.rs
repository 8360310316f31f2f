//! Reports in Chinese.

use super::{Column, Part, ReportWords};
use crate::calendar::{End, Period, Span, Times};
use crate::model::Money;
use crate::render::words::{Chinese, DateWords};
use crate::report::{AbsenceKind, PlanCheck, Standing};
use chrono::{Datelike, NaiveDate};

impl ReportWords for Chinese {
    fn report_title(&self, period: Period, last: NaiveDate) -> String {
        let when = match period.as_week() {
            Some(week) => {
                let first = period.first();
                let until = match (first.year() == last.year(), first.month() == last.month()) {
                    (true, true) => last.format("%-d日").to_string(),
                    (true, false) => self.month_day(last),
                    (false, _) => format!("{}年{}", last.year(), self.month_day(last)),
                };
                format!("{}年第{}周（{}—{until}）", week.year, week.number, self.month_day(first))
            }
            None => self.period(period),
        };
        let name = match Span::of(period) {
            Span::Day => "工作日报",
            Span::Week => "工作周报",
            Span::Month => "工作月报",
            Span::Other => "工作报告",
        };
        format!("{name}　{when}")
    }

    fn reported_by(&self, name: &str) -> String {
        format!("报告人：{name}")
    }

    fn part(&self, part: Part, span: Span) -> &'static str {
        match (part, span) {
            (Part::Results { planned: true }, Span::Day) => "计划完成情况",
            (Part::Results { planned: true }, Span::Week) => "周计划达成检查",
            (Part::Results { planned: true }, Span::Month) => "月计划达成检查",
            (Part::Results { planned: true }, Span::Other) => "计划达成检查",
            (Part::Results { planned: false }, _) => "业绩与往来",
            (Part::Visits, _) => "客户拜访",
            (Part::Work, _) => "工作内容",
            (Part::People, _) => "联系人",
            (Part::Expenses, _) => "费用",
            (Part::Hours, _) => "工时",
            (Part::Summaries, Span::Day) => "小结",
            (Part::Summaries, Span::Week) => "周心得",
            (Part::Summaries, Span::Month) => "月心得",
            (Part::Summaries, Span::Other) => "心得",
            (Part::Ahead, Span::Day) => "明日工作计划",
            (Part::Ahead, Span::Week) => "下周工作计划",
            (Part::Ahead, Span::Month) => "下月工作计划",
            (Part::Ahead, Span::Other) => "下一步工作计划",
            (Part::Open, _) => "待办（按截止日期）",
        }
    }

    fn numbered(&self, number: usize, title: &str) -> String {
        const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
        match NUMERALS.get(number.wrapping_sub(1)) {
            Some(numeral) => format!("{numeral}、{title}"),
            None => format!("{number}、{title}"),
        }
    }

    fn column(&self, column: Column) -> &'static str {
        match column {
            Column::Figure => "指标",
            Column::Reached => "完成",
            Column::Date => "日期",
            Column::Time => "时间",
            Column::Client => "客户",
            Column::Subject => "客户/项目",
            Column::Purpose => "目的",
            Column::Outcome => "结果",
            Column::NextStep => "下一步（截止）",
            Column::Name => "姓名",
            Column::Org => "工作单位",
            Column::Times => "次数",
            Column::Last => "最近",
            Column::Item => "事由",
            Column::Amount => "金额",
            Column::Hours => "工时",
            Column::Task => "事项",
            Column::Due => "截止",
        }
    }

    fn column_of_org(&self, column: Column, org: &str) -> Option<String> {
        match column {
            Column::Client | Column::Org => Some(org.to_owned()),
            Column::Subject => Some(format!("{org}/项目")),
            _ => None,
        }
    }

    fn short_day(&self, day: NaiveDate, period: Period) -> String {
        let (first, last) = (period.first(), period.last());
        let in_one_month = (first.year(), first.month()) == (last.year(), last.month());
        if in_one_month && (day.year(), day.month()) == (last.year(), last.month()) {
            day.format("%-d日").to_string()
        } else if day.year() == last.year() {
            self.month_day(day)
        } else {
            format!("{}年{}", day.year(), self.month_day(day))
        }
    }

    fn clock(&self, times: Times) -> String {
        match times.end {
            End::At(end) => format!("{}—{}", times.start.format("%-H:%M"), end.format("%-H:%M")),
            _ => times.start.format("%-H:%M").to_string(),
        }
    }

    fn ahead_day(&self, day: NaiveDate, next: Period, times: Option<Times>) -> String {
        let day_said = self.short_day(day, next);
        let clock = times.map(|times| self.clock(times));
        match (next.len() <= 7, clock) {
            (true, clock) => {
                format!("{day_said}（{}）{}", self.weekday_short(day.weekday()), clock.unwrap_or_default())
            }
            (false, Some(clock)) => format!("{day_said} {clock}"),
            (false, None) => day_said,
        }
    }

    fn by_day(&self, day: &str) -> String {
        format!("{day}前")
    }

    fn overdue(&self, day: &str) -> String {
        format!("{day}，已过期")
    }

    fn planned_for(&self, day: &str) -> String {
        format!("{day}计划")
    }

    fn undated(&self) -> &'static str {
        "未定"
    }

    fn money(&self, money: &Money) -> String {
        match money.currency.as_str() {
            "CNY" | "" => format!("{} 元", money.amount),
            other => format!("{} {other}", money.amount),
        }
    }

    fn times(&self, count: usize) -> String {
        format!("{count} 次")
    }

    fn kind_count(&self, kind: &str, entries: usize, clients: Option<&str>) -> String {
        match clients {
            Some(clients) => format!("{kind} {entries} 次（{clients}）"),
            None => format!("{kind} {entries} 次"),
        }
    }

    fn clients(&self, count: usize) -> String {
        format!("{count} 户")
    }

    fn plan_counts(&self, plan: &PlanCheck) -> String {
        let counts = [
            (Standing::Done, "完成"),
            (Standing::Carried, "顺延"),
            (Standing::Dropped, "取消"),
            (Standing::Open, "未完成"),
        ];
        let said = counts.map(|(standing, word)| (standing, plan.count(standing), word));
        let said = said.into_iter().filter(|(standing, count, _)| *standing == Standing::Done || *count > 0);
        let parts: Vec<String> = said.map(|(_, count, word)| format!("{word} {count} 项")).collect();
        let unplanned = match plan.unplanned {
            Some(count @ 1..) => format!("；临时事项 {count} 项"),
            _ => String::new(),
        };
        format!("计划 {} 项，{}{unplanned}", plan.tasks.len(), parts.join("，"))
    }

    fn carried_to(&self, day: &str) -> String {
        format!("至{day}")
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Done => "完成",
            Standing::Carried => "顺延",
            Standing::Dropped => "取消",
            Standing::Open => "未完成",
        }
    }

    fn absence(&self, kind: AbsenceKind) -> &'static str {
        match kind {
            AbsenceKind::Leave => "请假",
            AbsenceKind::Trip => "出差",
        }
    }

    fn companions(&self) -> &'static str {
        "同行人员"
    }

    fn next_step(&self) -> &'static str {
        "下一步"
    }

    fn other_work(&self) -> &'static str {
        "其他"
    }

    fn total(&self) -> &'static str {
        "合计"
    }

    fn untimed(&self, count: usize) -> String {
        format!("另有 {count} 条记录没有起止时间，未计入")
    }

    fn more_entries(&self, count: usize) -> String {
        format!("另有 {count} 条记录")
    }

    fn more_people(&self, count: usize) -> String {
        format!("另有 {count} 人")
    }

    fn more_tasks(&self, count: usize) -> String {
        format!("另有 {count} 项未定日期")
    }

    fn nothing(&self) -> &'static str {
        "这段时间没有记录。"
    }

    fn review_line(&self) -> &'static str {
        "批阅：　　　　日期："
    }

    fn list(&self, items: &[String]) -> String {
        items.join("、")
    }

    fn clauses(&self, items: &[String]) -> String {
        items.join("；")
    }

    fn aside(&self, text: &str) -> String {
        format!("（{text}）")
    }

    fn headed(&self, head: &str, text: &str) -> String {
        format!("{head}：{text}")
    }

    fn run(&self, from: &str, to: &str) -> String {
        format!("{from}—{to}")
    }
}

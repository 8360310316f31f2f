//! The parts that a command's time goes into, each by itself: `cargo bench`, or `cargo bench -- parse` for some.
//!
//! What a person waits for is whole commands: `benches/ratios.py` times those against git and ripgrep.

mod sample;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use wlog::calendar::{self, Lean, Period};
use wlog::format::{self, Rules};
use wlog::model::{CardKind, Day, Names};
use wlog::query::{self, Doc};
use wlog::report;
use wlog::text;

/// Reading a day's file: what `show`, `report` and the index do for each.
fn parse(c: &mut Criterion) {
    let mut group = c.benchmark_group("parse a day");
    for entries in [10, 1000] {
        let source = sample::day_text(sample::TODAY, entries);
        group.throughput(Throughput::Bytes(source.len() as u64));
        group.bench_function(format!("{entries} entries"), |b| {
            b.iter(|| format::parse_day(sample::TODAY, black_box(&source), &Rules::default()));
        });
    }
    group.finish();
}

/// Adding an entry to a day's text, with the check that the result reads as meant: what `add` does besides the disk.
fn edit(c: &mut Criterion) {
    let mut group = c.benchmark_group("add an entry to a day");
    for entries in [10, 1000] {
        let source = sample::day_text(sample::TODAY, entries);
        let entry = sample::new_entry();
        group.bench_function(format!("of {entries} entries"), |b| {
            b.iter(|| format::add_entry(black_box(&source), sample::TODAY, &entry, &Rules::default()));
        });
    }
    group.finish();
}

/// Reading a query and trying it on documents: what `search` does with the files that the index does not know yet.
fn search(c: &mut Criterion) {
    let docs: Vec<Doc> = sample::week().iter().flat_map(Doc::of_day).collect();
    let context = query::Context::on(sample::TODAY);
    let text = "renewal 续期 project:loan-renewal NOT kind:call";
    c.bench_function("read a query", |b| b.iter(|| query::parse(black_box(text), &context)));
    let query = query::parse(text, &context).expect("a query");
    c.bench_function("match a query with a week's documents", |b| {
        b.iter(|| docs.iter().filter(|doc| query::matches(&query, black_box(doc))).count());
    });
}

/// Folding a text and cutting it into tokens: the index does it with every word, a search with every query.
fn words(c: &mut Criterion) {
    let day = sample::day_text(sample::TODAY, 10);
    let mut group = c.benchmark_group("a day's text");
    group.throughput(Throughput::Bytes(day.len() as u64));
    group.bench_function("fold", |b| b.iter(|| text::fold(black_box(&day))));
    group.bench_function("tokens", |b| b.iter(|| text::tokens(black_box(&day)).count()));
    group.finish();
}

/// Building a report from days that were read.
fn reports(c: &mut Criterion) {
    let org_of = |_: CardKind, _: &str, _| None;
    let context =
        report::Context { today: sample::TODAY, others: &[], worked_before: None, org_of: &org_of, author: None };
    let mut build = |name: &str, period: Period, days: Vec<Day>| {
        c.bench_function(name, |b| b.iter(|| report::build(period, black_box(&days), &context)));
    };
    build("build a week's report", Period::week_of(sample::TODAY), sample::week());
    build("build a year's report", Period::year_of(sample::TODAY), sample::year());
}

/// Understanding words for days and periods.
fn dates(c: &mut Criterion) {
    let date = |text| calendar::parse_date(text, sample::TODAY, Lean::Past);
    let period = |text| calendar::parse_period(text, sample::TODAY);
    sample::DATES.iter().for_each(|text| assert!(date(text).is_ok(), "{text}"));
    sample::PERIODS.iter().for_each(|text| assert!(period(text).is_ok(), "{text}"));
    c.bench_function("understand ten dates", |b| b.iter(|| black_box(sample::DATES).map(date)));
    c.bench_function("understand ten periods", |b| b.iter(|| black_box(sample::PERIODS).map(period)));
}

/// Finding names among those of 5,000 contacts: one that is known, the longest at the beginning of a text, the nearest to a slip, and those
/// that a few letters may mean, by pinyin and by initials.
fn names(c: &mut Criterion) {
    let known = sample::names(5000);
    let mut group = c.benchmark_group("among 5000 names");
    let mut find = |what: &str, find: &dyn Fn(&Names) -> bool| {
        assert!(find(&known), "{what}: there is something to be found");
        group.bench_function(what, |b| b.iter(|| find(black_box(&known))));
    };
    find("resolve", &|names| names.resolve(CardKind::Contact, "contact 02500").is_some());
    find("the longest at a text's beginning", &|names| {
        names.longest_prefix(CardKind::Contact, "联系人02500谈续贷").is_some()
    });
    find("the nearest to a slip", &|names| names.nearest(CardKind::Contact, "Cotnact 02500").is_some());
    for typed in ["lianxiren02500", "lxr02500", "contact 02500"] {
        let finder = text::Finder::new(typed);
        find(&format!("all that {typed} may mean"), &|names| {
            names.aliases(CardKind::Contact).filter_map(|(alias, _)| finder.rank(alias)).min().is_some()
                || names.cards(CardKind::Contact).filter_map(|name| finder.rank(name)).min().is_some()
        });
    }
    group.finish();
    c.bench_function("learn 5000 names", |b| {
        b.iter_batched(|| (), |()| sample::names(5000), BatchSize::PerIteration);
    });
}

criterion_group!(parts, parse, edit, search, words, reports, dates, names);
criterion_main!(parts);

#!/usr/bin/env python3
"""Time wlog's daily commands against git, ripgrep and a bare stat walk, and print every demand on their speed as one table.

usage: ratios.py WLOG [--entries 3650,36500,365000] [--make-book PATH] [--book ENTRIES=PATH]... [--walk PROGRAM]
                 [--contacts 5000] [--runs 10] [--rounds 3] [--work FOLDER]

Needs hyperfine, git, ripgrep and GNU time. WLOG is the release binary; PROGRAM the example `walk`
(cargo build --release --example walk), looked for beside WLOG. The books are made by a script that takes OUT, --days,
--per-day and --start, as ../shared/tools/make_book.py does; a ready one, in git, can be named instead (it is copied, not touched).

A figure is the median over all rounds. In each round a command and its peer run one after the other, so that a machine that is
slow for a while is slow for both: only the ratios mean anything. `cpu` is the ratio of the processors' time alone, which other
programs disturb less. `swing` is median / minimum of both; where it is far above 1 the machine had other things to do: a longer
command then waits its turn more often than a short one, and the run is worth repeating.
"""
import argparse
import datetime
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PER_DAY = 10
# A made book ends here, whatever its size, so that all are read on the same day.
LAST_DAY = datetime.date(2025, 12, 28)
ENTRY = "'9:00-9:30 Visited @Batten about the renewal +navy'"
SEARCHES = ["plague", "诸侯", "project:project-007 meeting"]
MEGABYTE = 1024 * 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    path = lambda text: pathlib.Path(text).resolve()
    parser.add_argument("wlog", type=path)
    parser.add_argument("--entries", default="3650,36500,365000")
    parser.add_argument("--make-book", type=path, default=HERE / "../../shared/tools/make_book.py")
    parser.add_argument("--book", action="append", default=[], metavar="ENTRIES=PATH")
    parser.add_argument("--walk", type=path)
    parser.add_argument("--contacts", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=10, help="runs of each command in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=path, help="where the books are made (default: the system's folder for drafts)")
    options = parser.parse_args()
    ready = {int(entries): path(place) for entries, place in (book.split("=", 1) for book in options.book)}
    walk = options.walk or options.wlog.parent / "examples" / "walk"
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        run = Run(options, pathlib.Path(folder), walk if walk.exists() else None)
        table = Table()
        for entries in (int(entries) for entries in options.entries.split(",")):
            run.measure(entries, ready.get(entries), table)
        size = options.wlog.stat().st_size
        table.add("", "release binary, MB", size / MEGABYTE, None, 15, lower=True)
        table.finish()


class Table:
    """The rows, printed as they come: a run takes minutes."""

    def __init__(self):
        self.missed = 0
        print("| entries | what | own | peer | ratio | cpu | swing | demand | |\n|--:|---|--:|--:|--:|--:|--:|--:|---|", flush=True)

    def add(self, entries, what, own, peer, demand, lower=True, cpu="", swing=""):
        """Adds a row. Without a peer the demand is on the figure itself; `lower` tells whether less is better."""
        figure = own if peer is None else own / peer
        held = demand is None or (figure <= demand if lower else figure >= demand)
        self.missed += not held
        number = lambda value: f"{value:,.0f}" if value >= 1000 else f"{value:.2f}"
        cells = [
            f"{entries:,}" if entries else "", what, number(own), "" if peer is None else number(peer),
            "" if peer is None else f"{figure:.2f}", cpu, swing,
            "" if demand is None else f"{'≤' if lower else '≥'} {demand:,}", "" if demand is None else "HELD" if held else "MISSED",
        ]
        print("| " + " | ".join(cells) + " |", flush=True)

    def finish(self):
        print(f"\n{self.missed} missed" if self.missed else "\nall held")


class Run:
    """One run over books of several sizes."""

    def __init__(self, options, folder, walk):
        self.options, self.folder, self.walk = options, folder, walk
        self.wlog = str(options.wlog)
        hidden = ("GIT_", "WLOG_", "XDG_")
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith(hidden)}
        self.environment.update(HOME=str(folder), LC_ALL="C.UTF-8")
        for key, value in (("user.name", "bench"), ("user.email", "bench@example.org"), ("gc.auto", "0")):
            self.do("git", "config", "--global", key, value)

    def do(self, *command, may_fail=False):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.run(list(map(str, command)), check=not may_fail, env=self.environment, **quiet).returncode

    def measure(self, entries, ready, table):
        plain, book, empty = (self.folder / f"{name}-{entries}" for name in ("plain", "book", "empty"))
        self.make(plain, entries, ready)
        shutil.copytree(plain, book, symlinks=True)
        self.add_contacts(book)
        self.do(self.wlog, "init", empty)
        days = sorted(path.stem for path in plain.glob("[0-9]*/*/*.md"))
        self.at(days[-1])
        self.index_build(entries, plain, table)
        self.searches(entries, plain, book, table)
        self.glances(entries, book, days[-1], table)
        # A day that no book has yet: what differs is the size of the book, not of the day.
        self.at(datetime.date.fromisoformat(days[-1]) + datetime.timedelta(days=1))
        self.adds(entries, book, empty, days[0], table)
        for place in (plain, book, empty):
            shutil.rmtree(place)

    def make(self, place, entries, ready):
        if ready:
            shutil.copytree(ready, place, symlinks=True)
            return
        count = entries // PER_DAY
        start = LAST_DAY - datetime.timedelta(days=count - 1)
        self.do(
            sys.executable, self.options.make_book, place, "--days", count, "--per-day", PER_DAY, "--start", start
        )

    def add_contacts(self, book):
        for number in range(self.options.contacts):
            text = f'+++\nname = "Person {number:05d}"\n+++\n'
            (book / "contacts" / f"person-{number:05d}.md").write_text(text)
        self.do("git", "-C", book, "add", "-A")
        self.do("git", "-C", book, "commit", "-qm", "contacts", "--allow-empty")

    def at(self, day):
        self.environment["WLOG_NOW"] = f"{day}T18:00:00+00:00"
        # What was written must not wait for the disk in the middle of a measurement.
        os.sync()
        time.sleep(5)

    def compare(self, table, entries, what, own, peer, demand, **flags):
        """Adds the row of a command against a peer; both are a command or a command with hyperfine's flags."""
        times, cpu = {own: [], peer: []}, {own: [], peer: []}
        for _ in range(self.options.rounds):
            for command in (own, peer):
                result = self.hyperfine(command, **(flags if command == own else {}))
                times[command] += result["times"]
                cpu[command].append(result["user"] + result["system"])
        low, median = {c: min(t) for c, t in times.items()}, {c: statistics.median(t) for c, t in times.items()}
        swing = f"{median[own] / low[own]:.1f} {median[peer] / low[peer]:.1f}"
        ratio = f"{statistics.median(cpu[own]) / statistics.median(cpu[peer]):.2f}"
        table.add(entries, what, median[own] * 1000, median[peer] * 1000, demand, cpu=ratio, swing=swing)

    def hyperfine(self, command, prepare=None):
        out = self.folder / "times.json"
        # Only what is two commands needs a shell, whose own time hyperfine takes off.
        flags = [] if "&&" in command else ["--shell", "none"]
        flags += ["--prepare", prepare] if prepare else []
        runs = ["--warmup", "2", "--runs", self.options.runs, "--ignore-failure", "--style", "none"]
        self.do("hyperfine", *runs, *flags, "--export-json", out, command)
        return json.loads(out.read_text())["results"][0]

    def memory(self, table, entries, what, *command, demand=40):
        """Adds the row of the most memory that a command takes."""
        call = ["time", "--format", "%M", *map(str, command)]
        said = subprocess.run(call, env=self.environment, capture_output=True, text=True).stderr
        table.add(entries, f"{what}: memory, MB", int(said.split()[-1]) / 1024, None, demand)

    def index_build(self, entries, plain, table):
        seconds = []
        for _ in range(self.options.rounds):
            shutil.rmtree(self.folder / ".cache", ignore_errors=True)
            begun = time.perf_counter()
            self.do(self.wlog, "--book", plain, "search", "plague", may_fail=True)
            seconds.append(time.perf_counter() - begun)
        median = statistics.median(seconds)
        swing = f"{median / min(seconds):.1f}"
        what = "index built from nothing, entries/s"
        # The demand begins at 36,500 entries: below, a few waits for the disk are most of it.
        demand = None if entries < 36_500 else 30_000
        table.add(entries, what, entries / median, None, demand, lower=False, swing=swing)
        shutil.rmtree(self.folder / ".cache", ignore_errors=True)
        self.memory(table, entries, "index built from nothing", self.wlog, "--book", plain, "search", "plague", demand=None)

    def searches(self, entries, plain, book, table):
        # The demand begins at 36,500 entries.
        demand = None if entries < 36_500 else 0.6 if entries < 365_000 else 0.4
        for query in SEARCHES:
            self.search(table, entries, f"search {query}", plain, query, demand)
        self.search(table, entries, f"search {SEARCHES[0]}, {self.options.contacts:,} contacts", book, SEARCHES[0], demand)
        own, peer = f"{self.wlog} --book {plain} search {SEARCHES[0]}", f"git -C {plain} grep -c {SEARCHES[0]}"
        self.compare(table, entries, f"search {SEARCHES[0]}, to git grep {SEARCHES[0]}", own, peer, None)
        if self.walk:
            rg = f"rg -c {SEARCHES[0]} {plain} -g *.md"
            self.compare(table, entries, "the floor: a bare parallel stat walk, to rg", f"{self.walk} {plain}", rg, None)
        self.memory(table, entries, "search", self.wlog, "--book", plain, "search", SEARCHES[0])

    def search(self, table, entries, what, book, query, demand):
        for _ in range(2):
            self.do(self.wlog, "--book", book, "search", query, may_fail=True)
        word = query.split()[-1]
        own = f"{self.wlog} --book {book} search {query!r}"
        self.compare(table, entries, f"{what}, to rg {word}", own, f"rg -c {word} {book} -g *.md", demand)

    def glances(self, entries, book, day, table):
        call = f"{self.wlog} --book {book}"
        entry = f"{call} add {ENTRY}"
        for name in ("", f"show {day}", f"report week {day}"):
            for _ in range(2):
                self.do(self.wlog, "--book", book, *name.split(), may_fail=True)
            what = f"wlog {name}".strip()
            self.compare(table, entries, f"{what}, to git --version", f"{call} {name}".strip(), "git --version", 8)
            self.memory(table, entries, what, self.wlog, "--book", book, *name.split())
        self.compare(table, entries, "wlog right after an entry, to git --version", call, "git --version", 8, prepare=entry)

    def adds(self, entries, book, empty, day, table):
        for place in (book, empty):
            self.do(self.wlog, "--book", place, "add", "Visited @Batten about +navy")
        add = {place: f"{self.wlog} --book {place} add {ENTRY}" for place in (book, empty)}
        (empty / "notes.md").write_text("A line.\n")
        files = {book: f"{day[:4]}/{day[5:7]}/{day}.md", empty: "notes.md"}
        for place, what in ((empty, "an empty book"), (book, f"this book, {self.options.contacts:,} contacts")):
            git = f"git -C {place} -c core.fsync=all"
            commit = f"echo line >> {place / files[place]} && {git} add {files[place]} && {git} commit -qm line"
            self.compare(table, entries, f"add, {what}, to git add + commit", add[place], commit, 1)
        demand = 1.3 if entries == 36_500 else None
        self.compare(table, entries, "add, this book, to an empty book", add[book], add[empty], demand)
        self.memory(table, entries, "add", self.wlog, "--book", book, "add", ENTRY.strip("'"))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Time wlog's daily commands against git, ripgrep and a bare stat walk, in one run, and print the ratios as a table.

usage: ratios.py WLOG BOOK [--walk PROGRAM] [--runs 20] [--contacts 5000]

BOOK is a book that is in git (it is copied, not touched). Needs hyperfine, git and ripgrep. PROGRAM is the example
`walk` (cargo build --release --example walk). Figures are medians; only their ratios mean anything.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wlog", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("book", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--walk", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--contacts", type=int, default=5000, help="cards to add to the copy")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Bench(options, pathlib.Path(folder)).run()


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.environment = dict(os.environ, HOME=str(folder), LC_ALL="en_GB.UTF-8")
        for key, value in (("user.name", "bench"), ("user.email", "bench@example.org")):
            self.do("git", "config", "--global", key, value)

    def do(self, *command):
        subprocess.run(command, check=True, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def median(self, command, shell=False, prepare=None, codes=False):
        """Returns the median of a command's time in milliseconds."""
        out = self.folder / "times.json"
        flags = [] if shell else ["-N"]
        flags += ["--prepare", prepare] if prepare else []
        flags += ["-i"] if codes else []
        call = ["hyperfine", "--style", "none", "--warmup", "3", "--runs", str(self.options.runs), *flags]
        self.do(*call, "--export-json", str(out), command)
        return json.loads(out.read_text())["results"][0]["median"] * 1000

    def run(self):
        wlog, book, empty = self.options.wlog, self.folder / "large", self.folder / "empty"
        plain = self.folder / "plain"
        shutil.copytree(self.options.book, plain, symlinks=True)
        shutil.copytree(self.options.book, book, symlinks=True)
        for number in range(self.options.contacts):
            name = f"Person {number:05d}"
            (book / "contacts" / f"person-{number:05d}.md").write_text(f'+++\nname = "{name}"\n+++\n')
        self.do("git", "-C", str(book), "add", "-A")
        self.do("git", "-C", str(book), "commit", "-qm", "contacts", "--allow-empty")
        self.do(wlog, "init", str(empty))
        days = sorted(path.name for path in book.glob("[0-9]*/*/*.md"))
        last = days[-1].removesuffix(".md")
        self.environment["WLOG_NOW"] = f"{last}T18:00:00+00:00"
        print(f"{len(days)} days, {self.options.contacts} contacts added, {self.options.runs} runs each\n")

        # What was copied must not wait for the disk in the middle of a measurement.
        os.sync()
        time.sleep(15)
        git = self.median("git --version")
        text = "'9:00-9:30 Visited @Batten about the renewal +navy'"
        self.do(wlog, "--book", str(book), "add", "Visited @Batten about +navy")
        self.do(wlog, "--book", str(empty), "add", "Visited @Batten about +navy")
        in_empty = self.median(f"{wlog} --book {empty} add {text}")
        in_large = self.median(f"{wlog} --book {book} add {text}")
        by_git = {}
        for where, place in (("empty", empty), ("large", book)):
            file = next(place.glob("20*/*/*.md"))
            commit = f"git -C {place} -c core.fsync=all"
            by_git[where] = self.median(
                f"echo line >> {file} && {commit} add {file} && {commit} commit -qm line", shell=True
            )
        rows = [
            ("add, empty book, against git add + commit", in_empty, by_git["empty"], 1.0),
            ("add, this book, against git add + commit", in_large, by_git["large"], 1.0),
            ("add, this book, against an empty one", in_large, in_empty, 1.3),
        ]
        for word in ("plague", "诸侯", "project:project-007 meeting"):
            rows.append(self.search(word, plain, "", len(days)))
        rows.append(self.search("plague", book, f" and {self.options.contacts} contacts", len(days)))
        for name, call in (
            ("wlog", ""), (f"show {last}", f"show {last}"), (f"report week {last}", f"report week {last}"),
        ):
            for _ in range(2):
                self.do("sh", "-c", f"{wlog} --book {book} {call} || true")
            rows.append((f"{name}, against git --version", self.median(f"{wlog} --book {book} {call}", codes=True), git, 8))
        if self.options.walk:
            by_rg = rows[3][2]
            rows.append(("bare parallel stat walk, against rg", self.median(f"{self.options.walk} {plain}"), by_rg, None))
        rows.sort(key=lambda row: ("add", "search", "bare").index(row[0].split()[0]) if row[0].split()[0] in ("add", "search", "bare") else 3)
        print(f"git --version {git:.2f} ms\n")
        print("| what | ms | peer ms | ratio | demand |\n|---|--:|--:|--:|--:|")
        for name, own, peer, limit in rows:
            held = "" if limit is None else f"≤ {limit}{'' if own / peer <= limit else ' MISSED'}"
            print(f"| {name} | {own:.2f} | {peer:.2f} | {own / peer:.2f} | {held} |")

    def search(self, query, book, with_what, days):
        """Times a search against ripgrep over the same files; the index is brought up to date before."""
        for _ in range(2):
            subprocess.run([self.options.wlog, "--book", str(book), "search", query], env=self.environment, capture_output=True)
        searched = self.median(f"{self.options.wlog} --book {book} search {query!r}", codes=True)
        pattern = query.split()[-1]
        by_rg = self.median(f"rg -c {pattern} {book} -g *.md", codes=True)
        limit = 0.6 if days < 10_000 else 0.4
        return (f"search {query}{with_what}, against rg {pattern}", searched, by_rg, limit)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Write a diary into a book, one `wlog add` a day, then search it and sum up a month.

usage: pepys.py DIARY.jsonl BOOK [--wlog PATH] [--days N]

DIARY.jsonl has one object a line with `date` (ISO) and `text`; `tests/data/pepys-excerpt.jsonl` is a small one: the first
month of Samuel Pepys's diary (public domain). BOOK is made if it is not there.
"""
import argparse
import json
import pathlib
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("diary", type=pathlib.Path)
    parser.add_argument("book", type=pathlib.Path)
    parser.add_argument("--wlog", default="wlog", help="the program to run")
    parser.add_argument("--days", type=int, help="stop after so many days")
    options = parser.parse_args()

    def wlog(*arguments, text=None):
        command = [options.wlog, "--book", str(options.book), *arguments]
        done = subprocess.run(command, input=text, text=True, encoding="utf-8", capture_output=True)
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)}\n{done.stderr}")
        return done.stdout

    if not (options.book / "wlog.toml").exists():
        subprocess.run([options.wlog, "init", str(options.book), "--language", "en"], check=True)
    days = [json.loads(line) for line in options.diary.read_text(encoding="utf-8").splitlines()][: options.days]
    for number, day in enumerate(days, 1):
        wlog("add", "--date", day["date"], "-", text=day["text"])
        if number % 100 == 0 or number == len(days):
            print(f"{number} of {len(days)} days written", file=sys.stderr)
    print(wlog("search", "turkey OR plague", "--limit", "5"))
    print(wlog("report", days[0]["date"][:7]))


if __name__ == "__main__":
    main()

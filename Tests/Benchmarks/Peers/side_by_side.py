#!/usr/bin/env python3
"""side_by_side.py BINARY FOLDER [FILES [PEERS]]: imprimatur beside rumdl, ruff, typos and semgrep, as Markdown tables.

FOLDER holds Markdown articles; FILES (2,000) copies of them are checked by each program. The peers come from PyPI into
an environment of their own. Times are medians of five runs, one after the other in turns, so that what else the
machine does weighs on all alike; beside each is the least. The damaged articles are the first 40 of FOLDER, each with one kind of damage in it.
PEERS, such as `rumdl,typos`, leaves the others out.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv

PEERS = sys.argv[4].split(",") if len(sys.argv) > 4 else ["rumdl", "ruff", "typos", "semgrep"]
SEMGREP_RULE = """rules:
- {id: lost, languages: [generic], severity: WARNING, message: lost, pattern-regex: '\ufffd|Ã.|â€'}
"""
DAMAGE = {
    "UTF-8 read as Windows-1252": lambda text: text[:200] + " caf\u00c3\u00a9 \u00e2\u20ac\u0153so\u00e2\u20ac\u009d " + text[200:],
    "lost characters": lambda text: text[:200] + "\ufffd\ufffd\ufffd" + text[203:],
    "escapes that show": lambda text: text[:200] + " &amp;nbsp; \\u4e2d\\u6587 " + text[200:],
    "GBK read as UTF-8 and saved": lambda text: text[:200] + " \u951f\u65a4\u62f7\u951f\u65a4\u62f7 " + text[200:],
}


# Nothing asks the network for newer versions while it is timed.
os.environ["SEMGREP_ENABLE_VERSION_CHECK"] = "0"


def run(command: list, folder: pathlib.Path) -> tuple:
    start = time.perf_counter()
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace")
    seconds = time.perf_counter() - start
    # A program that cannot do what it is asked for takes time, too, and is silent. typos exits with 2 for what it finds.
    if "semgrep" in command[0] and result.returncode > 1:
        sys.exit(f"{command[0]}: {result.stderr[:500]}")
    return seconds, result.stdout


def measured(commands: dict, folder: pathlib.Path) -> dict:
    """The median and the least time of each command."""
    times = {name: [] for name in commands}
    for _ in range(5):
        for name, command in commands.items():
            times[name].append(run(command, folder)[0])
    return {name: (statistics.median(values), min(values)) for name, values in times.items()}


def main() -> None:
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    articles = sorted(pathlib.Path(sys.argv[2]).rglob("*.md"))
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    work = pathlib.Path(tempfile.mkdtemp())
    venv.create(work / "venv", with_pip=True)
    programs = work / "venv/bin"
    subprocess.run([programs / "pip", "install", "-q", *PEERS], check=True)
    (work / "tree").mkdir()
    for number in range(count):
        shutil.copy(articles[number % len(articles)], work / f"tree/{number:05}.md")
    (work / "rule.yaml").write_text(SEMGREP_RULE)
    semgrep = [str(programs / "semgrep"), "scan", "--config", str(work / "rule.yaml"), "--metrics", "off", "-q"]

    start = {"imprimatur": [binary, "--version"]}
    start |= {name: [str(programs / name), "--version"] for name in PEERS}
    versions = {name: run(command, work)[1].strip().split()[-1] for name, command in start.items()}
    tree = {
        "imprimatur": [binary, "check", "--format", "concise", "--fail-on", "never", "."],
        "rumdl": [str(programs / "rumdl"), "check", "--no-cache", "."],
        "typos": [str(programs / "typos"), "--format", "brief", "."],
        "semgrep": [*semgrep, "--emacs", "."],
    }
    tree = {name: command for name, command in tree.items() if name in ["imprimatur", *PEERS]}
    started, walked = measured(start, work), measured(tree, work / "tree")
    print(f"| program | start (ms) | {count} Markdown files (s) |\n|---|--:|--:|")
    for name in start:
        begin = " · ".join(f"{seconds * 1000:.0f}" for seconds in started[name])
        whole = " · ".join(f"{seconds:.2f}" for seconds in walked[name]) if name in walked else "–"
        print(f"| {name} {versions[name]} | {begin} | {whole} |")

    print(f"\n| damage | articles | {' | '.join(tree)} |\n|---|--:|{'--:|' * len(tree)}")
    kinds = list(DAMAGE)
    found = {kind: dict.fromkeys(tree, 0) for kind in kinds}
    for number, article in enumerate(articles[:40]):
        kind = kinds[number % len(kinds)]
        text = article.read_text(errors="replace")
        for name, command in tree.items():
            folder = pathlib.Path(tempfile.mkdtemp(dir=work))
            (folder / "a.md").write_text(text)
            before = run(command, folder)[1].count("\n")
            (folder / "a.md").write_text(DAMAGE[kind](text))
            # Found is what makes more lines than the article has without the damage.
            found[kind][name] += run(command, folder)[1].count("\n") > before
    for index, kind in enumerate(kinds):
        total = sum(1 for number in range(min(40, len(articles))) if number % len(kinds) == index)
        print(f"| {kind} | {total} | {' | '.join(str(found[kind][name]) for name in tree)} |")
    shutil.rmtree(work)


main()

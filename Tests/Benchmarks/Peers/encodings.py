#!/usr/bin/env python3
"""encodings.py BINARY SUITE RECORDS: imprimatur beside ftfy and charset-normalizer on damaged encodings, as Markdown tables.

SUITE is a folder with the JSON files of ftfy's `tests/test-cases` (`original`, `fixed`), RECORDS a JSON Lines file with
`content`, `format`, `lang` and `expect`, a list of damages with `kind`, empty for healthy text. Both peers come from PyPI
(`pip install ftfy charset-normalizer`). A text counts as found where a program says anything of it: imprimatur a finding of
garbled text, of any severity for damage and from `warning` on for healthy text; ftfy `is_bad` or a change by
`fix_encoding`; charset-normalizer a mess ratio of 0.2 or more.
"""

import json
import pathlib
import subprocess
import sys

import ftfy
import ftfy.badness
from charset_normalizer.md import mess_ratio

KINDS = {
    "mojibake", "replacement-char", "kunjinkao", "memory-fill", "lossy-question", "quoted-printable", "control-char",
}

# The formats of the records: only imprimatur asks for it.
FORMATS: dict = {}


def imprimatur(texts: list, least: str) -> list:
    records = "".join(
        json.dumps({"id": index, "format": FORMATS.get(text, "text"), "content": text}) + "\n"
        for index, text in enumerate(texts)
    )
    command = [sys.argv[1], "check", "--input-format", "jsonl", "--format", "jsonl", "--show", least]
    output = subprocess.run([*command, "--fail-on", "never", "-"], input=records, capture_output=True, text=True)
    lines = [json.loads(line) for line in output.stdout.splitlines()]
    return [any(finding["family"] == "garbled-text" for finding in line["findings"]) for line in lines]


PROGRAMS = {
    "imprimatur": imprimatur,
    "ftfy is_bad": lambda texts, _: [bool(ftfy.badness.is_bad(text)) for text in texts],
    "ftfy fix_encoding": lambda texts, _: [ftfy.fix_encoding(text) != text for text in texts],
    "charset-normalizer": lambda texts, _: [mess_ratio(text, 0.2) >= 0.2 for text in texts],
}


def main() -> None:
    cases = [
        case for file in sorted(pathlib.Path(sys.argv[2]).glob("*.json")) for case in json.loads(file.read_text())
    ]
    # Straightened quotation marks and single letters of another form are no damage.
    plain = ftfy.TextFixerConfig(fix_encoding=False, decode_inconsistent_utf8=False, restore_byte_a0=False)
    damaged = [
        case["original"] for case in cases
        if case["original"] != case["fixed"] and ftfy.fix_text(case["original"], plain) != case["fixed"]
    ]
    right = [case["original"] for case in cases if case["original"] == case["fixed"]]
    records = [json.loads(line) for line in pathlib.Path(sys.argv[3]).read_text().splitlines()]
    FORMATS.update({record["content"]: record["format"] for record in records})
    sets = {"ftfy's cases": (damaged, right)}
    for name, language in (("records", ""), ("Chinese records", "zh")):
        chosen = [record for record in records if record["lang"].startswith(language)]
        sets[name] = (
            [record["content"] for record in chosen if KINDS & {damage["kind"] for damage in record["expect"]}],
            [record["content"] for record in chosen if not record["expect"]],
        )
    heads = [f"{name}: {len(bad)} damaged, {len(good)} right" for name, (bad, good) in sets.items()]
    print(f"| program | {' | '.join(heads)} |\n|---|{'--:|' * len(sets)}")
    for program, finds in PROGRAMS.items():
        cells = []
        for bad, good in sets.values():
            found, false = sum(finds(bad, "info")), sum(finds(good, "warning"))
            cells.append(f"{found} ({found / max(1, len(bad)):.0%}), {false} false")
        print(f"| {program} | {' | '.join(cells)} |")


main()

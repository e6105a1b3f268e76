"""One pass of Vectorscan over texts in memory: usage: vectorscan.py KEYWORDS REGEXES TEXTS LENGTHS DATABASE

The compiled database is kept in DATABASE, since compiling takes seconds. Prints the processor time of the pass in seconds
and the number of matches that were reported (every end of every match, which is what Vectorscan does).
"""

import os
import re
import sys
import time

import hyperscan


def database(keywords, regexes, store):
    if os.path.exists(store):
        with open(store, "rb") as file:
            return hyperscan.loadb(file.read(), hyperscan.HS_MODE_BLOCK)
    lines = lambda path: open(path, encoding="utf-8").read().split("\n")[:-1]
    literal = lambda word: "".join("\\x{%x}" % ord(c) if c in "\\^$.[]|()?*+{}#&" else c for c in word)
    patterns = [literal(word) for word in lines(keywords)] + lines(regexes)
    made = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    made.compile(
        expressions=[pattern.encode() for pattern in patterns],
        ids=list(range(len(patterns))),
        elements=len(patterns),
        flags=[hyperscan.HS_FLAG_UTF8] * len(patterns),
    )
    with open(store, "wb") as file:
        file.write(hyperscan.dumpb(made))
    return made


def main():
    keywords, regexes, texts, lengths, store = sys.argv[1:]
    made = database(keywords, regexes, store)
    if made.scratch is None:
        made.scratch = hyperscan.Scratch(made)
    with open(texts, "rb") as file:
        whole = file.read()
    parts, at = [], 0
    for length in map(int, open(lengths).read().split()):
        parts.append(whole[at : at + length])
        at += length
    count = 0

    def on_match(identifier, start, end, flags, context):
        nonlocal count
        count += 1

    start = time.process_time()
    for part in parts:
        made.scan(part, match_event_handler=on_match)
    print(time.process_time() - start, count)


main()

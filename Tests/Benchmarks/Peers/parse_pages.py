"""Parses HTML files in memory: usage: parse_pages.py lexbor|resiliparse|trafilatura FOLDER

Prints the processor time in seconds of parsing them all (trafilatura: of extracting their text), without start and reading.
"""

import os
import sys
import time


def parser(name):
    if name == "lexbor":
        from selectolax.lexbor import LexborHTMLParser

        return LexborHTMLParser
    if name == "resiliparse":
        from resiliparse.parse.html import HTMLTree

        return lambda page: HTMLTree.parse_from_bytes(page, "utf-8")
    from trafilatura import extract

    return lambda page: extract(page.decode())


def main():
    name, folder = sys.argv[1:]
    parse = parser(name)
    pages = []
    for place, folders, files in os.walk(folder):
        for file in files:
            with open(os.path.join(place, file), "rb") as page:
                pages.append(page.read())
    start = time.process_time()
    for page in pages:
        parse(page)
    print(time.process_time() - start)


main()

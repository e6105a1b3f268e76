#!/usr/bin/env python3
"""titles.py BINARY: titles and site names that imprimatur and trafilatura take from `<title>`, as a Markdown table.

The pages are made up: each of the articles below, on each of the sites, with each separator, the site's name last or
first, with a section between or without. There is no metadata; each page is there with the article's heading and without.
trafilatura comes from PyPI (`pip install trafilatura`). A reading counts where it is the name or title to the letter.
"""

import json
import subprocess
import sys

from trafilatura.metadata import extract_metadata

ARTICLES = {
    "zh": ["购物节的早晚之分", "渔港清晨的拍卖开始了", "老街修缮方案今天公示", "怎样给阳台上的番茄授粉"],
    "ja": ["港祭りの日程が決まる", "春の花粉対策を考える"],
    "ko": ["겨울철 수도 동파 예방법", "동네 도서관 야간 개방"],
    "en": ["Why rivers freeze from the top", "Ferry timetable for the winter"],
}
SITES = {
    "zh": ["云岭晚报", "佛典文化网", "柿乡农技站"],
    "ja": ["波止場ニュース", "山あい新聞"],
    "ko": ["한빛뉴스", "푸른내일신문"],
    "en": ["Saltmarsh Gazette", "Ridge Herald"],
}
TEXT = {
    "zh": ["雨从早上下到傍晚", "人都走了"],
    "ja": ["雨は朝から降っていた", "誰もいなかった"],
    "ko": ["아침부터 비가 내렸다", "아무도 없었다"],
    "en": ["It rained from the morning on", "Nobody was left"],
}
SECTIONS = {"zh": "地方新闻", "ja": "地域", "ko": "지역", "en": "Local"}
SEPARATORS = ["_", "-", " - ", "|", " | ", "｜", "——", " – ", " · ", " » "]
# Letters and digits on both sides of a hyphen are a word in these languages, not two titles.
GLUED = {"_", "-", "|", "｜", "——"}


def pages():
    for language, articles in ARTICLES.items():
        for separator in SEPARATORS:
            if language in ("en", "ko") and separator in GLUED:
                continue
            for article in articles:
                for site in SITES[language]:
                    orders = {
                        "last": [article, site],
                        "behind a section": [article, SECTIONS[language], site],
                        "first": [site, article],
                    }
                    for place, parts in orders.items():
                        for heading in (f"<h1>{article}</h1>", ""):
                            name = f"{place}, {'heading' if heading else 'no heading'}"
                            yield language, name, article, site, html(language, separator.join(parts), heading)


def html(language, title, heading):
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article>{heading}<p>{'。'.join(TEXT[language])}</p></article></body></html>"
    )


def main() -> None:
    made = list(pages())
    records = "".join(
        json.dumps({"id": index, "format": "html", "content": page[4]}) + "\n"
        for index, page in enumerate(made)
    )
    command = [sys.argv[1], "check", "--input-format", "jsonl", "--format", "jsonl", "--fail-on", "never", "-"]
    output = subprocess.run(command, input=records, capture_output=True, text=True, check=True).stdout
    facts = [json.loads(line)["facts"] for line in output.splitlines()]
    rows: dict = {}
    for page, fact in zip(made, facts):
        language, place, article, site, content = page
        theirs = extract_metadata(content)
        row = rows.setdefault((language, place), [0] * 5)
        row[0] += 1
        row[1] += fact["title"] == article
        row[2] += theirs.title == article
        row[3] += fact["site_title"] == site
        row[4] += theirs.sitename == site
    print("| language, site's name | pages | title: imprimatur | trafilatura | site: imprimatur | trafilatura |")
    print("|---|--:|--:|--:|--:|--:|")
    for (language, place), row in rows.items():
        print(f"| {language}, {place} | {' | '.join(map(str, row))} |")


main()

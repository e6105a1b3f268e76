#!/usr/bin/env python3
"""packaging/manual.py BINARY TIME: the manual page, made of what the binary says about itself (mdoc(7))."""

import json
import subprocess
import sys
import time


def escaped(text: str) -> str:
    """Text on one line that mdoc takes as it reads."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in ".'" else text


def flag(argument: dict) -> str:
    names = []
    for name in argument.get("names", []):
        names.append(("\\-" if name["kind"] == "short" else "\\-\\-") + escaped(name["name"]))
    return ", ".join(names)


def option(argument: dict) -> list:
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        head = f".It Ar {escaped(value)}"
    elif argument["kind"] == "flag":
        head = f".It Cm {flag(argument)}"
    else:
        head = f".It Cm {flag(argument)} Ar {escaped(value)}"
    lines = [head, escaped(argument.get("abstract", ""))]
    if argument.get("discussion"):
        lines += [".Pp", escaped(argument["discussion"])]
    if argument.get("defaultValue"):
        lines.append(f"(default: {escaped(argument['defaultValue'])})")
    return lines


def shown(arguments: list) -> list:
    return [a for a in arguments if a.get("shouldDisplay", True) and "help" not in [n["name"] for n in a.get("names", [])]]


def options(command: dict) -> list:
    arguments = shown(command.get("arguments", []))
    if not arguments:
        return []
    lines = [".Bl -tag -width 6n"]
    for argument in arguments:
        lines += option(argument)
    return lines + [".El"]


def paragraphs(text: str) -> list:
    lines = []
    for paragraph in text.strip().split("\n\n"):
        if paragraph.strip():
            lines += [".Pp", escaped(paragraph)]
    return lines


def commands(command: dict, path: str) -> list:
    lines = []
    for sub in command.get("subcommands", []):
        name = sub["commandName"]
        if name == "help":
            continue
        lines += [f".Ss {path} {escaped(name)}", escaped(sub.get("abstract", ""))]
        lines += paragraphs(sub.get("discussion", "")) + options(sub) + commands(sub, f"{path} {escaped(name)}")
    return lines


def main() -> None:
    binary, stamp = sys.argv[1:]
    dump = subprocess.run([binary, "--experimental-dump-help"], check=True, capture_output=True).stdout
    command = json.loads(dump)["command"]
    version = subprocess.run([binary, "--version"], check=True, capture_output=True).stdout.decode().split()[-1]
    day = time.strftime("%B %d, %Y", time.gmtime(int(stamp)))
    lines = [
        f".Dd {day}", ".Dt IMPRIMATUR 1", f".Os imprimatur {version}", ".Sh NAME", ".Nm imprimatur",
        f".Nd {escaped(command['abstract'])}", ".Sh SYNOPSIS", ".Nm", ".Ar command", ".Op Ar options",
        ".Op Ar path ...", ".Sh DESCRIPTION",
    ]
    lines += paragraphs(command.get("discussion", ""))[1:] + options(command)
    lines += [".Sh COMMANDS"] + commands(command, "imprimatur")
    lines += [
        ".Sh EXIT STATUS", ".Bl -tag -width 4n", ".It 0", "Nothing at or above", ".Cm \\-\\-fail\\-on .",
        ".It 1", "Something is.", ".It 2",
        "Wrong usage, a broken rule or configuration, or something that could not be read or written.", ".El",
        ".Sh ENVIRONMENT", ".Bl -tag -width 6n",
        ".It Ev LC_ALL , LC_MESSAGES , LANG", "The language of messages for people, English or Chinese.",
        ".It Ev NO_COLOR , CLICOLOR_FORCE", "No colour, and colour without a terminal.",
        ".It Ev GITHUB_STEP_SUMMARY", "The file that a summary is added to with", ".Cm \\-\\-format github .",
        ".It Ev GITHUB_WORKSPACE , CI_PROJECT_DIR", "The root that reports for these servers count paths from.", ".El",
    ]
    print("\n".join(lines))


main()

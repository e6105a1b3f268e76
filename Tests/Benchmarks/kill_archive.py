"""Kills `imprimatur archive` at random moments, lets it finish, and compares the database with an undisturbed one.

    kill_archive.py BINARY INPUT… [--kills 50] [--seed 7]

Half of the kills come after a number of bytes written, so that they hit transactions, the others after a time, so that they
hit the start, the survey, the way through an archive that was read before, and the comparison of documents. The number of
workers changes from start to start. Exit status 1: the two databases do not hold the same.
"""

import argparse
import hashlib
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("inputs", nargs="+")
parser.add_argument("--kills", type=int, default=50)
parser.add_argument("--seed", type=int, default=7)
options = parser.parse_args()
chance = random.Random(options.seed)


def start(database, jobs):
    command = [options.binary, "archive", *options.inputs, "--db", database, "--jobs", str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def written(process):
    """The bytes that the process has written so far (proc(5)); None when it is gone."""
    try:
        text = pathlib.Path(f"/proc/{process.pid}/io").read_text()
    except OSError:
        return None
    return int(text.split("wchar: ")[1].split()[0])


def exported(database, folder):
    """A digest of each table."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([options.binary, "archive", "export", database, "--to", folder], check=True)
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in pathlib.Path(folder).iterdir()}


with tempfile.TemporaryDirectory() as scratch:
    begun = time.monotonic()
    whole = start(f"{scratch}/whole.sqlite", 2)
    total = 0
    while whole.poll() is None:
        total = written(whole) or total
        time.sleep(0.001)
    span = time.monotonic() - begun
    reference = exported(f"{scratch}/whole.sqlite", f"{scratch}/a")
    kills = {"bytes": 0, "time": 0}
    starts = ended = 0
    same = True

    def finish():
        """Whether the database is the same in the end; it is gone then."""
        start(f"{scratch}/killed.sqlite", 2).wait()
        is_same = exported(f"{scratch}/killed.sqlite", f"{scratch}/b") == reference
        for file in pathlib.Path(scratch).glob("killed.sqlite*"):
            file.unlink()
        return is_same

    while sum(kills.values()) < options.kills:
        process = start(f"{scratch}/killed.sqlite", starts % 3 + 1)
        starts += 1
        kind = "bytes" if chance.random() < 0.5 else "time"
        share = chance.random() * 3 / options.kills
        deadline = time.monotonic() + (span * share if kind == "time" else span * 10)
        while process.poll() is None:
            count = written(process)
            if time.monotonic() >= deadline or (kind == "bytes" and count is not None and count >= total * share):
                process.kill()
                kills[kind] += 1
                break
            time.sleep(0.0005)
        if process.wait() >= 0:
            # Nothing is left to be disturbed: once more from the beginning.
            ended += 1
            same = finish() and same
    same = finish() and same
    print(f"undisturbed {span:.1f} s, {total} bytes written; {starts} starts, {kills['bytes']} killed after bytes, "
          f"{kills['time']} after a time, {ended} came to an end before; {'the same' if same else 'NOT THE SAME'}")
    sys.exit(0 if same else 1)

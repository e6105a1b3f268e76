#!/usr/bin/env python3
"""packaging/wheel.py TREE VERSION MACHINE FOLDER: a wheel with the binary in it, in FOLDER.

The binary needs no library of the system, so one wheel fits every Linux of its processor, whatever its C library, and
no Python code is in it: `pip install` puts the program beside `python`. Nothing but the standard library is needed.

The distribution is called imprimatur-checker, since another project has the name imprimatur on the Python Package Index.
"""

import base64
import hashlib
import os
import sys
import time
import zipfile

METADATA = """Metadata-Version: 2.4
Name: imprimatur-checker
Version: {version}
Summary: Says whether an article may be published where it stands
License-Expression: Apache-2.0
License-File: LICENSE
Keywords: lint,moderation,licensing,mojibake,markdown,html
Classifier: Environment :: Console
Classifier: Operating System :: POSIX :: Linux
Classifier: Topic :: Text Processing
Requires-Python: >=3.7
Description-Content-Type: text/markdown

{readme}"""


def main() -> None:
    tree, version, machine, folder = sys.argv[1:]
    platforms = [f"manylinux_2_17_{machine}", f"manylinux2014_{machine}", f"musllinux_1_1_{machine}"]
    name = f"imprimatur_checker-{version}"
    share = os.path.join(tree, "usr/share")

    def read(path: str) -> bytes:
        with open(path, "rb") as file:
            return file.read()

    readme = read(os.path.join(share, "doc/imprimatur/README.md")).decode()
    tags = "".join(f"Tag: py3-none-{platform}\n" for platform in platforms)
    wheel = f"Wheel-Version: 1.0\nGenerator: packaging/wheel.py\nRoot-Is-Purelib: false\n{tags}"
    files = {
        f"{name}.data/scripts/imprimatur": read(os.path.join(tree, "usr/bin/imprimatur")),
        f"{name}.data/data/share/man/man1/imprimatur.1.gz": read(os.path.join(share, "man/man1/imprimatur.1.gz")),
        f"{name}.dist-info/METADATA": METADATA.format(version=version, readme=readme).encode(),
        f"{name}.dist-info/WHEEL": wheel.encode(),
        f"{name}.dist-info/licenses/LICENSE": read(os.path.join(share, "doc/imprimatur/LICENSE")),
    }
    third_party = os.path.join(share, "doc/imprimatur/third-party")
    for entry in sorted(os.listdir(third_party)):
        files[f"{name}.dist-info/licenses/third-party/{entry}"] = read(os.path.join(third_party, entry))

    def digest(content: bytes) -> str:
        return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()

    record = "".join(f"{path},{digest(content)},{len(content)}\n" for path, content in files.items())
    files[f"{name}.dist-info/RECORD"] = (record + f"{name}.dist-info/RECORD,,\n").encode()

    # Zip archives cannot tell times before 1980.
    stamp = time.gmtime(max(int(os.environ["SOURCE_DATE_EPOCH"]), 315532800))[:6]
    target = os.path.join(folder, f"{name}-py3-none-{'.'.join(platforms)}.whl")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (0o100755 if "/scripts/" in path else 0o100644) << 16
            archive.writestr(info, content)


main()

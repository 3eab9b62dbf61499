#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the README tells those who write content is true: its example is sound, and each mistake in its table is told by the
program in just those words. Arguments: the source folder, the program."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Checks

root, program = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
readme = (root / "data/library/README.md").read_text()
checks = Checks()
# As where a counsellor starts it from a terminal, but that nothing is shown: no display is needed.
env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
env["LC_ALL"] = "C.UTF-8"

section = readme[readme.index("## A first exercise of your own"):readme.index("## Rules for all files")]
example = re.search(r"```xml\n(.*?)```", section, re.S).group(1)
command = re.search(r"```console\n\$ (\S+) (.*?)\n```", section, re.S)
name = re.search(r"`(\w+\.xml)`", section).group(1)
mistakes = re.findall(r"^\| `(.*?)` \| (`(?:.*?)`|nothing) \| `(.*)` \|$", section, re.M)


def check(text):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_text(text)
        result = subprocess.run([str(program), *command.group(2).split()], cwd=folder, env=env, capture_output=True,
                                text=True, timeout=60)
    return result.returncode, result.stdout.strip(), result.stderr.strip()


checks.that("the command is the program's", [] if command.group(1) == program.name else [command.group(1)])
status, told, complaint = check(example)
checks.that("the example is sound, and nothing is said", told.splitlines() + complaint.splitlines()
            + ([f"it ends with {status}"] if status else []))
for before, after, words in mistakes:
    after = "" if after == "nothing" else after.strip("`")
    status, told, _ = check(example.replace(before, after, 1))
    checks.that(f"{after or 'without ' + before[:20]}: told as the README says", [
        *([f"not in the example: {before}"] if before not in example else []),
        *([f"the README: {words}", f"the program: {told}"] if told != words else []),
        *(["it counts as sound"] if status == 0 else [])])
checks.that("the README shows at least six mistakes", [] if len(mistakes) >= 6 else [f"{len(mistakes)}"])
checks.done()

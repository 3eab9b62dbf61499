#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the program was compiled and linked, read from the finished file: what `hardening-check` looks for, and the guards of the
processor beside it. Arguments: the program."""
import platform
import re
import subprocess
import sys

from tap import Checks


def ask(*options):
    return subprocess.run(["readelf", "--wide", *options, sys.argv[1]], capture_output=True, text=True, check=True).stdout


header, segments, dynamic, symbols = ask("-h"), ask("-l"), ask("-d"), ask("--dyn-syms")
stack = re.search(r"GNU_STACK.*", segments)
flags = re.search(r"FLAGS_1\).*", dynamic)
CHECKS = {
    "it can be loaded at any address": "DYN" in header and flags is not None and "PIE" in flags.group(),
    "its tables are read-only once it runs": "GNU_RELRO" in segments,
    "all functions of libraries are looked up at the start": flags is not None and "NOW" in flags.group(),
    "its stack holds no code": stack is not None and " RWE " not in stack.group(),
    "no segment is both written to and run": not re.search(r"LOAD.* RWE ", segments),
    "its stack is guarded": "__stack_chk_fail" in symbols,
    # Only calls whose bounds the compiler cannot prove become guarded ones.
    "calls that write to memory are measured": re.search(r"__(?!stack)\w+_chk@", symbols) is not None,
    "no library is looked for in a folder of the build": "RUNPATH" not in dynamic and "RPATH" not in dynamic,
}
if platform.machine() == "x86_64":
    # Debian 12's own start files bear no mark of it, so the file as a whole cannot; the code of the program has the guards.
    with open(sys.argv[1], "rb") as program:
        CHECKS["the processor can guard the jumps of its code"] = program.read().count(b"\xf3\x0f\x1e\xfa") > 1000

checks = Checks()
for name, holds in CHECKS.items():
    checks.that(name, [] if holds else [f"not so in {sys.argv[1]}"])
checks.done()

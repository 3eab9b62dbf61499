#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leaving under load, with a generous bound, so that what holds the main loop up is noticed on any machine; ./run bench leave
has the figures. Arguments: leave-probe, leave-load."""
import re
import subprocess
import sys
import tempfile

probe, load_program = sys.argv[1:]
RUNS = 2
UNMAPPED_MS, GONE_MS = 150, 1500  # the goals are 17 and 150, on a machine with nothing else to do
LOADS = {"room": "click", "text": "shift", "derive": "ctrl-q", "burn": "ctrl-q"}

print(f"1..{len(LOADS)}")
failed = False
for number, (load, how) in enumerate(LOADS.items(), 1):
    unmapped, gone = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            told = subprocess.run([probe, "1", how, "when-ready", "--", load_program, load, folder], capture_output=True, text=True,
                                  timeout=150).stdout
        row = re.search(r"^-?\d+ (-?\d+) (-?\d+) -?\d+$", told, re.M)
        unmapped.append(int(row[1]) / 1000 if row and int(row[1]) >= 0 else 1e6)
        gone.append(int(row[2]) / 1000 if row and int(row[2]) >= 0 else 1e6)
    good = max(unmapped) <= UNMAPPED_MS and max(gone) <= GONE_MS
    failed |= not good
    print(f"# {load}: off the screen after {max(unmapped):.1f} ms, gone after {max(gone):.1f} ms "
          f"(the longer of {RUNS})")
    print(f"{'ok' if good else 'not ok'} {number} - {load}: off the screen within {UNMAPPED_MS} ms and gone within {GONE_MS} ms",
          flush=True)
sys.exit(failed)

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in JUnit files, names those that failed, and prints the closing line."""
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

folder, broken = Path(sys.argv[1]), int(sys.argv[2])
passed = failed = 0
for path in sorted(folder.glob("*.xml")):
    here = bad = 0
    for suite in ET.parse(path).getroot().iter("testsuite"):
        cases = list(suite.iter("testcase"))
        for case in cases:
            if case.find("skipped") is not None:
                print(f"skipped: {path.stem}: {suite.get('name')}: {case.get('name')}")
                continue
            here += 1
            if case.find("failure") is not None or case.find("error") is not None:
                bad += 1
                print(f"FAILED: {path.stem}: {suite.get('name')}: {case.get('name')}")
        # A program that died before its first case says so in the suite alone.
        if not cases or (int(suite.get("errors") or 0) and not any(c.find("error") is not None for c in cases)):
            here += 1
            bad += 1
            print(f"FAILED: {path.stem}: {suite.get('name')}: ended early")
    # meson saw a failure that no case tells of: a program that could not start, or died between two cases.
    status = path.with_suffix(".status")
    if not bad and status.exists() and status.read_text().strip() != "0":
        here += 1
        bad += 1
        print(f"FAILED: {path.stem}: a program ended early, see its log")
    print(f"{path.stem:<22} {here - bad:5d} passed, {bad} failed")
    passed += here - bad
    failed += bad
if broken:
    print("FAILED: a build or a tool did not come to its end, see above")
    failed += 1
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)

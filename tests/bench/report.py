#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gathers what the measuring programs printed: a table for people, results.json for machines."""
import json
import re
import sys
from pathlib import Path

folder = Path(sys.argv[1])
results = {}


def column(name, index):
    # The display's daemons talk on the same stream.
    rows = [l.split() for l in (folder / name).read_text().splitlines() if re.fullmatch(r"(-?\d+ ){3}-?\d+", l.strip())]
    return sorted(float(r[index]) for r in rows if float(r[index]) >= 0)


def at(values, share):
    return values[min(len(values) - 1, round(share * (len(values) - 1)))]


for line in (folder / "journal.txt").read_text().splitlines():
    name, ours, plain = line.split()
    results[name] = round(float(ours), 3)
    if float(plain):
        results[name.replace("_ms", "_vs_plain_sqlite")] = round(float(ours) / float(plain), 3)
for load in sorted(p.stem.removeprefix("leave-") for p in folder.glob("leave-*.txt")):
    unmap, gone = column(f"leave-{load}.txt", 1), column(f"leave-{load}.txt", 2)
    if not unmap:
        continue
    for what, values in (("unmap", unmap), ("gone", gone)):
        results[f"leave.{what}_p50_ms.{load}"] = round(at(values, 0.5) / 1000, 2)
        results[f"leave.{what}_p99_ms.{load}"] = round(at(values, 0.99) / 1000, 2)
    results[f"leave.runs.{load}"] = len(unmap)
start, bare = column("start.txt", 0), column("bare.txt", 0)
results["start.first_frame_ms"] = round(at(start, 0.5) / 1000, 1)
results["start.bare_window_ms"] = round(at(bare, 0.5) / 1000, 1)
results["start.vs_bare_window"] = round(at(start, 0.5) / at(bare, 0.5), 3)
results["memory.rss_mb"] = round(at(column("start.txt", 3), 0.5) / 1024, 1)
results["memory.bare_window_mb"] = round(at(column("bare.txt", 3), 0.5) / 1024, 1)

for name, value in results.items():
    print(f"{name:<36} {value}")
# What ./run bench vault found stays.
path = folder / "results.json"
kept = json.loads(path.read_text()) if path.exists() else {}
results.update({name: value for name, value in kept.items() if name.startswith("vault.")})
path.write_text(json.dumps(results, indent=2) + "\n")

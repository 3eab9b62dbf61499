#!/usr/bin/env bash
# Line coverage of the core parts, a line each; fails below 90 %. coverage.sh BUILD JUNIT
set -euo pipefail
build=$1 junit=$2
gcovr --root . --object-directory "$build" --gcov-ignore-parse-errors --filter 'src/(vault|store|library|practice|journal|progress|plan|base|safety)/' \
  --json-summary "$build/coverage.json" "$build" >/dev/null 2>"$build/gcovr.log" || { tail "$build/gcovr.log"; exit 1; }
/usr/bin/python3 - "$build/coverage.json" "$junit" <<'P'
import json, sys
from collections import defaultdict
from xml.sax.saxutils import quoteattr
parts = defaultdict(lambda: [0, 0])
for f in json.load(open(sys.argv[1]))["files"]:
    name = f["filename"].split("src/")[-1].split("/")[0]
    parts[name][0] += f["line_covered"]
    parts[name][1] += f["line_total"]
wanted = ["vault", "store", "library", "practice", "journal", "plan"]
out = []
for name in sorted(parts):
    covered, total = parts[name]
    share = 100 * covered / total if total else 0
    print(f"line coverage {name:<10} {share:5.1f} %  ({covered} of {total})")
    if name in wanted:
        out.append((name, share))
missing = [w for w in wanted if w not in parts]
with open(sys.argv[2], "w") as f:
    f.write(f'<testsuites><testsuite name="line coverage" tests="{len(out)}">')
    for name, share in out:
        bad = '<failure message="below 90 %"/>' if share < 90 else ""
        f.write(f"<testcase name={quoteattr(name + ': at least 90 % of lines')}>{bad}</testcase>")
    f.write("</testsuite></testsuites>")
sys.exit(1 if missing else 0)
P

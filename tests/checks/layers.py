#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house's order: which part may include which, who may know GTK, SQLite and libsodium, and how long a file may be."""
import re
import sys
from pathlib import Path

from tap import Checks

root = Path(sys.argv[1])
src = root / "src"

# part: the parts it may include besides itself
arrows = {
    "base": [],
    "vault": ["base"],
    "store": ["base", "vault"],
    "library": ["base"],
    "practice": ["base", "library"],
    "journal": ["base", "store"],
    "progress": ["base", "store"],
    "plan": ["base", "store", "library"],
    "safety": ["base"],
    "cover": ["base", "library"],
    "ui": ["base", "vault", "store", "library", "practice", "journal", "progress", "plan", "safety", "cover"],
    "app": ["base", "vault", "store", "library", "practice", "journal", "progress", "plan", "safety", "cover", "ui"],
}
outside = {
    "GTK and libadwaita": (r"^(gtk|gdk|gsk|adwaita|adw|pango|cairo)", {"ui", "app"}),
    "SQLite": (r"^sqlite3", {"vault", "store"}),
    "libsodium": (r"^sodium", {"vault"}),
    "libqrencode": (r"^qrencode", {"plan"}),
}
# What an offline program that keeps secrets has no use for.
banned = re.compile(r"\b(system|popen|gets|strcpy|strcat|sprintf|vsprintf|tmpnam|g_print|printf|puts|getaddrinfo|gethostbyname|"
                    r"g_socket_\w+|g_network_\w+|g_resolver_\w+|soup_\w+|curl_\w+|g_file_set_contents)\s*\(")
banned_but = {("app", "printf"), ("app", "g_print")}  # --help, --version, --check

checks = Checks()
files = sorted(p for p in src.rglob("*") if p.suffix in (".c", ".h"))
parts = {p: (p.relative_to(src).parts[0] if len(p.relative_to(src).parts) > 1 else "app") for p in files}
includes = {p: re.findall(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', p.read_text(), re.M) for p in files}

checks.that("every folder of src/ is a part with its arrows", [
    f"src/{d.name}/ is not in the table" for d in src.iterdir() if d.is_dir() and d.name not in arrows])

wrong = []
for path in files:
    for kind, name in includes[path]:
        first = name.split("/")[0]
        if kind == '"' and "/" not in name and name not in ("config.h",):
            wrong.append(f"{path.relative_to(root)}: \"{name}\" is not written \"part/thing.h\"")
        elif kind == '"' and "/" in name and first != parts[path] and first not in arrows.get(parts[path], []):
            wrong.append(f"{path.relative_to(root)}: {parts[path]} may not include {first}")
checks.that("arrows between the parts run one way", wrong)

for what, (pattern, allowed) in outside.items():
    checks.that(f"only {', '.join(sorted(allowed))} know {what}", [
        f"{p.relative_to(root)} includes <{name}>" for p in files for kind, name in includes[p]
        if kind == "<" and re.match(pattern, name) and parts[p] not in allowed])

wrong = []
for path in files:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", lambda m: "\n" * m.group().count("\n"), path.read_text(), flags=re.S)
    code = re.sub(r'"(\\.|[^"\\\n])*"', '""', code)
    for number, line in enumerate(code.splitlines(), 1):
        for m in banned.finditer(line):
            if (parts[path], m.group(1)) not in banned_but:
                wrong.append(f"{path.relative_to(root)}:{number}: {m.group(1)}")
checks.that("no call that could print, run or reach what it may not", wrong)

written = files + sorted(p for p in (root / "tests").rglob("*") if p.suffix in (".c", ".h", ".py"))
lengths = {p: len(p.read_text().splitlines()) for p in written}
checks.that("no file over 800 lines", [f"{p.relative_to(root)}: {n} lines" for p, n in lengths.items() if n > 800])
print(f"# {len(written)} files with the tests', median {sorted(lengths.values())[len(written) // 2]} lines, "
      f"longest {max(lengths.values())}")

checks.that("every file names its licence", [
    str(p.relative_to(root)) for p in files if "SPDX-License-Identifier: GPL-3.0-or-later" not in p.read_text()[:300]])
checks.done()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be seen from outside (names of files, launcher, titles, icon) says household and nothing else."""
import re
import subprocess
import sys
from pathlib import Path

from tap import Checks

root = Path(sys.argv[1])
checks = Checks()
tell = re.compile(r"vold|violen|abuse|traum|terap|therap|shelter|krisecent|surviv|coping|mestring|kris[ei]|safety plan|secret|hemmelig|dagbog|diary", re.I)

seen = [root / "data/hverdag.desktop.in", root / "data/hverdag.desktop", root / "data/io.github.hverdag.Hverdag.metainfo.xml",
        root / "data/io.github.hverdag.Hverdag.metainfo.xml.in", root / "icons/hverdag.svg",
        *sorted((root / "data").glob("hverdag-*.desktop")), *sorted((root / "icons").glob("hverdag-*.svg"))]
found = [p for p in seen if p.exists()]
checks.that("there is a launcher, a description and an icon", [] if len(found) >= 3 else [str(p) for p in found])
checks.that("launcher, description and icon say household only",
            [f"{p.name}: {m.group()}" for p in found for m in tell.finditer(p.read_text())])
installed = [p for p in (root / "data").iterdir() if p.suffix in (".in", ".desktop", ".xml", ".1", ".svg")]
checks.that("names of installed files tell nothing", [p.name for p in installed if tell.search(p.name)])
titles = []
for path in (root / "src/ui").rglob("*"):
    if path.suffix in (".c", ".ui"):
        text = path.read_text()
        titles += [(path.name, t) for t in re.findall(r'gtk_window_set_title \([^,]+, *(.+?)\);', text)]
        if re.search(r'class="(Gtk|Adw)(Application)?Window"|parent="(Gtk|Adw)(Application)?Window"', text):
            titles += [(path.name, t) for t in re.findall(r'<property name="title"[^>]*>([^<]+)<', text)]
checks.that("window titles are the neutral name", [f"{f}: {t}" for f, t in titles if t.strip() not in ('"Hverdag"', "Hverdag", "HV_WINDOW_TITLE", "_ (identity->title)")]
            + ([] if titles else ["no window title found: this check looks in the wrong place"]))
cover = (root / "src/cover/identity.c").read_text()
identities = re.findall(r'\{ "(.+?)", N_ \("(.+?)"\), N_ \("(.+?)"\), "(.+?)", "(.+?)" \}', cover)
checks.that("what the program can pass for tells nothing", [" ".join(i) for i in identities if tell.search(" ".join(i))]
            + ([] if len(identities) >= 3 else ["no identities found: this check looks in the wrong place"]))
for path in found:
    if path.suffix == ".desktop":
        result = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, text=True)
        checks.that("the launcher is valid", (result.stdout + result.stderr).splitlines() if result.returncode else [])
checks.done()

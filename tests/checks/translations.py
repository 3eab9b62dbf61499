#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Danish is complete: every file with words is listed, every msgid of the sources is in da.po, none is left open."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Checks

root = Path(sys.argv[1])
checks = Checks()
env = dict(os.environ, GETTEXTDATADIRS=str(root / "data"), LC_ALL="C.UTF-8")

listed = set((root / "po/POTFILES.in").read_text().split())
found = {str(p.relative_to(root)) for folder in ("library", "cover") for p in (root / "data" / folder).rglob("*.xml")}
for path in (root / "src").rglob("*"):
    if path.suffix == ".c" and re.search(r"\b(_|N_|C_|NC_|ngettext) ?\(\"", path.read_text()):
        found.add(str(path.relative_to(root)))
    if path.suffix == ".ui" and 'translatable="yes"' in path.read_text():
        found.add(str(path.relative_to(root)))
checks.that("POTFILES.in lists every file with words", [f"missing: {f}" for f in sorted(found - listed)]
            + [f"there is no such file with words: {f}" for f in sorted(listed - found)])


def entries(po):
    """(context, msgid) → msgstr, through msgcat so that wrapping does not matter."""
    text = subprocess.run(["msgcat", "--no-wrap", "--force-po", po], env=env, check=True,
                          capture_output=True, text=True).stdout
    out = {}
    for block in re.split(r"\n\n+", text):
        if re.search(r"^#~", block, re.M):
            continue
        fuzzy = re.search(r"^#,.*\bfuzzy\b", block, re.M) is not None
        fields = {}
        key = None
        for line in block.splitlines():
            m = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', line)
            if m:
                key = m.group(1)
                fields[key] = m.group(2)
            elif line.startswith('"') and key:
                fields[key] += line[1:-1]
        if fields.get("msgid"):
            strings = [v for k, v in fields.items() if k.startswith("msgstr")]
            out[(fields.get("msgctxt"), fields["msgid"])] = "" if fuzzy or not all(strings) else strings[0]
    return out


with tempfile.TemporaryDirectory() as tmp:
    pot = os.path.join(tmp, "hverdag.pot")
    subprocess.run(["xgettext", "-f", "po/POTFILES.in", "-o", pot, "--from-code=UTF-8", "--keyword=_", "--keyword=N_",
                    "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=ngettext:1,2", "--keyword=g_dngettext:2,3",
                    "--flag=g_strdup_printf:1:c-format"], cwd=root, env=env, check=True, stderr=subprocess.DEVNULL)
    wanted = entries(pot)
danish = entries(str(root / "po/da.po"))
checks.that(f"all {len(wanted)} strings of the sources are in da.po",
            [f"missing: {c or ''} {i[:100]}" for c, i in wanted if (c, i) not in danish])
checks.that("all of them are translated to Danish", [f"open: {c or ''} {i[:100]}" for c, i in wanted if danish.get((c, i)) == ""])
result = subprocess.run(["msgfmt", "-c", "-o", os.devnull, "po/da.po"], cwd=root, env=env, capture_output=True, text=True)
checks.that("placeholders and forms agree (msgfmt -c)", [l for l in result.stderr.splitlines() if "error" in l])
wrong = []
for (context, msgid), msgstr in danish.items():
    if msgstr and sorted(re.findall(r"\{[a-z0-9-]+\}", msgid)) != sorted(re.findall(r"\{[a-z0-9-]+\}", msgstr)):
        wrong.append(f"{msgid[:60]} ↔ {msgstr[:60]}")
checks.that("names in braces are the same in both languages", wrong)
checks.done()

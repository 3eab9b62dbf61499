#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists every template, style sheet, drawing and icon for glib-compile-resources, so that adding a file needs no other edit:
SOURCE-FOLDER OUTPUT. With --icons instead of OUTPUT: prints the names of the small icons."""
import sys
from pathlib import Path
from xml.sax.saxutils import quoteattr

root = Path(sys.argv[1])
symbolic = sorted((root / "icons/symbolic").glob("*.svg"))
if "--icons" in sys.argv:
    print("\n".join(path.stem for path in symbolic))
    sys.exit()


def entry(path, alias, extra=""):
    return f"    <file alias={quoteattr(alias)}{extra}>{path.relative_to(root)}</file>"


lines = []
for path in sorted((root / "src/ui").rglob("*.ui")):
    lines.append(entry(path, f"ui/{path.name}", ' preprocess="xml-stripblanks"'))
for path in sorted((root / "data").glob("*.css")):
    lines.append(entry(path, path.name))
for path in sorted((root / "icons/drawings").glob("*.svg")):
    lines.append(entry(path, f"drawings/{path.name}"))
for path in symbolic:
    lines.append(entry(path, f"icons/scalable/actions/{path.name}"))
    small = f"{path.stem}.symbolic.png"  # made by the build
    lines.append(f"    <file alias=\"icons/16x16/actions/{small}\">{small}</file>")
for path in sorted((root / "icons").glob("*.svg")):
    lines.append(entry(path, f"icons/scalable/apps/{path.name}"))
text = '<?xml version="1.0" encoding="UTF-8"?>\n<gresources>\n  <gresource prefix="/hverdag">\n{}\n  </gresource>\n</gresources>\n'
text = text.format("\n".join(lines))
output = Path(sys.argv[2])
# Left alone when it says the same, so that nothing is built anew.
if not output.exists() or output.read_text(encoding="utf-8") != text:
    output.write_text(text, encoding="utf-8")

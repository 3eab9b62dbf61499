#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the list of a folder's XML files for glib-compile-resources: FOLDER PREFIX OUTPUT."""

import pathlib
import sys
from xml.sax.saxutils import escape

folder, prefix, output = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
files = sorted(p.relative_to(folder).as_posix() for p in folder.glob("*/*.xml"))
lines = "".join(f"    <file>{escape(name)}</file>\n" for name in files)
text = f'<gresources>\n  <gresource prefix="{prefix}">\n{lines}  </gresource>\n</gresources>\n'
# Left alone when it says the same, so that nothing is built anew.
if not output.exists() or output.read_text(encoding="utf-8") != text:
    output.write_text(text, encoding="utf-8")

#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes word lists as arrays of C, of the type Word of whoever includes them: OUTPUT LIST.txt …"""

import pathlib
import sys

output, *lists = map(pathlib.Path, sys.argv[1:])
with output.open("w", encoding="utf-8") as out:
    for path in lists:
        words = path.read_text(encoding="utf-8").split()
        lines = "".join(f'  "{word}",\n' for word in words)
        out.write(f"static const Word words_{path.stem}[{len(words)}] = {{\n{lines}}};\n")

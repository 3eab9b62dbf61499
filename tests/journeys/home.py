# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in a home: every file, byte for byte, and what it gives away."""
import os


def files(home):
    """Path below @home → its bytes."""
    found = {}
    for folder, _, names in os.walk(home):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                with open(path, "rb") as content:
                    found[os.path.relpath(path, home)] = content.read()
    return found


def spellings(needle):
    return needle.encode(), needle.encode("utf-16-le"), needle.encode("utf-32-le")


def traces(home, needles):
    """Every file below @home that holds one of @needles in clear, or is named so."""
    found = []
    for path, content in files(home).items():
        for needle in needles:
            if needle in path or any(spelling in content for spelling in spellings(needle)):
                found.append(f"{path}: {needle}")
    return found


def expect_no_traces(home, needles):
    found = traces(home, needles)
    if found:
        raise AssertionError("in clear: " + "; ".join(found))


def differences(before, after):
    return ([f"new: {path}" for path in after if path not in before] + [f"gone: {path}" for path in before if path not in after]
            + [f"changed: {path}" for path in before if path in after and before[path] != after[path]])

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's files: the schema and the program's reader take them, both refuse the same mistakes, and the
reader's texts are exactly those that translators are given. Arguments: the source folder, check-library."""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from tap import Checks

root = Path(sys.argv[1]).resolve()
check_library = Path(sys.argv[2]).resolve()
env = dict(os.environ, GETTEXTDATADIRS=str(root / "data"), LC_ALL="C.UTF-8")
checks = Checks()

content = sorted((root / "data/library").glob("*/*.xml"))
fixtures = sorted((root / "tests/fixtures/library").glob("*.xml"))


def run(*command):
    return subprocess.run([str(c) for c in command], cwd=root, env=env, capture_output=True, text=True)


def refused_by_schema(files):
    """The files that do not validate, with what is wrong with them."""
    result = run("xmllint", "--nonet", "--noout", "--relaxng", "data/library/library.rng", *files)
    wrong = {}
    for line in result.stderr.splitlines():
        name = line.split(":")[0]
        if re.match(r".*:\d+: ", line):
            wrong.setdefault(Path(name).name, []).append(line)
        elif line.endswith(" fails to validate") or line.endswith(" does not validate"):
            wrong.setdefault(Path(line.split(" ")[0]).name, [])
    if result.returncode not in (0, 3, 4):
        raise SystemExit(result.stderr[-2000:])
    return wrong


wrong = refused_by_schema(content + fixtures)
checks.that(f"the schema takes all {len(content)} files of the library", [l for lines in wrong.values() for l in lines] + list(wrong))

# What the reader has to say; advice too, since this is our own content.
result = run(check_library, *content)
checks.that("the reader takes them, with nothing to advise", result.stdout.splitlines() + result.stderr.splitlines())

# Ids are kept in rooms: a file is named after what it holds.
checks.that("each file is named after its id", [
    f"{f.relative_to(root)}: {ET.parse(f).getroot().get('id')}" for f in content
    if ET.parse(f).getroot().get("id", f.stem) != f.stem])

# Each exercise and module is in the README's table of what is unsafe when, once, and carries what the table says.
unsafe = {}
twice = []
for row in re.findall(r"^\| ([xm][^|]*) \| ([^|]*)\| [^|]+ \|$", (root / "data/library/README.md").read_text("utf-8"), re.M):
    for name in row[0].split():
        twice += [f"{name}: twice in the table"] if name in unsafe else []
        unsafe[name] = row[1].split()
whole = {f"x{i:02d}" for i in range(1, 51)} | {f"m{i:02d}" for i in range(1, 31)}
given = {f.stem: ET.parse(f).getroot().get("unsafe-when", "").split() for f in content if f.parent.name in ("exercises", "modules")}
checks.that(f"all {len(whole)} exercises and modules carry the circumstances of the README's table", twice
            + [f"{name}: not in the table" for name in sorted(whole - set(unsafe))]
            + [f"{name}: in the table, but no exercise or module" for name in sorted(set(unsafe) - whole)]
            + [f"{name}: unsafe-when=\"{' '.join(given[name])}\", the table says \"{' '.join(unsafe.get(name, []))}\""
               for name in sorted(given) if sorted(given[name]) != sorted(unsafe.get(name, []))])

drawings = {f.stem for f in (root / "icons/drawings").glob("*.svg")}
checks.that("each drawing is there", [
    f"{f.relative_to(root)}: icons/drawings/{d.get('name')}.svg" for f in content for d in ET.parse(f).iter("drawing")
    if d.get("name") not in drawings])


def unescape(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text)


def translators_see(files):
    """(context, msgid) of every message that xgettext finds."""
    with tempfile.TemporaryDirectory() as tmp:
        pot = Path(tmp) / "library.pot"
        subprocess.run(["xgettext", "-o", pot, "--from-code=UTF-8", *[str(f.relative_to(root)) for f in files]], cwd=root,
                       env=env, check=True, stderr=subprocess.DEVNULL)
        text = subprocess.run(["msgcat", "--no-wrap", "--force-po", pot], env=env, check=True, capture_output=True,
                              text=True).stdout
    found = set()
    for block in text.split("\n\n"):
        fields, key = {}, None
        for line in block.splitlines():
            m = re.match(r'(msgctxt|msgid|msgstr) "(.*)"$', line)
            if m:
                key = m.group(1)
                fields[key] = m.group(2)
            elif line.startswith('"') and key:
                fields[key] += line[1:-1]
        if fields.get("msgid"):
            found.add((unescape(fields.get("msgctxt", "")), unescape(fields["msgid"])))
    return found


for what, files in (("the library", content), ("the fixtures", fixtures)):
    # The fixture of an exercise refers to the fixture of a help line, so all are read together.
    result = run(check_library, "--texts", *files)
    read = {tuple(line.split("\t", 1)) for line in result.stdout.splitlines()}
    given = translators_see(files)
    checks.that(f"the {len(read)} texts read from {what} are those that translators see", result.stderr.splitlines()
                + [f"read, but not for translators: {t}" for t in sorted(read - given)]
                + [f"for translators, but not read: {t}" for t in sorted(given - read)]
                + ([] if read else ["no text at all"]))


def mistakes(tree):
    """The file with one mistake each: an attribute or an element by another name, or one too many."""
    for element in tree.iter():
        for name in list(element.attrib):
            value = element.attrib.pop(name)
            element.set(name + "x", value)
            yield f"<{element.tag}> {name}x"
            del element.attrib[name + "x"]
            element.set(name, value)
        element.set("surplus", "yes")
        yield f"<{element.tag}> surplus"
        del element.attrib["surplus"]
        tag = element.tag
        element.tag = "surplus"
        yield f"<{tag}> renamed"
        element.tag = tag
        extra = ET.SubElement(element, "surplus")
        yield f"<{tag}> with a <surplus>"
        element.remove(extra)
        if len(element) and element.tail is not None:
            text = element.text
            element.text = "loose"
            yield f"<{tag}> with loose text"
            element.text = text


with tempfile.TemporaryDirectory() as tmp:
    made = {}
    for fixture in fixtures:
        tree = ET.parse(fixture)
        for what in mistakes(tree.getroot()):
            path = Path(tmp) / f"{len(made):04d}.xml"
            tree.write(path, encoding="utf-8", xml_declaration=True)
            made[path.name] = f"{fixture.name}: {what}"
    paths = [Path(tmp) / name for name in sorted(made)]
    by_schema = refused_by_schema(paths)
    # Each alone, so that no id is there twice; a help line that is missing does not count as refusing.
    taken = []
    for path in paths:
        lines = [l for l in run(check_library, path).stdout.splitlines() if ": error: " in l and "no help line" not in l]
        if not lines:
            taken.append(path.name)
    checks.that(f"the schema refuses all {len(made)} mistakes made on purpose", [made[n] for n in sorted(made) if n not in by_schema])
    checks.that("the reader refuses them too", [made[n] for n in taken])
checks.done()

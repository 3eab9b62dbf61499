#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""All of the content map is there, and whatever names something leads to it: exercises, readings, states, routes, help
lines, drawings. The program passes over what is not there, so that content can be written in any order; here nothing is."""
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import content_map as content
from tap import Checks

root = Path(sys.argv[1])
library = root / "data/library"
checks = Checks()

files = sorted(library.glob("*/*.xml"))
trees = {path: ET.parse(path).getroot() for path in files}


def ids(folder):
    return {path.stem for path in files if path.parent.name == folder}


modules, exercises, states = ids("modules"), ids("exercises"), ids("states")
lines = {line.get("id") for tree in trees.values() for line in tree.iter("line") if tree.tag == "help"}

for what, wanted, there in (("reading", content.MODULES, modules), ("exercise", content.EXERCISES, exercises),
                            ("state", content.STATES, states)):
    checks.that(f"each {what} of the map is there, and no other", [f"not there: {i}" for i in wanted if i not in there]
                + [f"not of the map: {i}" for i in sorted(there) if i not in wanted])

# attribute: what it names
leads_to = {
    "exercise": exercises, "exercises": exercises, "connection": exercises, "modules": modules, "module": modules,
    "lines": lines, "states": states, "state": states,
}
wrong, followed = [], 0
for path, tree in trees.items():
    for element in tree.iter():
        found = [(name, i) for name, value in element.attrib.items() if name in leads_to for i in value.split()]
        if element.tag == "exercises":
            found += [("exercises", i) for i in element.get("ids", "").split()]
        followed += len(found)
        wrong += [f"{path.relative_to(root)}: {element.tag} {name}: {i}" for name, i in found if i not in leads_to[name]]
checks.that(f"all {followed} links lead to something", wrong)

wrong = []
for path, tree in trees.items():
    for element in tree.iter():
        for name in (n for n in element.attrib if n in leads_to and n != "states"):
            named = element.get(name).split()
            wrong += [f"{path.relative_to(root)}: {element.tag} {name}: {i} twice" for i in named if named.count(i) > 1]
    if tree.tag == "exercise":
        wrong += [f"{path.relative_to(root)}: leads to itself" for a in tree.iter("afterwards")
                  if a.get("exercise") == path.stem]
checks.that("nothing is named twice in one place, nor leads to itself", sorted(set(wrong)))

# What the program itself opens by its id.
wrong, followed = [], 0
for path in sorted((root / "src").rglob("*.[ch]")):
    for i in re.findall(r'"([xm]\d\d)"', path.read_text()):
        followed += 1
        if i not in exercises | modules:
            wrong.append(f"{path.relative_to(root)}: {i}")
checks.that(f"all {followed} that the sources name are there", wrong)

wrong = [f"no exercise, state or route leads to {i}" for i in sorted(exercises) if not any(
    i in value.split() for path, tree in trees.items() if path.stem != i for element in tree.iter()
    for name, value in element.attrib.items() if name in ("exercise", "exercises", "ids"))]
checks.that("each exercise is led to from somewhere else", wrong)

shown = {}
wrong = []
for path, tree in trees.items():
    for drawing in tree.iter("drawing"):
        shown.setdefault(drawing.get("name"), []).append(path.stem)
        alternative = drawing.find("alt")
        if alternative is None or len("".join(alternative.itertext()).split()) < 3:
            wrong.append(f"{path.relative_to(root)}: {drawing.get('name')}")
checks.that(f"each of the {sum(map(len, shown.values()))} places with a drawing says in words what it shows", wrong)
drawn = {path.stem for path in (root / "icons/drawings").glob("*.svg")}
source = "".join(path.read_text() for path in (root / "src").rglob("*.[cui]*") if path.is_file())
unused = sorted(name for name in drawn if name not in shown and f'"{name}"' not in source and f"/{name}.svg" not in source)
checks.that(f"all {len(drawn)} drawings are shown, at least twenty of them in the library",
            unused + ([] if len(shown) >= 20 else [f"{len(shown)} in the library"]))
checks.done()

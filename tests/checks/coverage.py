#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of the content map is there: for each principle, approach, phase and state a line with the readings and
exercises that stand for it, held against what the map gives it."""
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import content_map as content
from tap import Checks

root = Path(sys.argv[1]) / "data/library"
checks = Checks()


def read(folder):
    return {path.stem: ET.parse(path).getroot() for path in sorted((root / folder).glob("*.xml"))}


modules, exercises, states = read("modules"), read("exercises"), read("states")
everything = {**modules, **exercises}


def words(element, attribute):
    return element.get(attribute, "").split()


def line(name, plain, found):
    readings = sum(i in modules for i in found)
    print(f"#   {name:<15} {plain:<33} {readings:>3} {len(found) - readings:>9}")


def missing(wanted, found):
    """What is wanted and not found; of alternatives one is enough."""
    return [w for w in wanted.split() if not any(one in found for one in w.split("|"))]


def table(what, rows):
    """A line for each row: name → (in plain words, what the map gives, what stands for it)."""
    wrong = []
    print(f"#   {what:<44} readings exercises")
    for name, (plain, wanted, found) in rows.items():
        line(name, plain, found)
        wrong += [f"{name}: {i} does not stand for it" for i in missing(wanted, found)]
        if not found:
            wrong.append(f"{name}: nothing stands for it")
    checks.that(f"{what}: what the map gives is there", wrong)


def tagged(attribute, tags):
    return {tag: (plain, wanted, {i for i, e in everything.items() if tag in words(e, attribute)})
            for tag, (plain, wanted) in tags.items()}


table("principles and recommendations", tagged("principles", content.PRINCIPLES))
table("CHIME", tagged("principles", content.CHIME))
approaches = tagged("approaches", content.APPROACHES)
approaches["psychoeducation"][2].update(modules) # knowledge in ordinary words is what a reading is
table("approaches", approaches)
table("phases", {phase: ("", wanted, {i for i, e in everything.items() if e.get("phase") in (phase, "any")})
                 for phase, wanted in content.PHASES.items()})


def offered(state):
    """All that a state leads to."""
    return {i for e in state.iter() for attribute in ("exercises", "modules") for i in words(e, attribute)}


table("states", {name: ("", wanted, offered(states[name]) if name in states else set())
                 for name, (wanted, _) in content.STATES.items()})


def is_in_order(wanted, given):
    places = [min(given.index(one) for one in w.split("|") if one in given) for w in wanted.split()
              if any(one in given for one in w.split("|"))]
    return places == sorted(places)


checks.that("each state offers it in the map's order", [
    f"{name}: {' '.join(words(states[name], 'exercises'))}, not {wanted}" for name, (wanted, _) in content.STATES.items()
    if name in states and not is_in_order(wanted, words(states[name], "exercises"))])
checks.that("no state offers what the map rules out for it", [
    f"{name}: {i}" for name, (_, never) in content.STATES.items() if name in states
    for i in never.split() if i in offered(states[name])])
# Tags that nothing asks for are misspelt.
known = {"principles": {*content.PRINCIPLES, *content.CHIME}}
checks.that("each principle named is one of the map's", [
    f"{i}: {tag}" for i, e in everything.items() for tag in words(e, "principles") if tag not in known["principles"]])
checks.done()

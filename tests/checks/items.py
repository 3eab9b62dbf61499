#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small items: what could be unsafe is only in a list where she picks it, or not there at all; there is enough for every
state and situation; each is known, short and said once. Both languages are walked, since a translation could say more
than its source. The texts that exercises and readings bring by themselves are walked for the worst of it too."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import safety_rules as rules
from tap import Checks

root = Path(sys.argv[1])
checks = Checks()

KIND_LETTERS = {"grounding": "g", "kindness": "k", "small-good": "s", "sleep": "n", "five-minutes": "f"}
STATES = "overwhelmed flashback numb angry ashamed afraid no-sleep sad lonely restless longing undecided calm unsure".split()
CIRCUMSTANCES = "unsaid living leaving apart children".split()
# So many are there at least, in each kind and in all; and may be drawn in each state, whatever the situation, …
OF_EACH_KIND, IN_ALL, OF_EACH_STATE = 60, 320, 20
# … and in each state and situation (two of them at once: someone is near and must not hear).
OF_EACH_SITUATION = 15
SITUATIONS = [("near", "silent"), ("bed",), ("two-minutes",), ("children",)]
# In each state so many can be done without seeing: they are not all looking, reading and colours.
WITHOUT_SIGHT = 10
SIGHT = re.compile(r"\b(look|see|seen|watch|read|colours?|green|blue|draw|picture|print|letters|count|pattern|sky|weather|light|lamp|shadows?|film|clock|polish|sort|page)\b", re.I)


def collapse(s):
    return re.sub(r"[ \t\r\n]+", " ", s or "").strip(" \t\r\n")


def danish():
    text = subprocess.run(["msgcat", "--no-wrap", str(root / "po/da.po")], check=True, capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8")).stdout
    pairs = re.findall(r'^msgid "(.*)"\nmsgstr "(.*)"$', text, re.M)
    return {i.replace('\\"', '"'): s.replace('\\"', '"') for i, s in pairs}


class Item:
    def __init__(self, kind, element, translated):
        self.kind, self.id, self.draw = kind, element.get("id"), element.get("draw")
        self.states, self.fits = element.get("states", "").split(), element.get("fits", "").split()
        self.unsafe_when = element.get("unsafe-when", "").split()
        english = collapse(element.findtext("text"))
        self.texts = {"en": english, "da": translated.get(english, "")}
        self.free = self.draw == "free"

    def breaks(self, which):
        for rule in which:
            for language, text in self.texts.items():
                for pattern in rule.hits(language, text):
                    yield f"{self.kind}.xml {self.id} ({language}) {rule.name}: {pattern}: {text}"


def pieces(text):
    """What two texts are compared by: four letters at a time."""
    letters = re.sub(r"[\W_]+", " ", text.lower())
    return {letters[i:i + 4] for i in range(max(1, len(letters) - 3))}


def alike(one, other):
    return len(one & other) / max(1, len(one | other))


LIKE_EACH_OTHER = 0.5


def nearly_the_same(texts):
    """texts: (name, text): pairs that say much the same."""
    cut = [(name, text, pieces(text)) for name, text in texts]
    for i, (name, text, mine) in enumerate(cut):
        for other, said, theirs in cut[:i]:
            if alike(mine, theirs) >= LIKE_EACH_OTHER:
                yield f"{other} and {name}: {said} ↔ {text}"


translated = danish()
items = [Item(path.stem, element, translated) for path in sorted((root / "data/library/items").glob("*.xml"))
         for element in ET.parse(path).getroot().iter("item")]
free = [i for i in items if i.free]

# The checks themselves first: a rule that catches nothing protects no one.
checks.that(f"each of the {len(rules.ALL)} rules of safety catches its examples in both languages", rules.unproven())
harmless, harmful = "Name three plain things.", "Gå en tur."
odd = Item("grounding", ET.fromstring(f'<item id="g000" states="unsure" draw="free"><text>{harmless}</text></item>'), {harmless: harmful})
checks.that("an item that is harmless in English alone is seen", [] if list(odd.breaks(rules.CHOOSE)) else ["not seen"])
checks.that("two texts that say much the same are seen", [] if list(nearly_the_same([
    ("a", "Press your feet lightly against the floor."), ("b", "Press your feet gently against the floor.")])) else ["not seen"])

checks.that(f"all {len(items)} items say whether they may be drawn ({len(free)} may)",
            [f"{i.kind}.xml {i.id}: {i.draw}" for i in items if i.draw not in ("free", "choose")])
checks.that("all are there in Danish", [f"{i.kind}.xml {i.id}" for i in items if not i.texts["da"]])
checks.that("none says what is never to be said", [line for i in items for line in i.breaks(rules.NEVER)])
checks.that("none of those that may be drawn goes out, costs money, contacts someone, undresses, is food or drink, or speaks of what was done",
            [line for i in free for line in i.breaks(rules.CHOOSE)])
checks.that("one that she picks herself has a reason to be so", [
    f"{i.kind}.xml {i.id}: {i.texts['en']}" for i in items
    if i.draw == "choose" and not list(i.breaks(rules.CHOOSE))])
for state, which in rules.NOT_WHEN.items():
    checks.that(f"none in the state {state} " + ", ".join(r.name for r in which),
                [line for i in items if state in i.states for line in i.breaks(which)])

count = {k: sum(i.kind == k for i in items) for k in KIND_LETTERS}
checks.that("there are enough: " + ", ".join(f"{k} {n}" for k, n in count.items()) + f", in all {len(items)}",
            [f"{k}: {n}, not {OF_EACH_KIND}" for k, n in count.items() if n < OF_EACH_KIND]
            + ([f"{len(items)}, not {IN_ALL}"] if len(items) < IN_ALL else []))
drawable = {s: [i for i in free if s in i.states] for s in STATES}
checks.that("enough may be drawn in each state: " + ", ".join(f"{s} {len(which)}" for s, which in drawable.items()),
            [f"{s}: {len(which)}" for s, which in drawable.items() if len(which) < OF_EACH_STATE])
checks.that("of more than one kind in each state, since none comes twice running",
            [s for s, which in drawable.items() if len({i.kind for i in which}) < 3])
checks.that("also in each of her circumstances", [
    f"{s}, {c}: {n}" for s, which in drawable.items() for c in CIRCUMSTANCES
    if (n := sum(c not in i.unsafe_when for i in which)) < OF_EACH_STATE])
least = {situation: min((sum(all(x in i.fits for x in situation) for i in which), s) for s, which in drawable.items())
         for situation in SITUATIONS}
checks.that("and in each situation: " + ", ".join(f"{' + '.join(k)} {n} ({s})" for k, (n, s) in least.items()),
            [f"{' + '.join(k)}: {n} ({s})" for k, (n, s) in least.items() if n < OF_EACH_SITUATION])
unseen = {s: sum(not SIGHT.search(i.texts["en"]) for i in which) for s, which in drawable.items()}
checks.that(f"at least {min(unseen.values())} in each state without looking at anything",
            [f"{s}: {n}" for s, n in unseen.items() if n < WITHOUT_SIGHT])
# In the worst of states nothing is offered but the way to others.
checks.that("each item's states are known, and nothing is drawn where she thinks of dying",
            [f"{i.kind}.xml {i.id}: {s}" for i in items for s in i.states or ["none"] if s not in STATES])

checks.that("ids begin with the letter of their kind, and are there once", [
    f"{i.kind}.xml: {i.id}" for i in items if not re.fullmatch(KIND_LETTERS.get(i.kind, "?") + r"[0-9]{3}", i.id)]
    + [f"{i} twice" for i in {i.id for i in items} if sum(x.id == i for x in items) > 1])
for language, name in (("en", "English"), ("da", "Danish")):
    checks.that(f"no two items say the same or nearly so in {name}", nearly_the_same([(i.id, i.texts[language]) for i in items]))
checks.that("at most thirty words in either language", [
    f"{i.kind}.xml {i.id} ({language}): {len(text.split())}" for i in items for language, text in i.texts.items()
    if len(text.split()) > 30])

# What is read to her, line by line, or stands on a page: nothing of it may send her to danger. Answers that she may
# choose and the example sentences are not walked: there the words of fear must be allowed to stand.
SAID = {"exercises": ("read", "guide", "breathe", "senses"), "modules": ("page", "short"), "states": ("state",)}
said, wrong = 0, []
for folder, places in SAID.items():
    for path in sorted((root / "data/library" / folder).glob("*.xml")):
        for element in (e for place in places for step in ET.parse(path).getroot().iter(place) for e in step.iter()):
            english = collapse(element.text)
            if element.tag not in ("text", "line", "sense", "note") or not english:
                continue
            said += 1
            for rule in rules.EVERYWHERE + (rules.DURING if element.tag in ("line", "sense") else []):
                for language, text in (("en", english), ("da", translated.get(english, ""))):
                    wrong += [f"{path.name} ({language}) {rule.name}: {p}: {text}" for p in rule.hits(language, text)]
checks.that(f"nor do the {said} texts that exercises, readings and states bring by themselves send her into danger", wrong)
checks.done()

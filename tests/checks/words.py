#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tone of every string in both languages: no orders, no blame, no labels, nothing that claims safety; and how hard it is to read.
The lists come from the house's language guide: offers instead of orders, the responsibility where it belongs."""
import re
import subprocess
import sys
import os
import xml.etree.ElementTree as ET
from pathlib import Path

from tap import Checks

root = Path(sys.argv[1])
checks = Checks()
sys.path.insert(0, str(root / "tests/checks"))

DANISH_NEVER = [
    r"\bdu skal\b", r"\bskal du\b", r"\bdu bør\b", r"\bbør du\b", r"\bdu burde\b", r"\bdu må ikke\b", r"\boffer\b", r"\bofre(t|ne)?\b",
    r"\bpsykopat", r"\bnarcissist", r"\bmonster", r"\bdin mand\b", r"\bdin kone\b", r"\bkonflikt", r"\bskænderi", r"\bturbulent",
    r"\btoksisk", r"\bbare gå\b", r"\bskadet\b", r"\bødelagt\b", r"\btilbagefald", r"\bflugtplan", r"\btag dig sammen\b", r"\bkomme videre\b",
    r"\bdu er i sikkerhed\b", r"\bdu er sikker\b", r"\bdu er tryg\b", r"\bvær stærk\b", r"\bdu er stærk\b", r"\bhvorfor gik du ikke\b",
    r"\bhvorfor blev du\b", r"\bi det mindste\b", r"\bluk øjnene\b", r"\bhold vejret\b", r"\bgodt klaret\b", r"\bforkert svar\b", "!",
]
ENGLISH_NEVER = [
    r"\byou must\b", r"\bmust you\b", r"\byou should\b", r"\bshould you\b", r"\byou have to\b", r"\byou need to\b", r"\bvictims?\b", r"\bbattered\b", r"\babusers?\b",
    r"\bnarcissist", r"\bpsycho(path)?\b", r"\btoxic\b", r"\bdomestic dispute", r"\bjust leave\b", r"\bdamaged\b", r"\brelapse", r"\bescape plan",
    r"\bget over it\b", r"\bmove on\b", r"\byou are safe\b", r"\byou're safe\b", r"\bbe strong\b", r"\byou are strong\b", r"\bwhy did you stay\b",
    r"\beverything happens for a reason\b", r"\bat least,", r"\bclose your eyes\b", r"\bhold your breath\b", r"\bwell done\b", r"\bgood job\b", "!",
]
# Where a word is right although the list has it: (language, part of the string).
ALLOWED = [
    ("en", "The file is damaged"), ("en", "is damaged"), ("en", "Victim Support"), ("en", "victims of crime"), ("en", "GNU"),
]


def po_strings():
    text = subprocess.run(["msgcat", "--no-wrap", str(root / "po/da.po")], check=True, capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8")).stdout
    for block in re.split(r"\n\n+", text):
        if re.search(r"^#~", block, re.M):
            continue
        ids = re.findall(r'^msgid(?:_plural)? "(.*)"$', block, re.M)
        strings = re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', block, re.M)
        if ids and ids[0]:
            source = re.search(r"^#: (\S+)", block, re.M)
            yield source.group(1) if source else "?", ids, strings


strings = list(po_strings())
for language, never, which in (("en", ENGLISH_NEVER, 1), ("da", DANISH_NEVER, 2)):
    wrong = []
    for entry in strings:
        for text in entry[which]:
            if any(l == language and a in text for l, a in ALLOWED):
                continue
            for pattern in never:
                if re.search(pattern, text, re.I):
                    wrong.append(f"{entry[0]}: {pattern}: {text[:110]}")
    checks.that(f"tone: no word to avoid in {language} ({len(strings)} strings)", wrong)

# How hard it is to read, per file of the library.
danish = {e[1][0]: e[2][0] for e in strings}


def collapse(s):
    return re.sub(r"[ \t\r\n]+", " ", s or "").strip(" \t\r\n")


def sentences(text):
    return [s for s in re.split(r"(?<=[.?:…])\s+", text) if re.search(r"\w", s)]


def words(text):
    return re.findall(r"[\wæøåÆØÅ'’-]+", re.sub(r"\{[^}]*\}", "navn", text))


def lix(text):
    w, s = words(text), sentences(text)
    return len(w) / max(1, len(s)) + 100 * sum(len(x) >= 7 and x.lower() not in COMPOUNDS for x in w) / max(1, len(w))


COMPOUNDS = {"tryghedsplan", "voldsudsat", "krisecenter", "krisecentre", "vejrtrækning", "tolerancevindue", "tolerancevinduet", "udånding",
             "udåndingen", "hvis-så-plan", "hvis–så-plan", "alarmberedskab", "rådgivning", "rådgivningen"}


def syllables(word):
    word = re.sub(r"e$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(text):
    w, s = words(text), sentences(text)
    return 0.39 * len(w) / max(1, len(s)) + 11.8 * sum(map(syllables, w)) / max(1, len(w)) - 15.59


LIMITS = {"exercises": 28, "modules": 34, "states": 28, "help": 28, "items": 28}
NOT_PROSE = {"source"}
by_folder = {}
for path in sorted((root / "data/library").rglob("*.xml")):
    folder = path.parent.name
    tree = ET.parse(path).getroot()
    texts = [collapse(e.text) for e in tree.iter() if collapse(e.text) and e.tag not in NOT_PROSE and not list(e)]
    running = [t for t in texts if len(words(t)) >= 4]
    as_text = lambda ts: " ".join(t if t[-1] in ".?:…" else t + "." for t in ts)
    en, da = as_text(running), as_text([danish.get(t.replace('"', '\\"'), "") or "." for t in running])
    by_folder.setdefault(folder, []).append((path, lix(da), grade(en), len(words(da)) / max(1, len(sentences(da))),
                                             len(words(en)) / max(1, len(sentences(en)))))
for folder, rows in by_folder.items():
    limit = LIMITS.get(folder, 34)
    checks.that(f"{folder}: Danish LIX at most {limit} (highest {max(r[1] for r in rows):.0f})",
                [f"{r[0].name}: LIX {r[1]:.1f}" for r in rows if r[1] > limit])
    checks.that(f"{folder}: English Flesch–Kincaid grade at most 7 (highest {max(r[2] for r in rows):.1f})",
                [f"{r[0].name}: grade {r[2]:.1f}" for r in rows if r[2] > 7])
    checks.that(f"{folder}: sentences of at most 15 words on average", [
        f"{r[0].name}: {r[3]:.1f} da, {r[4]:.1f} en" for r in rows if max(r[3], r[4]) > 15])

wrong = []
for path in sorted((root / "data/library").rglob("*.xml")):
    tree = ET.parse(path).getroot()
    screens = list(tree.iter("page")) + [s for steps in tree.iter("steps") for s in steps if s.tag in ("read", "choose", "rate", "write")]
    for screen in screens:
        for name, tr in (("en", lambda t: t), ("da", lambda t: danish.get(t.replace('"', '\\"'), ""))):
            count = sum(len(words(tr(collapse(e.text)))) for e in screen.iter() if e.tag in ("text", "heading", "prompt", "hint") and e.text)
            if count > 66:  # sixty of text, and a heading
                wrong.append(f"{path.name} {screen.get('id')}: {count} words ({name})")
checks.that("at most sixty words on a screen", wrong)
checks.done()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small items: what could be unsafe is only in a list where she picks it, or not there at all; each is known, short and
said once. Both languages are walked, since a translation could say more than its source."""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from tap import Checks

root = Path(sys.argv[1])
checks = Checks()

# Never written: not even by her own choice in a list.
NEVER = {
    "en": [r"\byour (partner|husband|wife|boyfriend|girlfriend|ex)\b", r"\bthe person who (hurt|is|was)", r"\b(him|to her)\b",
           r"\b(wine|beer|alcohol|spirits|pills?)\b", r"\bleave (home|the house|him)\b", r"\bstay with (it|the (fear|memory|trigger|pain))",
           r"\b(close|shut) your eyes\b", r"\beyes (closed|shut)\b", r"\bhold your breath\b", r"\b(remember|think of) what happened\b",
           r"\bpinch\b", r"\brubber band\b", r"\bice\b(?!-? ?cream)"],
    "da": [r"\bdin (partner|mand|kone|kæreste|eks)\b", r"\bden,? der (gjorde|gør) dig ondt\b", r"\b(vin|øl|alkohol|spiritus|piller?)\b",
           r"\bforlad (hjemmet|huset|ham)\b", r"\bbliv i (det|frygten|mindet|smerten)\b", r"\b(luk|lukke|lukkede) øjne", r"\bøjnene i\b",
           r"\bhold(e)? vejret\b", r"\btænk på det, der skete\b", r"\bniv\b", r"\bis(terning(er)?)\b"],
}
# Only where she picks it: out of the house, money, other people, undressing and baths, food and drink.
CHOOSE = {
    "en": [r"\b(go|going|step|walk|run) (out|outside|outdoors)\b", r"\bwalk (round|around) the\b", r"\b(garden|park|forest|street|beach|bench)\b",
           r"\b(buy|pay|shop|order|spend|bus|café|cinema|library)\b", r"\b(call|phone|text|write to|message|visit|ask|tell|meet|hug) (a|an|one|some|your|the)?\s*(friend|one|someone|somebody|neighbour|person|sister|brother|mother|father)",
           r"\bsend (a|someone)\b", r"\b(bath|shower|undress|take off|pyjamas|change (your )?clothes|lotion|cream)\b",
           r"\b(eat|drink|tea|coffee|cocoa|cook|bake|food|meal|soup|chocolate|snack|sip|taste)\b", r"\bwash your hair\b"],
    "da": [r"\bgå (en tur|ud|udenfor)\b", r"\budenfor\b", r"\b(haven?|parken?|skoven?|gaden|stranden?|bænk(en)?)\b",
           r"\b(køb|købe|betal|betale|bestil|bestille|bussen?|caféen?|biograf(en)?|bibliotek(et)?)\b",
           r"\b(ring|ringe|skriv|skrive|sms) til\b", r"\b(besøg|besøge|mød|møde|kram|kramme)\b", r"\bsend(e)? (en|noget)\b",
           r"\b(bad|brusebad|karbad|fodbad|tag.{0,12} tøj.{0,12} af|skift(e)? tøj|nattøj|creme)\b",
           r"\b(spis|spise|drik|drikke|te|kaffe|kakao|bag|bage|mad|suppe|chokolade|snack|smag|smage)\b", r"\bvask(e)? hår"],
}
KIND_LETTERS = {"grounding": "g", "kindness": "k", "small-good": "s", "sleep": "n", "five-minutes": "f"}
STATES = set("overwhelmed flashback numb angry ashamed afraid no-sleep sad lonely restless longing undecided dying calm unsure".split())


def collapse(s):
    return re.sub(r"[ \t\r\n]+", " ", s or "").strip(" \t\r\n")


def danish():
    text = subprocess.run(["msgcat", "--no-wrap", str(root / "po/da.po")], check=True, capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8")).stdout
    pairs = re.findall(r'^msgid "(.*)"\nmsgstr "(.*)"$', text, re.M)
    return {i.replace('\\"', '"'): s.replace('\\"', '"') for i, s in pairs}


def hits(patterns, text):
    return [p for p in patterns if re.search(p, text, re.I)]


translated = danish()
items = []
for path in sorted((root / "data/library/items").glob("*.xml")):
    tree = ET.parse(path).getroot()
    for item in tree.iter("item"):
        english = collapse(item.find("text").text)
        items.append((path.stem, item, {"en": english, "da": translated.get(english, "")}))

free = [i for i in items if i[1].get("draw") == "free"]
by_kind = ", ".join(f"{k} {sum(i[0] == k for i in items)}" for k in KIND_LETTERS)
for what, which, patterns in ((f"nothing that is never to be offered is in the {len(items)} small items", items, NEVER),
                              (f"nothing of what she chooses herself is among the {len(free)} that may be drawn", free, CHOOSE)):
    checks.that(what, [f"{kind}.xml {item.get('id')} ({lang}): {p}: {texts[lang]}" for kind, item, texts in which
                       for lang in patterns for p in hits(patterns[lang], texts[lang])])
checks.that(f"ids begin with the letter of their kind ({by_kind})", [
    f"{kind}.xml: {item.get('id')}" for kind, item, _ in items
    if not re.fullmatch(KIND_LETTERS.get(kind, "?") + r"[0-9]{3}", item.get("id"))])
checks.that("each item's states are among the fifteen", [
    f"{kind}.xml {item.get('id')}: {s}" for kind, item, _ in items for s in item.get("states").split() if s not in STATES])
seen, twice = {}, []
for kind, item, texts in items:
    for lang, text in texts.items():
        first = seen.setdefault((lang, text.lower()), item.get("id"))
        if first != item.get("id"):
            twice.append(f"{kind}.xml {item.get('id')} says the same as {first} ({lang}): {text}")
checks.that("no two items say the same", twice)
checks.that("at most thirty words in either language", [
    f"{kind}.xml {item.get('id')} ({lang}): {len(text.split())}" for kind, item, texts in items
    for lang, text in texts.items() if len(text.split()) > 30])
# In the worst of states nothing else is offered than the way to others and what the help page says.
checks.that("nothing lively is offered where she thinks of dying", [
    f"{kind}.xml {item.get('id')}" for kind, item, _ in items if "dying" in item.get("states").split() and kind not in ("grounding", "kindness")])
checks.done()

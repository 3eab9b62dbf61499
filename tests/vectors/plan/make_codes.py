#!/usr/bin/python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CODE.md once more, written from the text alone: writes codes.tsv and refused.tsv. Files that are there are vectors
for ever: what this would write may only be added to them.   make_codes.py WORDS-FOLDER OUTPUT-FOLDER"""
import random
import sys
from pathlib import Path

words_folder, output = map(Path, sys.argv[1:])
lists = {name: (words_folder / f"{name}.txt").read_text().split() for name in ("da", "en")}
wishes = ["", "daily", "most-days", "few-times-a-week", "weekly", "when-needed"]
routes = ["start", "calm", "me", "others", "everyday", "closing", "living", "long-ago", "group"]
route_words = [577, 797, 1633, 633, 185, 1330, 329, 504, 638, 547, 920, 1654, 554, 58, 1226, 1710, 25, 346, 738, 1937,
               1764, 14, 1085, 309, 108, 1819, 593, 765, 821, 1715, 1468, 2014]
classes = [(1, "route", 0), (1, "one", 1), (2, "one", 2), (2, "each", 2), (3, "one", 3), (3, "each", 3), (4, "one", 4),
           (4, "each", 4), (4, "one", 5), (5, "each", 5), (5, "one", 6), (6, "each", 6), (6, "one", 7), (7, "each", 7),
           (7, "one", 8), (8, "each", 8), (7, "one", 9), (9, "each", 9), (8, "one", 10), (10, "each", 10)]


def power(exponent, element=1):
    for _ in range(exponent % 2047):
        element <<= 1
        if element > 2047:
            element ^= 0b100000000101
    return element


def size(kind, n):
    if kind == "route":
        return 32 * 8
    total = 8 ** (n if kind == "each" else 1)
    for i in range(n):
        total *= 224 - i
    return total


def place(item):
    return int(item[1:]) - 1 + (64 if item[0] == "x" else 0)


def with_check(places):
    total = 0
    for p in places:
        total = power(1, total) ^ p
    return places + [power(1, total) ^ power(500 + len(places) + 1)]


def to_places(value, n):
    digits = [value // 2048 ** (n - 1 - i) % 2048 for i in range(n)]
    return with_check([d ^ power(37 * n + 101 * i) for i, d in enumerate(digits)])


def value_of(kind, items, wish_places, route=None):
    value = routes.index(route) if kind == "route" else 0
    left = list(range(224))
    for item in items:
        value = value * len(left) + left.index(place(item))
        left.remove(place(item))
    for w in wish_places if kind == "each" else wish_places[:1]:
        value = value * 8 + w
    return value


def offset_and_digits(kind, n):
    at = classes.index((next(c[0] for c in classes if c[1:] == (kind, n)), kind, n))
    digits = classes[at][0]
    return sum(size(k, m) for d, k, m in classes[:at] if d == digits), digits


def encode(items, wish_places, route=None):
    if route and not wish_places[0]:
        return [route_words[routes.index(route)]]
    kind = "route" if route else "one" if len(set(wish_places)) == 1 else "each"
    offset, digits = offset_and_digits(kind, len(items))
    return to_places(offset + value_of(kind, items, wish_places, route), digits)


def spell(places, language):
    return " ".join(lists[language][p] for p in places)


def tell(items, wish_places, route=None):
    named = [f"route={route}"] if route else items
    return " ".join(f"{n}:{wishes[w]}" if w else n for n, w in zip(named, wish_places))


random.seed(1)
lines = []
for route in routes:
    for wish in (0, 3):
        lines += [(lang, spell(encode([], [wish], route), lang), tell([], [wish], route)) for lang in lists]
every = [f"m{n:02}" for n in range(1, 65)] + [f"x{n:02}" for n in range(1, 129)]
fixed = [["m01"], ["m64"], ["x01"], ["x128"], ["m07", "x12", "x02", "x08", "x11"], every[:10], every[-1:-11:-1]]
for items in fixed + [random.sample(every, n) for n in range(1, 11) for _ in range(2)]:
    same = random.randrange(6)
    for wish_places in ([0] * len(items), [same] * len(items), [random.randrange(6) for _ in items]):
        line = [(lang, spell(encode(items, wish_places), lang), tell(items, wish_places)) for lang in lists]
        lines += [one for one in line if one not in lines]

refused = []
ok = encode(["m07", "x12", "x02"], [0, 0, 0])
refused.append(("da", spell([ok[1], ok[0], *ok[2:]], "da"), "mismatch"))
refused.append(("da", spell([ok[0], ok[1] ^ 1, *ok[2:]], "da"), "mismatch"))
refused.append(("da", spell(ok[:-1], "da"), "mismatch"))
refused.append(("da", spell(ok, "da").replace(" ", " qqqqq ", 1), "unknown-word"))
refused.append(("da", "", "empty"))
refused.append(("da", spell([1] * 12, "da"), "too-long"))
refused.append(("da", lists["da"][0], "mismatch"))                               # one word, no route's
refused.append(("da", lists["da"][route_words[31]], "newer"))                    # one that is set aside
refused.append(("en", spell(to_places(9 * 8 + 1, 1), "en"), "newer"))            # the tenth route, with a wish
refused.append(("en", spell(to_places(0, 1), "en"), "mismatch"))                 # a route without a wish has one word
refused.append(("en", spell(to_places(256 + 0 * 8 + 7, 1), "en"), "newer"))      # the eighth wish
refused.append(("en", spell(to_places(256 + 200 * 8, 1), "en"), "newer"))        # a place set aside
refused.append(("en", spell(to_places(2048 ** 3 - 1, 3), "en"), "newer"))        # behind all classes
offset, digits = offset_and_digits("each", 2)
refused.append(("en", spell(to_places(offset + value_of("each", ["m01", "m02"], [3, 3]), digits), "en"), "mismatch"))
for name, rows in (("codes.tsv", lines), ("refused.tsv", refused)):
    (output / name).write_text("".join("\t".join(row) + "\n" for row in rows))

#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other language, chosen inside: everything that can be seen and operated is in it, and nothing of the first is left."""
import re

from play import play
from screen import CONTROLS, LABEL, drawn, translations, tree, wait
from ways import go, try_without_keeping

# Each language is named in itself; the program's name is its name.
SAME_IN_BOTH = ("Dansk", "English", "Hverdag")
NAMES = {"da": "Dansk", "en": "English"}
SEEN = CONTROLS + LABEL


def words_here(program):
    return {n.get_name() for n in tree(program.root) if n.get_role() in SEEN and drawn(n) and n.get_name()}


def pages(program):
    """What each page says, by page."""
    said = {"now": words_here(program)}
    for page, sign in (("learn", "alt+2"), ("practise", "alt+3"), ("journal", "alt+4"), ("mine", "alt+5"),
                       ("settings", "ctrl+comma"), ("help", "F1")):
        before = words_here(program)
        program.key(sign)
        wait(f"the page {page}", lambda: words_here(program) != before)
        said[page] = settled(program)
        go(program, "Now")
        program.find(LABEL, "How is it right now?")
    program.press("Overwhelmed")
    program.find(LABEL, "When it all comes at once, one small thing is enough. The rest can wait a little.")
    said["state"] = settled(program)
    program.press("Slow out-breath", part=True)
    program.find(LABEL, "A slightly longer out-breath, at your own pace.")
    said["exercise"] = settled(program)
    program.press("Stop here")
    return said


def settled(program):
    """The same words twice in a row: what comes later has come."""
    last = []

    def same():
        last.append(words_here(program))
        return len(last) > 3 and last[-1] == last[-2] == last[-3]
    wait("the page to be still", same)
    return last[-1]


def other_language(stage):
    """the language chosen inside is that of every word on every page"""
    first = stage.language
    second = "en" if first == "da" else "da"
    program = stage.start()
    try_without_keeping(program)
    before = pages(program)
    go_home(program)
    program.press(NAMES[first], translate=False)
    program.press(NAMES[second], translate=False)
    program.language, program.words = second, translations(second)
    program.find(LABEL, "How is it right now?")
    after = pages(program)
    danish = translations("da")
    for page, was in before.items():
        left = {w for w in after[page] & was if w not in SAME_IN_BOTH and is_word_of(w, first, danish)}
        if left:
            raise AssertionError(f"still in the first language on {page}: {sorted(left)}")
        if len(after[page]) < len(was) * 0.5:  # a page that was still going may be counted with the first
            raise AssertionError(f"{page} says less than before: {sorted(after[page])}")
    program.leave_by_shift()


def go_home(program):
    wait("the page of now", lambda: program.look(LABEL, "How is it right now?") or go(program, "Now"))


def is_word_of(words, language, danish):
    """Whether @words would be others in the other language; "3 min" would not."""
    pattern = re.sub(r"\d+", "%u", words)
    if language == "en":
        return danish.gettext(words) != words or danish.gettext(pattern) != pattern
    same_in_english = any(danish.gettext(as_written) == as_written for as_written in (words, pattern)
                          if as_written in danish._catalog)
    return any(c.isalpha() for c in words) and not same_in_english


if __name__ == "__main__":
    play(other_language)

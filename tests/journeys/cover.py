#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A recipe book that someone cooks from; its search field is the way in, and locking leads back to it."""
from home import differences, files
from play import play
from screen import BUTTON, LABEL, TEXT, wait
from ways import PASSPHRASE, is_locked, make_room


def search(program, words):
    """As a person does it: the field has the focus, the words are typed, Enter is pressed."""
    wait("the search", lambda: program.focused() and program.focused().get_name() == program._("Search"))
    program.type(words)
    program.key("Return")


def cook_and_come_in(stage):
    """a recipe is scaled and put on the list, a word is searched, the room opens by the search field, and locking shows the cover"""
    program = stage.start()
    make_room(program)
    program.leave_by_shift()
    before = files(stage.home)

    program = stage.start()
    wait("the cover", lambda: is_locked(program))
    for unwanted in ("Close now", "Pause", "Help", "Now"):
        if program.look(BUTTON, unwanted):
            raise AssertionError(f"'{unwanted}' is in the cover")
    search(program, program._("Lentil soup"))
    program.press("More portions")
    program.press("Add to the shopping list")
    program.says("It is on the list.")
    changes = differences(before, files(stage.home))
    if changes:
        raise AssertionError("cooking was written down: " + "; ".join(changes))

    at_search = lambda: program.focused() is not None and program.focused().get_name() == program._("Search")
    if not program.press_until("Tab", at_search, 40):
        raise AssertionError("Tab does not come to the search")
    program.key("ctrl+a")
    program.type("four lamps under the water")
    program.key("Return")
    program.says("No recipe has these words.")
    program.key("ctrl+a")
    program.type(PASSPHRASE)
    program.key("Return")
    program.find(LABEL, "How is it right now?", seconds=60)

    program.key("ctrl+l")
    wait("the cover", lambda: is_locked(program))
    if program.read(program.find(TEXT, "Search")):
        raise AssertionError("the passphrase is still there")
    program.leave_by_shift()


if __name__ == "__main__":
    play(cook_and_come_in)

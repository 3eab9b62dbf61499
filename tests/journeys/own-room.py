#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A room of her own: written, gone in a moment, closed to the wrong words, found again."""
from home import expect_no_traces
from play import play
from screen import BUTTON, wait
from ways import PASSPHRASE, go, is_locked, kept, make_room, open_entry_by_search, open_room, write_entry

WORDS = "The kettle sang at six. Zinnias in the quince jar."
RARE = ("Zinnias", "quince", PASSPHRASE)


def write_and_find_again(stage):
    """what is written is kept, sealed, and found again after a wrong passphrase and the right one"""
    program = stage.start()
    make_room(program)
    write_entry(program, WORDS)
    expect_no_traces(stage.home, RARE)
    kept(program)
    expect_no_traces(stage.home, RARE)
    program.leave_by_shift()
    expect_no_traces(stage.home, RARE)

    program = stage.start()
    wait("the cover", lambda: is_locked(program))
    open_room(program, "four lamps under the water")
    program.says("It did not open.")
    if program.look(BUTTON, "Now"):
        raise AssertionError("it opened to the wrong words")
    open_room(program)
    go(program, "Journal")
    editor = open_entry_by_search(program, "quince")
    wait("the entry", lambda: program.read(editor) == WORDS)
    program.leave_by_shift()
    expect_no_traces(stage.home, RARE)


if __name__ == "__main__":
    play(write_and_find_again)

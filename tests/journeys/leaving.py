#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way out of the program is one way out: gone, of its own accord, and nothing is lost that was kept."""
from play import play
from screen import LABEL, ROW, TEXT, tree, drawn, wait
from ways import do_to_the_end, go, make_room, open_only_entry, open_room, try_without_keeping

NOTICED = "the window and the blue cup"


def kept_exercise(stage):
    """an exercise that is kept becomes an entry that can be opened, also tomorrow"""
    program = stage.start()
    make_room(program)
    program.press("Overwhelmed")
    program.press("Here-and-now card", part=True)
    do_to_the_end(program, NOTICED, keep="what to keep|Keep")
    program.says("It is kept in your journal.")
    go_out_of_exercise(program)
    expect_entry(program)
    program.press("Close now")
    program.wait_gone()

    program = stage.start()
    open_room(program)
    expect_entry(program)
    program.leave_by_shift()


def go_out_of_exercise(program):
    program.press("Back to Now")
    program.find(LABEL, "How is it right now?")


def expect_entry(program):
    go(program, "Journal")
    editor = open_only_entry(program)
    wait("her own words in the entry", lambda: NOTICED in program.read(editor))


def kept_nothing(stage):
    """an exercise of which nothing is kept leaves no entry"""
    program = stage.start()
    make_room(program)
    program.press("Overwhelmed")
    program.press("Here-and-now card", part=True)
    do_to_the_end(program, NOTICED, keep="Keep nothing")
    program.says("Nothing is kept.")
    go_out_of_exercise(program)
    go(program, "Journal")
    program.says("Nothing is written here yet. There is no hurry.")
    if any(node.get_role() in ROW and drawn(node) for node in tree(program.root)):
        raise AssertionError("there is an entry")
    program.leave_by_shift()


def four_ways(stage):
    """Close now, Ctrl+Q, the window's cross and Shift three times while writing all end it, with status 0"""
    program = stage.start()
    try_without_keeping(program)
    program.press("Close now")
    program.wait_gone()

    program = stage.start()
    try_without_keeping(program)
    program.key("ctrl+q")
    program.wait_gone()

    program = stage.start()
    try_without_keeping(program)
    program.close_window()
    program.wait_gone()

    program = stage.start()
    try_without_keeping(program)
    go(program, "Journal")
    program.find(TEXT, "Your text")
    program.type("Some words")
    program.leave_by_shift()


if __name__ == "__main__":
    play(kept_exercise, kept_nothing, four_ways)

#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help while everything is locked: the numbers are there, and having looked for them leaves nothing."""
from home import differences, files
from play import play
from screen import BUTTON, LABEL, PASSWORD, wait
from ways import go_to_masked_field, is_locked, make_room


def expect_help(program):
    program.find(LABEL, "112", translate=False)
    if not is_locked_or_help(program):
        raise AssertionError("a room is open")


def is_locked_or_help(program):
    return program.look(LABEL, "How is it right now?") is None


def locked(stage):
    """help is not behind a key of the cover, and from where rooms are opened it opens no room and writes nothing"""
    program = stage.start()
    make_room(program)
    program.leave_by_shift()
    before = files(stage.home)
    if not before:
        raise AssertionError("no room was made")

    program = stage.start()
    wait("the cover", lambda: is_locked(program))
    program.key("F1")
    go_to_masked_field(program)
    program.key("F1")
    expect_help(program)
    program.press("Back")
    program.find(PASSWORD, "Open")
    if program.look(BUTTON, "Now"):
        raise AssertionError("the way back from help leads inside")
    program.press("Menu")
    program.press("Help")
    expect_help(program)
    program.press("Close now")
    program.wait_gone()

    changes = differences(before, files(stage.home))
    if changes:
        raise AssertionError("; ".join(changes))


def first_start(stage):
    """help from the first start writes nothing"""
    program = stage.start()
    program.key("F1")
    expect_help(program)
    program.leave_by_shift()
    if files(stage.home):
        raise AssertionError(f"something was kept: {sorted(files(stage.home))}")


if __name__ == "__main__":
    play(locked, first_start)

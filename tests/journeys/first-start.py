#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first start to relief: at most two presses, no passphrase, no profile, no rating (PB-09)."""
from home import files
from play import play
from screen import LABEL, PASSWORD, Stuck, wait


def in_an_exercise(program):
    """Step 1 of N: past what it is about and past any rating, which asks for presses of their own."""
    words = program._("Step %u of %u")
    begins, _, between = words.partition("%u")
    first = f"{begins}1{between.split('%u')[0]}"
    return wait("the first step", lambda: next(program.matching(LABEL, first, part=True), None))


def calming(stage):
    """a calming exercise runs two presses after the first start, with no passphrase"""
    program = stage.start()
    program.press("Something calming now")
    try:
        program.press("Start", seconds=3)
    except Stuck:
        pass  # one press was enough
    in_an_exercise(program)
    if program.look(PASSWORD, "Your words") or program.look(PASSWORD, "Open"):
        raise AssertionError("a passphrase is asked for")
    program.leave_by_shift()
    expect_nothing_kept(stage)


def pause(stage):
    """Pause at the first start leads to an exercise in two presses"""
    program = stage.start()
    program.press("Pause")
    try:
        program.press("Start", seconds=3)
    except Stuck:
        pass
    in_an_exercise(program)
    program.leave_by_shift()
    expect_nothing_kept(stage)


def expect_nothing_kept(stage):
    kept = files(stage.home)
    if kept:
        raise AssertionError(f"something was kept: {sorted(kept)}")


if __name__ == "__main__":
    play(calming, pause)

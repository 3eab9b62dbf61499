#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes, or the process: what was written more than a moment ago is there."""
import threading
import time

from home import expect_no_traces
from play import play
from screen import wait
from ways import go, make_room, open_entry_by_search, open_only_entry, open_room, write_entry

# A pause in typing is saved after half a second; the promise is this, on any disk.
PROMISED_AFTER_TYPING = 2.5
# While typing goes on, nothing older than this is lost …
PROMISED_WHILE_TYPING = 2.0
# … and what a loaded machine may need to do the save that is on its way.
SAVING = 0.5
TYPING = 4.0

WORDS = "Only the quince tree knows."


def after_typing(stage):
    """killed 2.5 s after the last key, the whole entry is there"""
    program = stage.start()
    make_room(program)
    write_entry(program, WORDS)
    stopped = time.monotonic()
    wait("the promised moment", lambda: time.monotonic() - stopped >= PROMISED_AFTER_TYPING)
    program.kill()
    expect_no_traces(stage.home, ["quince"])

    program = stage.start()
    open_room(program)
    go(program, "Journal")
    editor = open_entry_by_search(program, "quince")
    wait("the entry", lambda: program.read(editor) == WORDS)
    program.leave_by_shift()


def while_typing(stage):
    """killed while typing goes on, at most the last two seconds are lost"""
    program = stage.start()
    make_room(program)
    editor = write_entry(program, "a")
    text = "".join(f"word{i} " for i in range(60))
    # Typed in the background, as fast as a fluent writer; the program is killed in the middle of it.
    typist = threading.Thread(target=lambda: type_until_gone(program, text))
    began = time.monotonic()
    typist.start()
    seen = []  # when, how much was on the screen
    while time.monotonic() - began < TYPING:
        when = time.monotonic()
        seen.append((when, len(program.read(editor))))
        time.sleep(0.02)
    killed = time.monotonic()
    program.kill()
    typist.join()

    owed = max((length for when, length in seen if when <= killed - PROMISED_WHILE_TYPING - SAVING), default=0)
    if owed < 2 or seen[-1][1] <= owed:
        raise AssertionError(f"nothing was typed in time: {owed} of {seen[-1][1]} characters")
    program = stage.start()
    open_room(program)
    go(program, "Journal")
    editor = open_only_entry(program)
    kept = wait("the entry", lambda: program.read(editor))
    if not ("a" + text).startswith(kept):
        raise AssertionError(f"other words than were typed: {kept!r}")
    if len(kept) < owed:
        raise AssertionError(f"{len(kept)} characters kept, {owed} were older than two seconds")
    program.leave_by_shift()


def type_until_gone(program, text):
    try:
        program.type(text, delay_ms=40)
    except Exception:
        pass  # the window goes while keys are still on their way


if __name__ == "__main__":
    play(after_typing, while_typing)

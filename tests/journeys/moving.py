#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A room that goes along: copied to a folder, erased here, brought to a program that knows nothing, and found whole."""
import os

from home import expect_no_traces, files
from play import play
from screen import BUTTON, LABEL, PASSWORD, ROW, wait
from traces import TRACING, expect_gone, expect_no_network, expect_own_writes, start_traced
from ways import PASSPHRASE, go, kept, make_room, open_entry_by_search, open_room, to_beginning, write_entry, write_where

WORDS = "The kettle sang at six. Zinnias in the quince jar."
RARE = ("Zinnias", "quince", PASSPHRASE)
OPEN_A_ROOM_I_BROUGHT = "Open a room I brought"


def go_to_my_room(program):
    program.key("ctrl+comma")
    program.press("My room")
    program.find(BUTTON, "Make a copy", part=True)


def copy_to(program, folder):
    go_to_my_room(program)
    program.press("Make a copy", part=True)
    write_where(program, folder)
    program.find(LABEL, folder, translate=False)
    program.press("Put it here")
    program.says("The copy is made.", seconds=60)
    program.press("Done")


def erase_everything(program):
    program.press("Erase the room", part=True)
    program.tick("All files here")
    program.press("Go on")
    program.type_into(program.find(PASSWORD, "Your words"), PASSPHRASE)
    program.press("Erase")
    program.find(LABEL, "Welcome", seconds=60)


def open_brought(program, path, where):
    to_beginning(program)
    program.press(OPEN_A_ROOM_I_BROUGHT, part=True)
    program.says("You can try it here. The first time, nothing closes.")
    program.press("Begin")
    write_where(program, path)
    program.type_into(program.find(PASSWORD, "What opens it"), PASSPHRASE)
    program.tick(where)
    program.press("Open")
    program.find(LABEL, "How is it right now?", seconds=60)


def find_entry(program):
    go(program, "Journal")
    editor = open_entry_by_search(program, "quince")
    wait("the entry", lambda: program.read(editor) == WORDS)


def take_it_along(stage):
    """a copy in a folder, everything erased here, and the room she brought is opened, then brought here, with her words in it"""
    stick = os.path.join(stage.base, "stick")
    os.makedirs(stick)
    log = os.path.join(stage.base, "strace")
    program = start_traced(stage, log)
    make_room(program)
    write_entry(program, WORDS)
    kept(program)
    copy_to(program, stick)
    erase_everything(program)
    left = [path for path in files(stage.home) if "hverdag" in path]
    if left:
        raise AssertionError(f"not erased: {left}")
    if sorted(os.listdir(stick)) != ["1.dat"]:
        raise AssertionError(f"in the folder: {os.listdir(stick)}")

    copy = os.path.join(stick, "1.dat")
    open_brought(program, copy, "Where it is now")
    find_entry(program)
    program.key("Shift_L", "Shift_L", "Shift_L")
    expect_gone(program)
    if os.path.exists(stage.rooms):
        raise AssertionError("something was written here")

    program = stage.start()
    open_brought(program, copy, "Here on this computer")
    find_entry(program)
    program.leave_by_shift()

    program = stage.start()
    open_room(program)
    find_entry(program)
    program.leave_by_shift()
    # Nothing in clear, and no list of files that were used, of this program or another.
    for place in (stage.home, stick):
        expect_no_traces(place, RARE)
    expect_no_traces(stage.home, (stick,))
    if TRACING:
        expect_own_writes(log, stage.rooms, os.environ["XDG_RUNTIME_DIR"], also=(stick + "/",))
        expect_no_network(log)


def by_keyboard(stage):
    """a file is found in the picker by the arrows and Enter alone"""
    folder = os.path.join(stage.home, "Letters")
    os.makedirs(folder)
    with open(os.path.join(folder, "notes.txt"), "w") as notes:
        notes.write("a few words")
    program = stage.start()
    to_beginning(program)
    program.press(OPEN_A_ROOM_I_BROUGHT, part=True)
    program.press("Begin")
    for row in (program._("Home folder"), "Letters", "notes.txt"):
        program.find(ROW, row, translate=False, part=True)
        wait("the focus in the list", lambda: program.focused() and program.focused().get_role() in ROW)

        def is_there():
            return row in (program.focused().get_name() or "")
        if not program.press_until("Home", is_there, 1) and not program.press_until("Down", is_there, 8):
            raise AssertionError(f"the arrows do not come to {row}")
        program.key("Return")
    program.find(PASSWORD, "What opens it")
    program.says("notes.txt", translate=False)
    program.leave_by_shift()


if __name__ == "__main__":
    play(take_it_along, by_keyboard)

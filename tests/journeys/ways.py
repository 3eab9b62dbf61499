# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways that more than one journey goes."""
from screen import BUTTON, LABEL, LIST, PASSWORD, ROW, TEXT, Atspi, drawn, tree, wait

PASSPHRASE = "four lamps under water"


def to_beginning(program):
    """From the first page of first start to "Where would you like to begin?"."""
    program.press("Skip")
    program.says("What it cannot do")
    program.press("Skip")
    program.says("Where would you like to begin?")


def try_without_keeping(program):
    to_beginning(program)
    program.press("Try without keeping anything", part=True)
    program.says("You can try it here. The first time, nothing closes.")
    program.press("Begin")
    program.find(LABEL, "How is it right now?")


def make_room(program, passphrase=PASSPHRASE):
    to_beginning(program)
    program.press("Make a room of my own", part=True)
    program.says("You can try it here. The first time, nothing closes.")
    program.press("Begin")
    program.type_into(program.find(PASSWORD, "Your words"), passphrase)
    program.type_into(program.find(PASSWORD, "The same once more"), passphrase)
    program.press("Make the room")
    program.find(LABEL, "How is it right now?", seconds=60)


def open_room(program, passphrase=PASSPHRASE):
    program.type_into(program.find(PASSWORD, "Open"), passphrase)
    program.press("Open")


def go(program, page):
    """By the sidebar."""
    program.press(page)


def write_entry(program, text):
    """A new entry, typed as a person types; returns when its text is there. Typing is never over by itself: see kept()."""
    go(program, "Journal")
    editor = program.find(TEXT, "Your text")
    wait("the focus in the text", lambda: program.focused() and program.focused().get_name() == program._("Your text"))
    program.type(text)
    wait("what was typed", lambda: program.read(editor) == text)
    return editor


def kept(program):
    """Waits until the page itself says that what is written has been kept."""
    program.says("saved")


def open_entry_by_search(program, word):
    """Finds the one entry that holds @word and opens it; gives the field its text is in."""
    program.type_into(program.find(TEXT, "Search in your journal"), word)
    rows = program.find(LIST, "What you have written")
    wait("one entry in the list", lambda: len([n for n in tree(rows) if n.get_role() in ROW and drawn(n)]) == 1)
    Atspi.Selection.select_child(rows, 0)
    return program.find(TEXT, "Your text")


def is_locked(program):
    return program.look(PASSWORD, "Open") is not None and program.look(BUTTON, "Now") is None

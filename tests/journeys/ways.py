# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways that more than one journey goes."""
from screen import BUTTON, LABEL, LIST, PASSWORD, ROW, TEXT, Atspi, R, Stuck, drawn, tree, wait

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
    program.says("What this can and cannot hide")
    program.press("Go on")
    program.type_into(program.find(PASSWORD, "Your words"), passphrase)
    program.type_into(program.find(PASSWORD, "The same once more"), passphrase)
    program.press("Make the room")
    program.find(LABEL, "How is it right now?", seconds=60)


def go_to_masked_field(program):
    """From the cover, by its menu."""
    program.press("Menu")
    program.press("Open a collection…")
    program.find(PASSWORD, "Open")


def open_room(program, passphrase=PASSPHRASE):
    """Where dots are shown, from the cover or there already."""
    wait("the cover or the field", lambda: is_locked(program) or program.look(PASSWORD, "Open"))
    if is_locked(program):
        go_to_masked_field(program)
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
    return open_only_entry(program)


def open_only_entry(program):
    """Opens the one entry there is; gives the field its text is in."""
    rows = program.find(LIST, "What you have written")
    wait("one entry in the list", lambda: len([n for n in tree(rows) if n.get_role() in ROW and drawn(n)]) == 1)
    Atspi.Selection.select_child(rows, 0)
    return program.find(TEXT, "Your text")


def words_here(program):
    return [n.get_name() for n in tree(program.root) if n.get_role() in LABEL and drawn(n)]


def go_on(program):
    """Next; some steps show one line more instead of another page, which not every line tells over the bus."""
    before = words_here(program)
    program.press("Next")
    try:
        wait("another page", lambda: words_here(program) != before, 1)
    except Stuck:
        pass


def do_to_the_end(program, answer, keep):
    """Through an exercise from its first page, each text field answered with @answer; then what may be kept: @keep."""
    program.press("Start")
    program.find(BUTTON, "Next")
    for _ in range(40):
        if program.look(LABEL, "What may be kept?"):
            break
        for field in [n for n in tree(program.root) if n.get_role() in TEXT and drawn(n)]:
            program.type_into(field, answer)
        go_on(program)
    program.tick(keep)
    program.press("Next")


def write_where(program, path):
    """In the picker, by the field in which a path can be written."""
    program.press("Write where it is", roles=(R.TOGGLE_BUTTON, R.PUSH_BUTTON, R.PANEL, R.FILLER))
    program.type_into(program.find(TEXT, "Where it is"), path)
    program.press("Go there")


def is_locked(program):
    """The cover is shown."""
    return program.look(TEXT, "Search") is not None and program.look(BUTTON, "Now") is None

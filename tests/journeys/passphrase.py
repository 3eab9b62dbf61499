#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed where a passphrase is asked for is nobody's on the accessibility bus: neither to who asks, nor to who listens."""
import subprocess
import threading

from play import play
from screen import PASSWORD, Atspi, tree, wait
from ways import to_beginning

TYPED = "quince and zinnia jars"
DOT = "•"


class Listener:
    """All that the bus says of texts, as another program of the same user hears it."""

    def __init__(self):
        self.monitor = subprocess.Popen(["dbus-monitor", "--address", bus_address()], stdout=subprocess.PIPE, text=True,
                                        encoding="utf-8", errors="replace")
        self.heard = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.monitor.stdout:
            self.heard.append(line)

    def all(self):
        return "".join(self.heard)

    def end(self):
        self.monitor.kill()
        self.monitor.wait()


def bus_address():
    told = subprocess.run(["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method",
                           "org.a11y.Bus.GetAddress"], capture_output=True, text=True, check=True).stdout
    return told.split("'")[1]


def to_the_words(stage):
    program = stage.start()
    to_beginning(program)
    program.press("Make a room of my own", part=True)
    program.says("You can try it here. The first time, nothing closes.")
    program.press("Begin")
    program.says("What this can and cannot hide")
    program.press("Go on")
    return program, program.find(PASSWORD, "Your words")


def asked(program, node):
    """All the ways there are to ask for a text."""
    n = Atspi.Text.get_character_count(node)
    yield Atspi.Text.get_text(node, 0, n)
    yield Atspi.Text.get_text(node, 0, -1) or ""
    for at in range(n):
        yield Atspi.Text.get_string_at_offset(node, at, Atspi.TextGranularity.WORD).content or ""
        yield Atspi.Text.get_string_at_offset(node, at, Atspi.TextGranularity.LINE).content or ""
        yield chr(Atspi.Text.get_character_at_offset(node, at))


def nobody_is_told_what_is_typed(stage):
    """who asks the bus is given dots, as many as were typed; who listens hears of dots alone; shown, it stays so"""
    listener = Listener()
    program, field = to_the_words(stage)
    wait("the focus", lambda: program.focused() and program.focused().get_name() == program._("Your words"))
    program.type(TYPED)
    wait("what was typed", lambda: program.read(field) == DOT * len(TYPED))
    wait("the bus to tell of it", lambda: listener.all().count(DOT) >= len(TYPED))
    for shown in (False, True):
        if shown:
            program.press("Show what I type")
        for text in asked(program, field):
            if text.strip(DOT + "●"):  # GTK draws dots of its own
                raise AssertionError(f"the bus gives “{text}”")
        for node in tree(program.root):
            told = [node.get_name() or "", node.get_description() or ""]
            if any(word in part for part in told for word in TYPED.split()[0::2]):
                raise AssertionError(f"the bus tells it as a name: {told}")
    # What was announced: no letter that was typed, alone or with others.
    for line in listener.heard:
        if 'string "' in line:
            said = line.split('string "', 1)[1].rstrip('\n"')
            if said and said in TYPED and said.strip():
                raise AssertionError(f"the bus announced “{said}”")
    listener.end()
    program.leave_by_shift()


def who_writes_by_the_bus_can(stage):
    """a tool that types for her can put words in and take them out"""
    program, field = to_the_words(stage)
    program.type_into(field, "abc defgh")
    wait("nine dots", lambda: program.read(field) == DOT * 9)
    Atspi.EditableText.delete_text(field, 0, 4)
    wait("five dots", lambda: program.read(field) == DOT * 5)
    program.leave_by_shift()


if __name__ == "__main__":
    play(nobody_is_told_what_is_typed, who_writes_by_the_bus_can)

#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole session under strace, in a fresh home: what is written, what is connected to, what others see."""
import ctypes
import os
import re
import subprocess

from home import differences, expect_no_traces, files
from play import play
from screen import wait
from ways import PASSPHRASE, do_to_the_end, go, kept, make_room, open_entry_by_search, open_room, write_entry

WORDS = "The kettle sang at six. Zinnias in the quince jar."
RARE = ("Zinnias", "quince", PASSPHRASE)

# Written to by the libraries below us, and nothing that lasts: no file of a disk among them.
HARMLESS = ("/dev/null", "/dev/tty", "/dev/shm/", "/proc/self/", "/memfd:")
# GSettings' signal file, two bytes in the memory of the login; the desktop makes it for any program that reads its settings.
DCONF = "dconf/user"
# What must not be told by a name that others can see.
TELLING = re.compile(r"journal|diary|vault|secret|crypt|exercise|calm|breath|trauma|violen|therap|abus|crisis|help|surviv", re.I)

# A call that another thread's cut in two is told without its outcome: it counts as one that succeeded.
CALL = re.compile(r'^(?:\d+ +)?(\w+)\((.*?)(?:\)\s+= (-?\d+|\?).*| <unfinished \.\.\.>)$')


def whole_session(stage):
    """a whole session writes in its own folder alone, connects to no network, and tells no other program anything"""
    before = files(stage.home)
    run_dir = os.environ["XDG_RUNTIME_DIR"]
    logs = [os.path.join(stage.base, f"strace-{i}") for i in range(2)]

    program = start_traced(stage, logs[0])
    make_room(program)
    expect_neutral(program)
    write_entry(program, WORDS)
    expect_nothing_selected(program)
    kept(program)
    expect_neutral(program)
    go(program, "Now")
    program.press("Overwhelmed")
    program.press("Here-and-now card", part=True)
    expect_neutral(program)
    do_to_the_end(program, "quince", keep="what to keep|Keep")
    expect_no_traces(stage.home, RARE)
    program.key("Shift_L", "Shift_L", "Shift_L")
    expect_gone(program)

    program = start_traced(stage, logs[1])
    expect_neutral(program)
    open_room(program)
    go(program, "Journal")
    editor = open_entry_by_search(program, "Zinnias")
    wait("the entry", lambda: program.read(editor) == WORDS)
    program.press("Close now")
    expect_gone(program)

    expect_no_traces(stage.home, RARE)
    expect_no_traces(run_dir, RARE)
    own = os.path.relpath(stage.rooms, stage.home) + os.sep
    elsewhere = [change for change in differences(before, files(stage.home)) if f": {own}" not in change]
    if elsewhere:
        raise AssertionError("beside its own folder: " + "; ".join(elsewhere))
    for log in logs if TRACING else ():
        expect_own_writes(log, stage.rooms, run_dir)
        expect_no_network(log)


def may_trace():
    """Some containers allow no tracing: then what lies in the folders afterwards has to do, and that is told."""
    try:
        return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def start_traced(stage, log):
    if not TRACING:
        return stage.start()
    trace = ["strace", "-f", "-qq", "-s", "400", "-o", log,
             "-e", "trace=openat,open,creat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,symlink,symlinkat,"
                   "truncate,socket,socketpair,connect,sendto,execve"]
    return stage.start(around=trace)


# --- What strace saw ---

def calls(log):
    seen = 0
    with open(log, errors="replace") as lines:
        for line in lines:
            found = CALL.match(line)
            if found:
                seen += 1
                yield found.group(1), found.group(2), found.group(3) or "0"
    if seen < 100:
        raise AssertionError(f"strace saw next to nothing ({seen} calls): nothing is proved")


def is_allowed(path, rooms, run_dir, also):
    return (path == rooms or path.startswith((rooms + "/", *also)) or path.startswith(HARMLESS)
            or path == os.path.join(run_dir, DCONF) or rooms.startswith(path.rstrip("/") + "/"))  # a folder above its own


def expect_own_writes(log, rooms, run_dir, also=()):
    """@also: other folders in which she has asked for a file"""
    wrong, own = set(), 0
    for name, arguments, result in calls(log):
        if result.startswith("-"):
            continue
        writes = name in ("openat", "open") and re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC", arguments)
        changes = name.startswith(("creat", "rename", "link", "mkdir", "symlink", "truncate"))
        if not writes and not changes:
            continue
        for path in re.findall(r'"([^"]*)"', arguments):
            if not path.startswith("/"):
                path = f"(relative) {path}"
            if is_allowed(path, rooms, run_dir, also):
                own += path.startswith(rooms)
            elif path != os.path.join(run_dir, "dconf"):
                wrong.add(f"{name} {path}")
    if wrong:
        raise AssertionError("written elsewhere: " + "; ".join(sorted(wrong)))
    if own == 0:
        raise AssertionError("strace did not even see the room being written: nothing is proved")


def expect_no_network(log):
    local = 0
    for name, arguments, _ in calls(log):
        if name == "socket":
            if not arguments.startswith("AF_UNIX"):
                raise AssertionError(f"a socket: {arguments}")
            local += 1
        if name in ("connect", "sendto") and "sa_family=" in arguments and "sa_family=AF_UNIX" not in arguments:
            raise AssertionError(f"{name}: {arguments}")
    if local == 0:
        raise AssertionError("strace did not even see the display's socket: nothing is proved")


# --- What others see ---

def expect_neutral(program):
    properties = subprocess.run(["xprop", "-id", str(program.window)], capture_output=True, text=True, check=True).stdout
    expect_property(properties, "_NET_WM_NAME", program._("Hverdag – recipes"))
    expect_property(properties, "WM_NAME", program._("Hverdag – recipes"))
    expect_property(properties, "WM_CLASS", "hverdag")
    with open(f"/proc/{program.pid}/cmdline", "rb") as cmdline:
        arguments = cmdline.read().rstrip(b"\0").split(b"\0")
    if [os.path.basename(arguments[0]), *arguments[1:]] != [b"hverdag"]:
        raise AssertionError(f"command line: {arguments}")
    names = [open(f"/proc/{program.pid}/comm").read().strip()]
    if names != ["hverdag"]:
        raise AssertionError(f"process name: {names[0]}")
    for task in os.listdir(f"/proc/{program.pid}/task"):
        try:
            names.append(open(f"/proc/{program.pid}/task/{task}/comm").read().strip())
        except FileNotFoundError:
            pass  # a thread that has ended
    text = "\n".join(line for line in properties.splitlines() if not line.startswith(("_NET_WM_ICON", "\t\t"))) + "\n".join(names)
    told = TELLING.search(text)
    if told:
        raise AssertionError(f"'{told.group()}' can be seen from outside:\n{text}")


def expect_property(properties, name, value):
    line = next((line for line in properties.splitlines() if line.startswith(name + "(")), "")
    given = {word.lower() for word in re.findall(r'"([^"]*)"', line)}
    if given != {value.lower()}:
        raise AssertionError(f"{name}: {line or 'not set'}")


def owner(selection):
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = x11.XGetSelectionOwner.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XGetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    found = x11.XGetSelectionOwner(display, x11.XInternAtom(display, selection, 0))
    x11.XCloseDisplay(display)
    return found


def expect_nothing_selected(program):
    """She selects all she has written: no other program is told."""
    from gi.repository import Atspi
    program.key("ctrl+a")
    editor = program.focused()
    wait("all of it selected", lambda: Atspi.Text.get_n_selections(editor) == 1)
    if owner(b"PRIMARY"):
        raise AssertionError("what is selected in the journal is given to every program as PRIMARY")
    program.key("End")


def expect_gone(program):
    program.wait_gone(15)  # under strace
    for selection in (b"PRIMARY", b"CLIPBOARD"):
        if owner(selection):
            raise AssertionError(f"{selection.decode()} is still owned")


TRACING = may_trace()

if __name__ == "__main__":
    if not TRACING:
        print("# strace does not work here: sockets and files that came and went again were not seen")
    play(whole_session)

# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a screen reader meets it: found by role and name over the accessibility bus, driven by actions and the keyboard.
Never by coordinates, never by sleeping: every wait polls a condition until a deadline. Roles are compared by number,
since newer buses renamed them."""
import ctypes
import gettext
import os
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

R = Atspi.Role
BUTTON = (R.PUSH_BUTTON, R.TOGGLE_BUTTON)
LABEL = (R.LABEL, R.STATIC, R.HEADING)
TEXT = (R.TEXT, R.ENTRY)
PASSWORD = (R.PASSWORD_TEXT, R.TEXT, R.ENTRY)
CHOICE = (R.RADIO_BUTTON, R.CHECK_BOX, R.TOGGLE_BUTTON, R.PUSH_BUTTON)
LIST = (R.LIST, R.LIST_BOX)
ROW = (R.LIST_ITEM,)
CONTROLS = BUTTON + TEXT + PASSWORD + LIST + ROW + (R.RADIO_BUTTON, R.CHECK_BOX, R.SLIDER, R.SPIN_BUTTON)

# GTK ignores a second activation of one button while the first one still shows as pressed.
PRESS_SHOWS_SECONDS = 0.3
DEADLINE = float(os.environ.get("HVERDAG_DEADLINE", "20"))


class Stuck(Exception):
    pass


def wait(what, condition, seconds=DEADLINE):
    end = time.monotonic() + seconds
    last = None
    while time.monotonic() < end:
        try:
            value = condition()
            if value:
                return value
        except Exception as error:  # objects come and go while the tree is rebuilt
            last = error
        time.sleep(0.02)
    raise Stuck(f"{what}: not within {seconds:g} s {last or ''}")


def tree(node):
    if hasattr(node, "clear_cache_single"):
        node.clear_cache_single()
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from tree(child)


def drawn(node):
    """GTK 4.8 sets SHOWING on the window alone, so what has a size is what is there. A page of a stack that has been shown
    before keeps its size: to see that one is there again, look for what only it changes."""
    component = node.get_component_iface()
    if not component:
        return False
    extents = component.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def has_state(node, name):
    return node.get_state_set().contains(getattr(Atspi.StateType, name))


def can_be_pressed(node):
    action = node.get_action_iface()
    return bool(action) and action.get_n_actions() > 0


class Program:
    """One start of the program, in a home that outlives it, so that "tomorrow" can be played."""

    def __init__(self, binary, language, home, around=()):
        """@around: a command that runs the program, e.g. a tracer."""
        self.binary, self.language, self.home = binary, language, home
        self.words = translations(language)
        env = dict(os.environ, HOME=home, XDG_CONFIG_HOME=f"{home}/.config", XDG_DATA_HOME=f"{home}/.local/share",
                   XDG_CACHE_HOME=f"{home}/.cache", XDG_STATE_HOME=f"{home}/.local/state", TMPDIR=f"{home}/tmp",
                   LANG="C.UTF-8", LANGUAGE=language, GTK_A11Y="atspi")
        env.pop("LC_ALL", None)
        env.pop("GSETTINGS_BACKEND", None)  # the desktop's own, as at home
        os.makedirs(f"{home}/tmp", exist_ok=True)
        self.log = open(f"{home}/../log", "ab")
        self.last_press = (None, 0.0)
        self.process = subprocess.Popen([*around, binary], env=env, stdout=self.log, stderr=self.log)
        try:
            self.pid = wait("the process", self._find_pid) if around else self.process.pid
            self.root = wait("the program on the accessibility bus", self._find_root)
            self.window = wait("a window", self._find_window)
            self.focus_window()
        except BaseException:
            self.end()
            raise

    def _find_pid(self):
        """The child of whatever runs it, once it is the program: a tracer has short-lived children of its own."""
        for folder in os.listdir("/proc"):
            if not folder.isdigit():
                continue
            try:
                with open(f"/proc/{folder}/stat") as stat, open(f"/proc/{folder}/cmdline", "rb") as cmdline:
                    parent = int(stat.read().rpartition(")")[2].split()[1])
                    name = os.path.basename(cmdline.read().split(b"\0")[0].decode())
            except OSError:
                continue  # it has ended meanwhile
            if parent == self.process.pid and name == os.path.basename(self.binary):
                return int(folder)

    def _find_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.pid and child.get_child_count():
                return child

    def _find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.pid)], capture_output=True, text=True)
        return int(found.stdout.split()[-1])

    def focus_window(self):
        subprocess.run(["xdotool", "windowfocus", "--sync", str(self.window)], check=True, timeout=DEADLINE)

    def _(self, text):
        """A text of the program in its language; one with a context is written "context|text"."""
        context, _, rest = text.partition("|")
        return self.words.pgettext(context, rest) if rest else self.words.gettext(text)

    # --- Looking ---

    def matching(self, roles, wanted, part=False):
        for node in tree(self.root):
            if node.get_role() in roles and drawn(node):
                here = node.get_name() or ""
                if here == wanted or (part and wanted in here):
                    yield node

    def look(self, roles, name, translate=True, part=False):
        """What is there now, or None. @part: the name only holds these words."""
        return next(self.matching(roles, self._(name) if translate else name, part), None)

    def find(self, roles, name, translate=True, part=False, seconds=DEADLINE):
        return wait(f"'{self._(name) if translate else name}'", lambda: self.look(roles, name, translate, part), seconds)

    def says(self, text, translate=True, seconds=DEADLINE):
        """Waits until some label or named thing holds these words."""
        wanted = self._(text) if translate else text
        return wait(f"the words '{wanted}'",
                    lambda: next((n for n in tree(self.root) if drawn(n) and wanted in (n.get_name() or "")), None), seconds)

    def names(self, roles=CONTROLS):
        """The names of all that can be operated now, in order."""
        return [n.get_name() or "" for n in tree(self.root)
                if n.get_role() in roles and drawn(n) and (has_state(n, "FOCUSABLE") or has_state(n, "CHECKABLE"))]

    def focused(self):
        return next((n for n in tree(self.root) if has_state(n, "FOCUSED")), None)

    # --- Doing ---

    def press(self, name, translate=True, part=False, roles=BUTTON, seconds=DEADLINE):
        wanted = self._(name) if translate else name
        node = wait(f"a button '{wanted}'", lambda: next(
            (n for n in self.matching(roles, wanted, part) if can_be_pressed(n) and has_state(n, "SENSITIVE")), None), seconds)
        before, when = self.last_press
        if before == wanted:
            wait("the last press to be over", lambda: time.monotonic() - when > PRESS_SHOWS_SECONDS)
        self.last_press = (wanted, time.monotonic())
        if not node.get_action_iface().do_action(0):
            raise Stuck(f"'{wanted}' cannot be pressed")

    def press_until(self, key, there, most):
        for _ in range(most):
            if there():
                return True
            before = self.focused()
            self.key(key)
            try:
                wait("the focus", lambda: there() or self.focused() != before, 0.5)
            except Stuck:
                pass
        return there()

    def tick(self, name, translate=True, part=False):
        """Check rows have no action in GTK 4.8: to their group by Tab, among them by the arrows, then Space."""
        node = self.find((R.RADIO_BUTTON, R.CHECK_BOX), name, translate, part)

        def in_its_group():
            focus = self.focused()
            return focus is not None and focus.get_role() == node.get_role() and focus.get_parent() == node.get_parent()
        if not self.press_until("Tab", in_its_group, 60):
            raise Stuck(f"Tab does not come to '{name}'")
        for key in ("Down", "Up"):
            if self.press_until(key, lambda: has_state(node, "FOCUSED"), 12):
                break
        else:
            raise Stuck(f"the arrows do not come to '{name}'")
        if not has_state(node, "CHECKED"):
            self.key("space")
        wait(f"'{name}' ticked", lambda: has_state(node, "CHECKED"))

    def type_into(self, node, text):
        if not Atspi.EditableText.set_text_contents(node, text):
            raise Stuck("text cannot be set")

    def read(self, node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True, timeout=DEADLINE)

    def type(self, text, delay_ms=12):
        subprocess.run(["xdotool", "type", "--delay", str(delay_ms), text], check=True, timeout=120)

    # --- Ending ---

    def wait_gone(self, seconds=5):
        """Gone, and of its own accord."""
        wait("the program is gone", lambda: self.process.poll() is not None, seconds)
        if self.process.returncode != 0:
            raise Stuck(f"the program ended with status {self.process.returncode}")

    def leave_by_shift(self):
        self.key("Shift_L", "Shift_L", "Shift_L")
        self.wait_gone()

    def close_window(self):
        """As the cross of a window manager does it."""
        send_close(self.window)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.log.close()


def translations(language):
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation("hverdag", os.environ["HVERDAG_MO"], [language])


class _ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int), ("display", ctypes.c_void_p),
                ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong), ("format", ctypes.c_int), ("data", ctypes.c_long * 5),
                ("room", ctypes.c_long * 24)]


def send_close(window):
    """WM_DELETE_WINDOW, which xdotool of Debian 12 cannot send."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    event = _ClientMessage(type=33, send_event=1, display=display, window=window, format=32,
                           message_type=x11.XInternAtom(display, b"WM_PROTOCOLS", 0))
    event.data[0] = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
    x11.XSendEvent(display, window, 0, 0, ctypes.byref(event))
    x11.XCloseDisplay(display)  # also flushes

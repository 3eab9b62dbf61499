# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a screen reader meets it: found by role and name over the accessibility bus, driven by actions and the keyboard.
Never by coordinates, never by sleeping: every wait polls a condition until a deadline. Roles are compared by number,
since newer buses renamed them."""
import gettext
import os
import shutil
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

R = Atspi.Role
BUTTON = (R.PUSH_BUTTON, R.TOGGLE_BUTTON)
LABEL = (R.LABEL, R.STATIC, R.HEADING)
TEXT = (R.TEXT, R.ENTRY)
PASSWORD = (R.PASSWORD_TEXT,)
CHOICE = (R.RADIO_BUTTON, R.CHECK_BOX, R.TOGGLE_BUTTON, R.PUSH_BUTTON)
ROW = (R.LIST_ITEM,)


class Stuck(Exception):
    pass


def wait(what, condition, seconds=10):
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
    raise Stuck(f"{what}: not within {seconds} s {last or ''}")


def tree(node):
    if hasattr(node, "clear_cache_single"):
        node.clear_cache_single()
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child:
            yield from tree(child)


def drawn(node):
    """GTK 4.8 sets SHOWING on the window alone, so what has a size is what is there."""
    component = node.get_component_iface()
    if not component:
        return False
    extents = component.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


class Program:
    """One start of the program, in a home that outlives it, so that "tomorrow" can be played."""

    def __init__(self, binary, language, home):
        self.binary, self.language, self.home = binary, language, home
        mo = os.environ["HVERDAG_MO"]
        self.words = gettext.translation("hverdag", mo, [language]) if language != "en" else gettext.NullTranslations()
        env = dict(os.environ, HOME=home, XDG_CONFIG_HOME=f"{home}/.config", XDG_DATA_HOME=f"{home}/.local/share",
                   XDG_CACHE_HOME=f"{home}/.cache", TMPDIR=f"{home}/tmp", LANG="C.UTF-8", LANGUAGE=language, GTK_A11Y="atspi")
        env.pop("LC_ALL", None)
        os.makedirs(f"{home}/tmp", exist_ok=True)
        self.log = open(f"{home}/../log", "ab")
        self.process = subprocess.Popen([binary], env=env, stdout=self.log, stderr=self.log)
        self.root = wait("the program on the accessibility bus", self._find_root, 20)
        self.focus_window()

    def _find_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.process.pid and child.get_child_count():
                return child

    def focus_window(self):
        def window():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True)
            return found.stdout.split()
        ids = wait("a window", window)
        subprocess.run(["xdotool", "windowfocus", ids[-1]], check=True)

    def _(self, text, context=None):
        return self.words.pgettext(context, text) if context else self.words.gettext(text)

    def all(self):
        return list(tree(self.root))

    def look(self, roles, name, translate=True, part=False):
        """What is there now, or None. `part`: the name only begins so."""
        wanted = self._(name) if translate else name
        for node in tree(self.root):
            if node.get_role() in roles and drawn(node):
                here = node.get_name() or ""
                if here == wanted or (part and wanted in here):
                    return node

    def find(self, roles, name, translate=True, part=False, seconds=10):
        return wait(f"'{self._(name) if translate else name}'", lambda: self.look(roles, name, translate, part), seconds)

    def press(self, name, translate=True, part=False, roles=BUTTON, seconds=10):
        node = self.find(roles, name, translate, part, seconds)
        wait(f"'{name}' can be pressed", lambda: node.get_state_set().contains(Atspi.StateType.SENSITIVE), seconds)
        action = node.get_action_iface()
        if not action or action.get_n_actions() == 0 or not action.do_action(0):
            raise Stuck(f"'{name}' cannot be pressed")

    def says(self, text, translate=True, part=True, seconds=10):
        """Waits until some label or named thing holds these words."""
        wanted = self._(text) if translate else text
        return wait(f"the words '{wanted}'", lambda: next((n for n in tree(self.root) if drawn(n) and wanted in (n.get_name() or "")), None), seconds)

    def type_into(self, node, text):
        if not Atspi.EditableText.set_text_contents(node, text):
            raise Stuck("text cannot be set")

    def read(self, node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def wait_gone(self, seconds=5):
        wait("the program is gone", lambda: self.process.poll() is not None, seconds)

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.log.close()


def traces(home, needles):
    """Every file below @home that holds one of @needles in clear."""
    found = []
    for folder, _, names in os.walk(home):
        for name in names:
            path = os.path.join(folder, name)
            try:
                data = open(path, "rb").read()
            except OSError:
                continue
            for needle in needles:
                for coded in (needle.encode(), needle.encode("utf-16-le")):
                    if coded in data:
                        found.append(f"{os.path.relpath(path, home)}: {needle}")
    return found


def run(journeys):
    """Runs each journey in each language, TAP on stdout."""
    binary = sys.argv[1]
    number = failed = 0
    for journey in journeys:
        for language in ("da", "en"):
            number += 1
            base = tempfile.mkdtemp(prefix="home-")
            home = os.path.join(base, "home")
            os.makedirs(home)
            try:
                journey(lambda: Program(binary, language, home), home)
                print(f"ok {number} - {journey.__doc__.strip()} ({language})", flush=True)
            except Exception as error:
                failed += 1
                print(f"not ok {number} - {journey.__doc__.strip()} ({language})", flush=True)
                print(f"# {type(error).__name__}: {error}", file=sys.stderr)
                shot = os.environ.get("HVERDAG_SHOTS")
                if shot:
                    subprocess.run(["import", "-window", "root", f"{shot}/{journey.__name__}-{language}.png"])
                log = os.path.join(base, "log")
                if os.path.exists(log):
                    print(open(log, errors="replace").read()[-2000:], file=sys.stderr)
            finally:
                subprocess.run(["pkill", "-9", "-f", binary], check=False)
                shutil.rmtree(base, ignore_errors=True)
    print(f"1..{number}")
    sys.exit(1 if failed else 0)

# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays journeys, each in each language and in a home of its own, and tells the outcome as TAP."""
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

from screen import Program

LANGUAGES = ("da", "en")


class Stage:
    """What a journey plays on: a home, and the programs it has started there."""

    def __init__(self, binary, language):
        self.binary, self.language = binary, language
        self.base = tempfile.mkdtemp(prefix="home-")
        self.home = os.path.join(self.base, "home")
        os.makedirs(self.home)
        self.programs = []

    def start(self, around=()):
        program = Program(self.binary, self.language, self.home, around)
        self.programs.append(program)
        return program

    @property
    def rooms(self):
        return os.path.join(self.home, ".local/share/hverdag")

    def clear(self):
        for program in self.programs:
            program.end()
        shutil.rmtree(self.base, ignore_errors=True)


def tell_trouble(stage, name, error):
    print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()[-12:]), end="", flush=True)
    shots = os.environ.get("HVERDAG_SHOTS")
    if shots:
        subprocess.run(["import", "-window", "root", f"{shots}/{name}-{stage.language}.png"], check=False)
    for program in stage.programs:
        status = program.process.poll()
        print("# the program " + ("is still there" if status is None else f"ended with status {status}"), flush=True)
    log = os.path.join(stage.base, "log")
    if os.path.exists(log):
        with open(log, errors="replace") as lines:
            print("".join(f"# log: {line}" for line in lines.readlines()[-20:]), flush=True)


def play(*journeys):
    """Each @journey takes a Stage; its docstring is its name. argv: the program, then the journeys wanted (all)."""
    binary, chosen = sys.argv[1], sys.argv[2:]
    number = failed = 0
    for journey in journeys:
        if chosen and journey.__name__ not in chosen:
            continue
        for language in LANGUAGES:
            number += 1
            stage = Stage(binary, language)
            told = f"{number} - {journey.__doc__.strip()} ({language})"
            try:
                journey(stage)
                print(f"ok {told}", flush=True)
            except Exception as error:
                failed += 1
                print(f"not ok {told}", flush=True)
                tell_trouble(stage, journey.__name__, error)
            finally:
                stage.clear()
    print(f"1..{number}")
    sys.exit(1 if failed else 0)

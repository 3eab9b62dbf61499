#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs bench-vault on every engine there is, in turn, and compares them: bench-vault.py BUILD PEERS OUT [--quick].

One engine after the other does the same piece of work, and in every round another begins. A ratio is taken within a round,
so that the machine's mood falls on both, and the median of the rounds is told. Engines that are not there have no keys."""
import argparse
import json
import os
import statistics
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SAVES = 25
IMPORT = 10000
# entries: rounds, rounds in a quick run (none: left out)
SIZES = {1000: (15, 7), 10000: (9, 7), 100000: (7, 0)}
AT = 10000  # what is told without a size is of this one
PEERS = ("sqlcipher", "sqlite3mc")
WORK = ("save", "update", "first_save", "close", "open", "search_rare", "search_common", "search_ranked", "scan", "import",
        "import_settled")
TABLE = ("size",) + WORK + ("save_cpu",)
GOALS = {
    "save_vs_plain": 0.90, "save_vs_sqlcipher": 0.60, "open_10k_vs_sqlcipher": 0.30, "search_rare_10k_vs_sqlcipher": 0.85,
    "scan_10k_vs_sqlcipher": 0.55, "import_10k_vs_sqlcipher": 0.90, "size_vs_plain": 0.95, "shim_vs_plain": 1.03,
    "unlock_per_file_ms": 0.3,
}


def label(entries):
    return f"{entries // 1000}k"


def remove(path):
    for ending in ("", "-wal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


class Engine:
    """@visit: how a visit goes, "save" or "hurry" (no pause, so the log is not filled ahead). @of: whose file it uses."""

    def __init__(self, name, program, visit="save", of=None):
        self.name, self.program, self.visit, self.file = name, program, visit, of or name
        self.only_saves = of is not None


class Bench:
    def __init__(self, engines, folder):
        self.engines, self.folder = engines, folder
        self.turn = 0
        self.rounds = {}  # (entries, work, engine): the median of each round
        self.saves = {}  # (entries, engine): every single one

    def run(self, engine, what, path, n=0, seed=1):
        """What it printed: name, and the median of the values of that name."""
        answer = subprocess.run([engine.program, what, path, str(n), str(seed)], check=True, capture_output=True, text=True)
        values = {}
        for line in answer.stdout.splitlines():
            name, value = line.split()
            values.setdefault(name, []).append(float(value))
        return values

    def note(self, entries, engine, values):
        for name, those in values.items():
            self.rounds.setdefault((entries, name.removesuffix("_ms"), engine.name), []).append(statistics.median(those))
        self.saves.setdefault((entries, engine.name), []).extend(values.get("save_ms", []))

    def path(self, engine, entries):
        return self.folder / f"{engine.file}-{entries}"

    def in_turn(self, everyone=True):
        engines = [e for e in self.engines if everyone or not e.only_saves]
        start = self.turn % len(engines)
        return engines[start:] + engines[:start]

    def make(self, entries):
        """Not measured: two at a time."""
        with ThreadPoolExecutor(2) as pool:
            made = [(e, pool.submit(self.run, e, "make", self.path(e, entries), entries)) for e in self.in_turn(False)]
        for engine, answer in made:
            self.rounds[entries, "size", engine.name] = answer.result()["size"]

    def visit(self, entries, seed):
        for what in ("open", "query"):
            for engine in self.in_turn(False):
                self.note(entries, engine, self.run(engine, what, self.path(engine, entries)))
        for engine in self.in_turn():
            self.note(entries, engine, self.run(engine, engine.visit, self.path(engine, entries), SAVES, seed))

    def import_many(self, entries, seed):
        """Into an empty file, or on top of a large one."""
        for engine in self.in_turn(False):
            if entries > IMPORT:
                took = self.run(engine, "import", self.path(engine, entries), IMPORT, seed)
            else:
                scratch = self.folder / f"{engine.file}-scratch"
                took = self.run(engine, "make", scratch, IMPORT, seed)
                remove(scratch)
            saved, rest = (sum(took[name]) for name in ("import_ms", "import_rest_ms"))
            self.note(entries, engine, {"import_ms": [saved], "import_settled_ms": [saved + rest]})

    def measure(self, entries, rounds):
        self.make(entries)
        for i in range(rounds):
            self.turn += 1
            self.visit(entries, 100 + i)
        for i in range(rounds if entries >= IMPORT else 0):
            self.turn += 1
            self.import_many(entries, 200 + i)
        for engine in self.engines:
            remove(self.path(engine, entries))

    def value(self, entries, work, name):
        return statistics.median(self.rounds[entries, work, name])

    def ratio(self, entries, work, name, other):
        return statistics.median(a / b for a, b in zip(self.rounds[entries, work, name], self.rounds[entries, work, other]))

    def has(self, entries, work, name):
        return (entries, work, name) in self.rounds

    def show(self, entries, rounds):
        """Milliseconds and MB, then what is beside SQLCipher and plain SQLite."""
        works = [w for w in TABLE if self.has(entries, w, "room")]
        print(f"\n{entries} entries, {rounds} rounds" + "".join(f"{w:>14}" for w in works))
        for engine in self.engines:
            cells = [self.value(entries, w, engine.name) / (1e6 if w == "size" else 1) if self.has(entries, w, engine.name)
                     else None for w in works]
            print(f"{engine.name:<24}" + "".join(" " * 14 if c is None else f"{c:14.3f}" for c in cells))
        for other in ("plain", "plain8k", *PEERS):
            for engine in self.engines:
                if other == engine.name or not self.has(entries, "open", other) or engine.name not in ("room", "room-unfilled", "shim"):
                    continue
                cells = [self.ratio(entries, w, engine.name, other) if self.has(entries, w, engine.name) else None for w in works]
                print(f"{engine.name + '/' + other:<24}" + "".join(" " * 14 if c is None else f"{c:14.3f}" for c in cells))
        sys.stdout.flush()


def keys(bench, sizes):
    """What stands in results.json, without "vault."."""
    results = {}
    others = [o for o in ("plain", *PEERS) if bench.has(AT, "open", o)]
    for entries in sizes:
        for work in (w for w in WORK if bench.has(entries, w, "room")):
            results[f"{work}_{label(entries)}_ms"] = bench.value(entries, work, "room")
            for other in others:
                results[f"{work}_{label(entries)}_vs_{other}"] = bench.ratio(entries, work, "room", other)
        for other in others:
            results[f"size_{label(entries)}_vs_{other}"] = bench.ratio(entries, "size", "room", other)
    for work in ("save", "update", "size"):
        for other in others:
            results[f"{work}_vs_{other}"] = results[f"{work}_{label(AT)}_vs_{other}"]
    saves = sorted(bench.saves[AT, "room"])
    results["save_ms"] = results[f"save_{label(AT)}_ms"]
    results["save_p99_ms"] = saves[round(0.99 * (len(saves) - 1))]
    # The same page size on both sides, and a log that nobody filled ahead: what the shim itself costs.
    for work in ("save", "open", "search_rare", "scan", "import"):
        results[f"shim_{work}_vs_plain"] = bench.ratio(AT, work, "shim", "plain8k")
    results["shim_vs_plain"] = results["shim_save_vs_plain"]
    for other in others:
        results[f"save_unfilled_vs_{other}"] = bench.ratio(AT, "save", "room-unfilled", other)
    return results


def unlocking(program, folder):
    answer = subprocess.run([program, folder], check=True, capture_output=True, text=True).stdout
    for part in ("few", "many"):
        for path in (folder / part).glob("*"):
            path.unlink()
    return {name: float(value) for name, value in (line.split() for line in answer.splitlines())}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("build", type=Path)
    arguments.add_argument("peers", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    folder = given.out / "vault"
    folder.mkdir(parents=True, exist_ok=True)
    here = lambda name: given.build / f"bench-vault-{name}"
    engines = [Engine("room", here("room")), Engine("room-unfilled", here("room"), "hurry", "room"), Engine("plain", here("plain"))]
    engines += [Engine(name, given.peers / f"bench-vault-{name}") for name in PEERS if (given.peers / f"bench-vault-{name}").exists()]
    alike = [Engine("shim", here("shim"), "hurry"), Engine("plain8k", here("plain8k"))]
    print(f"load before: {os.getloadavg()[0]:.2f}")
    results = unlocking(given.build / "bench-unlock", folder)
    sizes = [entries for entries in SIZES if SIZES[entries][given.quick]]
    bench = Bench(engines, folder)
    for entries in sizes:
        bench.engines = engines + (alike if entries == AT else [])
        bench.measure(entries, SIZES[entries][given.quick])
        bench.show(entries, SIZES[entries][given.quick])
    results.update(keys(bench, sizes))

    path = given.out / "results.json"
    kept = json.loads(path.read_text()) if path.exists() else {}
    kept = {name: value for name, value in kept.items() if not name.startswith("vault.")}
    kept.update({f"vault.{name}": round(value, 4) for name, value in results.items()})
    path.write_text(json.dumps(kept, indent=2) + "\n")
    print()
    for name, goal in GOALS.items():
        found = f"{results[name]:8.3f}" if name in results else "not measured"
        met = "" if name not in results else "met" if results[name] <= goal else "not met"
        print(f"vault.{name:<34} {found}   goal {goal}   {met}")
    print(f"vault.{'save_ms':<34} {results['save_ms']:8.3f}   99 of 100: {results['save_p99_ms']:.3f}")
    print(f"load after: {os.getloadavg()[0]:.2f}")


main()

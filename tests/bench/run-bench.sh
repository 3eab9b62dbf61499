#!/usr/bin/env bash
# Figures on this machine, beside plain SQLite and a bare libadwaita window in the same run.
# Medians; results in build/bench/results.json. run-bench.sh [leave]: only how fast it is gone;
# run-bench.sh vault [--quick]: rooms beside the engines she could have used instead (README.md).
set -euo pipefail
cd "$(dirname "$0")/../.."
out=build/bench
b=build/bench/build
mkdir -p "$out"
[ -e "$b/build.ninja" ] || meson setup "$b" . -Dtests=true -Dbuildtype=release >"$out/setup.log" 2>&1 || { tail -n 30 "$out/setup.log"; exit 1; }

if [ "${1:-}" = vault ]; then
  ninja -C "$b" tests/bench/bench-vault-{room,shim,plain,plain8k} tests/bench/bench-unlock >"$out/build.log" 2>&1 || { tail -n 40 "$out/build.log"; exit 1; }
  tests/bench/vault-peers.sh "$b/tests/bench/bench-vault-plain"
  /usr/bin/python3 tests/bench/bench-vault.py "$b/tests/bench" "$out/peers" "$out" "${@:2}" | tee "$out/vault.txt"
  exit
fi

ninja -C "$b" >"$out/build.log" 2>&1 || { tail -n 40 "$out/build.log"; exit 1; }
probe=$b/tests/bench/leave-probe
program=$b/src/app/hverdag
runs=${RUNS:-200}

if [ "${1:-}" != leave ]; then
  "$b/tests/bench/bench-journal" >"$out/journal.txt"
  # Interleaved, so that the machine's mood falls on both alike.
  : >"$out/start.txt"; : >"$out/bare.txt"
  ./run display bash -c "for i in \$(seq 12); do $probe 1 none -- $program >>$out/start.txt 2>/dev/null; $probe 1 none -- $b/tests/bench/bare-window >>$out/bare.txt 2>/dev/null; done"
fi
# Each load half by Ctrl+Q and half by a click, but where a menu is in the way of one (Shift three times works there).
leave() { # LOAD HOW RUNS
  local folder
  for _ in $(seq "$3"); do
    folder=$(mktemp -d)
    "$probe" 1 "$2" when-ready -- "$b/tests/bench/leave-load" "$1" "$folder" >>"$out/leave-$1.txt" 2>>"$out/leave.log"
    rm -rf "$folder"
  done
}
export -f leave; export probe b out
: >"$out/leave.log"
./run display "$probe" "$runs" ctrl-q -- "$program" >"$out/leave-idle.txt" 2>>"$out/leave.log"
for load in ${LOADS:-room breathe text paragraph derive import picker menu burn}; do
  : >"$out/leave-$load.txt"
  case $load in menu) second=shift ;; *) second=click ;; esac
  ./run display bash -c "leave $load ctrl-q $((runs / 2)); leave $load $second $((runs - runs / 2))"
done
/usr/bin/python3 tests/bench/report.py "$out"

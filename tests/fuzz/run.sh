#!/usr/bin/env bash
# Fuzzes one target for so many seconds of processor time and keeps the small inputs that reached something new:
#   tests/fuzz/run.sh NAME [SECONDS]
# Finds go to build/fuzz/finds/. Needs clang.
set -euo pipefail
cd "$(dirname "$0")/../.."

name=${1:?which target} seconds=${2:-600}
build=build/fuzz corpus=tests/fuzz/corpus/$name found=build/fuzz/inputs/$name finds=build/fuzz/finds
[ -e $build/build.ninja ] || CC=clang meson setup $build -Dtests=true -Dfuzz=true -Dbuildtype=debugoptimized \
  -Db_sanitize=address,undefined -Db_lundef=false -Dc_args=-fsanitize=fuzzer-no-link >/dev/null
ninja -C $build "tests/fuzz/fuzz-$name" >/dev/null
mkdir -p "$found" $finds
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 G_DEBUG=fatal-criticals
TIMEFORMAT='%U %S'
spent=0 runs=0 log=build/fuzz/$name.log
while [ "$spent" -lt "$seconds" ]; do
  rest=$((seconds - spent)) status=0
  { time nice -n 15 "$build/tests/fuzz/fuzz-$name" -max_total_time=$((rest < 120 ? rest : 120)) -timeout=20 -rss_limit_mb=4096 \
    -max_len=8192 -print_final_stats=1 -artifact_prefix="$finds/$name-" "$found" "$corpus" >"$log" 2>&1 || status=$?; } 2>"$log.time"
  spent=$(awk -v n="$spent" '{ printf "%d", n + $1 + $2 + 1 }' "$log.time")
  runs=$((runs + $(sed -n 's/^stat::number_of_executed_units: *//p' "$log")))
  [ $status = 0 ] || { tail -n 60 "$log"; exit $status; }
done
echo "$name: $runs runs in $spent s of processor time, $(sed -n 's/.*cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1) edges"

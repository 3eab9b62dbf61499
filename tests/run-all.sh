#!/usr/bin/env bash
# Every test, headless: the ordinary build with its checks, pages and journeys; the core once more under the
# sanitizers, what has to do with the store's thread under ThreadSanitizer; the core another time for the coverage
# figure. The last line counts them all.
set -uo pipefail
cd "$(dirname "$0")/.."

long=
[ "${1:-}" = --long ] && long=1
export HVERDAG_TEST_LONG=${long:-0}
patience=${long:+15} # times as long as a test may take otherwise
results=build/results
rm -rf "$results"
mkdir -p "$results"
failed_setup=0

setup() { # folder, options…
  local dir=$1; shift
  if [ ! -e "$dir/build.ninja" ]; then
    mkdir -p "$dir"
    meson setup "$dir" . "$@" >"$dir.log" 2>&1 || { tail -n 40 "$dir.log"; failed_setup=1; return 1; }
  fi
}

# suite FOLDER NAME [COMMAND…] -- MESON TEST ARGUMENTS…; COMMAND is what meson runs under, if anything.
suite() {
  local dir=$1 name=$2 under=() from=$SECONDS
  shift 2
  while [ "$1" != -- ]; do under+=("$1"); shift; done
  shift
  rm -f "$dir/meson-logs/testlog.junit.xml"
  ninja -C "$dir" hverdag-gmo >/dev/null # some tests ask for Danish, and meson builds no catalogue for them
  "${under[@]}" meson test -C "$dir" "$@" --print-errorlogs >"$results/$name.log" 2>&1
  local status=$?
  echo $status >"$results/$name.status"
  cp "$dir/meson-logs/testlog.junit.xml" "$results/$name.xml" 2>/dev/null ||
    { tail -n 60 "$results/$name.log"; failed_setup=1; }
  [ $status = 0 ] || tail -n 120 "$results/$name.log"
  grep -hE '^(hv|#) ' "$results/$name.log" || true
  printf '%-22s %4d s\n' "$name" $((SECONDS - from))
}

setup build/test -Dtests=true -Dwerror=true -Dbuildtype=debugoptimized &&
  ninja -C build/test >build/test.log 2>&1 || { grep -vE '^\[[0-9]+/' build/test.log | tail -n 60; failed_setup=1; }
if [ $failed_setup = 0 ]; then
  CK_TIMEOUT_MULTIPLIER=${patience:-1} suite build/test core -- --suite core --timeout-multiplier "${patience:-1}"
  suite build/test checks -- --suite checks
  sed -n 's/^#   /  /p' build/test/meson-logs/testlog.txt # how much of the content map is there
  suite build/test fuzz-corpora -- --suite fuzz
  # One display for all pages; each test program has a home of its own.
  suite build/test pages ./run display -- --suite ui --num-processes 1
  suite build/test journeys ./run display -- --suite journeys --num-processes 1
fi

if setup build/sanitize -Dtests=true -Dbuildtype=debug -Db_sanitize=address,undefined -Db_lundef=false; then
  ASAN_OPTIONS=detect_leaks=1:abort_on_error=0:detect_stack_use_after_return=1 \
  LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0 \
  UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 CK_TIMEOUT_MULTIPLIER=4 HVERDAG_TEST_QUICK=1 \
    suite build/sanitize sanitizers -- --suite core --timeout-multiplier 4
fi

if setup build/thread -Dtests=true -Dbuildtype=debugoptimized -Db_sanitize=thread -Db_lundef=false; then
  CK_TIMEOUT_MULTIPLIER=4 HVERDAG_TEST_QUICK=1 suite build/thread threads -- --suite thread --timeout-multiplier 4
fi

if setup build/coverage -Dtests=true -Dbuildtype=debug -Db_coverage=true; then
  HVERDAG_TEST_QUICK=1 suite build/coverage coverage -- --suite core --timeout-multiplier 2
  tests/tools/coverage.sh build/coverage "$results/line-coverage.xml" || failed_setup=1
fi

/usr/bin/python3 tests/tools/summary.py "$results" $failed_setup

#!/usr/bin/env bash
# Fetches and builds the engines she could have used instead, into build/bench/peers, one program each: the work of
# bench-vault.c on their own SQLite, compiled with the flags of Debian's. What cannot be had is left out, and said.
# vault-peers.sh PLAIN: PLAIN is the bench-vault that has Debian's SQLite.
set -uo pipefail
cd "$(dirname "$0")/../.."
plain=$1
peers=build/bench/peers
raw=2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99
mkdir -p "$peers"
say() { printf '%s\n' "$*"; }

# The npm packages that carry the sources. SQLCipher's newest is in a package of another name than its own.
sqlcipher=@op-engineering/op-sqlite@18.2.5
sqlcipher_file=package/cpp/sqlcipher/sqlite3.c
sqlite3mc=better-sqlite3-multiple-ciphers@13.0.3
sqlite3mc_file=package/deps/sqlite3/sqlite3.c

# fetch NAME PACKAGE FILE: the folder of FILE becomes peers/NAME.
fetch() {
  local name=$1 package=$2 file=$3 archive part=$peers/$1.part
  [ -e "$peers/$name/$package" ] && return
  command -v npm >/dev/null || { say "$name: there is no npm here, so it is left out."; return 1; }
  rm -rf "$part" "${peers:?}/$name"
  mkdir -p "$part"
  archive=$(timeout 300 npm pack --silent --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 \
    --pack-destination "$part" "$package" 2>"$peers/$name.log") ||
    { say "$name: npm cannot fetch $package, so it is left out."; return 1; }
  tar xzf "$part/$archive" -C "$part" "$(dirname "$file")" || return 1
  mv "$part/$(dirname "$file")" "$peers/$name"
  mkdir -p "$peers/$name/$package"
  rm -rf "$part"
}

# What SQLite's own configure script finds on Linux: without it a save would be synced with fsync, which waits for more.
functions=(-DHAVE_FDATASYNC=1 -DHAVE_USLEEP=1 -DHAVE_LOCALTIME_R=1 -DHAVE_GMTIME_R=1 -DHAVE_STRERROR_R=1 -DHAVE_POSIX_FALLOCATE=1
  -DHAVE_STRCHRNUL=1 -DHAVE_MALLOC_H=1 -DHAVE_MALLOC_USABLE_SIZE=1)

# Debian's own choices, without those that only say what the compiler found out.
debian_flags() {
  "$plain" options | grep -vE '^(COMPILER|ATOMIC_INTRINSICS|MUTEX_|SYSTEM_MALLOC|TEMP_STORE|MALLOC_SOFT_LIMIT)' | sed 's/^/-DSQLITE_/'
}

# build NAME KEY FLAGS...
build() {
  local name=$1 key=$2; shift 2
  local dir=$peers/$name program=$peers/bench-vault-$name flags
  flags="-O2 -g -w -DNDEBUG -fstack-protector-strong -D_FORTIFY_SOURCE=2 ${functions[*]} $(debian_flags | tr '\n' ' ') $*"
  if [ ! -e "$dir/sqlite3.o" ] || [ "$(cat "$dir/flags" 2>/dev/null)" != "$flags" ]; then
    cc $flags -c "$dir/sqlite3.c" -o "$dir/sqlite3.o" >>"$peers/$name.log" 2>&1 && printf '%s' "$flags" >"$dir/flags"
  fi
  [ "$program" -nt tests/bench/bench-vault.c ] && [ "$program" -nt tests/bench/vault-engine-sqlite.c ] &&
    [ "$program" -nt "$dir/sqlite3.o" ] && return
  cc -O2 -g -D_GNU_SOURCE "-DKEY=\"$key\"" -I"$dir" $(pkg-config --cflags glib-2.0) tests/bench/bench-vault.c tests/bench/vault-engine-sqlite.c \
      "$dir/sqlite3.o" $(pkg-config --libs glib-2.0) -lcrypto -lpthread -ldl -lm -o "$program" >>"$peers/$name.log" 2>&1 ||
    { say "$name: it does not build here ($peers/$name.log), so it is left out."; rm -f "$program"; return 1; }
}

{
  fetch sqlcipher "$sqlcipher" "$sqlcipher_file" && build sqlcipher "PRAGMA key=\\\"x'$raw'\\\"" -DSQLITE_HAS_CODEC -DSQLITE_TEMP_STORE=2 \
    -DSQLCIPHER_CRYPTO_OPENSSL -DSQLITE_EXTRA_INIT=sqlcipher_extra_init -DSQLITE_EXTRA_SHUTDOWN=sqlcipher_extra_shutdown
} &
{
  fetch sqlite3mc "$sqlite3mc" "$sqlite3mc_file" && build sqlite3mc "PRAGMA cipher='chacha20';PRAGMA key='raw:$raw'" -DSQLITE_TEMP_STORE=1
} &
wait
exit 0

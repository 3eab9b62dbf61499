#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reader of rooms, written from src/vault/FORMAT.md and nothing else.

  read_room.py FILE [--rows]      opens a room (passphrase: a line of standard input) and lists its tables
  read_room.py --index INDEX.tsv  opens, or is refused by, every file that the index names

Python's standard library and libsodium. Nothing is written; the database exists in memory alone.
"""
import argparse
import ctypes
import ctypes.util
import hashlib
import pathlib
import re
import sqlite3
import struct
import sys
import unicodedata
import urllib.parse

DEFAULT_PASSPHRASE = "en ko\u0301p te \u2460 p\u00e5 s\u00f8en"
MIB = 1 << 20
COSTS = [(3, 64 * MIB), (3, 256 * MIB), (4, 1024 * MIB), (5, 2048 * MIB)]  # passes, memory
VERSION = 1
HEADER, COPY = 8192, 4096
SLOTS, SLOT_SIZE, FIRST_SLOT = 8, 128, 32
RECORD = FIRST_SLOT + SLOTS * SLOT_SIZE  # the body's, in a copy
BODY_SIZE, NONCE, TAG = 512, 24, 16
RESERVE = NONCE + TAG
LOG_HEADER, FRAME_HEADER = 72, 24
NO_GENERATION = bytes(16)


class Refused(Exception):
    def __init__(self, kind, rule, why):
        super().__init__(f"{kind} ({rule}): {why}")
        self.kind, self.rule = kind, rule


# ---- primitives (section 2) ----

sodium = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")
if sodium.sodium_init() < 0:
    sys.exit("no libsodium")


def H(key, label, x=b""):
    return hashlib.blake2b(label.encode("ascii") + b"\0" + x, digest_size=32, key=key).digest()


def argon2id(passphrase, salt, passes, memory):
    out = ctypes.create_string_buffer(32)
    code = sodium.crypto_pwhash(out, ctypes.c_ulonglong(32), passphrase, ctypes.c_ulonglong(len(passphrase)), salt,
                                ctypes.c_ulonglong(passes), ctypes.c_size_t(memory), 2)
    if code != 0:
        raise Refused("memory", "R2", "key derivation")
    return out.raw


def aead_open(key, nonce, text, tag, data):
    """The plaintext, or None."""
    out = ctypes.create_string_buffer(max(len(text), 1))
    code = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
        out, None, text, ctypes.c_ulonglong(len(text)), tag, data, ctypes.c_ulonglong(len(data)), nonce, key)
    return out.raw[:len(text)] if code == 0 else None


def u16(b, at): return struct.unpack_from("<H", b, at)[0]
def u32(b, at): return struct.unpack_from("<I", b, at)[0]
def u64(b, at): return struct.unpack_from("<Q", b, at)[0]


# ---- recovery phrases (section 3.5) ----

WORDS = pathlib.Path(__file__).resolve().parents[2] / "src/vault/words"
DIGESTS = {"da": "d82091d92d980e61636075ff4c37be7de5e48b4e2a2a91de03b1100697958240",
           "en": "cfc15caae818fc765814b1be8bfba64115f92f49dd62b33afa35e7cb5b7b0305"}


def word_lists():
    for language, digest in DIGESTS.items():
        data = (WORDS / f"{language}.txt").read_bytes()
        assert hashlib.blake2b(data, digest_size=32).hexdigest() == digest, language
        yield data.decode("utf-8").split()


def find_word(typed, words):
    def spelled_out(word):
        return word.replace("\u00e6", "ae").replace("\u00f8", "oe").replace("\u00e5", "aa")
    if typed in words:
        return words.index(typed)
    found = [i for i, word in enumerate(words)
             if len(typed) >= 4 and word.startswith(typed) or spelled_out(word) == typed]
    return found[0] if len(found) == 1 else None


def read_phrase(typed):
    """The one spelling of a recovery phrase, or None when it is none."""
    tokens = re.sub(r"[\s\d,.;:()-]", " ", typed).lower().replace("a\u030a", "\u00e5").split()
    if len(tokens) != 12 or not all(token.isalpha() for token in tokens):
        return None
    for words in word_lists():
        numbers = [find_word(token, words) for token in tokens]
        if None in numbers:
            continue
        bits = 0
        for number in numbers:
            bits = bits << 11 | number
        entropy = (bits >> 4).to_bytes(16, "big")
        if H(b"", "hv1 words", entropy)[0] >> 4 == bits & 15:
            return " ".join(words[number] for number in numbers)
    return None


# ---- the header (section 3) ----

class Keys:
    """Derives a passphrase's key, once for each salt."""

    def __init__(self, cost=None):
        self.cost = cost
        self.known = {}

    def derive(self, passphrase, salt):
        text = unicodedata.normalize("NFKC", read_phrase(passphrase) or passphrase).encode("utf-8")
        if (text, salt) not in self.known:
            passes, memory = self.cost or COSTS[H(b"", "hv1 preset", salt)[0] & 3]
            self.known[text, salt] = argon2id(text, salt[:16], passes, memory)
        return self.known[text, salt]


def open_slot(slot, index, pk, salt):
    nonce, commitment, text, tag = slot[:24], slot[24:56], slot[56:112], slot[112:]
    sk = H(pk, "hv1 slot", salt + nonce)
    if H(sk, "hv1 commit") != commitment:
        return None
    plain = aead_open(sk, nonce, text, tag, salt + bytes([index]))
    return plain[:32] if plain is not None else None


def find_master(file, pk):
    """The master key of a slot that opens and is in force, which the body says."""
    salt, found = file[:32], None
    for copy in range(2):
        for i in range(SLOTS):
            slot = file[copy * COPY + FIRST_SLOT + i * SLOT_SIZE:][:SLOT_SIZE]
            master = open_slot(slot, i, pk, salt)
            if master is not None:
                try:
                    in_force = Body(file, master).kinds[i] != 0
                except Refused:
                    in_force = True
                found = found or (master if in_force else None)
    if found is None:
        raise Refused("wrong-passphrase", "R3", "no slot in force opens")
    return found


class Body:
    def __init__(self, file, master):
        key, opened = H(master, "hv1 body"), []
        for copy in range(2):
            record = file[copy * COPY + RECORD:][:NONCE + BODY_SIZE + TAG]
            plain = aead_open(key, record[:24], record[24:536], record[536:], bytes([copy]))
            if plain is not None:
                opened.append(plain)
        if not opened:
            raise Refused("damaged", "R4", "neither body opens")
        b = max(opened, key=lambda body: u32(body, 4))
        self.one_lost = len(opened) == 1
        self.sequence = u32(b, 4)
        self.min_reader, self.page_size, self.reserve = u16(b, 2), u32(b, 8), u16(b, 12)
        self.cipher, self.flags, self.file_id = b[14], b[15], b[16:32]
        self.kinds, self.pad_unit = b[40:48], u32(b, 48)
        self.generation, self.retired, self.pages = b[56:72], b[104:120], u32(b, 124)
        self.has_database = bool(self.flags & 1)

    def check(self, file):
        size = self.page_size
        if self.min_reader > VERSION:
            raise Refused("newer", "R5", f"needs a reader of version {self.min_reader}")
        if (self.cipher != 1 or self.reserve != RESERVE or not 1024 <= size <= 65536 or size & (size - 1)
                or self.pad_unit > 16 * MIB or self.sequence >= (1 << 32) - (1 << 16)):
            raise Refused("damaged", "R6", "a body that makes no sense")
        if self.has_database and self.pages == 0:
            raise Refused("damaged", "R7", "a database without a page")
        if len(file) < HEADER + self.pages * size:
            raise Refused("damaged", "R8", "the file has been cut short")


# ---- the log (sections 5 and 6.4) ----

def checksum(data, big, s):
    a, b = s
    for x, y in struct.iter_unpack(">II" if big else "<II", data):
        a = (a + x + b) & 0xffffffff
        b = (b + y + a) & 0xffffffff
    return a, b


class Log:
    def __init__(self, data, body, key):
        self.data, self.key, self.size = data, key, body.page_size
        self.generation = body.generation

    def header(self):
        head = self.data[:LOG_HEADER]
        if len(head) < LOG_HEADER:
            return None
        return aead_open(self.key, head[:24], head[24:56], head[56:], b"walhdr1\0")

    def count(self):
        return max(0, len(self.data) - LOG_HEADER) // (FRAME_HEADER + self.size)

    def frame(self, k):
        length = FRAME_HEADER + self.size
        frame = self.data[LOG_HEADER + k * length:][:length]
        return aead_open(self.key, frame[:24], frame[24:-16], frame[-16:], self.generation + struct.pack("<Q", k))

    def is_to_be_replayed(self, body):
        """Whether this is the session that did not end; no: it is to be ignored."""
        header, in_use = self.header(), body.generation != NO_GENERATION
        if header is None:
            if in_use and any(self.frame(k) is not None for k in range(self.count())):
                raise Refused("damaged", "R11", "the log's header is damaged")
            return False
        if in_use and self.data[:16] == body.generation:
            return True
        if body.one_lost and self.data[:16] != body.retired:
            raise Refused("damaged", "R12", "the log may have been named by the body that is lost")
        return False

    def refuse_if_synced(self, bad, number):
        for k in range(bad, self.count()):
            plain = self.frame(k)
            if plain is not None and u64(plain, 8) > number:
                raise Refused("damaged", "R13", f"frame {bad} of the log is damaged, commits follow")

    def replay(self):
        """Pages as the last commit left them, the size of the database then (0 without a commit), and the commits."""
        header = self.header()
        big = header[3] & 1
        s = checksum(header[:24], big, (0, 0))
        if struct.unpack_from(">II", header, 24) != s:
            return {}, 0, 0
        pages, pending, database_size, commits = {}, {}, 0, 0
        for k in range(self.count()):
            plain = self.frame(k)
            if plain is None or u64(plain, 8) != commits:
                self.refuse_if_synced(k, commits)
                break
            number, size_after = struct.unpack_from(">II", plain)
            page = plain[24:] + bytes(RESERVE)
            s = checksum(page, big, checksum(plain[:8], big, s))
            if struct.unpack_from(">II", plain, 16) != s or number == 0:
                break
            pending[number] = page
            if size_after != 0:
                pages.update(pending)
                pending, database_size, commits = {}, size_after, commits + 1
        return pages, database_size, commits


# ---- the whole room (section 4) ----

class Room:
    """An opened room: .state is opens, replayed or log-missing, .image the database as SQLite sees it."""

    def __init__(self, path, passphrase, keys):
        path = pathlib.Path(path)
        file = path.read_bytes()
        if len(file) < HEADER:
            raise Refused("not-a-room", "R1", "too short for a header")
        master = find_master(file, keys.derive(passphrase, file[:32]))
        body = Body(file, master)
        body.check(file)
        self.body, self.file, self.state, self.image, self.commits = body, file, "opens", b"", 0
        self.page_key = H(master, "hv1 page", body.file_id)
        if not body.has_database:
            return
        log_path = path.with_name(path.name + "-wal")
        logged, count = {}, 0
        if log_path.exists() and log_path.stat().st_size > 0:
            log = Log(log_path.read_bytes(), body, H(master, "hv1 wal", body.file_id))
            if log.is_to_be_replayed(body):
                self.state = "replayed"
                logged, count, self.commits = log.replay()
        elif body.generation != NO_GENERATION:
            self.state = "log-missing"
        self.image = self.put_together(logged, count)
        self.check_database()

    def page(self, n):
        size = self.body.page_size
        page = self.file[HEADER + (n - 1) * size:][:size] if n <= self.body.pages else b""
        plain = aead_open(self.page_key, page[-40:-16], page[:-40], page[-16:], struct.pack("<Q", n)) if page else None
        if plain is None:
            rule = "R14" if self.state == "log-missing" else "R10" if n > self.body.pages else "R9"
            raise Refused("damaged", rule, f"page {n}")
        return plain + bytes(RESERVE)

    def put_together(self, logged, count):
        first = logged.get(1) or self.page(1)
        count = count or struct.unpack_from(">I", first, 28)[0]
        image = bytearray(b"".join(logged.get(n) or self.page(n) for n in range(1, count + 1)))
        if not logged:
            for n in range(count + 1, self.body.pages + 1):
                self.page(n)
        image[18:20] = b"\1\1"  # in memory there is no log
        return bytes(image)

    def database(self):
        database = sqlite3.connect(":memory:")
        if self.image:
            database.deserialize(self.image)
        return database

    def check_database(self):
        database = self.database()
        try:
            sound = database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError:
            sound = False
        database.close()
        if not sound:
            raise Refused("damaged", "R14" if self.state == "log-missing" else "R9", "integrity_check")


# ---- what is in it ----

def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def tables(database):
    """Name, columns and number of rows of each; None for an index of words, which SQLite does not list."""
    names = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    for name in names:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info ({quoted(name)})")]
        try:
            count = database.execute(f"SELECT count (*) FROM {quoted(name)}").fetchone()[0]
        except sqlite3.OperationalError:
            count = None
        yield name, columns, count


def show(room, with_rows):
    body = room.body
    print(f"{room.state}; pages of {body.page_size}: {body.pages}; slots in use: {sum(k != 0 for k in body.kinds)}")
    database = room.database()
    for name, columns, count in tables(database):
        print(f"{name} ({', '.join(columns)}): {'not listed' if count is None else count}")
        if with_rows and count is not None:
            for row in database.execute(f"SELECT * FROM {quoted(name)}"):
                print("  " + "\t".join(repr(value) for value in row))


def visit(path, passphrase, keys):
    """What came of it, and how many rows the table `entry` has."""
    try:
        room = Room(path, passphrase, keys)
    except Refused as refused:
        return refused.kind, refused.rule, None
    database = room.database()
    found = {name: count for name, columns, count in tables(database)}
    rows = found.get("entry", 0)
    texts = database.execute("SELECT body FROM entry WHERE id < 3 ORDER BY id").fetchall() if rows >= 2 else []
    if texts not in ([], [("Solen stod op.",), ("Kaffe på trappen.",)]):
        return "wrong rows", "-", rows
    return room.state, "-", rows


def check_index(index, keys):
    opened = refused = wrong = 0
    for line in index.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, expected, rows, passphrase, rule, why = line.split("\t")
        typed = DEFAULT_PASSPHRASE if passphrase == "-" else urllib.parse.unquote(passphrase)
        state, by_rule, count = visit(index.parent / name, typed, keys)
        right = state == expected and (rows == "-" or int(rows) == count) and (by_rule == rule or "-" in (by_rule, rule))
        opened += rows != "-"
        refused += rows == "-"
        if not right:
            wrong += 1
            print(f"{name} ({rule}: {why}): {state} by {by_rule}, {count} rows, not {expected}, {rows} rows")
    print(f"# hv reader: {index.parent.name}: {opened} visits open, {refused} are refused")
    return wrong == 0 and opened > 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?")
    parser.add_argument("--rows", action="store_true", help="the rows too")
    parser.add_argument("--index", type=pathlib.Path)
    parser.add_argument("--cost", help="PASSES,BYTES instead of what the salt says: for rooms of tests")
    options = parser.parse_args()
    keys = Keys(tuple(int(n) for n in options.cost.split(",")) if options.cost else None)
    if options.index:
        sys.exit(0 if check_index(options.index, keys) else 1)
    if not options.file:
        parser.error("a file, or an index")
    try:
        show(Room(options.file, sys.stdin.readline().rstrip("\n"), keys), options.rows)
    except Refused as refused:
        sys.exit(f"refused: {refused}")


if __name__ == "__main__":
    main()

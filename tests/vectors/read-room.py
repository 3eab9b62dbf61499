#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hverdag contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a room, with its log if there is one, from what src/vault/FORMAT.md says and nothing else.

Given a folder, checks the rooms in it. Nothing is written; the database exists in memory alone.
"""
import ctypes
import ctypes.util
import hashlib
import pathlib
import sqlite3
import struct
import sys
import unicodedata

PASSPHRASE = "en ko\u0301p te \u2460 p\u00e5 s\u00f8en"
SLOTS, SLOT, COPY = 8, 128, 4096
BODY = 32 + SLOTS * SLOT
COSTS = [(3, 64), (3, 256), (4, 1024), (5, 2048)]  # passes, MiB

sodium = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")
if sodium.sodium_init() < 0:
    sys.exit("no libsodium")


class Refused(Exception):
    pass


def H(key, label, x=b""):
    return hashlib.blake2b(label.encode() + b"\0" + x, digest_size=32, key=key).digest()


def argon2id(passphrase, salt, passes, memory):
    out = ctypes.create_string_buffer(32)
    code = sodium.crypto_pwhash(out, ctypes.c_ulonglong(32), passphrase, ctypes.c_ulonglong(len(passphrase)), salt,
                                ctypes.c_ulonglong(passes), ctypes.c_size_t(memory), 2)
    if code != 0:
        raise MemoryError
    return out.raw


def aead_open(key, nonce, text, tag, data):
    """The plaintext, or None."""
    out = ctypes.create_string_buffer(max(len(text), 1))
    code = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
        out, None, text, ctypes.c_ulonglong(len(text)), tag, data, ctypes.c_ulonglong(len(data)), nonce, key)
    return out.raw[:len(text)] if code == 0 else None


def open_slots(file, passphrase):
    salt = file[:32]
    passes, mebibytes = COSTS[H(b"", "hv1 preset", salt)[0] & 3]
    text = unicodedata.normalize("NFKC", passphrase).encode()
    pk = argon2id(text, salt[:16], passes, mebibytes << 20)
    for copy in range(2):
        for i in range(SLOTS):
            slot = file[copy * COPY + 32 + i * SLOT:][:SLOT]
            sk = H(pk, "hv1 slot", salt + slot[:24])
            if H(sk, "hv1 commit") != slot[24:56]:
                continue
            plain = aead_open(sk, slot[:24], slot[56:112], slot[112:], salt + bytes([i]))
            if plain is not None:
                return plain[:32]
    raise Refused("no slot opens")


def open_body(file, master):
    key = H(master, "hv1 body")
    bodies = []
    for copy in range(2):
        record = file[copy * COPY + BODY:][:24 + 512 + 16]
        plain = aead_open(key, record[:24], record[24:536], record[536:], bytes([copy]))
        if plain is not None:
            assert struct.unpack_from("<I", plain, 4)[0] % 2 == copy, "sequence and copy"
            bodies.append(plain)
    if not bodies:
        raise Refused("no body opens")
    body = max(bodies, key=lambda b: struct.unpack_from("<I", b, 4)[0])
    if struct.unpack_from("<H", body, 2)[0] > 1:
        raise Refused("newer")
    return body


def read_pages(file, body, key, size):
    pages = {}
    for n in range(1, struct.unpack_from("<I", body, 124)[0] + 1):
        page = file[8192 + (n - 1) * size:][:size]
        plain = aead_open(key, page[-40:-16], page[:-40], page[-16:], struct.pack("<Q", n))
        if plain is None:
            raise Refused(f"page {n}")
        pages[n] = plain + bytes(40)
    return pages


def replay(log, body, key, size, pages):
    """Commits of the log into the pages; returns how many."""
    generation, commits, pending = body[56:72], 0, {}
    if aead_open(key, log[:24], log[24:56], log[56:72], b"walhdr1\0") is None or log[:16] != generation:
        return 0
    for k in range((len(log) - 72) // (24 + size)):
        frame = log[72 + k * (24 + size):][:24 + size]
        plain = aead_open(key, frame[:24], frame[24:-16], frame[-16:], generation + struct.pack("<Q", k))
        if plain is None:
            break
        number, database_size = struct.unpack_from(">II", plain)
        assert struct.unpack_from("<Q", plain, 8)[0] == commits, "commit number"
        pending[number] = plain[24:] + bytes(40)
        if database_size != 0:
            pages.update(pending)
            pending = {}
            commits += 1
    return commits


def read_room(path, passphrase):
    file = path.read_bytes()
    master = open_slots(file, passphrase)
    body = open_body(file, master)
    size, file_id = struct.unpack_from("<I", body, 8)[0], body[16:32]
    pages = read_pages(file, body, H(master, "hv1 page", file_id), size)
    log = path.with_name(path.name + "-wal")
    commits = replay(log.read_bytes(), body, H(master, "hv1 wal", file_id), size, pages) if log.exists() else 0
    image = bytearray(b"".join(pages[n] for n in sorted(pages)))
    image[18:20] = b"\1\1"  # in memory there is no log
    database = sqlite3.connect(":memory:")
    database.deserialize(bytes(image))
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return database.execute("SELECT id, body FROM entry ORDER BY id").fetchall(), commits


def check(folder):
    rows = [(1, "Solen stod op."), (2, "Kaffe på trappen.")]
    assert read_room(folder / "room-v1.dat", PASSPHRASE) == (rows, 0)
    more = [(3, "Regn."), (4, "00" * 6000)]
    assert read_room(folder / "room-v1-killed.dat", PASSPHRASE) == (rows + more, 2)
    try:
        read_room(folder / "room-v1.dat", PASSPHRASE + "x")
        sys.exit("another passphrase opened it")
    except Refused:
        pass


if __name__ == "__main__":
    at = pathlib.Path(sys.argv[1])
    if at.is_dir():
        check(at)
    else:
        for row in read_room(at, sys.stdin.readline().rstrip("\n"))[0]:
            print(*row)

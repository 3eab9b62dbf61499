/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the files of this folder and INDEX.tsv, into the folder given. Only for a new version of the format, or for
 * more of them: the old ones must go on opening, and being refused. Passphrase and rows are in vectors.h. */

#include "vector-maker.h"
#include "vectors.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

static const Shape small = { 1024, 0 };
static const char *folder;
static GString *table;

/* @rows: how many can be read, or -1; @rule: of FORMAT.md, what it is about. */
static void
note (const char *name, const char *expected, int rows, const char *passphrase, const char *rule, const char *why)
{
  g_autofree char *typed
      = g_strcmp0 (passphrase, VECTOR_PASSPHRASE) == 0 ? g_strdup ("-") : g_uri_escape_string (passphrase, NULL, FALSE);
  g_autofree char *count = rows < 0 ? g_strdup ("-") : g_strdup_printf ("%d", rows);
  g_string_append_printf (table, "%s.dat\t%s\t%s\t%s\t%s\t%s\n", name, expected, count, typed, rule, why);
}

static void
put (Vector *vector, const char *name, const char *expected, int rows, const char *rule, const char *why)
{
  maker_write (vector, folder, name);
  note (name, expected, rows, VECTOR_PASSPHRASE, rule, why);
  maker_clear (vector);
}

static void
put_refused (Vector *vector, const char *name, const char *expected, const char *rule, const char *why)
{
  put (vector, name, expected, -1, rule, why);
}

/* ---- rooms to begin with ---- */

#define ROWS 12
#define IN_LOG 4

static const char make_rows[] = "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT);"
                                "INSERT INTO entry VALUES (1, 'Solen stod op.'), (2, 'Kaffe på trappen.');"
                                "WITH RECURSIVE n (x) AS (SELECT 3 UNION ALL SELECT x + 1 FROM n WHERE x < 12)"
                                " INSERT INTO entry SELECT x, 'Linje ' || x || ' ' || hex (zeroblob (90)) FROM n;";

static const char *const more_rows[] = {
  "INSERT INTO entry VALUES (13, 'Regn ' || hex (zeroblob (60)))",
  "BEGIN; INSERT INTO entry VALUES (14, 'Sne ' || hex (zeroblob (300))); UPDATE entry SET body = body || '.'"
  " WHERE id > 10; COMMIT",
  "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO entry VALUES (15, 'Sol')",
  "INSERT INTO entry VALUES (16, 'Blæst')",
  NULL,
};
#define COMMITS_IN_LOG 5 /* the third statement is two */

static Vector
make_closed (void)
{
  return maker_new (small, make_rows);
}

/* For what is decided before a row is read. */
static Vector
make_tiny (void)
{
  return maker_new (small, "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT)");
}

static Vector
make_killed (void)
{
  Vector vector = make_closed ();
  maker_session (&vector, TRUE, more_rows);
  return vector;
}

static void
drop_log (Vector *vector)
{
  g_clear_pointer (&vector->log.bytes, g_free);
  vector->log.size = 0;
}

static void
set_log (Vector *vector, const Vector *from)
{
  drop_log (vector);
  vector->log.bytes = g_memdup2 (from->log.bytes, from->log.size);
  vector->log.size = from->log.size;
}

static void
flip (guint8 *at)
{
  *at ^= 0x10;
}

static guint8 *
body_record (Vector *vector, guint copy)
{
  return vector->room.bytes + hv_header_body_offset (copy);
}

static guint8 *
slot_at (Vector *vector, guint copy, guint index)
{
  return vector->room.bytes + hv_header_slot_offset (copy, index);
}

/* The first frame of the log's last commit but @back. */
static guint
find_commit (Vector *vector, guint back)
{
  guint n = maker_count_frames (vector), i = n - 1;
  guint64 wanted = maker_frame_number (vector, n - 1, NULL) - back;
  while (i > 0 && maker_frame_number (vector, i - 1, NULL) >= wanted)
    i--;
  return i;
}

/* ---- that open: shapes, slots, header ---- */

static void
put_shapes (void)
{
  static const guint32 sizes[] = { 1024, 4096, 65536 };
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("opens/page-%u", sizes[i]);
      g_autofree char *why = g_strdup_printf ("pages of %u bytes", sizes[i]);
      Vector vector = maker_new ((Shape){ sizes[i], 0 }, make_rows);
      put (&vector, name, "opens", ROWS, "3", why);
    }
  Vector padded = maker_new ((Shape){ 1024, 32768 }, make_rows);
  put (&padded, "opens/padded", "opens", ROWS, "3.3", "padded to units of 32 KiB");
  Vector longer = make_closed ();
  longer.room.bytes = g_realloc (longer.room.bytes, longer.room.size + 700);
  randombytes_buf (longer.room.bytes + longer.room.size, 700);
  longer.room.size += 700;
  put (&longer, "opens/longer", "opens", ROWS, "3", "more bytes behind the last page, no unit");
  Vector empty = maker_new (small, NULL);
  put (&empty, "opens/empty", "opens", 0, "3.3", "no database has been made yet");
}

static void
put_tables (void)
{
  Vector vector = maker_new ((Shape){ 1024, 0 }, make_rows);
  const char *const statements[]
      = { "CREATE VIRTUAL TABLE words USING fts5 (body); INSERT INTO words SELECT body FROM entry;"
          "CREATE TABLE pair (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;"
          "INSERT INTO pair VALUES ('æ', x'00ff'), ('b', NULL);"
          "CREATE TABLE long (n REAL, text TEXT); INSERT INTO long VALUES (0.5, hex (zeroblob (1500)));"
          "CREATE INDEX by_body ON entry (body); CREATE VIEW short AS SELECT id FROM entry;",
          "CREATE TABLE gone (a); INSERT INTO gone SELECT hex (zeroblob (400)) FROM entry;", "DROP TABLE gone", NULL };
  maker_session (&vector, FALSE, statements);
  Vector shrunk = maker_copy (&vector);
  put (&vector, "opens/tables", "opens", ROWS, "4", "a full-text index, a long row, a view, free pages");
  maker_session (&shrunk, FALSE, (const char *const[]){ "VACUUM", NULL });
  put (&shrunk, "opens/shrunk", "opens", ROWS, "4", "after VACUUM: pages given back are sealed zeros");
}

static void
put_slots (void)
{
  static const char words[] = "anker birk citron due engel fugl gryde hest is jord kage lampe";
  Vector vector = make_closed ();
  maker_set_slot (&vector, 3, "den anden vej ind", HV_SLOT_PASSPHRASE);
  maker_set_slot (&vector, 7, words, HV_SLOT_RECOVERY);
  note ("opens/three-slots", "opens", ROWS, "den anden vej ind", "3.1", "the same by its slot 3");
  note ("opens/three-slots", "opens", ROWS, words, "3.1", "the same by its slot 7, of the recovery kind");
  put (&vector, "opens/three-slots", "opens", ROWS, "3.1", "three slots, by the first");

  Vector last = make_closed ();
  maker_set_slot (&last, 7, "den anden vej ind", HV_SLOT_PASSPHRASE);
  maker_set_slot (&last, 0, NULL, HV_SLOT_FREE);
  maker_write (&last, folder, "opens/last-slot");
  note ("opens/last-slot", "opens", ROWS, "den anden vej ind", "3.1", "the only slot is the last one");
  note ("opens/last-slot", "wrong-passphrase", -1, VECTOR_PASSPHRASE, "R3",
        "the same by a slot that is random bytes again");
  maker_clear (&last);

  /* What a change that was cut short leaves: the body alone says which slots count. */
  Vector changed = make_tiny ();
  maker_set_slot (&changed, 5, "en gammel vej ind", HV_SLOT_PASSPHRASE);
  maker_set_slot (&changed, 6, VECTOR_PASSPHRASE, HV_SLOT_PASSPHRASE);
  maker_set_body (&changed, HV_BODY_SLOT_KINDS, HV_SLOT_FREE, 1);
  maker_set_body (&changed, HV_BODY_SLOT_KINDS + 5, HV_SLOT_FREE, 1);
  maker_set_body (&changed, HV_BODY_SLOTS_TO_WIPE, 1 << 0 | 1 << 5, 1);
  note ("opens/slots-to-wipe", "wrong-passphrase", -1, "en gammel vej ind", "R3",
        "the same by a slot that the body calls free");
  put (&changed, "opens/slots-to-wipe", "opens", 0, "3.4",
       "two slots open for this passphrase, one of them is in force");

  Vector normal = make_closed ();
  maker_set_slot (&normal, 1, "\uFF21\u212B \uFB01nder \u2460 lø\u0301sning", HV_SLOT_PASSPHRASE);
  note ("opens/normal-form", "opens", ROWS, "\uFF21\u212B \uFB01nder \u2460 lø\u0301sning", "3.1",
        "a passphrase of signs that have another normal form");
  note ("opens/normal-form", "opens", ROWS, "AÅ finder 1 lǿsning", "3.1", "the same in its normal form (NFKC)");
  maker_write (&normal, folder, "opens/normal-form");
  maker_clear (&normal);
}

static void
put_header_copies (void)
{
  static const char *const letters = "ab";
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      g_autofree char *body = g_strdup_printf ("opens/body-%c-lost", letters[copy]);
      g_autofree char *slot = g_strdup_printf ("opens/slot-%c-lost", letters[copy]);
      Vector vector = make_closed ();
      flip (body_record (&vector, copy) + 100);
      put (&vector, body, "opens", ROWS, "3.3", "one body is damaged: the other counts");
      vector = make_closed ();
      flip (slot_at (&vector, copy, 0) + 60);
      put (&vector, slot, "opens", ROWS, "3.1", "one copy of the slot is damaged: the other counts");
    }
  Vector unknown = make_closed ();
  maker_set_body (&unknown, HV_BODY_VERSION, 2, 2);
  maker_set_body (&unknown, 128, 0x1122334455667788, 8);
  maker_set_body (&unknown, HV_BODY_SIZE - 8, 0x8877665544332211, 8);
  put (&unknown, "opens/later-version", "opens", ROWS, "10",
       "a later version that this reader may read, with more fields");

  /* The same master key and slots, another file id: what a copy of a room is. */
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  Vector copy = make_closed (), from = maker_copy (&copy);
  maker_set_body (&copy, HV_BODY_FILE_ID, 0x0123456789abcdef, 8);
  for (guint32 n = 1; n <= maker_count_pages (&from); n++)
    {
      g_autofree guint8 *plain = maker_open_page (&from, n);
      maker_seal_page (&copy, n, plain);
    }
  maker_open (&copy, &keys, body);
  Vector mixed = maker_copy (&copy);
  put (&copy, "opens/copy", "opens", ROWS, "3.2", "a copy of a room: its slots and master key, another file id");
  memcpy (maker_page (&mixed, 2), maker_page (&from, 2), small.page_size);
  put_refused (&mixed, "refused/page-of-the-original", "damaged", "R9", "page 2 of a copy is the original's");
  maker_clear (&from);
}

/* ---- that open: logs ---- */

static void
put_logs (void)
{
  Vector closed = make_closed (), killed = maker_copy (&closed), vector;
  maker_session (&killed, TRUE, more_rows);
  must (maker_frame_number (&killed, maker_count_frames (&killed) - 1, NULL) == COMMITS_IN_LOG - 1, "commits");
  gsize frame = maker_frame_size (&killed);

  vector = maker_copy (&killed);
  put (&vector, "opens/killed", "replayed", ROWS + IN_LOG, "6.4",
       "a session was killed: five commits are in the log alone");
  vector = maker_copy (&killed);
  vector.log.size -= frame / 2;
  put (&vector, "opens/killed-cut", "replayed", ROWS + IN_LOG - 1, "6.4", "the last frame was not all written");
  vector = maker_copy (&killed);
  flip (maker_frame (&vector, maker_count_frames (&vector) - 1) + 30);
  put (&vector, "opens/killed-torn", "replayed", ROWS + IN_LOG - 1, "6.4", "the last frame is torn");
  vector = maker_copy (&killed);
  vector.log.size = HV_WAL_HEADER_SIZE + find_commit (&vector, 3) * frame + frame;
  put (&vector, "opens/killed-amid", "replayed", ROWS + 1, "6.4", "the log ends amid a commit of several frames");
  vector = maker_copy (&killed);
  vector.log.size = 40;
  put (&vector, "opens/killed-early", "opens", ROWS, "6.4", "killed before the log's header was written");
  vector = maker_copy (&killed);
  memcpy (body_record (&vector, 1), body_record (&closed, 1), HV_BODY_RECORD_SIZE);
  put (&vector, "opens/body-behind", "replayed", ROWS + IN_LOG, "3.3", "one body is of the session before");
  vector = maker_copy (&killed);
  flip (body_record (&vector, 0) + 300);
  put (&vector, "opens/killed-body-lost", "replayed", ROWS + IN_LOG, "6.4",
       "a log, and one body damaged that named it too");

  vector = maker_copy (&killed);
  memset (maker_page (&vector, 1) + 200, 0x55, 100);
  put (&vector, "opens/torn-first-page", "replayed", ROWS + IN_LOG, "6.4", "page 1 is torn, the log has it whole");
  vector = maker_copy (&killed);
  for (guint i = 0; i < maker_count_frames (&killed); i++)
    {
      guint32 page;
      maker_frame_number (&killed, i, &page);
      if (page <= maker_count_pages (&killed))
        randombytes_buf (maker_page (&vector, page), small.page_size);
    }
  put (&vector, "opens/checkpoint-cut", "replayed", ROWS + IN_LOG, "6.4",
       "every page that the log has is torn in the file");

  vector = maker_copy (&closed);
  maker_session (
      &vector, TRUE,
      (const char *const[]){ more_rows[0], more_rows[1], "PRAGMA wal_checkpoint (RESTART)", more_rows[2], NULL });
  put (&vector, "opens/second-generation", "replayed", ROWS + 3, "5",
       "the log has begun again; behind its end are old frames");
  vector = maker_copy (&killed);
  drop_log (&vector);
  put (&vector, "opens/log-missing", "log-missing", ROWS, "R14",
       "the log was taken away: all verifies, saves may be missing");
  vector = maker_copy (&killed);
  vector.log.size = 0;
  put (&vector, "opens/log-emptied", "log-missing", ROWS, "R14", "the log has no bytes: as if it had been taken away");
  vector = maker_copy (&closed);
  set_log (&vector, &killed);
  put (&vector, "opens/leftover", "opens", ROWS, "6.4", "closed cleanly; the log beside it is a session's that ended");
  vector = maker_copy (&closed);
  vector.log.bytes = g_malloc (vector.log.size = 1500);
  randombytes_buf (vector.log.bytes, vector.log.size);
  put (&vector, "opens/rubbish", "opens", ROWS, "6.4", "closed cleanly; random bytes where a log would be");
  g_auto (Vector) other = make_killed ();
  vector = maker_copy (&closed);
  set_log (&vector, &other);
  put (&vector, "opens/log-of-another", "opens", ROWS, "6.4", "closed cleanly; another room's log beside it");
  maker_clear (&closed);
  maker_clear (&killed);
}

/* ---- that are refused: files, slots ---- */

static void
put_bytes (const char *name, const guint8 *bytes, gsize size, const char *expected, const char *rule, const char *why)
{
  Vector vector = { { g_malloc (size + 1), size }, { NULL, 0 } };
  if (size > 0)
    memcpy (vector.room.bytes, bytes, size);
  put_refused (&vector, name, expected, rule, why);
}

static void
put_no_rooms (void)
{
  guint8 random[10000];
  Vector room = make_tiny ();
  put_bytes ("refused/nothing", NULL, 0, "not-a-room", "R1", "an empty file");
  put_bytes ("refused/short", room.room.bytes, HV_HEADER_SIZE - 1, "not-a-room", "R1", "a byte too short for a header");
  maker_clear (&room);
  memcpy (random, maker_salt (), HV_SALT_SIZE); /* so that it costs no more than the others */
  randombytes_buf (random + HV_SALT_SIZE, sizeof random - HV_SALT_SIZE);
  put_bytes ("refused/random", random, sizeof random, "wrong-passphrase", "R3", "random bytes: an unused file");

  sqlite3 *plain;
  g_autofree char *path = g_build_filename (folder, "refused/plain.dat", NULL);
  g_unlink (path);
  must (sqlite3_open (path, &plain) == SQLITE_OK, "a plain database");
  int code = sqlite3_exec (plain,
                           "PRAGMA page_size=1024; CREATE TABLE entry (id, body);"
                           "INSERT INTO entry VALUES (1, hex (zeroblob (4000)))",
                           NULL, NULL, NULL);
  must (code == SQLITE_OK, sqlite3_errmsg (plain));
  sqlite3_close (plain);
  note ("refused/plain", "wrong-passphrase", -1, VECTOR_PASSPHRASE, "R3", "a plain SQLite database");
}

static void
put_bad_slots (void)
{
  Vector vector = make_tiny ();
  note ("opens/page-1024", "wrong-passphrase", -1, VECTOR_PASSPHRASE "x", "R3", "the same with another passphrase");
  guint8 other_salt[HV_SALT_SIZE];
  hv_salt_draw (other_salt, HV_COST_SMALL);
  memcpy (vector.room.bytes, other_salt, HV_SALT_SIZE);
  put_refused (&vector, "refused/salt", "wrong-passphrase", "R3", "the salt is another");

  vector = make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    flip (slot_at (&vector, copy, 0) + 24 + 32 + 5);
  put_refused (&vector, "refused/slot-text", "wrong-passphrase", "R3", "both copies of the slot: ciphertext changed");
  vector = make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    flip (slot_at (&vector, copy, 0) + 24 + 5);
  put_refused (&vector, "refused/slot-commitment", "wrong-passphrase", "R3",
               "both copies of the slot open, but their commitment is wrong");
  vector = make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    maker_swap (slot_at (&vector, copy, 0), slot_at (&vector, copy, 4), HV_SLOT_SIZE);
  put_refused (&vector, "refused/slot-moved", "wrong-passphrase", "R3", "the slot is at another's place");
}

static void
put_slot_out_of_force (void)
{
  Vector vector = make_tiny ();
  maker_set_slot (&vector, 2, "den anden vej ind", HV_SLOT_PASSPHRASE);
  maker_set_body (&vector, HV_BODY_SLOT_KINDS, HV_SLOT_FREE, 1);
  put_refused (&vector, "refused/slot-out-of-force", "wrong-passphrase", "R3",
               "the slot opens, but the body calls it free");
}

/* ---- that are refused: bodies ---- */

static void
put_bad_body (const char *name, gsize offset, guint64 value, gsize size, const char *expected, const char *rule,
              const char *why)
{
  g_autofree char *path = g_strconcat ("refused/", name, NULL);
  Vector vector = make_tiny ();
  maker_set_body (&vector, offset, value, size);
  put_refused (&vector, path, expected, rule, why);
}

static void
put_bad_bodies (void)
{
  Vector vector = make_tiny (), other = make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    flip (body_record (&vector, copy) + 24 + 200);
  put_refused (&vector, "refused/bodies-lost", "damaged", "R4", "both bodies are damaged");
  vector = make_tiny ();
  maker_swap (body_record (&vector, 0), body_record (&vector, 1), HV_BODY_RECORD_SIZE);
  put_refused (&vector, "refused/bodies-swapped", "damaged", "R4", "each body stands in the other's copy");
  vector = make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    memcpy (body_record (&vector, copy), body_record (&other, copy), HV_BODY_RECORD_SIZE);
  put_refused (&vector, "refused/bodies-of-another", "damaged", "R4", "both bodies are another room's");
  maker_clear (&other);

  put_bad_body ("newer", HV_BODY_MIN_READER, 2, 2, "newer", "R5", "for readers of version 2 and later");
  put_bad_body ("cipher", HV_BODY_CIPHER, 2, 1, "damaged", "R6", "an unknown cipher");
  put_bad_body ("reserve", HV_BODY_RESERVE, 32, 2, "damaged", "R6", "32 reserved bytes");
  put_bad_body ("page-size-odd", HV_BODY_PAGE_SIZE, 1000, 4, "damaged", "R6", "a page size that is no power of two");
  put_bad_body ("page-size-small", HV_BODY_PAGE_SIZE, 512, 4, "damaged", "R6",
                "pages of 512 bytes: SQLite needs 480 of a page");
  put_bad_body ("page-size-large", HV_BODY_PAGE_SIZE, 131072, 4, "damaged", "R6", "pages of 131 072 bytes");
  put_bad_body ("pad-unit", HV_BODY_PAD_UNIT, 16 * 1024 * 1024 + 1, 4, "damaged", "R6", "a pad unit over 16 MiB");
  put_bad_body ("sequence", HV_BODY_SEQUENCE, 0xffff0000, 4, "damaged", "R6",
                "a sequence that will soon come to its end");
  put_bad_body ("no-pages", HV_BODY_PAGES, 0, 4, "damaged", "R7", "a database without a page");
  put_bad_body ("pages-beyond", HV_BODY_PAGES, 1000, 4, "damaged", "R8", "more pages than the file has room for");
  put_bad_body ("pages-endless", HV_BODY_PAGES, 0xffffffff, 4, "damaged", "R8", "as many pages as can be said");
  put_bad_body ("page-size-other", HV_BODY_PAGE_SIZE, 2048, 4, "damaged", "R8", "twice the page size");
  put_bad_body ("file-id", HV_BODY_FILE_ID, 0, 8, "damaged", "R9", "another file id: no page opens");
  put_bad_body ("pages-fewer", HV_BODY_PAGES, 1, 4, "damaged", "R10", "page 1 says more pages than the body");
}

/* ---- that are refused: pages, logs ---- */

static void
put_bad_pages (void)
{
  static const struct
  {
    const char *name;
    guint page;
    gsize offset;
    const char *why;
  } flips[] = {
    { "refused/page-1", 1, 90, "a bit of page 1" },
    { "refused/page-text", 3, 400, "a bit of the ciphertext of page 3" },
    { "refused/page-nonce", 3, 1024 - 40, "a bit of the nonce of page 3" },
    { "refused/page-tag", 3, 1023, "the last bit of page 3" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (flips); i++)
    {
      Vector vector = make_closed ();
      flip (maker_page (&vector, flips[i].page) + flips[i].offset);
      put_refused (&vector, flips[i].name, "damaged", "R9", flips[i].why);
    }
  Vector vector = make_closed (), other = make_closed ();
  maker_swap (maker_page (&vector, 3), maker_page (&vector, 4), small.page_size);
  put_refused (&vector, "refused/pages-swapped", "damaged", "R9", "pages 3 and 4 have changed places");
  vector = make_closed ();
  memcpy (maker_page (&vector, 3), maker_page (&other, 3), small.page_size);
  put_refused (&vector, "refused/page-of-another", "damaged", "R9", "page 3 of another room");
  maker_clear (&other);
  vector = make_closed ();
  memset (maker_page (&vector, 3), 0, small.page_size);
  put_refused (&vector, "refused/page-zero", "damaged", "R9", "page 3 is zeros");

  vector = make_closed ();
  maker_session (&vector, FALSE, (const char *const[]){ "DELETE FROM entry WHERE id > 4", NULL });
  g_autofree guint8 *first = maker_open_page (&vector, 1);
  guint32 free_page = GUINT32_SWAP_LE_BE (hv_get_u32 (first + 32)); /* where SQLite's list of them begins */
  must (free_page > 0, "a free page");
  flip (maker_page (&vector, free_page) + 7);
  put_refused (&vector, "refused/page-free", "damaged", "R9", "a page that is free just now");

  vector = make_closed ();
  vector.room.size -= small.page_size;
  put_refused (&vector, "refused/page-missing", "damaged", "R8", "the last page is not there");
  vector = make_closed ();
  vector.room.size -= 1;
  put_refused (&vector, "refused/cut", "damaged", "R8", "a byte short");
}

static void
put_bad_logs (void)
{
  Vector closed = make_closed (), killed = maker_copy (&closed), vector;
  maker_session (&killed, TRUE, more_rows);
  gsize frame = maker_frame_size (&killed);
  guint middle = find_commit (&killed, 2);

  vector = maker_copy (&killed);
  flip (vector.log.bytes + 30);
  put_refused (&vector, "refused/log-header", "damaged", "R11", "the log's header is damaged, its frames are there");
  vector = maker_copy (&killed);
  memset (vector.log.bytes, 0, HV_WAL_HEADER_SIZE);
  put_refused (&vector, "refused/log-header-zero", "damaged", "R11", "the log's header is zeros, its frames are there");
  vector = maker_copy (&killed);
  memcpy (body_record (&vector, 1), body_record (&closed, 1), HV_BODY_RECORD_SIZE);
  flip (body_record (&vector, 0) + 300);
  put_refused (&vector, "refused/log-unnamed", "damaged", "R12", "the only body that named the log is damaged");

  vector = maker_copy (&killed);
  flip (maker_frame (&vector, middle) + 100);
  put_refused (&vector, "refused/frame", "damaged", "R13", "a frame is damaged, commits follow");
  vector = maker_copy (&killed);
  flip (maker_frame (&vector, 0) + 10);
  put_refused (&vector, "refused/frame-first", "damaged", "R13", "the first frame is damaged, commits follow");
  vector = maker_copy (&killed);
  maker_swap (maker_frame (&vector, middle), maker_frame (&vector, middle + 1), frame);
  put_refused (&vector, "refused/frames-swapped", "damaged", "R13", "two frames have changed places");
  vector = maker_copy (&killed);
  maker_set_frame_number (&vector, middle, maker_frame_number (&vector, middle, NULL) + 3);
  put_refused (&vector, "refused/frame-number", "damaged", "R13", "a frame of too high a commit number");
  g_auto (Vector) again = maker_copy (&closed);
  maker_session (&again, TRUE, more_rows);
  vector = maker_copy (&killed);
  memcpy (maker_frame (&vector, middle), maker_frame (&again, middle), frame);
  put_refused (&vector, "refused/frame-of-another-log", "damaged", "R13", "a frame of another generation of this room");

  vector = maker_copy (&killed);
  drop_log (&vector);
  flip (maker_page (&vector, 3) + 20);
  put_refused (&vector, "refused/log-missing-page", "damaged", "R14", "the log was taken away and a page is damaged");
  maker_clear (&closed);
  maker_clear (&killed);
}

int
main (int argc, char **argv)
{
  must (argc == 2, "give a folder");
  folder = argv[1];
  maker_init ();
  table
      = g_string_new ("# file\texpected\trows\tpassphrase\trule\twhy\n"
                      "room-v1.dat\topens\t2\t-\t3\tthe first version of the program\n"
                      "room-v1-killed.dat\treplayed\t4\t-\t6.4\tthe same, killed: two commits are in the log alone\n");
  put_shapes ();
  put_tables ();
  put_slots ();
  put_header_copies ();
  put_logs ();
  put_no_rooms ();
  put_bad_slots ();
  put_slot_out_of_force ();
  put_bad_bodies ();
  put_bad_pages ();
  put_bad_logs ();
  g_autofree char *index = g_build_filename (folder, "INDEX.tsv", NULL);
  maker_finish ();
  must (g_file_set_contents (index, table->str, (gssize) table->len, NULL), index);
  return EXIT_SUCCESS;
}

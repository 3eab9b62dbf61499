/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The files that must be refused. */

#include "make-vectors.h"
#include "vectors.h"

#include <glib/gstdio.h>
#include <sodium.h>

/* ---- files, slots ---- */

static void
put_bytes (const char *name, const guint8 *bytes, gsize size, const char *expected, const char *rule, const char *why)
{
  Vector vector = { { g_malloc (size + 1), size }, { NULL, 0 } };
  if (size > 0)
    memcpy (vector.room.bytes, bytes, size);
  vector_put_refused (&vector, name, expected, rule, why);
}

static void
put_no_rooms (void)
{
  guint8 random[10000];
  Vector room = vector_make_tiny ();
  put_bytes ("refused/nothing", NULL, 0, "not-a-room", "R1", "an empty file");
  put_bytes ("refused/short", room.room.bytes, HV_HEADER_SIZE - 1, "not-a-room", "R1", "a byte too short for a header");
  maker_clear (&room);
  memcpy (random, maker_salt (), HV_SALT_SIZE); /* so that it costs no more than the others */
  randombytes_buf (random + HV_SALT_SIZE, sizeof random - HV_SALT_SIZE);
  put_bytes ("refused/random", random, sizeof random, "wrong-passphrase", "R3", "random bytes: an unused file");

  sqlite3 *plain;
  g_autofree char *path = g_build_filename (vector_folder, "refused/plain.dat", NULL);
  g_unlink (path);
  must (sqlite3_open (path, &plain) == SQLITE_OK, "a plain database");
  int code = sqlite3_exec (plain,
                           "PRAGMA page_size=1024; CREATE TABLE entry (id, body);"
                           "INSERT INTO entry VALUES (1, hex (zeroblob (4000)))",
                           NULL, NULL, NULL);
  must (code == SQLITE_OK, sqlite3_errmsg (plain));
  sqlite3_close (plain);
  vector_note ("refused/plain", "wrong-passphrase", -1, VECTOR_PASSPHRASE, "R3", "a plain SQLite database");
}

static void
put_bad_slots (void)
{
  Vector vector = vector_make_tiny ();
  vector_note ("opens/page-1024", "wrong-passphrase", -1, VECTOR_PASSPHRASE "x", "R3",
               "the same with another passphrase");
  guint8 other_salt[HV_SALT_SIZE];
  hv_salt_draw (other_salt, HV_COST_SMALL);
  memcpy (vector.room.bytes, other_salt, HV_SALT_SIZE);
  vector_put_refused (&vector, "refused/salt", "wrong-passphrase", "R3", "the salt is another");

  vector = vector_make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    vector_flip (vector_slot_at (&vector, copy, 0) + 24 + 32 + 5);
  vector_put_refused (&vector, "refused/slot-text", "wrong-passphrase", "R3",
                      "both copies of the slot: ciphertext changed");
  vector = vector_make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    vector_flip (vector_slot_at (&vector, copy, 0) + 24 + 5);
  vector_put_refused (&vector, "refused/slot-commitment", "wrong-passphrase", "R3",
                      "both copies of the slot open, but their commitment is wrong");
  vector = vector_make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    maker_swap (vector_slot_at (&vector, copy, 0), vector_slot_at (&vector, copy, 4), HV_SLOT_SIZE);
  vector_put_refused (&vector, "refused/slot-moved", "wrong-passphrase", "R3", "the slot is at another's place");
}

static void
put_slot_out_of_force (void)
{
  Vector vector = vector_make_tiny ();
  maker_set_slot (&vector, 2, "den anden vej ind", HV_SLOT_PASSPHRASE);
  maker_set_body (&vector, HV_BODY_SLOT_KINDS, HV_SLOT_FREE, 1);
  vector_put_refused (&vector, "refused/slot-out-of-force", "wrong-passphrase", "R3",
                      "the slot opens, but the body calls it free");
}

/* ---- bodies ---- */

static void
put_bad_body (const char *name, gsize offset, guint64 value, gsize size, const char *expected, const char *rule,
              const char *why)
{
  g_autofree char *path = g_strconcat ("refused/", name, NULL);
  Vector vector = vector_make_tiny ();
  maker_set_body (&vector, offset, value, size);
  vector_put_refused (&vector, path, expected, rule, why);
}

static void
put_bad_bodies (void)
{
  Vector vector = vector_make_tiny (), other = vector_make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    vector_flip (vector_body_record (&vector, copy) + 24 + 200);
  vector_put_refused (&vector, "refused/bodies-lost", "damaged", "R4", "both bodies are damaged");
  vector = vector_make_tiny ();
  maker_swap (vector_body_record (&vector, 0), vector_body_record (&vector, 1), HV_BODY_RECORD_SIZE);
  vector_put_refused (&vector, "refused/bodies-swapped", "damaged", "R4", "each body stands in the other's copy");
  vector = vector_make_tiny ();
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    memcpy (vector_body_record (&vector, copy), vector_body_record (&other, copy), HV_BODY_RECORD_SIZE);
  vector_put_refused (&vector, "refused/bodies-of-another", "damaged", "R4", "both bodies are another room's");
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

/* ---- pages, logs ---- */

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
      Vector vector = vector_make_closed ();
      vector_flip (maker_page (&vector, flips[i].page) + flips[i].offset);
      vector_put_refused (&vector, flips[i].name, "damaged", "R9", flips[i].why);
    }
  Vector vector = vector_make_closed (), other = vector_make_closed ();
  maker_swap (maker_page (&vector, 3), maker_page (&vector, 4), vector_small.page_size);
  vector_put_refused (&vector, "refused/pages-swapped", "damaged", "R9", "pages 3 and 4 have changed places");
  vector = vector_make_closed ();
  memcpy (maker_page (&vector, 3), maker_page (&other, 3), vector_small.page_size);
  vector_put_refused (&vector, "refused/page-of-another", "damaged", "R9", "page 3 of another room");
  maker_clear (&other);
  vector = vector_make_closed ();
  memset (maker_page (&vector, 3), 0, vector_small.page_size);
  vector_put_refused (&vector, "refused/page-zero", "damaged", "R9", "page 3 is zeros");

  vector = vector_make_closed ();
  maker_session (&vector, FALSE, (const char *const[]){ "DELETE FROM entry WHERE id > 4", NULL });
  g_autofree guint8 *first = maker_open_page (&vector, 1);
  guint32 free_page = GUINT32_SWAP_LE_BE (hv_get_u32 (first + 32)); /* where SQLite's list of them begins */
  must (free_page > 0, "a free page");
  vector_flip (maker_page (&vector, free_page) + 7);
  vector_put_refused (&vector, "refused/page-free", "damaged", "R9", "a page that is free just now");

  vector = vector_make_closed ();
  vector.room.size -= vector_small.page_size;
  vector_put_refused (&vector, "refused/page-missing", "damaged", "R8", "the last page is not there");
  vector = vector_make_closed ();
  vector.room.size -= 1;
  vector_put_refused (&vector, "refused/cut", "damaged", "R8", "a byte short");
}

static void
put_bad_logs (void)
{
  Vector closed = vector_make_closed (), killed = maker_copy (&closed), vector;
  maker_session (&killed, TRUE, vector_more_rows);
  gsize frame = maker_frame_size (&killed);
  guint middle = vector_find_commit (&killed, 2);

  vector = maker_copy (&killed);
  vector_flip (vector.log.bytes + 30);
  vector_put_refused (&vector, "refused/log-header", "damaged", "R11",
                      "the log's header is damaged, its frames are there");
  vector = maker_copy (&killed);
  memset (vector.log.bytes, 0, HV_WAL_HEADER_SIZE);
  vector_put_refused (&vector, "refused/log-header-zero", "damaged", "R11",
                      "the log's header is zeros, its frames are there");
  vector = maker_copy (&killed);
  memcpy (vector_body_record (&vector, 1), vector_body_record (&closed, 1), HV_BODY_RECORD_SIZE);
  vector_flip (vector_body_record (&vector, 0) + 300);
  vector_put_refused (&vector, "refused/log-unnamed", "damaged", "R12", "the only body that named the log is damaged");

  vector = maker_copy (&killed);
  vector_flip (maker_frame (&vector, middle) + 100);
  vector_put_refused (&vector, "refused/frame", "damaged", "R13", "a frame is damaged, commits follow");
  vector = maker_copy (&killed);
  vector_flip (maker_frame (&vector, 0) + 10);
  vector_put_refused (&vector, "refused/frame-first", "damaged", "R13", "the first frame is damaged, commits follow");
  vector = maker_copy (&killed);
  maker_swap (maker_frame (&vector, middle), maker_frame (&vector, middle + 1), frame);
  vector_put_refused (&vector, "refused/frames-swapped", "damaged", "R13", "two frames have changed places");
  vector = maker_copy (&killed);
  maker_set_frame_number (&vector, middle, maker_frame_number (&vector, middle, NULL) + 3);
  vector_put_refused (&vector, "refused/frame-number", "damaged", "R13", "a frame of too high a commit number");
  g_auto (Vector) again = maker_copy (&closed);
  maker_session (&again, TRUE, vector_more_rows);
  vector = maker_copy (&killed);
  memcpy (maker_frame (&vector, middle), maker_frame (&again, middle), frame);
  vector_put_refused (&vector, "refused/frame-of-another-log", "damaged", "R13",
                      "a frame of another generation of this room");

  vector = maker_copy (&killed);
  vector_drop_log (&vector);
  vector_flip (maker_page (&vector, 3) + 20);
  vector_put_refused (&vector, "refused/log-missing-page", "damaged", "R14",
                      "the log was taken away and a page is damaged");
  maker_clear (&closed);
  maker_clear (&killed);
}

void
vector_put_all_refused (void)
{
  put_no_rooms ();
  put_bad_slots ();
  put_slot_out_of_force ();
  put_bad_bodies ();
  put_bad_pages ();
  put_bad_logs ();
}

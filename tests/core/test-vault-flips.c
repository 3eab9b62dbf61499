/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every byte of a room's header, of each kind of page and of its log, changed alone: it is made up for by the second
 * copy, or the room says that it is damaged. What can be read is right. */

#include "vault-testing.h"

#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ROWS 8
#define IN_LOG 4
#define FRAME (HV_VAULT_PAGE_SIZE + HV_FRAME_HEADER_SIZE)
#define LONG_TEXT "printf ('%20000s', 'long')" /* goes on on pages of its own */

static char *folder, *path, *wal_path;
static guint8 salt[HV_SALT_SIZE];
static HvSecret *key;
static Content whole, wal; /* as they were */

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  wal_path = g_strconcat (path, "-wal", NULL);
}

static void
keep (void)
{
  whole = content_read (path);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  memcpy (salt, whole.bytes, sizeof salt);
  key = hv_keys_derive (passphrase, salt, NULL);
}

static void
tear_down (void)
{
  content_clear (&whole);
  content_clear (&wal);
  hv_secret_free (key);
  g_free (wal_path);
  g_free (path);
  folder_free (folder);
}

/* A room with a page of every kind, closed. */
static void
make_room (void)
{
  room_with_entries (path, ROWS);
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE long AS SELECT " LONG_TEXT " AS text;"
                     "CREATE TABLE brief AS SELECT zeroblob (30000); CREATE TABLE last (a); DROP TABLE brief");
  sqlite3_close (database);
}

static void
put (const char *file, const guint8 *bytes, gsize size, gsize offset)
{
  int fd = open (file, O_WRONLY | O_CLOEXEC);
  ck_assert_int_eq (pwrite (fd, bytes, size, (off_t) offset), size);
  close (fd);
}

static HvVault *
unlock (const guint8 *with_salt, GError **error)
{
  return hv_vault_unlock (path, hv_secret_peek_bytes (key), with_salt, error);
}

/* ---- the header ---- */

static Outcome
look_at_flipped_header (gsize at, const guint8 *with_salt)
{
  g_autoptr (GError) error = NULL;
  guint8 byte = whole.bytes[at] ^ (guint8) (1 << at % 8);
  put (path, whole.bytes, HV_HEADER_SIZE, 0);
  put (path, &byte, 1, at);
  g_autoptr (HvVault) vault = unlock (with_salt, &error);
  return vault_look (vault, error);
}

/* After a visit both copies open again. */
static gboolean
header_is_mended (void)
{
  g_autofree guint8 *header = g_malloc (HV_HEADER_SIZE);
  guint8 body[HV_BODY_SIZE];
  gboolean slots[HV_HEADER_COPIES], bodies[HV_HEADER_COPIES];
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  ck_assert_int_eq (pread (fd, header, HV_HEADER_SIZE, 0), HV_HEADER_SIZE);
  close (fd);
  HvKeys *keys = hv_locked_alloc (sizeof *keys, NULL);
  int slot = hv_header_find_slot (header, hv_secret_peek_bytes (key), salt, keys->master, slots);
  hv_keys_set_body (keys);
  gboolean mended = slot >= 0 && slots[0] && slots[1] && hv_header_find_body (header, keys, body, bodies) && bodies[0]
                    && bodies[1] && memcmp (header, salt, sizeof salt) == 0;
  sodium_free (keys);
  return mended;
}

START_TEST (every_byte_of_the_header)
{
  int looked = 0, step = stride (1);
  make_room ();
  keep ();
  for (gsize at = 0; at < HV_HEADER_SIZE; at += (gsize) step, looked++)
    {
      Outcome outcome = look_at_flipped_header (at, salt);
      ck_assert_msg (outcome.refused == OPENED && outcome.rows == ROWS, "byte %d: %d, %d rows", (int) at,
                     outcome.refused, outcome.rows);
      ck_assert_msg (header_is_mended (), "byte %d: not mended", (int) at);
    }
  /* On its own a room has only the one salt. */
  for (gsize at = 0; at < HV_SALT_SIZE; at++, looked++)
    ck_assert_int_eq (look_at_flipped_header (at, NULL).refused, HV_VAULT_ERROR_WRONG_PASSPHRASE);
  printf ("# header: %d bytes changed, each alone: all made up for but %d of a lone room's salt, refused\n", looked,
          HV_SALT_SIZE);
  fflush (stdout);
}
END_TEST

/* ---- pages ---- */

static const struct
{
  const char *name;
  const char *find; /* a page of the kind */
  gboolean is_read;
} kinds[] = {
  { "page 1", "SELECT 1", TRUE },
  { "table page", "SELECT pageno FROM dbstat WHERE name = 'entry' AND pagetype = 'leaf' ORDER BY pageno", TRUE },
  { "inner page", "SELECT pageno FROM dbstat WHERE name = 'entry' AND pagetype = 'internal'", TRUE },
  { "index page", "SELECT pageno FROM dbstat WHERE name = 'entry_text_data' AND pagetype = 'leaf'", TRUE },
  { "overflow page", "SELECT pageno FROM dbstat WHERE name = 'long' AND pagetype = 'overflow'", TRUE },
  /* The only one that nobody has: SQLite reads it when it takes it into use again. */
  { "free page",
    "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n, pragma_page_count () AS p WHERE i < p.page_count)"
    " SELECT i FROM n WHERE i NOT IN (SELECT pageno FROM dbstat) ORDER BY i DESC",
    FALSE },
};

static gsize
find_page (const char *sql)
{
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  gint64 number = ask_int (database, sql);
  sqlite3_close (database);
  ck_assert_int_gt (number, 0);
  return HV_HEADER_SIZE + ((gsize) number - 1) * HV_VAULT_PAGE_SIZE;
}

/* Everything that there is, read; an SQLite code. */
static int
read_long_text (sqlite3 *database)
{
  sqlite3_stmt *statement;
  int code = sqlite3_prepare_v2 (database, "SELECT text = " LONG_TEXT " FROM long", -1, &statement, NULL);
  if (code != SQLITE_OK)
    return code;
  code = sqlite3_step (statement);
  ck_assert (code != SQLITE_ROW || sqlite3_column_int (statement, 0) == 1);
  sqlite3_finalize (statement);
  return code == SQLITE_ROW ? SQLITE_OK : code;
}

/* Whether it was refused; what could be read was right. */
static gboolean
flipped_page_is_refused (gsize at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvVault) vault = unlock (NULL, &error);
  ck_assert_ptr_nonnull (vault);
  ck_assert_int_eq (hv_vault_count_bad_pages (vault), 1);
  Outcome outcome = vault_look (vault, NULL);
  ck_assert (outcome.refused == HV_VAULT_ERROR_DAMAGED || outcome.rows == ROWS);
  if (outcome.refused != OPENED)
    return TRUE;
  sqlite3 *database = hv_vault_open_database (vault, &error);
  ck_assert_ptr_nonnull (database);
  int code = read_long_text (database);
  ck_assert (code == SQLITE_OK || code == SQLITE_IOERR_DATA);
  sqlite3_close (database);
  return code != SQLITE_OK;
}

START_TEST (every_byte_of_a_page)
{
  int looked = 0, refused = 0, step = stride (9);
  make_room ();
  gsize start = find_page (kinds[_i].find);
  keep ();
  for (gsize i = 0; i < HV_VAULT_PAGE_SIZE; i += (gsize) step, looked++)
    {
      guint8 byte = whole.bytes[start + i] ^ (guint8) (1 << i % 8);
      put (path, &byte, 1, start + i);
      refused += flipped_page_is_refused (start + i);
      put (path, whole.bytes + start + i, 1, start + i);
    }
  printf ("# %s: %d bytes changed, each alone: %d refused\n", kinds[_i].name, looked, refused);
  fflush (stdout);
  ck_assert_int_eq (refused, kinds[_i].is_read ? looked : 0);
  g_auto (Content) after = content_read (path);
  ck_assert_mem_eq (after.bytes, whole.bytes, whole.size); /* nothing was written */
}
END_TEST

/* At the cipher itself it costs little enough for all of them. */
START_TEST (no_page_opens_with_any_byte_changed)
{
  int looked = 0;
  make_room ();
  keep ();
  g_autoptr (HvVault) vault = unlock (NULL, NULL);
  g_autofree guint8 *page = g_malloc (HV_VAULT_PAGE_SIZE);
  for (gint64 number = 1; number <= vault->pages; number++)
    for (gsize i = 0; i < HV_VAULT_PAGE_SIZE; i++, looked++)
      {
        memcpy (page, whole.bytes + HV_HEADER_SIZE + (number - 1) * HV_VAULT_PAGE_SIZE, HV_VAULT_PAGE_SIZE);
        page[i] ^= (guint8) (1 << i % 8);
        ck_assert (!hv_page_open (page, HV_VAULT_PAGE_SIZE, (guint64) number, vault->keys));
      }
  printf ("# %d pages: %d bytes changed, each alone: none opens\n", (int) vault->pages, looked);
  fflush (stdout);
}
END_TEST

/* ---- the log ---- */

/* Which of the frames, and whether that can pass for a save that was never finished. */
static const struct
{
  const char *name;
  gboolean is_last_commit;
} frames[] = { { "first frame", FALSE }, { "last frame", TRUE } };

START_TEST (every_byte_of_a_frame)
{
  int looked = 0, refused = 0, step = stride (9);
  room_killed_with_entries (path, ROWS, IN_LOG);
  keep ();
  wal = content_read (wal_path);
  gsize n = (wal.size - HV_WAL_HEADER_SIZE) / FRAME;
  gsize start = HV_WAL_HEADER_SIZE + (frames[_i].is_last_commit ? n - 1 : 0) * FRAME;
  for (gsize i = 0; i < FRAME; i += (gsize) step, looked++)
    {
      g_autoptr (GError) error = NULL;
      guint8 byte = wal.bytes[start + i] ^ (guint8) (1 << i % 8);
      content_write (&whole, path);
      content_write (&wal, wal_path);
      put (wal_path, &byte, 1, start + i);
      g_autoptr (HvVault) vault = unlock (NULL, &error);
      Outcome outcome = vault_look (vault, error);
      refused += outcome.refused == HV_VAULT_ERROR_DAMAGED;
      ck_assert_msg (outcome.refused == HV_VAULT_ERROR_DAMAGED || outcome.rows == ROWS + IN_LOG - 1, "byte %d: %d rows",
                     (int) i, outcome.rows);
    }
  printf ("# %s: %d bytes changed, each alone: %d refused, %d without the last save\n", frames[_i].name, looked,
          refused, looked - refused);
  fflush (stdout);
  ck_assert_int_eq (refused, frames[_i].is_last_commit ? 0 : looked);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-flips");
  TCase *tc = tcase_create ("flips");
  tcase_set_timeout (tc, 300);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, every_byte_of_the_header);
  tcase_add_loop_test (tc, every_byte_of_a_page, 0, G_N_ELEMENTS (kinds));
  tcase_add_test (tc, no_page_opens_with_any_byte_changed);
  tcase_add_loop_test (tc, every_byte_of_a_frame, 0, G_N_ELEMENTS (frames));
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The two files as SQLite sees them: what is let through, and what never is. */

#include "vault-testing.h"

#include "vault/vault-private.h"

#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define P HV_VAULT_PAGE_SIZE
#define FRAME (P + HV_FRAME_HEADER_SIZE)

static char *folder, *path;
static HvVault *vault;
static sqlite3 *database;
static sqlite3_file *room, *wal;
static guint8 page[P];

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  room_with_entries (path, 30);
  vault = room_open (path);
  database = database_open (vault);
  room = (sqlite3_file *) vault->main;
  wal = (sqlite3_file *) vault->wal;
  memset (page, 0, sizeof page);
}

static void
tear_down (void)
{
  sqlite3_close (database);
  hv_vault_close (vault);
  g_free (path);
  folder_free (folder);
}

static sqlite3_int64
at (gint64 number)
{
  return (number - 1) * (sqlite3_int64) P;
}

/* Page @number of the file as it lies there, opened. */
static gboolean
open_raw_page (gint64 number, guint8 *out)
{
  g_auto (Content) content = content_read (path);
  memcpy (out, content.bytes + HV_HEADER_SIZE + (number - 1) * P, P);
  return hv_page_open (out, P, (guint64) number, vault->keys);
}

START_TEST (pages_that_were_never_written_are_sealed_too)
{
  gint64 last = vault->pages;
  memset (page, 'x', P - HV_PAGE_RESERVE);
  ck_assert_int_eq (room->pMethods->xWrite (room, page, P, at (last + 4)), SQLITE_OK);
  ck_assert_int_eq (room->pMethods->xSync (room, SQLITE_SYNC_NORMAL), SQLITE_OK);
  ck_assert_int_eq (vault->pages, last + 4);
  ck_assert_int_eq (hv_vault_count_bad_pages (vault), 0);
  for (gint64 number = last + 1; number < last + 4; number++)
    {
      ck_assert_int_eq (room->pMethods->xRead (room, page, P, at (number)), SQLITE_OK);
      ck_assert (sodium_is_zero (page, P));
    }
}
END_TEST

START_TEST (pages_given_back_keep_nothing)
{
  gint64 last = vault->pages;
  ck_assert_int_eq (room->pMethods->xTruncate (room, at (last - 3)), SQLITE_OK);
  ck_assert_int_eq (vault->pages, last - 4);
  for (gint64 number = last - 3; number <= last; number++)
    {
      ck_assert (open_raw_page (number, page));
      ck_assert (sodium_is_zero (page, P));
    }
  sqlite3_int64 size;
  ck_assert_int_eq (room->pMethods->xFileSize (room, &size), SQLITE_OK);
  ck_assert_int_eq (size, at (last - 3));
}
END_TEST

START_TEST (a_missing_page_is_an_error_and_not_zeros)
{
  ck_assert_int_eq (room->pMethods->xRead (room, page, P, at (vault->pages + 1)), SQLITE_IOERR_DATA);
  ck_assert_int_eq (truncate (path, HV_HEADER_SIZE + 2 * P + 100), 0);
  ck_assert_int_eq (room->pMethods->xRead (room, page, P, at (2)), SQLITE_OK);
  ck_assert_int_eq (room->pMethods->xRead (room, page, P, at (3)), SQLITE_IOERR_DATA);
  ck_assert (sodium_is_zero (page, P));
  ck_assert_int_eq (room->pMethods->xRead (room, page, P, at (4)), SQLITE_IOERR_DATA);
  ck_assert_int_eq (room->pMethods->xRead (room, page, 16, at (4) + 24), SQLITE_IOERR_DATA);
}
END_TEST

START_TEST (a_part_of_a_page_is_read_as_it_is)
{
  guint8 whole[2 * P], part[100];
  ck_assert_int_eq (room->pMethods->xRead (room, whole, P, at (1)), SQLITE_OK);
  ck_assert_int_eq (room->pMethods->xRead (room, whole + P, P, at (2)), SQLITE_OK);
  static const int offsets[] = { 0, 1, 24, P - 100, P - 50, P - 1, P };
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      ck_assert_int_eq (room->pMethods->xRead (room, part, sizeof part, offsets[i]), SQLITE_OK);
      ck_assert_mem_eq (part, whole + offsets[i], sizeof part);
    }
}
END_TEST

START_TEST (only_whole_pages_with_room_for_the_tag_are_written)
{
  ck_assert_int_eq (room->pMethods->xWrite (room, page, P - 1, at (2)), SQLITE_IOERR_WRITE);
  ck_assert_int_eq (room->pMethods->xWrite (room, page, P, at (2) + 1), SQLITE_IOERR_WRITE);
  page[P - 1] = 1;
  ck_assert_int_eq (room->pMethods->xWrite (room, page, P, at (2)), SQLITE_IOERR_WRITE);
  page[P - 1] = 0;
  page[P - HV_PAGE_RESERVE] = 1;
  ck_assert_int_eq (room->pMethods->xWrite (room, page, P, at (2)), SQLITE_IOERR_WRITE);
  page[P - HV_PAGE_RESERVE] = 0;
  ck_assert_int_eq (room->pMethods->xWrite (room, page, P, at (1)), SQLITE_IOERR_WRITE); /* its byte 20 is not 40 */
  ck_assert_int_eq (check_journal (database), 30);
}
END_TEST

START_TEST (the_log_takes_frames_in_order_alone)
{
  add_entries (database, 31, 1);
  sqlite3_int64 size;
  ck_assert_int_eq (wal->pMethods->xFileSize (wal, &size), SQLITE_OK);
  ck_assert_int_eq ((size - 32) % FRAME, 0);
  ck_assert_int_eq (wal->pMethods->xWrite (wal, page, 10, 0), SQLITE_IOERR_WRITE);
  ck_assert_int_eq (wal->pMethods->xWrite (wal, page, P, size + 24), SQLITE_IOERR_WRITE); /* no header before it */
  ck_assert_int_eq (wal->pMethods->xWrite (wal, page, 24, size), SQLITE_OK);
  ck_assert_int_eq (wal->pMethods->xWrite (wal, page, P, size + FRAME + 24), SQLITE_IOERR_WRITE);
  ck_assert_int_eq (wal->pMethods->xRead (wal, page, 40, 0), SQLITE_IOERR_READ);
  ck_assert_int_eq (wal->pMethods->xRead (wal, page, P, size - 10), SQLITE_IOERR_READ);
  ck_assert_int_eq (wal->pMethods->xRead (wal, page, P, size + 24), SQLITE_IOERR_DATA);
  /* A part of a frame, as SQLite asks for checksums. */
  guint8 frame[FRAME], part[8];
  ck_assert_int_eq (wal->pMethods->xRead (wal, frame, FRAME, 32), SQLITE_OK);
  ck_assert_int_eq (wal->pMethods->xRead (wal, part, 8, 32 + 16), SQLITE_OK);
  ck_assert_mem_eq (part, frame + 16, 8);
}
END_TEST

/* The salts SQLite writes into each frame come back, though the file has something else in their place. */
START_TEST (frames_come_back_as_they_were_written)
{
  guint8 header[32], frame[24];
  for (int i = 31; i < 36; i++)
    add_entries (database, i, 1);
  ck_assert_int_eq (wal->pMethods->xRead (wal, header, 32, 0), SQLITE_OK);
  sqlite3_int64 size;
  ck_assert_int_eq (wal->pMethods->xFileSize (wal, &size), SQLITE_OK);
  guint64 number, commits = 0;
  guint8 whole[FRAME];
  for (sqlite3_int64 i = 0; i < (size - 32) / FRAME; i++)
    {
      ck_assert_int_eq (wal->pMethods->xRead (wal, frame, 24, 32 + i * FRAME), SQLITE_OK);
      ck_assert_mem_eq (frame + 8, header + 16, 8);
      ck_assert_int_eq (hv_wal_read_frame (vault->wal, whole, i, &number), SQLITE_OK);
      ck_assert_uint_eq (number, commits);
      commits += hv_get_u32 (frame + 4) != 0;
    }
  ck_assert_uint_eq (commits, 5);
}
END_TEST

START_TEST (no_third_file_exists_for_sqlite)
{
  static const struct
  {
    const char *ending;
    int flags;
  } others[] = { { "-journal", SQLITE_OPEN_MAIN_JOURNAL }, { "-stmt", SQLITE_OPEN_SUBJOURNAL },
                 { "-mj", SQLITE_OPEN_SUPER_JOURNAL },     { "x", SQLITE_OPEN_MAIN_DB },
                 { "", SQLITE_OPEN_MAIN_DB },              { "-wal", SQLITE_OPEN_WAL }, /* these two are open */
                 { "-tmp", SQLITE_OPEN_TEMP_DB } };
  g_autofree sqlite3_file *file = g_malloc0 ((gsize) vault->vfs.szOsFile);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *name = g_strconcat (path, others[i].ending, NULL);
      ck_assert_int_eq (vault->vfs.xOpen (&vault->vfs, name, file, others[i].flags | SQLITE_OPEN_CREATE, NULL),
                        SQLITE_CANTOPEN);
      ck_assert_ptr_null (file->pMethods);
    }
  ck_assert_int_eq (vault->vfs.xOpen (&vault->vfs, NULL, file, SQLITE_OPEN_TEMP_DB, NULL), SQLITE_CANTOPEN);
  int there = 1;
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  ck_assert (g_file_set_contents (journal, "hot", 3, NULL));
  ck_assert_int_eq (vault->vfs.xAccess (&vault->vfs, journal, SQLITE_ACCESS_EXISTS, &there), SQLITE_OK);
  ck_assert_int_eq (there, 0);
  ck_assert_int_eq (vault->vfs.xDelete (&vault->vfs, journal, 0), SQLITE_OK);
  ck_assert (g_file_test (journal, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST (the_rest_of_the_file_interface_answers)
{
  sqlite3_file *files[] = { room, wal };
  double day;
  char bytes[8];
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const sqlite3_io_methods *methods = files[i]->pMethods;
      int held = 1;
      sqlite3_int64 map = 1000;
      ck_assert_int_eq (methods->iVersion, 1); /* no shared memory, no mapping */
      ck_assert_int_eq (methods->xLock (files[i], SQLITE_LOCK_EXCLUSIVE), SQLITE_OK);
      ck_assert_int_eq (methods->xCheckReservedLock (files[i], &held), SQLITE_OK);
      ck_assert_int_eq (held, 0);
      ck_assert_int_ge (methods->xSectorSize (files[i]), 512);
      ck_assert_int_eq (methods->xDeviceCharacteristics (files[i])
                            & ~(SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN),
                        0);
      ck_assert_int_eq (methods->xFileControl (files[i], SQLITE_FCNTL_MMAP_SIZE, &map), SQLITE_OK);
      ck_assert_int_eq (map, 0);
      ck_assert_int_eq (methods->xFileControl (files[i], SQLITE_FCNTL_CHUNK_SIZE, &held), SQLITE_OK);
      ck_assert_int_eq (methods->xFileControl (files[i], SQLITE_FCNTL_PERSIST_WAL, &held), SQLITE_NOTFOUND);
    }
  ck_assert_int_eq (vault->vfs.xRandomness (&vault->vfs, sizeof bytes, bytes), (int) sizeof bytes);
  ck_assert_int_ge (vault->vfs.xSleep (&vault->vfs, 1), 0);
  ck_assert_int_eq (vault->vfs.xCurrentTime (&vault->vfs, &day), SQLITE_OK);
  ck_assert_double_gt (day, 2460000);
  ck_assert_int_eq (ask_int (database, "SELECT strftime ('%Y') > '2020'"), 1);
}
END_TEST

/* Written and not yet flushed, a page is read back as it will be. */
START_TEST (the_write_buffer_reads_what_it_holds)
{
  HvWriteBuffer *out = &vault->main->out;
  gint64 last = vault->pages;
  guint8 back[P], twice[P + 50];
  memset (page, 'y', P - HV_PAGE_RESERVE);
  for (int i = 1; i <= 20; i++) /* more than fits at once */
    ck_assert_int_eq (room->pMethods->xWrite (room, page, P, at (last + i)), SQLITE_OK);
  ck_assert_int_gt (out->used, 0);
  for (int i = 1; i <= 20; i++)
    {
      ck_assert_int_eq (room->pMethods->xRead (room, back, P, at (last + i)), SQLITE_OK);
      ck_assert_mem_eq (back, page, P);
    }
  ck_assert_int_gt (out->used, 0); /* none of that needed the disk */
  ck_assert_int_eq (hv_write_buffer_read (out, twice, sizeof twice, out->start - 50), SQLITE_OK);
  ck_assert_int_eq (out->used, 0);
  ck_assert_int_eq (hv_vault_count_bad_pages (vault), 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-vfs");
  TCase *tc = tcase_create ("vfs");
  tcase_set_timeout (tc, 60);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, pages_that_were_never_written_are_sealed_too);
  tcase_add_test (tc, pages_given_back_keep_nothing);
  tcase_add_test (tc, a_missing_page_is_an_error_and_not_zeros);
  tcase_add_test (tc, a_part_of_a_page_is_read_as_it_is);
  tcase_add_test (tc, only_whole_pages_with_room_for_the_tag_are_written);
  tcase_add_test (tc, the_log_takes_frames_in_order_alone);
  tcase_add_test (tc, frames_come_back_as_they_were_written);
  tcase_add_test (tc, no_third_file_exists_for_sqlite);
  tcase_add_test (tc, the_rest_of_the_file_interface_answers);
  tcase_add_test (tc, the_write_buffer_reads_what_it_holds);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}

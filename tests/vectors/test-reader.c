/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program writes, a second reader reads that knows the specification alone (tests/tools/read_room.py); and of
 * what somebody has been at, both say the same. */

#include "vector-visit.h"
#include "vectors.h"

#include "../core/journal-calls.h"
#include "../core/room-store.h"

#include "store/room-compact.h"
#include "store/room-copy.h"
#include "store/room-erase.h"
#include "store/room-keys.h"
#include "vault/room-files.h"
#include "vault/rooms.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the tests' cheap derivation is (passes and bytes); NULL: what the salts say. */
static const char *cheap = "--cost=1,8192";
#define ENTRIES 5
#define THE_ENTRIES "entries (id, created, modified, deleted, bytes, source, title, excerpt, text): 5"

static char *folder;

static void
set_up (void)
{
  folder = folder_new ();
}

static void
tear_down (void)
{
  folder_free (folder);
}

/* ---- the second reader ---- */

static char *
run_reader (const char *option, const char *path, const char *passphrase, gboolean *opened)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat (passphrase, "\n", NULL);
  g_autoptr (GSubprocess) reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                                         | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                                                     &error, PYTHON, READER, option, path, cheap, NULL);
  ck_assert_no_error (reader != NULL, error);
  char *said = NULL;
  ck_assert_no_error (g_subprocess_communicate_utf8 (reader, line, NULL, &said, NULL, &error), error);
  *opened = g_subprocess_get_successful (reader);
  return said;
}

/* It opens in @state and has @tables. */
static void
check_reads (const char *path, const char *passphrase, const char *state, const char *tables)
{
  gboolean opened;
  g_autofree char *said = run_reader ("--rows", path, passphrase, &opened);
  ck_assert_msg (opened && g_str_has_prefix (said, state) && strstr (said, tables) != NULL, "%s: %.300s", path, said);
}

static void
check_refuses (const char *path, const char *passphrase, const char *kind)
{
  gboolean opened;
  g_autofree char *expected = g_strconcat ("refused: ", kind, NULL);
  g_autofree char *said = run_reader ("--rows", path, passphrase, &opened);
  ck_assert_msg (!opened && g_str_has_prefix (said, expected), "%s: %.300s", path, said);
}

/* ---- rooms of the program's own ---- */

static void
write_entries (HvStore *store)
{
  g_autoptr (HvJournal) journal = hv_journal_new (store);
  for (int i = 1; i <= ENTRIES; i++)
    {
      g_autofree char *text = entry_body (i);
      write_entry (journal, "Æblet", text);
    }
}

/* A folder's room with entries, open; @path: its file. */
static HvStore *
make_room (char **path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  HvVault *vault = hv_rooms_create (rooms, passphrase, &error);
  ck_assert_no_error (vault != NULL, error);
  *path = g_strdup (vault->path);
  HvStore *store = open_with (vault, journal_only);
  write_entries (store);
  return store;
}

START_TEST (a_folder_has_one_room_and_files_that_are_none)
{
  g_autofree char *room = NULL;
  close_store (make_room (&room));
  for (guint number = 1; number <= HV_ROOM_FILES; number++)
    {
      g_autofree char *path = hv_room_files_path (folder, number, "dat");
      if (g_str_equal (path, room))
        check_reads (path, PASSPHRASE, "opens; pages of 8192", THE_ENTRIES);
      else
        check_refuses (path, PASSPHRASE, "wrong-passphrase (R3)");
    }
  check_refuses (room, PASSPHRASE "x", "wrong-passphrase (R3)");
  g_autofree char *text = entry_body (3);
  check_reads (room, PASSPHRASE, "opens", text);
}
END_TEST

START_TEST (a_killed_visit_is_replayed_out_of_a_log_filled_ahead)
{
  g_autofree char *path = NULL;
  close_store (make_room (&path));
  pid_t child = fork ();
  if (child == 0)
    {
      HvVault *vault = room_open (path);
      sqlite3 *database = database_open (vault);
      run_sql (database, "CREATE TABLE more (body)");
      while (hv_vault_fill_log (vault))
        ;
      run_sql (database, "INSERT INTO more VALUES ('Regn'), ('Sne')");
      run_sql (database, "DELETE FROM more WHERE body = 'Regn'");
      _exit (0);
    }
  int status;
  waitpid (child, &status, 0);
  ck_assert (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  check_reads (path, PASSPHRASE, "replayed", THE_ENTRIES);
  check_reads (path, PASSPHRASE, "replayed", "more (body): 1\n  'Sne'");

  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_unlink (log);
  check_reads (path, PASSPHRASE, "log-missing", THE_ENTRIES);
}
END_TEST

START_TEST (a_copy_is_a_room)
{
  g_autoptr (GError) error = NULL;
  g_auto (Await) await = { 0 };
  g_autofree char *path = NULL, *elsewhere = g_build_filename (folder, "elsewhere", NULL);
  HvStore *store = make_room (&path);
  ck_assert_int_eq (g_mkdir (elsewhere, 0700), 0);
  hv_room_copy_async (store, elsewhere, NULL, await_cb, &await);
  g_autofree char *copy = hv_room_copy_finish (store, await_result (&await), &error);
  ck_assert_no_error (copy != NULL, error);
  check_reads (copy, PASSPHRASE, "opens", THE_ENTRIES);
  close_store (store);
}
END_TEST

static gboolean
change_keys (HvStore *store, const char *next)
{
  g_auto (Await) await = { 0 };
  hv_room_keys_change_async (store, secret (PASSPHRASE), secret (next), await_cb, &await);
  return hv_room_keys_finish (store, await_result (&await), NULL);
}

static gboolean
add_key (HvStore *store, const char *current, const char *another)
{
  g_auto (Await) await = { 0 };
  hv_room_keys_add_async (store, secret (current), secret (another), HV_SLOT_RECOVERY, await_cb, &await);
  return hv_room_keys_finish (store, await_result (&await), NULL);
}

START_TEST (keys_come_and_go)
{
  g_autofree char *path = NULL;
  HvStore *store = make_room (&path);
  ck_assert (change_keys (store, "en helt anden vej ind"));
  ck_assert (add_key (store, "en helt anden vej ind", "tolv o\u0301rd på papir"));
  close_store (store);
  check_reads (path, "en helt anden vej ind", "opens; pages of 8192: ", "slots in use: 2");
  check_reads (path, "tolv \u00f3rd på papir", "opens", THE_ENTRIES);
  check_refuses (path, PASSPHRASE, "wrong-passphrase (R3)");
}
END_TEST

START_TEST (a_compacted_room_is_whole)
{
  g_autoptr (GError) error = NULL;
  g_auto (Await) await = { 0 };
  g_autofree char *path = NULL;
  HvStore *store = make_room (&path);
  ck_assert (exec_store (store, "CREATE TABLE gone (a); INSERT INTO gone VALUES (hex (zeroblob (200000)))", NULL));
  ck_assert (exec_store (store, "DROP TABLE gone", NULL));
  hv_room_compact_async (store, await_cb, &await);
  ck_assert_no_error (hv_room_compact_finish (store, await_result (&await), &error), error);
  close_store (store);
  check_reads (path, PASSPHRASE, "opens", THE_ENTRIES);
}
END_TEST

START_TEST (what_was_kept_after_all_is_a_room)
{
  g_autoptr (GError) error = NULL;
  g_auto (Await) await = { 0 };
  g_autofree char *path = g_build_filename (folder, "kept.dat", NULL);
  HvStore *store = open_memory (journal_only);
  write_entries (store);
  hv_store_move_async (store, room_create (path), await_cb, &await);
  ck_assert_no_error (hv_store_move_finish (store, await_result (&await), &error), error);
  close_store (store);
  check_reads (path, PASSPHRASE, "opens", THE_ENTRIES);
}
END_TEST

START_TEST (an_erased_room_is_none)
{
  g_autoptr (GError) error = NULL;
  g_auto (Await) await = { 0 };
  g_autofree char *path = NULL;
  HvStore *store = make_room (&path);
  hv_room_erase_async (store, secret (PASSPHRASE), await_cb, &await);
  ck_assert_no_error (hv_room_erase_finish (store, await_result (&await), &error), error);
  g_object_unref (store);
  check_refuses (path, PASSPHRASE, "wrong-passphrase (R3)");
}
END_TEST

/* ---- both readers on what somebody has been at ---- */

#define VARIANTS 500
#define VARIANTS_LONG 3000

static void
change_bytes (GRand *dice, Content *content, gsize from)
{
  if (content->size <= from)
    return;
  gsize at = from + (gsize) g_rand_int_range (dice, 0, (gint32) (content->size - from));
  gsize n = g_rand_boolean (dice) ? 1 : (gsize) g_rand_int_range (dice, 1, 700);
  for (gsize i = at; i < MIN (at + n, content->size); i++)
    content->bytes[i] ^= (guint8) g_rand_int_range (dice, 1, 256);
}

static void
move_bytes (GRand *dice, Content *content, gsize head, gsize piece)
{
  gsize n = content->size > head ? (content->size - head) / piece : 0;
  if (n < 2)
    return;
  guint8 *to = content->bytes + head + (gsize) g_rand_int_range (dice, 0, (gint32) n) * piece;
  memmove (to, content->bytes + head + (gsize) g_rand_int_range (dice, 0, (gint32) n) * piece, piece);
}

/* With the room's own keys, as whoever knows the passphrase could. */
static gboolean
find_keys (const Content *room, HvKeys *keys, guint8 body[HV_BODY_SIZE])
{
  gboolean valid[HV_HEADER_COPIES];
  g_autofree char *original = g_build_filename (VECTORS, "opens/killed.dat", NULL); /* the salt of all vectors */
  if (room->size < HV_HEADER_SIZE
      || hv_header_find_slot (room->bytes, visit_derive (original, VECTOR_PASSPHRASE), room->bytes, keys->master, valid)
             < 0)
    return FALSE;
  hv_keys_set_body (keys);
  if (!hv_header_find_body (room->bytes, keys, body, valid))
    return FALSE;
  hv_keys_set_file (keys, body + HV_BODY_FILE_ID);
  return TRUE;
}

static void
change_body (GRand *dice, Content *room)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  if (!find_keys (room, &keys, body))
    return;
  body[g_rand_int_range (dice, 0, 128)] ^= (guint8) (1 << g_rand_int_range (dice, 0, 8));
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    if (copy == 0 || g_rand_boolean (dice))
      hv_body_seal (room->bytes + hv_header_body_offset (copy), copy, &keys, body);
}

static void
change_commit_number (GRand *dice, const Content *room, Content *log)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE], plain[1024 + HV_FRAME_HEADER_SIZE];
  gsize n = log->size > HV_WAL_HEADER_SIZE ? (log->size - HV_WAL_HEADER_SIZE) / sizeof plain : 0;
  gsize index = n > 0 ? (gsize) g_rand_int_range (dice, 0, (gint32) n) : 0;
  if (n == 0 || !find_keys (room, &keys, body))
    return;
  guint8 *frame = log->bytes + HV_WAL_HEADER_SIZE + index * sizeof plain;
  memcpy (plain, frame, sizeof plain);
  if (!hv_frame_open (plain, 1024, log->bytes, index, &keys))
    return;
  hv_put_u64 (plain + 8, hv_get_u64 (plain + 8) + (guint64) g_rand_int_range (dice, -2, 3));
  hv_frame_seal (frame, plain, plain + HV_FRAME_HEADER_SIZE, 1024, log->bytes, index, &keys);
}

static void
change (GRand *dice, Content *room, Content *log)
{
  switch (g_rand_int_range (dice, 0, 10))
    {
    case 8:
      change_body (dice, room);
      break;
    case 9:
      change_commit_number (dice, room, log);
      break;
    case 0:
      change_bytes (dice, room, HV_SALT_SIZE); /* another salt may ask for more memory than there is */
      break;
    case 1:
      change_bytes (dice, room, HV_HEADER_SIZE);
      break;
    case 2:
      room->size = (gsize) g_rand_int_range (dice, 0, (gint32) room->size + 1);
      break;
    case 3:
      move_bytes (dice, room, HV_HEADER_SIZE, 1024);
      break;
    case 4:
      move_bytes (dice, log, HV_WAL_HEADER_SIZE, 1024 + HV_FRAME_HEADER_SIZE);
      break;
    case 5:
      log->size = (gsize) g_rand_int_range (dice, 0, (gint32) log->size + 1);
      break;
    default:
      change_bytes (dice, log, 0);
      break;
    }
}

static char *
write_variant (GRand *dice, int number, const char *from)
{
  char *path = g_strdup_printf ("%s/%d.dat", folder, number);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  visit_copy (from, path);
  Content room = content_read (path), log = { g_malloc0 (1), 0 };
  gboolean with_log = g_file_test (log_path, G_FILE_TEST_EXISTS);
  if (with_log)
    {
      content_clear (&log);
      log = content_read (log_path);
    }
  for (int i = g_rand_int_range (dice, 1, 4); i > 0; i--)
    change (dice, &room, &log);
  content_write (&room, path);
  if (with_log)
    content_write (&log, log_path);
  content_clear (&room);
  content_clear (&log);
  return path;
}

START_TEST (both_readers_say_the_same_of_what_somebody_has_been_at)
{
  static const char *const rooms[] = { "opens/killed.dat", "opens/tables.dat", "opens/torn-first-page.dat",
                                       "opens/three-slots.dat", "opens/second-generation.dat" };
  int n = g_strcmp0 (g_getenv ("HVERDAG_TEST_LONG"), "1") == 0 ? VARIANTS_LONG : VARIANTS;
  int opened = 0, refused = 0;
  hv_vault_set_cheap_derivation_for_tests (FALSE);
  cheap = NULL;
  g_autoptr (GRand) dice = g_rand_new_with_seed (20261124);
  g_autoptr (GString) index = g_string_new (NULL);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *from = g_build_filename (VECTORS, rooms[i % (int) G_N_ELEMENTS (rooms)], NULL);
      g_autofree char *path = write_variant (dice, i, from);
      g_autofree char *visited = g_strconcat (path, ".visited", NULL);
      visit_copy (path, visited);
      Visit ours = visit (visited, VECTOR_PASSPHRASE);
      g_autofree char *rows = ours.rows < 0 ? g_strdup ("-") : g_strdup_printf ("%d", ours.rows);
      g_string_append_printf (index, "%d.dat\t%s\t%s\t-\t-\t%s, changed\n", i, ours.outcome, rows,
                              rooms[i % (int) G_N_ELEMENTS (rooms)]);
      opened += ours.rows >= 0;
      refused += ours.rows < 0;
    }
  gboolean agree;
  g_autofree char *path = g_build_filename (folder, "INDEX.tsv", NULL);
  ck_assert (g_file_set_contents (path, index->str, (gssize) index->len, NULL));
  g_autofree char *said = run_reader ("--index", path, "", &agree);
  printf ("# hv readers: of %d changed rooms both open %d and refuse %d\n", n, opened, refused);
  ck_assert_msg (agree && opened > n / 10 && refused > n / 10, "%s", said);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("reader");
  TCase *made = tcase_create ("made");
  tcase_set_timeout (made, 100);
  tcase_add_checked_fixture (made, set_up, tear_down);
  tcase_add_test (made, a_folder_has_one_room_and_files_that_are_none);
  tcase_add_test (made, a_killed_visit_is_replayed_out_of_a_log_filled_ahead);
  tcase_add_test (made, a_copy_is_a_room);
  tcase_add_test (made, keys_come_and_go);
  tcase_add_test (made, a_compacted_room_is_whole);
  tcase_add_test (made, what_was_kept_after_all_is_a_room);
  tcase_add_test (made, an_erased_room_is_none);
  suite_add_tcase (suite, made);

  TCase *changed = tcase_create ("changed");
  tcase_set_timeout (changed, 550);
  tcase_add_checked_fixture (changed, set_up, tear_down);
  tcase_add_test (changed, both_readers_say_the_same_of_what_somebody_has_been_at);
  suite_add_tcase (suite, changed);
  return run_suite (suite);
}

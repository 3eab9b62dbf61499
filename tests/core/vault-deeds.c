/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-deeds-private.h"

#include "vault/erase.h"
#include "vault/room-copy.h"
#include "vault/room-files.h"
#include "vault/slots.h"
#include "vault/transfer.h"

#include <glib/gstdio.h>

char *
deed_path (const char *folder)
{
  return g_build_filename (folder, "room.dat", NULL);
}

HvVault *
deed_open (const char *path, const char *passphrase, const char *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) it = secret (passphrase);
  HvVault *vault = hv_vault_open (path, it, &error);
  ck_assert_msg (vault != NULL || g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE), "%s: %s",
                 context, error != NULL ? error->message : "");
  return vault;
}

/* Saves until there are @n; what a person does in between. */
void
deed_save_until (Session *session, HvConnection *connection, int n)
{
  while (session->acknowledged < n)
    ck_assert (session_save (session, connection));
}

HvConnection *
deed_connect (HvVault *vault)
{
  HvConnection *connection = hv_connection_open (vault, NULL);
  ck_assert_ptr_nonnull (connection);
  return connection;
}

void
deed_prepare_room (const char *folder)
{
  g_autofree char *path = deed_path (folder);
  Session session = { 0 };
  session_make_room (path);
  g_autoptr (HvVault) vault = room_open (path);
  HvConnection *connection = deed_connect (vault);
  deed_save_until (&session, connection, SAVES);
  hv_connection_close (connection, NULL);
}

static void
prepare_nothing (const char *folder)
{
}

HvSecret *
deed_derive (HvVault *vault, const char *passphrase)
{
  guint8 salt[HV_SALT_SIZE];
  g_autoptr (HvSecret) it = secret (passphrase);
  hv_vault_get_salt (vault, salt);
  HvSecret *key = hv_keys_derive (it, salt, NULL);
  ck_assert_ptr_nonnull (key);
  return key;
}

/* ---- a visit ---- */

static void
prepare_visit (const char *folder)
{
  g_autofree char *path = deed_path (folder);
  session_make_room (path);
}

static void
visit (const char *folder, void (*told) (int mark))
{
  g_autofree char *path = deed_path (folder);
  g_auto (Session) session = session_run (path, told);
}

static void
check_visit (const char *folder, int mark, const char *context)
{
  g_autofree char *path = deed_path (folder);
  Session session = { mark, TRUE };
  session_check (&session, path, context);
}

/* ---- a folder of rooms ---- */

static HvVault *
create_rooms (const char *folder, GError **error)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  return hv_rooms_create (rooms, passphrase, error);
}

static HvVault *
open_rooms (const char *folder, GError **error)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE);
  return hv_rooms_open (rooms, passphrase, error);
}

/* Told: 1 there is a room, 2 it has tables, 2 + n it has n saves. */
static void
make_rooms (const char *folder, void (*told) (int mark))
{
  Session session = { 0 };
  HvVault *vault = create_rooms (folder, NULL);
  ck_assert_ptr_nonnull (vault);
  told (1);
  sqlite3 *database = database_open (vault);
  session_make_tables (database);
  told (2);
  sqlite3_close (database);
  HvConnection *connection = deed_connect (vault);
  for (int n = 1; n <= SAVES; n++)
    {
      deed_save_until (&session, connection, n);
      told (2 + n);
    }
  hv_connection_close (connection, NULL);
  hv_vault_close (vault);
}

static gboolean
has_tables (HvVault *vault)
{
  sqlite3 *database = database_open (vault);
  gboolean there = ask_int (database, "SELECT count (*) FROM sqlite_schema WHERE name = 'entry_text'") == 1;
  sqlite3_close (database);
  return there;
}

static void
check_make_rooms (const char *folder, int mark, const char *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvVault) vault = open_rooms (folder, &error);
  if (vault == NULL)
    {
      /* Nothing is there yet, and nothing stands in the way of trying again. */
      ck_assert_msg (mark == 0 && g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND), "%s: %s", context,
                     error->message);
      g_clear_error (&error);
      vault = create_rooms (folder, &error);
      ck_assert_msg (vault != NULL, "%s: again: %s", context, error != NULL ? error->message : "");
    }
  Session session = { MAX (mark - 2, 0), TRUE };
  gboolean filled = has_tables (vault);
  ck_assert_msg (filled || mark < 2, "%s: the tables are not there", context);
  if (filled)
    session_check_vault (&session, vault, context);
}

/* ---- copying ---- */

static void
prepare_larger_room (const char *folder)
{
  g_autofree char *path = deed_path (folder);
  deed_prepare_room (folder);
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE picture AS SELECT randomblob (400000)"); /* more than three steps of a copy */
  sqlite3_close (database);
}

/* With saves between its steps. Told: n saves more, and 100 when the copy is there. */
static void
copy_room (const char *folder, void (*told) (int mark))
{
  g_autofree char *path = deed_path (folder);
  Session session = { SAVES };
  g_autoptr (HvVault) vault = room_open (path);
  HvConnection *connection = deed_connect (vault);
  g_autoptr (HvRoomCopy) copy = hv_room_copy_new (vault, folder, NULL, NULL);
  gboolean done = FALSE;
  hv_transfer_set_short_steps_for_tests (TRUE);
  ck_assert (hv_room_copy_prepare (copy, NULL));
  for (int n = 1; !done; n++)
    {
      if (n <= 3)
        {
          deed_save_until (&session, connection, SAVES + n);
          told (n);
        }
      ck_assert (hv_room_copy_step (copy, hv_connection_get_handle (connection), &done, NULL));
    }
  g_autofree char *made = hv_room_copy_settle (copy, NULL);
  ck_assert_ptr_nonnull (made);
  told (100);
  hv_connection_close (connection, NULL);
}

static void
check_copy (const char *folder, int mark, const char *context)
{
  g_autofree char *path = deed_path (folder), *copy = g_build_filename (folder, "1.dat", NULL);
  Session session = { SAVES + MIN (mark, 3), TRUE };
  session_check (&session, path, context);
  gboolean there = g_file_test (copy, G_FILE_TEST_EXISTS);
  ck_assert_msg (there || mark < 100, "%s: the copy is not there", context);
  if (there)
    session_check (&session, copy, context);

  /* What is left of it stands in nobody's way. */
  g_autoptr (HvVault) vault = room_open (path);
  HvConnection *connection = deed_connect (vault);
  g_autoptr (HvRoomCopy) again = hv_room_copy_new (vault, folder, NULL, NULL);
  gboolean done = FALSE;
  ck_assert_msg (hv_room_copy_prepare (again, NULL), "%s: no other copy", context);
  while (!done)
    ck_assert_msg (hv_room_copy_step (again, hv_connection_get_handle (connection), &done, NULL), "%s: no other copy",
                   context);
  g_autofree char *other = hv_room_copy_settle (again, NULL);
  ck_assert_msg (other != NULL, "%s: no other copy", context);
  hv_connection_close (connection, NULL);
  session_check (&session, other, context);
}

/* ---- bringing a copy back, beside what is there ---- */

#define COPY "copy" /* a name that is none of the folder's files' */

static void
prepare_rooms (const char *folder)
{
  Session session = { 0 };
  HvVault *vault = create_rooms (folder, NULL);
  sqlite3 *database = database_open (vault);
  session_make_tables (database);
  sqlite3_close (database);
  HvConnection *connection = deed_connect (vault);
  deed_save_until (&session, connection, SAVES);
  hv_connection_close (connection, NULL);
  hv_vault_close (vault);
}

static void
prepare_rooms_and_copy (const char *folder)
{
  g_autofree char *room = deed_path (folder), *copy = g_build_filename (folder, COPY, NULL);
  deed_prepare_room (folder);
  ck_assert_int_eq (g_rename (room, copy), 0);
  prepare_rooms (folder);
}

/* Told: 1 it is there, 2 with a save more. */
static void
restore_copy (const char *folder, void (*told) (int mark))
{
  Session session = { SAVES };
  g_autofree char *copy = g_build_filename (folder, COPY, NULL);
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE), next = secret (NEXT);
  g_autoptr (HvVault) vault = hv_rooms_restore (rooms, copy, passphrase, next, NULL, NULL);
  ck_assert_ptr_nonnull (vault);
  told (1);
  HvConnection *connection = deed_connect (vault);
  deed_save_until (&session, connection, SAVES + 1);
  told (2);
  hv_connection_close (connection, NULL);
}

static void
check_restored (const char *folder, int mark, const char *context)
{
  Session before = { SAVES }, session = { mark < 2 ? SAVES : SAVES + 1, TRUE };
  g_autofree char *copy = g_build_filename (folder, COPY, NULL);
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  g_autoptr (HvSecret) passphrase = secret (PASSPHRASE), next = secret (NEXT);
  g_autoptr (GError) error = NULL;
  session_check (&before, copy, context);
  HvVault *vault = open_rooms (folder, &error);
  ck_assert_msg (vault != NULL, "%s: what was there: %s", context, error != NULL ? error->message : "");
  session_check_vault (&before, vault, context);
  hv_vault_close (vault);
  vault = hv_rooms_open (rooms, next, &error);
  if (vault == NULL)
    {
      /* Not yet; and nothing stands in the way of trying again. */
      ck_assert_msg (mark == 0 && g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE), "%s: %s",
                     context, error->message);
      g_clear_error (&error);
      vault = hv_rooms_restore (rooms, copy, passphrase, next, NULL, &error);
      ck_assert_msg (vault != NULL, "%s: again: %s", context, error != NULL ? error->message : "");
    }
  session_check_vault (&session, vault, context);
  hv_vault_close (vault);
}

/* ---- erasing ---- */

/* Told: 1 the keys are gone, 2 all of it. */
static void
erase_room (const char *folder, void (*told) (int mark))
{
  Session session = { SAVES };
  HvVault *vault = open_rooms (folder, NULL);
  HvConnection *connection = deed_connect (vault);
  deed_save_until (&session, connection, SAVES + 1);
  g_autoptr (HvSecret) key = deed_derive (vault, PASSPHRASE);
  HvErasing *erasing = hv_vault_erase_keys (vault, key, NULL);
  ck_assert_ptr_nonnull (erasing);
  told (1);
  hv_connection_close (connection, NULL);
  hv_vault_close (vault);
  ck_assert (hv_erasing_finish (erasing, NULL));
  told (2);
}

static guint
count_ending (const char *folder, const char *ending)
{
  g_autoptr (GArray) numbers = hv_room_files_list (folder, ending);
  return numbers->len;
}

static void
check_erased (const char *folder, int mark, const char *context)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  g_autoptr (GError) error = NULL;
  hv_rooms_finish_erasing (rooms); /* as a start does */
  ck_assert_msg (count_ending (folder, "tmp") == 0, "%s: not ended", context);
  g_autoptr (HvVault) vault = open_rooms (folder, &error);
  if (vault != NULL)
    {
      Session session = { SAVES, TRUE };
      ck_assert_msg (mark == 0, "%s: it is there", context);
      session_check_vault (&session, vault, context);
    }
  else
    ck_assert_msg (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE), "%s: %s", context,
                   error->message);
  ck_assert_msg (count_ending (folder, "dat") == HV_ROOM_FILES, "%s: a file is missing", context);
}

static void
erase_all (const char *folder, void (*told) (int mark))
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  ck_assert (hv_rooms_erase_all (rooms, NULL));
  told (1);
}

static void
check_all_erased (const char *folder, int mark, const char *context)
{
  g_autoptr (HvRooms) rooms = hv_rooms_new (folder);
  hv_rooms_finish_erasing (rooms);
  ck_assert_msg (count_ending (folder, "tmp") == 0, "%s: not ended", context);
  guint files = count_ending (folder, "dat");
  ck_assert_msg (files == 0 || mark == 0, "%s: %u files are there", context, files);
  g_autoptr (HvVault) vault = files > 0 ? open_rooms (folder, NULL) : NULL;
  Session session = { SAVES, TRUE };
  if (vault != NULL)
    session_check_vault (&session, vault, context);
}

const Deed deeds[N_DEEDS] = {
  [DEED_VISIT] = { "a visit", prepare_visit, visit, check_visit },
  [DEED_MAKE_ROOMS] = { "making rooms", prepare_nothing, make_rooms, check_make_rooms },
  [DEED_CHANGE_PASSPHRASE] = { "a change of passphrase", deed_prepare_room, deed_change_passphrase, deed_check_change },
  [DEED_CHANGE_IN_FULL_ROOM]
  = { "a change in a full room", deed_prepare_full_room, deed_change_passphrase, deed_check_change_in_full_room },
  [DEED_ADD_KEY] = { "adding a passphrase", deed_prepare_room, deed_add_passphrase, deed_check_add },
  [DEED_REMOVE_KEY] = { "removing a passphrase", deed_prepare_two_keys, deed_remove_passphrase, deed_check_remove },
  [DEED_COPY] = { "copying a room", prepare_larger_room, copy_room, check_copy },
  [DEED_RESTORE] = { "bringing a copy back", prepare_rooms_and_copy, restore_copy, check_restored },
  [DEED_ERASE] = { "erasing a room", prepare_rooms, erase_room, check_erased },
  [DEED_ERASE_ALL] = { "erasing all rooms", prepare_rooms, erase_all, check_all_erased },
};

void
deed_folder_clear (const char *folder)
{
  const char *name;
  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
}

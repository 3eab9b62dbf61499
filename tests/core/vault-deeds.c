/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-deeds.h"

#include "vault-session.h"

#include "vault/erase.h"
#include "vault/room-copy.h"
#include "vault/room-files.h"
#include "vault/slots.h"
#include "vault/transfer.h"

#include <glib/gstdio.h>

#define NEXT "a door in the hedge"
#define SAVES 6 /* that are there before */

static char *
path_in (const char *folder)
{
  return g_build_filename (folder, "room.dat", NULL);
}

static HvVault *
open_quietly (const char *path, const char *passphrase, const char *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) it = secret (passphrase);
  HvVault *vault = hv_vault_open (path, it, &error);
  ck_assert_msg (vault != NULL || g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE), "%s: %s",
                 context, error != NULL ? error->message : "");
  return vault;
}

/* Saves until there are @n; what a person does in between. */
static void
save_until (Session *session, HvConnection *connection, int n)
{
  while (session->acknowledged < n)
    ck_assert (session_save (session, connection));
}

static HvConnection *
connect_to (HvVault *vault)
{
  HvConnection *connection = hv_connection_open (vault, NULL);
  ck_assert_ptr_nonnull (connection);
  return connection;
}

static void
prepare_room (const char *folder)
{
  g_autofree char *path = path_in (folder);
  Session session = { 0 };
  session_make_room (path);
  g_autoptr (HvVault) vault = room_open (path);
  HvConnection *connection = connect_to (vault);
  save_until (&session, connection, SAVES);
  hv_connection_close (connection, NULL);
}

static void
prepare_nothing (const char *folder)
{
}

/* ---- a visit ---- */

static void
prepare_visit (const char *folder)
{
  g_autofree char *path = path_in (folder);
  session_make_room (path);
}

static void
visit (const char *folder, void (*told) (int mark))
{
  g_autofree char *path = path_in (folder);
  g_auto (Session) session = session_run (path, told);
}

static void
check_visit (const char *folder, int mark, const char *context)
{
  g_autofree char *path = path_in (folder);
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
  HvConnection *connection = connect_to (vault);
  for (int n = 1; n <= SAVES; n++)
    {
      save_until (&session, connection, n);
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

/* ---- keys ---- */

static HvSecret *
derive (HvVault *vault, const char *passphrase)
{
  guint8 salt[HV_SALT_SIZE];
  g_autoptr (HvSecret) it = secret (passphrase);
  hv_vault_get_salt (vault, salt);
  HvSecret *key = hv_keys_derive (it, salt, NULL);
  ck_assert_ptr_nonnull (key);
  return key;
}

static void
add_key (HvVault *vault, const char *passphrase)
{
  g_autoptr (HvSecret) key = derive (vault, passphrase);
  ck_assert (hv_vault_add_key (vault, key, HV_SLOT_PASSPHRASE, NULL, NULL));
}

static void
replace_key (HvVault *vault)
{
  guint index;
  g_autoptr (HvSecret) current = derive (vault, PASSPHRASE), next = derive (vault, NEXT);
  ck_assert (hv_vault_find_key (vault, current, &index, NULL));
  ck_assert (hv_vault_replace_key (vault, index, next, NULL));
}

static void
add_next (HvVault *vault)
{
  add_key (vault, NEXT);
}

static void
remove_key (HvVault *vault)
{
  guint index;
  g_autoptr (HvSecret) current = derive (vault, PASSPHRASE);
  ck_assert (hv_vault_find_key (vault, current, &index, NULL));
  ck_assert (hv_vault_remove_key (vault, index, NULL));
}

/* Between two saves, as it is while a room is in use. Told: 1 the save before, 2 the keys, 3 the save after. */
static void
change_keys (const char *folder, void (*told) (int mark), void (*change) (HvVault *vault))
{
  g_autofree char *path = path_in (folder);
  Session session = { SAVES };
  g_autoptr (HvVault) vault = room_open (path);
  HvConnection *connection = connect_to (vault);
  save_until (&session, connection, SAVES + 1);
  told (1);
  change (vault);
  told (2);
  save_until (&session, connection, SAVES + 2);
  told (3);
  hv_connection_close (connection, NULL);
}

typedef struct
{
  gboolean old_before, new_before; /* which passphrase opens it */
  gboolean old_after, new_after;
} Opening;

static void
check_keys (const char *folder, int mark, const Opening *opening, const char *context)
{
  g_autofree char *path = path_in (folder);
  Session session = { mark < 1 ? SAVES : mark < 3 ? SAVES + 1 : SAVES + 2, TRUE };
  HvVault *vault = open_quietly (path, PASSPHRASE, context);
  gboolean old_opens = vault != NULL;
  if (vault != NULL)
    session_check_vault (&session, vault, context);
  hv_vault_close (vault);
  vault = open_quietly (path, NEXT, context);
  gboolean new_opens = vault != NULL;
  if (vault != NULL)
    session_check_vault (&session, vault, context);
  hv_vault_close (vault);
  gboolean as_before = old_opens == opening->old_before && new_opens == opening->new_before;
  gboolean as_after = old_opens == opening->old_after && new_opens == opening->new_after;
  ck_assert_msg (as_after || (as_before && mark < 2), "%s: told %d, the old passphrase %s, the new one %s", context,
                 mark, old_opens ? "opens" : "does not", new_opens ? "opens" : "does not");
}

static void
change_passphrase (const char *folder, void (*told) (int mark))
{
  change_keys (folder, told, replace_key);
}

static void
check_change (const char *folder, int mark, const char *context)
{
  check_keys (folder, mark, &(Opening){ TRUE, FALSE, FALSE, TRUE }, context);
}

static void
prepare_full_room (const char *folder)
{
  g_autofree char *path = path_in (folder);
  prepare_room (folder);
  g_autoptr (HvVault) vault = room_open (path);
  for (guint i = 1; i < HV_SLOTS; i++)
    {
      g_autofree char *passphrase = g_strdup_printf ("passphrase %u", i);
      add_key (vault, passphrase);
    }
}

/* Here there is no moment at which the one gives way to the other: cut short, both may open; but one always does. */
static void
check_change_in_full_room (const char *folder, int mark, const char *context)
{
  g_autofree char *path = path_in (folder);
  HvVault *before = open_quietly (path, PASSPHRASE, context);
  hv_vault_close (before);
  if (before != NULL && mark < 2)
    {
      Session session = { mark < 1 ? SAVES : SAVES + 1, TRUE };
      session_check (&session, path, context);
      return;
    }
  check_keys (folder, mark, &(Opening){ FALSE, TRUE, FALSE, TRUE }, context);
}

static void
add_passphrase (const char *folder, void (*told) (int mark))
{
  change_keys (folder, told, add_next);
}

static void
check_add (const char *folder, int mark, const char *context)
{
  check_keys (folder, mark, &(Opening){ TRUE, FALSE, TRUE, TRUE }, context);
}

static void
prepare_two_keys (const char *folder)
{
  g_autofree char *path = path_in (folder);
  prepare_room (folder);
  g_autoptr (HvVault) vault = room_open (path);
  add_next (vault);
}

static void
remove_passphrase (const char *folder, void (*told) (int mark))
{
  change_keys (folder, told, remove_key);
}

static void
check_remove (const char *folder, int mark, const char *context)
{
  check_keys (folder, mark, &(Opening){ TRUE, TRUE, FALSE, TRUE }, context);
}

/* ---- copying ---- */

static void
prepare_larger_room (const char *folder)
{
  g_autofree char *path = path_in (folder);
  prepare_room (folder);
  g_autoptr (HvVault) vault = room_open (path);
  sqlite3 *database = database_open (vault);
  run_sql (database, "CREATE TABLE picture AS SELECT randomblob (400000)"); /* more than three steps of a copy */
  sqlite3_close (database);
}

/* With saves between its steps. Told: n saves more, and 100 when the copy is there. */
static void
copy_room (const char *folder, void (*told) (int mark))
{
  g_autofree char *path = path_in (folder);
  Session session = { SAVES };
  g_autoptr (HvVault) vault = room_open (path);
  HvConnection *connection = connect_to (vault);
  g_autoptr (HvRoomCopy) copy = hv_room_copy_new (vault, folder, NULL, NULL);
  gboolean done = FALSE;
  hv_transfer_set_short_steps_for_tests (TRUE);
  ck_assert (hv_room_copy_prepare (copy, NULL));
  for (int n = 1; !done; n++)
    {
      if (n <= 3)
        {
          save_until (&session, connection, SAVES + n);
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
  g_autofree char *path = path_in (folder), *copy = g_build_filename (folder, "1.dat", NULL);
  Session session = { SAVES + MIN (mark, 3), TRUE };
  session_check (&session, path, context);
  gboolean there = g_file_test (copy, G_FILE_TEST_EXISTS);
  ck_assert_msg (there || mark < 100, "%s: the copy is not there", context);
  if (there)
    session_check (&session, copy, context);

  /* What is left of it stands in nobody's way. */
  g_autoptr (HvVault) vault = room_open (path);
  HvConnection *connection = connect_to (vault);
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

/* ---- erasing ---- */

static void
prepare_rooms (const char *folder)
{
  Session session = { 0 };
  HvVault *vault = create_rooms (folder, NULL);
  sqlite3 *database = database_open (vault);
  session_make_tables (database);
  sqlite3_close (database);
  HvConnection *connection = connect_to (vault);
  save_until (&session, connection, SAVES);
  hv_connection_close (connection, NULL);
  hv_vault_close (vault);
}

/* Told: 1 the keys are gone, 2 all of it. */
static void
erase_room (const char *folder, void (*told) (int mark))
{
  Session session = { SAVES };
  HvVault *vault = open_rooms (folder, NULL);
  HvConnection *connection = connect_to (vault);
  save_until (&session, connection, SAVES + 1);
  g_autoptr (HvSecret) key = derive (vault, PASSPHRASE);
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
  [DEED_CHANGE_PASSPHRASE] = { "a change of passphrase", prepare_room, change_passphrase, check_change },
  [DEED_CHANGE_IN_FULL_ROOM]
  = { "a change in a full room", prepare_full_room, change_passphrase, check_change_in_full_room },
  [DEED_ADD_KEY] = { "adding a passphrase", prepare_room, add_passphrase, check_add },
  [DEED_REMOVE_KEY] = { "removing a passphrase", prepare_two_keys, remove_passphrase, check_remove },
  [DEED_COPY] = { "copying a room", prepare_larger_room, copy_room, check_copy },
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

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A copy of a room, or a room from elsewhere that was killed there, changed at will and then restored into an empty
 * folder. What comes of it is a room with the right rows, or an error and nothing at all; the copy is left as it was.
 * The first byte says which of the two; the rest is a list of changes, four bytes each: kind, where (two bytes), value. */

#include "fuzz-vault.h"

#include "vault/room-copy.h"
#include "vault/room-files.h"
#include "vault/rooms.h"
#include "vault/secret-private.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define IN_FILE 20
#define IN_LOG 3
#define PAGE FUZZ_PAGE_SIZE
#define FRAME (PAGE + HV_FRAME_HEADER_SIZE)

static char *target; /* the folder it is restored into */
static HvSecret *passphrase, *next;
static FuzzFile copy, another; /* two copies of one room: one master key, two file ids */
static FuzzFile room, wal;

static void
remove_target (void)
{
  g_autoptr (GDir) dir = g_dir_open (target, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (target, name, NULL);
      g_unlink (path);
    }
  g_rmdir (target);
}

/* The file without its padding, which is never read. */
static FuzzFile
make_copy (sqlite3 *database, HvVault *vault)
{
  gboolean done = FALSE;
  g_autoptr (HvRoomCopy) making = hv_room_copy_new (vault, target, NULL, NULL);
  if (making == NULL || !hv_room_copy_prepare (making, NULL))
    abort ();
  while (!done)
    if (!hv_room_copy_step (making, database, &done, NULL))
      abort ();
  g_autofree char *path = hv_room_copy_settle (making, NULL);
  if (path == NULL)
    abort ();
  HvKeys keys;
  uint8_t body[HV_BODY_SIZE];
  FuzzFile file = fuzz_read_file (path);
  fuzz_find_keys (file.bytes, &keys, body);
  file.size = HV_HEADER_SIZE + hv_get_u32 (body + HV_BODY_PAGES) * (size_t) PAGE;
  return file;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  HvVault *vault;
  hv_vault_set_cheap_derivation_for_tests (TRUE);
  passphrase = hv_secret_new_from_passphrase ("rolling stones", NULL);
  next = hv_secret_new_from_passphrase ("no moss", NULL);
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, fuzz_salt (), NULL);
  memcpy (fuzz_key (), hv_secret_peek_bytes (key), HV_KEY_SIZE);
  target = g_strdup_printf ("%s-folder", fuzz_room_path ());
  remove_target ();
  if (g_mkdir (target, 0700) != 0)
    abort ();
  fuzz_make_room (IN_FILE, 0);
  sqlite3 *database = fuzz_must_open (&vault);
  copy = make_copy (database, vault);
  another = make_copy (database, vault);
  sqlite3_close (database);
  hv_vault_close (vault);
  remove_target ();
  fuzz_killed_session (fuzz_add_rows, IN_FILE + 1, IN_LOG);
  room = fuzz_read_file (fuzz_room_path ());
  wal = fuzz_read_file (fuzz_wal_path ());
  return 0;
}

/* ---- changes ---- */

/* What the other copy has at the same place, or at another. */
static void
put_from_another (FuzzFile *file, unsigned where, unsigned value)
{
  static const struct
  {
    size_t offset, size;
  } pieces[] = {
    { 0, HV_HEADER_COPY_SIZE },
    { HV_HEADER_COPY_SIZE, HV_HEADER_COPY_SIZE },
    { HV_SALT_SIZE, HV_SLOTS * HV_SLOT_SIZE },
    { HV_BODY_RECORD_OFFSET, HV_BODY_RECORD_SIZE },
    { HV_HEADER_COPY_SIZE + HV_BODY_RECORD_OFFSET, HV_BODY_RECORD_SIZE },
  };
  size_t n = G_N_ELEMENTS (pieces), pages = (another.size - HV_HEADER_SIZE) / PAGE;
  size_t at = value < n ? pieces[value].offset : HV_HEADER_SIZE + where % pages * PAGE;
  size_t size = value < n ? pieces[value].size : PAGE;
  if (at + size <= file->size)
    memcpy (file->bytes + at, another.bytes + at, size);
}

static void
change (FuzzFile *a, FuzzFile *b, unsigned kind, unsigned where, unsigned value)
{
  switch (kind % 8)
    {
    case 0:
      a->bytes[where % a->size] ^= (uint8_t) value;
      break;
    case 1:
      a->bytes[a->size - 1 - where % a->size] ^= (uint8_t) value;
      break;
    case 2:
      a->size = 1 + where % a->size;
      break;
    case 3:
      if (a->size >= HV_HEADER_SIZE + 2 * PAGE)
        memmove (a->bytes + HV_HEADER_SIZE + where % 2 * PAGE, a->bytes + HV_HEADER_SIZE + (value % 2) * PAGE, PAGE);
      break;
    case 4:
      put_from_another (a, where, value);
      break;
    case 5:
      b->bytes[where % b->size] ^= (uint8_t) value;
      break;
    case 6:
      b->size = 1 + where % b->size;
      break;
    case 7:
      if (b->size >= HV_WAL_HEADER_SIZE + 3 * FRAME)
        memmove (b->bytes + HV_WAL_HEADER_SIZE + where % 3 * FRAME, b->bytes + HV_WAL_HEADER_SIZE + value % 3 * FRAME,
                 FRAME);
      break;
    }
}

/* ---- what comes of it ---- */

static void
check_untouched (const FuzzFile *file, const char *path)
{
  FuzzFile now = fuzz_read_file (path);
  if (now.size != file->size || memcmp (now.bytes, file->bytes, now.size) != 0)
    abort ();
  fuzz_clear_file (&now);
}

static void
check_nothing_left (void)
{
  g_autoptr (GDir) dir = g_dir_open (target, 0, NULL);
  if (dir != NULL && g_dir_read_name (dir) != NULL)
    abort ();
}

/* The room, and three files that look like it. */
static void
check_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (target, 0, NULL);
  const char *name;
  guint n = 0;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (strlen (name) != 5 || name[0] < '1' || name[0] > '4' || !g_str_has_suffix (name, ".dat"))
        abort ();
      n++;
    }
  if (n != HV_ROOM_FILES)
    abort ();
}

static void
check_restored (HvVault *vault, int at_least, int at_most)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *database = hv_vault_open_database (vault, &error);
  if (database == NULL)
    abort ();
  fuzz_check_rows (database, at_least, at_most);
  sqlite3_close (database);
  hv_vault_close (vault);
  check_folder ();
  g_autoptr (HvRooms) rooms = hv_rooms_new (target);
  g_autoptr (HvVault) again = hv_rooms_open (rooms, next, &error);
  if (again == NULL)
    abort ();
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 1)
    return 0;
  gboolean killed = data[0] % 2 == 1;
  FuzzFile a = fuzz_copy_file (killed ? &room : &copy), b = fuzz_copy_file (&wal);
  for (data++, size--; size >= 4; data += 4, size -= 4)
    change (&a, &b, data[0], data[1] | (unsigned) data[2] << 8, data[3]);
  fuzz_write_file (&a, fuzz_room_path ());
  if (killed)
    fuzz_write_file (&b, fuzz_wal_path ());
  else
    unlink (fuzz_wal_path ());

  g_autoptr (GError) error = NULL;
  g_autoptr (HvRooms) rooms = hv_rooms_new (target);
  HvVault *vault = hv_rooms_restore (rooms, fuzz_room_path (), passphrase, next, NULL, &error);
  if ((vault == NULL) != (error != NULL))
    abort ();
  check_untouched (&a, fuzz_room_path ());
  if (killed)
    check_untouched (&b, fuzz_wal_path ());
  if (vault != NULL)
    check_restored (vault, IN_FILE, IN_FILE + (killed ? IN_LOG : 0));
  else
    check_nothing_left ();
  remove_target ();
  fuzz_clear_file (&a);
  fuzz_clear_file (&b);
  return 0;
}

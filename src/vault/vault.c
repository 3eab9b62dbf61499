/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/cost.h"
#include "vault/room-files.h"
#include "vault/secret-private.h"

#include <errno.h>
#include <sodium.h>
#include <sys/stat.h>

static const char *base_vfs_name = "unix";

void
hv_vault_set_base_vfs_for_tests (const char *name)
{
  base_vfs_name = name != NULL ? name : "unix";
}

/* SQLite's counting of what it allocates takes a lock each time, and a twentieth of a save; nobody asks for the sum.
 * Where somebody else in the process has started SQLite already, it goes on counting. */
static gpointer
stop_counting (gpointer data)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

sqlite3_vfs *
hv_vault_get_base_vfs (void)
{
  static GOnce once = G_ONCE_INIT;
  g_once (&once, stop_counting, NULL);
  return sqlite3_vfs_find (base_vfs_name);
}

/* ---- making ---- */

gboolean
hv_vault_write_new (const char *path, const guint8 *passphrase_key, const guint8 salt[HV_SALT_SIZE], guint16 spare,
                    guint32 pad_unit, gsize size, GError **error)
{
  HvKeys *keys = hv_locked_alloc (sizeof *keys, error);
  if (keys == NULL)
    return FALSE;
  g_autofree guint8 *header = g_malloc (HV_HEADER_SIZE);
  guint8 body[HV_BODY_SIZE];
  hv_body_init (body, HV_VAULT_PAGE_SIZE, pad_unit, spare);
  hv_header_create (header, keys, passphrase_key, salt, body);
  sodium_free (keys);
  return hv_file_create_random (path, header, HV_HEADER_SIZE, MAX (size, HV_HEADER_SIZE), error);
}

HvVault *
hv_vault_create (const char *path, const HvSecret *passphrase, GError **error)
{
  g_return_val_if_fail (path != NULL && passphrase != NULL, NULL);

  guint8 salt[HV_SALT_SIZE];
  if (sodium_init () < 0)
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_IO, "no source of random bytes");
      return NULL;
    }
  hv_salt_draw (salt, hv_cost_choose ());
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, error);
  if (key == NULL
      || !hv_vault_write_new (path, hv_secret_peek_bytes (key), salt, 0, HV_VAULT_PAD_UNIT, HV_VAULT_PAD_UNIT, error))
    return NULL;
  return hv_vault_unlock (path, hv_secret_peek_bytes (key), NULL, error);
}

/* ---- unlocking ---- */

/* With what a file is unlocked. */
typedef struct
{
  const guint8 *passphrase_key; /* of one of its slots, */
  const guint8 *master;         /* or the master key itself */
  const guint8 *salt;           /* NULL: the file's own */
  gboolean damaged;             /* whatever can be read of it is wanted */
} Unlocking;

static gboolean
open_handle (HvVault *self, const char *path, GError **error)
{
  struct stat info;
  if (stat (path, &info) != 0)
    {
      hv_vault_error_set_errno (error, errno, "cannot find the file");
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_A_ROOM, "not a file");
      return FALSE;
    }
  g_autofree char *full = g_malloc0 (self->base->mxPathname + 1);
  int code = self->base->xFullPathname (self->base, path, self->base->mxPathname, full);
  /* A symbolic link was followed; that is what SQLITE_OK_SYMLINK says. */
  if ((code & 0xff) == SQLITE_OK)
    {
      self->path = g_strdup (full);
      self->wal_path = g_strconcat (full, "-wal", NULL);
      g_autofree char *folder = g_path_get_dirname (full);
      hv_file_get_times (full, self->times);
      hv_file_get_times (folder, self->folder_times);
      code = self->read_only ? hv_handle_open_to_read (self->base, self->path, &self->handle)
                             : hv_handle_open (self->base, self->path, &self->handle);
    }
  if (code != SQLITE_OK)
    hv_vault_error_set_sqlite_errno (error, code, self->base->xGetLastError (self->base, 0, NULL),
                                     "cannot open the file");
  return code == SQLITE_OK;
}

int
hv_vault_read_header (HvVault *self, guint8 header[HV_HEADER_SIZE])
{
  return self->handle->pMethods->xRead (self->handle, header, HV_HEADER_SIZE, 0);
}

static gboolean
read_header (HvVault *self, guint8 header[HV_HEADER_SIZE], GError **error)
{
  int code = hv_vault_read_header (self, header);
  if (code == SQLITE_IOERR_SHORT_READ)
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_A_ROOM, "too short for a header");
  else if (code != SQLITE_OK)
    hv_vault_error_set_sqlite (error, code, "cannot read the header");
  return code == SQLITE_OK;
}

static gboolean
find_master (HvVault *self, const guint8 *header, const Unlocking *with, gboolean valid[HV_HEADER_COPIES],
             GError **error)
{
  if (with->master != NULL)
    {
      memcpy (self->keys->master, with->master, HV_KEY_SIZE);
      self->slot = HV_SLOTS; /* none */
      return TRUE;
    }
  int slot = hv_header_find_slot (header, with->passphrase_key, self->salt, self->keys->master, valid);
  if (slot < 0)
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE, "no slot opens");
  else
    self->slot = (guint) slot;
  return slot >= 0;
}

static gboolean
take_lock (HvVault *self, GError **error)
{
  int code = self->read_only ? hv_handle_lock_to_read (self->base, self->handle)
                             : hv_handle_lock (self->base, self->handle);
  if (code != SQLITE_OK)
    hv_vault_error_set_sqlite (error, code, "cannot lock the file");
  return code == SQLITE_OK;
}

static gboolean
read_body (HvVault *self, const guint8 *header, GError **error)
{
  gboolean valid[HV_HEADER_COPIES];
  hv_keys_set_body (self->keys);
  if (!hv_header_find_body (header, self->keys, self->body, valid))
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_DAMAGED, "neither body opens");
      return FALSE;
    }
  if (!hv_body_check (self->body, error))
    return FALSE;
  self->body_lost = !valid[0] || !valid[1];
  self->page_size = hv_get_u32 (self->body + HV_BODY_PAGE_SIZE);
  self->pages = hv_get_u32 (self->body + HV_BODY_PAGES);
  hv_keys_set_file (self->keys, self->body + HV_BODY_FILE_ID);
  return TRUE;
}

/* SQLite takes an empty file for a new database, so a truncated one must never reach it. */
static gboolean
check_size (HvVault *self, GError **error)
{
  gboolean initialised = (self->body[HV_BODY_FLAGS] & HV_BODY_FLAG_INITIALISED) != 0;
  sqlite3_int64 size = 0, needed = HV_HEADER_SIZE + self->pages * (sqlite3_int64) self->page_size;
  int code = self->handle->pMethods->xFileSize (self->handle, &size);
  if (code != SQLITE_OK)
    hv_vault_error_set_sqlite (error, code, "cannot see the size");
  else if (size < needed || (initialised && self->pages < 1))
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_DAMAGED, "the file has been cut short");
  else
    return TRUE;
  return FALSE;
}

static gboolean
unlock (HvVault *self, const char *path, const Unlocking *with, GError **error)
{
  g_autofree guint8 *seen = g_malloc (HV_HEADER_SIZE), *header = g_malloc (HV_HEADER_SIZE);
  gboolean slot_valid[HV_HEADER_COPIES];
  if (!open_handle (self, path, error) || !read_header (self, seen, error))
    return FALSE;
  memcpy (self->salt, with->salt != NULL ? with->salt : seen, HV_SALT_SIZE);
  self->keys = hv_locked_alloc (sizeof *self->keys, error);
  if (self->keys == NULL || !find_master (self, seen, with, slot_valid, error))
    return FALSE;
  /* Only under the lock is the header what it will stay. Mostly it is what it was, and the slot is known. */
  if (!take_lock (self, error) || !read_header (self, header, error)
      || (memcmp (header, seen, HV_HEADER_SIZE) != 0 && !find_master (self, header, with, slot_valid, error))
      || !read_body (self, header, error) || !(with->damaged || check_size (self, error)))
    return FALSE;
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    memcpy (self->slots[copy], header + hv_header_slot_offset (copy, 0), sizeof self->slots[copy]);
  if (with->passphrase_key != NULL && !self->read_only)
    {
      self->header_mended = self->body_lost || !slot_valid[0] || !slot_valid[1]
                            || memcmp (header, self->salt, HV_SALT_SIZE) != 0;
      hv_vault_repair_header (self, header, with->passphrase_key, slot_valid);
      hv_vault_finish_slots (self);
    }
  return TRUE;
}

static HvVault *
vault_new (gboolean read_only)
{
  HvVault *self = g_new0 (HvVault, 1);
  self->base = hv_vault_get_base_vfs ();
  self->read_only = read_only;
  return self;
}

static HvVault *
unlock_new (const char *path, const Unlocking *with, gboolean read_only, GError **error)
{
  HvVault *self = vault_new (read_only);
  if (unlock (self, path, with, error))
    return self;
  hv_vault_close (self);
  return NULL;
}

HvVault *
hv_vault_unlock (const char *path, const guint8 *passphrase_key, const guint8 *salt, GError **error)
{
  return unlock_new (path, &(Unlocking){ .passphrase_key = passphrase_key, .salt = salt }, FALSE, error);
}

HvVault *
hv_vault_unlock_with_master (const char *path, const guint8 master[HV_KEY_SIZE], gboolean read_only, GError **error)
{
  return unlock_new (path, &(Unlocking){ .master = master }, read_only, error);
}

HvVault *
hv_vault_unlock_damaged (const char *path, const guint8 *passphrase_key, const guint8 *salt, GError **error)
{
  return unlock_new (path, &(Unlocking){ .passphrase_key = passphrase_key, .salt = salt, .damaged = TRUE }, TRUE, error);
}

/* The salt of the file at @path, or %NULL. */
static guint8 *
read_salt (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (HvVault) self = vault_new (read_only);
  g_autofree guint8 *header = g_malloc (HV_HEADER_SIZE);
  if (!open_handle (self, path, error) || !read_header (self, header, error))
    return NULL;
  hv_file_set_times (self->path, self->times);
  return g_steal_pointer (&header);
}

static HvVault *
open_file (const char *path, const HvSecret *passphrase, gboolean read_only, GError **error)
{
  g_autofree guint8 *salt = read_salt (path, read_only, error);
  if (salt == NULL)
    return NULL;
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, error);
  if (key == NULL)
    return NULL;
  return unlock_new (path, &(Unlocking){ .passphrase_key = hv_secret_peek_bytes (key) }, read_only, error);
}

HvVault *
hv_vault_open (const char *path, const HvSecret *passphrase, GError **error)
{
  g_return_val_if_fail (path != NULL && passphrase != NULL, NULL);
  return open_file (path, passphrase, FALSE, error);
}

HvVault *
hv_vault_open_to_read (const char *path, const HvSecret *passphrase, GError **error)
{
  return open_file (path, passphrase, TRUE, error);
}

HvVault *
hv_vault_open_damaged (const char *path, const HvSecret *passphrase, GError **error)
{
  g_autofree guint8 *salt = read_salt (path, TRUE, error);
  if (salt == NULL)
    return NULL;
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, error);
  return key != NULL ? hv_vault_unlock_damaged (path, hv_secret_peek_bytes (key), salt, error) : NULL;
}

/* ---- closing ---- */

HvVaultRecovery
hv_vault_get_recovery (HvVault *vault)
{
  g_return_val_if_fail (vault != NULL, HV_VAULT_RECOVERY_NONE);
  return vault->recovery;
}

const char *
hv_vault_get_folder (HvVault *vault, guint *number)
{
  g_return_val_if_fail (vault != NULL, NULL);
  g_autofree char *name = g_path_get_basename (vault->path);
  if (number != NULL)
    *number = (guint) g_ascii_strtoull (name, NULL, 10);
  return vault->folder;
}

guint
hv_vault_get_spare (HvVault *vault)
{
  g_return_val_if_fail (vault != NULL, 0);
  return vault->folder != NULL ? hv_get_u16 (vault->body + HV_BODY_SPARE) : 0;
}

void
hv_vault_get_salt (HvVault *vault, guint8 salt[HV_SALT_SIZE])
{
  g_return_if_fail (vault != NULL);
  memcpy (salt, vault->salt, HV_SALT_SIZE);
}

/* Nothing about the folder tells that a room was used, as far as a program can help it. */
static void
smooth_over (HvVault *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  if (self->folder != NULL)
    hv_room_files_level (self->folder, self->salt, self->times);
  hv_file_set_times (self->path, self->times);
  hv_file_set_times (folder, self->folder_times);
}

void
hv_vault_close (HvVault *vault)
{
  if (vault == NULL)
    return;
  g_return_if_fail (vault->main == NULL && vault->wal == NULL);

  if (vault->keys != NULL)
    sodium_free (vault->keys); /* zeroes */
  hv_vfs_unregister (vault);
  hv_handle_close (vault->handle);
  if (vault->page_size != 0) /* it was unlocked */
    smooth_over (vault);
  g_free (vault->path);
  g_free (vault->wal_path);
  g_free (vault->folder);
  sodium_memzero (vault, sizeof *vault);
  g_free (vault);
}

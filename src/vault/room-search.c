/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/room-search.h"

#include "vault/room-files.h"
#include "vault/secret-private.h"

#include <sodium.h>

/* A file from elsewhere has a salt of its own, and each salt costs a derivation. */
#define MOST_SALTS 4

typedef struct
{
  guint number;
  guint8 header[HV_HEADER_SIZE];
  gboolean readable;
  gboolean tried; /* what opens with its salt */
} Candidate;

struct _HvRoomSearch
{
  Candidate *files;
  guint n_files;
  GError *failure; /* of the first file that could not be read */
};

/* ---- the files ---- */

/* Through SQLite's own VFS: it alone knows which files this process has open and must not close. */
static void
read_candidate (Candidate *self, const char *folder, GError **error)
{
  g_autofree char *path = hv_room_files_path (folder, self->number, "dat");
  struct timespec times[2];
  gboolean timed = hv_file_get_times (path, times);
  sqlite3_file *handle;
  int code = hv_handle_open (hv_vault_get_base_vfs (), path, &handle);
  if (code == SQLITE_OK)
    {
      code = handle->pMethods->xRead (handle, self->header, HV_HEADER_SIZE, 0);
      hv_handle_close (handle);
    }
  if (timed)
    hv_file_set_times (path, times);
  self->readable = code == SQLITE_OK;
  if (code == SQLITE_IOERR_SHORT_READ && *error == NULL)
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_A_ROOM, "too short for a header");
  else if (code != SQLITE_OK && *error == NULL)
    hv_vault_error_set_sqlite (error, code, "cannot read the header");
}

HvRoomSearch *
hv_room_search_new (const char *folder)
{
  HvRoomSearch *self = g_new0 (HvRoomSearch, 1);
  g_autoptr (GArray) numbers = hv_room_files_list (folder, "dat");
  self->files = g_new0 (Candidate, numbers->len);
  self->n_files = numbers->len;
  for (guint i = 0; i < numbers->len; i++)
    {
      self->files[i].number = g_array_index (numbers, guint, i);
      read_candidate (&self->files[i], folder, &self->failure);
    }
  return self;
}

void
hv_room_search_free (HvRoomSearch *search)
{
  if (search == NULL)
    return;
  g_clear_error (&search->failure);
  g_free (search->files);
  g_free (search);
}

gboolean
hv_room_search_can_read (HvRoomSearch *search, GError **error)
{
  for (guint i = 0; i < search->n_files; i++)
    if (search->files[i].readable)
      return TRUE;
  if (search->failure != NULL)
    g_propagate_error (error, g_error_copy (search->failure));
  else
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_NOT_FOUND, "there is no file");
  return FALSE;
}

void
hv_room_search_leave_out (HvRoomSearch *search, guint number)
{
  for (guint i = 0; i < search->n_files; i++)
    if (search->files[i].number == number)
      search->files[i].readable = FALSE;
}

/* ---- salts ---- */

static gboolean
has_salt (const Candidate *file, const guint8 *salt)
{
  return file->readable && memcmp (file->header, salt, HV_SALT_SIZE) == 0;
}

static guint
count_with_salt (HvRoomSearch *self, const guint8 *salt)
{
  guint count = 0;
  for (guint i = 0; i < self->n_files; i++)
    count += has_salt (&self->files[i], salt);
  return count;
}

/* The salt that most of the files not yet tried have; %NULL when none is left. */
static const guint8 *
find_salt (HvRoomSearch *self)
{
  const guint8 *best = NULL;
  guint best_count = 0;
  for (guint i = 0; i < self->n_files; i++)
    {
      const Candidate *file = &self->files[i];
      guint count = file->readable && !file->tried ? count_with_salt (self, file->header) : 0;
      if (count > best_count)
        {
          best = file->header;
          best_count = count;
        }
    }
  return best;
}

static void
mark_tried (HvRoomSearch *self, const guint8 *salt)
{
  for (guint i = 0; i < self->n_files; i++)
    self->files[i].tried = self->files[i].tried || has_salt (&self->files[i], salt);
}

static void
begin (HvRoomSearch *self)
{
  for (guint i = 0; i < self->n_files; i++)
    self->files[i].tried = FALSE;
}

const guint8 *
hv_room_search_get_salt (HvRoomSearch *search)
{
  begin (search);
  return find_salt (search);
}

/* ---- passphrases ---- */

/* Every slot of every file, whatever was found before: the time says nothing. The number, or 0. */
static guint
try_all (HvRoomSearch *self, const HvSecret *key, const guint8 *salt)
{
  guint found = 0;
  guint8 master[HV_KEY_SIZE];
  gboolean valid[HV_HEADER_COPIES];
  for (guint i = 0; i < self->n_files; i++)
    {
      const Candidate *file = &self->files[i];
      gboolean opens
          = file->readable && hv_header_find_slot (file->header, hv_secret_peek_bytes (key), salt, master, valid) >= 0;
      if (opens && found == 0)
        found = file->number;
    }
  sodium_memzero (master, sizeof master);
  return found;
}

guint
hv_room_search_find (HvRoomSearch *search, const HvSecret *passphrase, const guint8 **salt, HvSecret **key,
                     GError **error)
{
  g_autoptr (GError) failure = NULL;
  begin (search);
  for (guint i = 0; i < MOST_SALTS && (*salt = find_salt (search)) != NULL; i++)
    {
      g_autoptr (HvSecret) derived = hv_keys_derive (passphrase, *salt, failure == NULL ? &failure : NULL);
      guint number = derived != NULL ? try_all (search, derived, *salt) : 0;
      if (number != 0)
        {
          *key = g_steal_pointer (&derived);
          return number;
        }
      mark_tried (search, *salt);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE, "no slot of any file opens");
  return 0;
}

/* A file whose derivation this machine cannot do opens with nothing here. */
gboolean
hv_room_search_opens_any (HvRoomSearch *search, const HvSecret *passphrase, const guint8 salt[HV_SALT_SIZE],
                          const HvSecret *key)
{
  gboolean found = try_all (search, key, salt) != 0;
  const guint8 *other;
  begin (search);
  mark_tried (search, salt);
  for (guint i = 1; i < MOST_SALTS && !found && (other = find_salt (search)) != NULL; i++)
    {
      g_autoptr (HvSecret) other_key = hv_keys_derive (passphrase, other, NULL);
      found = other_key != NULL && try_all (search, other_key, other) != 0;
      mark_tried (search, other);
    }
  return found;
}

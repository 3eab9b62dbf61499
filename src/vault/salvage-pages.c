/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/salvage-pages.h"

#include "vault/room-search.h"
#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <sodium.h>

#define PAGES_BETWEEN_LOOKS 64

/* Within SQLite's frame header and page 1, big-endian. */
#define FRAME_PAGE 0
#define FRAME_DATABASE_SIZE 4
#define FRAME_NUMBER 8 /* ours: how many commits came before */
#define PAGE_1_CHANGES 24
#define PAGE_1_DATABASE_SIZE 28
#define PAGE_1_SIZE_VALID_FOR 92

struct _HvSalvagePages
{
  HvVault *vault;
  guint8 *scratch; /* a frame, opened */

  sqlite3_file *log; /* NULL without one */
  guint8 generation[HV_GENERATION_SIZE];
  GArray *frames; /* of Frame: all of the log's that verify */
  GHashTable *newest; /* a page's number → the index of its last committed frame */

  guint count;
  GArray *lost;
};

typedef struct
{
  guint32 index; /* in the log */
  guint32 page;
  guint32 database_size; /* 0 unless it ends a commit */
  guint64 number;
} Frame;

/* ---- one page ---- */

static guint32
get_big_endian (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static gboolean
read_frame (const HvSalvagePages *self, guint32 index)
{
  const HvVault *vault = self->vault;
  sqlite3_int64 size = HV_FRAME_HEADER_SIZE + (sqlite3_int64) vault->page_size;
  return self->log->pMethods->xRead (self->log, self->scratch, (int) size, HV_WAL_HEADER_SIZE + index * size)
             == SQLITE_OK
         && hv_frame_open (self->scratch, vault->page_size, self->generation, index, vault->keys);
}

gboolean
hv_salvage_pages_read (const HvSalvagePages *pages, guint number, guint8 *page)
{
  const HvVault *vault = pages->vault;
  gpointer index;
  if (number < 1)
    return FALSE;
  if (g_hash_table_lookup_extended (pages->newest, GUINT_TO_POINTER (number), NULL, &index))
    {
      if (!read_frame (pages, GPOINTER_TO_UINT (index)))
        return FALSE;
      memcpy (page, pages->scratch + HV_FRAME_HEADER_SIZE, vault->page_size);
      return TRUE;
    }
  sqlite3_int64 offset = HV_HEADER_SIZE + (number - 1) * (sqlite3_int64) vault->page_size;
  return vault->handle->pMethods->xRead (vault->handle, page, (int) vault->page_size, offset) == SQLITE_OK
         && hv_page_open (page, vault->page_size, number, vault->keys);
}

/* ---- the log ---- */

static int
open_log (HvSalvagePages *self)
{
  HvVault *vault = self->vault;
  int there = 0;
  int code = vault->base->xAccess (vault->base, vault->wal_path, SQLITE_ACCESS_EXISTS, &there);
  return code != SQLITE_OK || !there ? code : hv_handle_open_to_read (vault->base, vault->wal_path, &self->log);
}

/* Which generation's frames count. The log's header says it, if it is the one the room's header names, or if that may
 * have been named in the copy that is lost; without it, the room's header does. */
static gboolean
find_generation (HvSalvagePages *self)
{
  const HvVault *vault = self->vault;
  const guint8 *current = vault->body + HV_BODY_GENERATION, *retired = vault->body + HV_BODY_RETIRED;
  guint8 sealed[HV_WAL_HEADER_SIZE], plain[HV_WAL_PLAIN_HEADER_SIZE];
  memcpy (self->generation, current, HV_GENERATION_SIZE);
  if (self->log->pMethods->xRead (self->log, sealed, sizeof sealed, 0) == SQLITE_OK
      && hv_wal_header_open (sealed, plain, vault->keys) && vault->body_lost
      && memcmp (sealed, retired, HV_GENERATION_SIZE) != 0)
    memcpy (self->generation, sealed, HV_GENERATION_SIZE);
  return !sodium_is_zero (self->generation, HV_GENERATION_SIZE);
}

/* After a crash, a session writes over the frames of a commit that was never finished; what it does not reach of them
 * opens still, but comes behind a later commit than it was to be part of. */
static void
read_frames (HvSalvagePages *self)
{
  guint64 number = 0; /* the next frame's, or a higher one */
  sqlite3_int64 size = 0, frame_size = HV_FRAME_HEADER_SIZE + (sqlite3_int64) self->vault->page_size;
  if (self->log->pMethods->xFileSize (self->log, &size) != SQLITE_OK)
    return;
  for (guint32 i = 0; HV_WAL_HEADER_SIZE + (i + 1) * frame_size <= size; i++)
    if (read_frame (self, i))
      {
        Frame frame
            = { i, get_big_endian (self->scratch + FRAME_PAGE), get_big_endian (self->scratch + FRAME_DATABASE_SIZE),
                hv_get_u64 (self->scratch + FRAME_NUMBER) };
        if (frame.number < number)
          continue;
        g_array_append_val (self->frames, frame);
        number = frame.number + (frame.database_size != 0);
      }
}

/* Commits are numbered, so that the frames of one are known for committed by any later frame, also when the one that
 * ended it is lost. The size of the database after the last of them; 0 when that is not known. */
static guint32
take_committed (HvSalvagePages *self)
{
  guint64 committed = 0; /* how many commits there were */
  guint32 database_size = 0;
  for (guint i = 0; i < self->frames->len; i++)
    {
      const Frame *frame = &g_array_index (self->frames, Frame, i);
      committed = MAX (committed, frame->number + (frame->database_size != 0));
    }
  for (guint i = 0; i < self->frames->len; i++)
    {
      const Frame *frame = &g_array_index (self->frames, Frame, i);
      if (frame->number >= committed)
        continue;
      g_hash_table_insert (self->newest, GUINT_TO_POINTER (frame->page), GUINT_TO_POINTER (frame->index));
      if (frame->database_size != 0)
        database_size = frame->database_size;
    }
  return database_size;
}

/* ---- all of it ---- */

/* How many pages the database should have: by its last commit in the log, by its page 1, or by the header. */
static guint
find_expected (HvSalvagePages *self, guint32 by_log, guint8 *page)
{
  if (by_log != 0)
    return by_log;
  if (hv_salvage_pages_read (self, 1, page)
      && get_big_endian (page + PAGE_1_CHANGES) == get_big_endian (page + PAGE_1_SIZE_VALID_FOR))
    return get_big_endian (page + PAGE_1_DATABASE_SIZE);
  return (guint) self->vault->pages;
}

/* As many as fit into the file are looked at: behind those that should be there is padding, but there may be more. */
static gboolean
look_at_all (HvSalvagePages *self, guint expected, HvMeter *meter, guint8 *page, GError **error)
{
  const HvVault *vault = self->vault;
  sqlite3_int64 size = 0;
  int code = vault->handle->pMethods->xFileSize (vault->handle, &size);
  if (code != SQLITE_OK)
    {
      hv_vault_error_set_sqlite (error, code, "cannot see the size");
      return FALSE;
    }
  sqlite3_int64 in_file = (size - HV_HEADER_SIZE) / vault->page_size;
  guint last = MAX (expected, (guint) MIN (in_file, (sqlite3_int64) G_MAXUINT32 - 1));
  self->count = expected;
  for (guint number = 1; number <= last; number++)
    {
      if (number % PAGES_BETWEEN_LOOKS == 0 && hv_meter_is_stopped (meter))
        {
          g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED, "asked to stop");
          return FALSE;
        }
      gboolean there = hv_salvage_pages_read (self, number, page);
      if (there)
        self->count = MAX (self->count, number);
      else if (number <= expected)
        g_array_append_val (self->lost, number);
      hv_meter_set (meter, number, last);
    }
  return TRUE;
}

static gboolean
look (HvSalvagePages *self, HvMeter *meter, GError **error)
{
  int code = open_log (self);
  if (code != SQLITE_OK)
    {
      hv_vault_error_set_sqlite (error, code, "cannot open the log");
      return FALSE;
    }
  guint32 by_log = 0;
  if (self->log != NULL && find_generation (self))
    {
      read_frames (self);
      by_log = take_committed (self);
    }
  guint8 *page = hv_locked_alloc (self->vault->page_size, error);
  if (page == NULL)
    return FALSE;
  gboolean done = look_at_all (self, find_expected (self, by_log, page), meter, page, error);
  sodium_free (page);
  return done;
}

/* A file that has lost its salt opens with that of the others in its folder. */
static HvVault *
unlock_with_others_salt (const char *path, const HvSecret *passphrase, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (HvRoomSearch) search = hv_room_search_new (folder);
  g_autoptr (HvSecret) key = NULL;
  const guint8 *salt;
  return hv_room_search_find (search, passphrase, &salt, &key, error) != 0
             ? hv_vault_unlock_damaged (path, hv_secret_peek_bytes (key), salt, error)
             : NULL;
}

static HvVault *
unlock (const char *path, const HvSecret *passphrase, GError **error)
{
  g_autoptr (GError) own = NULL;
  HvVault *vault = hv_vault_open_damaged (path, passphrase, &own);
  if (vault != NULL)
    return vault;
  if (g_error_matches (own, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE))
    return unlock_with_others_salt (path, passphrase, error);
  g_propagate_error (error, g_steal_pointer (&own));
  return NULL;
}

HvSalvagePages *
hv_salvage_pages_open (const char *path, const HvSecret *passphrase, HvMeter *meter, GError **error)
{
  g_return_val_if_fail (path != NULL && passphrase != NULL, NULL);

  HvVault *vault = unlock (path, passphrase, error);
  if (vault == NULL)
    return NULL;
  g_autoptr (HvSalvagePages) self = g_new0 (HvSalvagePages, 1);
  self->vault = vault;
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  self->newest = g_hash_table_new (NULL, NULL);
  self->lost = g_array_new (FALSE, FALSE, sizeof (guint));
  self->scratch = hv_locked_alloc (HV_FRAME_HEADER_SIZE + vault->page_size, error);
  return self->scratch != NULL && look (self, meter, error) ? g_steal_pointer (&self) : NULL;
}

void
hv_salvage_pages_free (HvSalvagePages *pages)
{
  if (pages == NULL)
    return;
  if (pages->scratch != NULL)
    sodium_free (pages->scratch);
  hv_handle_close (pages->log);
  hv_vault_close (pages->vault);
  g_array_unref (pages->frames);
  g_array_unref (pages->lost);
  g_hash_table_unref (pages->newest);
  g_free (pages);
}

guint32
hv_salvage_pages_get_size (const HvSalvagePages *pages, guint32 *usable)
{
  if (usable != NULL)
    *usable = pages->vault->page_size - HV_PAGE_RESERVE;
  return pages->vault->page_size;
}

guint
hv_salvage_pages_get_count (const HvSalvagePages *pages)
{
  return pages->count;
}

GArray *
hv_salvage_pages_get_lost (const HvSalvagePages *pages)
{
  return pages->lost;
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/transfer.h"

#include "vault/room-check.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>

#define STEP_TIME (20 * G_TIME_SPAN_MILLISECOND)
#define PAGES_AT_ONCE 16 /* between two looks at the clock */
#define PAGES_BETWEEN_LOOKS 128 /* at the meter, */
#define STEPS_BETWEEN_LOOKS 10000 /* of SQLite's machine */

/* Where page 1 says how the database is written and read. */
#define PAGE_1_WRITE_VERSION 18
#define PAGE_1_READ_VERSION 19
#define VERSION_LOG 2

struct _HvTransfer
{
  char *path;
  HvMeter *meter;
  HvVault *target;
  sqlite3 *database; /* the target's */
  sqlite3_backup *backup;
  HvKeys *keys; /* the target's, once it is full */
  gint64 pages; /* that it has */
  gboolean kept;
};

static gint64 step_time = STEP_TIME;

void
hv_transfer_set_short_steps_for_tests (gboolean are_short)
{
  step_time = are_short ? 0 : STEP_TIME;
}

HvTransfer *
hv_transfer_new (const char *path, const guint8 master[HV_KEY_SIZE], HvMeter *meter, GError **error)
{
  g_autoptr (HvTransfer) self = g_new0 (HvTransfer, 1);
  self->path = g_strdup (path);
  self->meter = meter != NULL ? hv_meter_ref (meter) : NULL;
  self->target = hv_vault_unlock_with_master (path, master, FALSE, error);
  if (self->target != NULL)
    self->database = hv_vault_open_blank (self->target, error);
  return self->database != NULL ? g_steal_pointer (&self) : NULL;
}

/* ---- pages ---- */

gboolean
hv_transfer_may_go_on (HvTransfer *self, GError **error)
{
  if (!hv_meter_is_stopped (self->meter))
    return TRUE;
  g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED, "asked to stop");
  return FALSE;
}

/* SQLite knows a full disk but not a file that has become too large for its file system. */
static void
set_error (HvTransfer *self, int code, GError **error)
{
  sqlite3_file *file = self->target->handle;
  int system_code = 0;
  file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &system_code);
  hv_vault_error_set_sqlite_errno (error, code, system_code, "cannot copy");
}

/* A third of the way is copying, a third reading again; SQLite's check is the rest. */
static void
tell (HvTransfer *self, guint third, gint64 done, gint64 pages)
{
  hv_meter_set (self->meter, (guint) (third * pages + done), (guint) (3 * pages));
}

/* A room's page 1 says that there is a log. That of a database in memory does not, and nobody but SQLite looks. */
static int
say_there_is_a_log (HvTransfer *self)
{
  sqlite3_file *file = &self->target->main->base;
  int size = (int) self->target->page_size;
  guint8 *page = sodium_malloc ((gsize) size);
  if (page == NULL)
    return SQLITE_NOMEM;
  int code = file->pMethods->xRead (file, page, size, 0);
  if (code == SQLITE_OK && (page[PAGE_1_WRITE_VERSION] != VERSION_LOG || page[PAGE_1_READ_VERSION] != VERSION_LOG))
    {
      page[PAGE_1_WRITE_VERSION] = page[PAGE_1_READ_VERSION] = VERSION_LOG;
      code = file->pMethods->xWrite (file, page, size, 0);
    }
  sodium_free (page);
  return code;
}

gboolean
hv_transfer_step (HvTransfer *self, sqlite3 *source, gboolean *done, GError **error)
{
  *done = FALSE;
  if (!hv_transfer_may_go_on (self, error))
    return FALSE;
  if (self->backup == NULL)
    self->backup = sqlite3_backup_init (self->database, "main", source, "main");
  if (self->backup == NULL)
    {
      set_error (self, sqlite3_extended_errcode (self->database), error);
      return FALSE;
    }
  gint64 until = g_get_monotonic_time () + step_time;
  int code;
  do
    code = sqlite3_backup_step (self->backup, PAGES_AT_ONCE);
  while (code == SQLITE_OK && g_get_monotonic_time () < until);

  int pages = sqlite3_backup_pagecount (self->backup);
  tell (self, 0, pages - sqlite3_backup_remaining (self->backup), pages);
  *done = code == SQLITE_DONE;
  if (*done)
    code = sqlite3_backup_finish (g_steal_pointer (&self->backup));
  if (*done && code == SQLITE_OK)
    code = say_there_is_a_log (self);
  if (code != SQLITE_OK)
    set_error (self, code, error);
  return code == SQLITE_OK;
}

/* ---- verifying ---- */

/* Closes the file with every page of it on the disk. */
static gboolean
close_target (HvTransfer *self, GError **error)
{
  int code = hv_write_buffer_sync (&self->target->main->out, SQLITE_SYNC_NORMAL);
  if (code == SQLITE_OK)
    code = sqlite3_close (g_steal_pointer (&self->database));
  if (code != SQLITE_OK)
    {
      set_error (self, code, error);
      return FALSE;
    }
  self->pages = self->target->pages;
  self->keys = g_steal_pointer (&self->target->keys);
  g_clear_pointer (&self->target, hv_vault_close);
  hv_file_forget (self->path);
  return TRUE;
}

static gboolean
read_pages (HvTransfer *self, HvVault *again, GError **error)
{
  guint bad = 0;
  for (gint64 first = 1; first <= again->pages && bad == 0; first += PAGES_BETWEEN_LOOKS)
    {
      if (!hv_transfer_may_go_on (self, error))
        return FALSE;
      bad = hv_vault_check_pages (again, first, PAGES_BETWEEN_LOOKS, NULL);
      tell (self, 1, first, again->pages);
    }
  if (bad > 0)
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_DAMAGED, "the copy does not read as it was written");
  return bad == 0;
}

static int
look_whether_stopped (gpointer data)
{
  HvTransfer *self = data;
  return hv_meter_is_stopped (self->meter);
}

static gboolean
check_database (HvTransfer *self, HvVault *again, GError **error)
{
  sqlite3 *database = hv_vault_open_database (again, error);
  if (database == NULL)
    return FALSE;
  tell (self, 2, 0, again->pages);
  sqlite3_progress_handler (database, STEPS_BETWEEN_LOOKS, look_whether_stopped, self);
  int code = hv_database_check (database);
  sqlite3_close (database);
  if (!hv_transfer_may_go_on (self, error))
    return FALSE;
  if (code != SQLITE_OK)
    hv_vault_error_set_sqlite (error, code, "the copy is not sound");
  return code == SQLITE_OK;
}

/* Its header does not say yet that there is a database: it is read as what it is to become. */
static gboolean
read_again (HvTransfer *self, GError **error)
{
  g_autoptr (HvVault) again = hv_vault_unlock_with_master (self->path, self->keys->master, TRUE, error);
  if (again == NULL)
    return FALSE;
  again->pages = self->pages;
  again->body[HV_BODY_FLAGS] |= HV_BODY_FLAG_INITIALISED;
  return read_pages (self, again, error) && check_database (self, again, error);
}

/* From here on it is a room; before, whoever finds it can tell that it was left unfinished. */
static gboolean
make_valid (HvTransfer *self, GError **error)
{
  self->target = hv_vault_unlock_with_master (self->path, self->keys->master, FALSE, error);
  if (self->target == NULL)
    return FALSE;
  self->target->pages = self->pages;
  self->target->body_lost = TRUE; /* until both copies are written */
  int code = hv_vault_commit_initialised (self->target);
  if (code == SQLITE_OK && self->target->body_lost)
    code = SQLITE_IOERR_WRITE;
  if (code != SQLITE_OK)
    set_error (self, code, error);
  g_clear_pointer (&self->target, hv_vault_close);
  return code == SQLITE_OK;
}

static gboolean
is_valid (HvTransfer *self, GError **error)
{
  g_autoptr (HvVault) again = hv_vault_unlock_with_master (self->path, self->keys->master, TRUE, error);
  if (again == NULL)
    return FALSE;
  gboolean valid = !again->body_lost && again->pages == self->pages;
  if (!valid)
    g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_DAMAGED, "the copy's header was not written");
  return valid;
}

gboolean
hv_transfer_verify (HvTransfer *self, GError **error)
{
  return hv_transfer_may_go_on (self, error) && close_target (self, error) && read_again (self, error)
         && make_valid (self, error) && is_valid (self, error);
}

/* ---- the end ---- */

void
hv_transfer_keep (HvTransfer *self)
{
  self->kept = TRUE;
}

void
hv_transfer_free (HvTransfer *self)
{
  if (self == NULL)
    return;
  if (self->backup != NULL)
    sqlite3_backup_finish (self->backup);
  sqlite3_close (self->database);
  hv_vault_close (self->target);
  if (self->keys != NULL)
    sodium_free (self->keys);
  if (!self->kept)
    g_unlink (self->path);
  g_clear_pointer (&self->meter, hv_meter_unref);
  g_free (self->path);
  g_free (self);
}

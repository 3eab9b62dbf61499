/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/salvage.h"

#include "store/connection-private.h"
#include "store/migrations.h"
#include "store/salvage-rows.h"
#include "vault/salvage-pages.h"

typedef struct
{
  HvRooms *rooms; /* not ours */
  char *path;
  HvSecret *passphrase, *next;
  const HvMigration *const *migrations;
  HvMeter *meter;
  HvSalvagePages *pages;
  guint read; /* pages so far, for the meter */
  HvSalvageReport *report;
} Salvage;

void
hv_salvage_report_free (HvSalvageReport *report)
{
  if (report == NULL)
    return;
  g_array_unref (report->lost_pages);
  g_free (report);
}

static void
salvage_free (gpointer data)
{
  Salvage *self = data;
  hv_secret_free (self->passphrase);
  hv_secret_free (self->next);
  hv_salvage_pages_free (self->pages);
  hv_salvage_report_free (self->report);
  g_clear_pointer (&self->meter, hv_meter_unref);
  g_free (self->path);
  g_free (self);
}

/* ---- rows ---- */

static gboolean
read_page (gpointer data, guint32 number, guint8 *page)
{
  Salvage *self = data;
  return !hv_meter_is_stopped (self->meter) && hv_salvage_pages_read (self->pages, number, page);
}

static gboolean
take_rows (Salvage *self, HvConnection *connection, GError **error)
{
  HvSalvagedRows rows;
  HvTreeSource source = { .read = read_page, .data = self, .pages = hv_salvage_pages_get_count (self->pages) };
  source.page_size = hv_salvage_pages_get_size (self->pages, &source.usable);
  if (!hv_migrations_run (connection, self->migrations, error) || !hv_salvage_rows (&source, connection, &rows, error))
    return FALSE;
  if (hv_meter_is_stopped (self->meter))
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED, "asked to stop");
      return FALSE;
    }
  self->report->rows = rows.rows;
  self->report->rows_lost_known = rows.lost;
  return TRUE;
}

/* In memory first: the new room gets its name when all of it is there. */
static HvConnection *
gather (Salvage *self, GError **error)
{
  HvConnection *memory = hv_connection_open (NULL, error);
  if (memory == NULL)
    return NULL;
  gboolean done = hv_connection_begin (memory, NULL, error);
  if (done && !take_rows (self, memory, error))
    {
      hv_connection_rollback (memory);
      done = FALSE;
    }
  if (done && hv_connection_commit (memory, error))
    return memory;
  hv_connection_close (memory, NULL);
  return NULL;
}

/* ---- the whole ---- */

static gboolean
look_at_pages (Salvage *self, GError **error)
{
  self->pages = hv_salvage_pages_open (self->path, self->passphrase, self->meter, error);
  g_clear_pointer (&self->passphrase, hv_secret_free);
  if (self->pages == NULL)
    return FALSE;
  self->report = g_new0 (HvSalvageReport, 1);
  self->report->pages = hv_salvage_pages_get_count (self->pages);
  self->report->lost_pages = g_array_ref (hv_salvage_pages_get_lost (self->pages));
  return TRUE;
}

/* The damaged room stays, so that in its own folder the new one needs other words. Better told now than at the end. */
static gboolean
check_words (Salvage *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  if (g_strcmp0 (hv_rooms_get_folder (self->rooms), folder) != 0 || !hv_secret_equal (self->passphrase, self->next))
    return TRUE;
  g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN, "the damaged room opens with it");
  return FALSE;
}

static HvVault *
salvage (Salvage *self, GError **error)
{
  if (!check_words (self, error))
    return NULL;
  HvConnection *memory = look_at_pages (self, error) ? gather (self, error) : NULL;
  g_clear_pointer (&self->pages, hv_salvage_pages_free); /* the lock on the damaged file too */
  if (memory == NULL)
    return NULL;
  HvVault *vault = hv_rooms_adopt (self->rooms, hv_connection_get_handle (memory), self->next, self->meter, error);
  hv_connection_close (memory, NULL);
  return vault;
}

static void
salvage_thread (GTask *thread, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  HvVault *vault = salvage (data, &error);
  if (vault != NULL)
    g_task_return_pointer (thread, vault, (GDestroyNotify) hv_vault_close);
  else
    g_task_return_error (thread, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  HvStore *store = hv_store_open_finish (result, &error);
  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
salvaged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Salvage *self = g_task_get_task_data (task);
  GError *error = NULL;
  HvVault *vault = g_task_propagate_pointer (G_TASK (result), &error);
  if (vault != NULL)
    hv_store_open_async (vault, self->migrations, NULL, opened_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

void
hv_salvage_async (HvRooms *rooms, const char *path, HvSecret *passphrase, HvSecret *next,
                  const HvMigration *const *migrations, HvMeter *meter, GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_return_if_fail (rooms != NULL && path != NULL && passphrase != NULL && next != NULL && migrations != NULL);

  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Salvage *self = g_new0 (Salvage, 1);
  *self = (Salvage){ .rooms = rooms,
                     .path = g_canonicalize_filename (path, NULL),
                     .passphrase = passphrase,
                     .next = next,
                     .migrations = migrations };
  self->meter = meter != NULL ? hv_meter_ref (meter) : NULL;
  g_task_set_source_tag (task, hv_salvage_async);
  g_task_set_task_data (task, self, salvage_free);
  g_autoptr (GTask) thread = g_task_new (NULL, NULL, salvaged_cb, task);
  g_task_set_source_tag (thread, salvaged_cb);
  g_task_set_task_data (thread, self, NULL); /* @task lives until it is told */
  g_task_run_in_thread (thread, salvage_thread);
}

HvStore *
hv_salvage_finish (GAsyncResult *result, HvSalvageReport **report, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_salvage_async), NULL);

  Salvage *self = g_task_get_task_data (G_TASK (result));
  HvStore *store = g_task_propagate_pointer (G_TASK (result), error);
  if (report != NULL)
    *report = store != NULL ? g_steal_pointer (&self->report) : NULL;
  return store;
}

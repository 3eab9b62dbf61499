/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/room-check.h"

#include "store/connection-private.h"
#include "vault/room-check.h"

#define STEP_TIME (20 * G_TIME_SPAN_MILLISECOND)
#define AT_ONCE 32 /* frames or pages between two looks at the clock */

/* So often SQLite's check gives way to other work before it is done in one go. */
#define MOST_TRIES 5

typedef enum
{
  STAGE_HEADER,
  STAGE_LOG,
  STAGE_CHECKPOINT,
  STAGE_PAGES,
  STAGE_DATABASE,
} Stage;

typedef struct
{
  HvMeter *meter;
  HvRoomReport *report;
  GString *detail;
  Stage stage;
  gint64 next; /* frame or page */
  guint bad_frames;
  guint tries;
} Checking;

void
hv_room_report_free (HvRoomReport *report)
{
  if (report == NULL)
    return;
  g_array_unref (report->bad_pages);
  g_free (report->detail);
  g_free (report);
}

static void
checking_free (gpointer data)
{
  Checking *self = data;
  g_clear_pointer (&self->meter, hv_meter_unref);
  g_clear_pointer (&self->report, hv_room_report_free);
  g_string_free (self->detail, TRUE);
  g_free (self);
}

static void
enter (Checking *self, Stage stage)
{
  self->stage = stage;
  self->next = stage == STAGE_PAGES ? 1 : 0;
}

static void
note (Checking *self, const char *words)
{
  self->report->sound = FALSE;
  g_string_append_printf (self->detail, "%s%s", self->detail->len > 0 ? "\n" : "", words);
}

/* ---- stages ---- */

static void
check_log (HvVault *vault, Checking *self)
{
  gint64 until = g_get_monotonic_time () + STEP_TIME;
  gboolean more;
  do
    {
      self->bad_frames += hv_vault_check_log (vault, self->next, AT_ONCE, &more);
      self->next += AT_ONCE;
    }
  while (more && g_get_monotonic_time () < until);
  if (!more)
    enter (self, STAGE_CHECKPOINT);
}

/* With the log's pages in the main file it does not matter any more if a frame was bad: what was needed of it could be
 * read. And a page of the main file that was torn when the last session was killed is whole again. */
static void
write_log_back (HvConnection *connection, Checking *self)
{
  int rc
      = sqlite3_wal_checkpoint_v2 (hv_connection_get_handle (connection), NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  if (rc != SQLITE_OK)
    {
      g_autofree char *words = g_strdup_printf ("the log cannot be written back: %s; %u frames are bad",
                                                sqlite3_errstr (rc), self->bad_frames);
      note (self, words);
    }
  enter (self, STAGE_PAGES);
}

static void
check_pages (HvVault *vault, Checking *self)
{
  gint64 until = g_get_monotonic_time () + STEP_TIME;
  do
    {
      hv_vault_check_pages (vault, self->next, AT_ONCE, self->report->bad_pages);
      self->next += AT_ONCE;
    }
  while (self->next <= hv_vault_count_pages (vault) && g_get_monotonic_time () < until);

  guint pages = hv_vault_count_pages (vault);
  hv_meter_set (self->meter, (guint) MIN (self->next, pages), 2 * pages);
  self->report->pages = pages;
  if (self->next > pages)
    enter (self, STAGE_DATABASE);
}

static gboolean
is_ok (HvStatement *statement)
{
  return g_str_equal (hv_statement_get_text (statement, 0), "ok");
}

/* One statement over the whole database. When somebody comes to wait for it, it is given up and begun again after
 * them; not for ever. */
static gboolean
check_database (HvConnection *connection, Checking *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvStatement) statement = hv_connection_prepare (connection, "PRAGMA integrity_check (20)", &error);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  HvRow row = statement != NULL ? HV_ROW_READY : HV_ROW_ERROR;
  const int *stop = connection->stop;
  if (self->tries++ < MOST_TRIES)
    connection->stop = connection->waiting;
  while (row == HV_ROW_READY && (row = hv_statement_step (statement, &error)) == HV_ROW_READY)
    if (!is_ok (statement))
      g_ptr_array_add (words, g_strdup (hv_statement_get_text (statement, 0)));
  connection->stop = stop;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (error != NULL)
    note (self, error->message);
  for (guint i = 0; i < words->len; i++)
    note (self, words->pdata[i]);
  return TRUE;
}

/* ---- all of it ---- */

static HvStepOutcome
check_some (HvVault *vault, HvConnection *connection, gpointer task, GError **error)
{
  Checking *self = g_task_get_task_data (task);
  if (hv_meter_is_stopped (self->meter))
    {
      g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_STOPPED, "asked to stop");
      return HV_STEP_FAILED;
    }
  if (vault == NULL)
    self->stage = STAGE_DATABASE;
  switch (self->stage)
    {
    case STAGE_HEADER:
      if (!hv_vault_check_header (vault, &self->report->header_mended, error))
        return HV_STEP_FAILED;
      enter (self, STAGE_LOG);
      return HV_STEP_MORE;
    case STAGE_LOG:
      check_log (vault, self);
      return HV_STEP_MORE;
    case STAGE_CHECKPOINT:
      write_log_back (connection, self);
      return HV_STEP_MORE;
    case STAGE_PAGES:
      check_pages (vault, self);
      return HV_STEP_MORE;
    case STAGE_DATABASE:
    default:
      return check_database (connection, self) ? HV_STEP_DONE : HV_STEP_MORE;
    }
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Checking *self = g_task_get_task_data (task);
  GError *error = NULL;
  if (!hv_store_run_finish (HV_STORE (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->detail->len > 0)
    self->report->detail = g_strdup (self->detail->str);
  hv_meter_set (self->meter, 1, 1);
  g_task_return_pointer (task, g_steal_pointer (&self->report), (GDestroyNotify) hv_room_report_free);
}

void
hv_room_check_async (HvStore *store, HvMeter *meter, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (HV_IS_STORE (store));

  GTask *task = g_task_new (store, NULL, callback, user_data);
  Checking *self = g_new0 (Checking, 1);
  self->meter = meter != NULL ? hv_meter_ref (meter) : NULL;
  self->detail = g_string_new (NULL);
  self->report = g_new0 (HvRoomReport, 1);
  self->report->bad_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  self->report->sound = TRUE;
  g_task_set_source_tag (task, hv_room_check_async);
  g_task_set_task_data (task, self, checking_free);
  hv_store_run_steps_async (store, check_some, g_object_ref (task), g_object_unref, NULL, checked_cb, task);
}

HvRoomReport *
hv_room_check_finish (HvStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, hv_room_check_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

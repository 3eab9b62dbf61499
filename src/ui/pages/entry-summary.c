/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/entry-summary.h"

#include "base/dates.h"
#include "store/wipe.h"

#include <glib/gi18n.h>

struct _HvEntrySummary
{
  GObject parent_instance;

  gint64 id;
  gint64 created;
  char *heading;
  char *detail;
};

G_DEFINE_FINAL_TYPE (HvEntrySummary, hv_entry_summary, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
hv_entry_summary_finalize (GObject *object)
{
  HvEntrySummary *self = HV_ENTRY_SUMMARY (object);

  hv_clear_string (&self->heading);
  hv_clear_string (&self->detail);
  G_OBJECT_CLASS (hv_entry_summary_parent_class)->finalize (object);
}

static void
hv_entry_summary_class_init (HvEntrySummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_entry_summary_finalize;
  signals[CHANGED]
      = g_signal_new ("changed", HV_TYPE_ENTRY_SUMMARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hv_entry_summary_init (HvEntrySummary *self)
{
}

char *
hv_entry_summary_format_detail (gint64 created, const char *source_kind, const char *excerpt, gint64 now)
{
  g_autofree char *date = hv_dates_format_near (created, now);
  GString *detail = g_string_new (date);
  if (source_kind != NULL)
    g_string_append_printf (detail, " · %s", source_kind);
  if (excerpt != NULL && *excerpt != '\0')
    g_string_append_printf (detail, " · %s", excerpt);
  return g_string_free (detail, FALSE);
}

static const char *
get_source_kind (const char *source, HvLibrary *library)
{
  if (source == NULL || *source == '\0')
    return NULL;
  if (hv_library_find_module (library, source) != NULL)
    return _ ("from a module");
  return _ ("from an exercise");
}

void
hv_entry_summary_update (HvEntrySummary *self, HvJournalEntry *entry, HvLibrary *library, gint64 now)
{
  g_return_if_fail (HV_IS_ENTRY_SUMMARY (self));

  const char *title = hv_journal_entry_get_title (entry);
  hv_clear_string (&self->heading);
  hv_clear_string (&self->detail);
  self->id = hv_journal_entry_get_id (entry);
  self->created = hv_journal_entry_get_created (entry);
  self->heading = g_strdup (title != NULL && *title != '\0' ? title : _ ("Untitled"));
  self->detail = hv_entry_summary_format_detail (hv_journal_entry_get_created (entry),
                                                 get_source_kind (hv_journal_entry_get_source (entry), library),
                                                 hv_journal_entry_get_excerpt (entry), now);
  g_signal_emit (self, signals[CHANGED], 0);
}

HvEntrySummary *
hv_entry_summary_new (HvJournalEntry *entry, HvLibrary *library, gint64 now)
{
  HvEntrySummary *self = g_object_new (HV_TYPE_ENTRY_SUMMARY, NULL);
  hv_entry_summary_update (self, entry, library, now);
  return self;
}

gint64
hv_entry_summary_get_id (HvEntrySummary *self)
{
  g_return_val_if_fail (HV_IS_ENTRY_SUMMARY (self), 0);
  return self->id;
}

gint64
hv_entry_summary_get_created (HvEntrySummary *self)
{
  g_return_val_if_fail (HV_IS_ENTRY_SUMMARY (self), 0);
  return self->created;
}

const char *
hv_entry_summary_get_heading (HvEntrySummary *self)
{
  g_return_val_if_fail (HV_IS_ENTRY_SUMMARY (self), NULL);
  return self->heading;
}

const char *
hv_entry_summary_get_detail (HvEntrySummary *self)
{
  g_return_val_if_fail (HV_IS_ENTRY_SUMMARY (self), NULL);
  return self->detail;
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file brought in from elsewhere. It is refused, or becomes entries of valid text; and an entry brought in once more
 * is itself again. */

#include "fuzz.h"

#include "journal/date-line.h"
#include "journal/journal-import.h"

#include <stdlib.h>
#include <string.h>

static GPtrArray *
parse (const void *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  GPtrArray *entries = hv_journal_import_parse (file, &error);
  if ((entries == NULL) != (error != NULL) || (error != NULL && error->domain != HV_JOURNAL_ERROR))
    abort ();
  return entries;
}

static void
check_entry (HvJournalEntry *entry)
{
  const char *text = hv_journal_entry_get_text (entry);
  if (text == NULL || !g_utf8_validate (text, -1, NULL) || strpbrk (text, "\r\v\f\x01\x1a") != NULL)
    abort ();
  if (g_str_has_prefix (text, "\uFEFF")) /* would pass for the mark of the encoding */
    return;
  g_autoptr (GPtrArray) again = parse (text, strlen (text));
  if (again == NULL || again->len != 1 || g_strcmp0 (hv_journal_entry_get_text (again->pdata[0]), text) != 0)
    abort ();
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gint64 time;
  g_autoptr (GPtrArray) entries = parse (data, size);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    check_entry (entries->pdata[i]);
  if (size > 0 && g_utf8_validate ((const char *) data, (gssize) size, NULL))
    hv_date_line_parse ((const char *) data, size, &time);
  return 0;
}

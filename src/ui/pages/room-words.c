/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/room-words.h"

#include <glib/gi18n.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Pages, or runs of them, that are named; more would be a list nobody reads. */
#define MOST_NAMED 8

static void G_GNUC_PRINTF (2, 3) add_printf (GStrvBuilder *words, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_strv_builder_add (words, text);
}

char *
hv_room_words_list_pages (GArray *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  GString *list = g_string_new (NULL);
  for (guint i = 0, named = 0; i < pages->len; i++)
    {
      if (named++ == MOST_NAMED)
        {
          g_string_append (list, " …");
          break;
        }
      guint first = g_array_index (pages, guint, i), last = first;
      while (i + 1 < pages->len && g_array_index (pages, guint, i + 1) == last + 1)
        {
          last++;
          i++;
        }
      g_string_append_printf (list, last > first ? "%s%u–%u" : "%s%u", list->len > 0 ? ", " : "", first,
                              last);
    }
  return g_string_free (list, FALSE);
}

static void
add_numbers (GStrvBuilder *words, GArray *pages)
{
  g_autofree char *list = hv_room_words_list_pages (pages);
  /* Translators: numbers of pages of a file, e.g. "3, 17–20" */
  add_printf (words, ngettext ("It is number %s.", "They are number %s.", pages->len), list);
}

static void
add_what_can_be_done (GStrvBuilder *words)
{
  g_strv_builder_add (
      words, _ ("If you have a copy from before, it may be whole. When the room is locked, “More” on the "
                "first page brings it back."));
  g_strv_builder_add (
      words, _ ("Without a copy, what can be read can be saved into a new room. That too is found under "
                "“More”."));
}

GStrv
hv_room_words_describe_check (guint pages, GArray *bad, gboolean mended, gboolean sound)
{
  guint n_bad = bad->len;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  if (n_bad > 0)
    {
      g_strv_builder_add (words, _ ("A part of the room cannot be read."));
      /* Translators: the first number is of pages that cannot be read, the second of all */
      add_printf (words,
                  ngettext ("%u of the file’s %u pages is not as it was written.",
                            "%u of the file’s %u pages are not as they were written.", n_bad),
                  n_bad, pages);
      add_numbers (words, bad);
      g_strv_builder_add (words, _ ("What is on the other pages can be read."));
    }
  else if (!sound)
    {
      g_strv_builder_add (words, _ ("Something in the room does not fit together."));
      g_strv_builder_add (words,
                          _ ("The pages of the file are as they were written, but not all of what is on them "
                             "agrees."));
    }
  else
    {
      g_strv_builder_add (words, _ ("The room is whole."));
      add_printf (words,
                  ngettext ("The file’s %u page is as it was written.",
                            "All %u pages of the file are as they were written.", pages),
                  pages);
    }
  if (mended)
    g_strv_builder_add (
        words, _ ("A part of the file’s beginning was not. It has been written anew from its second copy."));
  if (n_bad > 0 || !sound)
    add_what_can_be_done (words);
  return g_strv_builder_end (words);
}

GStrv
hv_room_words_describe_salvage (guint pages, GArray *lost, guint rows, guint rows_lost)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_strv_builder_add (words, rows > 0 ? _ ("What could be read has been saved.")
                                      : _ ("There was nothing left to save."));
  if (lost->len == 0)
    add_printf (
        words,
        ngettext ("The file’s %u page could be read.", "All %u pages of the file could be read.", pages),
        pages);
  else if (lost->len >= pages)
    g_strv_builder_add (words, _ ("No page of the file could be read."));
  else
    {
      add_printf (words,
                  ngettext ("%u of the file’s %u pages could not be read. What stood on it is gone.",
                            "%u of the file’s %u pages could not be read. What stood on them is gone.",
                            lost->len),
                  lost->len, pages);
      add_numbers (words, lost);
    }
  if (rows > 0)
    add_printf (words,
                ngettext ("%u piece has come through: of what was written, what was kept, and settings.",
                          "%u pieces have come through: of what was written, what was kept, and settings.",
                          rows),
                rows);
  if (rows_lost > 0)
    add_printf (words,
                ngettext ("%u more was found in part only, and could not be saved.",
                          "%u more were found in part only, and could not be saved.", rows_lost),
                rows_lost);
  return g_strv_builder_end (words);
}

const char *
hv_room_words_describe_key (HvSlotKind kind, gboolean own)
{
  if (kind == HV_SLOT_RECOVERY)
    return own ? _ ("The twelve spare words, which you opened with now") : _ ("The twelve spare words");
  return own ? _ ("The words you opened with now") : _ ("Other words");
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return (int)*(const guint *)a - (int)*(const guint *)b;
}

void
hv_room_words_draw (guint asked[HV_ROOM_WORDS_ASKED], guint n_words)
{
  g_return_if_fail (n_words >= HV_ROOM_WORDS_ASKED);

  for (guint n = 0; n < HV_ROOM_WORDS_ASKED;)
    {
      asked[n] = (guint)g_random_int_range (0, (gint32)n_words);
      gboolean known = FALSE;
      for (guint i = 0; i < n; i++)
        known = known || asked[i] == asked[n];
      n += !known;
    }
  qsort (asked, HV_ROOM_WORDS_ASKED, sizeof *asked, compare_numbers);
}

gboolean
hv_room_words_match (const char *phrase, guint index, const char *typed)
{
  const char *word = phrase;
  for (guint i = 0; i < index && word != NULL; i++)
    word = strchr (word, ' ') != NULL ? strchr (word, ' ') + 1 : NULL;
  if (word == NULL)
    return FALSE;
  gsize length = strcspn (word, " ");
  char *folded = g_utf8_casefold (typed, -1);
  g_strstrip (folded);
  gsize n = strlen (folded);
  gboolean same
      = n <= length && strncmp (folded, word, n) == 0 && (n == length || g_utf8_strlen (folded, -1) >= 4);
  explicit_bzero (folded, n);
  g_free (folded);
  return same;
}

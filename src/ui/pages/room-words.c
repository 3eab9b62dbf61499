/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/room-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

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
hv_room_words_describe_check (guint pages, guint n_bad, gboolean mended, gboolean sound)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  if (n_bad > 0)
    {
      g_strv_builder_add (words, _ ("A part of the room cannot be read."));
      /* Translators: the first number is of pages that cannot be read, the second of all */
      g_autofree char *some
          = g_strdup_printf (ngettext ("%u of the file’s %u pages is not as it was written.",
                                       "%u of the file’s %u pages are not as they were written.", n_bad),
                             n_bad, pages);
      g_strv_builder_add (words, some);
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
      g_autofree char *all
          = g_strdup_printf (ngettext ("The file’s %u page is as it was written.",
                                       "All %u pages of the file are as they were written.", pages),
                             pages);
      g_strv_builder_add (words, all);
    }
  if (mended)
    g_strv_builder_add (
        words, _ ("A part of the file’s beginning was not. It has been written anew from its second copy."));
  if (n_bad > 0 || !sound)
    add_what_can_be_done (words);
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

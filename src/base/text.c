/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/text.h"

#include <string.h>

/* XML white space only: xgettext keeps a no-break space, and so do we. */
static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char *
hv_text_collapse (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  GString *out = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_blank (*p))
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

/* The spelling a letter gets on a keyboard that lacks it, or NULL when it has none of its own. */
static const char *
spelled_out (gunichar c)
{
  switch (c)
    {
    case 0x00e6: /* æ */
    case 0x00e4: /* ä */
      return "ae";
    case 0x00f8: /* ø */
    case 0x00f6: /* ö */
      return "oe";
    case 0x00e5: /* å */
      return "aa";
    case 0x00df: /* ß */
      return "ss";
    default:
      return NULL;
    }
}

char *
hv_text_fold (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (composed, -1);
  GString *out = g_string_sized_new (strlen (lower));

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letters = spelled_out (c);
      if (letters != NULL)
        {
          g_string_append (out, letters);
          continue;
        }
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < n; i++)
        if (g_unichar_combining_class (parts[i]) == 0)
          g_string_append_unichar (out, parts[i]);
    }
  return g_string_free (out, FALSE);
}

char *
hv_text_excerpt (const char *text, guint max_chars)
{
  g_return_val_if_fail (text != NULL, NULL);

  /* Collapsing a few times the wanted length is enough, however long the text is. */
  g_autofree char *head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, (gssize) max_chars * 16),
                                                          (glong) max_chars * 4));
  g_autofree char *line = hv_text_collapse (head);
  gboolean all = strlen (head) == strlen (text);
  if (g_utf8_strlen (line, -1) <= (glong) max_chars)
    return all ? g_steal_pointer (&line) : g_strconcat (line, "…", NULL);

  char *end = g_utf8_offset_to_pointer (line, max_chars);
  char *space = g_strrstr_len (line, end - line, " ");
  if (space != NULL && space - line > (end - line) / 2)
    end = space;
  g_autofree char *cut = g_strndup (line, end - line);
  return g_strconcat (cut, "…", NULL);
}

char *
hv_text_capitalise (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup ("");
  char first[7] = { 0 };
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

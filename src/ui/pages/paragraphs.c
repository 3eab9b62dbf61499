/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/paragraphs.h"

#include <string.h>

#define MARK_BYTES 3

/* Text with no blank at all is broken here, so that a line of it still fits a window. */
#define UNBROKEN_BYTES 120

static gboolean
is_mark (const char *p)
{
  return memcmp (p, HV_PARAGRAPH_MARK, MARK_BYTES) == 0;
}

/* Where a paragraph ends for a text view: a line feed, a carriage return, or a mark. */
static const char *
find_paragraph_end (const char *p, const char *end)
{
  for (; p < end; p++)
    if (*p == '\n' || *p == '\r' || (*p == HV_PARAGRAPH_MARK[0] && end - p >= MARK_BYTES && is_mark (p)))
      return p;
  return end;
}

static const char *
skip_back_to_character (const char *start, const char *p)
{
  while (p > start && ((guchar) *p & 0xC0) == 0x80)
    p--;
  return p;
}

static const char *
find_last_blank (const char *start, const char *limit)
{
  for (const char *p = limit; p > start; p--)
    if (p[-1] == ' ' || p[-1] == '\t')
      return p;
  return NULL;
}

/* So that no accent is parted from its letter. */
static const char *
skip_back_over_accents (const char *start, const char *p)
{
  for (const char *q = p; q > start; q = g_utf8_find_prev_char (start, q))
    {
      gunichar c = g_utf8_get_char (q);
      if (!g_unichar_ismark (c) && !g_unichar_iszerowidth (c))
        return q;
    }
  return p;
}

static void
append_piece (GString *shown, const char *start, const char *end)
{
  g_string_append_len (shown, start, end - start);
  g_string_append_len (shown, HV_PARAGRAPH_MARK, MARK_BYTES);
}

/* A stretch without a single blank, in pieces; gives where the last one ends. */
static const char *
append_unbroken (GString *shown, const char *start, const char *limit)
{
  while (limit - start > UNBROKEN_BYTES)
    {
      const char *at = skip_back_over_accents (start, skip_back_to_character (start, start + UNBROKEN_BYTES));
      append_piece (shown, start, at);
      start = at;
    }
  return start;
}

static void
append_paragraph (GString *shown, const char *start, const char *end)
{
  while (end - start > HV_PARAGRAPH_MAX_BYTES)
    {
      const char *limit = skip_back_to_character (start, start + HV_PARAGRAPH_MAX_BYTES);
      const char *at = find_last_blank (start, limit);
      if (at == NULL)
        {
          start = append_unbroken (shown, start, limit);
          continue;
        }
      append_piece (shown, start, at);
      start = at;
    }
  g_string_append_len (shown, start, end - start);
}

char *
hv_paragraphs_split (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  gsize length = strlen (text);
  const char *end = text + length;
  GString *shown = g_string_sized_new (length + 64);
  const char *p = text;
  while (p < end)
    {
      const char *paragraph_end = find_paragraph_end (p, end);
      append_paragraph (shown, p, paragraph_end);
      p = paragraph_end;
      if (p == end)
        break;
      if (is_mark (p))
        {
          g_string_append (shown, HV_PARAGRAPH_MARK HV_PARAGRAPH_MARK);
          p += MARK_BYTES;
        }
      else
        g_string_append_c (shown, *p++);
    }
  return g_string_free (shown, FALSE);
}

gboolean
hv_paragraphs_needs_split (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL, FALSE);

  const char *end = text + length;
  for (const char *p = text; p < end;)
    {
      const char *paragraph_end = find_paragraph_end (p, end);
      if (paragraph_end - p > HV_PARAGRAPH_MAX_BYTES)
        return TRUE;
      if (paragraph_end == end)
        return FALSE;
      if (*paragraph_end != '\n' && *paragraph_end != '\r')
        return TRUE;
      p = paragraph_end + 1;
    }
  return FALSE;
}

char *
hv_paragraphs_join (const char *shown)
{
  g_return_val_if_fail (shown != NULL, NULL);

  GString *text = g_string_sized_new (strlen (shown));
  const char *p = shown;
  for (const char *mark; (mark = strstr (p, HV_PARAGRAPH_MARK)) != NULL;)
    {
      g_string_append_len (text, p, mark - p);
      p = mark + MARK_BYTES;
      if (strncmp (p, HV_PARAGRAPH_MARK, MARK_BYTES) == 0)
        {
          g_string_append_len (text, HV_PARAGRAPH_MARK, MARK_BYTES);
          p += MARK_BYTES;
        }
    }
  g_string_append (text, p);
  return g_string_free (text, FALSE);
}

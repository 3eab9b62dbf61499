/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/journal-words.h"

#include "base/text.h"
#include "store/wipe.h"

#include <string.h>

static gboolean
is_blank (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static gboolean
is_ascii (const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if ((guchar) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* Called with each word; FALSE ends the search for more. */
typedef gboolean (*WordFunc) (const char *word, gsize size, gpointer data);

/* @folded has only what hv_text_fold() leaves: splits it at everything that is no letter or digit. */
static gboolean
split_folded (const char *folded, WordFunc func, gpointer data)
{
  const char *start = NULL;
  const char *end = NULL;
  guint chars = 0;
  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      if (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        {
          if (start == NULL)
            start = p;
          if (++chars <= HV_JOURNAL_WORD_CHARS)
            end = g_utf8_next_char (p);
          continue;
        }
      if (start != NULL && !func (start, end - start, data))
        return FALSE;
      start = NULL;
      chars = 0;
      if (*p == '\0')
        return TRUE;
    }
}

/* Folding is dear, and most words are plain ASCII, where it is lower case and nothing more. */
static gboolean
split_chunk (const char *chunk, gsize size, WordFunc func, gpointer data)
{
  g_autoptr (HvWipedString) copy = g_strndup (chunk, size);
  if (is_ascii (chunk, size))
    {
      for (char *p = copy; *p != '\0'; p++)
        *p = g_ascii_tolower (*p);
      return split_folded (copy, func, data);
    }
  g_autoptr (HvWipedString) folded = hv_text_fold (copy);
  return split_folded (folded, func, data);
}

/* A piece of a text between ASCII blanks, across which nothing can fold together. */
typedef struct
{
  const char *start;
  gsize size;
} Chunk;

static gboolean
next_chunk (const char **text, Chunk *chunk)
{
  const char *p = *text;
  while (is_blank (*p))
    p++;
  chunk->start = p;
  while (*p != '\0' && !is_blank (*p))
    p++;
  chunk->size = p - chunk->start;
  *text = p;
  return chunk->size > 0;
}

static guint
chunk_hash (gconstpointer key)
{
  const Chunk *chunk = key;
  guint hash = 5381; /* as g_str_hash() */
  for (gsize i = 0; i < chunk->size; i++)
    hash = hash * 33 + (guchar) chunk->start[i];
  return hash;
}

static gboolean
chunk_equal (gconstpointer one, gconstpointer other)
{
  const Chunk *a = one, *b = other;
  return a->size == b->size && memcmp (a->start, b->start, a->size) == 0;
}

typedef struct
{
  GHashTable *chunks; /* of the texts, as they stand there: most of a long text has been seen before */
  GHashTable *seen;   /* words, which it owns */
  GString *out;
} Collection;

static gboolean
collect_word (const char *word, gsize size, gpointer data)
{
  Collection *self = data;
  char *copy = g_strndup (word, size);
  if (g_hash_table_contains (self->seen, copy))
    {
      hv_wipe_string (copy);
      return TRUE;
    }
  g_hash_table_add (self->seen, copy);
  if (self->out->len > 0)
    g_string_append_c (self->out, ' ');
  g_string_append_len (self->out, word, size);
  return TRUE;
}

char *
hv_journal_words (const char *const *texts)
{
  Collection all = { g_hash_table_new_full (chunk_hash, chunk_equal, g_free, NULL),
                     g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) hv_wipe_string, NULL),
                     g_string_new (NULL) };
  for (gsize i = 0; texts[i] != NULL; i++)
    {
      const char *p = texts[i];
      Chunk chunk;
      while (next_chunk (&p, &chunk))
        if (!g_hash_table_contains (all.chunks, &chunk))
          {
            g_hash_table_add (all.chunks, g_memdup2 (&chunk, sizeof chunk));
            split_chunk (chunk.start, chunk.size, collect_word, &all);
          }
    }
  g_hash_table_unref (all.chunks);
  g_hash_table_unref (all.seen);
  return g_string_free (all.out, FALSE);
}

static gboolean
keep_last (const char *word, gsize size, gpointer data)
{
  char **last = data;
  hv_clear_string (last);
  *last = g_strndup (word, size);
  return TRUE;
}

char *
hv_journal_words_to_match (const char *query)
{
  g_autoptr (HvWipedString) last = NULL;
  const char *p = query;
  Chunk chunk;
  while (next_chunk (&p, &chunk))
    split_chunk (chunk.start, chunk.size, keep_last, &last);
  if (last == NULL)
    return NULL;

  g_autoptr (HvWipedString) words = hv_journal_words ((const char *const[]){ query, NULL });
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  GString *match = g_string_new (NULL);
  for (gsize i = 0; list[i] != NULL; i++)
    if (!g_str_equal (list[i], last))
      g_string_append_printf (match, "\"%s\" ", list[i]);
  g_string_append_printf (match, "\"%s\" *", last);
  return g_string_free (match, FALSE);
}

typedef struct
{
  const char *const *wanted;
  gboolean found;
} Look;

static gboolean
is_wanted (const char *word, gsize size, gpointer data)
{
  Look *self = data;
  for (gsize i = 0; self->wanted[i] != NULL && !self->found; i++)
    {
      gsize length = strlen (self->wanted[i]);
      self->found = length <= size && memcmp (word, self->wanted[i], length) == 0;
    }
  return !self->found;
}

const char *
hv_journal_words_find (const char *text, const char *words)
{
  g_auto (GStrv) wanted = g_strsplit (words, " ", -1);
  Look look = { (const char *const *) wanted, FALSE };
  const char *p = text;
  Chunk chunk;
  while (!look.found && wanted[0] != NULL && next_chunk (&p, &chunk))
    split_chunk (chunk.start, chunk.size, is_wanted, &look);
  return look.found ? chunk.start : NULL;
}

char *
hv_journal_words_fingerprint (void)
{
  /* Letters of Europe's alphabets as hv_text_fold() has them today, and the GLib whose tables it asks for the rest. */
  g_autoptr (GString) letters = g_string_new (NULL);
  for (gunichar c = 0x80; c < 0x530; c++)
    {
      g_string_append_c (letters, 'a');
      g_string_append_unichar (letters, c);
      g_string_append_c (letters, ' ');
    }
  g_autofree char *words = hv_journal_words ((const char *const[]){ letters->str, NULL });
  return g_strdup_printf ("%u.%u %u %08x", glib_major_version, glib_minor_version, HV_JOURNAL_WORD_CHARS,
                          g_str_hash (words));
}

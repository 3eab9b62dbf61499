/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "memory-search.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MASK 0x5c
#define MOST_RANGES 4000

typedef struct
{
  const guint8 *from, *to;
  gboolean kept; /* locked, and in no core file */
  char name[64];
} Range;

/* In memory of its own from the beginning, so that looking does not move what is looked for. */
static Range ranges[MOST_RANGES];
static guint n_ranges;

gboolean
can_search_memory (void)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return FALSE;
#else
  return TRUE;
#endif
}

void
remember_pieces (Piece pieces[PIECES], const char *name, const guint8 *secret)
{
  for (guint i = 0; i < PIECES; i++)
    {
      pieces[i].name = name;
      for (guint j = 0; j < PIECE; j++)
        pieces[i].masked[j] = secret[i * PIECE + j] ^ MASK;
    }
}

static void
read_ranges (void)
{
  static char line[4096];
  FILE *file = fopen ("/proc/self/smaps", "r");
  ck_assert_ptr_nonnull (file);
  Range *range = NULL;
  n_ranges = 0;
  while (fgets (line, sizeof line, file) != NULL)
    {
      unsigned long from, to;
      char rights[8], name[64] = "";
      if (sscanf (line, "%lx-%lx %7s %*s %*s %*s %63s", &from, &to, rights, name) >= 3)
        {
          gboolean readable = rights[0] == 'r' && !g_str_has_prefix (name, "[v");
          ck_assert_uint_lt (n_ranges, MOST_RANGES);
          range = readable ? &ranges[n_ranges++] : NULL;
          if (range == NULL)
            continue;
          *range = (Range){ (const guint8 *) from, (const guint8 *) to, FALSE, "" };
          memcpy (range->name, name, sizeof range->name);
        }
      else if (range != NULL && g_str_has_prefix (line, "VmFlags:"))
        range->kept = strstr (line, " lo") != NULL && strstr (line, " dd") != NULL;
    }
  fclose (file);
}

static gboolean
stands_at (const guint8 *at, const Piece *piece)
{
  for (guint i = 0; i < PIECE; i++)
    if ((at[i] ^ MASK) != piece->masked[i])
      return FALSE;
  return TRUE;
}

static void
search_range (const Range *range, const Piece *piece, Hits *hits)
{
  int first = piece->masked[0] ^ MASK;
  const guint8 *at = range->from, *end = range->to - PIECE + 1;
  while (at < end && (at = memchr (at, first, (size_t) (end - at))) != NULL)
    {
      if (stands_at (at, piece))
        {
          if (range->kept)
            hits->locked++;
          else
            {
              printf ("# %s at %p in %p-%p %s\n", piece->name, (const void *) at, (const void *) range->from,
                      (const void *) range->to, range->name);
              hits->loose++;
            }
        }
      at++;
    }
}

Hits
search_memory_at_once (const Piece *pieces, guint n_pieces)
{
  Hits hits = { 0, 0 };
  for (guint i = 0; i < n_ranges; i++)
    for (guint j = 0; j < n_pieces; j++)
      search_range (&ranges[i], &pieces[j], &hits);
  fflush (stdout);
  return hits;
}

Hits
search_memory (const Piece *pieces, guint n_pieces)
{
  read_ranges ();
  return search_memory_at_once (pieces, n_pieces);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/code-words.h"

#include "base/text.h"
#include "plan/code-value.h"

#include <string.h>

/* Eight letters, of two bytes at most, and the end. */
#define MOST_LETTERS 8
typedef char Word[2 * MOST_LETTERS + 1];

#include "plan/code-words-lists.h"

G_STATIC_ASSERT (G_N_ELEMENTS (words_da) == HV_CODE_LIST);
G_STATIC_ASSERT (G_N_ELEMENTS (words_en) == HV_CODE_LIST);

#define PREFIX 4
#define FORMS 2

struct _HvCodeList
{
  const char *language;
  const Word *words;
  char *forms[HV_CODE_LIST][FORMS]; /* spelled out, and with the letters that look most like them */
  GHashTable *whole;                /* a form → its place + 1 */
  GHashTable *beginnings;           /* the first four letters of a form, likewise */
};

static HvCodeList lists[] = { { "da", words_da }, { "en", words_en } };

/* ---- the lists ---- */

/* As one types who has no æ, ø and å and does not spell them out: the strokes and rings gone. */
static char *
without_marks (const char *word)
{
  static const char *const letters[][2] = { { "æ", "a" }, { "ø", "o" }, { "å", "a" } };
  GString *out = g_string_new (word);
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    g_string_replace (out, letters[i][0], letters[i][1], 0);
  return g_string_free (out, FALSE);
}

static void
prepare (HvCodeList *self)
{
  self->whole = g_hash_table_new (g_str_hash, g_str_equal);
  self->beginnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < HV_CODE_LIST; i++)
    {
      self->forms[i][0] = hv_text_fold (self->words[i]);
      self->forms[i][1] = without_marks (self->words[i]);
      for (guint f = 0; f < FORMS; f++)
        {
          const char *form = self->forms[i][f];
          g_hash_table_insert (self->whole, (gpointer)form, GUINT_TO_POINTER (i + 1));
          if (strlen (form) >= PREFIX)
            g_hash_table_insert (self->beginnings, g_strndup (form, PREFIX), GUINT_TO_POINTER (i + 1));
        }
    }
}

static gpointer
prepare_all (gpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    prepare (&lists[i]);
  return lists;
}

guint
hv_code_list_count (void)
{
  return G_N_ELEMENTS (lists);
}

const HvCodeList *
hv_code_list_at (guint index)
{
  static GOnce once = G_ONCE_INIT;
  g_once (&once, prepare_all, NULL);
  return &lists[index];
}

const HvCodeList *
hv_code_list_find (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (lists[i].language, language) == 0)
      return hv_code_list_at (i);
  return NULL;
}

const char *
hv_code_list_get_word (const HvCodeList *self, guint place)
{
  return self->words[place];
}

/* ---- what was typed ---- */

int
hv_code_list_match (const HvCodeList *self, const char *folded)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->whole, folded));
  if (found > 0 || strlen (folded) < PREFIX)
    return (int)found - 1;
  char beginning[PREFIX + 1];
  g_strlcpy (beginning, folded, sizeof beginning);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->beginnings, beginning));
  for (guint f = 0; found > 0 && f < FORMS; f++)
    if (g_str_has_prefix (self->forms[found - 1][f], folded))
      return (int)found - 1;
  return -1;
}

/* ---- how near ---- */

static gboolean
are_neighbours (char a, char b)
{
  static const char *const rows[] = { "qwertyuiop", "asdfghjkl", "zxcvbnm" };
  int places[2][2] = { { -9, 0 }, { -19, 0 } };
  for (int row = 0; row < 3; row++)
    for (int i = 0; i < 2; i++)
      {
        char letter = i == 0 ? a : b;
        const char *at = letter != '\0' ? strchr (rows[row], letter) : NULL;
        if (at != NULL)
          {
            places[i][0] = row;
            places[i][1] = (int)(at - rows[row]);
          }
      }
  int down = places[1][0] - places[0][0], along = places[1][1] - places[0][1];
  /* Each row stands half a key to the right of the one above it. */
  return (down == 0 && ABS (along) == 1) || (down == 1 && (along == 0 || along == -1))
         || (down == -1 && (along == 0 || along == 1));
}

#define MOST_COMPARED (2 * MOST_LETTERS + 4)

/* Edit distance with neighbouring keys and letters that changed places. */
static guint
compare (const char *a, const char *b)
{
  guint costs[MOST_COMPARED + 1][MOST_COMPARED + 1];
  gsize la = strlen (a), lb = strlen (b);
  /* Three letters too few or too many are the most that is ever offered. */
  if (la > MOST_COMPARED || la > lb + 3 || lb > la + 3)
    return G_MAXUINT;
  for (gsize i = 0; i <= la; i++)
    for (gsize j = 0; j <= lb; j++)
      {
        if (i == 0 || j == 0)
          {
            costs[i][j] = 2 * (guint)(i + j);
            continue;
          }
        guint other = a[i - 1] == b[j - 1] ? 0 : are_neighbours (a[i - 1], b[j - 1]) ? 1 : 2;
        guint cost = MIN (costs[i - 1][j - 1] + other, MIN (costs[i - 1][j], costs[i][j - 1]) + 2);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          cost = MIN (cost, costs[i - 2][j - 2] + 2);
        costs[i][j] = cost;
      }
  return costs[la][lb];
}

guint
hv_code_list_distance (const HvCodeList *self, guint place, const char *folded)
{
  guint least = G_MAXUINT;
  for (guint f = 0; f < FORMS; f++)
    {
      const char *form = self->forms[place][f];
      guint cost = compare (folded, form);
      if (strlen (folded) >= PREFIX && strncmp (folded, form, PREFIX) == 0)
        cost = MIN (cost, 3);
      least = MIN (least, cost);
    }
  return least;
}

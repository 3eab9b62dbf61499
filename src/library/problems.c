/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/problems.h"

#include <string.h>

static void
problem_free (HvProblem *problem)
{
  g_free (problem->file);
  g_free (problem->message);
  g_free (problem);
}

HvProblems *
hv_problems_new (void)
{
  HvProblems *self = g_new0 (HvProblems, 1);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  return self;
}

void
hv_problems_free (HvProblems *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void G_GNUC_PRINTF (6, 0)
add (HvProblems *self, gboolean advice, HvLibraryError code, const char *file, int line, const char *format,
     va_list args)
{
  if (!advice)
    self->n_errors++;
  if (self->items->len >= HV_PROBLEMS_MAX)
    return;
  HvProblem *problem = g_new0 (HvProblem, 1);
  problem->file = g_strdup (file);
  problem->line = line;
  problem->advice = advice;
  problem->code = code;
  problem->message = g_strdup_vprintf (format, args);
  g_ptr_array_add (self->items, problem);
}

void
hv_problems_add (HvProblems *self, HvLibraryError code, const char *file, int line, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  add (self, FALSE, code, file, line, format, args);
  va_end (args);
}

void
hv_problems_advise (HvProblems *self, const char *file, int line, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  add (self, TRUE, HV_LIBRARY_ERROR_MALFORMED, file, line, format, args);
  va_end (args);
}

gboolean
hv_problems_check (HvProblems *self, GError **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const HvProblem *problem = g_ptr_array_index (self->items, i);
      if (problem->advice)
        continue;
      g_set_error (error, HV_LIBRARY_ERROR, problem->code, "%s:%d: %s", problem->file, problem->line,
                   problem->message);
      return FALSE;
    }
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const HvProblem *one = *(const HvProblem *const *) a;
  const HvProblem *two = *(const HvProblem *const *) b;
  int by_file = strcmp (one->file, two->file);
  return by_file != 0 ? by_file : one->line - two->line;
}

GStrv
hv_problems_to_lines (HvProblems *self)
{
  g_ptr_array_sort (self->items, compare);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  for (guint i = 0; i < self->items->len; i++)
    {
      const HvProblem *problem = g_ptr_array_index (self->items, i);
      g_autofree char *line = g_strdup_printf ("%s:%d: %s: %s", problem->file, problem->line,
                                               problem->advice ? "advice" : "error", problem->message);
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

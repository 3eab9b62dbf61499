/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/two-lines.h"

#include <string.h>

static char *
join (const char *first, const char *between, const char *second)
{
  g_autofree char *one = g_strstrip (g_strdup (first != NULL ? first : ""));
  g_autofree char *two = g_strstrip (g_strdup (second != NULL ? second : ""));
  char *joined = g_strconcat (one, one[0] != '\0' && two[0] != '\0' ? between : "", two, NULL);
  explicit_bzero (one, strlen (one));
  explicit_bzero (two, strlen (two));
  return joined;
}

char *
hv_two_lines_join (const char *first, const char *second)
{
  return join (first, "\n", second);
}

char *
hv_two_lines_to_line (const char *first, const char *second)
{
  return join (first, " · ", second);
}

void
hv_two_lines_split (const char *text, char **first, char **second)
{
  g_return_if_fail (text != NULL && first != NULL && second != NULL);

  const char *end = strchr (text, '\n');
  *first = g_strstrip (end != NULL ? g_strndup (text, end - text) : g_strdup (text));
  *second = g_strstrip (g_strdup (end != NULL ? end + 1 : ""));
}

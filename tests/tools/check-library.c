/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* For those who write content: check-library [--texts] FILE… reads library files as the program does.
 * It tells each error and each piece of advice, or with --texts every text as context, tab, English. */

#include "library/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
print_texts (const char *const *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new_from_files (paths, &error);
  if (library == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_autoptr (GPtrArray) texts = hv_library_get_all_texts (library);
  for (guint i = 0; i < texts->len; i++)
    {
      const HvTranslated *text = g_ptr_array_index (texts, i);
      printf ("%s\t%s\n", text->context != NULL ? text->context : "", text->msgid);
    }
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  if (argc < 2)
    {
      fprintf (stderr, "check-library [--texts] FILE…\n");
      return 2;
    }
  if (strcmp (argv[1], "--texts") == 0)
    return print_texts ((const char *const *) argv + 2);

  gboolean sound;
  g_auto (GStrv) lines = hv_library_check_files ((const char *const *) argv + 1, &sound);
  for (guint i = 0; lines[i] != NULL; i++)
    puts (lines[i]);
  return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command-line.h"

#include "config.h"
#include "library/library.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define EXIT_USAGE 2

static int
check_files (char **paths)
{
  gboolean sound = FALSE;
  g_auto (GStrv) told = hv_library_check_files ((const char *const *) paths, &sound);
  for (guint i = 0; told[i] != NULL; i++)
    g_print ("%s\n", told[i]);
  return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}

gboolean
hv_command_line_run (char **arguments, int *status)
{
  gboolean version = FALSE, check = FALSE;
  g_auto (GStrv) files = NULL;
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Show the version"), NULL },
    { "check", 0, 0, G_OPTION_ARG_NONE, &check, N_ ("Check files of content that you have written"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("[--check FILE …]"));
  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("Exercises and notes for everyday life"));

  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rest = g_strdupv (arguments);
  *status = EXIT_SUCCESS;
  if (!g_option_context_parse_strv (context, &rest, &error) || check != (files != NULL))
    {
      g_printerr ("%s\n", error != NULL ? error->message : _ ("--check takes one or more files."));
      *status = EXIT_USAGE;
      return TRUE;
    }
  if (version)
    g_print ("Hverdag %s\n", HV_VERSION);
  else if (check)
    *status = check_files (files);
  return version || check;
}

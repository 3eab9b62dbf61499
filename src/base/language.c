/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/language.h"

#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* gettext keeps what it has looked up; this counter tells it that the language changed (gettext manual, "gettext grok"). */
extern int _nl_msg_cat_cntr;

const char *const hv_languages[] = { "da", "en", NULL };

static const char *current = "en";

static const char *
known_language (const char *name)
{
  for (guint i = 0; hv_languages[i] != NULL; i++)
    if (g_str_has_prefix (name, hv_languages[i]) && strchr ("_.@", name[strlen (hv_languages[i])]) != NULL)
      return hv_languages[i];
  return NULL;
}

static const char *
find_wanted_language (void)
{
  const char *const *wanted = g_get_language_names ();
  for (guint i = 0; wanted[i] != NULL; i++)
    {
      const char *known = known_language (wanted[i]);
      if (known != NULL)
        return known;
    }
  return "en";
}

/* gettext translates nothing in the locale "C". The environment is changed too, since GTK asks for the locale once more. */
static void
have_a_locale (void)
{
  setlocale (LC_ALL, "");
  const char *locale = setlocale (LC_MESSAGES, NULL);
  if (locale != NULL && strcmp (locale, "C") != 0 && strcmp (locale, "POSIX") != 0)
    return;
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
}

void
hv_language_init (void)
{
  const char *wanted = find_wanted_language ();
  have_a_locale ();

  /* The catalogue beside the build, so that a program that is not installed speaks Danish too. */
  gboolean built_here = g_file_test (HV_BUILD_LOCALE_DIR, G_FILE_TEST_IS_DIR);
  bindtextdomain (GETTEXT_PACKAGE, built_here ? HV_BUILD_LOCALE_DIR : HV_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* GLib decides at its first lookup, for good, whether a program is translated at all. English has no catalogue, so
   * beginning in English would leave GtkBuilder's texts English for ever. */
  hv_language_set ("da");
  g_dgettext (GETTEXT_PACKAGE, "");
  hv_language_set (wanted);
}

const char *
hv_language_get (void)
{
  return current;
}

void
hv_language_set (const char *language)
{
  const char *known = language != NULL ? known_language (language) : NULL;
  if (known == NULL)
    return;
  current = known;
  g_setenv ("LANGUAGE", known, TRUE);
  _nl_msg_cat_cntr++;
}

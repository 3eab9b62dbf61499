/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/actions.h"

#include <glib/gi18n.h>

static const HvAction actions[] = {
  { "win.leave", NULL, NULL, "<Control>q", N_ ("Close now"), HV_WHEN_ALWAYS },
  { "win.pause", NULL, NULL, "<Alt>p", N_ ("Pause"), HV_WHEN_UNCOVERED },
  { "win.back", NULL, NULL, "<Alt>Left", N_ ("Back"), HV_WHEN_WAY_BACK },
  { "win.stop", NULL, NULL, "<Alt>s", N_ ("Stop here"), HV_WHEN_IMMERSIVE },
  { "win.go", "s", "now", "<Alt>1", N_ ("Now"), HV_WHEN_INSIDE },
  { "win.go", "s", "learn", "<Alt>2", N_ ("Learn"), HV_WHEN_INSIDE },
  { "win.go", "s", "practise", "<Alt>3", N_ ("Practise"), HV_WHEN_INSIDE },
  { "win.go", "s", "journal", "<Alt>4", N_ ("Journal"), HV_WHEN_INSIDE },
  { "win.go", "s", "mine", "<Alt>5", N_ ("Mine"), HV_WHEN_INSIDE },
  { "win.go", "s", "help", "F1", N_ ("Help"), HV_WHEN_UNCOVERED },
  { "win.go", "s", "small-things", NULL, NULL, HV_WHEN_INSIDE },
  { "win.go", "s", "settings", "<Control>comma", N_ ("Settings"), HV_WHEN_INSIDE },
  { "win.go", "s", "routes", NULL, NULL, HV_WHEN_INSIDE },
  { "win.go", "s", "circumstances", NULL, NULL, HV_WHEN_INSIDE },
  { "win.go", "s", "ratings", NULL, NULL, HV_WHEN_INSIDE },
  { "win.go", "s", "limits", NULL, NULL, HV_WHEN_INSIDE },
  { "win.go", "s", "traces", NULL, NULL, HV_WHEN_INSIDE },
  { "win.go", "s", "keyboard", "<Control>F1", N_ ("Keyboard"), HV_WHEN_UNCOVERED },
  { "win.go", "s", "about", NULL, N_ ("About Hverdag"), HV_WHEN_UNCOVERED },
  { "win.go", "s", "room", NULL, N_ ("My room"), HV_WHEN_ROOM },
  { "win.go", "s", "change-words", NULL, NULL, HV_WHEN_ROOM },
  { "win.go", "s", "ways-in", NULL, NULL, HV_WHEN_ROOM },
  { "win.go", "s", "spare-words", NULL, NULL, HV_WHEN_ROOM },
  { "win.go", "s", "second-room", NULL, NULL, HV_WHEN_ROOM },
  { "win.go", "s", "copy", NULL, NULL, HV_WHEN_ROOM },
  { "win.go", "s", "move", NULL, NULL, HV_WHEN_ROOM },
  { "win.go", "s", "check", NULL, NULL, HV_WHEN_ROOM },
  { "win.go", "s", "import", NULL, NULL, HV_WHEN_ROOM },
  { "win.go", "s", "tidy", NULL, NULL, HV_WHEN_ROOM },
  { "win.go", "s", "erase", NULL, NULL, HV_WHEN_ROOM },
  /* Translators: leads to where a room is opened, in words that could be about recipes */
  { "win.go", "s", "lock", NULL, N_ ("Open a collection…"), HV_WHEN_OUTSIDE },
  { "win.show-cover", "s", NULL, NULL, NULL, HV_WHEN_ALWAYS },
  { "win.go", "s", "make-room", NULL, NULL, HV_WHEN_OUTSIDE },
  { "win.go", "s", "more", NULL, NULL, HV_WHEN_OUTSIDE },
  { "win.go", "s", "open-file", NULL, NULL, HV_WHEN_OUTSIDE },
  { "win.go", "s", "bring-back", NULL, NULL, HV_WHEN_OUTSIDE },
  { "win.go", "s", "brought", NULL, NULL, HV_WHEN_OUTSIDE },
  { "win.go", "s", "salvage", NULL, NULL, HV_WHEN_OUTSIDE },
  { "win.lock", NULL, NULL, "<Control>l", N_ ("Lock"), HV_WHEN_ROOM },
  { "win.make-room", NULL, NULL, NULL, N_ ("Make a room of my own"), HV_WHEN_NO_ROOM },
  { "win.try", NULL, NULL, NULL, N_ ("Start without opening"), HV_WHEN_OUTSIDE },
  { "win.open-menu", NULL, NULL, "F10", N_ ("Menu"), HV_WHEN_ALWAYS },
  { "win.calm", NULL, NULL, NULL, NULL, HV_WHEN_UNCOVERED },
  { "win.practise-leaving", NULL, NULL, NULL, NULL, HV_WHEN_INSIDE },
  { "win.open-state", "s", NULL, NULL, NULL, HV_WHEN_INSIDE },
  { "win.open-exercise", "s", NULL, NULL, NULL, HV_WHEN_INSIDE },
  { "win.resume-exercise", "s", NULL, NULL, NULL, HV_WHEN_INSIDE },
  { "win.open-rating", "s", NULL, NULL, NULL, HV_WHEN_INSIDE },
  { "win.open-module", "s", NULL, NULL, NULL, HV_WHEN_INSIDE },
  { "win.print", "s", NULL, NULL, NULL, HV_WHEN_INSIDE },
  { "win.open-route", "s", NULL, NULL, NULL, HV_WHEN_INSIDE },
  { "win.open-entry", "x", NULL, NULL, NULL, HV_WHEN_INSIDE },
  { "win.set-language", "s", NULL, NULL, NULL, HV_WHEN_ALWAYS },
};

const HvAction *
hv_actions_get_all (gsize *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

const HvAction *
hv_actions_find (const char *name, const char *target)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name) && (target == NULL || g_strcmp0 (actions[i].target, target) == 0))
      return &actions[i];
  return NULL;
}

/* In a notebook there is nothing that would say for whom the program is. */
static gboolean
is_for_a_notebook (const HvAction *action)
{
  static const char *const names[]
      = { "win.leave", "win.back", "win.lock", "win.open-menu", "win.open-entry", "win.set-language", NULL };
  if (g_str_equal (action->name, "win.go"))
    return action->target == NULL || g_str_equal (action->target, "journal");
  return g_strv_contains (names, action->name);
}

gboolean
hv_action_is_enabled (const HvAction *action, const HvWhere *where)
{
  g_return_val_if_fail (action != NULL && where != NULL, FALSE);

  if (where->notebook && !is_for_a_notebook (action))
    return FALSE;
  switch (action->when)
    {
    case HV_WHEN_ALWAYS:
      return TRUE;
    case HV_WHEN_UNCOVERED:
      return !where->cover;
    case HV_WHEN_INSIDE:
      return where->inside;
    case HV_WHEN_ROOM:
      return where->inside && where->keeps;
    case HV_WHEN_NO_ROOM:
      return !where->keeps && !where->files;
    case HV_WHEN_OUTSIDE:
      return !where->inside;
    case HV_WHEN_WAY_BACK:
      return where->way_back;
    case HV_WHEN_IMMERSIVE:
      return where->immersive;
    default:
      return FALSE;
    }
}

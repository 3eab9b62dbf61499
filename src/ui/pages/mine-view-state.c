/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/mine-view-state.h"

#include "base/dates.h"

#include <glib/gi18n.h>
#include <stdlib.h>

const char *const hv_kept_kinds[] = { "next", "next-rest", "sentence", "plan", "contacts", "hope", "managed", "already",
                                     "card", "card-alone", "card-places", "card-wait",
                                     "network", "compass", "window", "circle", "path", NULL };

const char *
hv_kept_kind_describe (const char *kind)
{
  if (g_strcmp0 (kind, "next") == 0)
    return _ ("My next step");
  if (g_strcmp0 (kind, "next-rest") == 0)
    return _ ("Steps that rest");
  if (g_strcmp0 (kind, "contacts") == 0)
    return _ ("My people and places");
  if (g_strcmp0 (kind, "sentence") == 0)
    return _ ("My sentences");
  if (g_strcmp0 (kind, "plan") == 0)
    return _ ("My plans");
  if (g_strcmp0 (kind, "hope") == 0)
    return _ ("My hopes");
  if (g_strcmp0 (kind, "managed") == 0)
    return _ ("What I managed");
  if (g_strcmp0 (kind, "already") == 0)
    return _ ("What I can do already");
  if (g_strcmp0 (kind, "card") == 0)
    return _ ("What helps me back");
  if (g_strcmp0 (kind, "card-alone") == 0)
    return _ ("What I can do alone");
  if (g_strcmp0 (kind, "card-places") == 0)
    return _ ("Places and people that help me think of something else");
  if (g_strcmp0 (kind, "card-wait") == 0)
    return _ ("My reasons to wait");
  if (g_strcmp0 (kind, "network") == 0)
    return _ ("My network");
  if (g_strcmp0 (kind, "compass") == 0)
    return _ ("My life compass");
  if (g_strcmp0 (kind, "window") == 0)
    return _ ("Where I was");
  if (g_strcmp0 (kind, "circle") == 0)
    return _ ("My circle");
  if (g_strcmp0 (kind, "path") == 0)
    return _ ("My path");
  return _ ("Other things");
}

static gboolean
is_known (const char *kind)
{
  return kind != NULL && g_strv_contains (hv_kept_kinds, kind);
}

GPtrArray *
hv_kept_find_kind (GPtrArray *kept, const char *kind)
{
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; i < kept->len; i++)
    {
      HvKept *item = g_ptr_array_index (kept, i);
      if (kind != NULL ? g_strcmp0 (item->kind, kind) == 0 : !is_known (item->kind))
        g_ptr_array_add (found, item);
    }
  return found;
}

GPtrArray *
hv_kept_group_others (GPtrArray *kept)
{
  g_autoptr (GPtrArray) others = hv_kept_find_kind (kept, NULL);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < others->len; i++)
    {
      HvKept *one = g_ptr_array_index (others, i);
      GPtrArray *group = NULL;
      for (guint j = 0; j < groups->len && group == NULL; j++)
        {
          GPtrArray *each = g_ptr_array_index (groups, j);
          if (g_strcmp0 (((HvKept *) each->pdata[0])->exercise, one->exercise) == 0)
            group = each;
        }
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group, one);
    }
  return groups;
}

char *
hv_run_describe (const HvRun *run, gint64 now)
{
  const char *verdict = NULL;
  switch (run->verdict)
    {
    case HV_VERDICT_HELPED:
      verdict = _ ("it helped");
      break;
    case HV_VERDICT_SAME:
      verdict = _ ("it made no difference");
      break;
    case HV_VERDICT_WORSE:
      verdict = _ ("it felt worse afterwards");
      break;
    case HV_VERDICT_UNSURE:
      verdict = _ ("hard to say");
      break;
    case HV_VERDICT_NONE:
      break;
    }
  g_autofree char *when = hv_dates_format_near (run->when, now);
  return verdict != NULL ? g_strdup_printf ("%s · %s", when, verdict) : g_strdup (when);
}

static const char *
describe_rating (int rating)
{
  if (rating <= 1)
    return C_ ("unease", "hardly any");
  if (rating <= 3)
    return C_ ("unease", "a little");
  if (rating <= 6)
    return C_ ("unease", "some");
  if (rating <= 8)
    return C_ ("unease", "a lot");
  return C_ ("unease", "very much");
}

char *
hv_run_describe_ratings (const HvRun *run)
{
  gboolean has_before = run->before >= 0, has_after = run->after >= 0;
  if (!has_before && !has_after)
    return NULL;
  if (has_before && has_after && abs (run->after - run->before) <= 1)
    return g_strdup_printf (_ ("Unease before: %s. Afterwards about as before."), describe_rating (run->before));
  if (has_before && has_after)
    return g_strdup_printf (_ ("Unease before: %s. Afterwards: %s."), describe_rating (run->before),
                            describe_rating (run->after));
  return has_before ? g_strdup_printf (_ ("Unease before: %s."), describe_rating (run->before))
                    : g_strdup_printf (_ ("Unease afterwards: %s."), describe_rating (run->after));
}

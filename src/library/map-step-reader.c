/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/step-private.h"

#define N_RINGS 3
#define N_ZONES 3
#define MIN_AREAS 8
#define MAX_POINTS 30
#define DEFAULT_POINTS 20

static const char *const pictures[] = { "feeling-wheel", "window", "network", "compass", "shares", "path", NULL };

static void
read_nuances (HvReading *r, HvXmlNode *node, HvStep *step, HvChoice *part)
{
  part->nuances = hv_step_new_array (hv_choice_free);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, "nuance")) != NULL)
    {
      HvChoice *nuance = hv_choice_read (r, child, step);
      nuance->label = hv_reading_text (r, child);
      g_ptr_array_add (part->nuances, nuance);
    }
}

/* All children called @name into @parts; each has a value and a label. */
static void
read_parts (HvReading *r, HvXmlNode *node, HvStep *step, const char *name, GHashTable *earlier, GPtrArray *parts)
{
  gboolean has_nuances = g_str_equal (name, "sector") && step->map == HV_MAP_FEELING_WHEEL;
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, node, name)) != NULL)
    {
      HvChoice *part = hv_choice_read (r, child, step);
      part->label = hv_reading_need_text (r, child, "label");
      /* In the array before its nuances are read: none of them may have its value. */
      g_ptr_array_add (parts, part);
      if (has_nuances || step->map == HV_MAP_WINDOW)
        read_nuances (r, child, step, part);
      if (step->map == HV_MAP_SHARES)
        part->when = hv_step_read_condition (r, child, earlier, FALSE);
      hv_reading_finish (r, child);
    }
}

static void
need_parts (HvReading *r, HvXmlNode *node, const char *name, GPtrArray *parts, guint min, guint max)
{
  if (parts->len >= min && parts->len <= max)
    return;
  if (min == 1)
    hv_reading_fail (r, node->line, MALFORMED, "<map> needs a <%s>", name);
  else if (min == max)
    hv_reading_fail (r, node->line, MALFORMED, "<map> needs %u of <%s>", min, name);
  else
    hv_reading_fail (r, node->line, MALFORMED, "<map> needs at least %u of <%s>", min, name);
}

static void
read_network (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  step->rings = hv_step_new_array (hv_choice_free);
  step->tags = hv_step_new_array (hv_choice_free);
  read_parts (r, node, step, "ring", earlier, step->rings);
  read_parts (r, node, step, "sector", earlier, step->choices);
  read_parts (r, node, step, "tag", earlier, step->tags);
  need_parts (r, node, "ring", step->rings, N_RINGS, N_RINGS);
  need_parts (r, node, "sector", step->choices, 2, G_MAXUINT);
}

static void
read_picture (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  switch (step->map)
    {
    case HV_MAP_FEELING_WHEEL:
      step->many = hv_reading_flag (r, node, "many");
      read_parts (r, node, step, "sector", earlier, step->choices);
      need_parts (r, node, "sector", step->choices, 1, G_MAXUINT);
      hv_step_read_choices (r, node, step, earlier);
      break;
    case HV_MAP_WINDOW:
      read_parts (r, node, step, "zone", earlier, step->choices);
      need_parts (r, node, "zone", step->choices, N_ZONES, N_ZONES);
      hv_step_read_choices (r, node, step, earlier);
      break;
    case HV_MAP_NETWORK:
      read_network (r, node, step, earlier);
      break;
    case HV_MAP_COMPASS:
      read_parts (r, node, step, "area", earlier, step->choices);
      need_parts (r, node, "area", step->choices, MIN_AREAS, G_MAXUINT);
      step->words = hv_step_take_words (r, node);
      break;
    case HV_MAP_SHARES:
      read_parts (r, node, step, "part", earlier, step->choices);
      break;
    case HV_MAP_PATH:
      read_parts (r, node, step, "marker", earlier, step->choices);
      need_parts (r, node, "marker", step->choices, 1, G_MAXUINT);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
hv_step_read_map (HvReading *r, HvXmlNode *node, HvStep *step, GHashTable *earlier)
{
  step->prompt = hv_reading_need_text (r, node, "prompt");
  step->hint = hv_reading_take_text (r, node, "hint");
  step->choices = hv_step_new_array (hv_choice_free);
  step->keep_as = hv_step_read_keep_as (r, node);
  const char *picture = hv_reading_one_of (r, node, "picture", pictures, NULL);
  while (pictures[step->map + 1] != NULL && !g_str_equal (pictures[step->map], picture))
    step->map++;
  if (!g_str_equal (pictures[step->map], picture))
    step->map = HV_MAP_FEELING_WHEEL;
  if (hv_step_has_points (step))
    {
      step->reads = hv_reading_optional_id (r, node, "reads");
      step->max_items = hv_reading_number (r, node, "max", 1, MAX_POINTS, DEFAULT_POINTS);
    }
  read_picture (r, node, step, earlier);
}

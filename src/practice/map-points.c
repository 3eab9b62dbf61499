/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "practice/map-points.h"

#include "practice/answers-private.h"

/* A point on a line: value, ring, tags joined by blanks, number, hidden, words. Ids hold none of these signs, and
 * from her words tabs are taken away. */
#define FIELDS 6
#define MAX_WORDS 400

HvMapPoint *
hv_map_point_new (const char *value, const char *words)
{
  HvMapPoint *point = g_new0 (HvMapPoint, 1);
  point->value = g_strdup (value);
  point->words = g_strdup (words);
  point->number = -1;
  return point;
}

HvMapPoint *
hv_map_point_copy (const HvMapPoint *point)
{
  HvMapPoint *copy = hv_map_point_new (point->value, point->words);
  copy->ring = g_strdup (point->ring);
  copy->tags = g_strdupv (point->tags);
  copy->number = point->number;
  copy->hidden = point->hidden;
  return copy;
}

void
hv_map_point_free (HvMapPoint *point)
{
  if (point == NULL)
    return;
  hv_wipe_string (point->words);
  g_free (point->value);
  g_free (point->ring);
  g_strfreev (point->tags);
  g_free (point);
}

static const HvChoice *
find_in (GPtrArray *choices, const char *value)
{
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (g_str_equal (((const HvChoice *) choices->pdata[i])->value, value))
      return choices->pdata[i];
  return NULL;
}

static HvMapPoint *
find_point (GPtrArray *points, const char *value)
{
  for (guint i = 0; i < points->len; i++)
    if (g_str_equal (((HvMapPoint *) points->pdata[i])->value, value))
      return points->pdata[i];
  return NULL;
}

/* Reading */

static HvMapPoint *
parse (const char *line)
{
  char **fields = g_strsplit (line, "\t", FIELDS);
  HvMapPoint *point = NULL;
  if (g_strv_length (fields) == FIELDS)
    {
      gint64 number = -1;
      point = hv_map_point_new (fields[0], fields[5][0] != '\0' ? fields[5] : NULL);
      point->ring = fields[1][0] != '\0' ? g_strdup (fields[1]) : NULL;
      point->tags = fields[2][0] != '\0' ? g_strsplit (fields[2], " ", -1) : NULL;
      if (g_ascii_string_to_signed (fields[3], 10, 0, HV_SHARES_PIECES, &number, NULL))
        point->number = number;
      point->hidden = g_str_equal (fields[4], "1");
    }
  hv_wipe_strings (fields);
  return point;
}

static void
drop_unknown_tags (const HvStep *step, HvMapPoint *point)
{
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  gboolean any = FALSE;
  for (guint i = 0; i < (step->tags != NULL ? step->tags->len : 0); i++)
    {
      const HvChoice *tag = step->tags->pdata[i];
      if (point->tags == NULL || !g_strv_contains ((const char *const *) point->tags, tag->value))
        continue;
      g_strv_builder_add (known, tag->value);
      any = TRUE;
    }
  g_strfreev (point->tags);
  point->tags = any ? g_strv_builder_end (known) : NULL;
}

/* Network and path: hers alone, in her order. */
static gboolean
is_placed (const HvStep *step, HvMapPoint *point)
{
  if (point->words == NULL || find_in (step->choices, point->value) == NULL)
    return FALSE;
  if (step->map == HV_MAP_PATH)
    return TRUE;
  drop_unknown_tags (step, point);
  return point->ring != NULL && find_in (step->rings, point->ring) != NULL;
}

/* Compass and shares: what she said of a part that is there anyway. */
static gboolean
take_over (const HvStep *step, GPtrArray *points, const HvMapPoint *said)
{
  HvMapPoint *part = said->value[0] != '\0' ? find_point (points, said->value) : NULL;
  if (part == NULL)
    return FALSE;
  if (step->map == HV_MAP_SHARES)
    part->number = CLAMP (said->number, 0, (int) hv_map_points_count_free (points) + part->number);
  else
    {
      part->number = said->number <= 10 ? said->number : -1;
      part->hidden = said->hidden;
      hv_wipe_string (part->words);
      part->words = g_strdup (said->words);
    }
  return TRUE;
}

static void
add_own_part (GPtrArray *points, const HvMapPoint *said)
{
  HvMapPoint *own = hv_map_point_new ("", said->words);
  own->number = CLAMP (said->number, 0, (int) hv_map_points_count_free (points));
  g_ptr_array_add (points, own);
}

/* A picture that is answered by choosing: each line is a value. */
static GPtrArray *
read_chosen (const HvStep *step, const char *const *lines)
{
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_map_point_free);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (hv_step_find_choice (step, lines[i]) != NULL && (points->len == 0 || step->many))
      g_ptr_array_add (points, hv_map_point_new (lines[i], NULL));
  return points;
}

GPtrArray *
hv_map_points_read (const HvStep *step, const char *const *lines)
{
  g_return_val_if_fail (step != NULL && step->kind == HV_STEP_MAP, NULL);
  if (!hv_step_has_points (step))
    return read_chosen (step, lines);
  GPtrArray *points = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_map_point_free);
  gboolean placed = step->map == HV_MAP_NETWORK || step->map == HV_MAP_PATH;
  for (guint i = 0; !placed && i < step->choices->len; i++)
    {
      HvMapPoint *part = hv_map_point_new (((const HvChoice *) step->choices->pdata[i])->value, NULL);
      part->number = step->map == HV_MAP_SHARES ? 0 : -1;
      g_ptr_array_add (points, part);
    }
  guint n_own = 0;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      HvMapPoint *said = parse (lines[i]);
      if (said == NULL)
        continue;
      if (placed && points->len < step->max_items && is_placed (step, said))
        {
          g_ptr_array_add (points, said);
          continue;
        }
      if (!placed && !take_over (step, points, said) && step->map == HV_MAP_SHARES && said->value[0] == '\0'
          && said->words != NULL && n_own < step->max_items)
        {
          add_own_part (points, said);
          n_own++;
        }
      hv_map_point_free (said);
    }
  return points;
}

/* Writing */

static gboolean
says_anything (const HvStep *step, const HvMapPoint *point)
{
  if (step->map == HV_MAP_SHARES)
    return point->number > 0 || point->value[0] == '\0';
  return point->number >= 0 || point->hidden || point->words != NULL;
}

static void
append_words (GString *line, const char *words)
{
  for (const char *p = words; p != NULL && *p != '\0' && p - words < MAX_WORDS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (line, g_unichar_isspace (c) ? ' ' : c);
    }
}

GStrv
hv_map_points_write (const HvStep *step, GPtrArray *points)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  for (guint i = 0; i < points->len; i++)
    {
      const HvMapPoint *point = points->pdata[i];
      if (!hv_step_has_points (step))
        {
          g_strv_builder_add (lines, point->value);
          continue;
        }
      if (!says_anything (step, point))
        continue;
      GString *line = g_string_new (point->value);
      g_autofree char *tags = point->tags != NULL ? g_strjoinv (" ", point->tags) : g_strdup ("");
      g_string_append_printf (line, "\t%s\t%s\t%d\t%d\t", point->ring != NULL ? point->ring : "", tags, point->number,
                              point->hidden);
      append_words (line, point->words);
      g_strv_builder_add (lines, line->str);
      hv_wipe_string (g_string_free (line, FALSE));
    }
  return g_strv_builder_end (lines);
}

void
hv_map_lines_free (GStrv lines)
{
  hv_wipe_strings (lines);
}

/* Saying */

const char *
hv_map_point_get_words (const HvStep *step, const HvMapPoint *point)
{
  if (point->words != NULL)
    return point->words;
  const HvChoice *part = hv_step_find_choice (step, point->value);
  return part != NULL ? hv_translated_get (part->label) : "";
}

static const char *
get_label (const HvStep *step, const char *value)
{
  const HvChoice *choice = value != NULL ? hv_step_find_choice (step, value) : NULL;
  return choice != NULL ? hv_translated_get (choice->label) : "";
}

char *
hv_map_point_describe (const HvStep *step, const HvMapPoint *point)
{
  const char *words = hv_map_point_get_words (step, point);
  GString *out = g_string_new (NULL);
  switch (step->map)
    {
    case HV_MAP_NETWORK:
      g_string_append_printf (out, "%s – %s, %s", words, get_label (step, point->ring),
                              get_label (step, point->value));
      for (guint i = 0; point->tags != NULL && point->tags[i] != NULL; i++)
        g_string_append_printf (out, "%s%s", i == 0 ? " – " : ", ", get_label (step, point->tags[i]));
      break;
    case HV_MAP_PATH:
      g_string_append_printf (out, "%s: %s", get_label (step, point->value), words);
      break;
    case HV_MAP_SHARES:
      g_string_append_printf (out, "%s: %d/%d", words, point->number, HV_SHARES_PIECES);
      break;
    case HV_MAP_COMPASS:
      g_string_append (out, words);
      if (point->number >= 0)
        g_string_append_printf (out, ": %d – %s", point->number,
                                hv_translated_get (g_ptr_array_index (step->words, point->number)));
      break;
    case HV_MAP_FEELING_WHEEL:
    case HV_MAP_WINDOW:
    default:
      g_string_append (out, words);
    }
  return g_string_free (out, FALSE);
}

gboolean
hv_map_point_counts (const HvStep *step, const HvMapPoint *point)
{
  switch (step->map)
    {
    case HV_MAP_COMPASS:
      return point->number >= 0 && !point->hidden;
    case HV_MAP_SHARES:
      return point->number > 0;
    case HV_MAP_FEELING_WHEEL:
    case HV_MAP_WINDOW:
    case HV_MAP_NETWORK:
    case HV_MAP_PATH:
    default:
      return TRUE;
    }
}

gboolean
hv_map_point_has_tag (const HvMapPoint *point, const char *const *tags)
{
  for (guint i = 0; point->tags != NULL && point->tags[i] != NULL; i++)
    if (tags != NULL && g_strv_contains (tags, point->tags[i]))
      return TRUE;
  return FALSE;
}

guint
hv_map_points_count_free (GPtrArray *points)
{
  int given = 0;
  for (guint i = 0; i < points->len; i++)
    given += MAX (0, ((const HvMapPoint *) points->pdata[i])->number);
  return MAX (0, HV_SHARES_PIECES - given);
}

/* What conditions ask for */

static gboolean
is_in_use (GPtrArray *points, const char *value)
{
  const char *values[] = { value, NULL };
  for (guint i = 0; i < points->len; i++)
    {
      const HvMapPoint *point = points->pdata[i];
      if (g_str_equal (point->value, value) || g_strcmp0 (point->ring, value) == 0
          || hv_map_point_has_tag (point, values))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
hv_map_points_get_values (const HvStep *step, GPtrArray *points)
{
  GPtrArray *arrays[] = { step->choices, step->rings, step->tags };
  gboolean numbered = step->map == HV_MAP_COMPASS || step->map == HV_MAP_SHARES;
  int least = step->map == HV_MAP_SHARES ? 1 : 0;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    for (guint j = 0; arrays[i] != NULL && j < arrays[i]->len; j++)
      {
        const HvChoice *choice = arrays[i]->pdata[j];
        if (numbered ? hv_map_points_get_number (step, points, choice->value) >= least
                     : is_in_use (points, choice->value))
          g_ptr_array_add (values, choice->value);
      }
  if (values->len == 0)
    return NULL;
  g_ptr_array_add (values, NULL);
  return g_steal_pointer (&values);
}

int
hv_map_points_get_number (const HvStep *step, GPtrArray *points, const char *value)
{
  const HvMapPoint *point = find_point (points, value);
  if (point == NULL || point->number < 0 || point->hidden)
    return -1;
  return step->map == HV_MAP_SHARES ? point->number * 100 / HV_SHARES_PIECES : point->number;
}

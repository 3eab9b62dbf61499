/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "plan/plan-file.h"

#include "plan/plan-private.h"

#include <string.h>

#define GROUP "[list]"

static const char *const wishes[HV_PLAN_N_WISHES]
    = { NULL, "daily", "most-days", "few-times-a-week", "weekly", "when-needed" };

/* ---- writing ---- */

char *
hv_plan_file_write (const HvPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  if (hv_plan_is_empty (plan))
    return NULL;
  GString *out = g_string_new (GROUP "\nformat=1\n");
  gboolean one = hv_plan_has_one_wish (plan);
  if (plan->route != NULL)
    g_string_append_printf (out, "route=%s\n", plan->route);
  if (one && hv_plan_get_wish (plan) != HV_PLAN_WISH_NONE)
    g_string_append_printf (out, "often=%s\n", wishes[hv_plan_get_wish (plan)]);
  for (guint i = 0; i < plan->size; i++)
    {
      const HvPlanItem *item = &plan->items[i];
      gboolean own = !one && item->wish != HV_PLAN_WISH_NONE;
      g_string_append_printf (out, "%u=%s%s%s\n", i + 1, item->id, own ? " " : "",
                              own ? wishes[item->wish] : "");
    }
  return g_string_free (out, FALSE);
}

/* ---- reading ---- */

typedef struct
{
  HvPlan *plan;
  guint line;
  gboolean in_group;
  gboolean has_format;
  gboolean has_often;
  HvPlanWish often;
  gboolean has_own_wish[HV_PLAN_MOST_ITEMS];
} Reader;

static gboolean G_GNUC_PRINTF (4, 5)
    fail (const Reader *self, GError **error, HvPlanError code, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, HV_PLAN_ERROR, code, "%u: %s", self->line, what);
  return FALSE;
}

static gboolean
read_wish (Reader *self, const char *name, HvPlanWish *wish, GError **error)
{
  for (guint i = HV_PLAN_WISH_NONE + 1; i < HV_PLAN_N_WISHES; i++)
    if (strcmp (wishes[i], name) == 0)
      {
        *wish = i;
        return TRUE;
      }
  return fail (self, error, HV_PLAN_ERROR_MALFORMED,
               "“%s” is none of: daily, most-days, few-times-a-week, weekly, when-needed", name);
}

static gboolean
read_format (Reader *self, const char *value, GError **error)
{
  guint64 number;
  if (self->has_format)
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "a second “format”");
  if (!g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT, &number, NULL))
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "“%s” is no format", value);
  if (number > 1)
    return fail (self, error, HV_PLAN_ERROR_NEWER, "format %s is of a later version", value);
  return self->has_format = TRUE;
}

static gboolean
read_route (Reader *self, const char *value, GError **error)
{
  if (!hv_plan_is_empty (self->plan))
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "a route stands alone");
  int place = hv_plan_route_place (value);
  if (place < 0)
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "there is no route “%s”", value);
  self->plan->route = hv_plan_route_at ((guint)place);
  return TRUE;
}

static gboolean
read_often (Reader *self, const char *value, GError **error)
{
  if (self->has_often)
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "a second “often”");
  self->has_often = TRUE;
  return read_wish (self, value, &self->often, error);
}

/* "x12", or "x12 weekly" */
static gboolean
read_item (Reader *self, guint number, const char *value, GError **error)
{
  const char *blank = strchr (value, ' ');
  g_autofree char *id = blank != NULL ? g_strndup (value, (gsize)(blank - value)) : g_strdup (value);
  guint at = self->plan->size;
  if (number > HV_PLAN_MOST_ITEMS)
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "there are more than %d", HV_PLAN_MOST_ITEMS);
  if (number != at + 1)
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "number %u is next", at + 1);
  if (!hv_plan_may_hold (id))
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "there is no “%s”", id);
  if (!hv_plan_add (self->plan, id))
    return fail (self, error, HV_PLAN_ERROR_MALFORMED,
                 self->plan->route != NULL ? "a route stands alone, without “%s”" : "“%s” is there already",
                 id);
  self->has_own_wish[at] = blank != NULL;
  return blank == NULL || read_wish (self, blank + 1, &self->plan->items[at].wish, error);
}

static gboolean
read_key (Reader *self, const char *key, const char *value, GError **error)
{
  guint64 number;
  if (strcmp (key, "format") == 0)
    return read_format (self, value, error);
  if (!self->has_format)
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "“format=1” comes first");
  if (strcmp (key, "route") == 0)
    return read_route (self, value, error);
  if (strcmp (key, "often") == 0)
    return read_often (self, value, error);
  if (g_ascii_string_to_unsigned (key, 10, 1, G_MAXUINT, &number, NULL))
    return read_item (self, (guint)number, value, error);
  return fail (self, error, HV_PLAN_ERROR_MALFORMED, "unknown key “%s”", key);
}

static gboolean
read_line (Reader *self, char *text, GError **error)
{
  g_strstrip (text);
  if (*text == '\0' || *text == '#')
    return TRUE;
  if (!self->in_group)
    {
      if (strcmp (text, GROUP) != 0)
        return fail (self, error, HV_PLAN_ERROR_MALFORMED, "“%s” comes first", GROUP);
      return self->in_group = TRUE;
    }
  char *equals = strchr (text, '=');
  if (equals == NULL)
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "“%s” is not written KEY=VALUE", text);
  *equals = '\0';
  return read_key (self, g_strchomp (text), g_strchug (equals + 1), error);
}

static gboolean
read_lines (Reader *self, char *const *lines, GError **error)
{
  for (; *lines != NULL; lines++)
    {
      self->line++;
      if (!read_line (self, *lines, error))
        return FALSE;
    }
  self->line = 0;
  if (hv_plan_is_empty (self->plan))
    return fail (self, error, HV_PLAN_ERROR_EMPTY, "there is nothing in it");
  self->plan->wish = self->often;
  for (guint i = 0; i < self->plan->size; i++)
    if (!self->has_own_wish[i])
      self->plan->items[i].wish = self->often;
  return TRUE;
}

/* Whether it is text of a size that a plan can have. */
static gboolean
check_text (const Reader *self, const char *data, gsize length, GError **error)
{
  if (length > HV_PLAN_FILE_MOST_BYTES)
    return fail (self, error, HV_PLAN_ERROR_TOO_LONG, "larger than %d bytes", HV_PLAN_FILE_MOST_BYTES);
  if (length == 0)
    return fail (self, error, HV_PLAN_ERROR_EMPTY, "an empty file");
  if (!g_utf8_validate_len (data, length, NULL))
    return fail (self, error, HV_PLAN_ERROR_MALFORMED, "not a text file");
  return TRUE;
}

HvPlan *
hv_plan_file_read (const char *data, gsize length, guint *line, GError **error)
{
  static const char mark[] = "\xef\xbb\xbf"; /* some editors put it before a text */
  g_autoptr (HvPlan) plan = hv_plan_new ();
  Reader reader = { .plan = plan };
  gboolean sound = check_text (&reader, data, length, error);
  if (sound)
    {
      g_autofree char *text = g_strndup (data, length);
      g_auto (GStrv) lines
          = g_strsplit (g_str_has_prefix (text, mark) ? text + strlen (mark) : text, "\n", -1);
      sound = read_lines (&reader, lines, error);
    }
  if (line != NULL)
    *line = reader.line;
  return sound ? g_steal_pointer (&plan) : NULL;
}

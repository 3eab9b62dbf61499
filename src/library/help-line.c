/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/help-line-private.h"

#include "base/clock.h"

#include <string.h>

#define SITE "abcdefghijklmnopqrstuvwxyz0123456789.-"

struct _HvHelpLine
{
  GObject parent_instance;
  char *id, *country, *number, *site, *checked, *source, *source_date;
  HvTranslated *name, *what, *who, *cost, *hours;
  gboolean emergency;
};

G_DEFINE_FINAL_TYPE (HvHelpLine, hv_help_line, G_TYPE_OBJECT)

static void
hv_help_line_finalize (GObject *object)
{
  HvHelpLine *self = HV_HELP_LINE (object);
  char *strings[] = { self->id, self->country, self->number, self->site, self->checked, self->source, self->source_date };
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
  HvTranslated *texts[] = { self->name, self->what, self->who, self->cost, self->hours };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    hv_translated_free (texts[i]);
  G_OBJECT_CLASS (hv_help_line_parent_class)->finalize (object);
}

static void
hv_help_line_class_init (HvHelpLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_help_line_finalize;
}

static void
hv_help_line_init (HvHelpLine *self)
{
}

/* "2026-11" or "2026-11-22" → months since year 0, or -1 */
static int
parse_month (const char *iso)
{
  if (strlen (iso) != 7 && strlen (iso) != 10)
    return -1;
  for (const char *p = iso; *p != '\0'; p++)
    if ((p == iso + 4 || p == iso + 7) ? *p != '-' : !g_ascii_isdigit (*p))
      return -1;
  int year = g_ascii_strtoull (iso, NULL, 10);
  int month = g_ascii_strtoull (iso + 5, NULL, 10);
  return month >= 1 && month <= 12 ? year * 12 + month - 1 : -1;
}

static HvHelpLine *
read_line (HvReading *r, HvXmlNode *node, const char *country)
{
  HvHelpLine *self = g_object_new (HV_TYPE_HELP_LINE, NULL);
  self->id = hv_reading_id (r, node, "id");
  self->country = g_strdup (country);
  const char *number = hv_reading_attribute (r, node, "number");
  self->number = g_strdup (number != NULL ? number : "");
  self->site = g_strdup (hv_reading_attribute (r, node, "site"));
  if (strspn (self->number, "+0123456789 ") != strlen (self->number))
    hv_reading_fail (r, node->line, MALFORMED, "number=\"%s\" cannot be dialled", self->number);
  if (self->site != NULL && (*self->site == '\0' || strspn (self->site, SITE) != strlen (self->site)))
    hv_reading_fail (r, node->line, MALFORMED, "site=\"%s\" is no name such as example.org", self->site);
  self->emergency = hv_reading_flag (r, node, "emergency");
  self->checked = g_strdup (hv_reading_need (r, node, "checked"));
  if (self->checked[0] != '\0' && parse_month (self->checked) < 0)
    hv_reading_fail (r, node->line, MALFORMED, "checked=\"%s\" is not a month such as 2026-11", self->checked);
  self->source = g_strdup (hv_reading_need (r, node, "source"));
  self->source_date = g_strdup (hv_reading_attribute (r, node, "source-date"));
  self->name = hv_reading_need_text (r, node, "name");
  self->what = hv_reading_need_text (r, node, "what");
  self->who = hv_reading_need_text (r, node, "who");
  self->cost = hv_reading_take_text (r, node, "cost");
  self->hours = hv_reading_take_text (r, node, "hours");
  hv_reading_finish (r, node);
  return self;
}

void
hv_help_read (HvReading *r, HvXmlNode *root, GPtrArray *lines, GArray *numbers)
{
  guint first_text = r->texts->len;
  const char *country = hv_reading_need (r, root, "country");
  hv_reading_number (r, root, "format", 1, 1, -1);
  HvXmlNode *child;
  gboolean any = FALSE;
  while ((child = hv_reading_take_child (r, root, "line")) != NULL)
    {
      any = TRUE;
      g_ptr_array_add (lines, read_line (r, child, country));
      g_array_append_val (numbers, child->line);
    }
  if (!any)
    hv_reading_fail (r, root->line, MALFORMED, "<help> needs a <line>");
  hv_reading_check_places (r, first_text, NULL);
  hv_reading_finish (r, root);
}

/* Opening hours age quickly: better none than wrong ones on a bad night. */
static gboolean
hours_are_fresh (const HvHelpLine *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (hv_clock_now () / G_USEC_PER_SEC);
  int this_month = g_date_time_get_year (now) * 12 + g_date_time_get_month (now) - 1;
  return this_month - parse_month (self->checked) <= 12;
}

const char *
hv_help_line_get_hours (HvHelpLine *self)
{
  return self->hours != NULL && hours_are_fresh (self) ? hv_translated_get (self->hours) : NULL;
}

const char *
hv_help_line_get_id (HvHelpLine *self)
{
  return self->id;
}

const char *
hv_help_line_get_country (HvHelpLine *self)
{
  return self->country;
}

const char *
hv_help_line_get_number (HvHelpLine *self)
{
  return self->number;
}

const char *
hv_help_line_get_site (HvHelpLine *self)
{
  return self->site;
}

const char *
hv_help_line_get_checked (HvHelpLine *self)
{
  return self->checked;
}

const char *
hv_help_line_get_source (HvHelpLine *self)
{
  return self->source;
}

const char *
hv_help_line_get_source_date (HvHelpLine *self)
{
  return self->source_date;
}

const char *
hv_help_line_get_name (HvHelpLine *self)
{
  return hv_translated_get (self->name);
}

const char *
hv_help_line_get_what (HvHelpLine *self)
{
  return hv_translated_get (self->what);
}

const char *
hv_help_line_get_who (HvHelpLine *self)
{
  return hv_translated_get (self->who);
}

const char *
hv_help_line_get_cost (HvHelpLine *self)
{
  return self->cost != NULL ? hv_translated_get (self->cost) : NULL;
}

gboolean
hv_help_line_is_emergency (HvHelpLine *self)
{
  return self->emergency;
}

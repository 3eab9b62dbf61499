/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/dates.h"

#include <glib/gi18n.h>
#include <stdio.h>

static const char *
weekday_name (int day)
{
  static const char *const names[] = { N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
                                       N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday") };
  return _ (names[day - 1]);
}

static const char *
month_name (int month)
{
  static const char *const names[] = {
    NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),     NC_ ("month", "April"),
    NC_ ("month", "May"),     NC_ ("month", "June"),     NC_ ("month", "July"),      NC_ ("month", "August"),
    NC_ ("month", "September"), NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December")
  };
  return g_dpgettext2 (GETTEXT_PACKAGE, "month", names[month - 1]);
}

static const char *
short_month_name (int month)
{
  static const char *const names[] = {
    NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
    NC_ ("short month", "Apr"), NC_ ("short month", "May"), NC_ ("short month", "Jun"),
    NC_ ("short month", "Jul"), NC_ ("short month", "Aug"), NC_ ("short month", "Sep"),
    NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec")
  };
  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", names[month - 1]);
}

static GDateTime *
local_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  return utc != NULL ? g_date_time_to_local (utc) : g_date_time_new_from_unix_utc (0);
}

char *
hv_dates_format_day (gint64 time)
{
  g_autoptr (GDateTime) t = local_time (time);
  /* Translators: weekday, day of the month, month */
  return g_strdup_printf (_ ("%1$s %2$d %3$s"), weekday_name (g_date_time_get_day_of_week (t)),
                          g_date_time_get_day_of_month (t), month_name (g_date_time_get_month (t)));
}

char *
hv_dates_format_full (gint64 time)
{
  g_autoptr (GDateTime) t = local_time (time);
  g_autofree char *day = hv_dates_format_day (time);
  return g_strdup_printf ("%s %d", day, g_date_time_get_year (t));
}

char *
hv_dates_format_weekday (gint64 time)
{
  g_autoptr (GDateTime) t = local_time (time);
  return g_strdup (weekday_name (g_date_time_get_day_of_week (t)));
}

int
hv_dates_get_hour (gint64 time)
{
  g_autoptr (GDateTime) t = local_time (time);
  return g_date_time_get_hour (t);
}

char *
hv_dates_format_near (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) t = local_time (time);
  g_autoptr (GDateTime) today = local_time (now);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (today, -1);

  if (g_date_time_get_year (t) == g_date_time_get_year (today)
      && g_date_time_get_day_of_year (t) == g_date_time_get_day_of_year (today))
    /* Translators: an entry written today, with hour and minute */
    return g_strdup_printf (_ ("Today %1$02d.%2$02d"), g_date_time_get_hour (t), g_date_time_get_minute (t));
  if (g_date_time_get_year (t) == g_date_time_get_year (yesterday)
      && g_date_time_get_day_of_year (t) == g_date_time_get_day_of_year (yesterday))
    return g_strdup (_ ("Yesterday"));
  /* Translators: day of the month, short month name */
  g_autofree char *day = g_strdup_printf (_ ("%1$d %2$s"), g_date_time_get_day_of_month (t),
                                          short_month_name (g_date_time_get_month (t)));
  if (g_date_time_get_year (t) == g_date_time_get_year (today))
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s %d", day, g_date_time_get_year (t));
}

char *
hv_dates_format_month (const char *iso)
{
  g_return_val_if_fail (iso != NULL, NULL);

  int year, month;
  if (sscanf (iso, "%4d-%2d", &year, &month) != 2 || month < 1 || month > 12)
    return g_strdup (iso);
  return g_strdup_printf ("%s %d", month_name (month), year);
}

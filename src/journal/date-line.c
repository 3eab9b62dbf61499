/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/date-line.h"

#include "base/text.h"
#include "store/wipe.h"

#include <string.h>

#define LONGEST 80 /* bytes; "Wednesday the 24th of September 2026 at 10.05.30 PM" has 51 */
#define FIRST_YEAR 1900
#define LAST_YEAR 2199

typedef struct
{
  const char *at; /* folded: small letters, æ ø å spelled out */
  int year, month, day, hour, minute;
} Scan;

/* ---- pieces ---- */

static void
skip_blanks (Scan *self)
{
  while (*self->at == ' ' || *self->at == '\t')
    self->at++;
}

static gboolean
take_char (Scan *self, const char *any_of)
{
  if (*self->at == '\0' || strchr (any_of, *self->at) == NULL)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Digits only, @least to @most of them and no more. */
static gboolean
take_number (Scan *self, gsize least, gsize most, int *number)
{
  gsize n = strspn (self->at, "0123456789");
  if (n < least || n > most)
    return FALSE;
  *number = 0;
  for (; n > 0; n--)
    *number = *number * 10 + (*self->at++ - '0');
  return TRUE;
}

static gsize
word_length (const char *at)
{
  gsize n = 0;
  while (g_ascii_islower (at[n]))
    n++;
  return n;
}

static gboolean
take_word (Scan *self, const char *word)
{
  gsize n = strlen (word);
  if (word_length (self->at) != n || strncmp (self->at, word, n) != 0)
    return FALSE;
  self->at += n;
  return TRUE;
}

static gboolean
take_any (Scan *self, const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (take_word (self, words[i]))
      return TRUE;
  return FALSE;
}

/* ---- date ---- */

/* Whole, or its first three letters or four; Danish and English. */
static gboolean
take_month (Scan *self)
{
  static const char *const names[][2]
      = { { "januar", "january" },  { "februar", "february" },  { "marts", "march" },
          { "april", "april" },     { "maj", "may" },           { "juni", "june" },
          { "juli", "july" },       { "august", "august" },     { "september", "september" },
          { "oktober", "october" }, { "november", "november" }, { "december", "december" } };
  gsize n = word_length (self->at);
  for (int month = 0; month < 12 && n >= 3; month++)
    for (int language = 0; language < 2; language++)
      {
        const char *name = names[month][language];
        if ((n > 4 && n != strlen (name)) || strncmp (self->at, name, n) != 0)
          continue;
        self->at += n;
        take_char (self, ".");
        self->month = month + 1;
        return TRUE;
      }
  return FALSE;
}

static void
skip_weekday (Scan *self)
{
  static const char *const names[]
      = { "mandag",    "tirsdag",  "onsdag", "torsdag",  "fredag", "loerdag", "soendag", "monday", "tuesday",
          "wednesday", "thursday", "friday", "saturday", "sunday", "man",     "tir",     "tirs",   "ons",
          "tor",       "tors",     "fre",    "loer",     "soen",   "mon",     "tue",     "tues",   "wed",
          "thu",       "thur",     "thurs",  "fri",      "sat",    "sun",     NULL };
  static const char *const articles[] = { "den", "d", "the", NULL };
  if (take_any (self, names))
    {
      take_char (self, ".");
      take_char (self, ",");
      skip_blanks (self);
    }
  if (take_any (self, articles))
    {
      take_char (self, ".");
      skip_blanks (self);
    }
}

static gboolean
take_year (Scan *self)
{
  if (take_number (self, 4, 4, &self->year))
    return TRUE;
  if (!take_number (self, 2, 2, &self->year))
    return FALSE;
  self->year += 2000;
  return TRUE;
}

/* 2026-11-24 */
static gboolean
take_iso (Scan *self)
{
  if (!take_number (self, 4, 4, &self->year))
    return FALSE;
  char separator = *self->at;
  return take_char (self, "-/.") && take_number (self, 1, 2, &self->month) && *self->at == separator
         && take_char (self, "-/.") && take_number (self, 1, 2, &self->day);
}

/* 24.11.2026, 24. 11. 2026, 24/11-26 */
static gboolean
take_numbers (Scan *self)
{
  if (!take_number (self, 1, 2, &self->day) || !take_char (self, "./-"))
    return FALSE;
  skip_blanks (self);
  if (!take_number (self, 1, 2, &self->month) || !take_char (self, "./- "))
    return FALSE;
  skip_blanks (self);
  return take_year (self);
}

static void
skip_ordinal (Scan *self)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "te", "de", NULL };
  static const char *const of[] = { "of", NULL };
  if (!take_any (self, endings))
    take_char (self, ".");
  skip_blanks (self);
  if (take_any (self, of))
    skip_blanks (self);
}

/* 24. november 2026, 24th of November 2026 */
static gboolean
take_day_first (Scan *self)
{
  if (!take_number (self, 1, 2, &self->day))
    return FALSE;
  skip_ordinal (self);
  if (!take_month (self))
    return FALSE;
  take_char (self, ",");
  skip_blanks (self);
  return take_number (self, 4, 4, &self->year);
}

/* November 24, 2026 */
static gboolean
take_month_first (Scan *self)
{
  if (!take_month (self))
    return FALSE;
  skip_blanks (self);
  if (!take_number (self, 1, 2, &self->day))
    return FALSE;
  skip_ordinal (self);
  take_char (self, ",");
  skip_blanks (self);
  return take_number (self, 4, 4, &self->year);
}

/* ---- time of day ---- */

static gboolean
take_time (Scan *self)
{
  static const char *const before[] = { "kl", "at", "t", NULL };
  static const char *const am[] = { "am", NULL }, *const pm[] = { "pm", NULL };
  int second = 0;
  take_char (self, ",");
  skip_blanks (self);
  if (*self->at == '\0')
    return TRUE;
  if (take_any (self, before))
    take_char (self, ".");
  skip_blanks (self);
  if (!take_number (self, 1, 2, &self->hour) || !take_char (self, ":.") || !take_number (self, 2, 2, &self->minute))
    return FALSE;
  if ((*self->at == ':' || *self->at == '.') && (!take_char (self, ":.") || !take_number (self, 2, 2, &second)))
    return FALSE;
  skip_blanks (self);
  if (take_any (self, am))
    self->hour = self->hour == 12 ? 0 : self->hour;
  else if (take_any (self, pm))
    self->hour += self->hour < 12 ? 12 : 0;
  return self->hour < 24 && self->minute < 60 && second < 60;
}

static gboolean
take_all (Scan *self)
{
  static gboolean (*const forms[]) (Scan *) = { take_iso, take_numbers, take_day_first, take_month_first };
  const char *start;
  skip_weekday (self);
  start = self->at;
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++, self->at = start)
    if (forms[i](self))
      return take_time (self) && *self->at == '\0' && self->year >= FIRST_YEAR && self->year <= LAST_YEAR
             && g_date_valid_dmy ((GDateDay) self->day, (GDateMonth) self->month, (GDateYear) self->year);
  return FALSE;
}

/* Without the blanks around it, and what marks a heading in plain text; %NULL when it is longer than any date. */
static char *
dup_bare (const char *line, gsize size)
{
  static const char marks[] = "#*=_ \t";
  while (size > 0 && strchr (marks, *line) != NULL)
    {
      line++;
      size--;
    }
  while (size > 0 && (strchr (marks, line[size - 1]) != NULL || line[size - 1] == ':'))
    size--;
  return size <= LONGEST ? g_strndup (line, size) : NULL;
}

gboolean
hv_date_line_parse (const char *line, gsize size, gint64 *time)
{
  g_autoptr (HvWipedString) bare = dup_bare (line, size);
  if (bare == NULL)
    return FALSE;
  g_autoptr (HvWipedString) folded = hv_text_fold (bare);
  Scan scan = { .at = folded, .hour = 12 };
  if (!take_all (&scan))
    return FALSE;
  g_autoptr (GDateTime) local = g_date_time_new_local (scan.year, scan.month, scan.day, scan.hour, scan.minute, 0);
  if (local == NULL)
    return FALSE;
  *time = g_date_time_to_unix (local) * G_USEC_PER_SEC;
  return TRUE;
}

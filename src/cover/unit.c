/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cover/unit.h"

#include "base/language.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* By measure, from small to large. */
static const HvUnit units[] = {
  { "piece", HV_MEASURE_COUNT, 1, 0, "", "" },
  { "pinch", HV_MEASURE_COUNT, 1, 0, "", NC_ ("unit", "pinch of") },
  { "handful", HV_MEASURE_COUNT, 1, 0, "", NC_ ("unit", "handful of") },
  { "ml", HV_MEASURE_VOLUME, 1, 0, N_ ("millilitre (ml)"), NC_ ("unit", "ml") },
  { "tsp", HV_MEASURE_VOLUME, 5, 0, N_ ("teaspoon (tsp)"), NC_ ("unit", "tsp") },
  { "tbsp", HV_MEASURE_VOLUME, 15, 0, N_ ("tablespoon (tbsp)"), NC_ ("unit", "tbsp") },
  { "fl-oz", HV_MEASURE_VOLUME, 29.5735295625, 0, N_ ("fluid ounce, US (fl oz)"), NC_ ("unit", "fl oz") },
  { "dl", HV_MEASURE_VOLUME, 100, 0, N_ ("decilitre (dl)"), NC_ ("unit", "dl") },
  { "cup", HV_MEASURE_VOLUME, 236.5882365, 0, N_ ("cup, US"), NC_ ("unit", "cups"), NC_ ("unit", "cup") },
  { "pint", HV_MEASURE_VOLUME, 473.176473, 0, N_ ("pint, US"), NC_ ("unit", "pints"), NC_ ("unit", "pint") },
  { "l", HV_MEASURE_VOLUME, 1000, 0, N_ ("litre (l)"), NC_ ("unit", "l") },
  { "gallon", HV_MEASURE_VOLUME, 3785.411784, 0, N_ ("gallon, US"), NC_ ("unit", "gallons"),
    NC_ ("unit", "gallon") },
  { "g", HV_MEASURE_WEIGHT, 1, 0, N_ ("gram (g)"), NC_ ("unit", "g") },
  { "oz", HV_MEASURE_WEIGHT, 28.349523125, 0, N_ ("ounce (oz)"), NC_ ("unit", "oz") },
  { "lb", HV_MEASURE_WEIGHT, 453.59237, 0, N_ ("pound (lb)"), NC_ ("unit", "lb") },
  { "kg", HV_MEASURE_WEIGHT, 1000, 0, N_ ("kilogram (kg)"), NC_ ("unit", "kg") },
  { "stone", HV_MEASURE_WEIGHT, 6350.29318, 0, N_ ("stone"), NC_ ("unit", "stone") },
  { "mm", HV_MEASURE_LENGTH, 0.1, 0, N_ ("millimetre (mm)"), NC_ ("unit", "mm") },
  { "cm", HV_MEASURE_LENGTH, 1, 0, N_ ("centimetre (cm)"), NC_ ("unit", "cm") },
  { "inch", HV_MEASURE_LENGTH, 2.54, 0, N_ ("inch (in)"), NC_ ("unit", "in") },
  { "foot", HV_MEASURE_LENGTH, 30.48, 0, N_ ("foot (ft)"), NC_ ("unit", "ft") },
  { "yard", HV_MEASURE_LENGTH, 91.44, 0, N_ ("yard (yd)"), NC_ ("unit", "yd") },
  { "m", HV_MEASURE_LENGTH, 100, 0, N_ ("metre (m)"), NC_ ("unit", "m") },
  { "km", HV_MEASURE_LENGTH, 100000, 0, N_ ("kilometre (km)"), NC_ ("unit", "km") },
  { "mile", HV_MEASURE_LENGTH, 160934.4, 0, N_ ("mile"), NC_ ("unit", "miles") },
  { "celsius", HV_MEASURE_TEMPERATURE, 1, 0, N_ ("degrees Celsius (°C)"), NC_ ("unit", "°C") },
  { "fahrenheit", HV_MEASURE_TEMPERATURE, 5 / 9., -160 / 9., N_ ("degrees Fahrenheit (°F)"),
    NC_ ("unit", "°F") },
  { "kelvin", HV_MEASURE_TEMPERATURE, 1, -273.15, N_ ("kelvin (K)"), NC_ ("unit", "K") },
  { "sqft", HV_MEASURE_AREA, 0.09290304, 0, N_ ("square foot (ft²)"), NC_ ("unit", "ft²") },
  { "sqm", HV_MEASURE_AREA, 1, 0, N_ ("square metre (m²)"), NC_ ("unit", "m²") },
  { "acre", HV_MEASURE_AREA, 4046.8564224, 0, N_ ("acre"), NC_ ("unit", "acres") },
  { "hectare", HV_MEASURE_AREA, 10000, 0, N_ ("hectare (ha)"), NC_ ("unit", "ha") },
  { "kmh", HV_MEASURE_SPEED, 1, 0, N_ ("kilometres an hour (km/h)"), NC_ ("unit", "km/h") },
  { "mph", HV_MEASURE_SPEED, 1.609344, 0, N_ ("miles an hour (mph)"), NC_ ("unit", "mph") },
  { "ms", HV_MEASURE_SPEED, 3.6, 0, N_ ("metres a second (m/s)"), NC_ ("unit", "m/s") },
};

static const struct
{
  double value;
  const char *sign;
} fractions_known[] = { { 0.25, "¼" }, { 1 / 3., "⅓" }, { 0.5, "½" }, { 2 / 3., "⅔" }, { 0.75, "¾" } };

const HvUnit *
hv_unit_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].id, id))
      return &units[i];
  return NULL;
}

const HvUnit *
hv_units_of (HvMeasure measure, guint *n_units)
{
  const HvUnit *first = NULL;
  guint n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].measure == measure)
      {
        first = first != NULL ? first : &units[i];
        n++;
      }
  if (n_units != NULL)
    *n_units = n;
  return first;
}

double
hv_unit_convert (double amount, const HvUnit *from, const HvUnit *to)
{
  g_return_val_if_fail (from != NULL && to != NULL && from->measure == to->measure, amount);

  return (amount * from->size + from->zero - to->zero) / to->size;
}

const char *
hv_unit_get_symbol (const HvUnit *self, double amount)
{
  g_return_val_if_fail (self != NULL, "");

  const char *symbol = self->symbol_one != NULL && amount <= 1 ? self->symbol_one : self->symbol;
  return *symbol != '\0' ? g_dpgettext2 (NULL, "unit", symbol) : "";
}

/* Three digits that mean something, more only before the decimal sign. */
static double
round_for_reading (double amount)
{
  double size = fabs (amount);
  int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  double scale = pow (10, decimals);
  return round (amount * scale) / scale;
}

static char *
format_decimal (double amount)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (digits, sizeof digits, "%.10g", round_for_reading (amount));
  char *sign = strchr (digits, '.');
  if (sign != NULL && g_str_equal (hv_language_get (), "da"))
    *sign = ',';
  return g_strdup (digits);
}

char *
hv_amount_format (double amount, gboolean fractions)
{
  double whole = floor (amount), rest = amount - whole;
  if (fractions && amount > 0 && whole < 1000)
    for (gsize i = 0; i < G_N_ELEMENTS (fractions_known); i++)
      if (fabs (rest - fractions_known[i].value) < 0.02)
        return whole > 0 ? g_strdup_printf ("%.0f %s", whole, fractions_known[i].sign)
                         : g_strdup (fractions_known[i].sign);
  return format_decimal (amount);
}

static gboolean
parse_decimal (const char *text, double *value)
{
  g_autofree char *plain = g_strdup (text);
  g_strdelimit (plain, ",", '.');
  /* No "1e5", "inf" or "0x10": nobody means them. */
  if (*plain == '\0' || strspn (plain, "0123456789.+-") != strlen (plain))
    return FALSE;
  char *end;
  *value = g_ascii_strtod (plain, &end);
  return *end == '\0' && end != plain && isfinite (*value);
}

/* "½" or "3/4" */
static gboolean
parse_fraction (const char *text, double *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fractions_known); i++)
    if (g_str_equal (text, fractions_known[i].sign))
      {
        *value = fractions_known[i].value;
        return TRUE;
      }
  g_auto (GStrv) halves = g_strsplit (text, "/", 3);
  double above, below;
  if (g_strv_length (halves) != 2 || !parse_decimal (halves[0], &above) || !parse_decimal (halves[1], &below)
      || below <= 0 || above < 0)
    return FALSE;
  *value = above / below;
  return TRUE;
}

gboolean
hv_amount_parse (const char *text, double *amount)
{
  g_return_val_if_fail (text != NULL && amount != NULL, FALSE);

  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (GStrv) words = g_strsplit (stripped, " ", 3);
  double first, second;
  switch (g_strv_length (words))
    {
    case 1:
      return parse_decimal (words[0], amount) || parse_fraction (words[0], amount);
    case 2: /* "1 ½" */
      if (!parse_decimal (words[0], &first) || !parse_fraction (words[1], &second) || first < 0)
        return FALSE;
      *amount = first + second;
      return TRUE;
    default:
      return FALSE;
    }
}

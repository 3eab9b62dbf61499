/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cover/recipe-private.h"

#include "base/language.h"

#include <math.h>

/* From this much of a measure's first unit on, the unit is taken. */
typedef struct
{
  HvMeasure measure;
  double from;
  const char *unit;
} Step;

static const Step as_written[] = { { HV_MEASURE_VOLUME, 1000, "l" },
                                   { HV_MEASURE_VOLUME, 60, "ml" },
                                   { HV_MEASURE_WEIGHT, 1000, "kg" },
                                   { HV_MEASURE_WEIGHT, 0, "g" } };
/* Nobody in a Danish kitchen reads 300 ml; and where a litre is a litre, decilitres stay below it. */
static const Step danish[] = { { HV_MEASURE_VOLUME, 1000, "l" },
                               { HV_MEASURE_VOLUME, 50, "dl" },
                               { HV_MEASURE_WEIGHT, 1000, "kg" },
                               { HV_MEASURE_WEIGHT, 0, "g" } };
static const Step american[] = { { HV_MEASURE_VOLUME, 946, "pint" },
                                 { HV_MEASURE_VOLUME, 59, "cup" },
                                 { HV_MEASURE_WEIGHT, 453.5, "lb" },
                                 { HV_MEASURE_WEIGHT, 0, "oz" } };

static const HvUnit *
choose_unit (double amount, const HvUnit *unit, const Step *steps, gsize n_steps)
{
  double size = amount * unit->size;
  for (gsize i = 0; i < n_steps; i++)
    if (steps[i].measure == unit->measure && size >= steps[i].from)
      return hv_unit_find (steps[i].unit);
  /* Little of something that is poured: spoons. */
  if (unit->measure == HV_MEASURE_VOLUME)
    return hv_unit_find (size >= 15 ? "tbsp" : "tsp");
  return unit;
}

static const HvUnit *
unit_for_reading (double amount, const HvUnit *unit, HvUnitSystem units)
{
  if (unit->measure == HV_MEASURE_COUNT)
    return unit;
  if (units == HV_UNITS_US)
    return choose_unit (amount, unit, american, G_N_ELEMENTS (american));
  return g_str_equal (hv_language_get (), "da")
             ? choose_unit (amount, unit, danish, G_N_ELEMENTS (danish))
             : choose_unit (amount, unit, as_written, G_N_ELEMENTS (as_written));
}

/* What nobody could measure is rounded to what a spoon or a scale can. */
static double
round_for_kitchen (double amount, const HvUnit *unit)
{
  if (g_str_equal (unit->id, "g") || g_str_equal (unit->id, "ml"))
    return amount >= 100 ? 5 * round (amount / 5) : MAX (1, round (amount));
  double quarter = 0.25;
  if (amount < quarter)
    return quarter;
  /* Thirds of a cup are as good as quarters. */
  double thirds = round (amount * 3) / 3, quarters = round (amount * 4) / 4;
  return fabs (thirds - amount) + 0.01 < fabs (quarters - amount) ? thirds : quarters;
}

char *
hv_quantity_format (double amount, const HvUnit *unit, HvUnitSystem units)
{
  const HvUnit *shown = unit_for_reading (amount, unit, units);
  double much = shown == unit ? amount : hv_unit_convert (amount, unit, shown);
  gboolean decimals = g_str_equal (shown->id, "kg") || g_str_equal (shown->id, "l");
  if (!decimals)
    much = round_for_kitchen (much, shown);
  g_autofree char *number = hv_amount_format (much, !decimals);
  if (*shown->symbol == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s %s", number, hv_unit_get_symbol (shown, much));
}

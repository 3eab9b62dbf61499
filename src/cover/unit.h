/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** HvMeasure: what a unit measures; only units of one measure convert into each other. */
typedef enum
{
  HV_MEASURE_COUNT, /**< pieces, pinches: converts into nothing */
  HV_MEASURE_VOLUME,
  HV_MEASURE_WEIGHT,
  HV_MEASURE_LENGTH,
  HV_MEASURE_TEMPERATURE,
  HV_MEASURE_AREA,
  HV_MEASURE_SPEED,
} HvMeasure;

/** HvUnit: a unit of the kitchen or the house; static. */
typedef struct
{
  const char *id; /**< as in the recipes' files: "dl", "tbsp" */
  HvMeasure measure;
  double size;            /**< in the measure's first unit: ml, g, cm, °C, m², km/h */
  double zero;            /**< temperatures: what 0 of this unit is in °C */
  const char *name;       /**< msgid, for a list: "decilitre (dl)" */
  const char *symbol;     /**< msgid (context "unit"), after a number: "dl"; "" for a mere count */
  const char *symbol_one; /**< (nullable) the same after 1 and less, where it differs */
} HvUnit;

/** (transfer none) (nullable): the unit with this id */
const HvUnit *hv_unit_find (const char *id);

/**
 * hv_units_of:
 * @measure: not %HV_MEASURE_COUNT
 * @n_units: (out)
 *
 * Returns: (array length=n_units) (transfer none): its units, from small to large
 */
const HvUnit *hv_units_of (HvMeasure measure, guint *n_units);

/**
 * hv_unit_convert:
 *
 * @amount of @from in @to. Sizes: the International System; inch, pound and their multiples as agreed in 1959
 * (0.0254 m, 0.45359237 kg); US customary cups, ounces and pints; a Danish tablespoon is 15 ml, a teaspoon 5
 * ml.
 *
 * Both must be of the same measure.
 */
double hv_unit_convert (double amount, const HvUnit *from, const HvUnit *to);

/** (transfer none): what stands after @amount, in the language in force */
const char *hv_unit_get_symbol (const HvUnit *self, double amount);

/**
 * hv_amount_format:
 * @amount: at least 0, or any temperature
 * @fractions: write quarters, thirds and halves as ¼ ⅓ ½ ⅔ ¾, as for spoons and pieces
 *
 * A number as a cook would read it: no more than three digits that mean something, the decimal sign of the
 * language in force, no trailing zeros.
 *
 * Returns: (transfer full)
 */
char *hv_amount_format (double amount, gboolean fractions);

/**
 * hv_amount_parse:
 * @text: what was typed: "1,5", "1.5", "½", "1 ½", "3/4"
 * @amount: (out)
 *
 * Returns: whether it is a number, at least 0 (or any number, with a sign before it)
 */
gboolean hv_amount_parse (const char *text, double *amount);

G_END_DECLS

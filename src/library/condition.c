/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/condition-private.h"

#include "base/text.h"
#include "library/library-error.h"
#include "library/reading.h"

#include <string.h>

#define MAX_COMPARISONS 16
#define MAX_LENGTH 1024

static void
comparison_free (HvComparison *comparison)
{
  g_free (comparison->name);
  g_strfreev (comparison->values);
  g_free (comparison);
}

void
hv_condition_free (HvCondition *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->comparisons);
  g_free (self);
}

static gboolean
parse_operator (const char **p, HvComparisonKind *kind)
{
  static const struct
  {
    const char *sign;
    HvComparisonKind kind;
  } operators[] = {
    { "!=", HV_COMPARE_IS_NOT }, { ">=", HV_COMPARE_AT_LEAST }, { "<=", HV_COMPARE_AT_MOST }, { "=", HV_COMPARE_IS }
  };
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (*p, operators[i].sign))
      {
        *p += strlen (operators[i].sign);
        *kind = operators[i].kind;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_value (HvComparison *comparison, const char *value)
{
  if (comparison->kind == HV_COMPARE_AT_LEAST || comparison->kind == HV_COMPARE_AT_MOST)
    {
      guint64 number;
      if (!g_ascii_string_to_unsigned (value, 10, 0, 100, &number, NULL))
        return FALSE;
      comparison->number = number;
      return TRUE;
    }
  comparison->values = g_strsplit (value, "|", -1);
  for (guint i = 0; comparison->values[i] != NULL; i++)
    if (!hv_is_id (comparison->values[i]))
      return FALSE;
  return comparison->values[0] != NULL;
}

/* The id of a step, or of a step and one of its parts: "circle.me". */
static gboolean
is_name (const char *name)
{
  g_auto (GStrv) ids = g_strsplit (name, ".", 3);
  guint n = g_strv_length (ids);
  return (n == 1 || n == 2) && hv_is_id (ids[0]) && (n == 1 || hv_is_id (ids[1]));
}

static HvComparison *
parse_comparison (const char *word, GError **error)
{
  HvComparison *comparison = g_new0 (HvComparison, 1);
  const char *p = word + strcspn (word, "!=<>");
  comparison->name = g_strndup (word, p - word);
  if (is_name (comparison->name) && parse_operator (&p, &comparison->kind) && parse_value (comparison, p))
    return comparison;

  g_set_error (error, HV_LIBRARY_ERROR, HV_LIBRARY_ERROR_MALFORMED,
               "“%s” is not a comparison such as a=b|c, a!=b, a>=8 or a<=3", word);
  comparison_free (comparison);
  return NULL;
}

HvCondition *
hv_condition_parse (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *line = strlen (text) <= MAX_LENGTH && g_utf8_validate (text, -1, NULL) ? hv_text_collapse (text) : NULL;
  g_auto (GStrv) words = line != NULL && line[0] != '\0' ? g_strsplit (line, " ", -1) : NULL;
  if (words == NULL || g_strv_length (words) > MAX_COMPARISONS)
    {
      g_set_error (error, HV_LIBRARY_ERROR, HV_LIBRARY_ERROR_MALFORMED, "a condition is 1 to %d comparisons",
                   MAX_COMPARISONS);
      return NULL;
    }

  g_autoptr (HvCondition) self = g_new0 (HvCondition, 1);
  self->comparisons = g_ptr_array_new_with_free_func ((GDestroyNotify) comparison_free);
  for (guint i = 0; words[i] != NULL; i++)
    {
      HvComparison *comparison = parse_comparison (words[i], error);
      if (comparison == NULL)
        return NULL;
      g_ptr_array_add (self->comparisons, comparison);
    }
  return g_steal_pointer (&self);
}

/* A rating compared by “=” is compared as it is written. */
static gboolean
is_among (const HvComparison *comparison, const char *const *values, int number)
{
  if (values == NULL)
    {
      g_autofree char *digits = g_strdup_printf ("%d", number);
      return g_strv_contains ((const char *const *) comparison->values, digits);
    }
  for (guint i = 0; values[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) comparison->values, values[i]))
      return TRUE;
  return FALSE;
}

static gboolean
comparison_holds (const HvComparison *comparison, HvConditionLookup lookup, gpointer data)
{
  const char *const *values = NULL;
  int number = -1;
  if (!lookup (comparison->name, &values, &number, data) || (values == NULL && number < 0))
    return FALSE;

  switch (comparison->kind)
    {
    case HV_COMPARE_IS:
      return is_among (comparison, values, number);
    case HV_COMPARE_IS_NOT:
      return !is_among (comparison, values, number);
    case HV_COMPARE_AT_LEAST:
      return values == NULL && number >= comparison->number;
    case HV_COMPARE_AT_MOST:
      return values == NULL && number <= comparison->number;
    default:
      g_assert_not_reached ();
    }
}

gboolean
hv_condition_holds (const HvCondition *self, HvConditionLookup lookup, gpointer data)
{
  g_return_val_if_fail (self != NULL && lookup != NULL, FALSE);

  for (guint i = 0; i < self->comparisons->len; i++)
    if (!comparison_holds (g_ptr_array_index (self->comparisons, i), lookup, data))
      return FALSE;
  return TRUE;
}

GPtrArray *
hv_condition_get_names (const HvCondition *self)
{
  GPtrArray *names = g_ptr_array_new ();
  for (guint i = 0; i < self->comparisons->len; i++)
    {
      const HvComparison *comparison = g_ptr_array_index (self->comparisons, i);
      if (!g_ptr_array_find_with_equal_func (names, comparison->name, g_str_equal, NULL))
        g_ptr_array_add (names, comparison->name);
    }
  return names;
}

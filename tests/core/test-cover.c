/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The recipe book: someone must be able to cook from it every day. */

#include "base/language.h"
#include "cover/recipe-book.h"
#include "cover/shopping-list.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char carrot_buns[] = "<recipe id=\"buns\" format=\"1\" course=\"baking\" makes=\"buns\" "
                                  "yield=\"12\" minutes=\"50\" oven=\"220\">"
                                  "<title>Buns</title>"
                                  "<ingredient amount=\"300\" unit=\"ml\">water</ingredient>"
                                  "<ingredient amount=\"450\" unit=\"g\">flour</ingredient>"
                                  "<ingredient amount=\"1\" unit=\"tsp\">salt</ingredient>"
                                  "<ingredient amount=\"3\">eggs</ingredient>"
                                  "<ingredient>p\303\246n pynt</ingredient>"
                                  "<step>Bake.</step></recipe>";

static HvRecipe *
recipe_new (const char *xml)
{
  g_autoptr (GError) error = NULL;
  HvRecipe *recipe = hv_recipe_new_from_data ("test.xml", xml, strlen (xml), &error);
  ck_assert_msg (recipe != NULL, "%s", error != NULL ? error->message : "");
  return recipe;
}

static void
assert_amount (const char *text, double expected)
{
  double amount = -99;
  ck_assert_msg (hv_amount_parse (text, &amount), "“%s” is a number", text);
  ck_assert_double_eq_tol (amount, expected, 1e-9);
}

static void
assert_converts (double amount, const char *from, const char *to, double expected)
{
  double got = hv_unit_convert (amount, hv_unit_find (from), hv_unit_find (to));
  ck_assert_msg (fabs (got - expected) < 1e-6 * MAX (1, fabs (expected)), "%g %s are %.9g %s, not %.9g",
                 amount, from, got, to, expected);
}

START_TEST (units_convert_as_the_standards_say)
{
  assert_converts (1, "inch", "cm", 2.54);
  assert_converts (1, "mile", "km", 1.609344);
  assert_converts (1, "lb", "g", 453.59237);
  assert_converts (16, "oz", "lb", 1);
  assert_converts (14, "lb", "stone", 1);
  assert_converts (1, "gallon", "l", 3.785411784);
  assert_converts (16, "cup", "gallon", 1);
  assert_converts (2, "pint", "cup", 4);
  assert_converts (1, "dl", "tbsp", 100 / 15.);
  assert_converts (3, "tsp", "tbsp", 1);
  assert_converts (100, "celsius", "fahrenheit", 212);
  assert_converts (-40, "fahrenheit", "celsius", -40);
  assert_converts (0, "celsius", "kelvin", 273.15);
  assert_converts (0, "kelvin", "fahrenheit", -459.67);
  assert_converts (1, "hectare", "sqm", 10000);
  assert_converts (640, "acre", "hectare", 258.9988110336);
  assert_converts (10, "ms", "kmh", 36);
}
END_TEST

START_TEST (every_unit_converts_there_and_back)
{
  for (HvMeasure measure = HV_MEASURE_VOLUME; measure <= HV_MEASURE_SPEED; measure++)
    {
      guint n;
      const HvUnit *units = hv_units_of (measure, &n);
      ck_assert_uint_gt (n, 2);
      for (guint i = 0; i < n; i++)
        {
          ck_assert_int_eq (units[i].measure, measure);
          ck_assert_ptr_eq (hv_unit_find (units[i].id), &units[i]);
          ck_assert (i == 0 || measure == HV_MEASURE_TEMPERATURE || units[i].size > units[i - 1].size);
          for (guint j = 0; j < n; j++)
            ck_assert_double_eq_tol (
                hv_unit_convert (hv_unit_convert (12.5, &units[i], &units[j]), &units[j], &units[i]), 12.5,
                1e-9);
        }
    }
}
END_TEST

START_TEST (amounts_are_read_as_people_type_them)
{
  assert_amount ("2", 2);
  assert_amount (" 1,5 ", 1.5);
  assert_amount ("1.5", 1.5);
  assert_amount ("½", 0.5);
  assert_amount ("1 ½", 1.5);
  assert_amount ("3/4", 0.75);
  assert_amount ("2 1/4", 2.25);
  assert_amount ("-12", -12);
  double amount;
  const char *const not []
      = { "", " ", "a", "1 2 3", "1/0", "1/", "/2", "inf", "nan", "1e5", "0x10", "1,5,2", "½½", "- 1" };
  for (gsize i = 0; i < G_N_ELEMENTS (not ); i++)
    ck_assert_msg (!hv_amount_parse (not [i], &amount), "“%s” is none", not [i]);
}
END_TEST

START_TEST (what_is_not_an_amount_breaks_nothing)
{
  static const char *const bits[] = { "1", "9", ",", ".", "/", " ", "½", "-", "e", "å", "+", "0" };
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint j = g_random_int_range (0, 8); j > 0; j--)
        g_string_append (text, bits[g_random_int_range (0, G_N_ELEMENTS (bits))]);
      double amount = 0;
      if (hv_amount_parse (text->str, &amount))
        ck_assert_msg (isfinite (amount), "“%s”", text->str);
    }
}
END_TEST

static void
assert_reads (double amount, gboolean fractions, const char *expected)
{
  g_autofree char *got = hv_amount_format (amount, fractions);
  ck_assert_str_eq (got, expected);
}

START_TEST (amounts_are_written_as_a_cook_reads_them)
{
  hv_language_set ("en");
  assert_reads (3, TRUE, "3");
  assert_reads (0.5, TRUE, "½");
  assert_reads (1.3333, TRUE, "1 ⅓");
  assert_reads (2.75, TRUE, "2 ¾");
  assert_reads (1.5, FALSE, "1.5");
  assert_reads (1234.5678, FALSE, "1235");
  assert_reads (0.12345, FALSE, "0.123");
  assert_reads (-17.7777, FALSE, "-17.8");
  hv_language_set ("da");
  assert_reads (1.5, FALSE, "1,5");
  hv_language_set ("en");
}
END_TEST

static void
assert_ingredient (HvRecipe *recipe, guint at, guint yield, HvUnitSystem units, const char *expected)
{
  g_autofree char *got = hv_ingredient_format (g_ptr_array_index (hv_recipe_get_ingredients (recipe), at),
                                               recipe, yield, units);
  ck_assert_str_eq (got, expected);
}

START_TEST (portions_scale_into_units_one_can_measure)
{
  g_autoptr (HvRecipe) recipe = recipe_new (carrot_buns);
  hv_language_set ("en");
  assert_ingredient (recipe, 0, 12, HV_UNITS_AS_WRITTEN, "300 ml water");
  assert_ingredient (recipe, 0, 48, HV_UNITS_AS_WRITTEN, "1.2 l water");
  assert_ingredient (recipe, 0, 1, HV_UNITS_AS_WRITTEN, "1 ⅔ tbsp water");
  assert_ingredient (recipe, 1, 36, HV_UNITS_AS_WRITTEN, "1.35 kg flour");
  assert_ingredient (recipe, 1, 5, HV_UNITS_AS_WRITTEN, "190 g flour");
  assert_ingredient (recipe, 2, 36, HV_UNITS_AS_WRITTEN, "1 tbsp salt");
  assert_ingredient (recipe, 2, 6, HV_UNITS_AS_WRITTEN, "½ tsp salt");
  assert_ingredient (recipe, 3, 6, HV_UNITS_AS_WRITTEN, "1 ½ eggs");
  assert_ingredient (recipe, 4, 6, HV_UNITS_AS_WRITTEN, "pæn pynt");
  assert_ingredient (recipe, 0, 12, HV_UNITS_US, "1 ¼ cups water");
  assert_ingredient (recipe, 1, 12, HV_UNITS_US, "15 ¾ oz flour");
  hv_language_set ("da");
  assert_ingredient (recipe, 0, 12, HV_UNITS_AS_WRITTEN, "3 dl vand");
  hv_language_set ("en");
  g_autofree char *celsius = hv_recipe_format_oven (recipe, HV_UNITS_AS_WRITTEN);
  g_autofree char *fahrenheit = hv_recipe_format_oven (recipe, HV_UNITS_US);
  ck_assert_str_eq (celsius, "220 °C");
  ck_assert_str_eq (fahrenheit, "430 °F");
}
END_TEST

START_TEST (a_search_finds_by_the_beginning_of_words)
{
  g_autoptr (HvRecipe) recipe = recipe_new (carrot_buns);
  ck_assert (hv_recipe_matches (recipe, "bun"));
  ck_assert (hv_recipe_matches (recipe, "BUNS flo"));
  ck_assert (hv_recipe_matches (recipe, "paen"));
  ck_assert (hv_recipe_matches (recipe, ""));
  ck_assert (!hv_recipe_matches (recipe, "uns"));
  ck_assert (!hv_recipe_matches (recipe, "buns fish"));
}
END_TEST

START_TEST (a_broken_recipe_is_refused_with_its_line)
{
  static const char *const broken[] = {
    "<module/>",
    "<recipe id=\"a\" format=\"1\" course=\"soup\" makes=\"people\" yield=\"4\" "
    "minutes=\"5\"><title>A</title><step>B</step></recipe>",
    "<recipe id=\"a\" format=\"1\" course=\"none\" makes=\"people\" yield=\"4\" "
    "minutes=\"5\"><title>A</title>"
    "<ingredient>x</ingredient><step>B</step></recipe>",
    "<recipe id=\"a\" format=\"1\" course=\"soup\" makes=\"people\" yield=\"0\" "
    "minutes=\"5\"><title>A</title>"
    "<ingredient>x</ingredient><step>B</step></recipe>",
    "<recipe id=\"a\" format=\"1\" course=\"soup\" makes=\"people\" yield=\"4\" "
    "minutes=\"5\"><title>A</title>"
    "<ingredient amount=\"2\" unit=\"mile\">x</ingredient><step>B</step></recipe>",
    "<recipe id=\"a\" format=\"1\" course=\"soup\" makes=\"people\" yield=\"4\" "
    "minutes=\"5\"><title>A</title>"
    "<ingredient unit=\"g\">x</ingredient><step>B</step></recipe>",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      ck_assert_ptr_null (hv_recipe_new_from_data ("broken.xml", broken[i], strlen (broken[i]), &error));
      ck_assert (g_str_has_prefix (error->message, "broken.xml:1: "));
    }
}
END_TEST

static void
assert_scales (HvRecipe *recipe)
{
  for (guint yield = 1; yield <= 99; yield += 7)
    for (HvUnitSystem units = HV_UNITS_AS_WRITTEN; units <= HV_UNITS_US; units++)
      for (guint i = 0; i < hv_recipe_get_ingredients (recipe)->len; i++)
        {
          const HvIngredient *ingredient = g_ptr_array_index (hv_recipe_get_ingredients (recipe), i);
          g_autofree char *line = hv_ingredient_format (ingredient, recipe, yield, units);
          ck_assert_msg (!g_str_has_prefix (line, "0 "), "%s", line);
          ck_assert (g_str_has_suffix (line, hv_translated_get (ingredient->name)));
        }
}

START_TEST (the_book_has_twelve_recipes_in_both_languages)
{
  for (gsize l = 0; hv_languages[l] != NULL; l++)
    {
      hv_language_set (hv_languages[l]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GListModel) book = hv_recipe_book_new (&error);
      ck_assert_msg (book != NULL, "%s", error != NULL ? error->message : "");
      ck_assert_uint_ge (g_list_model_get_n_items (book), 12);
      for (guint i = 0; i < g_list_model_get_n_items (book); i++)
        {
          g_autoptr (HvRecipe) recipe = g_list_model_get_item (book, i);
          g_autofree char *yield = hv_recipe_format_yield (recipe, hv_recipe_get_yield (recipe));
          ck_assert (*hv_recipe_get_title (recipe) != '\0' && *hv_recipe_get_course (recipe) != '\0');
          ck_assert (g_ascii_isdigit (yield[0]) && hv_recipe_get_minutes (recipe) > 0);
          ck_assert_uint_ge (hv_recipe_get_steps (recipe)->len, 2);
          ck_assert (hv_recipe_matches (recipe, hv_recipe_get_title (recipe)));
          assert_scales (recipe);
        }
    }
  hv_language_set ("en");
}
END_TEST

static char *
line_of (HvShoppingList *list, guint at)
{
  g_autoptr (HvShoppingItem) item = g_list_model_get_item (G_LIST_MODEL (list), at);
  return hv_shopping_item_format (item, HV_UNITS_AS_WRITTEN);
}

static void
buy (HvShoppingList *list, guint at)
{
  g_autoptr (HvShoppingItem) item = g_list_model_get_item (G_LIST_MODEL (list), at);
  hv_shopping_item_set_bought (item, TRUE);
}

START_TEST (a_shopping_list_adds_up_what_is_the_same)
{
  hv_language_set ("en");
  g_autoptr (HvRecipe) recipe = recipe_new (carrot_buns);
  g_autoptr (HvShoppingList) list = hv_shopping_list_new ();
  hv_shopping_list_add_recipe (list, recipe, 12);
  hv_shopping_list_add_recipe (list, recipe, 24);
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 5);
  g_autofree char *water = line_of (list, 0), *eggs = line_of (list, 3);
  ck_assert_str_eq (water, "900 ml water");
  ck_assert_str_eq (eggs, "9 eggs");
  /* What is in the bag already is not added to. */
  buy (list, 0);
  hv_shopping_list_add_recipe (list, recipe, 12);
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 6);
  hv_shopping_list_add_text (list, "  candles ");
  hv_shopping_list_add_text (list, "  ");
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 7);
  g_autofree char *candles = line_of (list, 6);
  ck_assert_str_eq (candles, "candles");
  hv_shopping_list_remove_bought (list);
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 6);
  hv_shopping_list_remove (list, 5);
  hv_shopping_list_clear (list);
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (list)), 0);
}
END_TEST

int
main (void)
{
  hv_language_init ();
  Suite *suite = suite_create ("cover");
  TCase *tc = tcase_create ("recipes");
  tcase_add_test (tc, units_convert_as_the_standards_say);
  tcase_add_test (tc, every_unit_converts_there_and_back);
  tcase_add_test (tc, amounts_are_read_as_people_type_them);
  tcase_add_test (tc, what_is_not_an_amount_breaks_nothing);
  tcase_add_test (tc, amounts_are_written_as_a_cook_reads_them);
  tcase_add_test (tc, portions_scale_into_units_one_can_measure);
  tcase_add_test (tc, a_search_finds_by_the_beginning_of_words);
  tcase_add_test (tc, a_broken_recipe_is_refused_with_its_line);
  tcase_add_test (tc, the_book_has_twelve_recipes_in_both_languages);
  tcase_add_test (tc, a_shopping_list_adds_up_what_is_the_same);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

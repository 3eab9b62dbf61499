/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/library.h"

#include <check.h>

/* An exercise from the inside of <steps> and what comes after it; the head is made up. */
G_GNUC_UNUSED static char *
make_exercise_text (guint minutes, const char *privacy, const char *steps, const char *tail)
{
  return g_strdup_printf ("<exercise id='made' format='1' minutes='%u' kind='grounding' privacy='%s' phase='any'>"
                          "<title>T</title><summary>S</summary><purpose>P</purpose><asks>A</asks><keeps>K</keeps>"
                          "<evidence level='consensus'><text>E</text></evidence><steps>%s</steps>%s</exercise>",
                          minutes, privacy, steps, tail);
}

G_GNUC_UNUSED static HvExercise *
make_exercise (guint minutes, const char *privacy, const char *steps, const char *tail)
{
  g_autofree char *text = make_exercise_text (minutes, privacy, steps, tail);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new_from_data ("made.xml", text, strlen (text), &error);
  ck_assert_msg (library != NULL, "%s\n%s", error != NULL ? error->message : "", text);
  return g_object_ref (hv_library_find_exercise (library, "made"));
}

/* An exercise whose answers may not be kept. */
G_GNUC_UNUSED static HvExercise *
make_unkept_exercise (const char *privacy, const char *steps)
{
  g_autofree char *head = g_strconcat (privacy, "' answers='unkept", NULL);
  return make_exercise (5, head, steps, "");
}

/* tests/fixtures/library/NAME */
G_GNUC_UNUSED static char *
fixture_path (const char *name)
{
  return g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fixtures", "library", name, NULL);
}

G_GNUC_UNUSED static HvExercise *
load_fixture (const char *id)
{
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autofree char *file = fixture_path (name);
  g_autofree char *help = fixture_path ("xx.xml");
  const char *paths[] = { file, help, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HvLibrary) library = hv_library_new_from_files (paths, &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  return g_object_ref (hv_library_find_exercise (library, id));
}

/* The exercise with most kinds of steps. */
G_GNUC_UNUSED static HvExercise *
load_walk (void)
{
  return load_fixture ("walk");
}

/* The exercise with tables, contacts and a next step. */
G_GNUC_UNUSED static HvExercise *
load_thoughts (void)
{
  return load_fixture ("thoughts");
}

#define RATE(id, when)                                                                                                 \
  "<rate id='" id "' " when "><prompt>How much " id "?</prompt><word at='0'>0</word><word at='1'>1</word>"             \
  "<word at='2'>2</word><word at='3'>3</word><word at='4'>4</word><word at='5'>5</word><word at='6'>6</word>"          \
  "<word at='7'>7</word><word at='8'>8</word><word at='9'>9</word><word at='10'>Much</word></rate>"
#define YES_NO(id, when)                                                                                               \
  "<choose id='" id "' " when "><prompt>Is it " id "?</prompt><choice value='yes'>Yes</choice>"                        \
  "<choice value='no'>No</choice></choose>"
#define WRITE(id, when) "<write id='" id "' " when "><prompt>What is " id "?</prompt></write>"
#define READ(id, when) "<read id='" id "' " when "><text>Read " id "</text></read>"

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A saved place: as given, or with a digest put right so that more than its first check is tried. What is
 * taken up can be saved again to the same bytes and walked to its end. */

#include "fuzz.h"

#include "library/library.h"
#include "practice/runner.h"

#include <stdlib.h>
#include <string.h>

static const char exercise_text[]
    = "<exercise id='made' format='1' minutes='5' kind='grounding' privacy='P1' phase='any'>"
      "<title>T</title><summary>S</summary><purpose>P</purpose><asks>A</asks><keeps>K</keeps>"
      "<evidence level='consensus'><text>E</text></evidence><steps>"
      "<choose id='a' many='yes' other='yes'><prompt>P</prompt><choice value='yes'>Y</choice>"
      "<choice value='no'>N</choice></choose>"
      "<write id='b' when='a=yes'><prompt>P {a}</prompt></write>"
      "<list id='c' when='a!=yes'><prompt>P</prompt></list>"
      "<write id='d' letting-go='yes'><prompt>P</prompt></write>"
      "<plan id='e'><if><prompt>P</prompt></if><then><prompt>P</prompt></then></plan>"
      "<map id='f' picture='network' max='3'><prompt>P</prompt><ring value='r1'><label>R</label></ring>"
      "<ring value='r2'><label>R</label></ring><ring value='r3'><label>R</label></ring>"
      "<sector value='s1'><label>S</label></sector><sector value='s2'><label>S</label></sector>"
      "<tag value='t1'><label>T</label></tag></map>"
      "<map id='g' picture='shares' max='3'><prompt>P</prompt><part value='me'><label>M</label></part>"
      "<part value='it' when='a=yes'><label>I</label></part></map>"
      "<write id='h' when='g.me>=51 f!=t1'><prompt>P {f} {g}</prompt></write>"
      "<table id='t' max='2'><prompt>P</prompt><column id='g'><label>G</label></column>"
      "<column id='h' rate='yes'><label>H</label></column>"
      "<column id='i'><label>I</label><choice value='yes'>Y</choice></column></table>"
      "<contacts id='u'><prompt>P</prompt></contacts>"
      "<next id='v'><prompt>P {t} {u}</prompt><choice value='today'>T</choice></next></steps>"
      "<short steps='a e v'/></exercise>";

static HvLibrary *library;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  library = hv_library_new_from_data ("made.xml", exercise_text, strlen (exercise_text), NULL);
  if (library == NULL)
    abort ();
  return 0;
}

/* The digest of the exercise as it is, taken from a place of our own; it stands behind the version and the id. */
static void
put_digest (uint8_t *place, size_t size)
{
  enum { START = 1 + sizeof "made", LENGTH = 64 };
  g_autoptr (HvRunner) runner = hv_runner_new (hv_library_find_exercise (library, "made"), TRUE);
  hv_runner_begin (runner, FALSE);
  g_autoptr (GBytes) own = hv_runner_save_place (runner);
  if (size > START + LENGTH)
    memcpy (place + START, (const uint8_t *) g_bytes_get_data (own, NULL) + START, LENGTH);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 1)
    return 0;
  g_autofree uint8_t *place = g_memdup2 (data + 1, size - 1);
  if (data[0] % 2 == 1 && place != NULL)
    put_digest (place, size - 1);
  g_autoptr (GBytes) bytes = g_bytes_new (place, size - 1);
  g_autoptr (HvRunner) runner = hv_runner_new (hv_library_find_exercise (library, "made"), TRUE);
  g_autoptr (GError) error = NULL;
  gboolean taken = hv_runner_restore_place (runner, bytes, &error);
  if (taken != (error == NULL))
    abort ();
  if (!taken)
    return 0;

  /* What was taken up is a place of ours, and saving it again changes nothing more. */
  g_autoptr (GBytes) once = hv_runner_save_place (runner);
  g_autoptr (HvRunner) later = hv_runner_new (hv_library_find_exercise (library, "made"), TRUE);
  if (once == NULL || !hv_runner_restore_place (later, once, NULL))
    abort ();
  g_autoptr (GBytes) again = hv_runner_save_place (later);
  if (!g_bytes_equal (once, again))
    abort ();

  guint n, total;
  for (guint i = 0; hv_runner_get_phase (runner) != HV_RUNNER_DONE; i++)
    {
      hv_runner_get_position (runner, &n, &total, NULL);
      if (n < 1 || n > total || i > 20)
        abort ();
      hv_runner_next (runner);
    }
  g_autofree char *described = hv_runner_describe (runner);
  return 0;
}

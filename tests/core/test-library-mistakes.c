/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong in a file is told with its line; a hostile one costs nothing. */

#include "base/clock.h"
#include "base/language.h"
#include "library/circumstances.h"
#include "make-exercise.h"
#include <glib/gstdio.h>
#include <stdlib.h>

/* Errors */

typedef struct
{
  const char *find, *replace; /* in the fixture; the whole file when @find is NULL */
  int line;
  HvLibraryError code;
  const char *message; /* a part of it */
} Mistake;

#define MALFORMED HV_LIBRARY_ERROR_MALFORMED
#define DUPLICATE HV_LIBRARY_ERROR_DUPLICATE
#define REFERENCE HV_LIBRARY_ERROR_REFERENCE

static char *
replace_once (const char *text, const char *find, const char *replace)
{
  const char *at = strstr (text, find);
  ck_assert_msg (at != NULL, "not in the fixture: %s", find);
  g_autofree char *head = g_strndup (text, at - text);
  return g_strconcat (head, replace, at + strlen (find), NULL);
}

static void
assert_mistakes (const char *fixture, const Mistake *mistakes, gsize n)
{
  g_autofree char *path = fixture_path (fixture);
  g_autofree char *good = NULL;
  ck_assert (g_file_get_contents (path, &good, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    {
      const Mistake *mistake = &mistakes[i];
      g_autofree char *text = mistake->find != NULL ? replace_once (good, mistake->find, mistake->replace)
                                                    : g_strdup (mistake->replace);
      g_autofree char *place = g_strdup_printf ("bad.xml:%d: ", mistake->line);
      g_autoptr (GError) error = NULL;
      g_autoptr (HvLibrary) library = hv_library_new_from_data ("bad.xml", text, strlen (text), &error);
      ck_assert_msg (library == NULL, "taken: %s", mistake->replace);
      ck_assert_msg (error->domain == HV_LIBRARY_ERROR && error->code == (int) mistake->code
                         && g_str_has_prefix (error->message, place) && strstr (error->message, mistake->message) != NULL,
                     "%s\n  gave (%d) %s\n  not  (%d) %s… %s", mistake->replace, error->code, error->message,
                     mistake->code, place, mistake->message);
    }
}

START_TEST (mistakes_in_an_exercises_head_are_told_with_their_line)
{
  static const Mistake mistakes[] = {
    { "id=\"walk\" ", "", 3, MALFORMED, "needs the attribute “id”" },
    { "id=\"walk\"", "id=\"Walk!\"", 3, MALFORMED, "is not an id" },
    { "id=\"walk\"", "id=\"walk\" colour=\"red\"", 3, MALFORMED, "no attribute “colour”" },
    { "id=\"walk\"", "id=\"walk\" id=\"walk\"", 3, MALFORMED, "twice" },
    { "format=\"1\"", "format=\"2\"", 3, MALFORMED, "format=\"2\" is not a whole number" },
    { "minutes=\"5\" kind", "minutes=\"five\" kind", 3, MALFORMED, "minutes=\"five\"" },
    { "minutes=\"5\" kind", "minutes=\"0\" kind", 3, MALFORMED, "from 1 to 90" },
    { "minutes=\"5\" kind", "kind", 3, MALFORMED, "needs the attribute “minutes”" },
    { "kind=\"planning\"", "kind=\"baking\"", 3, MALFORMED, "is none of: grounding" },
    { "kind=\"planning\"", "", 3, MALFORMED, "needs the attribute “kind”" },
    { "privacy=\"P1\"", "privacy=\"P3\"", 3, MALFORMED, "is none of: P0" },
    { "phase=\"underway\"", "phase=\"\"", 3, MALFORMED, "is none of: any" },
    { "fits=\"near silent\"", "fits=\"near outside\"", 3, MALFORMED, "fits: “outside” is none of: near" },
    { "fits=\"near silent\"", "fits=\"near near\"", 3, DUPLICATE, "twice in fits" },
    { "\"living leaving\"", "\"living married\"", 3, MALFORMED, "“married” is none of: unsaid" },
    { "unsafe-when=\"living leaving\"", "", 3, MALFORMED, "need each other" },
    { "<unsafe>Steps are heard.</unsafe>", "", 3, MALFORMED, "need each other" },
    { "<unsafe>Steps are heard.</unsafe>", "<unsafe>{place} is heard.</unsafe>", 5, REFERENCE, "nothing is filled in" },
    { "<title>Walk</title>", "", 3, MALFORMED, "needs a <title>" },
    { "<title>Walk</title>", "<title>Walk</title>\n<title>Run</title>", 6, MALFORMED, "once too often" },
    { "<title>Walk</title>", "<title> \n </title>", 5, MALFORMED, "<title> is empty" },
    { "<title>Walk</title>", "<title>Walk</title> loose", 3, MALFORMED, "loose text in <exercise>" },
    { "<title>Walk</title>", "<title>Walk <b>on</b></title>", 5, MALFORMED, "<b> is not expected here" },
    { "<title>Walk</title>", "<title lang=\"en\">Walk</title>", 5, MALFORMED, "no attribute “lang”" },
    { "<title>Walk</title>", "<title>Walk {place}</title>", 5, REFERENCE, "nothing is filled in here" },
    { "context=\"walk\"", "context=\"\"", 8, MALFORMED, "a context is words" },
    { "context=\"walk\"", "context=\"a  b\"", 8, MALFORMED, "a context is words" },
    { "<title>Walk</title>", "<title>\nWa<!-- l -->lk</title>", 5, MALFORMED, "a comment inside a text" },
    { "<summary>All kinds   of\n    steps.</summary>", "<summary\n note=\"a\"\n odd=\"b\"\n>S</summary>", 6, MALFORMED,
      "no attribute “odd”" },
    { "<asks>Little.</asks>", "<song>La</song>", 3, MALFORMED, "needs a <asks>" },
    { "<keeps>What you choose.</keeps>", "<keeps>W</keeps><song>La</song>", 10, MALFORMED, "<song> is not expected" },
    { "level=\"other-groups\"", "level=\"proof\"", 13, MALFORMED, "is none of: consensus" },
    { "<text>Some.</text>", "", 13, MALFORMED, "<evidence> needs a <text>" },
    { "<evidence level=\"other-groups\" sources=\"E1 E2\"><text>Some.</text></evidence>", "", 3, MALFORMED,
      "needs an <evidence>" },
    { "<short steps=\"hello danger help tools\"/>", "<short steps=\"hello tea\"/>", 63, REFERENCE, "no step “tea”" },
    { "<short steps=\"hello danger help tools\"/>", "<short/>", 63, MALFORMED, "needs the attribute “steps”" },
    { "<short steps=\"hello danger help tools\"/>", "<short steps=\"hello hello\"/>", 63, DUPLICATE, "twice in steps" },
    { "<short steps=\"hello danger help tools\"/>", "<short steps=\"hello Tea\"/>", 63, MALFORMED, "“Tea” in steps is not" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards/>", 66, MALFORMED, "needs the attribute “exercise”" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards exercise=\"x03\" when=\"tea=yes\"/>", 66, REFERENCE,
      "“tea” is not an earlier step" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards exercise=\"x03\" when=\"outcome=great\"/>", 66, REFERENCE,
      "“outcome” has no answer “great”" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards exercise=\"x03\" when=\"outcome>=3\"/>", 66, REFERENCE, "is no rating" },
    { "<afterwards exercise=\"x03\"/>", "<afterwards exercise=\"x03\"><label>{tea}</label></afterwards>", 66, REFERENCE,
      "{tea} is not an earlier step" },
  };
  assert_mistakes ("walk.xml", mistakes, G_N_ELEMENTS (mistakes));
}
END_TEST

START_TEST (mistakes_in_steps_are_told_with_their_line)
{
  static const Mistake mistakes[] = {
    { "<steps>", "<steps><dance id=\"d\"/>", 14, MALFORMED, "<dance> is no kind of step" },
    { "<steps>", "<steps>loose", 14, MALFORMED, "loose text in <steps>" },
    { "id=\"burn\"", "id=\"place\"", 42, DUPLICATE, "a second step “place”" },
    { "id=\"burn\"", "id=\"outcome\"", 42, DUPLICATE, "already means something else" },
    { "id=\"burn\" ", "", 42, MALFORMED, "needs the attribute “id”" },
    /* conditions */
    { "when=\"danger=no\">\n      <prompt>How", "when=\"danger\">\n      <prompt>How", 28, MALFORMED, "when: “danger” is not" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"signs=heart\">\n      <prompt>How", 28, REFERENCE,
      "“signs” is not an earlier step" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"strength>=3\">\n      <prompt>How", 28, REFERENCE,
      "“strength” is not an earlier step" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"danger=perhaps\">\n      <prompt>How", 28, REFERENCE,
      "“danger” has no answer “perhaps”" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"danger=other\">\n      <prompt>How", 28, REFERENCE,
      "no answer “other”" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"danger>=3\">\n      <prompt>How", 28, REFERENCE, "it is no rating" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"hello=yes\">\n      <prompt>How", 28, REFERENCE, "it is no choice" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"after>=3\">\n      <prompt>How", 28, REFERENCE, "“after” is not" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"outcome=same\">\n      <prompt>How", 28, REFERENCE,
      "“outcome” is not" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"before>=11\">\n      <prompt>How", 28, REFERENCE, "a rating from 0" },
    { "when=\"danger=no\">\n      <prompt>How", "when=\"before=high\">\n      <prompt>How", 28, REFERENCE, "a rating from 0" },
    { "value=\"storm\" when=\"strength>=8\"", "value=\"storm\" when=\"signs=heart\"", 38, REFERENCE, "“signs” is not" },
    { "when=\"strength&lt;=7\"", "when=\"strength=storm\"", 40, REFERENCE, "“strength” is a rating" },
    { "<line seconds=\"5\" when=\"strength>=8\">", "<line seconds=\"5\" when=\"guide=a\">", 49, REFERENCE, "“guide” is not" },
    /* places */
    { "You are at {place}.", "You are at {tools}.", 41, REFERENCE, "{tools} is not an earlier step" },
    { "You are at {place}.", "You are at {here}.", 41, REFERENCE, "{here} is not an earlier step" },
    { "You are at {place}.", "You are at {place.", 41, MALFORMED, "a brace without" },
    { "You are at {place}.", "You are at }.", 41, MALFORMED, "a brace without" },
    { "You are at {place}.", "{pl{date}", 41, MALFORMED, "a brace without" },
    /* each kind */
    { "<text>You are at {place}.</text>", "", 41, MALFORMED, "<read> needs a <text>" },
    { "by-line=\"yes\"", "by-line=\"maybe\"", 15, MALFORMED, "is none of: yes, no" },
    { "<alt>Hills</alt>", "", 18, MALFORMED, "needs a <alt>" },
    { "x=\"5\"", "x=\"500\"", 18, MALFORMED, "x=\"500\" is not a number from 0 to 100" },
    { "x=\"5\"", "x=\"5%\"", 18, MALFORMED, "x=\"5%\" is not a number" },
    { "x=\"5\"", "x=\"0x5\"", 18, MALFORMED, "is not a number" },
    { "x=\"5\"", "x=\"nan\"", 18, MALFORMED, "is not a number" },
    { "x=\"5\" ", "", 18, MALFORMED, "needs the attribute “x”" },
    { "tint=\"clay\" centred", "tint=\"red\" centred", 18, MALFORMED, "is none of: sage" },
    { "<prompt>Danger?</prompt>", "", 20, MALFORMED, "<choose> needs a <prompt>" },
    { "<choice value=\"unsure\">", "<choice>", 25, MALFORMED, "needs the attribute “value”" },
    { "<choice value=\"unsure\">", "<choice value=\"no\">", 25, DUPLICATE, "the value “no” is taken" },
    { "<choice value=\"hands\">Hands", "<choice value=\"other\">Hands", 37, DUPLICATE, "her own words" },
    { "<choice value=\"slow\">Slow</choice><choice value=\"none\">None</choice>", "", 44, MALFORMED, "needs a <choice>" },
    { "lines=\"112\"", "lines=\"112 113\"", 27, REFERENCE, "no help line" },
    { "lines=\"112\"", "", 27, MALFORMED, "needs the attribute “lines”" },
    { "<word at=\"3\">Three</word>", "", 28, MALFORMED, "needs a <word at=\"3\">" },
    { "<word at=\"7\">", "<word at=\"6\">", 31, DUPLICATE, "a second word at 6" },
    { "<word at=\"7\">", "<word at=\"11\">", 31, MALFORMED, "from 0 to 10" },
    { "length=\"long\"", "length=\"huge\"", 42, MALFORMED, "is none of: short, long" },
    { "letting-go=\"yes\"", "letting-go=\"yes\" keep-as=\"a\"", 42, MALFORMED, "what is let go cannot be kept" },
    { "max=\"3\"", "max=\"99\"", 43, MALFORMED, "max=\"99\"" },
    { "pattern-from=\"way\"", "pattern-from=\"place\"", 45, REFERENCE, "“place” is not an earlier <choose>" },
    { "pattern-from=\"way\"", "pattern-from=\"later\"", 45, REFERENCE, "“later” is not an earlier <choose>" },
    { "pattern-from=\"way\"", "", 45, MALFORMED, "the pattern “slow” needs a <label>" },
    { "minutes=\"5 1\"", "minutes=\"5 long\"", 45, MALFORMED, "“long” in minutes" },
    { "minutes=\"5 1\"", "", 45, MALFORMED, "needs the attribute “minutes”" },
    { "id=\"slow\" in=\"4\"", "id=\"none\" in=\"4\"", 47, DUPLICATE, "a second pattern “none”" },
    { "in=\"4\" ", "", 47, MALFORMED, "needs the attribute “in”" },
    { "in=\"4\" ", "in=\"60\" ", 47, MALFORMED, "from 1 to 20" },
    { "variant=\"read\"", "variant=\"hold\"", 46, MALFORMED, "is none of: circle" },
    { "<line>A cup.</line><line>A kettle.</line>", "", 46, MALFORMED, "<pattern> needs a <line>" },
    { "<line seconds=\"10\">", "<line>", 49, MALFORMED, "needs the attribute “seconds”" },
    { "<line seconds=\"10\">", "<line seconds=\"0\">", 49, MALFORMED, "from 1 to 600" },
    { "<line seconds=\"10\">Push.</line><line seconds=\"5\" when=\"strength>=8\">Rest.</line>", "", 49, MALFORMED,
      "needs a <line>" },
    { "<sense id=\"hear\"", "<sense id=\"see\"", 50, DUPLICATE, "a second sense “see”" },
    { "<sense id=\"see\" count=\"5\">See five</sense><sense id=\"hear\" count=\"3\">Hear</sense>", "", 50, MALFORMED,
      "needs a <sense>" },
    { "<then><prompt>Then</prompt></then>", "", 51, MALFORMED, "<plan> needs a <then>" },
    { "<then><prompt>Then</prompt></then>", "<then/>", 53, MALFORMED, "<then> needs a <prompt>" },
    { "picture=\"feeling-wheel\" ", "", 56, MALFORMED, "needs the attribute “picture”" },
    { "<nuance value=\"cross\">", "<nuance value=\"anger\">", 58, DUPLICATE, "the value “anger” is taken" },
    { "<sector value=\"joy\"><label>Joy</label></sector>", "<sector value=\"joy\"/>", 59, MALFORMED, "needs a <label>" },
    { "<choice value=\"none-of-them\">", "<choice value=\"cross\">", 60, DUPLICATE, "the value “cross” is taken" },
  };
  assert_mistakes ("walk.xml", mistakes, G_N_ELEMENTS (mistakes));
}
END_TEST

START_TEST (mistakes_in_tables_contacts_and_next_steps_are_told_with_their_line)
{
  static const Mistake mistakes[] = {
    { "<prompt>What happened?</prompt>", "", 11, MALFORMED, "<table> needs a <prompt>" },
    { "max=\"2\" keep-as=\"thoughts\"", "max=\"13\"", 11, MALFORMED, "from 1 to 12" },
    { "keep-as=\"thoughts\"", "keep-as=\"next\"", 11, MALFORMED, "“next” is kept by <next>" },
    { "keep-as=\"thoughts\"", "keep-as=\"contacts\"", 11, MALFORMED, "“contacts” is kept by <contacts>" },
    { "keep-as=\"thoughts\"", "reads=\"thoughts\"", 11, MALFORMED, "no attribute “reads”" },
    { "id=\"strength\"", "id=\"situation\"", 17, DUPLICATE, "a second column “situation”" },
    { "id=\"strength\" ", "", 17, MALFORMED, "needs the attribute “id”" },
    { "<label>How strong</label>", "", 17, MALFORMED, "<column> needs a <label>" },
    { "<hint>0 to 10</hint>", "<example>7</example>", 17, MALFORMED, "for a <column> of words" },
    { "<hint>0 to 10</hint>", "<choice value=\"a\">A</choice>", 17, MALFORMED, "rated or chosen, not both" },
    { "rate=\"yes\"", "rate=\"10\"", 17, MALFORMED, "is none of: yes, no" },
    { "<choice value=\"no\">Not calm", "<choice value=\"yes\">Not calm", 18, DUPLICATE, "the value “yes” is taken" },
    { "<choice value=\"no\">Not calm", "<choice value=\"no\" when=\"before>=3\">Not calm", 18, MALFORMED,
      "no attribute “when”" },
    { "<table id=\"sides\">", "<table id=\"sides\" max=\"3\">", 20, MALFORMED, "max is for the rows she adds" },
    { "<table id=\"sides\">", "<table id=\"sides\" when=\"thought=yes\">", 20, REFERENCE, "it is no choice" },
    { "<row id=\"costs\">", "<row id=\"gives\">", 25, DUPLICATE, "a second row “gives”" },
    { "<label>What it costs</label>", "", 25, MALFORMED, "<row> needs a <label>" },
    { "max=\"2\" keep-as=\"contacts\"", "max=\"9\"", 27, MALFORMED, "from 1 to 8" },
    { "keep-as=\"contacts\"", "keep-as=\"people\"", 27, MALFORMED, "is none of: contacts" },
    { "reads=\"contacts\"", "reads=\"next\"", 27, MALFORMED, "is none of: contacts" },
    { "lines=\"112\"", "lines=\"112 113\"", 27, REFERENCE, "no help line" },
    { "<prompt>Anyone else?</prompt>", "", 31, MALFORMED, "<contacts> needs a <prompt>" },
    { "keep-as=\"next\"", "keep-as=\"step\"", 32, MALFORMED, "is none of: next" },
    { "<choice value=\"week\">", "<choice value=\"today\">", 37, DUPLICATE, "the value “today” is taken" },
    { "when=\"step=today\"", "when=\"step=never\"", 39, REFERENCE, "“step” has no answer “never”" },
    { "when=\"step=today\"", "when=\"people=a\"", 39, REFERENCE, "it is no choice" },
    { "<prompt>Another?</prompt>", "<hint>H</hint>", 40, MALFORMED, "<next> needs a <prompt>" },
  };
  assert_mistakes ("thoughts.xml", mistakes, G_N_ELEMENTS (mistakes));

  static const char *const parts[] = { "column", "row" };
  static const char *const told[] = { "a <table> has at most 10 columns", "a <table> has at most 12 rows" };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) steps = g_string_new ("<table id='t'><prompt>P</prompt><column id='c'><label>C</label></column>");
      for (guint n = 0; n < 13; n++)
        g_string_append_printf (steps, "<%s id='%u'><label>L</label></%s>", parts[i], n, parts[i]);
      g_string_append (steps, "</table>");
      g_autofree char *text = make_exercise_text (5, "P1", steps->str, "");
      g_autoptr (GError) error = NULL;
      ck_assert_ptr_null (hv_library_new_from_data ("made.xml", text, strlen (text), &error));
      ck_assert_msg (strstr (error->message, told[i]) != NULL, "%s", error->message);
    }

  g_autofree char *bare = make_exercise_text (5, "P1", "<table id='t'><prompt>P</prompt></table>", "");
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_data ("made.xml", bare, strlen (bare), &error));
  ck_assert_msg (strstr (error->message, "<table> needs a <column>") != NULL, "%s", error->message);
}
END_TEST

START_TEST (mistakes_in_maps_are_told_with_their_line)
{
  static const Mistake mistakes[] = {
    { "picture=\"window\"", "picture=\"door\"", 11, MALFORMED,
      "is none of: feeling-wheel, window" },
    { "picture=\"window\"", "picture=\"window\" max=\"3\"", 11, MALFORMED,
      "has no attribute “max”" },
    { "picture=\"window\"", "picture=\"window\" many=\"yes\"", 11, MALFORMED,
      "has no attribute “many”" },
    { "<zone value=\"in\" tint=\"sage\"><label>In the window</label></zone>", "", 11, MALFORMED,
      "<map> needs 3 of <zone>" },
    { "<nuance value=\"far-below\">", "<nuance value=\"above\">", 15, DUPLICATE,
      "the value “above” is taken" },
    { "<ring value=\"outer\"><label>Outer</label></ring>", "", 19, MALFORMED,
      "<map> needs 3 of <ring>" },
    { "<ring value=\"outer\">", "<ring value=\"family\">", 24, DUPLICATE,
      "the value “family” is taken" },
    { "max=\"4\"", "max=\"31\"", 19, MALFORMED,
      "from 1 to 30" },
    { "when=\"people=unsafe\"", "when=\"people=unsound\"", 30, REFERENCE,
      "“people” has no answer “unsound”" },
    { "when=\"people=unsafe\"", "when=\"people.close>=1\"", 30, REFERENCE,
      "“people” is not an earlier <map> with numbers" },
    { "from=\"people\"", "from=\"where\"", 31, REFERENCE,
      "“where” is not an earlier <map> of points" },
    { "from=\"people\" ", "from=\"people\" reads=\"network\" ", 31, MALFORMED, "from or reads" },
    { "from=\"people\" ", "", 31, MALFORMED,
      "needs the attribute “from”" },
    { "without=\"unsafe\"", "without=\"unsound\"", 31, REFERENCE,
      "“people” has no tag “unsound”" },
    { "<area value=\"joy\"><label>Joy</label></area>", "", 36, MALFORMED,
      "<map> needs at least 8 of <area>" },
    { "<word at=\"4\">Four</word>", "", 36, MALFORMED,
      "<map> needs a <word at=\"4\">" },
    { "areas.safety&lt;=4", "areas.garden&lt;=4", 50, REFERENCE,
      "“areas” has no part “garden”" },
    { "areas.safety&lt;=4", "areas.safety=4", 50, REFERENCE,
      "to be compared by >= or <=" },
    { "areas.safety&lt;=4", "areas.safety&lt;=11", 50, REFERENCE,
      "to be compared by >= or <=" },
    { "areas.safety&lt;=4", "areas.safety.now&lt;=4", 50, MALFORMED,
      "is not a comparison" },
    { "when=\"had=drink\"", "when=\"circle=me\"", 55, REFERENCE,
      "“circle” is not an earlier step" },
    { "<label>Me</label>", "", 56, MALFORMED,
      "<part> needs a <label>" },
    { "<marker value=\"helped\" tint=\"dusk\"><label>", "<marker value=\"helped\" tint=\"dusk\" when=\"had=no\"><label>", 62, MALFORMED,
      "has no attribute “when”" },
  };
  assert_mistakes ("maps.xml", mistakes, G_N_ELEMENTS (mistakes));
}
END_TEST

START_TEST (mistakes_in_other_files_are_told_with_their_line)
{
  static const Mistake module[] = {
    { "door=\"calm\"", "door=\"open\"", 1, MALFORMED, "is none of: calm" },
    { "unsafe-when=\"apart\"", "unsafe-when=\"alone\"", 1, MALFORMED, "“alone” is none of: unsaid" },
    { "<unsafe>Too far.</unsafe>", "", 1, MALFORMED, "need each other" },
    { "sensitivity=\"3\"", "sensitivity=\"4\"", 1, MALFORMED, "from 1 to 3" },
    { "<page id=\"two\">", "<page id=\"one\">", 5, DUPLICATE, "a second page “one”" },
    { "<heading>Two</heading>", "", 5, MALFORMED, "<page> needs a <heading>" },
    { "<text>First.</text><text>Second.</text>", "", 4, MALFORMED, "<page> needs a <text>" },
    { "<short><text>In short.</text></short>", "", 1, MALFORMED, "needs a <short>" },
    { "<already>What can you do?</already>", "", 1, MALFORMED, "needs a <already>" },
    { "<exercises ids=\"walk nowhere\"/>", "", 1, MALFORMED, "needs <exercises>" },
    { "<exercises ids=\"walk nowhere\"/>", "<exercises/>", 13, MALFORMED, "needs the attribute “ids”" },
    { "<group minutes=\"60\">", "<group>", 16, MALFORMED, "needs the attribute “minutes”" },
    { "<reflection>What now?</reflection>", "<reflection>{date}?</reflection>", 12, REFERENCE, "nothing is filled in" },
  };
  static const Mistake pages[] = {
    { NULL, "<module id='m' format='1' minutes='1' phase='start' door='me' sensitivity='1'>\n<title>T</title></module>", 1,
      MALFORMED, "<summary>" },
  };
  static const Mistake state[] = {
    { "order=\"2\"", "order=\"first\"", 1, MALFORMED, "order=\"first\"" },
    { "tint=\"sage\"", "", 1, MALFORMED, "needs the attribute “tint”" },
    { "exercises=\"walk nowhere\"", "exercises=\"walk walk\"", 1, DUPLICATE, "twice in exercises" },
    { "avoid=\"run\"", "avoid=\"nowhere\"", 1, MALFORMED, "“nowhere” is offered and to be avoided" },
    { "avoid=\"run\"", "avoid=\"walk\"", 1, MALFORMED, "“walk” is offered and to be avoided" },
    { "rests=\"thoughts\"", "rests=\"all\"", 1, MALFORMED, "rests=\"all\" is none of" },
    { "opens=\"later\"", "opens=\"soon\"", 5, MALFORMED, "opens=\"soon\" is none of" },
    { "<ask>Later?</ask>", "", 5, MALFORMED, "needs an <ask>" },
    { "lines=\"112\"", "lines=\"113\"", 4, REFERENCE, "there is no help line “113”" },
    { "id=\"later\"", "id=\"first\"", 5, DUPLICATE, "a branch “first” already" },
    { "<text>Yes.</text>", "", 5, MALFORMED, "needs a <text>" },
    { "<text>Good.</text>", "<text>Good.</text><text>Bad.</text>", 3, MALFORMED, "once too often" },
  };
  static const Mistake help[] = {
    { "country=\"XX\" ", "", 1, MALFORMED, "needs the attribute “country”" },
    { "number=\"112\"", "number=\"call us\"", 2, MALFORMED, "cannot be dialled" },
    { "number=\"112\"", "number=\"112\" site=\"Example!\"", 2, MALFORMED, "is no name such as example.org" },
    { "checked=\"2026-11\"", "checked=\"lately\"", 2, MALFORMED, "is not a month" },
    { "checked=\"2026-11\"", "checked=\"2026-13\"", 2, MALFORMED, "is not a month" },
    { "checked=\"2026-11\"", "checked=\"2026/11\"", 2, MALFORMED, "is not a month" },
    { "source=\"a letter\"", "", 5, MALFORMED, "needs the attribute “source”" },
    { "<name>Old</name>", "", 5, MALFORMED, "needs a <name>" },
    { "id=\"old\"", "id=\"112\"", 5, DUPLICATE, "“112” is in the library already" },
    { NULL, "<help country='X' format='1'>\n</help>", 1, MALFORMED, "<help> needs a <line>" },
  };
  static const Mistake items[] = {
    { "kind=\"small-good\"", "kind=\"large\"", 1, MALFORMED, "is none of: grounding" },
    { "kind=\"small-good\" ", "", 1, MALFORMED, "needs the attribute “kind”" },
    { "format=\"1\"", "format=\"2\"", 1, MALFORMED, "format=\"2\"" },
    { "draw=\"free\"", "", 2, MALFORMED, "needs the attribute “draw”" },
    { "draw=\"choose\"", "draw=\"often\"", 3, MALFORMED, "is none of: free, choose" },
    { "states=\"alarm\"", "", 3, MALFORMED, "needs the attribute “states”" },
    { "states=\"alarm\"", "states=\"\"", 3, MALFORMED, "needs the attribute “states”" },
    { "states=\"calm alarm\"", "states=\"calm calm\"", 2, DUPLICATE, "twice in states" },
    { "fits=\"near bed\"", "fits=\"near sofa\"", 2, MALFORMED, "“sofa” is none of: near" },
    { "unsafe-when=\"living leaving\"", "unsafe-when=\"living married\"", 3, MALFORMED, "“married” is none of: unsaid" },
    { "id=\"s2\"", "id=\"s1\"", 3, DUPLICATE, "“s1” is in the library already" },
    { "<text>Look up.</text>", "", 2, MALFORMED, "<item> needs a <text>" },
    { "<text>Look up.</text>", "<text>{date}</text>", 2, REFERENCE, "nothing is filled in" },
    { NULL, "<items kind='sleep' format='1'>\n</items>", 1, MALFORMED, "<items> needs an <item>" },
  };
  assert_mistakes ("small-good.xml", items, G_N_ELEMENTS (items));
  static const Mistake route[] = {
    { "for=\"group\"", "for=\"two\"", 1, MALFORMED, "is none of: one" },
    { "for=\"group\"", "for=\"one\"", 1, MALFORMED, "<leader> is for a group" },
    { " connection=\"walk\"", "", 1, MALFORMED, "needs the attribute “connection”" },
    { "order=\"4\"", "order=\"last\"", 1, MALFORMED, "order=\"last\"" },
    { "<slot id=\"talk\"", "<slot id=\"come\"", 6, DUPLICATE, "a second slot “come”" },
    { "minutes=\"10\"", "minutes=\"0\"", 6, MALFORMED, "from 1 to 120" },
    { "<label>Talk</label>", "", 6, MALFORMED, "needs a <label>" },
    { "<part id=\"second\"", "<part id=\"first\"", 12, DUPLICATE, "a second part “first”" },
    { " exercises=\"walk\"", "", 12, MALFORMED, "needs modules or exercises" },
    { "exercises=\"walk\"", "exercises=\"walk walk\"", 12, DUPLICATE, "twice in exercises" },
    { NULL, "<route id='a' format='1' order='1' for='one' connection='x'>\n<title>T</title><summary>S</summary></route>", 1,
      MALFORMED, "1 to 30 parts" },
    { NULL, "<route id='a' format='1' order='1' for='group' connection='x'>\n<title>T</title><summary>S</summary>"
            "<part id='p' modules='m'><heading>H</heading></part></route>", 1, MALFORMED, "has a <shape>" },
  };
  assert_mistakes ("circle.xml", route, G_N_ELEMENTS (route));
  assert_mistakes ("m01.xml", module, G_N_ELEMENTS (module));
  assert_mistakes ("m01.xml", pages, G_N_ELEMENTS (pages));
  assert_mistakes ("calm.xml", state, G_N_ELEMENTS (state));
  static const Mistake sentences[] = {
    { "topic=\"hope\"", "topic=\"joy\"", 2, MALFORMED, "topic=\"joy\" is none of" },
    { "<sentence>I can step.</sentence>", "", 3, MALFORMED, "needs a <sentence>" },
    { "id=\"step\"", "id=\"hope\"", 3, DUPLICATE, "“hope” is in the library already" },
    { "<word at=\"7\">W7</word>", "", 1, MALFORMED, "needs a <word at=\"7\">" },
    { "<prompt>How well?</prompt>", "", 1, MALFORMED, "needs a <prompt>" },
  };
  assert_mistakes ("xx.xml", help, G_N_ELEMENTS (help));
  assert_mistakes ("sentences.xml", sentences, G_N_ELEMENTS (sentences));
}
END_TEST

START_TEST (what_is_not_our_xml_is_refused)
{
  static const Mistake mistakes[] = {
    { NULL, "", 1, MALFORMED, "empty" },
    { NULL, "words", 1, MALFORMED, "" },
    { NULL, "<page id='a'/>", 1, MALFORMED, "neither exercise, module, state, route, help nor items" },
    { NULL, "\n\n<state>\n<title>T</state>", 4, MALFORMED, "state" },
    { NULL, "<state>\n<title>T</title>\n", 3, MALFORMED, "" },
    { NULL, "<state/>\n<state/>", 2, MALFORMED, "" },
    { NULL, "<state>&nbsp;</state>", 1, MALFORMED, "nbsp" },
    { NULL, "<!DOCTYPE state [<!ENTITY a 'b'>]>\n<state/>", 1, MALFORMED, "neither a document type" },
    { NULL, "<state>\n<title><![CDATA[T]]></title></state>", 2, MALFORMED, "CDATA" },
    { NULL, "<state>\n\n<?php x ?></state>", 3, MALFORMED, "instructions" },
    { NULL, "<state>\n\n\n\xff\xfe</state>", 4, MALFORMED, "not UTF-8" },
    { NULL, "<a><a><a><a><a><a><a><a>\n<a><a><a><a><a><a><a><a>\n<a/>", 3, MALFORMED, "more than 16 levels" },
  };
  assert_mistakes ("walk.xml", mistakes, G_N_ELEMENTS (mistakes));

  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_data ("nul.xml", "<state>\0</state>", 16, &error));
  ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, MALFORMED));
}
END_TEST

START_TEST (a_byte_order_mark_does_no_harm)
{
  static const char text[] = "\xef\xbb\xbf<state id='a' format='1' order='1' tint='sage' exercises=''><title>T</title>"
                             "<text>X &amp; Y &lt; Z</text></state>";
  g_autoptr (HvLibrary) library = hv_library_new_from_data ("a.xml", text, strlen (text), NULL);
  ck_assert (library != NULL);
  ck_assert_str_eq (hv_state_get_text (hv_library_find_state (library, "a")), "X & Y < Z");
}
END_TEST

START_TEST (a_hostile_file_costs_nothing)
{
  g_autofree char *large = g_strnfill (2 * 1024 * 1024, ' ');
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_data ("large.xml", large, strlen (large), &error));
  ck_assert_str_eq (error->message, "large.xml:1: larger than 1048576 bytes");
  g_clear_error (&error);

  GString *many = g_string_new ("<state>");
  for (guint i = 0; i < 6000; i++)
    g_string_append (many, "<a/>");
  ck_assert_ptr_null (hv_library_new_from_data ("many.xml", many->str, many->len, &error));
  ck_assert (strstr (error->message, "5000 elements") != NULL);
  g_clear_error (&error);

  /* A state of 4900 unknown elements and an exercise of too many steps: told, and not in one message each. */
  g_string_assign (many, "<exercise><steps>");
  for (guint i = 0; i < 65; i++)
    g_string_append_printf (many, "<read id='r%u'><text>T</text></read>", i);
  g_string_append (many, "</steps></exercise>");
  g_autofree char *folder = g_dir_make_tmp ("library-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "many.xml", NULL);
  ck_assert (g_file_set_contents (path, many->str, many->len, NULL));
  const char *paths[] = { path, NULL };
  gboolean sound = TRUE;
  g_auto (GStrv) lines = hv_library_check_files (paths, &sound);
  ck_assert (!sound);
  g_autofree char *all = g_strjoinv ("\n", lines);
  ck_assert (strstr (all, "an exercise has 1 to 64 steps") != NULL);

  /* A line without end and a list without end. */
  g_autofree char *endless = g_strnfill (500000, 'a');
  g_autofree char *text = g_strdup_printf ("<state id='a' format='1' order='1' tint='sage' exercises=''>\n"
                                           "<title>%s</title><text>T</text></state>", endless);
  ck_assert_ptr_null (hv_library_new_from_data ("a.xml", text, strlen (text), &error));
  ck_assert_str_eq (error->message, "a.xml:2: a text of more than 2000 characters");
  g_clear_error (&error);
  for (guint i = 1; i < 500000; i += 2)
    endless[i] = ' ';
  g_autofree char *list = g_strdup_printf ("<state id='a' format='1' order='1' tint='sage' exercises='%s'>"
                                           "<title>T</title><text>T</text></state>", endless);
  ck_assert_ptr_null (hv_library_new_from_data ("a.xml", list, strlen (list), &error));
  ck_assert_str_eq (error->message, "a.xml:1: more than 64 words in exercises");
  g_clear_error (&error);

  g_string_assign (many, "<state>");
  for (guint i = 0; i < 4900; i++)
    g_string_append (many, "<a/>");
  g_string_append (many, "</state>");
  ck_assert (g_file_set_contents (path, many->str, many->len, NULL));
  g_auto (GStrv) some = hv_library_check_files (paths, NULL);
  ck_assert_int_eq (g_strv_length (some), 200);
  g_string_free (many, TRUE);

  ck_assert (g_file_set_contents (path, large, 2 * 1024 * 1024, NULL));
  ck_assert_ptr_null (hv_library_new_from_files (paths, &error));
  ck_assert (strstr (error->message, "larger than") != NULL);
  g_remove (path);
  g_rmdir (folder);
}
END_TEST

START_TEST (files_that_are_none_are_told)
{
  static const char *const missing[] = { "/nowhere/at/all.xml", NULL };
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_files (missing, &error));
  ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, HV_LIBRARY_ERROR_NOT_FOUND));
  ck_assert (g_str_has_prefix (error->message, "/nowhere/at/all.xml:0: "));
  g_clear_error (&error);
  static const char *const folder[] = { "/", NULL };
  ck_assert_ptr_null (hv_library_new_from_files (folder, &error));
  ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, HV_LIBRARY_ERROR_NOT_FOUND));
}
END_TEST

START_TEST (the_same_id_in_two_files_is_told)
{
  g_autofree char *calm = fixture_path ("calm.xml");
  g_autofree char *alarm = fixture_path ("alarm.xml");
  const char *paths[] = { calm, alarm, calm, NULL };
  g_autoptr (GError) error = NULL;
  ck_assert_ptr_null (hv_library_new_from_files (paths, &error));
  ck_assert (g_error_matches (error, HV_LIBRARY_ERROR, DUPLICATE));
  ck_assert (strstr (error->message, "“calm” is in the library already") != NULL);
}
END_TEST

START_TEST (authors_are_told_everything_at_once)
{
  g_autofree char *folder = g_dir_make_tmp ("library-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x77.xml", NULL);
  g_autofree char *module = g_build_filename (folder, "m77.xml", NULL);
  g_autofree char *bad = make_exercise_text (5, "P9", "\n<help id='a' lines='112 999'><text>T</text></help>\n<read id='b'/>",
                                             "<song/>");
  ck_assert (g_file_set_contents (path, bad, -1, NULL));
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < 61; i++)
    g_string_append (words, "word ");
  g_autofree char *long_page = g_strdup_printf (
      "<module id='m77' format='1' minutes='3' phase='start' door='me' sensitivity='3'><title>T</title>"
      "<summary>S</summary>\n<page id='a'><heading>H</heading><text>%s</text></page><short><text>S</text></short>"
      "<already>A</already><reflection>R</reflection><exercises ids='x01'/><talk>T</talk>"
      "<group minutes='5'><text>G</text></group></module>",
      words->str);
  ck_assert (g_file_set_contents (module, long_page, -1, NULL));
  g_string_free (words, TRUE);

  const char *paths[] = { path, module, NULL };
  gboolean sound = TRUE;
  g_auto (GStrv) lines = hv_library_check_files (paths, &sound);
  ck_assert (!sound);
  g_autofree char *all = g_strjoinv ("\n", lines);
  static const char *const expected[] = {
    "x77.xml:1: advice: “made” is looked for in made.xml",
    "x77.xml:1: error: privacy=\"P9\" is none of",
    "x77.xml:2: error: there is no help line “999”",
    "x77.xml:3: error: <read> needs a <text>",
    "x77.xml:3: error: <song> is not expected",
    "m77.xml:1: advice: sensitivity 3 wants a <content-note>",
    "m77.xml:1: advice: 1 pages; five to nine read best",
    "m77.xml:2: advice: the page “a” has 61 words; at most 60",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    ck_assert_msg (strstr (all, expected[i]) != NULL, "not told: %s\n%s", expected[i], all);
  ck_assert_ptr_null (strstr (all, "no help line “112”")); /* the built-in one */

  const char *only_module[] = { module, NULL };
  g_auto (GStrv) advice = hv_library_check_files (only_module, &sound);
  ck_assert (sound);
  ck_assert_int_eq (g_strv_length (advice), 3);
  g_remove (path);
  g_remove (module);
  g_rmdir (folder);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("library-mistakes");
  TCase *tc = tcase_create ("library-mistakes");
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, mistakes_in_an_exercises_head_are_told_with_their_line);
  tcase_add_test (tc, mistakes_in_steps_are_told_with_their_line);
  tcase_add_test (tc, mistakes_in_tables_contacts_and_next_steps_are_told_with_their_line);
  tcase_add_test (tc, mistakes_in_maps_are_told_with_their_line);
  tcase_add_test (tc, mistakes_in_other_files_are_told_with_their_line);
  tcase_add_test (tc, what_is_not_our_xml_is_refused);
  tcase_add_test (tc, a_byte_order_mark_does_no_harm);
  tcase_add_test (tc, a_hostile_file_costs_nothing);
  tcase_add_test (tc, files_that_are_none_are_told);
  tcase_add_test (tc, the_same_id_in_two_files_is_told);
  tcase_add_test (tc, authors_are_told_everything_at_once);
  suite_add_tcase (suite, tc);
  SRunner *runner = srunner_create (suite);
  srunner_run_all (runner, CK_ENV);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

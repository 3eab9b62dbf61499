/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/reading.h"

#include "base/text.h"
#include "library/circumstances.h"

#include <math.h>
#include <string.h>

/* No line of the program's own is nearly as long; one without end would freeze the page that shows it. */
#define MAX_CHARACTERS 2000
#define MAX_WORDS 64

const char *const hv_tints[] = { "sage", "dusk", "sand", "clay", "plum", NULL };

gboolean
hv_is_id (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-");
  return length > 0 && length <= 48 && text[length] == '\0' && text[0] != '-';
}

/* Attributes */

const char *
hv_reading_attribute (HvReading *r, HvXmlNode *node, const char *name)
{
  for (guint i = 0; i < node->attributes->len; i++)
    {
      HvXmlAttribute *attribute = g_ptr_array_index (node->attributes, i);
      if (g_str_equal (attribute->name, name))
        {
          attribute->taken = TRUE;
          return attribute->value;
        }
    }
  return NULL;
}

const char *
hv_reading_need (HvReading *r, HvXmlNode *node, const char *name)
{
  const char *value = hv_reading_attribute (r, node, name);
  if (value != NULL && value[0] != '\0')
    return value;
  hv_reading_fail (r, node->line, MALFORMED, "<%s> needs the attribute “%s”", node->name, name);
  return "";
}

char *
hv_reading_optional_id (HvReading *r, HvXmlNode *node, const char *name)
{
  const char *value = hv_reading_attribute (r, node, name);
  if (value != NULL && !hv_is_id (value))
    hv_reading_fail (r, node->line, MALFORMED, "%s=\"%s\" is not an id: small letters, digits and hyphens", name,
                     value);
  return g_strdup (value);
}

char *
hv_reading_id (HvReading *r, HvXmlNode *node, const char *name)
{
  char *id = hv_reading_optional_id (r, node, name);
  if (id != NULL)
    return id;
  return g_strdup (hv_reading_need (r, node, name));
}

GStrv
hv_reading_words (HvReading *r, HvXmlNode *node, const char *name)
{
  const char *value = hv_reading_attribute (r, node, name);
  g_autofree char *line = hv_text_collapse (value != NULL ? value : "");
  if (line[0] == '\0')
    return g_new0 (char *, 1);
  GStrv words = g_strsplit (line, " ", MAX_WORDS + 1);
  if (g_strv_length (words) > MAX_WORDS)
    {
      hv_reading_fail (r, node->line, MALFORMED, "more than %d words in %s", MAX_WORDS, name);
      g_clear_pointer (&words[MAX_WORDS], g_free);
    }
  return words;
}

GStrv
hv_reading_ids (HvReading *r, HvXmlNode *node, const char *name)
{
  GStrv ids = hv_reading_words (r, node, name);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!hv_is_id (ids[i]))
        hv_reading_fail (r, node->line, MALFORMED, "“%s” in %s is not an id", ids[i], name);
      for (guint j = 0; j < i; j++)
        if (g_str_equal (ids[i], ids[j]))
          hv_reading_fail (r, node->line, DUPLICATE, "“%s” is twice in %s", ids[i], name);
    }
  return ids;
}

GStrv
hv_reading_some_of (HvReading *r, HvXmlNode *node, const char *name, const char *const *allowed)
{
  GStrv words = hv_reading_ids (r, node, name);
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (allowed, words[i]))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) allowed);
        hv_reading_fail (r, node->line, MALFORMED, "%s: “%s” is none of: %s", name, words[i], all);
      }
  return words;
}

GStrv
hv_reading_situations (HvReading *r, HvXmlNode *node)
{
  static const char *const situations[] = { "near", "silent", "bed", "two-minutes", "children", NULL };
  return hv_reading_some_of (r, node, "fits", situations);
}

GStrv
hv_reading_circumstances (HvReading *r, HvXmlNode *node)
{
  return hv_reading_some_of (r, node, "unsafe-when", hv_circumstances);
}

const char *
hv_reading_one_of (HvReading *r, HvXmlNode *node, const char *name, const char *const *allowed, const char *fallback)
{
  const char *value = hv_reading_attribute (r, node, name);
  if (value == NULL && fallback != NULL)
    return fallback;
  if (value == NULL)
    value = hv_reading_need (r, node, name);
  else if (!g_strv_contains (allowed, value))
    {
      g_autofree char *words = g_strjoinv (", ", (char **) allowed);
      hv_reading_fail (r, node->line, MALFORMED, "%s=\"%s\" is none of: %s", name, value, words);
    }
  return value;
}

gboolean
hv_reading_flag (HvReading *r, HvXmlNode *node, const char *name)
{
  static const char *const allowed[] = { "yes", "no", NULL };
  return g_str_equal (hv_reading_one_of (r, node, name, allowed, "no"), "yes");
}

guint
hv_reading_number (HvReading *r, HvXmlNode *node, const char *name, guint min, guint max, int fallback)
{
  const char *value = hv_reading_attribute (r, node, name);
  if (value == NULL && fallback >= 0)
    return fallback;
  if (value == NULL)
    {
      hv_reading_need (r, node, name);
      return min;
    }
  guint64 number;
  if (g_ascii_string_to_unsigned (value, 10, min, max, &number, NULL))
    return number;
  hv_reading_fail (r, node->line, MALFORMED, "%s=\"%s\" is not a whole number from %u to %u", name, value, min, max);
  return min;
}

GStrv
hv_reading_take_unsafe (HvReading *r, HvXmlNode *node, HvTranslated **reason)
{
  GStrv unsafe_when = hv_reading_circumstances (r, node);
  *reason = hv_reading_take_text (r, node, "unsafe");
  if ((unsafe_when[0] != NULL) != (*reason != NULL))
    hv_reading_fail (r, node->line, MALFORMED, "unsafe-when and <unsafe>, which says why, need each other");
  return unsafe_when;
}

double
hv_reading_decimal (HvReading *r, HvXmlNode *node, const char *name, double min, double max)
{
  const char *value = hv_reading_need (r, node, name);
  if (value[0] == '\0')
    return min;
  char *end;
  double number = g_ascii_strtod (value, &end);
  if (strspn (value, "0123456789.") == strlen (value) && *end == '\0' && isfinite (number) && number >= min
      && number <= max)
    return number;
  hv_reading_fail (r, node->line, MALFORMED, "%s=\"%s\" is not a number from %g to %g", name, value, min, max);
  return min;
}

/* Children */

HvXmlNode *
hv_reading_take_child (HvReading *r, HvXmlNode *node, const char *name)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      HvXmlNode *child = g_ptr_array_index (node->children, i);
      if (!child->taken && g_str_equal (child->name, name))
        {
          child->taken = TRUE;
          return child;
        }
    }
  return NULL;
}

HvXmlNode *
hv_reading_take_any (HvReading *r, HvXmlNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      HvXmlNode *child = g_ptr_array_index (node->children, i);
      if (!child->taken)
        {
          child->taken = TRUE;
          return child;
        }
    }
  return NULL;
}

/* Texts */

/* Where xgettext would see other blanks than we do, so that the translation would not be found. */
static void
check_as_xgettext_sees_it (HvReading *r, HvXmlNode *node, const char *context)
{
  g_autofree char *plain = hv_text_collapse (context != NULL ? context : "");
  if (context != NULL && (context[0] == '\0' || !g_str_equal (context, plain)))
    hv_reading_fail (r, node->line, MALFORMED, "a context is words with one space between them");
  if (node->has_comment)
    hv_reading_fail (r, node->line, MALFORMED, "a comment inside a text: it belongs before the element");
}

HvTranslated *
hv_reading_text (HvReading *r, HvXmlNode *node)
{
  const char *context = hv_reading_attribute (r, node, "context");
  hv_reading_attribute (r, node, "note");
  g_autofree char *msgid = hv_text_collapse (node->text->str);
  g_string_truncate (node->text, 0); /* taken */
  hv_reading_finish (r, node);
  if (msgid[0] == '\0')
    {
      hv_reading_fail (r, node->line, MALFORMED, "<%s> is empty", node->name);
      return NULL;
    }
  if (g_utf8_strlen (msgid, -1) > MAX_CHARACTERS)
    hv_reading_fail (r, node->line, MALFORMED, "a text of more than %d characters", MAX_CHARACTERS);
  check_as_xgettext_sees_it (r, node, context);
  HvTranslated *text = hv_translated_new (g_steal_pointer (&msgid), g_strdup (context));
  HvReadText read = { text, node->line };
  g_array_append_val (r->texts, read);
  return text;
}

HvTranslated *
hv_reading_take_text (HvReading *r, HvXmlNode *node, const char *name)
{
  HvXmlNode *child = hv_reading_take_child (r, node, name);
  return child != NULL ? hv_reading_text (r, child) : NULL;
}

HvTranslated *
hv_reading_need_text (HvReading *r, HvXmlNode *node, const char *name)
{
  HvXmlNode *child = hv_reading_take_child (r, node, name);
  if (child != NULL)
    return hv_reading_text (r, child);
  hv_reading_fail (r, node->line, MALFORMED, "<%s> needs a <%s>", node->name, name);
  return NULL;
}

GPtrArray *
hv_reading_take_texts (HvReading *r, HvXmlNode *node, const char *name, guint min)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_translated_free);
  HvXmlNode *child;
  guint n = 0;
  for (; (child = hv_reading_take_child (r, node, name)) != NULL; n++)
    {
      HvTranslated *text = hv_reading_text (r, child);
      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  if (n < min)
    hv_reading_fail (r, node->line, MALFORMED, "<%s> needs a <%s>", node->name, name);
  return texts;
}

/* Drawings */

static void
label_free (HvDrawingLabel *label)
{
  g_free (label->tint);
  hv_translated_free (label->text);
  g_free (label);
}

void
hv_drawing_free (HvDrawing *drawing)
{
  if (drawing == NULL)
    return;
  g_free (drawing->name);
  hv_translated_free (drawing->alt);
  g_ptr_array_unref (drawing->labels);
  g_free (drawing);
}

HvDrawing *
hv_reading_take_drawing (HvReading *r, HvXmlNode *node)
{
  HvXmlNode *child = hv_reading_take_child (r, node, "drawing");
  if (child == NULL)
    return NULL;

  HvDrawing *drawing = g_new0 (HvDrawing, 1);
  drawing->name = hv_reading_id (r, child, "name");
  drawing->alt = hv_reading_need_text (r, child, "alt");
  drawing->labels = g_ptr_array_new_with_free_func ((GDestroyNotify) label_free);
  HvXmlNode *label_node;
  while ((label_node = hv_reading_take_child (r, child, "label")) != NULL)
    {
      HvDrawingLabel *label = g_new0 (HvDrawingLabel, 1);
      label->x = hv_reading_decimal (r, label_node, "x", 0, 100);
      label->y = hv_reading_decimal (r, label_node, "y", 0, 100);
      label->centred = hv_reading_flag (r, label_node, "centred");
      const char *tint = hv_reading_one_of (r, label_node, "tint", hv_tints, "");
      label->tint = tint[0] != '\0' ? g_strdup (tint) : NULL;
      label->text = hv_reading_text (r, label_node);
      g_ptr_array_add (drawing->labels, label);
    }
  hv_reading_finish (r, child);
  return drawing;
}

/* What is left */

void
hv_reading_finish (HvReading *r, HvXmlNode *node)
{
  for (guint i = 0; i < node->attributes->len; i++)
    {
      const HvXmlAttribute *attribute = g_ptr_array_index (node->attributes, i);
      if (!attribute->taken)
        hv_reading_fail (r, node->line, MALFORMED, "<%s> has no attribute “%s”", node->name, attribute->name);
    }
  for (guint i = 0; i < node->children->len; i++)
    {
      const HvXmlNode *child = g_ptr_array_index (node->children, i);
      if (!child->taken)
        hv_reading_fail (r, child->line, MALFORMED, "<%s> is not expected here (or once too often)", child->name);
    }
  g_autofree char *text = hv_text_collapse (node->text->str);
  if (text[0] != '\0')
    hv_reading_fail (r, node->line, MALFORMED, "loose text in <%s>", node->name);
}

static void
check_places (HvReading *r, const HvReadText *read, GHashTable *known)
{
  const char *p = read->text->msgid;
  while ((p = strpbrk (p, "{}")) != NULL)
    {
      const char *end = *p == '{' ? strpbrk (p + 1, "{}") : NULL;
      if (end == NULL || *end != '}')
        {
          hv_reading_fail (r, read->line, MALFORMED, "a brace without its other half");
          return;
        }
      g_autofree char *name = g_strndup (p + 1, end - p - 1);
      if (known == NULL)
        hv_reading_fail (r, read->line, REFERENCE, "{%s}: nothing is filled in here", name);
      else if (!g_str_equal (name, "date") && !g_str_equal (name, "weekday") && !g_hash_table_contains (known, name))
        hv_reading_fail (r, read->line, REFERENCE, "{%s} is not an earlier step", name);
      p = end + 1;
    }
}

void
hv_reading_check_places (HvReading *r, guint first, GHashTable *known)
{
  for (guint i = first; i < r->texts->len; i++)
    check_places (r, &g_array_index (r->texts, HvReadText, i), known);
}

/* References */

void
hv_reading_refer_to_help (HvReading *r, HvXmlNode *node, const char *id)
{
  HvReadReference *reference = g_new0 (HvReadReference, 1);
  reference->file = g_strdup (r->file);
  reference->id = g_strdup (id);
  reference->line = node->line;
  g_ptr_array_add (r->help_references, reference);
}

void
hv_reading_refer_to_rating (HvReading *r, HvXmlNode *node, const char *id)
{
  hv_reading_refer_to_help (r, node, id);
  ((HvReadReference *) r->help_references->pdata[r->help_references->len - 1])->is_rating = TRUE;
}

void
hv_read_reference_free (HvReadReference *reference)
{
  g_free (reference->file);
  g_free (reference->id);
  g_free (reference);
}

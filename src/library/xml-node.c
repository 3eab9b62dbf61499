/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/xml-node.h"

#include <string.h>

typedef struct
{
  HvXmlNode *root;
  GPtrArray *open; /* the elements we are inside of, outermost first */
  int line;        /* of the tag being read */
  guint n_nodes;
} Parse;

static void
attribute_free (HvXmlAttribute *attribute)
{
  g_free (attribute->name);
  g_free (attribute->value);
  g_free (attribute);
}

void
hv_xml_node_free (HvXmlNode *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_ptr_array_unref (self->attributes);
  g_ptr_array_unref (self->children);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static HvXmlNode *
node_new (const char *name, int line)
{
  HvXmlNode *node = g_new0 (HvXmlNode, 1);
  node->name = g_strdup (name);
  node->line = line;
  node->attributes = g_ptr_array_new_with_free_func ((GDestroyNotify) attribute_free);
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_xml_node_free);
  node->text = g_string_new (NULL);
  return node;
}

static void
start_element (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data,
               GError **error)
{
  Parse *parse = data;
  if (parse->open->len >= HV_XML_MAX_DEPTH || ++parse->n_nodes > HV_XML_MAX_NODES
      || g_strv_length ((char **) names) > HV_XML_MAX_ATTRIBUTES)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                   "more than %d levels, %d elements or %d attributes", HV_XML_MAX_DEPTH, HV_XML_MAX_NODES,
                   HV_XML_MAX_ATTRIBUTES);
      return;
    }

  if (parse->root != NULL && parse->open->len == 0)
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "a second <%s> after the first", name);
      return;
    }

  HvXmlNode *node = node_new (name, parse->line);
  if (parse->root == NULL)
    parse->root = node;
  else
    {
      HvXmlNode *parent = g_ptr_array_index (parse->open, parse->open->len - 1);
      g_ptr_array_add (parent->children, node);
    }
  g_ptr_array_add (parse->open, node);

  for (guint i = 0; names[i] != NULL; i++)
    {
      for (guint j = 0; j < i; j++)
        if (g_str_equal (names[i], names[j]))
          {
            g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "attribute “%s” is there twice",
                         names[i]);
            return;
          }
      HvXmlAttribute *attribute = g_new0 (HvXmlAttribute, 1);
      attribute->name = g_strdup (names[i]);
      attribute->value = g_strdup (values[i]);
      g_ptr_array_add (node->attributes, attribute);
    }
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Parse *parse = data;
  g_ptr_array_set_size (parse->open, parse->open->len - 1);
}

static void
text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Parse *parse = data;
  if (parse->open->len == 0)
    return;
  HvXmlNode *node = g_ptr_array_index (parse->open, parse->open->len - 1);
  g_string_append_len (node->text, text, length);
}

static void
passthrough (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Parse *parse = data;
  gboolean comment = g_str_has_prefix (text, "<!--");
  if (comment && parse->open->len > 0)
    ((HvXmlNode *) g_ptr_array_index (parse->open, parse->open->len - 1))->has_comment = TRUE;
  if (comment || g_str_has_prefix (text, "<?xml "))
    return;
  g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
               "neither a document type nor CDATA nor instructions may be used");
}

static int
count_lines (const char *from, const char *to)
{
  int n = 0;
  while (from < to && (from = memchr (from, '\n', to - from)) != NULL)
    {
      n++;
      from++;
    }
  return n;
}

/* GMarkup tells only where a tag ends. Fed from “<” to “<”, we know where each begins. */
static gboolean
feed (GMarkupParseContext *context, Parse *parse, const char *data, gsize length, GError **error)
{
  const char *end = data + length;
  int line = 1;
  for (const char *piece = data; piece < end;)
    {
      const char *next = piece + 1 < end ? memchr (piece + 1, '<', end - piece - 1) : NULL;
      if (next == NULL)
        next = end;
      parse->line = line;
      if (!g_markup_parse_context_parse (context, piece, next - piece, error))
        return FALSE;
      line += count_lines (piece, next);
      piece = next;
    }
  return g_markup_parse_context_end_parse (context, error);
}

/* GMarkup's own messages begin with “Error on line 3 char 4: ” or “Error on line 3: ”. */
static const char *
strip_position (const char *message)
{
  const char *colon = g_str_has_prefix (message, "Error on line ") ? strstr (message, ": ") : NULL;
  return colon != NULL ? colon + 2 : message;
}

HvXmlNode *
hv_xml_parse (const char *file, const char *data, gsize length, HvProblems *problems)
{
  static const GMarkupParser callbacks = { start_element, end_element, text, passthrough, NULL };

  if (length > HV_XML_MAX_BYTES)
    {
      hv_problems_add (problems, HV_LIBRARY_ERROR_MALFORMED, file, 1, "larger than %d bytes", HV_XML_MAX_BYTES);
      return NULL;
    }
  const char *bad;
  if (!g_utf8_validate_len (data, length, &bad))
    {
      hv_problems_add (problems, HV_LIBRARY_ERROR_MALFORMED, file, 1 + count_lines (data, bad), "not UTF-8");
      return NULL;
    }
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }

  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Parse parse = { .open = open };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&callbacks, 0, &parse, NULL);
  g_autoptr (GError) error = NULL;
  if (feed (context, &parse, data, length, &error))
    return parse.root;

  int line = parse.line;
  if (!g_error_matches (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT))
    {
      g_markup_parse_context_get_position (context, &line, NULL);
      line += length > 0 && data[0] == '\n'; /* GMarkup does not count a break at the very beginning */
    }
  hv_problems_add (problems, HV_LIBRARY_ERROR_MALFORMED, file, line, "%s", strip_position (error->message));
  hv_xml_node_free (parse.root);
  return NULL;
}

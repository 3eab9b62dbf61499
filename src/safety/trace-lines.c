/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/trace-lines.h"

#include "safety/trace-files.h"

#include <string.h>

gboolean
hv_trace_names_uri (const HvTraceNames *names, const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);
  if (path == NULL)
    return FALSE;
  g_autofree char *whole = g_canonicalize_filename (path, "/");
  return hv_trace_is_below (whole, names->folder);
}

static gboolean
is_program (const HvTraceNames *names, const char *word)
{
  g_autofree char *base = g_path_get_basename (word);
  for (const char *const *program = names->programs; *program != NULL; program++)
    if (g_ascii_strcasecmp (base, *program) == 0)
      return TRUE;
  return FALSE;
}

gboolean
hv_trace_names_command (const HvTraceNames *names, const char *command)
{
  g_auto (GStrv) words = NULL;
  if (!g_shell_parse_argv (command, NULL, &words, NULL))
    return FALSE;
  char **word = words;
  if (g_str_has_suffix (*word, "env") && word[1] != NULL)
    word++;
  while (*word != NULL && strchr (*word, '=') != NULL)
    word++;
  return *word != NULL && is_program (names, *word);
}

static gboolean
is_in_word (char byte)
{
  return g_ascii_isalnum (byte) || byte == '_' || (guchar)byte >= 0x80;
}

/* Looks for @word, in upper or lower case, with nothing of a longer word around it. */
static gboolean
has_word (const char *text, gsize size, const char *word)
{
  gsize length = strlen (word);
  for (gsize i = 0; i + length <= size; i++)
    if (g_ascii_strncasecmp (text + i, word, length) == 0 && (i == 0 || !is_in_word (text[i - 1]))
        && (i + length == size || !is_in_word (text[i + length])))
      return TRUE;
  return FALSE;
}

gboolean
hv_trace_names_text (const HvTraceNames *names, const char *text, gsize size)
{
  for (const char *const *program = names->programs; *program != NULL; program++)
    if (has_word (text, size, *program))
      return TRUE;
  return has_word (text, size, names->folder);
}

/* --- recently-used.xbel --- */

typedef struct
{
  const HvTraceNames *names;
  gsize bookmark; /* where the one that is being read begins */
  gboolean inside, ours;
  guint others, mine;   /* programs that opened it */
  GArray *cuts;         /* gsize, in pairs: what goes */
  guint cuts_of_others; /* so many there were before this one */
  char *href;
  GPtrArray *taken;
} Reading;

/* Past the end of what begins with '<' at @from. */
static const char *
find_end (const char *from, const char *end)
{
  static const struct
  {
    const char *begins, *ends;
  } passages[] = { { "<!--", "-->" }, { "<![CDATA[", "]]>" }, { "<?", "?>" } };
  for (gsize i = 0; i < G_N_ELEMENTS (passages); i++)
    if (g_str_has_prefix (from, passages[i].begins))
      {
        const char *found = strstr (from + strlen (passages[i].begins), passages[i].ends);
        return found != NULL ? found + strlen (passages[i].ends) : NULL;
      }
  char quote = 0;
  for (; from < end; from++)
    {
      if (quote != 0)
        quote = *from == quote ? 0 : quote;
      else if (*from == '"' || *from == '\'')
        quote = *from;
      else if (*from == '>')
        return from + 1;
    }
  return NULL;
}

/* A line that holds nothing else goes whole. */
static void
cut (Reading *reading, const char *text, gsize from, gsize to)
{
  gsize line = from;
  while (line > 0 && (text[line - 1] == ' ' || text[line - 1] == '\t'))
    line--;
  gsize next = to;
  while (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')
    next++;
  if ((line == 0 || text[line - 1] == '\n') && text[next] == '\n')
    {
      from = line;
      to = next + 1;
    }
  g_array_append_val (reading->cuts, from);
  g_array_append_val (reading->cuts, to);
}

static void
keep_attributes (GMarkupParseContext *context, const char *element, const char **keys, const char **values,
                 gpointer found, GError **error)
{
  for (; *keys != NULL; keys++, values++)
    g_hash_table_replace (found, g_strdup (*keys), g_strdup (*values));
}

/* The attributes of one tag. (transfer full) (nullable) */
static GHashTable *
read_attributes (const char *tag, gsize size)
{
  static const GMarkupParser parser = { .start_element = keep_attributes };
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, found, NULL);
  return g_markup_parse_context_parse (context, tag, (gssize)size, NULL) ? g_steal_pointer (&found) : NULL;
}

static gboolean
is_tag (const char *tag, const char *name)
{
  gsize length = strlen (name);
  return strncmp (tag, name, length) == 0 && strchr (" \t\r\n/>", tag[length]) != NULL;
}

static void
end_bookmark (Reading *reading, const char *text, gsize to)
{
  gboolean whole = reading->ours || (reading->mine > 0 && reading->others == 0);
  if (whole)
    {
      g_array_set_size (reading->cuts, reading->cuts_of_others);
      cut (reading, text, reading->bookmark, to);
    }
  if (whole || reading->mine > 0)
    g_ptr_array_add (reading->taken, g_strdup (reading->href));
  reading->inside = FALSE;
}

static gboolean
read_tag (Reading *reading, const char *text, gsize from, gsize to)
{
  const char *tag = text + from;
  gboolean closed = text[to - 2] == '/';
  if (is_tag (tag, "</bookmark"))
    {
      if (!reading->inside)
        return FALSE;
      end_bookmark (reading, text, to);
      return TRUE;
    }
  gboolean bookmark = is_tag (tag, "<bookmark");
  if (!bookmark && !is_tag (tag, "<bookmark:application"))
    return TRUE;
  g_autoptr (GHashTable) attributes = read_attributes (tag, to - from);
  if (attributes == NULL || reading->inside == bookmark)
    return FALSE;
  if (bookmark)
    {
      const char *href = g_hash_table_lookup (attributes, "href");
      g_free (reading->href);
      reading->href = g_strdup (href != NULL ? href : "");
      reading->ours = hv_trace_names_uri (reading->names, reading->href);
      reading->bookmark = from;
      reading->cuts_of_others = reading->cuts->len;
      reading->mine = reading->others = 0;
      reading->inside = TRUE;
      if (closed)
        end_bookmark (reading, text, to);
      return TRUE;
    }
  const char *name = g_hash_table_lookup (attributes, "name"),
             *exec = g_hash_table_lookup (attributes, "exec");
  g_autofree char *command
      = exec != NULL ? g_shell_unquote (exec, NULL) : NULL; /* GTK puts the whole in quotes */
  gboolean mine = (name != NULL && is_program (reading->names, name))
                  || (command != NULL && hv_trace_names_command (reading->names, command));
  if (!mine)
    reading->others++;
  else if (!closed)
    return FALSE; /* nobody writes it so */
  else
    {
      reading->mine++;
      cut (reading, text, from, to);
    }
  return TRUE;
}

static gboolean
read_recent (Reading *reading, const char *text, gsize size)
{
  const char *end = text + size;
  for (const char *at = text; (at = memchr (at, '<', (gsize)(end - at))) != NULL;)
    {
      const char *after = find_end (at, end);
      if (after == NULL || !read_tag (reading, text, (gsize)(at - text), (gsize)(after - text)))
        return FALSE;
      at = after;
    }
  return !reading->inside;
}

static GString *
leave_out (const char *text, gsize size, GArray *cuts)
{
  GString *rest = g_string_sized_new (size + 1);
  gsize at = 0;
  for (guint i = 0; i + 1 < cuts->len; i += 2)
    {
      g_string_append_len (rest, text + at, (gssize)(g_array_index (cuts, gsize, i) - at));
      at = g_array_index (cuts, gsize, i + 1);
    }
  return g_string_append_len (rest, text + at, (gssize)(size - at));
}

static gboolean
is_markup (const char *text, gsize size, GError **error)
{
  static const GMarkupParser nothing = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
  return g_markup_parse_context_parse (context, text, (gssize)size, error)
         && g_markup_parse_context_end_parse (context, error);
}

gboolean
hv_trace_lines_of_recent (const HvTraceNames *names, const char *text, gsize size, GString **rest,
                          GPtrArray **taken, GError **error)
{
  if (!is_markup (text, size, error))
    return FALSE;
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GPtrArray) hrefs = g_ptr_array_new_with_free_func (g_free);
  Reading reading = { .names = names, .cuts = cuts, .taken = hrefs };
  gboolean read = read_recent (&reading, text, size);
  g_free (reading.href);
  if (!read)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                           "not a list of recent files");
      return FALSE;
    }
  *rest = leave_out (text, size, cuts);
  *taken = g_steal_pointer (&hrefs);
  return TRUE;
}

/* --- Shells --- */

static const char *
end_of_line (const char *at, const char *end)
{
  const char *found = memchr (at, '\n', (gsize)(end - at));
  return found != NULL ? found + 1 : end;
}

static gboolean
is_time (const char *line, const char *after)
{
  if (*line != '#' || line + 1 >= after || !g_ascii_isdigit (line[1]))
    return FALSE;
  for (line++; line < after && *line != '\n'; line++)
    if (!g_ascii_isdigit (*line))
      return FALSE;
  return TRUE;
}

static gboolean
is_continued (const char *line, const char *after)
{
  guint slashes = 0;
  if (after == line || after[-1] != '\n')
    return FALSE;
  for (const char *at = after - 2; at >= line && *at == '\\'; at--)
    slashes++;
  return slashes % 2 == 1;
}

static const char *
end_of_command (HvTraceShell shell, const char *line, const char *end)
{
  const char *after = end_of_line (line, end);
  switch (shell)
    {
    case HV_TRACE_SHELL_PLAIN:
      return is_time (line, after) && after < end ? end_of_line (after, end) : after;
    case HV_TRACE_SHELL_ZSH:
      while (after < end && is_continued (line, after))
        {
          line = after;
          after = end_of_line (after, end);
        }
      return after;
    case HV_TRACE_SHELL_FISH:
      while (after < end && *after == ' ')
        after = end_of_line (after, end);
      return after;
    }
  return after;
}

void
hv_trace_lines_of_history (const HvTraceNames *names, HvTraceShell shell, const char *text, gsize size,
                           GString **rest, GPtrArray **taken)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  *taken = g_ptr_array_new_with_free_func (g_free);
  for (const char *at = text, *end = text + size; at < end;)
    {
      const char *after = end_of_command (shell, at, end);
      if (hv_trace_names_text (names, at, (gsize)(after - at)))
        {
          gsize from = (gsize)(at - text), to = (gsize)(after - text);
          g_array_append_val (cuts, from);
          g_array_append_val (cuts, to);
          g_autofree char *line = g_strndup (at, (gsize)(after - at));
          g_ptr_array_add (*taken, g_utf8_make_valid (g_strchomp (line), -1));
        }
      at = after;
    }
  *rest = leave_out (text, size, cuts);
}

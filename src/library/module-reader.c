/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/module-private.h"

#define PAGE_WORDS 60
#define MAX_PAGES 30
#define MAX_MINUTES 90

static const char *const phases[] = { "start", "underway", "closing", NULL };
static const char *const doors[] = { "calm", "me", "others", "everyday", NULL };

static void
read_head (HvReading *r, HvXmlNode *root, HvModule *self)
{
  self->id = hv_reading_id (r, root, "id");
  hv_reading_number (r, root, "format", 1, 1, -1);
  self->minutes = hv_reading_number (r, root, "minutes", 1, MAX_MINUTES, -1);
  self->phase = g_strdup (hv_reading_one_of (r, root, "phase", phases, NULL));
  self->door = g_strdup (hv_reading_one_of (r, root, "door", doors, NULL));
  self->sensitivity = hv_reading_number (r, root, "sensitivity", 1, 3, -1);
  self->approaches = hv_reading_words (r, root, "approaches");
  self->principles = hv_reading_words (r, root, "principles");
  self->unsafe_when = hv_reading_take_unsafe (r, root, &self->unsafe);
  self->title = hv_reading_need_text (r, root, "title");
  self->summary = hv_reading_need_text (r, root, "summary");
  self->content_note = hv_reading_take_text (r, root, "content-note");
  if (self->sensitivity == 3 && self->content_note == NULL)
    hv_reading_advise (r, root->line, "sensitivity 3 wants a <content-note>");
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gboolean blank = g_unichar_isspace (g_utf8_get_char (text));
      n += !blank && !inside;
      inside = !blank;
    }
  return n;
}

static HvModulePage *
read_page (HvReading *r, HvXmlNode *node)
{
  HvModulePage *page = g_new0 (HvModulePage, 1);
  page->id = hv_reading_id (r, node, "id");
  page->heading = hv_reading_need_text (r, node, "heading");
  page->texts = hv_reading_take_texts (r, node, "text", 1);
  page->drawing = hv_reading_take_drawing (r, node);
  hv_reading_finish (r, node);

  guint words = 0;
  for (guint i = 0; i < page->texts->len; i++)
    words += count_words (((HvTranslated *) page->texts->pdata[i])->msgid);
  if (words > PAGE_WORDS)
    hv_reading_advise (r, node->line, "the page “%s” has %u words; at most %d", page->id, words, PAGE_WORDS);
  return page;
}

static void
read_pages (HvReading *r, HvXmlNode *root, HvModule *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_module_page_free);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, root, "page")) != NULL)
    {
      HvModulePage *page = read_page (r, child);
      g_ptr_array_add (self->pages, page);
      if (!g_hash_table_add (ids, page->id))
        hv_reading_fail (r, child->line, DUPLICATE, "a second page “%s”", page->id);
    }
  if (self->pages->len == 0 || self->pages->len > MAX_PAGES)
    hv_reading_fail (r, root->line, MALFORMED, "a module has 1 to %d pages", MAX_PAGES);
  else if (self->pages->len < 5 || self->pages->len > 9)
    hv_reading_advise (r, root->line, "%u pages; five to nine read best", self->pages->len);
}

static GPtrArray *
read_texts_of (HvReading *r, HvXmlNode *root, const char *name, guint *minutes)
{
  HvXmlNode *node = hv_reading_take_child (r, root, name);
  if (node == NULL)
    {
      hv_reading_fail (r, root->line, MALFORMED, "<module> needs a <%s>", name);
      return g_ptr_array_new ();
    }
  if (minutes != NULL)
    *minutes = hv_reading_number (r, node, "minutes", 1, 240, -1);
  GPtrArray *texts = hv_reading_take_texts (r, node, "text", 1);
  hv_reading_finish (r, node);
  return texts;
}

static void
read_links (HvReading *r, HvXmlNode *root, HvModule *self)
{
  HvXmlNode *node = hv_reading_take_child (r, root, "exercises");
  if (node == NULL)
    {
      hv_reading_fail (r, root->line, MALFORMED, "<module> needs <exercises>");
      self->exercises = g_new0 (char *, 1);
      return;
    }
  self->exercises = hv_reading_ids (r, node, "ids");
  if (self->exercises[0] == NULL)
    hv_reading_need (r, node, "ids");
  hv_reading_finish (r, node);
}

static void
read_sources (HvReading *r, HvXmlNode *root, HvModule *self)
{
  self->source_texts = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_translated_free);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, root, "source")) != NULL)
    {
      hv_reading_attribute (r, child, "ref"); /* for those who keep the sources */
      HvTranslated *text = hv_reading_text (r, child);
      if (text != NULL)
        g_ptr_array_add (self->source_texts, text);
    }
}

HvModule *
hv_module_read (HvReading *r, HvXmlNode *root)
{
  HvModule *self = g_object_new (HV_TYPE_MODULE, NULL);
  guint first_text = r->texts->len;
  read_head (r, root, self);
  read_pages (r, root, self);
  self->short_texts = read_texts_of (r, root, "short", NULL);
  self->already = hv_reading_need_text (r, root, "already");
  self->reflection = hv_reading_need_text (r, root, "reflection");
  read_links (r, root, self);
  self->talk = hv_reading_need_text (r, root, "talk");
  read_sources (r, root, self);
  self->group_texts = read_texts_of (r, root, "group", &self->group_minutes);
  hv_reading_check_places (r, first_text, NULL);
  hv_reading_finish (r, root);
  return self;
}

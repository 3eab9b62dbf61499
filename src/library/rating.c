/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/rating-private.h"

#include "library/step-private.h"

struct _HvRating
{
  GObject parent_instance;
  char *id, *topic;
  HvTranslated *title, *sentence;
  HvTranslated *prompt; /* a copy of the question they share */
  GPtrArray *words;     /* shared */
};

G_DEFINE_FINAL_TYPE (HvRating, hv_rating, G_TYPE_OBJECT)

static void
hv_rating_finalize (GObject *object)
{
  HvRating *self = HV_RATING (object);
  g_free (self->id);
  g_free (self->topic);
  hv_translated_free (self->title);
  hv_translated_free (self->sentence);
  hv_translated_free (self->prompt);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  G_OBJECT_CLASS (hv_rating_parent_class)->finalize (object);
}

static void
hv_rating_class_init (HvRatingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_rating_finalize;
}

static void
hv_rating_init (HvRating *self)
{
}

static HvRating *
read_rating (HvReading *r, HvXmlNode *node)
{
  static const char *const topics[] = { "hope", "safety", NULL };
  HvRating *self = g_object_new (HV_TYPE_RATING, NULL);
  self->id = hv_reading_id (r, node, "id");
  const char *topic = hv_reading_one_of (r, node, "topic", topics, "");
  self->topic = topic[0] != '\0' ? g_strdup (topic) : NULL;
  self->title = hv_reading_need_text (r, node, "title");
  self->sentence = hv_reading_need_text (r, node, "sentence");
  hv_reading_finish (r, node);
  return self;
}

void
hv_ratings_read (HvReading *r, HvXmlNode *root, GPtrArray *ratings, GArray *numbers)
{
  guint first_text = r->texts->len;
  hv_reading_number (r, root, "format", 1, 1, -1);
  HvXmlNode *child;
  while ((child = hv_reading_take_child (r, root, "rating")) != NULL)
    {
      g_ptr_array_add (ratings, read_rating (r, child));
      g_array_append_val (numbers, child->line);
    }
  if (ratings->len == 0)
    hv_reading_fail (r, root->line, MALFORMED, "<ratings> needs a <rating>");
  HvTranslated *prompt = hv_reading_need_text (r, root, "prompt");
  g_autoptr (GPtrArray) words = hv_step_take_words (r, root);
  for (guint i = 0; i < ratings->len; i++)
    {
      HvRating *rating = ratings->pdata[i];
      rating->words = g_ptr_array_ref (words);
      /* The first has the text that was read, the others a copy: r->texts points at what was read. */
      rating->prompt = i == 0 ? prompt : hv_translated_copy (prompt);
    }
  hv_reading_check_places (r, first_text, NULL);
  hv_reading_finish (r, root);
}

void
hv_rating_fill_step (HvRating *self, HvStep *step)
{
  if (step->heading == NULL)
    step->heading = hv_translated_copy (self->sentence);
  step->prompt = hv_translated_copy (self->prompt);
  step->words = g_ptr_array_ref (self->words);
}

const char *
hv_rating_get_id (HvRating *self)
{
  return self->id;
}

const char *
hv_rating_get_title (HvRating *self)
{
  return hv_translated_get (self->title);
}

const char *
hv_rating_get_sentence (HvRating *self)
{
  return hv_translated_get (self->sentence);
}

const char *
hv_rating_get_topic (HvRating *self)
{
  return self->topic;
}

const char *
hv_rating_get_word (HvRating *self, guint value)
{
  return value < self->words->len ? hv_translated_get (self->words->pdata[value]) : "";
}

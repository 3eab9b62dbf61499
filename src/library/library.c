/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/library.h"

#include "library/exercise-private.h"
#include "library/help-line-private.h"
#include "library/item-private.h"
#include "library/library-resources.h"
#include "library/module-private.h"
#include "library/rating-private.h"
#include "library/route-private.h"
#include "library/state-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define BUNDLE "/hverdag/library"

/* The things of one kind, in order and by id. The ids belong to the things. */
typedef struct
{
  GPtrArray *list;
  GHashTable *by_id;
} Shelf;

struct _HvLibrary
{
  GObject parent_instance;
  Shelf exercises, modules, states, routes, help_lines, ratings, items;
  GArray *texts; /* HvReadText */
};

G_DEFINE_FINAL_TYPE (HvLibrary, hv_library, G_TYPE_OBJECT)

static void
shelf_init (Shelf *shelf)
{
  shelf->list = g_ptr_array_new_with_free_func (g_object_unref);
  shelf->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
shelf_clear (Shelf *shelf)
{
  g_hash_table_unref (shelf->by_id);
  g_ptr_array_unref (shelf->list);
}

/* Takes @object over. */
static void
shelf_add (Shelf *shelf, gpointer object, const char *id, HvReading *r, int line)
{
  g_ptr_array_add (shelf->list, object);
  if (g_hash_table_contains (shelf->by_id, id))
    hv_reading_fail (r, line, DUPLICATE, "“%s” is in the library already", id);
  else
    g_hash_table_insert (shelf->by_id, (gpointer) id, object);
}

static void
hv_library_finalize (GObject *object)
{
  HvLibrary *self = HV_LIBRARY (object);
  Shelf *shelves[] = { &self->exercises, &self->modules,    &self->states,
                       &self->routes,    &self->help_lines, &self->ratings, &self->items };
  for (gsize i = 0; i < G_N_ELEMENTS (shelves); i++)
    shelf_clear (shelves[i]);
  g_array_unref (self->texts);
  G_OBJECT_CLASS (hv_library_parent_class)->finalize (object);
}

static void
hv_library_class_init (HvLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_library_finalize;
}

static void
hv_library_init (HvLibrary *self)
{
  Shelf *shelves[] = { &self->exercises, &self->modules,    &self->states,
                       &self->routes,    &self->help_lines, &self->ratings, &self->items };
  for (gsize i = 0; i < G_N_ELEMENTS (shelves); i++)
    shelf_init (shelves[i]);
  self->texts = g_array_new (FALSE, FALSE, sizeof (HvReadText));
}

/* Reading */

static void
read_ratings (HvLibrary *self, HvReading *r, HvXmlNode *root)
{
  g_autoptr (GPtrArray) ratings = g_ptr_array_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  hv_ratings_read (r, root, ratings, numbers);
  for (guint i = 0; i < ratings->len; i++)
    shelf_add (&self->ratings, ratings->pdata[i], hv_rating_get_id (ratings->pdata[i]), r,
               g_array_index (numbers, int, i));
}

static void
advise_on_name (HvReading *r, const char *id)
{
  g_autofree char *base = g_path_get_basename (r->file);
  g_autofree char *expected = g_strconcat (id, ".xml", NULL);
  if (!g_str_equal (base, expected))
    hv_reading_advise (r, 1, "“%s” is looked for in %s", id, expected);
}

static void
read_help (HvLibrary *self, HvReading *r, HvXmlNode *root)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  hv_help_read (r, root, lines, numbers);
  for (guint i = 0; i < lines->len; i++)
    {
      HvHelpLine *line = g_ptr_array_index (lines, i);
      shelf_add (&self->help_lines, line, hv_help_line_get_id (line), r, g_array_index (numbers, int, i));
    }
}

static void
read_items (HvLibrary *self, HvReading *r, HvXmlNode *root)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  advise_on_name (r, hv_items_read (r, root, items, numbers));
  for (guint i = 0; i < items->len; i++)
    {
      HvItem *item = g_ptr_array_index (items, i);
      shelf_add (&self->items, item, hv_item_get_id (item), r, g_array_index (numbers, int, i));
    }
}

static void
read_data (HvLibrary *self, const char *file, const char *data, gsize length, HvProblems *problems,
           GPtrArray *help_references)
{
  g_autoptr (HvXmlNode) root = hv_xml_parse (file, data, length, problems);
  if (root == NULL)
    return;
  HvReading r = { file, problems, self->texts, help_references };
  if (g_str_equal (root->name, "exercise"))
    {
      HvExercise *exercise = hv_exercise_read (&r, root);
      shelf_add (&self->exercises, exercise, hv_exercise_get_id (exercise), &r, root->line);
      advise_on_name (&r, hv_exercise_get_id (exercise));
    }
  else if (g_str_equal (root->name, "module"))
    {
      HvModule *module = hv_module_read (&r, root);
      shelf_add (&self->modules, module, hv_module_get_id (module), &r, root->line);
      advise_on_name (&r, hv_module_get_id (module));
    }
  else if (g_str_equal (root->name, "state"))
    {
      HvState *state = hv_state_read (&r, root);
      shelf_add (&self->states, state, hv_state_get_id (state), &r, root->line);
      advise_on_name (&r, hv_state_get_id (state));
    }
  else if (g_str_equal (root->name, "help"))
    read_help (self, &r, root);
  else if (g_str_equal (root->name, "ratings"))
    read_ratings (self, &r, root);
  else if (g_str_equal (root->name, "route"))
    {
      HvRoute *route = hv_route_read (&r, root);
      shelf_add (&self->routes, route, hv_route_get_id (route), &r, root->line);
      advise_on_name (&r, hv_route_get_id (route));
    }
  else if (g_str_equal (root->name, "items"))
    read_items (self, &r, root);
  else
    hv_reading_fail (&r, root->line, MALFORMED, "<%s> is neither exercise, module, state, route, help nor items", root->name);
}

/* Never more than one byte over the limit, whatever the file says of its size. */
static GByteArray *
read_file (const char *path, HvProblems *problems)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GStatBuf st;
  FILE *file = g_stat (path, &st) == 0 && S_ISREG (st.st_mode) ? g_fopen (path, "rbe") : NULL;
  if (file == NULL)
    {
      hv_problems_add (problems, HV_LIBRARY_ERROR_NOT_FOUND, path, 0, "cannot be read as a file");
      return NULL;
    }
  g_byte_array_set_size (bytes, HV_XML_MAX_BYTES + 1);
  g_byte_array_set_size (bytes, fread (bytes->data, 1, bytes->len, file));
  fclose (file);
  return g_steal_pointer (&bytes);
}

static void
read_files (HvLibrary *self, const char *const *paths, HvProblems *problems, GPtrArray *help_references)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GByteArray) bytes = read_file (paths[i], problems);
      if (bytes != NULL)
        read_data (self, paths[i], (const char *) bytes->data, bytes->len, problems, help_references);
    }
}

GResource *
hv_library_get_bundle (void)
{
  static gsize registered = 0;
  if (g_once_init_enter (&registered))
    {
      hv_library_resources_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  return hv_library_resources_get_resource ();
}

static void
read_bundle (HvLibrary *self, HvProblems *problems, GPtrArray *help_references)
{
  static const char *const folders[] = { "help", "ratings", "exercises", "modules", "states", "routes", "items" };
  GResource *bundle = hv_library_get_bundle ();
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_strconcat (BUNDLE "/", folders[i], NULL);
      g_auto (GStrv) names = g_resource_enumerate_children (bundle, folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      for (guint j = 0; names != NULL && names[j] != NULL; j++)
        {
          g_autofree char *path = g_strconcat (folder, "/", names[j], NULL);
          g_autoptr (GBytes) bytes = g_resource_lookup_data (bundle, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
          if (bytes != NULL)
            read_data (self, path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), problems,
                       help_references);
        }
    }
}

/* Once all is read */

static int
by_exercise_id (gconstpointer a, gconstpointer b)
{
  return strcmp (hv_exercise_get_id (*(HvExercise *const *) a), hv_exercise_get_id (*(HvExercise *const *) b));
}

static int
by_module_id (gconstpointer a, gconstpointer b)
{
  return strcmp (hv_module_get_id (*(HvModule *const *) a), hv_module_get_id (*(HvModule *const *) b));
}

static int
by_item_id (gconstpointer a, gconstpointer b)
{
  return strcmp (hv_item_get_id (*(HvItem *const *) a), hv_item_get_id (*(HvItem *const *) b));
}

static int
by_order (gconstpointer a, gconstpointer b)
{
  HvState *one = *(HvState *const *) a;
  HvState *two = *(HvState *const *) b;
  int by_number = (int) hv_state_get_order (one) - (int) hv_state_get_order (two);
  return by_number != 0 ? by_number : strcmp (hv_state_get_id (one), hv_state_get_id (two));
}

static int
by_route_order (gconstpointer a, gconstpointer b)
{
  HvRoute *one = *(HvRoute *const *) a;
  HvRoute *two = *(HvRoute *const *) b;
  int by_number = (int) hv_route_get_order (one) - (int) hv_route_get_order (two);
  return by_number != 0 ? by_number : strcmp (hv_route_get_id (one), hv_route_get_id (two));
}

static gboolean
refers_to_something (HvLibrary *self, const HvReadReference *reference)
{
  return reference->is_rating ? hv_library_find_rating (self, reference->id) != NULL
                              : hv_library_find_help_line (self, reference->id) != NULL;
}

static void
fill_series (HvLibrary *self, HvLibrary *also, HvExercise *exercise)
{
  GPtrArray *steps = hv_exercise_get_steps (exercise);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      HvStep *step = steps->pdata[i];
      HvRating *rating = step->series != NULL ? hv_library_find_rating (self, step->series) : NULL;
      if (rating == NULL && step->series != NULL && also != NULL)
        rating = hv_library_find_rating (also, step->series);
      if (rating != NULL)
        hv_rating_fill_step (rating, step);
    }
}

static void
finish (HvLibrary *self, HvLibrary *also, HvProblems *problems, GPtrArray *help_references)
{
  g_ptr_array_sort (self->exercises.list, by_exercise_id);
  g_ptr_array_sort (self->modules.list, by_module_id);
  g_ptr_array_sort (self->states.list, by_order);
  g_ptr_array_sort (self->routes.list, by_route_order);
  g_ptr_array_sort (self->items.list, by_item_id);
  for (guint i = 0; i < help_references->len; i++)
    {
      const HvReadReference *reference = g_ptr_array_index (help_references, i);
      if (!refers_to_something (self, reference) && (also == NULL || !refers_to_something (also, reference)))
        hv_problems_add (problems, HV_LIBRARY_ERROR_REFERENCE, reference->file, reference->line,
                         "there is no %s “%s”", reference->is_rating ? "rating" : "help line", reference->id);
    }
  for (guint i = 0; i < self->exercises.list->len; i++)
    fill_series (self, also, self->exercises.list->pdata[i]);
}

/* @paths: NULL for the built-in files */
static HvLibrary *
read_all (const char *const *paths, HvLibrary *also, HvProblems *problems)
{
  g_autoptr (GPtrArray) help_references
      = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_read_reference_free);
  HvLibrary *self = g_object_new (HV_TYPE_LIBRARY, NULL);
  if (paths != NULL)
    read_files (self, paths, problems, help_references);
  else
    read_bundle (self, problems, help_references);
  finish (self, also, problems, help_references);
  return self;
}

HvLibrary *
hv_library_new (GError **error)
{
  g_autoptr (HvProblems) problems = hv_problems_new ();
  g_autoptr (HvLibrary) self = read_all (NULL, NULL, problems);
  return hv_problems_check (problems, error) ? g_steal_pointer (&self) : NULL;
}

HvLibrary *
hv_library_new_from_files (const char *const *paths, GError **error)
{
  g_return_val_if_fail (paths != NULL, NULL);

  g_autoptr (HvProblems) problems = hv_problems_new ();
  g_autoptr (HvLibrary) self = read_all (paths, NULL, problems);
  return hv_problems_check (problems, error) ? g_steal_pointer (&self) : NULL;
}

HvLibrary *
hv_library_new_from_data (const char *name, const char *data, gsize length, GError **error)
{
  g_return_val_if_fail (name != NULL && (data != NULL || length == 0), NULL);

  g_autoptr (HvProblems) problems = hv_problems_new ();
  g_autoptr (GPtrArray) help_references
      = g_ptr_array_new_with_free_func ((GDestroyNotify) hv_read_reference_free);
  g_autoptr (HvLibrary) self = g_object_new (HV_TYPE_LIBRARY, NULL);
  read_data (self, name, data, length, problems, help_references);
  finish (self, NULL, problems, help_references);
  return hv_problems_check (problems, error) ? g_steal_pointer (&self) : NULL;
}

GStrv
hv_library_check_files (const char *const *paths, gboolean *sound)
{
  g_return_val_if_fail (paths != NULL, NULL);

  g_autoptr (HvProblems) problems = hv_problems_new ();
  g_autoptr (HvLibrary) built_in = hv_library_new (NULL);
  g_autoptr (HvLibrary) self = read_all (paths, built_in, problems);
  if (sound != NULL)
    *sound = problems->n_errors == 0;
  return hv_problems_to_lines (problems);
}

/* Looking things up */

GPtrArray *
hv_library_get_exercises (HvLibrary *self)
{
  return self->exercises.list;
}

GPtrArray *
hv_library_get_modules (HvLibrary *self)
{
  return self->modules.list;
}

GPtrArray *
hv_library_get_states (HvLibrary *self)
{
  return self->states.list;
}

GPtrArray *
hv_library_get_routes (HvLibrary *self)
{
  return self->routes.list;
}

GPtrArray *
hv_library_get_ratings (HvLibrary *self)
{
  return self->ratings.list;
}

GPtrArray *
hv_library_get_help_lines (HvLibrary *self)
{
  return self->help_lines.list;
}

GPtrArray *
hv_library_get_items (HvLibrary *self)
{
  return self->items.list;
}

HvExercise *
hv_library_find_exercise (HvLibrary *self, const char *id)
{
  return g_hash_table_lookup (self->exercises.by_id, id);
}

HvModule *
hv_library_find_module (HvLibrary *self, const char *id)
{
  return g_hash_table_lookup (self->modules.by_id, id);
}

HvState *
hv_library_find_state (HvLibrary *self, const char *id)
{
  return g_hash_table_lookup (self->states.by_id, id);
}

HvRoute *
hv_library_find_route (HvLibrary *self, const char *id)
{
  return g_hash_table_lookup (self->routes.by_id, id);
}

HvRating *
hv_library_find_rating (HvLibrary *self, const char *id)
{
  return g_hash_table_lookup (self->ratings.by_id, id);
}

HvHelpLine *
hv_library_find_help_line (HvLibrary *self, const char *id)
{
  return g_hash_table_lookup (self->help_lines.by_id, id);
}

HvItem *
hv_library_find_item (HvLibrary *self, const char *id)
{
  return g_hash_table_lookup (self->items.by_id, id);
}

GPtrArray *
hv_library_pick_exercises (HvLibrary *self, const char *const *ids)
{
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    {
      HvExercise *exercise = hv_library_find_exercise (self, ids[i]);
      if (exercise != NULL)
        g_ptr_array_add (found, exercise);
    }
  return found;
}

GPtrArray *
hv_library_get_all_texts (HvLibrary *self)
{
  GPtrArray *texts = g_ptr_array_sized_new (self->texts->len);
  for (guint i = 0; i < self->texts->len; i++)
    g_ptr_array_add (texts, g_array_index (self->texts, HvReadText, i).text);
  return texts;
}

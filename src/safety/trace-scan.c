/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "safety/trace-scan-private.h"

#include "base/paths.h"
#include "safety/trace-files.h"

#include <string.h>

static const char *const programs[] = { "hverdag", "hverdag.desktop", "io.github.hverdag.Hverdag", NULL };

static void (*const finders[]) (HvTraceSearch *search)
    = { hv_trace_find_entries,  hv_trace_find_recent,    hv_trace_find_trash,
        hv_trace_find_pictures, hv_trace_find_histories, hv_trace_find_leftovers };

/* --- Places --- */

static GStrv
put_before (const char *system, const char *const *folders)
{
  GPtrArray *all = g_ptr_array_new ();
  for (; *folders != NULL; folders++)
    g_ptr_array_add (all, g_strconcat (system, *folders, NULL));
  g_ptr_array_add (all, NULL);
  return (GStrv)g_ptr_array_free (all, FALSE);
}

static HvTracePlaces *
make_places (const char *home, const char *folder, const char *data, const char *config, const char *cache,
             const char *desktop)
{
  HvTracePlaces *places = g_atomic_rc_box_new0 (HvTracePlaces);
  places->home = g_canonicalize_filename (home, "/");
  places->data = g_canonicalize_filename (data, places->home);
  places->config = g_canonicalize_filename (config, places->home);
  places->cache = g_canonicalize_filename (cache, places->home);
  places->desktop = g_canonicalize_filename (desktop, places->home);
  places->folder = g_canonicalize_filename (folder, places->home);
  char *const roots[] = { places->home, places->data, places->config, places->cache, places->folder };
  memcpy (places->roots, roots, sizeof roots);
  places->names = (HvTraceNames){ .folder = places->folder, .programs = programs };
  return places;
}

HvTracePlaces *
hv_trace_places_new (const char *home, const char *data_folder, const char *system)
{
  static const char *const data[] = { "/usr/local/share", "/usr/share", NULL }, *const config[]
                                                                                = { "/etc/xdg", NULL };
  HvTracePlaces *places = make_places (home, data_folder, ".local/share", ".config", ".cache", "Desktop");
  places->system_data = put_before (system, data);
  places->system_config = put_before (system, config);
  places->packages = g_strconcat (system, "/var/lib/dpkg/info", NULL);
  return places;
}

HvTracePlaces *
hv_trace_places_new_for_user (void)
{
  const char *desktop = g_get_user_special_dir (G_USER_DIRECTORY_DESKTOP);
  HvTracePlaces *places = make_places (g_get_home_dir (), hv_paths_get_data_dir (), g_get_user_data_dir (),
                                       g_get_user_config_dir (), g_get_user_cache_dir (),
                                       desktop != NULL ? desktop : "Desktop");
  places->system_data = put_before ("", g_get_system_data_dirs ());
  places->system_config = put_before ("", g_get_system_config_dirs ());
  places->packages = g_strdup ("/var/lib/dpkg/info");
  return places;
}

HvTracePlaces *
hv_trace_places_ref (HvTracePlaces *places)
{
  return g_atomic_rc_box_acquire (places);
}

static void
clear_places (gpointer data)
{
  HvTracePlaces *places = data;
  char *const all[] = { places->home,   places->data,    places->config,  places->cache,
                        places->folder, places->desktop, places->packages };
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (all[i]);
  g_strfreev (places->system_data);
  g_strfreev (places->system_config);
}

void
hv_trace_places_unref (HvTracePlaces *places)
{
  g_atomic_rc_box_release_full (places, clear_places);
}

/* --- Findings --- */

void
hv_trace_free (HvTrace *trace)
{
  g_free (trace->path);
  g_ptr_array_unref (trace->what);
  g_ptr_array_unref (trace->files);
  g_free (trace);
}

static HvTrace *
make_trace (HvTraceKind kind, HvTraceDeed deed, const char *path)
{
  HvTrace *trace = g_new0 (HvTrace, 1);
  trace->kind = kind;
  trace->deed = deed;
  trace->path = g_strdup (path);
  trace->what = g_ptr_array_new_with_free_func (g_free);
  trace->files = g_ptr_array_new_with_free_func (g_free);
  return trace;
}

HvTrace *
hv_trace_add (HvTraceSearch *search, HvTraceKind kind, HvTraceDeed deed, const char *path)
{
  HvTrace *trace = make_trace (kind, deed, path);
  g_ptr_array_add (search->found, trace);
  return trace;
}

void
hv_trace_add_name (HvTrace *trace, const char *name)
{
  g_ptr_array_add (trace->what, g_filename_display_name (name));
}

void
hv_trace_add_unread (HvTraceSearch *search, const char *path, GError *error)
{
  if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    hv_trace_add (search, HV_TRACE_UNREAD, HV_TRACE_TELL, path);
  g_error_free (error);
}

GPtrArray *
hv_trace_look_into (HvTraceSearch *search, const char *folder)
{
  GError *error = NULL;
  GPtrArray *names = hv_trace_list (HV_TRACE_ROOTS (search), folder, &error);
  if (names == NULL)
    hv_trace_add_unread (search, folder, error);
  return names;
}

static int
compare_traces (gconstpointer a, gconstpointer b)
{
  const HvTrace *first = *(const HvTrace *const *)a, *second = *(const HvTrace *const *)b;
  return first->kind != second->kind ? (int)first->kind - (int)second->kind
                                     : strcmp (first->path, second->path);
}

/* Nothing more is told of what lies below a place that cannot be looked at. */
static void
sort (GPtrArray *found)
{
  g_ptr_array_sort (found, compare_traces);
  const HvTrace *last = NULL;
  for (guint i = 0; i < found->len;)
    {
      const HvTrace *trace = found->pdata[i];
      if (trace->kind == HV_TRACE_UNREAD && last != NULL && hv_trace_is_below (trace->path, last->path))
        {
          g_ptr_array_remove_index (found, i);
          continue;
        }
      if (trace->kind == HV_TRACE_UNREAD)
        last = trace;
      i++;
    }
}

static void
free_trace (gpointer trace)
{
  hv_trace_free (trace);
}

GPtrArray *
hv_trace_scan (HvTracePlaces *places, HvMeter *meter, GError **error)
{
  g_return_val_if_fail (places != NULL, NULL);

  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_trace);
  HvTraceSearch search = { .places = places, .meter = meter, .found = found };
  GPtrArray *home = hv_trace_look_into (&search, places->home);
  g_clear_pointer (&home, g_ptr_array_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (finders) && !hv_meter_is_stopped (meter); i++)
    {
      hv_meter_set (meter, (guint)i, G_N_ELEMENTS (finders));
      finders[i](&search);
    }
  if (hv_meter_is_stopped (meter))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
      return NULL;
    }
  sort (found);
  return g_steal_pointer (&found);
}

/* --- Cleaning --- */

static const HvTrace *
find_same (GPtrArray *found, const HvTrace *trace)
{
  for (guint i = 0; i < found->len; i++)
    {
      const HvTrace *now = found->pdata[i];
      if (now->kind == trace->kind && now->deed == trace->deed && g_str_equal (now->path, trace->path))
        return now;
    }
  return NULL;
}

/* What came since was not agreed to. */
static gboolean
delete_files (HvTracePlaces *places, const HvTrace *now, const HvTrace *trace, GError **error)
{
  for (guint i = 0; i < now->files->len; i++)
    if (g_ptr_array_find_with_equal_func (trace->files, now->files->pdata[i], g_str_equal, NULL)
        && !hv_trace_delete ((const char *const *)places->roots, now->files->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
hv_trace_clean (HvTracePlaces *places, const HvTrace *trace, GError **error)
{
  g_return_val_if_fail (places != NULL && trace != NULL && trace->deed != HV_TRACE_TELL, FALSE);

  if (trace->deed == HV_TRACE_LINES)
    return hv_trace_take_lines (places, trace, error);
  g_autoptr (GPtrArray) found = hv_trace_scan (places, NULL, NULL);
  const HvTrace *now = find_same (found, trace);
  return now == NULL || delete_files (places, now, trace, error);
}

/* --- In a thread --- */

typedef struct
{
  HvTracePlaces *places;
  HvMeter *meter; /* (nullable) */
  HvTrace *trace; /* (nullable) */
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;
  hv_trace_places_unref (work->places);
  g_clear_pointer (&work->meter, hv_meter_unref);
  g_clear_pointer (&work->trace, hv_trace_free);
  g_free (work);
}

static void
start (HvTracePlaces *places, HvMeter *meter, HvTrace *trace, GTaskThreadFunc run, gpointer tag,
       GAsyncReadyCallback callback, gpointer user_data)
{
  Work *work = g_new0 (Work, 1);
  work->places = hv_trace_places_ref (places);
  work->meter = meter != NULL ? hv_meter_ref (meter) : NULL;
  work->trace = trace;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, run);
}

static void
free_findings (gpointer found)
{
  g_ptr_array_unref (found);
}

static void
scan_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  GPtrArray *found = hv_trace_scan (work->places, work->meter, &error);
  if (found != NULL)
    g_task_return_pointer (task, found, free_findings);
  else
    g_task_return_error (task, error);
}

static void
clean_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  if (hv_trace_clean (work->places, work->trace, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
hv_trace_scan_async (HvTracePlaces *places, HvMeter *meter, GAsyncReadyCallback callback, gpointer user_data)
{
  start (places, meter, NULL, scan_in_thread, hv_trace_scan_async, callback, user_data);
}

GPtrArray *
hv_trace_scan_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
copy_string (gconstpointer string, gpointer unused)
{
  return g_strdup (string);
}

void
hv_trace_clean_async (HvTracePlaces *places, const HvTrace *trace, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  HvTrace *copy = make_trace (trace->kind, trace->deed, trace->path);
  g_ptr_array_extend (copy->what, trace->what, copy_string, NULL);
  g_ptr_array_extend (copy->files, trace->files, copy_string, NULL);
  start (places, NULL, copy, clean_in_thread, hv_trace_clean_async, callback, user_data);
}

gboolean
hv_trace_clean_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

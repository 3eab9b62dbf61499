/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* ThreadSanitizer does not see into GLib, whose locks are made of futexes and whose tasks hand over from thread to
 * thread inside of it. The linker puts these functions in front of those that the program calls; each tells the
 * sanitizer what GLib's own does, and no more. So nothing has to be suppressed. */

#include <gio/gio.h>
#include <sanitizer/tsan_interface.h>

#define REAL(function) __real_##function
#define WRAP(function) __wrap_##function

/* ---- locks ---- */

void REAL (g_mutex_lock) (GMutex *mutex);
void REAL (g_mutex_unlock) (GMutex *mutex);
void REAL (g_cond_wait) (GCond *cond, GMutex *mutex);
gboolean REAL (g_cond_wait_until) (GCond *cond, GMutex *mutex, gint64 until);
void WRAP (g_mutex_lock) (GMutex *mutex);
void WRAP (g_mutex_unlock) (GMutex *mutex);
void WRAP (g_cond_wait) (GCond *cond, GMutex *mutex);
gboolean WRAP (g_cond_wait_until) (GCond *cond, GMutex *mutex, gint64 until);

static void
unlocked (GMutex *mutex)
{
  __tsan_mutex_pre_unlock (mutex, 0);
  __tsan_mutex_post_unlock (mutex, 0);
}

static void
locked (GMutex *mutex)
{
  __tsan_mutex_pre_lock (mutex, 0);
  __tsan_mutex_post_lock (mutex, 0, 0);
}

void
WRAP (g_mutex_lock) (GMutex *mutex)
{
  REAL (g_mutex_lock) (mutex);
  locked (mutex);
}

void
WRAP (g_mutex_unlock) (GMutex *mutex)
{
  unlocked (mutex);
  REAL (g_mutex_unlock) (mutex);
}

void
WRAP (g_cond_wait) (GCond *cond, GMutex *mutex)
{
  unlocked (mutex);
  REAL (g_cond_wait) (cond, mutex);
  locked (mutex);
}

gboolean
WRAP (g_cond_wait_until) (GCond *cond, GMutex *mutex, gint64 until)
{
  unlocked (mutex);
  gboolean in_time = REAL (g_cond_wait_until) (cond, mutex, until);
  locked (mutex);
  return in_time;
}

/* ---- what counts references: the last to let go comes after all others ---- */

void REAL (g_object_unref) (gpointer object);
gboolean REAL (g_atomic_ref_count_dec) (gatomicrefcount *count);
void REAL (g_atomic_rc_box_release) (gpointer box);
void WRAP (g_object_unref) (gpointer object);
gboolean WRAP (g_atomic_ref_count_dec) (gatomicrefcount *count);
void WRAP (g_atomic_rc_box_release) (gpointer box);

static void
let_go (gpointer of)
{
  __tsan_release (of);
  __tsan_acquire (of);
}

void
WRAP (g_object_unref) (gpointer object)
{
  let_go (object);
  REAL (g_object_unref) (object);
}

gboolean
WRAP (g_atomic_ref_count_dec) (gatomicrefcount *count)
{
  let_go (count);
  return REAL (g_atomic_ref_count_dec) (count);
}

void
WRAP (g_atomic_rc_box_release) (gpointer box)
{
  let_go (box);
  REAL (g_atomic_rc_box_release) (box);
}

/* ---- tasks: what was done before an answer is known to whoever takes it ---- */

void REAL (g_task_return_boolean) (GTask *task, gboolean answer);
void REAL (g_task_return_pointer) (GTask *task, gpointer answer, GDestroyNotify free_answer);
void REAL (g_task_return_error) (GTask *task, GError *error);
gboolean REAL (g_task_propagate_boolean) (GTask *task, GError **error);
gpointer REAL (g_task_propagate_pointer) (GTask *task, GError **error);
void REAL (g_task_run_in_thread) (GTask *task, GTaskThreadFunc func);
void WRAP (g_task_return_boolean) (GTask *task, gboolean answer);
void WRAP (g_task_return_pointer) (GTask *task, gpointer answer, GDestroyNotify free_answer);
void WRAP (g_task_return_error) (GTask *task, GError *error);
void WRAP (g_task_return_new_error) (GTask *task, GQuark domain, int code, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
gboolean WRAP (g_task_propagate_boolean) (GTask *task, GError **error);
gpointer WRAP (g_task_propagate_pointer) (GTask *task, GError **error);
void WRAP (g_task_run_in_thread) (GTask *task, GTaskThreadFunc func);

/* To whoever takes the answer; and if nobody does, to what GLib calls when the task goes. */
static void
hand_over (GTask *task)
{
  __tsan_release (task);
  if (g_task_get_task_data (task) != NULL)
    __tsan_release (g_task_get_task_data (task));
}

void
WRAP (g_task_return_boolean) (GTask *task, gboolean answer)
{
  hand_over (task);
  REAL (g_task_return_boolean) (task, answer);
}

void
WRAP (g_task_return_pointer) (GTask *task, gpointer answer, GDestroyNotify free_answer)
{
  hand_over (task);
  REAL (g_task_return_pointer) (task, answer, free_answer);
}

void
WRAP (g_task_return_error) (GTask *task, GError *error)
{
  hand_over (task);
  REAL (g_task_return_error) (task, error);
}

void
WRAP (g_task_return_new_error) (GTask *task, GQuark domain, int code, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  WRAP (g_task_return_error) (task, g_error_new_valist (domain, code, format, arguments));
  va_end (arguments);
}

gboolean
WRAP (g_task_propagate_boolean) (GTask *task, GError **error)
{
  __tsan_acquire (task);
  return REAL (g_task_propagate_boolean) (task, error);
}

gpointer
WRAP (g_task_propagate_pointer) (GTask *task, GError **error)
{
  __tsan_acquire (task);
  return REAL (g_task_propagate_pointer) (task, error);
}

static GQuark
func_quark (void)
{
  return g_quark_from_static_string ("thread-sanitizer-func");
}

static void
begin (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  __tsan_acquire (task);
  GTaskThreadFunc func = (GTaskThreadFunc) g_object_get_qdata (G_OBJECT (task), func_quark ());
  func (task, source, data, cancellable);
}

void
WRAP (g_task_run_in_thread) (GTask *task, GTaskThreadFunc func)
{
  g_object_set_qdata (G_OBJECT (task), func_quark (), (gpointer) func);
  __tsan_release (task);
  REAL (g_task_run_in_thread) (task, begin);
}

/* Its callback comes after the answer, also when it does not ask for that; and whoever lets go of the task last comes
 * after the callback. */

GTask *REAL (g_task_new) (gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GTask *WRAP (g_task_new) (gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

typedef struct
{
  GAsyncReadyCallback callback;
  gpointer data;
} Call;

static void
call (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *it = data;
  GTask *task = G_TASK (result);
  __tsan_acquire (task);
  it->callback (source, result, it->data);
  hand_over (task);
  g_free (it);
}

GTask *
WRAP (g_task_new) (gpointer source, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  if (callback == NULL)
    return REAL (g_task_new) (source, cancellable, NULL, data);
  Call *it = g_new (Call, 1);
  *it = (Call){ callback, data };
  return REAL (g_task_new) (source, cancellable, call, it);
}

/* ---- what a task leaves behind: freed on any thread, after all that was done with it ---- */

void REAL (g_task_set_task_data) (GTask *task, gpointer data, GDestroyNotify free_data);
void WRAP (g_task_set_task_data) (GTask *task, gpointer data, GDestroyNotify free_data);

static GMutex frees_lock;
static GHashTable *frees; /* data → how it is freed */

static void
take_and_free (gpointer data)
{
  __tsan_acquire (data);
  REAL (g_mutex_lock) (&frees_lock);
  GDestroyNotify free_data = (GDestroyNotify) g_hash_table_lookup (frees, data); /* stays: several tasks may have it */
  REAL (g_mutex_unlock) (&frees_lock);
  free_data (data);
}

void
WRAP (g_task_set_task_data) (GTask *task, gpointer data, GDestroyNotify free_data)
{
  if (data == NULL || free_data == NULL)
    {
      REAL (g_task_set_task_data) (task, data, free_data);
      return;
    }
  REAL (g_mutex_lock) (&frees_lock);
  if (frees == NULL)
    frees = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (frees, data, (gpointer) free_data);
  REAL (g_mutex_unlock) (&frees_lock);
  REAL (g_task_set_task_data) (task, data, take_and_free);
}

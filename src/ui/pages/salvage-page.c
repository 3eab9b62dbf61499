/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/salvage-page.h"

#include "ui/pages/room-words.h"
#include "ui/window/room-door.h"

#include <glib/gi18n.h>

struct _HvSalvagePage
{
  HvTaskPage parent_instance;

  char *path;      /* a file from another place; NULL: the one here that opens with what is typed */
  gboolean inside; /* past the first step */
  HvStore *store;  /* what was saved, once there is something */
  GtkWidget *password;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (HvSalvagePage, hv_salvage_page, HV_TYPE_TASK_PAGE)

static void show_form (HvSalvagePage *self);

static const char *
get_title (HvTaskPage *page)
{
  return _ ("See what can be saved");
}

/* --- What came of it --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvSalvagePage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  if (!hv_session_open_finish (HV_SESSION (source), result, &error) && self != NULL)
    hv_task_page_say_error (HV_TASK_PAGE (self), error, NULL);
}

static void
open_cb (HvSalvagePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  if (hv_task_page_is_busy (page))
    return;
  hv_task_page_set_busy (page, TRUE);
  hv_session_set_elsewhere (hv_task_page_get_session (page), NULL);
  hv_session_open_async (hv_task_page_get_session (page), self->store, opened_cb, hv_task_page_watch (self));
}

static void
show_report (HvSalvagePage *self, const HvSalvageReport *report)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_auto (GStrv) words = hv_room_words_describe_salvage (report->pages, report->lost_pages, report->rows,
                                                         report->rows_lost_known);
  hv_task_page_begin_result (page, words[0]);
  for (guint i = 1; words[i] != NULL; i++)
    hv_task_page_add_text (page, words[i], "hv-body");
  hv_task_page_add_text (page,
                         report->rows > 0 ? _ ("The file itself is as it was.")
                                          : _ ("The file itself is as it was. The new one is empty."),
                         "hv-body");
  hv_task_page_add_button (page, _ ("Open"), "hv-primary", G_CALLBACK (open_cb));
  hv_task_page_end (page);
}

static void
salvaged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvSalvagePage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSalvageReport) report = NULL;
  g_autoptr (HvStore) store = hv_room_door_salvage_finish (HV_SESSION (source), result, &report, &error);
  if (self == NULL)
    return;
  hv_task_page_end_work (HV_TASK_PAGE (self));
  if (store != NULL)
    {
      g_set_object (&self->store, store);
      show_report (self, report);
      return;
    }
  show_form (self);
  hv_task_page_say_error (HV_TASK_PAGE (self), error, self->password);
}

/* --- What opens it --- */

static void
salvage_cb (HvSalvagePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  HvSecret *current, *next;
  if (!hv_task_page_take_both (page, self->password, self->next, &current, &next))
    return;
  HvMeter *meter = hv_task_page_begin_work (page, _ ("What can be read is being saved."));
  hv_room_door_salvage_async (hv_task_page_get_session (page), self->path, current, next, meter, salvaged_cb,
                              hv_task_page_watch (self));
}

static void
show_form (HvSalvagePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->inside = TRUE;
  hv_task_page_begin (page);
  if (self->path != NULL)
    {
      g_autofree char *name = g_filename_display_name (self->path);
      hv_task_page_add_text (page, name, "hv-label hv-strong");
    }
  hv_task_page_add_text (
      page,
      _ ("What can be read is saved here as something new. The file itself is not changed. To tell "
         "the two apart, the new one needs something else that opens it."),
      "hv-body");
  self->password = hv_task_page_add_password (page, _ ("What opens it"));
  self->next = hv_task_page_add_new_passphrase (page, _ ("What opens the new one"), G_CALLBACK (salvage_cb));
  hv_task_page_add_button (page, _ ("Go on"), "hv-primary", G_CALLBACK (salvage_cb));
  hv_task_page_end (page);
}

/* --- Which file --- */

static void
chosen_cb (HvSalvagePage *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  show_form (self);
}

static void
show_picker (HvSalvagePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->inside = TRUE;
  hv_task_page_begin (page);
  hv_task_page_add_picker (page, NULL, G_CALLBACK (chosen_cb));
  hv_task_page_end (page);
}

static void
choose_here (HvSalvagePage *self)
{
  g_clear_pointer (&self->path, g_free);
  show_form (self);
}

static void
choose_known (HvSalvagePage *self)
{
  chosen_cb (self, hv_session_get_elsewhere (hv_task_page_get_session (HV_TASK_PAGE (self))));
}

static void
show_start (HvSalvagePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->inside = FALSE;
  hv_task_page_begin (page);
  hv_task_page_add_text (page, _ ("When something in a file cannot be read, the rest often can."), "hv-body");
  hv_task_page_add_text (
      page, _ ("If there is a copy of it, “Bring a copy back here” may be the better way."), "hv-body");
  if (hv_session_get_elsewhere (hv_task_page_get_session (page)) != NULL)
    hv_task_page_add_button (page, _ ("The file that was opened last"), NULL, G_CALLBACK (choose_known));
  if (hv_room_door_exists ())
    hv_task_page_add_button (page, _ ("A file here"), NULL, G_CALLBACK (choose_here));
  hv_task_page_add_button (page, _ ("A file from another place"), NULL, G_CALLBACK (show_picker));
  hv_task_page_end (page);
}

static gboolean
back (HvTaskPage *page)
{
  HvSalvagePage *self = HV_SALVAGE_PAGE (page);
  if (hv_task_page_is_busy (page) || !self->inside || self->store != NULL)
    return hv_task_page_is_busy (page);
  show_start (self);
  return TRUE;
}

static void
hv_salvage_page_dispose (GObject *object)
{
  HvSalvagePage *self = HV_SALVAGE_PAGE (object);

  g_clear_object (&self->store); /* which closes it, unless it is in use */
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (hv_salvage_page_parent_class)->dispose (object);
}

static void
hv_salvage_page_class_init (HvSalvagePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_salvage_page_dispose;
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_salvage_page_init (HvSalvagePage *self)
{
}

GtkWidget *
hv_salvage_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvSalvagePage *self = g_object_new (HV_TYPE_SALVAGE_PAGE, NULL);
  hv_task_page_start (self, session);
  show_start (self);
  return GTK_WIDGET (self);
}

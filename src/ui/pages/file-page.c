/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/file-page.h"

#include "ui/widgets/picker.h"
#include "ui/window/room-door.h"

#include <glib/gi18n.h>

struct _HvFilePage
{
  HvTaskPage parent_instance;

  HvFileUse use;
  char *path; /* the file chosen, or NULL */
  GtkWidget *password;
};

G_DEFINE_FINAL_TYPE (HvFilePage, hv_file_page, HV_TYPE_TASK_PAGE)

static void show_picker (HvFilePage *self);

static const char *
get_title (HvTaskPage *page)
{
  return _ ("Open a file from another place");
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvFilePage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  if (!hv_room_door_finish (HV_SESSION (source), result, &error) && self != NULL)
    hv_task_page_say_error (HV_TASK_PAGE (self), error, self->password);
}

static void
open_cb (HvFilePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  HvSecret *secret = hv_task_page_is_busy (page) ? NULL : hv_task_page_take_password (page, self->password);
  if (secret == NULL)
    return;
  hv_task_page_set_busy (page, TRUE);
  hv_room_door_open_file_async (hv_task_page_get_session (page), self->path, secret, opened_cb,
                                hv_task_page_watch (self));
}

static void
show_form (HvFilePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autofree char *name = g_filename_display_name (self->path);
  hv_task_page_begin (page);
  hv_task_page_add_text (page, name, "hv-label hv-strong");
  self->password = hv_task_page_add_password (page, _ ("What opens it"));
  g_signal_connect_object (self->password, "activate", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  hv_task_page_add_button (page, _ ("Open"), "hv-primary", G_CALLBACK (open_cb));
  hv_task_page_add_button (page, _ ("Another file"), NULL, G_CALLBACK (show_picker));
  hv_task_page_end (page);
}

static void
chosen_cb (HvFilePage *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  show_form (self);
}

static void
show_picker (HvFilePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_clear_pointer (&self->path, g_free);
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page, _ ("The file is opened where it is. If it is on a stick, the stick stays in meanwhile."),
      "hv-body");
  GtkWidget *picker = hv_picker_new (NULL);
  g_signal_connect_object (picker, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  hv_task_page_add (page, picker);
  hv_task_page_end (page);
}

static gboolean
back (HvTaskPage *page)
{
  HvFilePage *self = HV_FILE_PAGE (page);
  if (self->path == NULL || hv_task_page_is_busy (page))
    return FALSE;
  show_picker (self);
  return TRUE;
}

static void
hv_file_page_dispose (GObject *object)
{
  g_clear_pointer (&HV_FILE_PAGE (object)->path, g_free);
  G_OBJECT_CLASS (hv_file_page_parent_class)->dispose (object);
}

static void
hv_file_page_class_init (HvFilePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_file_page_dispose;
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_file_page_init (HvFilePage *self)
{
}

GtkWidget *
hv_file_page_new (HvSession *session, HvFileUse use)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvFilePage *self = g_object_new (HV_TYPE_FILE_PAGE, NULL);
  self->use = use;
  hv_task_page_start (self, session);
  show_picker (self);
  return GTK_WIDGET (self);
}

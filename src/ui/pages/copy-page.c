/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/copy-page.h"

#include "store/room-copy.h"
#include "store/room-erase.h"
#include "ui/window/error-text.h"

#include <glib/gi18n.h>

struct _HvCopyPage
{
  HvTaskPage parent_instance;

  gboolean moving;
  char *copy; /* the verified copy, once there is one */
  GtkWidget *password;
};

G_DEFINE_FINAL_TYPE (HvCopyPage, hv_copy_page, HV_TYPE_TASK_PAGE)

static const char *
get_title (HvTaskPage *page)
{
  return HV_COPY_PAGE (page)->moving ? _ ("Move it to a stick") : _ ("Make a copy");
}

/* --- Moving: the room here goes --- */

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvCopyPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  gboolean complete = hv_room_erase_finish (HV_STORE (source), result, &error);
  if (self == NULL)
    return;
  HvSession *session = hv_task_page_get_session (HV_TASK_PAGE (self));
  if (!hv_store_is_closed (HV_STORE (source)))
    {
      hv_task_page_say_error (HV_TASK_PAGE (self), error, self->password);
      return;
    }
  /* What opens next is the copy. */
  hv_session_set_elsewhere (session, self->copy);
  hv_session_leave_message (session,
                            complete ? _ ("It is done.")
                                     : _ ("It is done, but for a rest that the next start takes care of."));
  hv_session_close (session);
}

static void
erase_cb (HvCopyPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  HvSecret *secret = hv_task_page_is_busy (page) ? NULL : hv_task_page_take_password (page, self->password);
  if (secret == NULL)
    return;
  hv_task_page_set_busy (page, TRUE);
  hv_room_erase_async (hv_session_get_store (hv_task_page_get_session (page)), secret, erased_cb,
                       hv_task_page_watch (self));
}

static void
ask_to_erase (HvCopyPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_add_text (
      page,
      _ ("If you erase the room here now, the copy is the only one. It opens with “Open a file from "
         "another place”."),
      "hv-body");
  hv_task_page_add_text (
      page,
      _ ("At its next start the program still asks here, but there is nothing of this room left to open."),
      "hv-body");
  self->password = hv_task_page_add_password (page, _ ("Your words"));
  g_signal_connect_object (self->password, "activate", G_CALLBACK (erase_cb), self, G_CONNECT_SWAPPED);
  hv_task_page_add_button (page, _ ("Erase the room here"), "hv-primary", G_CALLBACK (erase_cb));
  hv_task_page_add_action (page, _ ("Keep both"), NULL, "win.back", NULL);
}

/* --- Copying --- */

static void show_picker (HvCopyPage *self, const char *message);

static void
show_result (HvCopyPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autofree char *name = g_filename_display_name (self->copy);
  hv_task_page_begin_result (page, _ ("The copy is made."));
  hv_task_page_add_text (page, name, "hv-label hv-strong");
  hv_task_page_add_text (page, _ ("It has been read once more, and everything is in it."), "hv-body");
  if (self->moving)
    ask_to_erase (self);
  else
    hv_task_page_add_action (page, _ ("Done"), "hv-primary", "win.back", NULL);
  hv_task_page_end (page);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvCopyPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = hv_room_copy_finish (HV_STORE (source), result, &error);
  if (self == NULL)
    return;
  hv_task_page_end_work (HV_TASK_PAGE (self));
  if (copy != NULL)
    {
      g_free (self->copy);
      self->copy = g_steal_pointer (&copy);
      show_result (self);
      return;
    }
  g_autofree char *why = hv_error_text_get_line (error);
  show_picker (self, why);
}

static void
chosen_cb (HvCopyPage *self, const char *folder)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autofree char *to = g_strdup (folder); /* the picker goes */
  HvMeter *meter = hv_task_page_begin_work (page, _ ("The copy is being made."));
  hv_room_copy_async (hv_session_get_store (hv_task_page_get_session (page)), to, meter, copied_cb,
                      hv_task_page_watch (self));
}

static void
show_picker (HvCopyPage *self, const char *message)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  if (message != NULL)
    hv_task_page_begin_result (page, message);
  else
    hv_task_page_begin (page);
  if (self->moving)
    hv_task_page_add_text (
        page, _ ("First a copy is made and read once more. Then you choose if the room here is erased."),
        "hv-body");
  else
    hv_task_page_add_text (
        page,
        _ ("The copy opens with the words that open the room today. What you write later is not in "
           "it."),
        "hv-body");
  hv_task_page_add_text (
      page,
      _ ("Whoever finds it sees a file with a number for a name, and cannot read it without the "
         "words."),
      "hv-body");
  hv_task_page_add_picker (page, _ ("Put it here"), G_CALLBACK (chosen_cb));
  hv_task_page_end (page);
}

static gboolean
back (HvTaskPage *page)
{
  return hv_task_page_is_busy (page); /* erasing will not be long, and cannot be taken back */
}

static void
hv_copy_page_finalize (GObject *object)
{
  g_free (HV_COPY_PAGE (object)->copy);
  G_OBJECT_CLASS (hv_copy_page_parent_class)->finalize (object);
}

static void
hv_copy_page_class_init (HvCopyPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_copy_page_finalize;
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_copy_page_init (HvCopyPage *self)
{
}

static GtkWidget *
make (HvSession *session, gboolean moving)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvCopyPage *self = g_object_new (HV_TYPE_COPY_PAGE, NULL);
  self->moving = moving;
  hv_task_page_start (self, session);
  show_picker (self, NULL);
  return GTK_WIDGET (self);
}

GtkWidget *
hv_copy_page_new (HvSession *session)
{
  return make (session, FALSE);
}

GtkWidget *
hv_copy_page_new_for_moving (HvSession *session)
{
  return make (session, TRUE);
}

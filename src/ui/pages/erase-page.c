/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/erase-page.h"

#include "store/room-erase.h"
#include "ui/widgets/answer-row.h"
#include "ui/window/room-door.h"

#include <glib/gi18n.h>

struct _HvErasePage
{
  HvTaskPage parent_instance;

  gboolean everything; /* every file here, whoever's */
  gboolean confirming;
  GtkWidget *everything_choice;
  GtkWidget *password;
};

G_DEFINE_FINAL_TYPE (HvErasePage, hv_erase_page, HV_TYPE_TASK_PAGE)

static const char *
get_title (HvTaskPage *page)
{
  return _ ("Erase the room");
}

/* The room is no more, so neither is this page: the lock page comes, or the first start. */
static void
go_out (HvSession *session, gboolean complete)
{
  hv_session_set_elsewhere (session, NULL);
  hv_session_leave_message (session,
                            complete ? _ ("It is done.")
                                     : _ ("It is done, but for a rest that the next start takes care of."));
  hv_session_close (session);
}

/* Goes on although the page is let go of. */
typedef struct
{
  gpointer page; /* a watch */
  HvSession *session;
  gboolean everything;
} Erasing;

static void
erasing_free (Erasing *erasing)
{
  g_object_unref (erasing->session);
  g_free (erasing);
}

static void
all_erased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvErasePage) self = hv_task_page_end_watch (data);
  gboolean complete = hv_room_door_finish (HV_SESSION (source), result, NULL);
  if (self != NULL)
    go_out (HV_SESSION (source), complete);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Erasing *erasing = data;
  g_autoptr (HvErasePage) self = hv_task_page_end_watch (erasing->page);
  g_autoptr (GError) error = NULL;
  gboolean complete = hv_room_erase_finish (HV_STORE (source), result, &error);
  if (self != NULL && !hv_store_is_closed (HV_STORE (source)))
    hv_task_page_say_error (HV_TASK_PAGE (self), error, self->password);
  else if (erasing->everything && self != NULL)
    hv_room_door_erase_all_async (erasing->session, all_erased_cb, hv_task_page_watch (self));
  else if (erasing->everything
           && complete) /* locked meanwhile; if it was not complete, the words may have been wrong */
    hv_room_door_erase_all_async (erasing->session, NULL, NULL);
  else if (self != NULL)
    go_out (erasing->session, complete);
  erasing_free (erasing);
}

static void
erase_cb (HvErasePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  HvSecret *secret = hv_task_page_is_busy (page) ? NULL : hv_task_page_take_password (page, self->password);
  if (secret == NULL)
    return;
  hv_task_page_set_busy (page, TRUE);
  HvSession *session = hv_task_page_get_session (page);
  Erasing *erasing = g_new0 (Erasing, 1);
  *erasing = (Erasing){ hv_task_page_watch (self), g_object_ref (session), self->everything };
  hv_room_erase_async (hv_session_get_store (session), secret, erased_cb, erasing);
}

static void
leave_cb (HvErasePage *self)
{
  self->confirming = FALSE; /* back to where she came from, not only to the step before */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
show_confirmation (HvErasePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->everything = self->everything_choice != NULL
                     && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->everything_choice));
  self->confirming = TRUE;
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page, self->everything ? _ ("Erase every file here now?") : _ ("Erase the room now?"), "hv-heading");
  self->password = hv_task_page_add_password (page, _ ("Your words"));
  g_signal_connect_object (self->password, "activate", G_CALLBACK (erase_cb), self, G_CONNECT_SWAPPED);
  hv_task_page_add_button (page, _ ("Erase"), "hv-primary", G_CALLBACK (erase_cb));
  hv_task_page_add_button (page, _ ("Leave it as it is"), NULL, G_CALLBACK (leave_cb));
  hv_task_page_end (page);
}

static void
show_meaning (HvErasePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  gboolean is_here = hv_session_get_elsewhere (hv_task_page_get_session (page)) == NULL;
  self->confirming = FALSE;
  self->everything_choice = NULL;
  hv_task_page_begin (page);
  hv_task_page_add_text (page,
                         _ ("Everything in it will be gone for good. The program cannot bring it back."),
                         "hv-body hv-strong");
  hv_task_page_add_text (page, _ ("Copies in other places are not touched."), "hv-body");
  hv_task_page_add_text (
      page,
      _ ("On sticks and on disks without moving parts, traces may stay that special tools can find. "
         "To read them takes the words that opened the room."),
      "hv-body");
  if (is_here)
    {
      GtkWidget *choices = hv_answer_list_new (_ ("What is erased"), FALSE);
      GtkWidget *only = hv_answer_row_new (
          "room", _ ("This room"),
          _ ("The other files stay, and the program still asks to open at its next start."));
      self->everything_choice = hv_answer_row_new (
          "all", _ ("All files here"),
          _ ("Also any other room that may be among them. The program begins as if it were new."));
      hv_answer_list_add (choices, only);
      hv_answer_list_add (choices, self->everything_choice);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (only), TRUE);
      hv_task_page_add (page, choices);
    }
  hv_task_page_add_button (page, _ ("Go on"), NULL, G_CALLBACK (show_confirmation));
  hv_task_page_add_action (page, _ ("Leave it as it is"), "hv-primary", "win.back", NULL);
  hv_task_page_end (page);
}

static gboolean
back (HvTaskPage *page)
{
  HvErasePage *self = HV_ERASE_PAGE (page);
  if (hv_task_page_is_busy (page))
    return TRUE; /* it will not be long, and cannot be taken back */
  if (!self->confirming)
    return FALSE;
  show_meaning (self);
  return TRUE;
}

static void
hv_erase_page_class_init (HvErasePageClass *klass)
{
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_erase_page_init (HvErasePage *self)
{
}

GtkWidget *
hv_erase_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvErasePage *self = g_object_new (HV_TYPE_ERASE_PAGE, NULL);
  hv_task_page_start (self, session);
  show_meaning (self);
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/file-page.h"

#include "ui/pages/new-passphrase.h"
#include "ui/widgets/answer-row.h"
#include "ui/window/room-door.h"

#include <glib/gi18n.h>

struct _HvFilePage
{
  HvTaskPage parent_instance;

  HvFileUse use;
  char *path;         /* the file chosen, or NULL */
  gboolean restoring; /* what was chosen, where it is asked */
  HvSecret *secret;   /* what opens the file, while something else is found that opens it here; or NULL */
  GtkWidget *password;
  GtkWidget *here_choice;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (HvFilePage, hv_file_page, HV_TYPE_TASK_PAGE)

static void show_picker (HvFilePage *self);
static void show_form (HvFilePage *self);

static const char *
get_title (HvTaskPage *page)
{
  switch (HV_FILE_PAGE (page)->use)
    {
    case HV_FILE_RESTORE:
      return _ ("Bring a copy back here");
    case HV_FILE_ASK:
      return _ ("Open a room I brought");
    case HV_FILE_OPEN:
    default:
      return _ ("Open a file from another place");
    }
}

/* --- Bringing it here --- */

static void ask_for_another (HvFilePage *self);

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvFilePage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  gboolean restored = hv_room_door_finish (HV_SESSION (source), result, &error);
  if (restored || self == NULL)
    return; /* the session has told the window */
  hv_task_page_end_work (HV_TASK_PAGE (self));
  if (g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN))
    {
      ask_for_another (self);
      return;
    }
  g_clear_pointer (&self->secret, hv_secret_free);
  show_form (self);
  hv_task_page_say_error (HV_TASK_PAGE (self), error, self->password);
}

/* @next: (transfer full) (nullable) */
static void
restore (HvFilePage *self, HvSecret *next)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autoptr (GError) error = NULL;
  HvSecret *secret = hv_secret_copy (self->secret, &error);
  if (secret == NULL)
    {
      hv_secret_free (next);
      hv_task_page_say_error (page, error, NULL);
      return;
    }
  HvMeter *meter = hv_task_page_begin_work (page, _ ("It is being brought here."));
  hv_room_door_restore_async (hv_task_page_get_session (page), self->path, secret, next, meter, restored_cb,
                              hv_task_page_watch (self));
}

static void
restore_with_another_cb (HvFilePage *self)
{
  g_autofree char *problem = NULL;
  HvSecret *next = hv_new_passphrase_take (HV_NEW_PASSPHRASE (self->next), &problem);
  if (next != NULL)
    restore (self, next);
  else
    hv_task_page_say (HV_TASK_PAGE (self), problem != NULL ? problem : "", self->next);
}

static void
ask_for_another (HvFilePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page,
      _ ("This opens something here already. So that the two are not mixed up, the copy needs "
         "something else that opens it here."),
      "hv-body");
  self->next = hv_task_page_add_new_passphrase (page, _ ("What opens it here"),
                                                G_CALLBACK (restore_with_another_cb));
  hv_task_page_add_button (page, _ ("Go on"), "hv-primary", G_CALLBACK (restore_with_another_cb));
  hv_task_page_add_button (page, _ ("Another file"), NULL, G_CALLBACK (show_picker));
  hv_task_page_end (page);
}

/* --- What opens it --- */

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
  if (self->here_choice != NULL)
    self->restoring = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->here_choice));
  if (self->restoring)
    {
      hv_secret_free (self->secret);
      self->secret = secret;
      restore (self, NULL);
      return;
    }
  hv_task_page_set_busy (page, TRUE);
  hv_room_door_open_file_async (hv_task_page_get_session (page), self->path, secret, opened_cb,
                                hv_task_page_watch (self));
}

static void
add_choices (HvFilePage *self)
{
  GtkWidget *choices = hv_answer_list_new (_ ("Where it is used"), FALSE);
  GtkWidget *there = hv_answer_row_new (
      "there", _ ("Where it is now"), _ ("Nothing is written on this computer. A stick stays in meanwhile."));
  self->here_choice = hv_answer_row_new ("here", _ ("Here on this computer"),
                                         _ ("A locked copy is made here. What you brought stays as it is."));
  hv_answer_list_add (choices, there);
  hv_answer_list_add (choices, self->here_choice);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->restoring ? self->here_choice : there), TRUE);
  hv_task_page_add (HV_TASK_PAGE (self), choices);
}

static void
show_form (HvFilePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autofree char *name = g_filename_display_name (self->path);
  self->here_choice = NULL;
  hv_task_page_begin (page);
  hv_task_page_add_text (page, name, "hv-label hv-strong");
  self->password = hv_task_page_add_password (page, _ ("What opens it"));
  g_signal_connect_object (self->password, "activate", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  if (self->use == HV_FILE_ASK)
    add_choices (self);
  hv_task_page_add_button (page, self->use == HV_FILE_RESTORE ? _ ("Bring it here") : _ ("Open"),
                           "hv-primary", G_CALLBACK (open_cb));
  hv_task_page_add_button (page, _ ("Another file"), NULL, G_CALLBACK (show_picker));
  hv_task_page_end (page);
}

/* --- Which file --- */

static void
chosen_cb (HvFilePage *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  show_form (self);
}

static const char *
describe_use (HvFileUse use)
{
  switch (use)
    {
    case HV_FILE_RESTORE:
      return _ ("It is put beside what is here already, and changes nothing of that. The copy itself stays "
                "as it is.");
    case HV_FILE_ASK:
      return _ ("The room is in a file, on a stick or in a folder. Here you can find it.");
    case HV_FILE_OPEN:
    default:
      return _ ("The file is opened where it is. If it is on a stick, the stick stays in meanwhile.");
    }
}

static void
show_picker (HvFilePage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->secret, hv_secret_free);
  hv_task_page_begin (page);
  hv_task_page_add_text (page, describe_use (self->use), "hv-body");
  hv_task_page_add_picker (page, NULL, G_CALLBACK (chosen_cb));
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
  HvFilePage *self = HV_FILE_PAGE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->secret, hv_secret_free);
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
  self->restoring = use == HV_FILE_RESTORE;
  hv_task_page_start (self, session);
  show_picker (self);
  return GTK_WIDGET (self);
}

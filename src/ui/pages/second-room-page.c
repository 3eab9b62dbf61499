/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/second-room-page.h"

#include "ui/pages/new-passphrase.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-field.h"
#include "ui/window/error-text.h"
#include "ui/window/room-door.h"

#include <glib/gi18n.h>

#define NOTES 3

struct _HvSecondRoomPage
{
  HvTaskPage parent_instance;

  GtkWidget *fields[NOTES];
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (HvSecondRoomPage, hv_second_room_page, HV_TYPE_TASK_PAGE)

/* What somebody might have written down in passing. */
static const char *const examples[NOTES] = {
  N_ ("The plant in the hall has had too much water. Move it to the kitchen window, and water it on Sundays "
      "only."),
  N_ ("Books to borrow: the one about the lighthouse, and the cookbook with the green cover."),
  N_ ("Birthday on the 14th. Cake with berries? Ask about a tablecloth, and count the glasses."),
};

static const char *
get_title (HvTaskPage *page)
{
  return _ ("A notebook to show");
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvSecondRoomPage) self = hv_task_page_end_watch (data);
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autoptr (GError) error = NULL;
  gboolean made = hv_room_door_finish (HV_SESSION (source), result, &error);
  if (self == NULL)
    return;
  if (!made)
    {
      hv_task_page_say_error (page, error, self->words);
      return;
    }
  hv_task_page_set_busy (page, FALSE);
  hv_task_page_begin_result (page, _ ("The notebook is there."));
  hv_task_page_add_text (
      page, _ ("It opens with the words you chose for it, in the same place as this room."), "hv-body");
  hv_task_page_add_text (
      page,
      _ ("A notebook that somebody writes in now and then is easier to believe. You can open it when "
         "you like, and write a line."),
      "hv-body");
  hv_task_page_add_action (page, _ ("Done"), "hv-primary", "win.back", NULL);
  hv_task_page_end (page);
}

static void
make_cb (HvSecondRoomPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  if (hv_task_page_is_busy (page))
    return;
  g_autofree char *problem = NULL;
  HvSecret *secret = hv_new_passphrase_take (HV_NEW_PASSPHRASE (self->words), &problem);
  if (secret == NULL)
    {
      if (problem != NULL)
        hv_task_page_say (page, problem, self->words);
      return;
    }
  g_auto (GStrv) notes = g_new0 (char *, NOTES + 1);
  for (guint i = 0; i < NOTES; i++)
    notes[i] = hv_text_field_get_text (HV_TEXT_FIELD (self->fields[i]));
  hv_task_page_set_busy (page, TRUE);
  hv_room_door_make_second_async (hv_task_page_get_session (page), secret, (const char *const *)notes, NULL,
                                  made_cb, hv_task_page_watch (self));
}

static void
add_notes (HvSecondRoomPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_add (page, hv_heading_new (_ ("What is in it to begin with"), "hv-heading hv-section"));
  hv_task_page_add_text (page, _ ("You can change these, or take them out."), "hv-body");
  for (guint i = 0; i < NOTES; i++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Note %u"), i + 1);
      self->fields[i] = hv_text_field_new (name, NULL, 2);
      hv_text_field_set_text (HV_TEXT_FIELD (self->fields[i]), _ (examples[i]));
      hv_task_page_add (page, self->fields[i]);
    }
}

static void
show_form (HvSecondRoomPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page,
      _ ("If somebody may make you open what is here, there can be a notebook to show. It has words "
         "of its own. When you type those, it opens in place of this room, and nothing in it says "
         "that there is more."),
      "hv-body");
  hv_task_page_add_text (
      page,
      _ ("Nothing here says later whether you have made one. If you make one again, it takes the "
         "place of the one before."),
      "hv-body");
  hv_task_page_add_text (
      page,
      _ ("It cannot hide everything. Who copies the files at two times can see that one of them has "
         "changed. Who sees which keys you press knows the words. And who knows this program knows "
         "that there can be a notebook."),
      "hv-body");
  add_notes (self);
  hv_task_page_add (page, hv_heading_new (_ ("What opens it"), "hv-heading hv-section"));
  hv_task_page_add_text (page, _ ("Words you would be ready to say. Not those of this room."), "hv-body");
  self->words = hv_task_page_add_new_passphrase (page, _ ("Words for the notebook"), G_CALLBACK (make_cb));
  hv_task_page_add_button (page, _ ("Make the notebook"), "hv-primary", G_CALLBACK (make_cb));
  hv_task_page_end (page);
}

/* A room on a stick leaves nothing on the computer it is used on. */
static void
show_why_not (HvSecondRoomPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_begin (page);
  hv_task_page_add_text (page, _ ("A notebook can be made from a room that is kept on this computer."),
                         "hv-body");
  hv_task_page_add_action (page, _ ("Done"), "hv-primary", "win.back", NULL);
  hv_task_page_end (page);
}

static void
hv_second_room_page_class_init (HvSecondRoomPageClass *klass)
{
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
}

static void
hv_second_room_page_init (HvSecondRoomPage *self)
{
}

GtkWidget *
hv_second_room_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvSecondRoomPage *self = g_object_new (HV_TYPE_SECOND_ROOM_PAGE, NULL);
  hv_task_page_start (self, session);
  if (hv_session_get_elsewhere (session) != NULL)
    show_why_not (self);
  else
    show_form (self);
  return GTK_WIDGET (self);
}

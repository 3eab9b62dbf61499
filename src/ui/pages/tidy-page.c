/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/tidy-page.h"

#include "store/room-compact.h"

#include <glib/gi18n.h>

struct _HvTidyPage
{
  HvTaskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (HvTidyPage, hv_tidy_page, HV_TYPE_TASK_PAGE)

static const char *
get_title (HvTaskPage *page)
{
  return _ ("Tidy up");
}

static void
tidied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvTidyPage) self = hv_task_page_end_watch (data);
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autoptr (GError) error = NULL;
  gboolean tidied = hv_room_compact_finish (HV_STORE (source), result, &error);
  if (self == NULL)
    return;
  if (!tidied)
    {
      hv_task_page_say_error (page, error, NULL);
      return;
    }
  hv_task_page_begin_result (page, _ ("It is tidied up."));
  hv_task_page_add_text (page, _ ("The holes that deleting had left are closed."), "hv-body");
  hv_task_page_add_action (page, _ ("Done"), "hv-primary", "win.back", NULL);
  hv_task_page_end (page);
}

static void
tidy_cb (HvTidyPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  if (hv_task_page_is_busy (page))
    return;
  hv_task_page_set_busy (page, TRUE);
  hv_room_compact_async (hv_session_get_store (hv_task_page_get_session (page)), tidied_cb,
                         hv_task_page_watch (self));
}

static gboolean
back (HvTaskPage *page)
{
  return hv_task_page_is_busy (page); /* it will not be long */
}

static void
hv_tidy_page_class_init (HvTidyPageClass *klass)
{
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_tidy_page_init (HvTidyPage *self)
{
}

GtkWidget *
hv_tidy_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvTidyPage *self = g_object_new (HV_TYPE_TIDY_PAGE, NULL);
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_start (self, session);
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page,
      _ ("What you delete is overwritten at once, and leaves a hole in the file. Here the file is "
         "written anew without holes, so that there is more room in it for what you write next."),
      "hv-body");
  hv_task_page_add_text (
      page,
      _ ("It takes a moment. The file looks the same from outside, and nothing that you wrote is "
         "changed."),
      "hv-body");
  hv_task_page_add_button (page, _ ("Tidy up now"), "hv-primary", G_CALLBACK (tidy_cb));
  hv_task_page_end (page);
  return GTK_WIDGET (self);
}

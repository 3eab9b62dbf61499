/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/check-page.h"

#include "store/room-check.h"
#include "ui/pages/room-words.h"

#include <glib/gi18n.h>

struct _HvCheckPage
{
  HvTaskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (HvCheckPage, hv_check_page, HV_TYPE_TASK_PAGE)

static void show_start (HvCheckPage *self);

static const char *
get_title (HvTaskPage *page)
{
  return _ ("Check the room");
}

static void
show_report (HvTaskPage *page, const HvRoomReport *report)
{
  g_auto (GStrv) words = hv_room_words_describe_check (report->pages, report->bad_pages,
                                                       report->header_mended, report->sound);
  hv_task_page_begin_result (page, words[0]);
  for (guint i = 1; words[i] != NULL; i++)
    hv_task_page_add_text (page, words[i], "hv-body");
  hv_task_page_add_action (page, _ ("Done"), "hv-primary", "win.back", NULL);
  hv_task_page_end (page);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvCheckPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvRoomReport) report = hv_room_check_finish (HV_STORE (source), result, &error);
  if (self == NULL)
    return;
  hv_task_page_end_work (HV_TASK_PAGE (self));
  if (report != NULL)
    {
      show_report (HV_TASK_PAGE (self), report);
      return;
    }
  show_start (self);
  hv_task_page_say_error (HV_TASK_PAGE (self), error, NULL);
}

static void
check_cb (HvCheckPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  HvMeter *meter = hv_task_page_begin_work (page, _ ("The room is being looked through."));
  hv_room_check_async (hv_session_get_store (hv_task_page_get_session (page)), meter, checked_cb,
                       hv_task_page_watch (self));
}

static void
show_start (HvCheckPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page,
      _ ("A disk or a stick can wear out. This looks through every page of the file, and tells if "
         "all of it is as it was written."),
      "hv-body");
  hv_task_page_add_text (page, _ ("Nothing that you wrote is changed. You can stop at any time."), "hv-body");
  hv_task_page_add_button (page, _ ("Check now"), "hv-primary", G_CALLBACK (check_cb));
  hv_task_page_end (page);
}

static void
hv_check_page_class_init (HvCheckPageClass *klass)
{
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
}

static void
hv_check_page_init (HvCheckPage *self)
{
}

GtkWidget *
hv_check_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvCheckPage *self = g_object_new (HV_TYPE_CHECK_PAGE, NULL);
  hv_task_page_start (self, session);
  show_start (self);
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/traces-page.h"

#include "ui/pages/trace-view.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

struct _HvTracesPage
{
  HvTaskPage parent_instance;

  HvTracePlaces *places;
  GPtrArray *found;    /* (nullable) */
  guint asked;         /* the finding that is asked about */
  gboolean inside;     /* a question is shown */
  const char *message; /* (nullable): told when the list is shown again */
};

G_DEFINE_FINAL_TYPE (HvTracesPage, hv_traces_page, HV_TYPE_TASK_PAGE)

static HvTracePlaces *test_places;

static void show_start (HvTracesPage *self);
static void look (HvTracesPage *self);
static void show_found (HvTracesPage *self);

static const char *
get_title (HvTaskPage *page)
{
  return _ ("Traces on this computer");
}

/* --- Taking away --- */

static void
cleaned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvTracesPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  gboolean cleaned = hv_trace_clean_finish (result, &error);
  if (self == NULL)
    return;
  self->message = cleaned ? _ ("It is taken away.") : hv_trace_view_describe_error (error);
  look (self);
}

static void
clean_cb (HvTracesPage *self)
{
  if (hv_task_page_is_busy (HV_TASK_PAGE (self)))
    return;
  hv_task_page_set_busy (HV_TASK_PAGE (self), TRUE);
  hv_trace_clean_async (self->places, self->found->pdata[self->asked], cleaned_cb, hv_task_page_watch (self));
}

static void
add_view (GtkBox *box, const HvTraceView *view)
{
  gtk_box_append (box, hv_label_new (view->text, "hv-label"));
  if (view->what != NULL)
    gtk_box_append (box, hv_label_new (view->what, "hv-small"));
  gtk_box_append (box, hv_label_new (view->where, "hv-small"));
}

static void
ask_cb (GtkWidget *button, HvTracesPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->asked = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "hv-finding"));
  self->inside = TRUE;
  g_autoptr (HvTraceView) view = hv_trace_view_new (self->found->pdata[self->asked]);
  hv_task_page_begin_result (page, view->title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  add_view (GTK_BOX (box), view);
  hv_task_page_add (page, box);
  hv_task_page_add_text (page, view->confirm, "hv-body");
  hv_task_page_add_button (page, _ ("Take it away"), "hv-primary", G_CALLBACK (clean_cb));
  hv_task_page_add_button (page, _ ("Leave it as it is"), NULL, G_CALLBACK (show_found));
  hv_task_page_end (page);
}

/* --- What was found --- */

static GtkWidget *
make_card (HvTracesPage *self, guint index)
{
  g_autoptr (HvTraceView) view = hv_trace_view_new (self->found->pdata[index]);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (card, "hv-card");
  gtk_box_append (GTK_BOX (card), hv_label_new (view->title, "hv-label hv-strong"));
  add_view (GTK_BOX (card), view);
  if (view->confirm == NULL)
    return card;
  GtkWidget *button = hv_button_new (_ ("Take this away"), NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s. %s", _ ("Take this away"), view->title, view->where);
  hv_set_accessible_name (button, name);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "hv-finding", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (ask_cb), self, 0);
  gtk_box_append (GTK_BOX (card), button);
  return card;
}

static void
add_unseen (HvTaskPage *page)
{
  static const char *const unseen[] = {
    N_ ("A program that records keys or the screen."),
    N_ ("Copies and backups in other places, also on a stick and in the trash of a stick."),
    N_ ("What was printed: a printer may remember its jobs, and the list of them cannot be looked at from "
        "here."),
    N_ ("Logs of the computer, and commands in a terminal that is still open."),
    N_ ("What other people have seen and remember."),
  };
  hv_task_page_add (page, hv_heading_new (_ ("What it cannot see"), "hv-heading hv-section"));
  for (gsize i = 0; i < G_N_ELEMENTS (unseen); i++)
    hv_task_page_add_text (page, _ (unseen[i]), "hv-body");
}

static void
show_found (HvTracesPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->inside = FALSE;
  const char *heading = self->found->len > 0 ? _ ("This is what the program can see of itself.")
                                             : _ ("The program sees nothing of itself here.");
  hv_task_page_begin_result (page, self->message != NULL ? self->message : heading);
  if (self->message != NULL)
    hv_task_page_add_text (page, heading, "hv-body");
  self->message = NULL;
  for (guint i = 0; i < self->found->len; i++)
    hv_task_page_add (page, make_card (self, i));
  add_unseen (page);
  hv_task_page_add_button (page, _ ("Look again"), "hv-primary", G_CALLBACK (look));
  hv_task_page_add_action (page, _ ("Done"), NULL, "win.back", NULL);
  hv_task_page_end (page);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvTracesPage) self = hv_task_page_end_watch (data);
  g_autoptr (GPtrArray) found = hv_trace_scan_finish (result, NULL);
  if (self == NULL)
    return;
  hv_task_page_end_work (HV_TASK_PAGE (self));
  if (found == NULL) /* it was stopped */
    {
      show_start (self);
      return;
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  show_found (self);
}

static void
look (HvTracesPage *self)
{
  self->inside = FALSE;
  HvMeter *meter = hv_task_page_begin_work (HV_TASK_PAGE (self), _ ("The program is looking."));
  hv_trace_scan_async (self->places, meter, looked_cb, hv_task_page_watch (self));
}

static void
show_start (HvTracesPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->inside = FALSE;
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page,
      _ ("The program can look for what others have kept of it here: menus, lists of recent files, "
         "the trash, small pictures, typed commands."),
      "hv-body");
  hv_task_page_add_text (page, _ ("Looking changes nothing. Afterwards you choose what is taken away."),
                         "hv-body");
  hv_task_page_add_text (
      page, _ ("If somebody often looks at this computer, it may be noticed that something is gone."),
      "hv-body");
  hv_task_page_add_button (page, _ ("Look now"), "hv-primary", G_CALLBACK (look));
  hv_task_page_end (page);
}

static gboolean
back (HvTaskPage *page)
{
  HvTracesPage *self = HV_TRACES_PAGE (page);
  if (hv_task_page_is_busy (page))
    return TRUE; /* it will not be long */
  if (!self->inside)
    return FALSE;
  show_found (self);
  return TRUE;
}

static void
hv_traces_page_finalize (GObject *object)
{
  HvTracesPage *self = HV_TRACES_PAGE (object);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->places, hv_trace_places_unref);
  G_OBJECT_CLASS (hv_traces_page_parent_class)->finalize (object);
}

static void
hv_traces_page_class_init (HvTracesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hv_traces_page_finalize;
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_traces_page_init (HvTracesPage *self)
{
  self->places = test_places != NULL ? hv_trace_places_ref (test_places) : hv_trace_places_new_for_user ();
}

GtkWidget *
hv_traces_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvTracesPage *self = g_object_new (HV_TYPE_TRACES_PAGE, NULL);
  hv_task_page_start (self, session);
  show_start (self);
  return GTK_WIDGET (self);
}

void
hv_traces_page_set_places_for_tests (HvTracePlaces *places)
{
  g_clear_pointer (&test_places, hv_trace_places_unref);
  test_places = places != NULL ? hv_trace_places_ref (places) : NULL;
}

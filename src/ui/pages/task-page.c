/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/task-page.h"

#include "ui/pages/column.h"
#include "ui/pages/new-passphrase.h"
#include "ui/ui.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/label.h"
#include "ui/widgets/passphrase-field.h"
#include "ui/widgets/picker.h"
#include "ui/widgets/progress-view.h"
#include "ui/widgets/spoken-line.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/error-text.h"
#include "ui/window/page.h"
#include "ui/window/parts.h"

#include <glib/gi18n.h>

typedef struct
{
  HvSession *session;
  HvMeter *meter; /* of work under way */
  GtkWidget *scroller;
  GtkBox *step;
  GPtrArray *passwords; /* fields of the step */
  GtkWidget *message;
  GtkWidget *buttons;
  GtkWidget *first; /* what has the focus first, if not simply the first */
} HvTaskPagePrivate;

static void hv_task_page_page_init (HvPageInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (HvTaskPage, hv_task_page, ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (HvTaskPage)
                                      G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_task_page_page_init))

#define PRIVATE(self) ((HvTaskPagePrivate *)hv_task_page_get_instance_private (self))

static void
wipe (HvTaskPagePrivate *private)
{
  for (guint i = 0; i < private->passwords->len; i++)
    hv_passphrase_field_wipe (private->passwords->pdata[i]);
  g_ptr_array_set_size (private->passwords, 0);
}

static const char *
get_title (HvPage *page)
{
  return HV_TASK_PAGE_GET_CLASS (page)->get_title (HV_TASK_PAGE (page));
}

static void
focus (HvPage *page)
{
  HvTaskPagePrivate *private = PRIVATE (HV_TASK_PAGE (page));
  if (private->first == NULL || !gtk_widget_grab_focus (private->first))
    hv_focus_first (GTK_WIDGET (private->step));
}

/* Back while something is being done stops it; the page tells when it has been. */
static gboolean
back (HvPage *page)
{
  HvTaskPage *self = HV_TASK_PAGE (page);
  HvMeter *meter = PRIVATE (self)->meter;
  if (meter != NULL)
    {
      hv_meter_stop (meter);
      return TRUE;
    }
  HvTaskPageClass *klass = HV_TASK_PAGE_GET_CLASS (self);
  return klass->back != NULL && klass->back (self);
}

static void
hv_task_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
  iface->focus = focus;
  iface->back = back;
}

static void
hv_task_page_dispose (GObject *object)
{
  HvTaskPagePrivate *private = PRIVATE (HV_TASK_PAGE (object));

  if (private->meter != NULL)
    hv_meter_stop (private->meter);
  g_clear_pointer (&private->meter, hv_meter_unref);
  wipe (private);
  g_clear_object (&private->session);
  G_OBJECT_CLASS (hv_task_page_parent_class)->dispose (object);
}

static void
hv_task_page_finalize (GObject *object)
{
  g_ptr_array_unref (PRIVATE (HV_TASK_PAGE (object))->passwords);
  G_OBJECT_CLASS (hv_task_page_parent_class)->finalize (object);
}

static void
hv_task_page_class_init (HvTaskPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_task_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = hv_task_page_finalize;
}

static void
hv_task_page_init (HvTaskPage *self)
{
  PRIVATE (self)->passwords = g_ptr_array_new ();
}

GtkWidget *
hv_task_page_start (gpointer page, HvSession *session)
{
  g_return_val_if_fail (HV_IS_TASK_PAGE (page) && HV_IS_SESSION (session), NULL);

  HvTaskPagePrivate *private = PRIVATE (HV_TASK_PAGE (page));
  private->session = g_object_ref (session);
  GtkBox *column;
  private->scroller = hv_column_new (get_title (HV_PAGE (page)), &column);
  adw_bin_set_child (ADW_BIN (page), private->scroller);
  private->step = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 16));
  gtk_box_append (column, GTK_WIDGET (private->step));
  return GTK_WIDGET (page);
}

HvSession *
hv_task_page_get_session (HvTaskPage *self)
{
  g_return_val_if_fail (HV_IS_TASK_PAGE (self), NULL);
  return PRIVATE (self)->session;
}

gpointer
hv_task_page_watch (gpointer page)
{
  g_return_val_if_fail (HV_IS_TASK_PAGE (page), NULL);

  GWeakRef *watch = g_new0 (GWeakRef, 1);
  g_weak_ref_init (watch, page);
  return watch;
}

gpointer
hv_task_page_end_watch (gpointer watch)
{
  gpointer page = g_weak_ref_get (watch);
  g_weak_ref_clear (watch);
  g_free (watch);
  return page;
}

/* --- A step --- */

void
hv_task_page_begin (HvTaskPage *self)
{
  HvTaskPagePrivate *private = PRIVATE (self);
  hv_parts_let_go_of_focus (GTK_WIDGET (private->step));
  wipe (private);
  hv_box_clear (private->step);
  gtk_widget_set_sensitive (GTK_WIDGET (private->step), TRUE);
  private->first = private->buttons = NULL;
  private->message = hv_label_new (NULL, "hv-subtitle");
  g_object_set (private->message, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "visible", FALSE, NULL);
  g_object_ref_sink (private->message);
  gtk_box_append (private->step, private->message);
  g_object_unref (private->message);
}

/* Everything stands above the line for what is told; only the buttons stand under it. */
void
hv_task_page_add (HvTaskPage *self, GtkWidget *widget)
{
  HvTaskPagePrivate *private = PRIVATE (self);
  GtkWidget *before = gtk_widget_get_prev_sibling (private->message);
  gtk_box_insert_child_after (private->step, widget, before);
}

void
hv_task_page_add_text (HvTaskPage *self, const char *text, const char *classes)
{
  hv_task_page_add (self, hv_label_new (text, classes));
}

GtkWidget *
hv_task_page_add_password (HvTaskPage *self, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = hv_parts_add_password (GTK_BOX (box), name);
  g_ptr_array_add (PRIVATE (self)->passwords, entry);
  hv_task_page_add (self, box);
  return entry;
}

static void
forget_message (HvTaskPage *self)
{
  if (PRIVATE (self)->session != NULL && !hv_task_page_is_busy (self)) /* not going away, nor being taken */
    hv_task_page_say (self, "", NULL);
}

GtkWidget *
hv_task_page_add_new_passphrase (HvTaskPage *self, const char *name, GCallback entered)
{
  GtkWidget *fields = hv_new_passphrase_new (name, _ ("The same once more"));
  g_signal_connect_object (fields, "changed", G_CALLBACK (forget_message), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fields, "entered", entered, self, G_CONNECT_SWAPPED);
  hv_task_page_add (self, fields);
  return fields;
}

void
hv_task_page_add_picker (HvTaskPage *self, const char *choose, GCallback chosen)
{
  GtkWidget *picker = hv_picker_new (choose);
  g_signal_connect_object (picker, "chosen", chosen, self, G_CONNECT_SWAPPED);
  hv_task_page_add (self, picker);
}

static void
add_to_buttons (HvTaskPage *self, GtkWidget *button)
{
  HvTaskPagePrivate *private = PRIVATE (self);
  if (private->buttons == NULL)
    {
      private->buttons = hv_wrap_box_new (12);
      gtk_widget_add_css_class (private->buttons, "hv-flush");
      gtk_box_append (private->step, private->buttons);
    }
  hv_wrap_box_append (HV_WRAP_BOX (private->buttons), button);
}

GtkWidget *
hv_task_page_add_button (HvTaskPage *self, const char *label, const char *classes, GCallback clicked)
{
  GtkWidget *button = hv_button_new (label, classes);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  add_to_buttons (self, button);
  return button;
}

GtkWidget *
hv_task_page_add_action (HvTaskPage *self, const char *label, const char *classes, const char *action,
                         const char *target)
{
  GtkWidget *button = hv_action_button_new (label, classes, action, target);
  add_to_buttons (self, button);
  return button;
}

void
hv_task_page_end (HvTaskPage *self)
{
  HvTaskPagePrivate *private = PRIVATE (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (private->scroller)), 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus (HV_PAGE (self));
}

void
hv_task_page_begin_result (HvTaskPage *self, const char *heading)
{
  hv_task_page_begin (self);
  GtkWidget *line = hv_spoken_line_new (heading, "hv-heading", FALSE);
  hv_task_page_add (self, line);
  PRIVATE (self)->first = line;
}

/* --- In a step --- */

void
hv_task_page_say (HvTaskPage *self, const char *text, GtkWidget *at)
{
  HvTaskPagePrivate *private = PRIVATE (self);
  GtkWidget *step = GTK_WIDGET (private->step);
  while (at != NULL && gtk_widget_get_parent (at) != step)
    at = gtk_widget_get_parent (at);
  GtkWidget *last = private->buttons != NULL ? gtk_widget_get_prev_sibling (private->buttons)
                                             : gtk_widget_get_last_child (step);
  GtkWidget *before = at != NULL ? at : last;
  if (before != private->message)
    gtk_box_reorder_child_after (private->step, private->message, before);
  gtk_label_set_label (GTK_LABEL (private->message), text);
  gtk_widget_set_visible (private->message, *text != '\0');
}

void
hv_task_page_say_error (HvTaskPage *self, const GError *error, GtkWidget *mend)
{
  hv_task_page_set_busy (self, FALSE);
  g_autofree char *line = hv_error_text_get_line (error);
  hv_task_page_say (self, line, mend);
  if (mend != NULL)
    hv_focus_first (mend);
}

void
hv_task_page_set_busy (HvTaskPage *self, gboolean busy)
{
  HvTaskPagePrivate *private = PRIVATE (self);
  if (busy)
    {
      hv_parts_let_go_of_focus (GTK_WIDGET (self));
      hv_task_page_say (self, _ ("One moment …"), NULL);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (private->step), !busy);
}

gboolean
hv_task_page_is_busy (HvTaskPage *self)
{
  return !gtk_widget_get_sensitive (GTK_WIDGET (PRIVATE (self)->step));
}

HvSecret *
hv_task_page_take_password (HvTaskPage *self, GtkWidget *field)
{
  if (hv_passphrase_field_get_length (HV_PASSPHRASE_FIELD (field)) == 0)
    {
      gtk_widget_grab_focus (field);
      return NULL;
    }
  g_autoptr (GError) error = NULL;
  HvSecret *secret = hv_passphrase_field_take (HV_PASSPHRASE_FIELD (field), &error);
  if (secret == NULL)
    hv_task_page_say_error (self, error, field);
  return secret;
}

gboolean
hv_task_page_take_both (HvTaskPage *self, GtkWidget *field, GtkWidget *next_field, HvSecret **current,
                        HvSecret **next)
{
  if (hv_task_page_is_busy (self))
    return FALSE;
  if (hv_passphrase_field_get_length (HV_PASSPHRASE_FIELD (field)) == 0)
    {
      gtk_widget_grab_focus (field);
      return FALSE;
    }
  g_autofree char *problem = NULL;
  g_autoptr (HvSecret) chosen = hv_new_passphrase_take (HV_NEW_PASSPHRASE (next_field), &problem);
  if (chosen == NULL)
    {
      hv_task_page_say (self, problem != NULL ? problem : "", next_field);
      return FALSE;
    }
  *current = hv_task_page_take_password (self, field);
  if (*current == NULL)
    return FALSE;
  *next = g_steal_pointer (&chosen);
  return TRUE;
}

/* --- Long work --- */

HvMeter *
hv_task_page_begin_work (HvTaskPage *self, const char *what)
{
  HvTaskPagePrivate *private = PRIVATE (self);
  g_clear_pointer (&private->meter, hv_meter_unref);
  private->meter = hv_meter_new ();
  hv_task_page_begin (self);
  GtkWidget *view = hv_progress_view_new (private->meter, what);
  hv_task_page_add (self, view);
  private->first = hv_progress_view_get_line (HV_PROGRESS_VIEW (view));
  hv_task_page_end (self);
  return private->meter;
}

void
hv_task_page_end_work (HvTaskPage *self)
{
  g_clear_pointer (&PRIVATE (self)->meter, hv_meter_unref);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/picker.h"

#include "base/clock.h"
#include "ui/ui.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/label.h"
#include "ui/widgets/picker-reader.h"
#include "ui/widgets/picker-row.h"
#include "ui/widgets/text-field.h"

#include <gio/gunixmounts.h>
#include <glib/gi18n.h>

#define LIST_HEIGHT 300

struct _HvPicker
{
  GtkWidget parent_instance;

  gboolean files;
  gboolean begun;   /* something has been shown */
  GListStore *rows; /* (element-type HvPickerRow) */
  GUnixMountMonitor *mounts;
  GCancellable *reading; /* or NULL */
  char *wanted;          /* what is being read; NULL: the places */
  char *shown;           /* the folder shown; NULL: the places */
  GStrv tops;

  GtkWidget *box;
  GtkWidget *where;
  GtkWidget *up;
  GtkWidget *message;
  GtkWidget *view;
  GtkWidget *scroller;
  GtkWidget *choose; /* NULL when a file is chosen */
  GtkWidget *typed;
};

G_DEFINE_FINAL_TYPE (HvPicker, hv_picker, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
say (HvPicker *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
}

static const char *
describe_error (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM))
    return _ ("This folder is not open to you. Another one may work.");
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return _ ("It is not there. Maybe it is on a disk that is not connected.");
  return _ ("It could not be read just now. You can try again, or choose another place.");
}

static const char *
describe_emptiness (HvPicker *self)
{
  if (self->shown == NULL)
    return _ ("No place was found. You can write where it is.");
  return self->files ? _ ("There is nothing in here.") : _ ("There are no folders in here.");
}

static void
show_where (HvPicker *self)
{
  g_autofree char *name
      = self->shown != NULL ? g_filename_display_name (self->shown) : g_strdup (_ ("Places"));
  gtk_label_set_label (GTK_LABEL (self->where), name);
  gtk_widget_set_visible (self->up, self->shown != NULL);
  if (self->choose != NULL)
    gtk_widget_set_visible (self->choose, self->shown != NULL);
}

static void
choose (HvPicker *self, const char *path)
{
  g_autofree char *copy = g_strdup (path); /* whoever is told may open another folder, or let go of this */
  g_signal_emit (self, chosen_signal, 0, copy);
}

/* The list has the focus if it had it, and to begin with, unless she is somewhere else on the page. */
static gboolean
wants_focus (HvPicker *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus
      = root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) ? gtk_root_get_focus (root) : NULL;
  if (root == NULL || self->begun)
    return root != NULL && gtk_widget_get_focus_child (self->scroller) != NULL;
  return focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
show_rows (HvPicker *self, GPtrArray *rows)
{
  gboolean had_focus = wants_focus (self);
  self->begun = TRUE;
  g_free (self->shown);
  self->shown = g_strdup (self->wanted);
  if (self->shown == NULL)
    {
      g_strfreev (self->tops);
      self->tops = hv_picker_get_tops (rows);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata,
                       rows->len);
  gtk_widget_set_visible (self->scroller, rows->len > 0);
  show_where (self);
  say (self, rows->len == 0 ? describe_emptiness (self) : NULL);
  if (had_focus && rows->len > 0)
    gtk_widget_grab_focus (self->view);
  else if (had_focus && self->choose != NULL)
    gtk_widget_grab_focus (self->choose);
  else if (had_focus)
    gtk_widget_grab_focus (self->up);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *watch = data;
  g_autoptr (HvPicker) self = g_weak_ref_get (watch);
  g_weak_ref_clear (watch);
  g_free (watch);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hv_picker_read_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self == NULL)
    return;
  g_clear_object (&self->reading);
  if (rows != NULL)
    show_rows (self, rows);
  else if (self->files && g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    choose (self, self->wanted);
  else
    say (self, describe_error (error));
}

static void
stop_reading (HvPicker *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

void
hv_picker_open (HvPicker *self, const char *path)
{
  g_return_if_fail (HV_IS_PICKER (self));

  char *wanted = g_strdup (path);
  g_free (self->wanted);
  self->wanted = wanted;
  stop_reading (self);
  self->reading = g_cancellable_new ();
  say (self, _ ("One moment …"));
  GWeakRef *watch = g_new0 (GWeakRef, 1);
  g_weak_ref_init (watch, self); /* a slow disk does not keep a picker that has been let go of */
  hv_picker_read_async (wanted, self->files, self->reading, read_cb, watch);
}

static void
activated_cb (HvPicker *self, guint position)
{
  g_autoptr (HvPickerRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  if (row == NULL)
    return;
  if (hv_picker_row_get_kind (row) == HV_PICKER_FILE)
    choose (self, hv_picker_row_get_path (row));
  else
    hv_picker_open (self, hv_picker_row_get_path (row));
}

static void
up_cb (HvPicker *self)
{
  static const char *const none[] = { NULL };
  if (self->shown == NULL)
    return;
  g_autofree char *parent
      = hv_picker_get_parent (self->shown, self->tops != NULL ? (const char *const *)self->tops : none);
  gtk_widget_grab_focus (self->view);
  hv_picker_open (self, parent);
}

static void
choose_cb (HvPicker *self)
{
  if (self->shown != NULL)
    choose (self, self->shown);
}

static void
typed_cb (HvPicker *self)
{
  g_autofree char *text = hv_text_field_get_text (HV_TEXT_FIELD (self->typed));
  g_autofree char *path = hv_picker_read_typed (text, self->shown, g_get_home_dir ());
  if (path != NULL)
    hv_picker_open (self, path);
}

static void
mounts_changed_cb (HvPicker *self)
{
  if (self->shown == NULL && self->reading == NULL)
    hv_picker_open (self, NULL);
}

/* --- What it is made of --- */

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), hv_label_new (NULL, "hv-label"));
  gtk_box_append (GTK_BOX (words), hv_label_new (NULL, "hv-small"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (item, box);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  HvPickerRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *words = gtk_widget_get_last_child (box);
  g_autofree char *name = hv_picker_row_get_name (row);
  g_autofree char *detail = hv_picker_row_get_detail (row, hv_clock_now ());
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (box)), hv_picker_row_get_icon (row));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (words)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (words)), detail);
  gtk_widget_set_visible (gtk_widget_get_last_child (words), *detail != '\0');

  GtkWidget *item_widget = gtk_widget_get_parent (box);
  if (item_widget == NULL)
    return;
  const char *what = hv_picker_row_get_kind (row) == HV_PICKER_FILE ? detail : _ ("folder");
  g_autofree char *told = g_strdup_printf ("%s, %s", name, what);
  hv_set_accessible_name (item_widget, told);
}

static void
make_list (HvPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "hv-list");
  hv_set_accessible_name (self->view, self->files ? _ ("Folders and files") : _ ("Folders"));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);

  /* Its role cannot be given later, when the page is shown (see hv_make_scrollers_reachable()). */
  self->scroller
      = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_REGION, NULL);
  hv_set_accessible_name (self->scroller, self->files ? _ ("Folders and files") : _ ("Folders"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_add_css_class (self->scroller, "hv-picker-list");
}

static void
make_top (HvPicker *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->where = hv_label_new (NULL, "hv-label hv-strong");
  gtk_widget_set_hexpand (self->where, TRUE);
  /* Translators: to the folder that this one is in */
  self->up = hv_button_new (_ ("Up"), NULL);
  g_signal_connect_object (self->up, "clicked", G_CALLBACK (up_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (top), self->where);
  gtk_box_append (GTK_BOX (top), self->up);
  gtk_box_append (GTK_BOX (self->box), top);
}

static void
make_typed (HvPicker *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->typed = hv_text_field_new (_ ("Where it is"), "/media/…", 1);
  gtk_widget_set_hexpand (self->typed, TRUE);
  /* Translators: to the place that has been written */
  GtkWidget *go = hv_button_new (_ ("Go there"), NULL);
  g_signal_connect_object (self->typed, "entered", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (go, "clicked", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), self->typed);
  gtk_box_append (GTK_BOX (row), go);
  gtk_box_append (GTK_BOX (self->box), hv_fold_new (_ ("Write where it is"), row));
}

static void
hv_picker_dispose (GObject *object)
{
  HvPicker *self = HV_PICKER (object);

  stop_reading (self);
  g_clear_object (&self->mounts);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->tops, g_strfreev);
  G_OBJECT_CLASS (hv_picker_parent_class)->dispose (object);
}

static void
hv_picker_class_init (HvPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_picker_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", HV_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
hv_picker_init (HvPicker *self)
{
  self->rows = g_list_store_new (HV_TYPE_PICKER_ROW);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
hv_picker_new (const char *choose_words)
{
  HvPicker *self = g_object_new (HV_TYPE_PICKER, NULL);
  self->files = choose_words == NULL;
  make_top (self);
  make_list (self);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  self->message = hv_label_new (NULL, "hv-card-detail");
  gtk_box_append (GTK_BOX (self->box), self->message);
  if (choose_words != NULL)
    {
      self->choose = hv_button_new (choose_words, "hv-primary");
      gtk_widget_set_halign (self->choose, GTK_ALIGN_START);
      g_signal_connect_object (self->choose, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), self->choose);
    }
  make_typed (self);
  gtk_widget_set_visible (self->scroller, FALSE);
  show_where (self);
  self->mounts = g_unix_mount_monitor_get ();
  g_signal_connect_object (self->mounts, "mounts-changed", G_CALLBACK (mounts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  hv_picker_open (self, NULL);
  return GTK_WIDGET (self);
}

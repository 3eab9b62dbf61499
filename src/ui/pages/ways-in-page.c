/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/ways-in-page.h"

#include "store/room-keys.h"
#include "ui/pages/room-words.h"
#include "ui/ui.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

struct _HvWaysInPage
{
  HvTaskPage parent_instance;

  gboolean inside; /* a step of its own is shown, not the list */
  HvVaultKey removing;
  GtkWidget *current;
  GtkWidget *another;
};

G_DEFINE_FINAL_TYPE (HvWaysInPage, hv_ways_in_page, HV_TYPE_TASK_PAGE)

static void show_list (HvWaysInPage *self, const char *message);

static HvStore *
get_store (HvWaysInPage *self)
{
  return hv_session_get_store (hv_task_page_get_session (HV_TASK_PAGE (self)));
}

static const char *
get_title (HvTaskPage *page)
{
  return _ ("More ways in");
}

/* --- One less --- */

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvWaysInPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  gboolean removed = hv_room_keys_finish (HV_STORE (source), result, &error);
  if (self != NULL && removed)
    show_list (self, _ ("It is removed."));
  else if (self != NULL)
    hv_task_page_say_error (HV_TASK_PAGE (self), error, self->current);
}

static void
remove_cb (HvWaysInPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  HvSecret *current = hv_task_page_is_busy (page) ? NULL : hv_task_page_take_password (page, self->current);
  if (current == NULL)
    return;
  hv_task_page_set_busy (page, TRUE);
  hv_room_keys_remove_async (get_store (self), current, self->removing.index, removed_cb,
                             hv_task_page_watch (self));
}

static void
leave_cb (HvWaysInPage *self)
{
  show_list (self, NULL);
}

static void
ask_to_remove (GtkWidget *button, HvWaysInPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  const HvVaultKey *key = g_object_get_data (G_OBJECT (button), "hv-key");
  self->removing = *key;
  self->inside = TRUE;
  hv_task_page_begin (page);
  hv_task_page_add_text (page, hv_room_words_describe_key (self->removing.kind, self->removing.own),
                         "hv-heading");
  hv_task_page_add_text (
      page,
      _ ("When this way in is removed, it no longer opens the room. A copy that was made before still "
         "opens with it."),
      "hv-body");
  self->current = hv_task_page_add_password (page, _ ("Words that open the room now"));
  g_signal_connect_object (self->current, "activate", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  hv_task_page_add_button (page, _ ("Remove"), "hv-primary", G_CALLBACK (remove_cb));
  hv_task_page_add_button (page, _ ("Leave it as it is"), NULL, G_CALLBACK (leave_cb));
  hv_task_page_end (page);
}

/* --- One more --- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvWaysInPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  gboolean added = hv_room_keys_finish (HV_STORE (source), result, &error);
  if (self == NULL)
    return;
  gboolean taken = g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN);
  if (added)
    show_list (self, _ ("The room opens with them too now."));
  else
    hv_task_page_say_error (HV_TASK_PAGE (self), error, taken ? self->another : self->current);
}

static void
add_cb (HvWaysInPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  HvSecret *current, *another;
  if (!hv_task_page_take_both (page, self->current, self->another, &current, &another))
    return;
  hv_task_page_set_busy (page, TRUE);
  hv_room_keys_add_async (get_store (self), current, another, HV_SLOT_PASSPHRASE, added_cb,
                          hv_task_page_watch (self));
}

static void
ask_to_add (HvWaysInPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->inside = TRUE;
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page, _ ("The room opens with either of them. Whoever has one of them can read all of it."), "hv-body");
  self->current = hv_task_page_add_password (page, _ ("Your words now"));
  self->another = hv_task_page_add_new_passphrase (page, _ ("The other words"), G_CALLBACK (add_cb));
  hv_task_page_add_button (page, _ ("Add them"), "hv-primary", G_CALLBACK (add_cb));
  hv_task_page_add_button (page, _ ("Leave it as it is"), NULL, G_CALLBACK (leave_cb));
  hv_task_page_end (page);
}

/* --- The list --- */

static GtkWidget *
make_row (HvWaysInPage *self, const HvVaultKey *key, gboolean removable)
{
  const char *words = hv_room_words_describe_key (key->kind, key->own);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (row, "hv-card");
  GtkWidget *label = hv_label_new (words, "hv-label");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), label);
  if (!removable)
    return row;
  GtkWidget *button = hv_button_new (_ ("Remove"), NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ ("Remove"), words);
  hv_set_accessible_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "hv-key", g_memdup2 (key, sizeof *key), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (ask_to_remove), self, 0);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static void
fill_list (HvWaysInPage *self, GArray *keys)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  for (guint i = 0; i < keys->len; i++)
    hv_task_page_add (page, make_row (self, &g_array_index (keys, HvVaultKey, i), keys->len > 1));
  if (keys->len < HV_SLOTS)
    hv_task_page_add_button (page, _ ("One more set of words"), "hv-primary", G_CALLBACK (ask_to_add));
  else
    hv_task_page_add_text (page, _ ("There can be eight ways in at most."), "hv-body");
  hv_task_page_end (page);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvWaysInPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = hv_room_keys_list_finish (HV_STORE (source), result, &error);
  if (self != NULL && !self->inside && keys != NULL)
    fill_list (self, keys);
  else if (self != NULL && !self->inside)
    hv_task_page_say_error (HV_TASK_PAGE (self), error, NULL);
}

static void
show_list (HvWaysInPage *self, const char *message)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->inside = FALSE;
  if (message != NULL)
    hv_task_page_begin_result (page, message);
  else
    hv_task_page_begin (page);
  hv_task_page_add_text (page, _ ("This is what opens the room today."), "hv-body");
  hv_room_keys_list_async (get_store (self), listed_cb, hv_task_page_watch (self));
}

static gboolean
back (HvTaskPage *page)
{
  HvWaysInPage *self = HV_WAYS_IN_PAGE (page);
  if (hv_task_page_is_busy (page) || !self->inside)
    return hv_task_page_is_busy (page);
  show_list (self, NULL);
  return TRUE;
}

static void
hv_ways_in_page_class_init (HvWaysInPageClass *klass)
{
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_ways_in_page_init (HvWaysInPage *self)
{
}

GtkWidget *
hv_ways_in_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvWaysInPage *self = g_object_new (HV_TYPE_WAYS_IN_PAGE, NULL);
  hv_task_page_start (self, session);
  show_list (self, NULL);
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/lock-page.h"

#include "ui/ui.h"
#include "ui/widgets/passphrase-field.h"
#include "ui/window/door-queue.h"
#include "ui/window/error-text.h"
#include "ui/window/page.h"
#include "ui/window/parts.h"
#include "ui/window/room-door.h"

#include <glib/gi18n.h>

struct _HvLockPage
{
  AdwBin parent_instance;

  HvSession *session;
  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *salvage_button;
  GtkLabel *message;
};

static void hv_lock_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvLockPage, hv_lock_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_lock_page_page_init))

static const char *
get_title (HvPage *page)
{
  return _ ("Open a collection");
}

static void
focus (HvPage *page)
{
  gtk_widget_grab_focus (HV_LOCK_PAGE (page)->entry);
}

static void
hv_lock_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
  iface->focus = focus;
}

static void
set_busy (HvLockPage *self, gboolean busy)
{
  if (busy)
    hv_parts_let_go_of_focus (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->entry, !busy);
  gtk_widget_set_sensitive (self->button, !busy);
}

static void
show_error (HvLockPage *self, const GError *error)
{
  g_autofree char *line = hv_error_text_get_line (error);
  gtk_label_set_text (self->message, line);
  gtk_widget_set_visible (self->salvage_button, g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_DAMAGED)
                                                    || g_error_matches (error, HV_STORE_ERROR, HV_STORE_ERROR_DAMAGED));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvLockPage) self = data;
  g_autoptr (GError) error = NULL;
  if (hv_room_door_finish (HV_SESSION (source), result, &error))
    return; /* the session has told the window */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* tried again, and that is what will be told */
  set_busy (self, FALSE);
  show_error (self, error);
  gtk_widget_grab_focus (self->entry);
}

static void
open_room (HvLockPage *self)
{
  HvPassphraseField *field = HV_PASSPHRASE_FIELD (self->entry);
  if (hv_passphrase_field_get_length (field) == 0 || !gtk_widget_get_sensitive (self->button))
    return;

  g_autoptr (GError) error = NULL;
  HvSecret *passphrase = hv_passphrase_field_take (field, &error);
  if (passphrase == NULL)
    {
      show_error (self, error);
      return;
    }
  gtk_label_set_text (self->message, _ ("One moment …"));
  set_busy (self, TRUE);
  hv_door_queue_open_async (self->session, passphrase, opened_cb, g_object_ref (self));
}

static void
hv_lock_page_dispose (GObject *object)
{
  HvLockPage *self = HV_LOCK_PAGE (object);

  if (self->entry != NULL)
    hv_passphrase_field_wipe (HV_PASSPHRASE_FIELD (self->entry));
  self->entry = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_lock_page_parent_class)->dispose (object);
}

static void
hv_lock_page_class_init (HvLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_lock_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvLockPage, entry);
  gtk_widget_class_bind_template_child (widget_class, HvLockPage, button);
  gtk_widget_class_bind_template_child (widget_class, HvLockPage, salvage_button);
  gtk_widget_class_bind_template_child (widget_class, HvLockPage, message);
  gtk_widget_class_bind_template_callback (widget_class, open_room);
}

static void
hv_lock_page_init (HvLockPage *self)
{
  g_type_ensure (HV_TYPE_PASSPHRASE_FIELD);
  gtk_widget_init_template (GTK_WIDGET (self));
  hv_passphrase_field_set_name (HV_PASSPHRASE_FIELD (self->entry), _ ("Open"));
}

GtkWidget *
hv_lock_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvLockPage *self = g_object_new (HV_TYPE_LOCK_PAGE, NULL);
  self->session = g_object_ref (session);
  g_autofree char *message = hv_session_take_message (session);
  gtk_label_set_text (self->message, message != NULL ? message : "");
  return GTK_WIDGET (self);
}

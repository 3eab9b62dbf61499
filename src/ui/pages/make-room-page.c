/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/make-room-page.h"

#include "ui/pages/passphrase-strength.h"
#include "ui/ui.h"
#include "ui/window/error-text.h"
#include "ui/window/page.h"
#include "ui/window/parts.h"
#include "ui/window/room-door.h"

#include <glib/gi18n.h>

struct _HvMakeRoomPage
{
  AdwBin parent_instance;

  HvSession *session;
  GCancellable *estimating;

  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *take_along;
  GtkLabel *strength;
  GtkLabel *message;
  GtkWidget *make_button;
  GtkWidget *back_button;
};

static void hv_make_room_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvMakeRoomPage, hv_make_room_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_make_room_page_page_init))

static const char *
get_title (HvPage *page)
{
  return _ ("Make a room of my own");
}

static void
focus (HvPage *page)
{
  gtk_widget_grab_focus (HV_MAKE_ROOM_PAGE (page)->first);
}

static void
hv_make_room_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
  iface->focus = focus;
}

static void
estimated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvMakeRoomPage) self = data;
  HvStrength strength;
  if (hv_strength_estimate_finish (result, &strength))
    gtk_label_set_text (self->strength, hv_strength_get_words (strength));
}

static void
typed (HvMakeRoomPage *self)
{
  if (self->session == NULL) /* going away */
    return;
  gtk_label_set_text (self->message, "");
  g_cancellable_cancel (self->estimating);
  g_clear_object (&self->estimating);
  self->estimating = g_cancellable_new ();
  hv_strength_estimate_async (gtk_editable_get_text (GTK_EDITABLE (self->first)), self->estimating, estimated_cb,
                              g_object_ref (self));
}

static void
set_busy (HvMakeRoomPage *self, gboolean busy)
{
  if (busy)
    hv_parts_let_go_of_focus (GTK_WIDGET (self));
  GtkWidget *const widgets[]
      = { self->first, self->second, self->take_along, self->make_button, self->back_button };
  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_widget_set_sensitive (widgets[i], !busy);
}

static void
wipe (HvMakeRoomPage *self)
{
  hv_parts_wipe_entry (GTK_EDITABLE (self->first));
  hv_parts_wipe_entry (GTK_EDITABLE (self->second));
}

static void
ask_again (HvMakeRoomPage *self, const char *why, GtkWidget *entry)
{
  gtk_label_set_text (self->message, why);
  gtk_widget_grab_focus (entry);
}

static void
show_error (HvMakeRoomPage *self, const GError *error)
{
  const char *heading, *text;
  hv_error_text_get (error, &heading, &text);
  g_autofree char *both = g_strdup_printf ("%s %s", heading, text);
  ask_again (self, both, self->first);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvMakeRoomPage) self = data;
  g_autoptr (GError) error = NULL;
  if (hv_room_door_finish (HV_SESSION (source), result, &error))
    return; /* the session has told the window */
  set_busy (self, FALSE);
  show_error (self, error);
}

static void
make_room (HvMakeRoomPage *self)
{
  const char *first = gtk_editable_get_text (GTK_EDITABLE (self->first));
  const char *second = gtk_editable_get_text (GTK_EDITABLE (self->second));
  if (!gtk_widget_get_sensitive (self->make_button))
    return;
  if (g_utf8_strlen (first, -1) < HV_PASSPHRASE_MIN_CHARS)
    {
      ask_again (self, hv_strength_get_words (HV_STRENGTH_TOO_SHORT), self->first);
      return;
    }
  if (*second == '\0')
    {
      gtk_widget_grab_focus (self->second);
      return;
    }
  if (!g_str_equal (first, second))
    {
      ask_again (self, _ ("The two are not the same. You can write the second one again."), self->second);
      return;
    }

  g_autoptr (GError) error = NULL;
  HvSecret *passphrase = hv_secret_new_from_passphrase (first, &error);
  wipe (self);
  if (passphrase == NULL)
    {
      show_error (self, error);
      return;
    }
  gtk_label_set_text (self->message, _ ("One moment …"));
  set_busy (self, TRUE);
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->take_along)))
    hv_room_door_keep_async (self->session, passphrase, made_cb, g_object_ref (self));
  else
    hv_room_door_make_async (self->session, passphrase, made_cb, g_object_ref (self));
}

static void
go_back (HvMakeRoomPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
hv_make_room_page_dispose (GObject *object)
{
  HvMakeRoomPage *self = HV_MAKE_ROOM_PAGE (object);

  g_clear_object (&self->session);
  if (self->first != NULL)
    wipe (self);
  self->first = NULL;
  g_cancellable_cancel (self->estimating);
  g_clear_object (&self->estimating);
  G_OBJECT_CLASS (hv_make_room_page_parent_class)->dispose (object);
}

static void
hv_make_room_page_class_init (HvMakeRoomPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_make_room_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/make-room-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, first);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, second);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, take_along);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, strength);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, message);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, make_button);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, back_button);
  gtk_widget_class_bind_template_callback (widget_class, typed);
  gtk_widget_class_bind_template_callback (widget_class, make_room);
  gtk_widget_class_bind_template_callback (widget_class, go_back);
}

static void
hv_make_room_page_init (HvMakeRoomPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hv_set_accessible_name (self->take_along, _ ("Take along what I wrote until now"));
  hv_parts_name_entry (self->first, _ ("Your words"));
  hv_parts_name_entry (self->second, _ ("The same once more"));
}

GtkWidget *
hv_make_room_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvMakeRoomPage *self = g_object_new (HV_TYPE_MAKE_ROOM_PAGE, NULL);
  self->session = g_object_ref (session);
  gtk_widget_set_visible (self->take_along, hv_session_is_open (session));
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/make-room-page.h"

#include "ui/pages/limits-page.h"
#include "ui/pages/new-passphrase.h"
#include "ui/ui.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/label.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/error-text.h"
#include "ui/window/page.h"
#include "ui/window/parts.h"
#include "ui/window/room-door.h"

#include <glib/gi18n.h>

struct _HvMakeRoomPage
{
  AdwBin parent_instance;

  HvSession *session;
  GtkBox *fields;
  GtkWidget *passphrase;
  GtkWidget *take_along;
  GtkLabel *message;
  GtkStack *stack; /* what it can and cannot hide, then the form */
  GtkWidget *go_on;
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
  HvMakeRoomPage *self = HV_MAKE_ROOM_PAGE (page);
  gboolean at_form = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") == 0;
  hv_focus_first (at_form ? self->passphrase : self->go_on);
}

static void
show_form (HvMakeRoomPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  hv_focus_first (self->passphrase);
}

static gboolean
back (HvPage *page)
{
  HvMakeRoomPage *self = HV_MAKE_ROOM_PAGE (page);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") != 0)
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, "limits");
  hv_focus_first (self->go_on);
  return TRUE;
}

static void
hv_make_room_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
  iface->focus = focus;
  iface->back = back;
}

static void
typed (HvMakeRoomPage *self)
{
  if (self->session != NULL) /* not going away */
    gtk_label_set_text (self->message, "");
}

static void
set_busy (HvMakeRoomPage *self, gboolean busy)
{
  if (busy)
    hv_parts_let_go_of_focus (GTK_WIDGET (self));
  GtkWidget *const widgets[] = { self->passphrase, self->take_along, self->make_button, self->back_button };
  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    gtk_widget_set_sensitive (widgets[i], !busy);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvMakeRoomPage) self = data;
  g_autoptr (GError) error = NULL;
  if (hv_room_door_finish (HV_SESSION (source), result, &error))
    return; /* the session has told the window */
  set_busy (self, FALSE);
  g_autofree char *why = hv_error_text_get_line (error);
  gtk_label_set_text (self->message, why);
  hv_focus_first (self->passphrase);
}

static void
make_room (HvMakeRoomPage *self)
{
  if (!gtk_widget_get_sensitive (self->make_button))
    return;
  g_autofree char *problem = NULL;
  HvSecret *passphrase = hv_new_passphrase_take (HV_NEW_PASSPHRASE (self->passphrase), &problem);
  if (passphrase == NULL)
    {
      gtk_label_set_text (self->message, problem != NULL ? problem : "");
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
  g_clear_object (&HV_MAKE_ROOM_PAGE (object)->session);
  G_OBJECT_CLASS (hv_make_room_page_parent_class)->dispose (object);
}

static void
hv_make_room_page_class_init (HvMakeRoomPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_make_room_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/make-room-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, fields);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, take_along);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, message);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, make_button);
  gtk_widget_class_bind_template_child (widget_class, HvMakeRoomPage, back_button);
  gtk_widget_class_bind_template_callback (widget_class, make_room);
  gtk_widget_class_bind_template_callback (widget_class, go_back);
}

/* Before anything is kept, what keeping it here is worth (D-07). */
static void
begin_with_limits (HvMakeRoomPage *self)
{
  GtkWidget *form = g_object_ref (adw_bin_get_child (ADW_BIN (self)));
  adw_bin_set_child (ADW_BIN (self), NULL);
  GtkBox *column;
  GtkWidget *limits = hv_limits_new (&column);
  GtkWidget *buttons = hv_wrap_box_new (12);
  self->go_on = hv_button_new (_ ("Go on"), "hv-primary");
  g_signal_connect_object (self->go_on, "clicked", G_CALLBACK (show_form), self, G_CONNECT_SWAPPED);
  hv_wrap_box_append (HV_WRAP_BOX (buttons), self->go_on);
  hv_wrap_box_append (HV_WRAP_BOX (buttons), hv_action_button_new (_ ("Not now"), NULL, "win.back", NULL));
  gtk_box_append (column, buttons);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, limits, "limits");
  gtk_stack_add_named (self->stack, form, "form");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_object_unref (form);
}

static void
hv_make_room_page_init (HvMakeRoomPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  begin_with_limits (self);
  hv_set_accessible_name (self->take_along, _ ("Take along what I wrote until now"));
  self->passphrase = hv_new_passphrase_new (_ ("Your words"), _ ("The same once more"));
  g_signal_connect_object (self->passphrase, "changed", G_CALLBACK (typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->passphrase, "entered", G_CALLBACK (make_room), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->fields, self->passphrase);
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

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/bar.h"

#include "base/language.h"
#include "cover/identity.h"
#include "safety/leave-keys.h"
#include "ui/ui.h"
#include "ui/window/menu.h"
#include "ui/window/parts.h"

#include <glib/gi18n.h>

struct _HvBar
{
  AdwBin parent_instance;

  GtkWidget *close_now;
  GtkWidget *all_dots;
  GtkWidget *dots[HV_LEAVE_TAPS];
  GtkWidget *back;
  GtkWidget *stop;
  GtkWidget *language;
  GtkWidget *menu;
  GtkWidget *pause;
  GtkWidget *title;
  GtkWidget *close; /* of the cover: as on any window */
};

G_DEFINE_FINAL_TYPE (HvBar, hv_bar, ADW_TYPE_BIN)

/* Each language is named in itself, so that whoever needs it can read it. */
static const struct
{
  const char *code, *name;
} languages[] = { { "da", "Dansk" }, { "en", "English" } };

/* What the menu holds, in this order, where it can be used. */
static const struct
{
  const char *action, *target;
} menu_items[] = {
  { "win.try", NULL },      { "win.make-room", NULL },  { "win.go", "help" },  { "win.go", "room" },
  { "win.go", "settings" }, { "win.go", "keyboard" },   { "win.go", "about" }, { "win.lock", NULL },
};

/* Of the cover: what else it can be, the other language, and a line that leads on. */
static void
fill_cover_menu (HvBar *self)
{
  guint n_identities;
  const HvIdentity *identities = hv_identity_get_all (&n_identities);
  for (guint i = 0; i < n_identities; i++)
    if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->title)), _ (identities[i].title)) != 0)
      hv_menu_add (self->menu, _ (identities[i].name), "win.show-cover", identities[i].id);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (!g_str_equal (languages[i].code, hv_language_get ()))
      hv_menu_add (self->menu, languages[i].name, "win.set-language", languages[i].code);
  const HvAction *open = hv_actions_find ("win.go", "lock");
  hv_menu_add (self->menu, _ (open->label), open->name, open->target);
}

static void
fill_menu (HvBar *self, const HvWhere *where)
{
  hv_menu_clear (self->menu);
  if (where->cover)
    {
      fill_cover_menu (self);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (menu_items); i++)
    {
      const HvAction *action = hv_actions_find (menu_items[i].action, menu_items[i].target);
      if (hv_action_is_enabled (action, where))
        hv_menu_add (self->menu, _ (action->label), action->name, action->target);
    }
}

static void
hv_bar_class_init (HvBarClass *klass)
{
}

static GtkWidget *
add_button (GtkWidget *box, const char *text, const char *icon, const char *classes, const char *action)
{
  GtkWidget *button = hv_parts_make_button (text, icon, classes);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_dots (HvBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (box, FALSE);
  for (guint i = 0; i < HV_LEAVE_TAPS; i++)
    {
      self->dots[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->dots[i], "hv-leave-dot");
      gtk_box_append (GTK_BOX (box), self->dots[i]);
    }
  return box;
}

static const char *
get_language_name (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].code, hv_language_get ()))
      return languages[i].name;
  return languages[1].name;
}

static void
make_language_menu (HvBar *self, GtkWidget *end)
{
  self->language = hv_menu_new (get_language_name (), NULL, "");
  GtkWidget *content = hv_parts_make_content (get_language_name (), NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic", "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (content), arrow);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->language), content);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    hv_menu_add (self->language, languages[i].name, "win.set-language", languages[i].code);
  gtk_box_append (GTK_BOX (end), self->language);
}

static void
hv_bar_init (HvBar *self)
{
  GtkWidget *start = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->close_now = add_button (start, _ ("Close now"), "hv-close-symbolic", "hv-close-now", "win.leave");
  self->all_dots = make_dots (self);
  gtk_box_append (GTK_BOX (start), self->all_dots);
  self->pause = add_button (start, _ ("Pause"), "hv-pause-symbolic", "", "win.pause");
  self->back = add_button (start, _ ("Back"), "hv-back-symbolic", "hv-quiet", "win.back");

  self->title = gtk_label_new ("Hverdag");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "hv-window-title");

  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->stop = add_button (end, _ ("Stop here"), NULL, "hv-quiet", "win.stop");
  make_language_menu (self, end);
  self->menu = hv_menu_new (_ ("Menu"), "open-menu-symbolic", "hv-icon-button");
  gtk_box_append (GTK_BOX (end), self->menu);
  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  hv_parts_add_classes (self->close, "hv-button hv-quiet hv-icon-button");
  hv_set_accessible_name (self->close, C_ ("window", "Close"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "win.leave");
  gtk_box_append (GTK_BOX (end), self->close);

  GtkWidget *row = gtk_center_box_new ();
  gtk_widget_add_css_class (row, "hv-bar");
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (row), start);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (row), self->title);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (row), end);
  GtkWidget *handle = gtk_window_handle_new ();
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), row);
  adw_bin_set_child (ADW_BIN (self), handle);
  hv_bar_set_progress (self, 0);
}

GtkWidget *
hv_bar_new (void)
{
  return g_object_new (HV_TYPE_BAR, NULL);
}

void
hv_bar_show (HvBar *self, const HvWhere *where, gboolean language)
{
  g_return_if_fail (HV_IS_BAR (self));

  gtk_widget_set_visible (self->back, where->way_back && !where->immersive);
  gtk_widget_set_visible (self->stop, where->immersive);
  gtk_widget_set_visible (self->language, language && !where->immersive && !where->cover);
  gtk_widget_set_visible (self->close_now, !where->cover);
  gtk_widget_set_visible (self->all_dots, !where->cover);
  gtk_widget_set_visible (self->close, where->cover);
  gtk_widget_set_visible (self->menu, !where->immersive);
  gtk_widget_set_visible (self->pause, !where->notebook && !where->cover);
  fill_menu (self, where);
}

void
hv_bar_set_title (HvBar *self, const char *title)
{
  g_return_if_fail (HV_IS_BAR (self));
  gtk_label_set_label (GTK_LABEL (self->title), title);
}

void
hv_bar_set_progress (HvBar *self, guint progress)
{
  g_return_if_fail (HV_IS_BAR (self));

  for (guint i = 0; i < HV_LEAVE_TAPS; i++)
    if (i < progress)
      gtk_widget_add_css_class (self->dots[i], "hv-on");
    else
      gtk_widget_remove_css_class (self->dots[i], "hv-on");

  g_autofree char *told = NULL;
  if (progress == 0)
    told = g_strdup (_ ("Shift pressed three times does the same"));
  else
    /* Translators: how many times Shift has been pressed, of three */
    told = g_strdup_printf (_ ("Shift pressed %u of 3 times"), progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close_now), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
}

void
hv_bar_open_menu (HvBar *self)
{
  g_return_if_fail (HV_IS_BAR (self));

  if (gtk_widget_get_visible (self->menu))
    hv_menu_open (self->menu);
}

void
hv_bar_clicked (HvBar *self, GtkWidget *picked, GdkSurface *surface)
{
  g_return_if_fail (HV_IS_BAR (self));

  hv_menu_clicked (self->menu, picked, surface);
  hv_menu_clicked (self->language, picked, surface);
}

GtkWidget *
hv_bar_get_close_now (HvBar *self)
{
  g_return_val_if_fail (HV_IS_BAR (self), NULL);
  return self->close_now;
}

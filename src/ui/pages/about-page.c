/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/about-page.h"

#include "config.h"
#include "ui/pages/column.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

struct _HvAboutPage
{
  AdwBin parent_instance;
};

static void hv_about_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvAboutPage, hv_about_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_about_page_page_init))

static const char *
get_title (HvPage *page)
{
  return _ ("About Hverdag");
}

static void
hv_about_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
}

static void
hv_about_page_class_init (HvAboutPageClass *klass)
{
}

static void
hv_about_page_init (HvAboutPage *self)
{
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new ("Hverdag", &column));
  /* Translators: the version's number */
  g_autofree char *version = g_strdup_printf (_ ("Version %s"), HV_VERSION);
  hv_column_add_text (column, version, "hv-subtitle");
  hv_column_add_text (column, _ ("Exercises and notes for everyday life. Hverdag is Danish and means “everyday”."),
                      "hv-body");
  hv_column_add_text (column, _ ("It works without the internet and sends nothing to anyone."),
                      "hv-body");

  hv_column_add_text (column, _ ("Free to use and to change"), "hv-heading hv-section");
  hv_column_add_text (column, _ ("The program: GNU General Public License, version 3 or later. It comes without any "
                                 "warranty."),
                      "hv-body");
  hv_column_add_text (column, _ ("Texts and drawings: Creative Commons, Attribution–ShareAlike 4.0."), "hv-body");

  hv_column_add_text (column, _ ("Built on"), "hv-heading hv-section");
  hv_column_add_text (column, "GTK, libadwaita, GLib, SQLite, libsodium, libseccomp, zxcvbn-c, librsvg, Pango, cairo",
                      "hv-body");
}

GtkWidget *
hv_about_page_new (HvSession *session)
{
  return g_object_new (HV_TYPE_ABOUT_PAGE, NULL);
}

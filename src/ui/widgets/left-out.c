/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/left-out.h"

#include "ui/ui.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/label.h"

#include <glib/gi18n.h>

static GtkWidget *
make_thing (const char *title, const char *why, const char *action, const char *id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "hv-note");
  gtk_box_append (GTK_BOX (box), hv_label_new (title, "hv-label hv-strong"));
  gtk_box_append (GTK_BOX (box), hv_label_new (why, "hv-label"));
  GtkWidget *open = hv_action_button_new (_ ("Open it all the same"), NULL, action, id);
  /* Translators: %s is an exercise or a reading */
  g_autofree char *name = g_strdup_printf (_ ("Open it all the same: %s"), title);
  hv_set_accessible_name (open, name);
  gtk_widget_set_halign (open, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), open);
  return box;
}

static void
append_thing (GtkBox *box, GObject *thing)
{
  if (HV_IS_EXERCISE (thing))
    gtk_box_append (box, make_thing (hv_exercise_get_title (HV_EXERCISE (thing)),
                                     hv_exercise_get_unsafe (HV_EXERCISE (thing)), "win.open-exercise",
                                     hv_exercise_get_id (HV_EXERCISE (thing))));
  else
    gtk_box_append (box, make_thing (hv_module_get_title (HV_MODULE (thing)),
                                     hv_module_get_unsafe (HV_MODULE (thing)), "win.open-module",
                                     hv_module_get_id (HV_MODULE (thing))));
}

GtkWidget *
hv_left_out_new (HvSession *session, GPtrArray *things)
{
  gboolean is_said = !g_str_equal (hv_session_get_circumstances (session), "unsaid");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (
      GTK_BOX (box),
      hv_label_new (is_said ? _ ("It can be unsafe, the way you live now. You decide what you open.")
                            : _ ("For some it can be unsafe. It is left out as long as you have not said how "
                                 "you live now. You decide what you open."),
                    "hv-label"));
  for (guint i = 0; i < things->len; i++)
    append_thing (GTK_BOX (box), things->pdata[i]);
  GtkWidget *say = hv_action_button_new (_ ("How I live now"), "hv-quiet", "win.go", "circumstances");
  gtk_widget_set_halign (say, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), say);

  GtkWidget *fold = hv_fold_new (_ ("Something is left out here. What, and why?"), box);
  gtk_widget_set_visible (fold, things->len > 0);
  return fold;
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/module-screens.h"

#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/drawing-view.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/label.h"
#include "ui/widgets/left-out.h"
#include "ui/widgets/side-by-side.h"
#include "ui/widgets/text-column.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

/* The exercise that brings her back to here and now. */
#define GROUNDING "x02"

static void
append_chip (GtkWidget *chips, const char *text)
{
  if (*text != '\0')
    hv_wrap_box_append (HV_WRAP_BOX (chips), hv_label_new (text, "hv-chip"));
}

GtkWidget *
hv_module_screen_new_chips (HvModule *module, const HvModuleScreen *screen, guint total)
{
  GtkWidget *chips = hv_wrap_box_new (8);
  const char *door = hv_module_describe_door (hv_module_get_door (module));
  g_autofree char *where = *door != '\0' ? g_strdup_printf ("%s · %s", _ ("Learn"), door) : g_strdup (_ ("Learn"));
  append_chip (chips, where);
  if (screen->number > 0)
    {
      /* Translators: the number of a page and how many there are */
      g_autofree char *number = g_strdup_printf (_ ("%u of %u"), screen->number, total);
      append_chip (chips, number);
    }
  g_autofree char *minutes = g_strdup_printf (_ ("about %u min"), hv_module_get_minutes (module));
  append_chip (chips, minutes);
  return chips;
}

static GtkWidget *
make_text (const char *heading, GPtrArray *texts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  if (heading != NULL && *heading != '\0')
    gtk_box_append (GTK_BOX (box), hv_heading_new (heading, "hv-title"));
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    gtk_box_append (GTK_BOX (box), hv_label_new (hv_translated_get (g_ptr_array_index (texts, i)), "hv-body"));
  return box;
}

GtkWidget *
hv_module_screen_new_note (HvModule *module, HvLibrary *library)
{
  GtkWidget *box = make_text (hv_module_get_title (module), NULL);
  gtk_box_append (GTK_BOX (box), hv_label_new (hv_module_get_content_note (module), "hv-body"));
  GtkWidget *ways = hv_wrap_box_new (12);
  if (hv_library_find_exercise (library, GROUNDING) != NULL)
    hv_wrap_box_append (HV_WRAP_BOX (ways), hv_action_button_new (_ ("Find my footing first"), NULL,
                                                                  "win.open-exercise", GROUNDING));
  hv_wrap_box_append (HV_WRAP_BOX (ways), hv_action_button_new (_ ("Not today"), NULL, "win.stop", NULL));
  gtk_box_append (GTK_BOX (box), ways);
  return hv_text_column_new (HV_TEXT_CHARS, box);
}

GtkWidget *
hv_module_screen_new_page (HvModule *module, guint page)
{
  const HvModulePage *content = g_ptr_array_index (hv_module_get_pages (module), page);
  GtkWidget *words = make_text (hv_translated_get (content->heading), content->texts);
  GtkWidget *text = hv_text_column_new (HV_TEXT_CHARS, words);
  GtkWidget *picture = NULL;
  if (content->drawing != NULL)
    {
      picture = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *drawing = hv_drawing_view_new (content->drawing);
      gtk_widget_set_hexpand (drawing, TRUE);
      gtk_widget_add_css_class (picture, "hv-picture");
      gtk_box_append (GTK_BOX (picture), drawing);
    }
  return hv_side_by_side_new (text, picture);
}

GtkWidget *
hv_module_screen_new_short (HvModule *module)
{
  GtkWidget *words = make_text (hv_module_get_title (module), hv_module_get_short_texts (module));
  return hv_text_column_new (HV_TEXT_CHARS, words);
}

static void
append_exercises (GtkWidget *box, HvModule *module, HvSession *session)
{
  HvLibrary *library = hv_session_get_library (session);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  GtkWidget *grid = hv_card_grid_new (24, 3);
  const char *const *ids = hv_module_get_exercises (module);
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      HvExercise *exercise = hv_library_find_exercise (library, ids[i]);
      if (exercise == NULL)
        continue;
      if (hv_exercise_is_for (exercise, hv_session_get_circumstances (session)))
        hv_card_grid_append (HV_CARD_GRID (grid), hv_exercise_card_new (exercise));
      else
        g_ptr_array_add (left_out, exercise);
    }
  if (gtk_widget_get_first_child (grid) != NULL)
    gtk_box_append (GTK_BOX (box), hv_label_new (_ ("If you like, you can try one of these."), "hv-body"));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), hv_left_out_new (session, left_out));
}

static void
append_texts_fold (GtkWidget *box, const char *title, GPtrArray *texts)
{
  if (texts == NULL || texts->len == 0)
    return;
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  for (guint i = 0; i < texts->len; i++)
    gtk_box_append (GTK_BOX (content),
                    hv_label_new (hv_translated_get (g_ptr_array_index (texts, i)), "hv-card-detail"));
  gtk_box_append (GTK_BOX (box), hv_fold_new (title, hv_text_column_new (HV_TEXT_CHARS, content)));
}

GtkWidget *
hv_module_screen_new_ahead (HvModule *module, HvSession *session)
{
  GtkWidget *box = make_text (_ ("From here"), NULL);
  append_exercises (box, module, session);

  const char *talk = hv_module_get_talk (module);
  if (talk != NULL && *talk != '\0')
    {
      GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      gtk_box_append (GTK_BOX (note),
                      hv_heading_new (_ ("When it can be good to talk with someone"), "hv-label hv-strong"));
      gtk_box_append (GTK_BOX (note), hv_label_new (talk, "hv-card-detail"));
      GtkWidget *help = hv_action_button_new (_ ("Numbers you can call"), NULL, "win.go", "help");
      gtk_widget_set_halign (help, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (note), help);
      GtkWidget *column = hv_text_column_new (HV_TEXT_CHARS, note);
      gtk_widget_add_css_class (column, "hv-note");
      gtk_box_append (GTK_BOX (box), column);
    }
  append_texts_fold (box, _ ("Where this comes from"), hv_module_get_source_texts (module));
  guint minutes = hv_module_get_group_minutes (module);
  /* Translators: notes for those who lead a group; %u is how many minutes it takes */
  g_autofree char *group = g_strdup_printf (_ ("For those who lead a group (%u min)"), minutes);
  append_texts_fold (box, group, hv_module_get_group_texts (module));
  return box;
}

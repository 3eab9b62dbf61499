/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/state-branches.h"

#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/help-card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text-column.h"
#include "ui/widgets/wrap-box.h"

static void
append_texts (GtkBox *box, GPtrArray *texts)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  for (guint i = 0; i < texts->len; i++)
    gtk_box_append (GTK_BOX (words), hv_label_new (texts->pdata[i], "hv-body"));
  gtk_box_append (box, hv_text_column_new (HV_TEXT_CHARS, words));
}

static void
append_lines (GtkBox *box, GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  GtkWidget *grid = hv_card_grid_new (26, 2);
  for (guint i = 0; i < lines->len; i++)
    hv_card_grid_append (HV_CARD_GRID (grid), hv_help_card_new (lines->pdata[i], TRUE));
  gtk_box_append (box, grid);
}

static void
append_cards (GtkBox *box, const HvStateBranchView *branch)
{
  if (branch->exercises->len + branch->modules->len == 0)
    return;
  GtkWidget *grid = hv_card_grid_new (24, 3);
  for (guint i = 0; i < branch->exercises->len; i++)
    hv_card_grid_append (HV_CARD_GRID (grid), hv_exercise_card_new (branch->exercises->pdata[i]));
  for (guint i = 0; i < branch->modules->len; i++)
    hv_card_grid_append (HV_CARD_GRID (grid), hv_module_card_new (branch->modules->pdata[i]));
  gtk_box_append (box, grid);
}

static void
append_states (GtkBox *box, GPtrArray *states)
{
  if (states->len == 0)
    return;
  GtkWidget *ways = hv_wrap_box_new (12);
  for (guint i = 0; i < states->len; i++)
    hv_wrap_box_append (HV_WRAP_BOX (ways),
                        hv_action_button_new (hv_state_get_title (states->pdata[i]), NULL, "win.open-state",
                                              hv_state_get_id (states->pdata[i])));
  gtk_box_append (box, ways);
}

void
hv_state_branches_append (GtkBox *box, GPtrArray *branches, gboolean before)
{
  for (guint i = 0; i < branches->len; i++)
    {
      const HvStateBranchView *branch = branches->pdata[i];
      if (branch->before != before)
        continue;
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
      append_texts (GTK_BOX (content), branch->texts);
      append_lines (GTK_BOX (content), branch->lines);
      append_cards (GTK_BOX (content), branch);
      append_states (GTK_BOX (content), branch->states);
      GtkWidget *shown = branch->ask != NULL ? hv_fold_new (branch->ask, content) : content;
      if (branch->ask != NULL)
        gtk_expander_set_expanded (GTK_EXPANDER (shown), branch->open);
      gtk_box_append (box, shown);
    }
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/tasks-page.h"

#include "ui/pages/column.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

/* A line without a page is the heading of those that follow. */
typedef struct
{
  const char *page, *title, *detail;
} Line;

typedef struct
{
  const char *title;
  const Line *lines; /* ended by one without a title */
} Tasks;

struct _HvTasksPage
{
  AdwBin parent_instance;

  const Tasks *tasks;
};

static void hv_tasks_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvTasksPage, hv_tasks_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_tasks_page_page_init))

static const Line for_files[] = {
  { "make-room", N_ ("Begin a new one here"), N_ ("It stands by itself. What is here already stays as it is.") },
  { "open-file", N_ ("Open a file from another place"), N_ ("It is opened where it is, on a stick or in a folder.") },
  { "bring-back", N_ ("Bring a copy back here"), N_ ("It is put beside what is here already.") },
  { "salvage", N_ ("See what can be saved"), N_ ("When something in a file cannot be read.") },
  { NULL },
};

static const Line for_room[] = {
  { NULL, N_ ("What opens the room"), NULL },
  { "change-words", N_ ("Change your words"), N_ ("From then on the room opens with new ones.") },
  { "ways-in", N_ ("More ways in"), N_ ("Add another set of words, or remove one.") },
  { "spare-words", N_ ("Spare words"), N_ ("Twelve words that open the room if yours are forgotten.") },
  { "second-room", N_ ("A notebook to show"), N_ ("If somebody may ask to see what is here.") },
  { NULL, N_ ("The file it is in"), NULL },
  { "copy", N_ ("Make a copy"), N_ ("In one file, on a stick or in another folder.") },
  { "move", N_ ("Move it to a stick"), N_ ("First a copy there. Then you can erase it here.") },
  { "check", N_ ("Check the room"), N_ ("See if every page of the file is as it was written.") },
  { "traces", N_ ("Traces on this computer"), N_ ("See what others have kept of the program here.") },
  { NULL, N_ ("What is in it"), NULL },
  { "import", N_ ("Bring in a text file"), N_ ("What you wrote elsewhere becomes entries in your journal.") },
  { "tidy", N_ ("Tidy up"), N_ ("Close the holes that deleting leaves in the file.") },
  { "erase", N_ ("Erase the room"), N_ ("Everything in it will be gone for good.") },
  { NULL },
};

static const Tasks tasks_for_room = { N_ ("My room"), for_room };
static const Tasks tasks_for_files = { N_ ("More"), for_files };

static const char *
get_title (HvPage *page)
{
  return _ (HV_TASKS_PAGE (page)->tasks->title);
}

static void
hv_tasks_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
}

static void
hv_tasks_page_class_init (HvTasksPageClass *klass)
{
}

static void
hv_tasks_page_init (HvTasksPage *self)
{
}

static GtkWidget *
add_section (GtkBox *column, const char *heading)
{
  if (heading != NULL)
    gtk_box_append (column, hv_heading_new (heading, "hv-heading hv-section"));
  GtkWidget *grid = hv_card_grid_new (24, 3);
  gtk_box_append (column, grid);
  return grid;
}

static GtkWidget *
make (const Tasks *tasks)
{
  HvTasksPage *self = g_object_new (HV_TYPE_TASKS_PAGE, NULL);
  self->tasks = tasks;
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new_for_cards (_ (tasks->title), &column));
  GtkWidget *grid = NULL;
  for (const Line *line = tasks->lines; line->title != NULL; line++)
    {
      if (grid == NULL || line->page == NULL)
        grid = add_section (column, line->page == NULL ? _ (line->title) : NULL);
      if (line->page == NULL)
        continue;
      GtkWidget *card = hv_card_new (NULL, _ (line->title), NULL, _ (line->detail));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", line->page);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.go");
      hv_card_grid_append (HV_CARD_GRID (grid), card);
    }
  return GTK_WIDGET (self);
}

GtkWidget *
hv_tasks_page_new_for_room (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);
  return make (&tasks_for_room);
}

GtkWidget *
hv_tasks_page_new_for_files (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);
  return make (&tasks_for_files);
}

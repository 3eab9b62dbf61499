/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/mine-page.h"

#include "base/clock.h"
#include "base/dates.h"
#include "base/text.h"
#include "store/wipe.h"
#include "ui/pages/kept-fields.h"
#include "ui/pages/mine-cards.h"
#include "ui/pages/mine-view-state.h"
#include "ui/pages/next-steps.h"
#include "ui/pages/print-page.h"
#include "ui/ui.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/kept-map.h"
#include "ui/widgets/label.h"
#include "ui/widgets/map-editor.h"
#include "ui/widgets/text-column.h"
#include "ui/widgets/undo-bar.h"
#include "ui/widgets/wrap-box.h"
#include "ui/window/page.h"

#include <glib/gi18n.h>

/* Of a kept thing, in the name of a button. */
#define SUBJECT_CHARS 60

struct _HvMinePage
{
  AdwBin parent_instance;

  HvSession *session;
  HvProgress *progress; /* NULL while no room is open */
  GtkBox *box;
  GtkBox *bottom;
  GtkWidget *content;
  HvUndoBar *undo_bar;

  gint64 removed; /* what is hidden and goes when it can no longer be undone, or 0 */
  gboolean removed_is_run;
  gint64 editing; /* the kept thing whose words are being changed, or 0 */
};

static void hv_mine_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvMinePage, hv_mine_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_mine_page_page_init))

static void refresh (HvMinePage *self);

static const char *
get_origin (HvMinePage *self, const char *id)
{
  HvLibrary *library = hv_session_get_library (self->session);
  HvExercise *exercise = id != NULL ? hv_library_find_exercise (library, id) : NULL;
  HvModule *module = id != NULL && exercise == NULL ? hv_library_find_module (library, id) : NULL;
  if (exercise != NULL)
    return hv_exercise_get_title (exercise);
  return module != NULL ? hv_module_get_title (module) : NULL;
}

static gboolean
is_removed (HvMinePage *self, gint64 id, gboolean is_run)
{
  return self->removed != 0 && self->removed == id && self->removed_is_run == is_run;
}

static void
remove_item (HvMinePage *self, gint64 id, gboolean is_run)
{
  hv_undo_bar_finish (self->undo_bar);
  self->removed = id;
  self->removed_is_run = is_run;
  hv_undo_bar_offer (self->undo_bar, _ ("It is removed."));
  refresh (self);
}

static void
remove_gone_cb (HvMinePage *self)
{
  gint64 id = self->removed;
  self->removed = 0;
  if (id == 0 || self->progress == NULL)
    return;
  if (self->removed_is_run)
    hv_progress_delete_run (self->progress, id);
  else
    hv_progress_delete_kept (self->progress, id);
}

static void
undo_cb (HvMinePage *self)
{
  self->removed = 0;
  refresh (self);
}

static gint64
get_item_id (GtkWidget *widget)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (widget), "id");
}

static void
set_item_id (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&id, sizeof id), g_free);
}

static void
remove_kept_cb (GtkWidget *button, HvMinePage *self)
{
  remove_item (self, get_item_id (button), FALSE);
}

static void
remove_run_cb (GtkWidget *button, HvMinePage *self)
{
  remove_item (self, get_item_id (button), TRUE);
}

static void
edit_cb (GtkWidget *button, HvMinePage *self)
{
  self->editing = get_item_id (button);
  refresh (self);
}

static void
cancel_cb (GtkWidget *button, HvMinePage *self)
{
  self->editing = 0;
  refresh (self);
}

static void
save_cb (GtkWidget *button, HvMinePage *self)
{
  GtkWidget *field = g_object_get_data (G_OBJECT (button), "field");
  g_autoptr (HvWipedString) text = HV_IS_MAP_EDITOR (field) ? hv_map_editor_get_text (HV_MAP_EDITOR (field))
                                                             : hv_kept_fields_get_text (field);
  gint64 id = self->editing;
  self->editing = 0;
  if (*text != '\0' && self->progress != NULL)
    hv_progress_edit_kept (self->progress, id, text); /* which emits "changed" */
  refresh (self);
}

static void
rest_cb (GtkWidget *button, HvMinePage *self)
{
  if (self->progress != NULL)
    hv_next_step_rest (self->progress, get_item_id (button));
}

static void
take_up_cb (GtkWidget *button, HvMinePage *self)
{
  if (self->progress != NULL)
    hv_next_step_take_up (self->progress, get_item_id (button));
}

/* @subject: which of many the button is for, for those who hear it */
static GtkWidget *
append_button (GtkWidget *row, const char *label, const char *subject, gint64 id, GCallback clicked, HvMinePage *self)
{
  GtkWidget *button = hv_button_new (label, "hv-quiet");
  if (subject != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", label, subject);
      hv_set_accessible_name (button, name);
    }
  set_item_id (button, id);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  hv_wrap_box_append (HV_WRAP_BOX (row), button);
  return button;
}

static GtkWidget *
make_card (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (card, "hv-card");
  return card;
}

/* Where it is changed: on the map it was placed on, or in words. */
static GtkWidget *
make_field (HvMinePage *self, const HvKept *kept)
{
  const HvStep *map = hv_kept_map_find_step (hv_session_get_library (self->session), kept);
  if (map == NULL)
    return hv_kept_fields_new (kept);
  g_autoptr (GPtrArray) points = hv_kept_map_read (map, kept->text);
  return hv_map_editor_new (map, hv_kept_kind_describe (kept->kind), points);
}

static GtkWidget *
make_editing_card (HvMinePage *self, const HvKept *kept)
{
  GtkWidget *card = make_card ();
  GtkWidget *field = make_field (self, kept);
  GtkWidget *row = hv_wrap_box_new (8);
  gtk_widget_add_css_class (row, "hv-flush");
  GtkWidget *save = append_button (row, _ ("Save"), NULL, kept->id, G_CALLBACK (save_cb), self);
  g_object_set_data (G_OBJECT (save), "field", field);
  append_button (row, _ ("Leave it as it was"), NULL, kept->id, G_CALLBACK (cancel_cb), self);
  gtk_box_append (GTK_BOX (card), field);
  gtk_box_append (GTK_BOX (card), row);
  return card;
}

static void
append_paper_button (GtkWidget *row, const char *words, gint64 id)
{
  g_autofree char *subject = g_strdup_printf (HV_PRINT_KEPT "%" G_GINT64_FORMAT, id);
  g_autofree char *name = g_strdup_printf ("%s: %s", _ ("On paper"), words);
  GtkWidget *paper = hv_action_button_new (_ ("On paper"), "hv-quiet", "win.print", subject);
  hv_set_accessible_name (paper, name);
  hv_wrap_box_append (HV_WRAP_BOX (row), paper);
}

static GtkWidget *
make_kept_card (HvMinePage *self, const HvKept *kept)
{
  if (self->editing == kept->id)
    return make_editing_card (self, kept);

  GtkWidget *card = make_card ();
  gboolean is_step = g_strcmp0 (kept->kind, "next") == 0;
  HvLibrary *library = hv_session_get_library (self->session);
  const HvStep *map = hv_kept_map_find_step (library, kept);
  g_autoptr (HvWipedString) words
      = is_step ? hv_next_step_describe (kept, hv_clock_now ()) : hv_kept_map_describe (library, kept);
  if (map != NULL)
    gtk_box_append (GTK_BOX (card), hv_kept_map_picture_new (map, hv_kept_kind_describe (kept->kind), kept->text));
  gtk_box_append (GTK_BOX (card), hv_label_new (words, "hv-body"));
  g_autofree char *date = hv_dates_format_near (kept->created, hv_clock_now ());
  const char *origin = get_origin (self, kept->exercise);
  g_autofree char *line = origin != NULL ? g_strdup_printf ("%s · %s", date, origin) : g_strdup (date);
  gtk_box_append (GTK_BOX (card), hv_label_new (line, "hv-small"));
  GtkWidget *row = hv_wrap_box_new (8);
  gtk_widget_add_css_class (row, "hv-flush");
  g_autofree char *subject = hv_text_excerpt (words, SUBJECT_CHARS);
  append_button (row, _ ("Change"), subject, kept->id, G_CALLBACK (edit_cb), self);
  if (is_step)
    append_button (row, _ ("Let it rest"), subject, kept->id, G_CALLBACK (rest_cb), self);
  if (g_strcmp0 (kept->kind, "next-rest") == 0)
    append_button (row, _ ("Take it up again"), subject, kept->id, G_CALLBACK (take_up_cb), self);
  append_button (row, _ ("Remove"), subject, kept->id, G_CALLBACK (remove_kept_cb), self);
  append_paper_button (row, subject, kept->id);
  gtk_box_append (GTK_BOX (card), row);
  return card;
}

static GtkWidget *
make_run_card (HvMinePage *self, const HvRun *run)
{
  const char *origin = get_origin (self, run->exercise);
  const char *title = origin != NULL ? origin : _ ("An exercise that is not here any more");
  GtkWidget *card = make_card ();
  gtk_box_append (GTK_BOX (card), hv_label_new (title, "hv-label hv-strong"));
  g_autofree char *how = hv_run_describe (run, hv_clock_now ());
  gtk_box_append (GTK_BOX (card), hv_label_new (how, "hv-card-detail"));
  g_autofree char *ratings = hv_run_describe_ratings (run);
  if (ratings != NULL)
    gtk_box_append (GTK_BOX (card), hv_label_new (ratings, "hv-card-detail"));
  GtkWidget *row = hv_wrap_box_new (8);
  gtk_widget_add_css_class (row, "hv-flush");
  g_autofree char *subject = g_strdup_printf ("%s, %s", title, how);
  append_button (row, _ ("Remove"), subject, run->id, G_CALLBACK (remove_run_cb), self);
  gtk_box_append (GTK_BOX (card), row);
  return card;
}

/* A heading and the cards under it; nothing when there are none. */
static void
append_section (HvMinePage *self, const char *heading, GtkWidget *grid)
{
  g_object_ref_sink (grid);
  if (gtk_widget_get_first_child (grid) != NULL)
    {
      gtk_box_append (GTK_BOX (self->content), hv_heading_new (heading, "hv-heading"));
      gtk_box_append (GTK_BOX (self->content), grid);
    }
  g_object_unref (grid);
}

static void
append_kept (HvMinePage *self, const char *heading, GPtrArray *found)
{
  GtkWidget *grid = hv_card_grid_new (30, 2);
  for (guint i = 0; i < found->len; i++)
    {
      const HvKept *kept = g_ptr_array_index (found, i);
      if (!is_removed (self, kept->id, FALSE))
        hv_card_grid_append (HV_CARD_GRID (grid), make_kept_card (self, kept));
    }
  append_section (self, heading, grid);
}

static void
append_all_kept (HvMinePage *self)
{
  GPtrArray *kept = hv_progress_get_kept (self->progress);
  for (gsize i = 0; hv_kept_kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found = hv_kept_find_kind (kept, hv_kept_kinds[i]);
      append_kept (self, hv_kept_kind_describe (hv_kept_kinds[i]), found);
    }

  /* A table or a card has no name of its own but the exercise's. */
  g_autoptr (GPtrArray) groups = hv_kept_group_others (kept);
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (groups, i);
      const char *origin = get_origin (self, ((HvKept *) group->pdata[0])->exercise);
      append_kept (self, origin != NULL ? origin : hv_kept_kind_describe (NULL), group);
    }
}

static void
append_runs (HvMinePage *self)
{
  GPtrArray *runs = hv_progress_get_runs (self->progress);
  GtkWidget *grid = hv_card_grid_new (26, 3);
  for (guint i = 0; i < runs->len; i++)
    {
      const HvRun *run = g_ptr_array_index (runs, i);
      if (!is_removed (self, run->id, TRUE))
        hv_card_grid_append (HV_CARD_GRID (grid), make_run_card (self, run));
    }
  append_section (self, _ ("What I tried"), grid);
}

static void
append_closed (HvMinePage *self)
{
  GtkWidget *words = hv_label_new (_ ("With a room of your own, you can keep a sentence, a plan or what helped. "
                                      "Without one, nothing is kept, and all the exercises work."),
                                   "hv-body");
  gtk_box_append (GTK_BOX (self->content), hv_text_column_new (HV_TEXT_CHARS, words));
  GtkWidget *make = hv_action_button_new (_ ("Make a room of my own"), "hv-primary", "win.make-room", NULL);
  gtk_widget_set_halign (make, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->content), make);
}

static void
append_emptiness (HvMinePage *self)
{
  gtk_box_append (GTK_BOX (self->content),
                  hv_label_new (_ ("There is nothing here yet. It may well stay empty."), "hv-body"));
  GtkWidget *practise = hv_action_button_new (_ ("See the exercises"), NULL, "win.go", "practise");
  gtk_widget_set_halign (practise, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->content), practise);
}

static void
refresh (HvMinePage *self)
{
  hv_box_clear (GTK_BOX (self->content));
  if (self->progress == NULL)
    {
      append_closed (self);
      return;
    }
  append_all_kept (self);
  append_section (self, _ ("My weekly sentences"), hv_mine_ratings_new (self->session, self->progress));
  append_section (self, _ ("My favourites"), hv_mine_favourites_new (self->session, self->progress));
  append_runs (self);
  if (gtk_widget_get_first_child (self->content) == NULL)
    append_emptiness (self);
}

/* Words that are being changed are not pulled away from under her. */
static void
changed_cb (HvMinePage *self)
{
  if (self->editing == 0)
    refresh (self);
}

static void
follow_room (HvMinePage *self)
{
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_set_object (&self->progress, hv_session_get_progress (self->session));
  self->removed = 0;
  self->editing = 0;
  if (self->progress != NULL)
    g_signal_connect_object (self->progress, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static const char *
hv_mine_page_get_title (HvPage *page)
{
  return _ ("Mine");
}

static void
hv_mine_page_flush (HvPage *page)
{
  hv_undo_bar_finish (HV_MINE_PAGE (page)->undo_bar);
}

static void
hv_mine_page_focus (HvPage *page)
{
  hv_focus_first (HV_MINE_PAGE (page)->content);
}

static void
hv_mine_page_page_init (HvPageInterface *iface)
{
  iface->get_title = hv_mine_page_get_title;
  iface->flush = hv_mine_page_flush;
  iface->focus = hv_mine_page_focus;
}

static void
hv_mine_page_unmap (GtkWidget *widget)
{
  hv_mine_page_flush (HV_PAGE (widget));
  GTK_WIDGET_CLASS (hv_mine_page_parent_class)->unmap (widget);
}

static void
hv_mine_page_dispose (GObject *object)
{
  HvMinePage *self = HV_MINE_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (hv_mine_page_parent_class)->dispose (object);
}

static void
hv_mine_page_class_init (HvMinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_mine_page_dispose;
  widget_class->unmap = hv_mine_page_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/mine-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvMinePage, box);
  gtk_widget_class_bind_template_child (widget_class, HvMinePage, bottom);
}

static void
hv_mine_page_init (HvMinePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hv_mine_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvMinePage *self = g_object_new (HV_TYPE_MINE_PAGE, NULL);
  self->session = g_object_ref (session);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_box_append (self->box, self->content);
  self->undo_bar = HV_UNDO_BAR (hv_undo_bar_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->undo_bar), TRUE);
  gtk_box_append (self->bottom, GTK_WIDGET (self->undo_bar));
  g_signal_connect_object (self->undo_bar, "undo", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_bar, "gone", G_CALLBACK (remove_gone_cb), self, G_CONNECT_SWAPPED);
  follow_room (self);
  g_signal_connect_object (session, "opened", G_CALLBACK (follow_room), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "closed", G_CALLBACK (follow_room), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/first-start-page.h"

#include "safety/leave-keys.h"
#include "ui/ui.h"
#include "ui/widgets/drawing-view.h"
#include "ui/window/page.h"
#include "ui/window/parts.h"

#include <glib/gi18n.h>

/* The step is remembered with the session, since a change of language builds the page anew. */
#define STEP_KEY "hv-first-start-step"

typedef enum
{
  STEP_LANGUAGE,
  STEP_WATCHED,
  STEP_BEGIN,
  STEP_LEAVING,
  N_STEPS,
} Step;

static const HvDrawing welcome = { .name = (char *) "welcome" };

static const char *const step_names[N_STEPS] = { "language", "watched", "begin", "leaving" };

struct _HvFirstStartPage
{
  AdwBin parent_instance;

  HvSession *session;
  Step step;
  gboolean only_leaving;
  const char *chosen; /* the action to be done when leaving has been practised or skipped */
  gboolean rehearsed; /* the one time that is practice has been used */

  GtkStack *steps;
  GtkScrolledWindow *scroller;
  AdwClamp *picture;
  GtkWidget *dots;
  GtkWidget *rehearsal_done;
  GtkWidget *rehearsal_hint;
  GtkWidget *again_button;
  GtkWidget *footer;
  GtkWidget *strokes;
  GtkWidget *back_button;
  GtkWidget *calm_button;
  GtkWidget *skip_button;
  GtkWidget *next_button;
};

static void hv_first_start_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvFirstStartPage, hv_first_start_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_first_start_page_page_init))

static void
show_strokes (HvFirstStartPage *self)
{
  GtkWidget *stroke = gtk_widget_get_first_child (self->strokes);
  for (int i = 0; stroke != NULL; i++, stroke = gtk_widget_get_next_sibling (stroke))
    if (i <= (int) self->step)
      gtk_widget_add_css_class (stroke, "hv-done");
    else
      gtk_widget_remove_css_class (stroke, "hv-done");
  /* Translators: of the pages at first start */
  g_autofree char *told = g_strdup_printf (_ ("Page %u of %u"), self->step + 1, N_STEPS);
  hv_set_accessible_name (self->strokes, told);
}

static void
show_presses_as_dots (HvFirstStartPage *self, guint presses)
{
  GtkWidget *dot = gtk_widget_get_first_child (self->dots);
  for (guint i = 0; dot != NULL; i++, dot = gtk_widget_get_next_sibling (dot))
    if (i < presses)
      gtk_widget_add_css_class (dot, "hv-on");
    else
      gtk_widget_remove_css_class (dot, "hv-on");
}

static void
show_rehearsal (HvFirstStartPage *self, gboolean done)
{
  self->rehearsed = done;
  gtk_widget_set_visible (self->rehearsal_hint, !done);
  gtk_widget_set_visible (self->rehearsal_done, done);
  show_presses_as_dots (self, done ? HV_LEAVE_TAPS : 0);
}

static void
focus_main_button (HvFirstStartPage *self)
{
  GtkWidget *step = gtk_stack_get_visible_child (self->steps);
  if (self->step == STEP_LANGUAGE || self->step == STEP_BEGIN)
    gtk_widget_child_focus (step, GTK_DIR_TAB_FORWARD);
  else if (gtk_widget_get_visible (self->next_button))
    gtk_widget_grab_focus (self->next_button);
}

static void
go_to_step (HvFirstStartPage *self, Step step)
{
  self->step = step;
  g_object_set_data (G_OBJECT (self->session), STEP_KEY, GINT_TO_POINTER (step));
  gtk_stack_set_visible_child_name (self->steps, step_names[step]);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_set_visible (self->back_button, step > 0 && !self->only_leaving);
  /* Where there is a choice, the choice goes on. */
  gtk_widget_set_visible (self->next_button,
                          (step == STEP_WATCHED || step == STEP_LEAVING) && !self->only_leaving);
  gtk_button_set_label (GTK_BUTTON (self->next_button), step == STEP_LEAVING ? _ ("Begin") : _ ("Go on"));
  gtk_widget_set_visible (self->skip_button, !self->only_leaving);
  show_rehearsal (self, FALSE);
  show_strokes (self);
  focus_main_button (self);
}

static void
begin (HvFirstStartPage *self)
{
  g_object_set_data (G_OBJECT (self->session), STEP_KEY, GINT_TO_POINTER (STEP_LANGUAGE));
  const char *chosen = self->chosen != NULL ? self->chosen : "win.try";
  if (g_str_equal (chosen, "win.go"))
    gtk_widget_activate_action (GTK_WIDGET (self), chosen, "s", "brought");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), chosen, NULL);
}

static void
go_on (HvFirstStartPage *self)
{
  if (self->step + 1 < N_STEPS)
    go_to_step (self, self->step + 1);
  else
    begin (self);
}

static void
choose_language (HvFirstStartPage *self, const char *language)
{
  go_to_step (self, STEP_WATCHED);
  hv_session_set_language (self->session, language); /* may build this page anew */
}

static void
choose_danish (HvFirstStartPage *self)
{
  choose_language (self, "da");
}

static void
choose_english (HvFirstStartPage *self)
{
  choose_language (self, "en");
}

static void
choose_trying (HvFirstStartPage *self)
{
  self->chosen = "win.try";
  go_on (self);
}

static void
choose_room (HvFirstStartPage *self)
{
  self->chosen = "win.make-room";
  go_on (self);
}

static void
choose_brought (HvFirstStartPage *self)
{
  self->chosen = "win.go";
  go_on (self);
}

static void
rehearse_again (HvFirstStartPage *self)
{
  show_rehearsal (self, FALSE);
}

/* --- HvPage --- */

static const char *
get_title (HvPage *page)
{
  return HV_FIRST_START_PAGE (page)->only_leaving ? _ ("Practise leaving") : _ ("Welcome");
}

static void
focus (HvPage *page)
{
  focus_main_button (HV_FIRST_START_PAGE (page));
}

static gboolean
go_back (HvPage *page)
{
  HvFirstStartPage *self = HV_FIRST_START_PAGE (page);
  if (self->only_leaving || self->step == 0)
    return FALSE;
  go_to_step (self, self->step - 1);
  return TRUE;
}

static void
back_clicked (HvFirstStartPage *self)
{
  go_back (HV_PAGE (self));
}

static gboolean
rehearse_leave (HvPage *page)
{
  HvFirstStartPage *self = HV_FIRST_START_PAGE (page);
  if (self->step != STEP_LEAVING || self->rehearsed)
    return FALSE;
  show_rehearsal (self, TRUE);
  gtk_widget_grab_focus (self->only_leaving ? self->again_button : self->next_button);
  return TRUE;
}

static void
show_presses (HvPage *page, guint presses)
{
  HvFirstStartPage *self = HV_FIRST_START_PAGE (page);
  if (self->step == STEP_LEAVING && !self->rehearsed)
    show_presses_as_dots (self, presses);
}

static void
hv_first_start_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
  iface->focus = focus;
  iface->back = go_back;
  iface->rehearse_leave = rehearse_leave;
  iface->show_presses = show_presses;
}

static void
hv_first_start_page_dispose (GObject *object)
{
  g_clear_object (&HV_FIRST_START_PAGE (object)->session);
  G_OBJECT_CLASS (hv_first_start_page_parent_class)->dispose (object);
}

static void
hv_first_start_page_class_init (HvFirstStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hv_first_start_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, HV_RESOURCE_PREFIX "/ui/first-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, steps);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, picture);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, dots);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, rehearsal_done);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, rehearsal_hint);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, footer);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, strokes);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, calm_button);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, skip_button);
  gtk_widget_class_bind_template_child (widget_class, HvFirstStartPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_danish);
  gtk_widget_class_bind_template_callback (widget_class, choose_english);
  gtk_widget_class_bind_template_callback (widget_class, choose_trying);
  gtk_widget_class_bind_template_callback (widget_class, choose_room);
  gtk_widget_class_bind_template_callback (widget_class, choose_brought);
  gtk_widget_class_bind_template_callback (widget_class, rehearse_again);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, go_on);
}

static void
add_small_boxes (GtkWidget *box, guint n, const char *css_class)
{
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *small = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_valign (small, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (small, css_class);
      gtk_box_append (GTK_BOX (box), small);
    }
}

static void
hv_first_start_page_init (HvFirstStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_clamp_set_child (self->picture, hv_drawing_view_new (&welcome));
  add_small_boxes (self->strokes, N_STEPS, "hv-stroke");
  add_small_boxes (self->dots, HV_LEAVE_TAPS, "hv-leave-dot");
}

static HvFirstStartPage *
make (HvSession *session, gboolean only_leaving)
{
  HvFirstStartPage *self = g_object_new (HV_TYPE_FIRST_START_PAGE, NULL);
  self->session = g_object_ref (session);
  self->only_leaving = only_leaving;
  gtk_widget_set_visible (self->footer, !only_leaving);
  gtk_widget_set_visible (self->calm_button, !only_leaving);
  return self;
}

GtkWidget *
hv_first_start_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvFirstStartPage *self = make (session, FALSE);
  go_to_step (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (session), STEP_KEY)));
  return GTK_WIDGET (self);
}

GtkWidget *
hv_first_start_page_new_for_leaving (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvFirstStartPage *self = make (session, TRUE);
  go_to_step (self, STEP_LEAVING);
  g_object_set_data (G_OBJECT (session), STEP_KEY, GINT_TO_POINTER (STEP_LANGUAGE));
  return GTK_WIDGET (self);
}

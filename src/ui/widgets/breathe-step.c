/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/breathe-step.h"

#include "practice/guide.h"
#include "ui/ui.h"
#include "ui/widgets/breath-circle.h"
#include "ui/widgets/breath-clock.h"
#include "ui/widgets/label.h"
#include "ui/widgets/spoken-line.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n.h>

/* Lines to read stay this long; a line beside the finger one way out and home. */
#define READ_SECONDS 9
#define FINGER_SECONDS 12
#define DEFAULT_MINUTES 5
/* A machine that was busy for longer than this must not make the circle leap. */
#define MAX_FRAME_US (G_USEC_PER_SEC / 4)

struct _HvBreatheStep
{
  HvStepView parent;
  HvBreathClock clock;
  HvGuide *guide; /* (nullable): the lines of "finger" and "read" */
  guint tick;
  gint64 last_frame;
  GtkWidget *circle, *line;
  GtkWidget *start, *again, *next_line;
  GtkWidget *lengths, *variants, *over;
};

G_DEFINE_FINAL_TYPE (HvBreatheStep, hv_breathe_step, HV_TYPE_STEP_VIEW)

static void rebuild_variants (HvBreatheStep *self);

static const HvBreathPattern *
find_variant (HvBreatheStep *self, const char *variant)
{
  GPtrArray *patterns = hv_step_view_get_step (HV_STEP_VIEW (self))->patterns;

  for (guint i = 0; i < patterns->len; i++)
    if (hv_breath_pattern_is (patterns->pdata[i], variant))
      return patterns->pdata[i];
  return NULL;
}

static gboolean
is_moving_allowed (HvBreatheStep *self)
{
  gboolean animate = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate, NULL);
  return animate;
}

static void
show_circle (HvBreatheStep *self)
{
  HvBreathCircle *circle = HV_BREATH_CIRCLE (self->circle);
  gboolean breathing_in = TRUE;
  guint second = 1;
  double openness = hv_breath_clock_look (&self->clock, &breathing_in, &second);
  g_autofree char *count = NULL;

  hv_breath_circle_set_openness (circle, is_moving_allowed (self) ? openness : 0.5);
  if (hv_breath_pattern_is (self->clock.pattern, "finger"))
    {
      const char *way = breathing_in ? C_ ("finger", "Out") : C_ ("finger", "Home");
      hv_breath_circle_set_words (circle, is_moving_allowed (self) ? "" : way, NULL, way);
      return;
    }
  if (self->clock.elapsed_us == 0 || self->clock.over)
    {
      hv_breath_circle_set_words (circle, "·", NULL, _("The circle is still"));
      return;
    }
  if (hv_breath_pattern_is (self->clock.pattern, "circle"))
    count = g_strdup_printf ("%u", second);
  hv_breath_circle_set_words (circle, breathing_in ? C_ ("breath", "In") : C_ ("breath", "Out"), count, NULL);
}

static void
show_line (HvBreatheStep *self)
{
  const HvBreathPattern *pattern = self->clock.pattern;
  gboolean has_lines = self->guide != NULL;

  gtk_widget_set_visible (self->line, has_lines);
  gtk_widget_set_visible (self->next_line, has_lines);
  if (!has_lines)
    return;
  guint index = MIN (hv_guide_get_line (self->guide), pattern->lines->len - 1);
  const char *text = hv_translated_get (pattern->lines->pdata[index]);
  hv_spoken_line_set_text (HV_SPOKEN_LINE (self->line), text);
}

static void
show_buttons (HvBreatheStep *self)
{
  gboolean begun = self->clock.running || self->clock.elapsed_us > 0;
  const char *label = _("Start");

  if (self->clock.running)
    label = C_ ("hold still", "Pause");
  else if (self->clock.over)
    label = _("A little longer");
  else if (begun)
    label = C_ ("after a pause", "Go on");
  hv_step_view_show_intro (HV_STEP_VIEW (self), !begun);
  hv_button_set_label (self->start, label);
  gtk_widget_set_visible (self->again, begun && !self->clock.running);
  gtk_widget_set_visible (self->lengths, !begun && !hv_breath_pattern_is (self->clock.pattern, "read"));
  gtk_widget_set_visible (self->over, self->clock.over);
}

static void
show_all (HvBreatheStep *self)
{
  gboolean reads = hv_breath_pattern_is (self->clock.pattern, "read");

  gtk_widget_set_visible (self->circle, !reads);
  gtk_widget_set_vexpand (self->line, reads); /* the buttons stay where they are, whatever takes the room */
  hv_breath_circle_set_finger (HV_BREATH_CIRCLE (self->circle), hv_breath_pattern_is (self->clock.pattern, "finger"));
  show_circle (self);
  show_line (self);
  show_buttons (self);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HvBreatheStep *self = HV_BREATHE_STEP (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gint64 passed = self->last_frame > 0 ? MIN (now - self->last_frame, MAX_FRAME_US) : 0;

  self->last_frame = now;
  hv_breath_clock_advance (&self->clock, passed);
  if (self->guide != NULL)
    hv_guide_advance (self->guide, passed);
  if (hv_breath_pattern_is (self->clock.pattern, "read") && hv_guide_is_over (self->guide))
    {
      self->clock.running = FALSE;
      self->clock.over = TRUE;
    }
  show_circle (self);
  show_line (self);
  if (self->clock.running)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  show_buttons (self);
  gtk_widget_grab_focus (self->over);
  return G_SOURCE_REMOVE;
}

static void
hold_still (HvBreatheStep *self)
{
  self->clock.running = FALSE;
  if (self->guide != NULL)
    hv_guide_pause (self->guide);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

static void
run (HvBreatheStep *self)
{
  if (self->clock.over)
    hv_breath_clock_extend (&self->clock);
  self->clock.running = TRUE;
  if (self->guide != NULL && hv_guide_is_over (self->guide))
    hv_guide_repeat (self->guide);
  else if (self->guide != NULL)
    hv_guide_start (self->guide);
  self->last_frame = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
on_start (HvBreatheStep *self)
{
  if (self->clock.running)
    hold_still (self);
  else
    run (self);
  show_buttons (self);
}

static void
take_pattern (HvBreatheStep *self, const HvBreathPattern *pattern)
{
  hold_still (self);
  hv_breath_clock_set_pattern (&self->clock, pattern);
  g_clear_pointer (&self->guide, hv_guide_free);
  if (pattern->lines != NULL && pattern->lines->len > 0)
    {
      g_autofree guint *seconds = g_new (guint, pattern->lines->len);
      for (guint i = 0; i < pattern->lines->len; i++)
        seconds[i] = hv_breath_pattern_is (pattern, "finger") ? FINGER_SECONDS : READ_SECONDS;
      self->guide = hv_guide_new (seconds, pattern->lines->len);
    }
  rebuild_variants (self);
  show_all (self);
}

static void
on_again (HvBreatheStep *self)
{
  take_pattern (self, self->clock.pattern);
  gtk_widget_grab_focus (self->start);
}

static void
on_next_line (HvBreatheStep *self)
{
  hv_guide_next_line (self->guide);
  show_line (self);
}

static void
on_slower (HvBreatheStep *self)
{
  self->clock.slower = MIN (self->clock.slower + 1, HV_BREATH_MAX_SLOWER);
  rebuild_variants (self);
}

static void
on_quicker (HvBreatheStep *self)
{
  self->clock.slower = self->clock.slower > 0 ? self->clock.slower - 1 : 0;
  rebuild_variants (self);
}

static void
on_variant (HvBreatheStep *self, GtkWidget *button)
{
  HvStepView *view = HV_STEP_VIEW (self);
  const HvBreathPattern *pattern = g_object_get_data (G_OBJECT (button), "hv-pattern");
  const char *chosen[] = { pattern->id, NULL };

  hv_answers_set_choices (hv_step_view_get_answers (view), hv_step_view_get_step (view)->id, chosen, NULL);
  take_pattern (self, pattern);
  gtk_widget_grab_focus (self->start);
}

static GtkWidget *
add_variant_button (HvBreatheStep *self, const char *label, const HvBreathPattern *pattern)
{
  GtkWidget *button = hv_button_new (label, "hv-quiet");

  g_object_set_data (G_OBJECT (button), "hv-pattern", (gpointer) pattern);
  hv_wrap_box_append (HV_WRAP_BOX (self->variants), button);
  return button;
}

/* The other ways on offer, always on the same screen: the pace, no counting, a finger, only reading. */
static void
rebuild_variants (HvBreatheStep *self)
{
  static const struct
  {
    const char *variant, *label;
  } ways[] = { { "circle", N_ ("With counting") },
               { "uncounted", N_ ("Without counting") },
               { "finger", N_ ("With the finger instead") },
               { "read", N_ ("Just read") } };
  hv_wrap_box_clear (HV_WRAP_BOX (self->variants));

  if (!hv_breath_pattern_is (self->clock.pattern, "read"))
    {
      GtkWidget *slower = add_variant_button (self, _("Slower"), NULL);
      gtk_widget_set_sensitive (slower, self->clock.slower < HV_BREATH_MAX_SLOWER);
      g_signal_connect_swapped (slower, "clicked", G_CALLBACK (on_slower), self);
      if (self->clock.slower > 0)
        g_signal_connect_swapped (add_variant_button (self, _("A little faster"), NULL), "clicked",
                                  G_CALLBACK (on_quicker), self);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const HvBreathPattern *pattern = find_variant (self, ways[i].variant);
      if (pattern == NULL || hv_breath_pattern_is (self->clock.pattern, ways[i].variant))
        continue;
      GtkWidget *button = add_variant_button (self, _(ways[i].label), pattern);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_variant), self);
    }
}

static void
on_length (GtkToggleButton *button, HvBreatheStep *self)
{
  if (gtk_toggle_button_get_active (button))
    hv_breath_clock_set_minutes (&self->clock,
                                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "hv-minutes")));
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static GtkWidget *
make_length (HvBreatheStep *self, guint length, GtkToggleButton *group)
{
  g_autofree char *label = g_strdup_printf (_("%u min"), length);
  g_autofree char *name = g_strdup_printf (ngettext ("%u minute", "%u minutes", length), length);
  GtkWidget *button = hv_toggle_new (label, "hv-quiet");

  hv_set_accessible_name (button, name);
  g_object_set_data (G_OBJECT (button), "hv-minutes", GUINT_TO_POINTER (length));
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), self->clock.length_us == length * 60 * G_USEC_PER_SEC);
  g_signal_connect (button, "toggled", G_CALLBACK (on_length), self);
  return button;
}

/* From short to long; the content's first is the one chosen to begin with. */
static GtkWidget *
make_lengths (HvBreatheStep *self)
{
  const HvStep *step = hv_step_view_get_step (HV_STEP_VIEW (self));
  g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  if (step->minutes != NULL && step->minutes->len > 0)
    g_array_append_vals (minutes, step->minutes->data, step->minutes->len);
  hv_breath_clock_set_minutes (&self->clock, minutes->len > 0 ? g_array_index (minutes, guint, 0) : DEFAULT_MINUTES);
  g_array_sort (minutes, compare_lengths);
  for (guint i = 0; minutes->len > 1 && i < minutes->len; i++)
    {
      GtkWidget *group = gtk_widget_get_first_child (box);
      gtk_box_append (GTK_BOX (box), make_length (self, g_array_index (minutes, guint, i),
                                                  group != NULL ? GTK_TOGGLE_BUTTON (group) : NULL));
    }
  return box;
}

static GtkWidget *
add_control (HvBreatheStep *self, GtkWidget *row, const char *label, const char *css_class, GCallback callback)
{
  GtkWidget *button = hv_button_new (label, css_class);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

static void
add_stage (HvBreatheStep *self)
{
  self->circle = hv_breath_circle_new ();
  gtk_widget_set_vexpand (self->circle, TRUE);
  hv_set_accessible_name (self->circle, _("The circle is still"));
  gtk_box_append (GTK_BOX (self), self->circle);

  self->line = hv_spoken_line_new ("", "hv-line-now", TRUE);
  gtk_widget_add_css_class (self->line, "hv-two-lines");
  gtk_box_append (GTK_BOX (self), self->line);

  self->over
      = hv_spoken_line_new (_("The time has passed. You can go on a little, or leave it here."), "hv-label", TRUE);
  gtk_box_append (GTK_BOX (self), self->over);

  GtkWidget *controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_halign (controls, GTK_ALIGN_CENTER);
  self->lengths = make_lengths (self);
  gtk_box_append (GTK_BOX (controls), self->lengths);
  self->start = add_control (self, controls, _("Start"), NULL, G_CALLBACK (on_start));
  self->next_line = add_control (self, controls, _("Next line"), "hv-quiet", G_CALLBACK (on_next_line));
  self->again = add_control (self, controls, _("From the beginning"), "hv-quiet", G_CALLBACK (on_again));
  gtk_box_append (GTK_BOX (self), controls);
}

static void
hv_breathe_step_build (HvStepView *view)
{
  HvBreatheStep *self = HV_BREATHE_STEP (view);
  hv_step_view_add_intro (view);
  hv_step_view_centre_labels (view);
  add_stage (self);

  self->variants = hv_wrap_box_new (12);
  gtk_widget_set_halign (self->variants, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->variants);

  take_pattern (self, hv_runner_get_pattern (hv_step_view_get_runner (view)));
  hv_step_view_set_first_focus (view, self->start);
}

static void
hv_breathe_step_rest (HvStepView *view)
{
  HvBreatheStep *self = HV_BREATHE_STEP (view);

  if (!self->clock.running)
    return;
  hold_still (self);
  show_buttons (self);
}

static void
hv_breathe_step_finalize (GObject *object)
{
  g_clear_pointer (&HV_BREATHE_STEP (object)->guide, hv_guide_free);
  G_OBJECT_CLASS (hv_breathe_step_parent_class)->finalize (object);
}

static void
hv_breathe_step_class_init (HvBreatheStepClass *klass)
{
  HvStepViewClass *view_class = HV_STEP_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hv_breathe_step_finalize;
  view_class->build = hv_breathe_step_build;
  view_class->rest = hv_breathe_step_rest;
}

static void
hv_breathe_step_init (HvBreatheStep *self)
{
}

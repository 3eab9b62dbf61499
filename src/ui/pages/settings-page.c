/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/settings-page.h"

#include "safety/lock-timer.h"
#include "safety/next-program.h"
#include "ui/cover/cover-memory.h"
#include "ui/pages/column.h"
#include "ui/ui.h"
#include "ui/window/page.h"
#include "ui/window/parts.h"

#include <glib/gi18n.h>

struct _HvSettingsPage
{
  AdwBin parent_instance;

  HvSession *session;
};

static void hv_settings_page_page_init (HvPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HvSettingsPage, hv_settings_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HV_TYPE_PAGE, hv_settings_page_page_init))

typedef struct
{
  const char *value, *label;
} Choice;

/* Each language is named in itself. */
static const Choice languages[] = { { "da", "Dansk" }, { "en", "English" } };
static const Choice appearances[]
    = { { "system", N_ ("As the computer") }, { "light", N_ ("Light") }, { "dark", N_ ("Dark") } };
static const Choice times[] = { { "30s", N_ ("After half a minute") },
                                { "1", N_ ("After one minute") },
                                { "2", N_ ("After two minutes") },
                                { "5", N_ ("After five minutes") },
                                { "15", N_ ("After a quarter of an hour") } };
static const Choice focus[] = { { "no", N_ ("Stay open") }, { "yes", N_ ("Lock then too") } };

/* The first opens nothing; the others are offered where there is such a program. */
static const Choice next_programs[] = { { "none", N_ ("Nothing") },
                                        { "calculator", N_ ("A calculator") },
                                        { "editor", N_ ("A text editor") },
                                        { "files", N_ ("The computer’s files") },
                                        { "browser", N_ ("A web browser") } };

static const char *
get_title (HvPage *page)
{
  return _ ("Settings");
}

static void
hv_settings_page_page_init (HvPageInterface *iface)
{
  iface->get_title = get_title;
}

static void
chosen (GtkCheckButton *button, HvSettingsPage *self)
{
  if (!gtk_check_button_get_active (button))
    return;
  const char *setting = g_object_get_data (G_OBJECT (button), "hv-setting");
  const char *value = g_object_get_data (G_OBJECT (button), "hv-value");
  if (g_str_equal (setting, "language"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-language", "s", value);
  else if (g_str_equal (setting, "cover"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-cover", "s", value);
  else
    hv_progress_set_setting (hv_session_get_progress (self->session), setting, value);
}

static void
add_choices (HvSettingsPage *self, GtkBox *column, const char *heading, const char *setting, const char *current,
             const Choice *choices, gsize n_choices)
{
  hv_column_add_text (column, heading, "hv-heading hv-section");
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkCheckButton *first = NULL;
  for (gsize i = 0; i < n_choices; i++)
    {
      const char *label = _ (choices[i].label);
      GtkWidget *button = gtk_check_button_new_with_label (label);
      gtk_widget_add_css_class (button, "hv-answer");
      hv_set_accessible_name (button, label);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
      if (first == NULL)
        first = GTK_CHECK_BUTTON (button);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), g_strcmp0 (choices[i].value, current) == 0);
      g_object_set_data (G_OBJECT (button), "hv-setting", (gpointer) setting);
      g_object_set_data (G_OBJECT (button), "hv-value", (gpointer) choices[i].value);
      g_signal_connect (button, "toggled", G_CALLBACK (chosen), self);
      gtk_box_append (GTK_BOX (group), button);
    }
  gtk_box_append (column, group);
}

/* The choice that comes to the same as what is kept. */
static const char *
get_time (HvProgress *progress)
{
  guint kept = hv_lock_timer_parse (hv_progress_get_setting (progress, "lock-minutes"));
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (times); i++)
    if (kept <= hv_lock_timer_parse (times[i].value))
      return times[i].value;
  return times[G_N_ELEMENTS (times) - 1].value;
}

static void
add_locking (HvSettingsPage *self, GtkBox *column)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  add_choices (self, column, _ ("Lock by itself"), "lock-minutes", get_time (progress), times, G_N_ELEMENTS (times));
  hv_column_add_text (column, _ ("It also locks when the window is minimised, the screen locks or the computer sleeps."),
                      "hv-small");
  gboolean by_focus = g_strcmp0 (hv_progress_get_setting (progress, "lock-on-focus"), "yes") == 0;
  add_choices (self, column, _ ("When another window comes in front"), "lock-on-focus", by_focus ? "yes" : "no", focus,
               G_N_ELEMENTS (focus));
}

static void
add_cover (HvSettingsPage *self, GtkBox *column)
{
  guint n;
  const HvIdentity *identities = hv_identity_get_all (&n);
  g_autofree Choice *choices = g_new0 (Choice, n);
  for (guint i = 0; i < n; i++)
    choices[i] = (Choice){ identities[i].id, identities[i].name };
  add_choices (self, column, _ ("What it looks like while it is locked"), "cover",
               hv_cover_memory_get (self->session)->identity->id, choices, n);
  hv_column_add_text (column, _ ("The window's name and picture are the same. The name in the computer's own menu does "
                                 "not change."),
                      "hv-small");
  hv_column_add_text (column, _ ("You come back in by the search field and Enter, or in the unit converter by the field "
                                 "for the amount. Whoever looks on can read what is typed there. “Open a collection…” "
                                 "in the menu does the same, with dots."),
                      "hv-small");
}

static void
add_next_program (HvSettingsPage *self, GtkBox *column)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  const char *current = hv_progress_get_setting (progress, "next-program");
  Choice offered[G_N_ELEMENTS (next_programs)] = { next_programs[0] };
  gsize n = 1;
  const char *chosen_one = next_programs[0].value;
  for (gsize i = 1; i < G_N_ELEMENTS (next_programs); i++)
    if (hv_next_program_is_installed (next_programs[i].value))
      {
        offered[n++] = next_programs[i];
        if (g_strcmp0 (current, next_programs[i].value) == 0)
          chosen_one = current;
      }
  if (n == 1)
    return;
  add_choices (self, column, _ ("When you close, this may open"), "next-program", chosen_one, offered, n);
  hv_column_add_text (column,
                      _ ("Then there is something else on the screen. It opens empty, and only when you close from inside."),
                      "hv-small");
}

static void
add_button (GtkBox *column, const char *label, const char *action, const char *target)
{
  GtkWidget *button = hv_parts_make_button (label, NULL, "");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (column, button);
}

static void
add_what_is_kept (HvSettingsPage *self, GtkBox *column)
{
  hv_column_add_text (column, _ ("What is kept"), "hv-heading hv-section");
  if (hv_session_keeps (self->session))
    {
      hv_column_add_text (column, _ ("Your room keeps what you write, what you choose to keep, and these settings. It "
                                     "is locked. The program writes nothing else on this computer."),
                          "hv-body");
      add_button (column, _ ("My room"), "win.go", "room");
    }
  else
    hv_column_add_text (column, _ ("The program writes nothing on this computer. When you close, what you wrote is "
                                   "gone, and so are these settings."),
                        "hv-body");
}

static void
build (HvSettingsPage *self)
{
  HvProgress *progress = hv_session_get_progress (self->session);
  GtkBox *column;
  adw_bin_set_child (ADW_BIN (self), hv_column_new (_ ("Settings"), &column));

  add_choices (self, column, _ ("Language"), "language", hv_session_get_language (self->session), languages,
               G_N_ELEMENTS (languages));
  if (progress != NULL)
    {
      const char *appearance = hv_progress_get_setting (progress, "appearance");
      add_choices (self, column, _ ("Light or dark"), "appearance", appearance != NULL ? appearance : "system",
                   appearances, G_N_ELEMENTS (appearances));
    }
  if (hv_session_keeps (self->session))
    {
      add_locking (self, column);
      add_cover (self, column);
    }

  hv_column_add_text (column, _ ("What is offered"), "hv-heading hv-section");
  hv_column_add_text (column, _ ("Some exercises can be unsafe for some. You can say how you live now, or leave it."),
                      "hv-body");
  add_button (column, _ ("How I live now"), "win.go", "circumstances");

  add_button (column, _ ("My weekly sentences"), "win.go", "ratings");

  hv_column_add_text (column, _ ("Leaving"), "hv-heading hv-section");
  add_button (column, _ ("Practise leaving"), "win.practise-leaving", NULL);
  if (progress != NULL)
    add_next_program (self, column);
  add_what_is_kept (self, column);
  add_button (column, _ ("What this can and cannot hide"), "win.go", "limits");
  add_button (column, _ ("Traces on this computer"), "win.go", "traces");
}

static void
hv_settings_page_dispose (GObject *object)
{
  g_clear_object (&HV_SETTINGS_PAGE (object)->session);
  G_OBJECT_CLASS (hv_settings_page_parent_class)->dispose (object);
}

static void
hv_settings_page_class_init (HvSettingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_settings_page_dispose;
}

static void
hv_settings_page_init (HvSettingsPage *self)
{
}

GtkWidget *
hv_settings_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvSettingsPage *self = g_object_new (HV_TYPE_SETTINGS_PAGE, NULL);
  self->session = g_object_ref (session);
  build (self);
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-checks.h"

#include <stdarg.h>
#include <string.h>

#define TARGET 44
#define SCREEN_WIDTH 1366
#define SCREEN_HEIGHT 768
#define LONGEST_RING 400

Findings *
findings_new (void)
{
  Findings *self = g_new0 (Findings, 1);
  for (guint i = 0; i < N_CHECKS; i++)
    self->told[i] = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
findings_free (Findings *self)
{
  for (guint i = 0; i < N_CHECKS; i++)
    g_ptr_array_unref (self->told[i]);
  g_hash_table_unref (self->known);
  g_free (self);
}

static void G_GNUC_PRINTF (4, 5)
tell (Findings *findings, Check check, const char *where, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  char *what = g_strdup_vprintf (format, args);
  va_end (args);
  g_autofree char *key = g_strdup_printf ("%d %s", check, what);
  if (g_hash_table_add (findings->known, g_steal_pointer (&key)))
    g_ptr_array_add (findings->told[check], g_strdup_printf ("%s: %s", where, what));
  g_free (what);
}

/* --- What a widget is called --- */

/* What GTK's test interface says of a value: a string in quotes, or for a relation the widgets' addresses. */
static char *
get_label_property (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return NULL;
  char *value = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "\001");
  if (value == NULL)
    return NULL;
  gsize length = strlen (value);
  if (length >= 2 && value[0] == '"' && value[length - 1] == '"')
    {
      memmove (value, value + 1, length - 2);
      value[length - 2] = '\0';
    }
  return value;
}

static GtkWidget *
find_label_at (GtkWidget *widget, const char *address)
{
  g_autofree char *here = g_strdup_printf ("%p", (void *) widget);
  if (GTK_IS_LABEL (widget) && g_str_equal (here, address))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label_at (child, address);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static char *
get_labelled_by (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  if (!gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return NULL;
  g_autofree char *value
      = gtk_test_accessible_check_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY, widget, NULL);
  g_autoptr (GString) name = g_string_new (NULL);
  g_auto (GStrv) parts = g_regex_split_simple ("(0x[0-9a-f]+)", value != NULL ? value : "", 0, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      GtkWidget *label = g_str_has_prefix (parts[i], "0x")
                             ? find_label_at (GTK_WIDGET (gtk_widget_get_root (widget)), parts[i]) : NULL;
      if (label != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", gtk_label_get_text (GTK_LABEL (label)));
    }
  return g_strdup (name->str);
}

static gboolean
is_real_name (const char *name)
{
  static const char *const types[] = { "Gtk", "Hv", "Adw" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (name, types[i]) && g_ascii_isupper (name[strlen (types[i])]))
      return FALSE;
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  return *stripped != '\0' && strchr (name, '_') == NULL;
}

/* For messages: what it is and the words nearest to it. */
static const char *
find_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *words = find_words (child);
      if (words != NULL && *words != '\0')
        return words;
    }
  return NULL;
}

static char *
describe (GtkWidget *widget)
{
  const char *words = find_words (widget);
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *css = g_strjoinv (".", classes);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  return g_strdup_printf ("%s.%s \"%s\" in %s", G_OBJECT_TYPE_NAME (widget), css, words != NULL ? words : "",
                          parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing");
}

static void
check_name (GtkWidget *widget, const char *where, Findings *findings)
{
  g_autofree char *what = describe (widget);
  g_autofree char *label = get_label_property (widget);
  g_autofree char *labelled_by = get_labelled_by (widget);
  gboolean has_label = label != NULL && *label != '\0', has_relation = labelled_by != NULL && *labelled_by != '\0';

  if (!has_label && !has_relation)
    tell (findings, CHECK_NAME, where, "no name: %s", what);
  else if ((has_label && !is_real_name (label)) || (has_relation && !is_real_name (labelled_by)))
    tell (findings, CHECK_NAME, where, "not a name: '%s%s': %s", has_label ? label : "", has_relation ? labelled_by : "",
          what);
  else if (has_label && has_relation) /* GTK 4.8 says both, one after the other */
    tell (findings, CHECK_NAME, where, "said twice: '%s' and '%s': %s", label, labelled_by, what);

  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  if (role == GTK_ACCESSIBLE_ROLE_NONE || role == GTK_ACCESSIBLE_ROLE_GENERIC || role == GTK_ACCESSIBLE_ROLE_WIDGET
      || role == GTK_ACCESSIBLE_ROLE_PRESENTATION)
    tell (findings, CHECK_NAME, where, "no role: %s", what);
  if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)))
    tell (findings, CHECK_RING, where, "Tab stays inside: %s", what);
}

/* --- One widget at a time --- */

static gboolean
is_part_of_an_entry (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) && gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_EDITABLE) != NULL;
}

static gboolean
takes_focus (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget) && gtk_widget_is_sensitive (widget)
         && !is_part_of_an_entry (widget);
}

static gboolean
is_target (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget))
           || gtk_list_box_row_get_selectable (GTK_LIST_BOX_ROW (widget));
  if (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_EXPANDER (widget)
      || GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget))
    return TRUE;
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget");
}

static void
check_target (GtkWidget *widget, GtkWidget *window, const char *where, Findings *findings)
{
  graphene_rect_t bounds;
  if (!gtk_widget_compute_bounds (widget, window, &bounds))
    return;
  if (bounds.size.width >= TARGET - 0.5 && bounds.size.height >= TARGET - 0.5)
    return;
  g_autofree char *what = describe (widget);
  tell (findings, CHECK_TARGET, where, "%.0f × %.0f: %s", bounds.size.width, bounds.size.height, what);
}

static void
check_image (GtkWidget *widget, const char *where, Findings *findings)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  if (role == GTK_ACCESSIBLE_ROLE_PRESENTATION || role == GTK_ACCESSIBLE_ROLE_NONE)
    return;
  g_autofree char *label = get_label_property (widget);
  g_autofree char *labelled_by = get_labelled_by (widget);
  if ((label != NULL && is_real_name (label)) || (labelled_by != NULL && is_real_name (labelled_by)))
    return;
  g_autofree char *what = describe (widget);
  tell (findings, CHECK_IMAGE, where, "neither named nor decoration: %s", what);
}

/* The title bar's one word and the excerpts of a list may be shortened; nothing else. */
static gboolean
may_be_shortened (GtkWidget *label)
{
  return gtk_widget_has_css_class (label, "hv-window-title") || gtk_widget_get_ancestor (label, GTK_TYPE_LIST_VIEW) != NULL;
}

static void
check_text (GtkWidget *widget, GtkWidget *window, const char *where, Findings *findings)
{
  GtkLabel *label = GTK_LABEL (widget);
  const char *text = gtk_label_get_text (label);
  if (*text == '\0')
    return;
  g_autofree char *shown = g_utf8_strlen (text, -1) > 50 ? g_utf8_substring (text, 0, 50) : g_strdup (text);

  PangoLayout *layout = gtk_label_get_layout (label);
  if (pango_layout_is_ellipsized (layout) && !may_be_shortened (widget))
    tell (findings, CHECK_TEXT, where, "shortened: \"%s\"", shown);
  int width, height;
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (widget) + 1 || height > gtk_widget_get_height (widget) + 1)
    tell (findings, CHECK_TEXT, where, "%d × %d in %d × %d: \"%s\"", width, height, gtk_widget_get_width (widget),
          gtk_widget_get_height (widget), shown);

  graphene_rect_t bounds;
  if (!gtk_widget_compute_bounds (widget, window, &bounds))
    return;
  if (bounds.origin.x < -1 || bounds.origin.x + bounds.size.width > gtk_widget_get_width (window) + 1)
    tell (findings, CHECK_TEXT, where, "beyond the window's side (%.0f–%.0f of %d): \"%s\"", bounds.origin.x,
          bounds.origin.x + bounds.size.width, gtk_widget_get_width (window), shown);
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) == NULL
      && bounds.origin.y + bounds.size.height > gtk_widget_get_height (window) + 1)
    tell (findings, CHECK_TEXT, where, "below the window's edge: \"%s\"", shown);
}

static void
check_widget (GtkWidget *widget, GtkWidget *window, const char *where, gboolean targets, Findings *findings)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_opacity (widget) == 0)
    return;
  if (takes_focus (widget))
    {
      findings->n_controls++;
      check_name (widget, where, findings);
    }
  if (targets && is_target (widget))
    check_target (widget, window, where, findings);
  if (GTK_IS_IMAGE (widget) || GTK_IS_PICTURE (widget)
      || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_IMG)
    {
      findings->n_images++;
      check_image (widget, where, findings);
    }
  /* What is in a surface of its own has its own edges. */
  if (GTK_IS_LABEL (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL)
    {
      findings->n_labels++;
      check_text (widget, window, where, findings);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widget (child, window, where, targets, findings);
}

/* --- The whole window --- */

static void
press_tab (GtkWidget *window)
{
  g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
}

/* A list that has rows is reached by one of them. */
static gboolean
is_reached_by_a_row (GtkWidget *list, GHashTable *seen)
{
  GtkWidget *row = gtk_widget_get_first_child (list);
  gboolean empty = row == NULL;
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_hash_table_contains (seen, row))
      return TRUE;
  return empty;
}

/* What is reached otherwise: by the arrows within a group or a list, or by the program when it is spoken; the button of
 * a menu that is open. */
static gboolean
is_reached_otherwise (GtkWidget *widget, GHashTable *seen)
{
  if (GTK_IS_LIST_VIEW (widget))
    return is_reached_by_a_row (widget, seen);
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget));
  return GTK_IS_CHECK_BUTTON (widget) || GTK_IS_LABEL (widget) || GTK_IS_SCROLLED_WINDOW (widget)
         || gtk_widget_has_css_class (widget, "hv-number")
         || GTK_IS_LIST_BOX_ROW (widget) || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget")
         || g_str_equal (G_OBJECT_TYPE_NAME (widget), "HvSpokenLine");
}

static void
check_reached (GtkWidget *widget, GHashTable *seen, const char *where, Findings *findings)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_opacity (widget) == 0 || GTK_IS_POPOVER (widget))
    return;
  if (takes_focus (widget) && !is_reached_otherwise (widget, seen) && !g_hash_table_contains (seen, widget)
      && !(GTK_IS_EDITABLE (widget) && g_hash_table_contains (seen, gtk_editable_get_delegate (GTK_EDITABLE (widget)))))
    {
      g_autofree char *what = describe (widget);
      tell (findings, CHECK_RING, where, "Tab does not come to %s", what);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_reached (child, seen, where, findings);
}

static void
check_ring (GtkWidget *window, GtkWidget *close_now, const char *where, Findings *findings)
{
  GtkWidget *before = gtk_window_get_focus (GTK_WINDOW (window));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  press_tab (window);
  GtkWidget *first = gtk_window_get_focus (GTK_WINDOW (window));
  if (first != close_now)
    {
      g_autofree char *what = first != NULL ? describe (first) : g_strdup ("nothing");
      tell (findings, CHECK_RING, where, "begins at %s", what);
    }

  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint stops = 0;
  for (GtkWidget *focus = first; stops < LONGEST_RING; stops++)
    {
      if (focus != NULL && !g_hash_table_add (seen, focus))
        break;
      press_tab (window);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus == first)
        break;
    }
  findings->n_stops += stops;
  check_reached (window, seen, where, findings);
  GtkWidget *last = gtk_window_get_focus (GTK_WINDOW (window));
  /* "Close now" alone is no ring: "Pause" is always beside it. */
  if (last != first || stops == 0)
    {
      g_autofree char *what = last != NULL ? describe (last) : g_strdup ("nothing");
      tell (findings, CHECK_RING, where, "does not come round, but stays about %s", what);
    }
  gtk_window_set_focus (GTK_WINDOW (window), before);
}

static void
check_size (GtkWidget *window, const char *where, Findings *findings)
{
  int width, height;
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, SCREEN_WIDTH, &height, NULL, NULL, NULL);
  if (width > SCREEN_WIDTH)
    tell (findings, CHECK_SIZE, where, "asks for %d px in width", width);
  if (height > SCREEN_HEIGHT)
    tell (findings, CHECK_SIZE, where, "asks for %d px in height", height);
}

void
page_check (GtkWidget *window, GtkWidget *close_now, const char *where, gboolean targets, Findings *findings)
{
  findings->n_pages++;
  check_widget (window, window, where, targets, findings);
  check_size (window, where, findings);
  if (gtk_widget_get_mapped (close_now))
    check_ring (window, close_now, where, findings);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/spare-words-page.h"

#include "store/room-keys.h"
#include "ui/pages/room-words.h"
#include "ui/widgets/card-grid.h"
#include "ui/widgets/passphrase-field.h"
#include "ui/widgets/spoken-line.h"
#include "vault/recovery-phrase.h"

#include <glib/gi18n.h>
#include <string.h>

struct _HvSpareWordsPage
{
  HvTaskPage parent_instance;

  HvSecret
      *current; /* what opens the room, from when it has been proved until the words open it too; or NULL */
  char *phrase; /* the words, as long as they are shown or asked for; or NULL */
  HvSecret *secret; /* the same as a passphrase */
  GPtrArray *lines; /* of the words that are shown */
  gboolean wiped;   /* out of sight: it begins anew when it comes back */
  GtkWidget *password;
  guint asked[HV_ROOM_WORDS_ASKED];
  GtkWidget *answers[HV_ROOM_WORDS_ASKED];
};

G_DEFINE_FINAL_TYPE (HvSpareWordsPage, hv_spare_words_page, HV_TYPE_TASK_PAGE)

static void show_words (HvSpareWordsPage *self);

static HvStore *
get_store (HvSpareWordsPage *self)
{
  return hv_session_get_store (hv_task_page_get_session (HV_TASK_PAGE (self)));
}

static const char *
get_title (HvTaskPage *page)
{
  return _ ("Spare words");
}

static void
wipe_lines (HvSpareWordsPage *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    hv_spoken_line_set_text (self->lines->pdata[i], "");
  g_ptr_array_set_size (self->lines, 0);
}

static void
wipe (HvSpareWordsPage *self)
{
  wipe_lines (self);
  if (self->phrase != NULL)
    explicit_bzero (self->phrase, strlen (self->phrase));
  g_clear_pointer (&self->phrase, g_free);
  g_clear_pointer (&self->secret, hv_secret_free);
  g_clear_pointer (&self->current, hv_secret_free);
}

/* --- Last: they open the room --- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvSpareWordsPage) self = hv_task_page_end_watch (data);
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autoptr (GError) error = NULL;
  gboolean added = hv_room_keys_finish (HV_STORE (source), result, &error);
  if (self == NULL)
    return;
  if (!added && self->phrase != NULL)
    {
      show_words (self);
      hv_task_page_say_error (page, error, NULL);
      return;
    }
  wipe (self);
  self->wiped = FALSE;
  hv_task_page_begin_result (page, added ? _ ("The twelve words open the room from now on.")
                                         : _ ("The twelve words do not open the room."));
  if (added)
    hv_task_page_add_text (
        page, _ ("They are typed where your words are typed. They can be removed under “More ways in”."),
        "hv-body");
  hv_task_page_add_action (page, _ ("Done"), "hv-primary", "win.back", NULL);
  hv_task_page_end (page);
}

static void
add_cb (HvSpareWordsPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  if (hv_task_page_is_busy (page))
    return;
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) current = hv_secret_copy (self->current, &error);
  HvSecret *secret = current != NULL ? hv_secret_copy (self->secret, &error) : NULL;
  if (secret == NULL)
    {
      hv_task_page_say_error (page, error, NULL);
      return;
    }
  wipe_lines (self);
  hv_task_page_set_busy (page, TRUE);
  hv_room_keys_add_async (get_store (self), g_steal_pointer (&current), secret, HV_SLOT_RECOVERY, added_cb,
                          hv_task_page_watch (self));
}

/* --- If she likes: three of them --- */

static void
check_cb (HvSpareWordsPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  for (guint i = 0; i < HV_ROOM_WORDS_ASKED; i++)
    {
      const char *typed = hv_passphrase_field_peek (HV_PASSPHRASE_FIELD (self->answers[i]));
      if (hv_room_words_match (self->phrase, self->asked[i], typed))
        continue;
      g_autofree char *text = g_strdup_printf (_ ("Word number %u is not the same."), self->asked[i] + 1);
      hv_task_page_say (page, *typed != '\0' ? text : "", self->answers[i]);
      gtk_widget_grab_focus (self->answers[i]);
      return;
    }
  add_cb (self);
}

static void
ask_for_three (HvSpareWordsPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  wipe_lines (self);
  hv_room_words_draw (self->asked, HV_RECOVERY_PHRASE_WORDS);
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page, _ ("If you like, you can see now if the paper is right. Three of the words are enough."),
      "hv-body");
  for (guint i = 0; i < HV_ROOM_WORDS_ASKED; i++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Word number %u"), self->asked[i] + 1);
      self->answers[i] = hv_task_page_add_password (page, name);
      g_signal_connect_object (self->answers[i], "activate", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
    }
  hv_task_page_add_button (page, _ ("Go on"), "hv-primary", G_CALLBACK (check_cb));
  hv_task_page_add_button (page, _ ("Skip"), NULL, G_CALLBACK (add_cb));
  hv_task_page_add_button (page, _ ("See the words again"), NULL, G_CALLBACK (show_words));
  hv_task_page_end (page);
}

/* --- The words --- */

static void
leave_cb (HvSpareWordsPage *self)
{
  wipe (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
show_words (HvSpareWordsPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  wipe_lines (self);
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page,
      _ ("They are shown here and nowhere else. They do not open anything until you choose “I have "
         "them”."),
      "hv-body");
  GtkWidget *grid = hv_card_grid_new (13, 3);
  g_auto (GStrv) words = g_strsplit (self->phrase, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u. %s", i + 1, words[i]);
      GtkWidget *line = hv_spoken_line_new (text, "hv-line", FALSE);
      explicit_bzero (text, strlen (text));
      explicit_bzero (words[i], strlen (words[i]));
      g_ptr_array_add (self->lines, g_object_ref_sink (line));
      hv_card_grid_append (HV_CARD_GRID (grid), line);
    }
  gtk_widget_add_css_class (grid, "hv-note");
  hv_task_page_add (page, grid);
  hv_task_page_add_text (page, _ ("On paper the numbers are good to have too."), "hv-small");
  hv_task_page_add_button (page, _ ("I have them"), "hv-primary", G_CALLBACK (ask_for_three));
  hv_task_page_add_button (page, _ ("I will do without"), NULL, G_CALLBACK (leave_cb));
  hv_task_page_end (page);
}

static void
proved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvSpareWordsPage) self = hv_task_page_end_watch (data);
  g_autoptr (GError) error = NULL;
  gboolean proved = hv_room_keys_finish (HV_STORE (source), result, &error);
  if (self == NULL || self->current == NULL) /* gone, or wiped because it went out of sight */
    return;
  if (proved)
    self->phrase = hv_recovery_phrase_new (
        hv_session_get_language (hv_task_page_get_session (HV_TASK_PAGE (self))), &self->secret, &error);
  if (self->phrase != NULL)
    {
      show_words (self);
      return;
    }
  wipe (self);
  hv_task_page_say_error (HV_TASK_PAGE (self), error, self->password);
}

/* --- First --- */

static void
prove_cb (HvSpareWordsPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HvSecret) current
      = hv_task_page_is_busy (page) ? NULL : hv_task_page_take_password (page, self->password);
  if (current == NULL)
    return;
  self->current = hv_secret_copy (current, &error);
  if (self->current == NULL)
    {
      hv_task_page_say_error (page, error, self->password);
      return;
    }
  hv_task_page_set_busy (page, TRUE);
  hv_room_keys_prove_async (get_store (self), g_steal_pointer (&current), proved_cb,
                            hv_task_page_watch (self));
}

static void
show_start (HvSpareWordsPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  self->wiped = FALSE;
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page,
      _ ("The program can draw twelve words that open the room if yours are forgotten. You can write "
         "them on paper, or do without them."),
      "hv-body");
  hv_task_page_add_text (
      page, _ ("Paper can be found. Whoever has the words can open the room and read everything in it."),
      "hv-body hv-strong");
  self->password = hv_task_page_add_password (page, _ ("Your words"));
  g_signal_connect_object (self->password, "activate", G_CALLBACK (prove_cb), self, G_CONNECT_SWAPPED);
  hv_task_page_add_button (page, _ ("Show twelve words"), "hv-primary", G_CALLBACK (prove_cb));
  hv_task_page_add_action (page, _ ("I will do without"), NULL, "win.back", NULL);
  hv_task_page_end (page);
}

static gboolean
back (HvTaskPage *page)
{
  HvSpareWordsPage *self = HV_SPARE_WORDS_PAGE (page);
  if (hv_task_page_is_busy (page) || self->phrase == NULL)
    return hv_task_page_is_busy (page);
  wipe (self);
  show_start (self);
  return TRUE;
}

/* Out of sight, even for a pause, they are gone; nothing opens with them. */
static void
hv_spare_words_page_unmap (GtkWidget *widget)
{
  HvSpareWordsPage *self = HV_SPARE_WORDS_PAGE (widget);
  GTK_WIDGET_CLASS (hv_spare_words_page_parent_class)->unmap (widget);
  self->wiped = self->wiped || self->current != NULL;
  wipe (self);
}

static void
hv_spare_words_page_map (GtkWidget *widget)
{
  HvSpareWordsPage *self = HV_SPARE_WORDS_PAGE (widget);
  if (self->wiped)
    show_start (self);
  GTK_WIDGET_CLASS (hv_spare_words_page_parent_class)->map (widget);
}

static void
hv_spare_words_page_dispose (GObject *object)
{
  wipe (HV_SPARE_WORDS_PAGE (object));
  G_OBJECT_CLASS (hv_spare_words_page_parent_class)->dispose (object);
}

static void
hv_spare_words_page_finalize (GObject *object)
{
  g_ptr_array_unref (HV_SPARE_WORDS_PAGE (object)->lines);
  G_OBJECT_CLASS (hv_spare_words_page_parent_class)->finalize (object);
}

static void
hv_spare_words_page_class_init (HvSpareWordsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hv_spare_words_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = hv_spare_words_page_finalize;
  GTK_WIDGET_CLASS (klass)->map = hv_spare_words_page_map;
  GTK_WIDGET_CLASS (klass)->unmap = hv_spare_words_page_unmap;
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
  HV_TASK_PAGE_CLASS (klass)->back = back;
}

static void
hv_spare_words_page_init (HvSpareWordsPage *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_object_unref);
}

GtkWidget *
hv_spare_words_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvSpareWordsPage *self = g_object_new (HV_TYPE_SPARE_WORDS_PAGE, NULL);
  hv_task_page_start (self, session);
  show_start (self);
  return GTK_WIDGET (self);
}

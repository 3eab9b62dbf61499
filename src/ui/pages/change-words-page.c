/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/change-words-page.h"

#include "store/room-keys.h"
#include "ui/widgets/passphrase-field.h"
#include "vault/recovery-phrase.h"

#include <glib/gi18n.h>

struct _HvChangeWordsPage
{
  HvTaskPage parent_instance;

  GtkWidget *current;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (HvChangeWordsPage, hv_change_words_page, HV_TYPE_TASK_PAGE)

static const char *
get_title (HvTaskPage *page)
{
  return _ ("Change your words");
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HvChangeWordsPage) self = hv_task_page_end_watch (data);
  HvTaskPage *page = HV_TASK_PAGE (self);
  g_autoptr (GError) error = NULL;
  gboolean changed = hv_room_keys_finish (HV_STORE (source), result, &error);
  if (self == NULL)
    return;
  if (!changed)
    {
      gboolean taken = g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_TAKEN);
      hv_task_page_say_error (page, error, taken ? self->next : self->current);
      return;
    }
  hv_task_page_begin_result (page, _ ("The new words open the room from now on."));
  hv_task_page_add_text (page, _ ("A copy that was made before still opens with the old ones."), "hv-body");
  hv_task_page_add_action (page, _ ("Done"), "hv-primary", "win.back", NULL);
  hv_task_page_end (page);
}

static void
change_cb (HvChangeWordsPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  HvSecret *current, *next;
  /* They would go, and the words that are forgotten would stay. */
  if (hv_recovery_phrase_is (hv_passphrase_field_peek (HV_PASSPHRASE_FIELD (self->current))))
    {
      hv_task_page_say (
          page, _ ("These are the spare words. With them, new words can be added under “More ways in”."),
          self->current);
      return;
    }
  if (!hv_task_page_take_both (page, self->current, self->next, &current, &next))
    return;
  hv_task_page_set_busy (page, TRUE);
  hv_room_keys_change_async (hv_session_get_store (hv_task_page_get_session (page)), current, next,
                             changed_cb, hv_task_page_watch (self));
}

static void
show_form (HvChangeWordsPage *self)
{
  HvTaskPage *page = HV_TASK_PAGE (self);
  hv_task_page_begin (page);
  hv_task_page_add_text (
      page,
      _ ("From then on the room opens with the new words. A copy that was made before still opens "
         "with the old ones."),
      "hv-body");
  hv_task_page_add_text (page, _ ("Nobody can open it for you if the words are forgotten."), "hv-body");
  self->current = hv_task_page_add_password (page, _ ("Your words now"));
  self->next = hv_task_page_add_new_passphrase (page, _ ("New words"), G_CALLBACK (change_cb));
  hv_task_page_add_button (page, _ ("Change them"), "hv-primary", G_CALLBACK (change_cb));
  hv_task_page_end (page);
}

static void
hv_change_words_page_class_init (HvChangeWordsPageClass *klass)
{
  HV_TASK_PAGE_CLASS (klass)->get_title = get_title;
}

static void
hv_change_words_page_init (HvChangeWordsPage *self)
{
}

GtkWidget *
hv_change_words_page_new (HvSession *session)
{
  g_return_val_if_fail (HV_IS_SESSION (session), NULL);

  HvChangeWordsPage *self = g_object_new (HV_TYPE_CHANGE_WORDS_PAGE, NULL);
  hv_task_page_start (self, session);
  show_form (self);
  return GTK_WIDGET (self);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A pause in typing after which the draft is saved, µs. */
#define HV_DRAFT_PAUSE (500 * G_TIME_SPAN_MILLISECOND)
/** The longest a change waits while typing goes on, µs: with the save itself, no more than two seconds are lost. */
#define HV_DRAFT_LONGEST (1500 * G_TIME_SPAN_MILLISECOND)
/** The longest time between two tries when saving fails, µs. */
#define HV_DRAFT_LONGEST_RETRY (30 * G_TIME_SPAN_SECOND)

typedef enum
{
  HV_DRAFT_SAVED,   /**< the store has said that it has all of it */
  HV_DRAFT_WAITING, /**< there are changes that no save has taken */
  HV_DRAFT_SAVING,  /**< a save that holds all of it is on its way */
  HV_DRAFT_FAILED,  /**< the last save failed; it will be tried again */
} HvDraftState;

/**
 * HvDraft:
 *
 * When a draft is to be saved. It holds no text and no timer: it is told what happens and when, on any clock that
 * only goes forward (µs), and says when the next save is due.
 */
typedef struct
{
  gint64 first_change; /* the oldest change that no save has taken, or -1 */
  gint64 last_change;
  guint on_their_way;  /* saves asked for and not answered */
  gboolean failed;     /* since the last save that went well */
  guint failures;
  gint64 retry;        /* when to try again, or -1 */
} HvDraft;

#define HV_DRAFT_INIT { .first_change = -1, .retry = -1 }

/** The text has changed. */
void hv_draft_change (HvDraft *self, gint64 now);
/** A save with all of the text has been asked for. */
void hv_draft_save_begins (HvDraft *self, gint64 now);
/** The store has answered the oldest of them. */
void hv_draft_save_ends (HvDraft *self, gint64 now, gboolean saved);
/** When to save next; -1 when there is nothing to do. */
gint64 hv_draft_get_due (const HvDraft *self);
HvDraftState hv_draft_get_state (const HvDraft *self);
/** Whether there is anything that the store may not have. */
gboolean hv_draft_is_unsaved (const HvDraft *self);

G_END_DECLS

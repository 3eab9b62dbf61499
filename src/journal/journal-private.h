/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "journal/journal.h"

G_BEGIN_DECLS

/** Returns: (transfer none): what the entries are kept in */
HvStore *hv_journal_get_store (HvJournal *self);

/** Emits "changed". */
void hv_journal_tell_changed (HvJournal *self);

G_END_DECLS

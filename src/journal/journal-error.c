/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal/journal-error.h"

G_DEFINE_QUARK (hv-journal-error-quark, hv_journal_error)

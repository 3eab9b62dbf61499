/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_JOURNAL_ERROR (hv_journal_error_quark ())
GQuark hv_journal_error_quark (void);

/** What can go wrong in journal/; ui/ turns the code into words, the message is for developers. */
typedef enum
{
  HV_JOURNAL_ERROR_NOT_FOUND, /**< no such entry */
  HV_JOURNAL_ERROR_TOO_LONG, /**< more text than one entry can hold */
  HV_JOURNAL_ERROR_NOT_TEXT, /**< a file to be brought in is no text in an encoding known here */
  HV_JOURNAL_ERROR_NO_WORDS, /**< … has nothing in it */
  HV_JOURNAL_ERROR_FILE_TOO_LARGE, /**< … is larger, or has more entries, than one import takes */
} HvJournalError;

G_END_DECLS

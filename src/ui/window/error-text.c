/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/error-text.h"

#include "journal/journal-error.h"
#include "library/library-error.h"
#include "store/store-error.h"
#include "vault/vault-error.h"

#include <glib/gi18n.h>

typedef enum
{
  WORDS_NOT_OPENED,
  WORDS_DAMAGED,
  WORDS_NOT_OURS,
  WORDS_NEWER,
  WORDS_IN_USE,
  WORDS_FULL,
  WORDS_NOT_WRITABLE,
  WORDS_NOT_FOUND,
  WORDS_MEMORY,
  WORDS_UNUSABLE,
  WORDS_OCCUPIED,
  WORDS_TAKEN,
  WORDS_LAST_KEY,
  WORDS_NO_SLOT,
  WORDS_STOPPED,
  WORDS_MISTYPED,
  WORDS_TOO_LONG,
  WORDS_NOT_TEXT,
  WORDS_NO_WORDS,
  WORDS_FILE_TOO_LARGE,
  WORDS_LIBRARY,
  WORDS_OTHER,
} Words;

static const struct
{
  const char *heading, *text;
} words[] = {
  [WORDS_NOT_OPENED] = { N_ ("It did not open."), N_ ("Take the time you need.") },
  [WORDS_DAMAGED] = { N_ ("Something in the file is damaged."),
                      N_ ("The program has changed nothing. If you have a copy, the copy may still open.") },
  [WORDS_NOT_OURS] = { N_ ("The file cannot be read."),
                       N_ ("Maybe it is not a file of this program. Maybe its beginning is missing.") },
  [WORDS_NEWER] = { N_ ("The file is newer than this program."),
                    N_ ("A newer version of the program can open it. Nothing has been changed.") },
  [WORDS_IN_USE] = { N_ ("It is open already."),
                     N_ ("Another window of the program has it open. You can close that window and try again.") },
  [WORDS_FULL] = { N_ ("The disk is full."),
                   N_ ("There is no space left to write. When something else has been deleted, you can try again.") },
  [WORDS_NOT_WRITABLE] = { N_ ("It is not possible to write here."),
                           N_ ("The folder or the disk cannot be written to. Another place may work.") },
  [WORDS_NOT_FOUND] = { N_ ("The file is not there."), N_ ("Maybe it is on a disk that is not connected.") },
  [WORDS_MEMORY] = { N_ ("The computer is short of memory."),
                     N_ ("It can help to close other programs and try again.") },
  [WORDS_UNUSABLE] = { N_ ("These words cannot be used."),
                       N_ ("There is room for 10,000 characters. A whole sentence is plenty.") },
  [WORDS_OCCUPIED] = { N_ ("There are files here already."),
                       N_ ("Nothing has been changed. Another place may work.") },
  [WORDS_TAKEN] = { N_ ("These words are in use already."),
                    N_ ("Nothing has been changed. Other words can be chosen.") },
  [WORDS_LAST_KEY] = { N_ ("It is the only way in."),
                       N_ ("Nothing has been changed. When there is another way in, this one can be removed.") },
  [WORDS_NO_SLOT] = { N_ ("There is no place for one more."),
                      N_ ("There can be eight ways in at most. One of them can be removed first.") },
  [WORDS_STOPPED] = { N_ ("It was stopped."), N_ ("Everything is as it was before.") },
  [WORDS_MISTYPED] = { N_ ("The twelve words do not fit together."),
                       N_ ("One of them may look different on the paper. It can help to read each word once more.") },
  [WORDS_TOO_LONG] = { N_ ("It is more than fits."), N_ ("Some of it can be moved to a new entry.") },
  [WORDS_NOT_TEXT] = { N_ ("This is not plain text."),
                       N_ ("Many programs can save plain text, often in a file whose name ends in .txt.") },
  [WORDS_NO_WORDS] = { N_ ("There is nothing in the file."), N_ ("Nothing has been changed.") },
  [WORDS_FILE_TOO_LARGE] = { N_ ("The file is too large to bring in at once."),
                             N_ ("Nothing has been changed. It can be divided into smaller files.") },
  [WORDS_LIBRARY] = { N_ ("The texts could not be read."),
                      N_ ("Something is missing. It can help to install the program again.") },
  [WORDS_OTHER] = { N_ ("It did not work."), N_ ("It was the program, not you. You can try again.") },
};

static Words
find_vault_words (int code)
{
  switch ((HvVaultError) code)
    {
    case HV_VAULT_ERROR_WRONG_PASSPHRASE:
      return WORDS_NOT_OPENED;
    case HV_VAULT_ERROR_NOT_A_ROOM:
      return WORDS_NOT_OURS;
    case HV_VAULT_ERROR_DAMAGED:
      return WORDS_DAMAGED;
    case HV_VAULT_ERROR_NEWER_VERSION:
      return WORDS_NEWER;
    case HV_VAULT_ERROR_IN_USE:
      return WORDS_IN_USE;
    case HV_VAULT_ERROR_NO_SPACE:
      return WORDS_FULL;
    case HV_VAULT_ERROR_NOT_WRITABLE:
      return WORDS_NOT_WRITABLE;
    case HV_VAULT_ERROR_NOT_FOUND:
      return WORDS_NOT_FOUND;
    case HV_VAULT_ERROR_MEMORY:
      return WORDS_MEMORY;
    case HV_VAULT_ERROR_UNUSABLE_PASSPHRASE:
      return WORDS_UNUSABLE;
    case HV_VAULT_ERROR_OCCUPIED:
      return WORDS_OCCUPIED;
    case HV_VAULT_ERROR_TAKEN:
      return WORDS_TAKEN;
    case HV_VAULT_ERROR_LAST_KEY:
      return WORDS_LAST_KEY;
    case HV_VAULT_ERROR_NO_SLOT:
      return WORDS_NO_SLOT;
    case HV_VAULT_ERROR_STOPPED:
      return WORDS_STOPPED;
    case HV_VAULT_ERROR_UNUSABLE_WORDS:
      return WORDS_MISTYPED;
    case HV_VAULT_ERROR_IO:
    default:
      return WORDS_OTHER;
    }
}

static Words
find_store_words (int code)
{
  switch ((HvStoreError) code)
    {
    case HV_STORE_ERROR_DAMAGED:
      return WORDS_DAMAGED;
    case HV_STORE_ERROR_NEWER_VERSION:
      return WORDS_NEWER;
    case HV_STORE_ERROR_IN_USE:
      return WORDS_IN_USE;
    case HV_STORE_ERROR_NO_SPACE:
      return WORDS_FULL;
    case HV_STORE_ERROR_NOT_WRITABLE:
      return WORDS_NOT_WRITABLE;
    case HV_STORE_ERROR_MEMORY:
      return WORDS_MEMORY;
    case HV_STORE_ERROR_IO:
    case HV_STORE_ERROR_CONSTRAINT:
    case HV_STORE_ERROR_CLOSED:
    case HV_STORE_ERROR_MISUSE:
    default:
      return WORDS_OTHER;
    }
}

static Words
find_journal_words (int code)
{
  switch ((HvJournalError) code)
    {
    case HV_JOURNAL_ERROR_TOO_LONG:
      return WORDS_TOO_LONG;
    case HV_JOURNAL_ERROR_NOT_TEXT:
      return WORDS_NOT_TEXT;
    case HV_JOURNAL_ERROR_NO_WORDS:
      return WORDS_NO_WORDS;
    case HV_JOURNAL_ERROR_FILE_TOO_LARGE:
      return WORDS_FILE_TOO_LARGE;
    case HV_JOURNAL_ERROR_NOT_FOUND:
    default:
      return WORDS_OTHER;
    }
}

void
hv_error_text_get (const GError *error, const char **heading, const char **text)
{
  Words found = WORDS_OTHER;
  if (error != NULL && error->domain == HV_VAULT_ERROR)
    found = find_vault_words (error->code);
  else if (error != NULL && error->domain == HV_STORE_ERROR)
    found = find_store_words (error->code);
  else if (error != NULL && error->domain == HV_JOURNAL_ERROR)
    found = find_journal_words (error->code);
  else if (error != NULL && error->domain == HV_LIBRARY_ERROR)
    found = WORDS_LIBRARY;
  *heading = _ (words[found].heading);
  *text = _ (words[found].text);
}

char *
hv_error_text_get_line (const GError *error)
{
  const char *heading, *text;
  hv_error_text_get (error, &heading, &text);
  return g_strdup_printf ("%s %s", heading, text);
}

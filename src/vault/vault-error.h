/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HV_VAULT_ERROR (hv_vault_error_quark ())
GQuark hv_vault_error_quark (void);

/** What can go wrong in vault/; ui/ turns the code into words, the message is for developers. */
typedef enum
{
  HV_VAULT_ERROR_WRONG_PASSPHRASE, /**< no slot of any file opens with this passphrase */
  HV_VAULT_ERROR_NOT_A_ROOM, /**< too short or of a size that no room has */
  HV_VAULT_ERROR_DAMAGED, /**< a part that must verify does not */
  HV_VAULT_ERROR_NEWER_VERSION, /**< written by a newer program */
  HV_VAULT_ERROR_IN_USE, /**< another process has it open */
  HV_VAULT_ERROR_NO_SPACE, /**< the disk is full */
  HV_VAULT_ERROR_NOT_WRITABLE, /**< the folder or file may not be written */
  HV_VAULT_ERROR_NOT_FOUND, /**< there is no such file */
  HV_VAULT_ERROR_MEMORY, /**< not enough (locked) memory */
  HV_VAULT_ERROR_IO, /**< any other failure to read or write */
  HV_VAULT_ERROR_UNUSABLE_PASSPHRASE, /**< empty, over 10 000 characters, or not UTF-8 */
  HV_VAULT_ERROR_OCCUPIED, /**< files are there, and which of them are free cannot be known */
  HV_VAULT_ERROR_TAKEN, /**< this passphrase opens another room here */
  HV_VAULT_ERROR_LAST_KEY, /**< a room keeps at least one */
  HV_VAULT_ERROR_NO_SLOT, /**< all eight are in use */
  HV_VAULT_ERROR_STOPPED, /**< asked to stop through the meter */
  HV_VAULT_ERROR_UNUSABLE_WORDS, /**< a recovery phrase with a word that is not listed, or whose checksum does not fit */
} HvVaultError;

/**
 * hv_vault_error_set_sqlite:
 * @error: filled in
 * @code: an SQLite result code, extended or not
 * @doing: what failed, for developers
 *
 * Translates an SQLite result code into the domain's.
 */
void hv_vault_error_set_sqlite (GError **error, int code, const char *doing);

/**
 * hv_vault_error_set_sqlite_errno:
 * @system_code: the errno behind it, or 0 when it is not known: SQLite has one code for all that keeps a file from
 *   being opened, and one for all that fails in syncing
 */
void hv_vault_error_set_sqlite_errno (GError **error, int code, int system_code, const char *doing);

/** The same for errno. */
void hv_vault_error_set_errno (GError **error, int code, const char *doing);

G_END_DECLS

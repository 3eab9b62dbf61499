/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Built only in a tree whose vault cannot open a database yet, so that memory stores can be linked. */

#include "vault/vault.h"

sqlite3 *
hv_vault_open_database (HvVault *vault, GError **error)
{
  g_set_error_literal (error, HV_VAULT_ERROR, HV_VAULT_ERROR_IO, "built without a vault");
  return NULL;
}

void
hv_vault_close (HvVault *vault)
{
}

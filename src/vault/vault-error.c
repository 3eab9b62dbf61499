/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/vault-error.h"

G_DEFINE_QUARK (hv-vault-error-quark, hv_vault_error)

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A store on a real encrypted room: what the tests of it have in common. Errors end the test. */

#include "open-store.h"
#include "vault-testing.h"

/* Opens a store on @vault (transfer full). */
G_GNUC_UNUSED static HvStore *
open_with (HvVault *vault, const HvMigration *const *parts)
{
  g_autoptr (GError) error = NULL;
  HvStore *store = open_store (vault, parts, &error);
  ck_assert_no_error (store != NULL, error);
  return store;
}

/* Waits until all is done, and lets go of it. */
G_GNUC_UNUSED static void
close_store (HvStore *store)
{
  ck_assert (hv_store_close_now (store, 20000));
  await_quiet ();
  g_object_unref (store);
}

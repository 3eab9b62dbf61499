/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the tests of a room's keys have in common: a room with a few entries, and keys for it. Errors end the test. */

#include "vault-testing.h"

#include "vault/secret-private.h"
#include "vault/slots.h"
#include "vault/vault-private.h"

#define ENTRIES 3
#define OTHER "a door in the hedge"
#define NEW "the kettle sings at seven"

static char *folder, *path;
static guint8 salt[HV_SALT_SIZE];
static HvSecret *old_key, *new_key, *other_key;

G_GNUC_UNUSED static HvSecret *
derive (const char *passphrase)
{
  g_autoptr (HvSecret) it = secret (passphrase);
  HvSecret *key = hv_keys_derive (it, salt, NULL);
  ck_assert_ptr_nonnull (key);
  return key;
}

G_GNUC_UNUSED static HvSecret *
derive_number (guint number)
{
  g_autofree char *passphrase = g_strdup_printf ("passphrase %u", number);
  return derive (passphrase);
}

G_GNUC_UNUSED static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  room_with_entries (path, ENTRIES);
  g_autoptr (HvVault) vault = room_open (path);
  hv_vault_get_salt (vault, salt);
  old_key = derive (PASSPHRASE);
  new_key = derive (NEW);
  other_key = derive (OTHER);
}

G_GNUC_UNUSED static void
tear_down (void)
{
  hv_secret_free (old_key);
  hv_secret_free (new_key);
  hv_secret_free (other_key);
  g_free (path);
  folder_free (folder);
}

G_GNUC_UNUSED static HvVault *
unlock (const HvSecret *key)
{
  g_autoptr (GError) error = NULL;
  HvVault *vault = hv_vault_unlock (path, hv_secret_peek_bytes (key), NULL, &error);
  ck_assert_msg (vault != NULL || g_error_matches (error, HV_VAULT_ERROR, HV_VAULT_ERROR_WRONG_PASSPHRASE), "%s",
                 error != NULL ? error->message : "");
  return vault;
}

G_GNUC_UNUSED static gboolean
opens (const HvSecret *key)
{
  g_autoptr (HvVault) vault = unlock (key);
  return vault != NULL;
}

/* With all that is in it. */
G_GNUC_UNUSED static void
must_open_whole (const HvSecret *key)
{
  g_autoptr (HvVault) vault = unlock (key);
  ck_assert_ptr_nonnull (vault);
  sqlite3 *database = database_open (vault);
  ck_assert_int_eq (check_journal (database), ENTRIES);
  ck_assert_int_eq (sqlite3_close (database), SQLITE_OK);
}

/* How many of the sixteen slots there are in the file open with @key, whatever the body says of them. */
G_GNUC_UNUSED static guint
count_raw (const HvSecret *key)
{
  g_auto (Content) content = content_read (path);
  guint8 master[HV_KEY_SIZE];
  guint n = 0;
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    for (guint i = 0; i < HV_SLOTS; i++)
      n += hv_slot_open (content.bytes + hv_header_slot_offset (copy, i), i, hv_secret_peek_bytes (key), salt, master);
  return n;
}

G_GNUC_UNUSED static void
must_add (HvVault *vault, const HvSecret *key, HvSlotKind kind)
{
  g_autoptr (GError) error = NULL;
  guint index = 99, found = 98;
  ck_assert_msg (hv_vault_add_key (vault, key, kind, &index, &error), "%s", error != NULL ? error->message : "");
  ck_assert (hv_vault_find_key (vault, key, &found, NULL));
  ck_assert_uint_eq (index, found);
}

G_GNUC_UNUSED static guint
must_find (HvVault *vault, const HvSecret *key)
{
  guint index = HV_SLOTS;
  ck_assert (hv_vault_find_key (vault, key, &index, NULL));
  return index;
}

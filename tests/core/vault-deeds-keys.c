/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault-deeds-private.h"

#include "vault/slots.h"

/* Keys come and go while the room is in use. */

static void
add_key (HvVault *vault, const char *passphrase)
{
  g_autoptr (HvSecret) key = deed_derive (vault, passphrase);
  ck_assert (hv_vault_add_key (vault, key, HV_SLOT_PASSPHRASE, NULL, NULL));
}

static void
replace_key (HvVault *vault)
{
  guint index;
  g_autoptr (HvSecret) current = deed_derive (vault, PASSPHRASE), next = deed_derive (vault, NEXT);
  ck_assert (hv_vault_find_key (vault, current, &index, NULL));
  ck_assert (hv_vault_replace_key (vault, index, next, NULL));
}

static void
add_next (HvVault *vault)
{
  add_key (vault, NEXT);
}

static void
remove_key (HvVault *vault)
{
  guint index;
  g_autoptr (HvSecret) current = deed_derive (vault, PASSPHRASE);
  ck_assert (hv_vault_find_key (vault, current, &index, NULL));
  ck_assert (hv_vault_remove_key (vault, index, NULL));
}

/* Between two saves, as it is while a room is in use. Told: 1 the save before, 2 the keys, 3 the save after. */
static void
change_keys (const char *folder, void (*told) (int mark), void (*change) (HvVault *vault))
{
  g_autofree char *path = deed_path (folder);
  Session session = { SAVES };
  g_autoptr (HvVault) vault = room_open (path);
  HvConnection *connection = deed_connect (vault);
  deed_save_until (&session, connection, SAVES + 1);
  told (1);
  change (vault);
  told (2);
  deed_save_until (&session, connection, SAVES + 2);
  told (3);
  hv_connection_close (connection, NULL);
}

typedef struct
{
  gboolean old_before, new_before; /* which passphrase opens it */
  gboolean old_after, new_after;
} Opening;

static void
check_keys (const char *folder, int mark, const Opening *opening, const char *context)
{
  g_autofree char *path = deed_path (folder);
  Session session = { mark < 1 ? SAVES : mark < 3 ? SAVES + 1 : SAVES + 2, TRUE };
  HvVault *vault = deed_open (path, PASSPHRASE, context);
  gboolean old_opens = vault != NULL;
  if (vault != NULL)
    session_check_vault (&session, vault, context);
  hv_vault_close (vault);
  vault = deed_open (path, NEXT, context);
  gboolean new_opens = vault != NULL;
  if (vault != NULL)
    session_check_vault (&session, vault, context);
  hv_vault_close (vault);
  gboolean as_before = old_opens == opening->old_before && new_opens == opening->new_before;
  gboolean as_after = old_opens == opening->old_after && new_opens == opening->new_after;
  ck_assert_msg (as_after || (as_before && mark < 2), "%s: told %d, the old passphrase %s, the new one %s", context,
                 mark, old_opens ? "opens" : "does not", new_opens ? "opens" : "does not");
}

void
deed_change_passphrase (const char *folder, void (*told) (int mark))
{
  change_keys (folder, told, replace_key);
}

void
deed_check_change (const char *folder, int mark, const char *context)
{
  check_keys (folder, mark, &(Opening){ TRUE, FALSE, FALSE, TRUE }, context);
}

void
deed_prepare_full_room (const char *folder)
{
  g_autofree char *path = deed_path (folder);
  deed_prepare_room (folder);
  g_autoptr (HvVault) vault = room_open (path);
  for (guint i = 1; i < HV_SLOTS; i++)
    {
      g_autofree char *passphrase = g_strdup_printf ("passphrase %u", i);
      add_key (vault, passphrase);
    }
}

/* Here there is no moment at which the one gives way to the other: cut short, both may open; but one always does. */
void
deed_check_change_in_full_room (const char *folder, int mark, const char *context)
{
  g_autofree char *path = deed_path (folder);
  HvVault *before = deed_open (path, PASSPHRASE, context);
  hv_vault_close (before);
  if (before != NULL && mark < 2)
    {
      Session session = { mark < 1 ? SAVES : SAVES + 1, TRUE };
      session_check (&session, path, context);
      return;
    }
  check_keys (folder, mark, &(Opening){ FALSE, TRUE, FALSE, TRUE }, context);
}

void
deed_add_passphrase (const char *folder, void (*told) (int mark))
{
  change_keys (folder, told, add_next);
}

void
deed_check_add (const char *folder, int mark, const char *context)
{
  check_keys (folder, mark, &(Opening){ TRUE, FALSE, TRUE, TRUE }, context);
}

void
deed_prepare_two_keys (const char *folder)
{
  g_autofree char *path = deed_path (folder);
  deed_prepare_room (folder);
  g_autoptr (HvVault) vault = room_open (path);
  add_next (vault);
}

void
deed_remove_passphrase (const char *folder, void (*told) (int mark))
{
  change_keys (folder, told, remove_key);
}

void
deed_check_remove (const char *folder, int mark, const char *context)
{
  check_keys (folder, mark, &(Opening){ TRUE, TRUE, FALSE, TRUE }, context);
}

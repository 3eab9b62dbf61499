/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/slots.h"

#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <sodium.h>

/* A slot that is free by the body is nobody's: it may be written in any order, and torn. Only a body that names it
 * brings it into force, and only when both copies of the body have let go of a slot is that overwritten. */

#define NO_SLOT HV_SLOTS

static gboolean
fail (GError **error, HvVaultError code, const char *message)
{
  g_set_error_literal (error, HV_VAULT_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
check_code (int code, const char *doing, GError **error)
{
  if (code != SQLITE_OK)
    hv_vault_error_set_sqlite (error, code, doing);
  return code == SQLITE_OK;
}

static const guint8 *
get_kinds (const HvVault *self)
{
  return self->body + HV_BODY_SLOT_KINDS;
}

static gboolean
is_used (const HvVault *self, guint index)
{
  return index < HV_SLOTS && get_kinds (self)[index] != HV_SLOT_FREE;
}

/* ---- looking ---- */

guint
hv_vault_list_keys (HvVault *vault, HvVaultKey keys[HV_SLOTS])
{
  g_return_val_if_fail (vault != NULL && keys != NULL, 0);

  guint n = 0;
  for (guint i = 0; i < HV_SLOTS; i++)
    if (is_used (vault, i))
      keys[n++] = (HvVaultKey){ i, get_kinds (vault)[i], i == vault->slot };
  return n;
}

/* @index is NO_SLOT when @key opens none. */
static gboolean
look_for_key (HvVault *self, const HvSecret *key, guint *index, GError **error)
{
  g_autofree guint8 *header = g_malloc (HV_HEADER_SIZE);
  guint8 master[HV_KEY_SIZE];
  gboolean valid[HV_HEADER_COPIES];
  int code = self->handle->pMethods->xRead (self->handle, header, HV_HEADER_SIZE, 0);
  if (!check_code (code, "cannot read the header", error))
    return FALSE;
  int found = hv_header_find_slot (header, hv_secret_peek_bytes (key), self->salt, master, valid);
  sodium_memzero (master, sizeof master);
  *index = found >= 0 ? (guint) found : NO_SLOT;
  return TRUE;
}

gboolean
hv_vault_find_key (HvVault *vault, const HvSecret *key, guint *index, GError **error)
{
  g_return_val_if_fail (vault != NULL && key != NULL, FALSE);

  guint found;
  if (!look_for_key (vault, key, &found, error))
    return FALSE;
  if (found == NO_SLOT)
    return fail (error, HV_VAULT_ERROR_WRONG_PASSPHRASE, "no slot opens");
  if (index != NULL)
    *index = found;
  return TRUE;
}

/* ---- writing slots ---- */

static int
seal_and_write (HvVault *self, guint copy, guint index, const HvSecret *key, HvSlotKind kind)
{
  guint8 slot[HV_SLOT_SIZE];
  hv_slot_seal (slot, index, hv_secret_peek_bytes (key), self->salt, self->keys->master, kind);
  return hv_vault_write_header (self, slot, sizeof slot, hv_header_slot_offset (copy, index));
}

/* What is on the disk gives the master key; or it was a disk that took the bytes and lost them. */
static int
read_back (HvVault *self, guint copy, guint index, const HvSecret *key)
{
  guint8 slot[HV_SLOT_SIZE], master[HV_KEY_SIZE];
  int code = self->handle->pMethods->xRead (self->handle, slot, sizeof slot,
                                            (sqlite3_int64) hv_header_slot_offset (copy, index));
  if (code == SQLITE_OK
      && (!hv_slot_open (slot, index, hv_secret_peek_bytes (key), self->salt, master)
          || sodium_memcmp (master, self->keys->master, HV_KEY_SIZE) != 0))
    code = SQLITE_IOERR_WRITE;
  sodium_memzero (master, sizeof master);
  return code;
}

static int
write_free_slot (HvVault *self, guint index, const HvSecret *key, HvSlotKind kind)
{
  int code = hv_vault_note_slot_to_wipe (self, index);
  for (guint copy = HV_HEADER_COPIES; copy-- > 0 && code == SQLITE_OK;)
    code = seal_and_write (self, copy, index, key, kind);
  if (code == SQLITE_OK)
    code = hv_vault_sync_header (self);
  for (guint copy = HV_HEADER_COPIES; copy-- > 0 && code == SQLITE_OK;)
    code = read_back (self, copy, index, key);
  return code;
}

/* In force all the time: the second copy is touched when the first is there. Cut short, both the old and the new key
 * open, and whichever opens first is written into the other copy. */
static int
write_used_slot (HvVault *self, guint index, const HvSecret *key)
{
  HvSlotKind kind = get_kinds (self)[index];
  int code = SQLITE_OK;
  for (guint copy = HV_HEADER_COPIES; copy-- > 0 && code == SQLITE_OK;)
    {
      code = seal_and_write (self, copy, index, key, kind);
      if (code == SQLITE_OK)
        code = hv_vault_sync_header (self);
      if (code == SQLITE_OK)
        code = read_back (self, copy, index, key);
    }
  return code;
}

/* Any of the free ones: where a key lies says nothing about when it came. */
static guint
pick_free (const HvVault *self)
{
  guint free_slots[HV_SLOTS], n = 0;
  for (guint i = 0; i < HV_SLOTS; i++)
    if (!is_used (self, i))
      free_slots[n++] = i;
  return n > 0 ? free_slots[randombytes_uniform (n)] : NO_SLOT;
}

/* ---- overwriting ---- */

static int
overwrite (HvVault *self, guint index)
{
  int code = SQLITE_OK;
  for (guint copy = HV_HEADER_COPIES; copy-- > 0 && code == SQLITE_OK;)
    {
      guint8 random[HV_SLOT_SIZE];
      randombytes_buf (random, sizeof random);
      code = hv_vault_write_header (self, random, sizeof random, hv_header_slot_offset (copy, index));
    }
  return code;
}

/* The note of what was to be overwritten goes with the next body that is written; until then it is done once more. */
static int
overwrite_noted (HvVault *self)
{
  guint8 *noted = self->body + HV_BODY_SLOTS_TO_WIPE;
  int code = SQLITE_OK;
  for (guint i = 0; i < HV_SLOTS && code == SQLITE_OK; i++)
    if ((*noted & 1 << i) != 0 && !is_used (self, i))
      code = overwrite (self, i);
  if (code == SQLITE_OK && *noted != 0)
    code = hv_vault_sync_header (self);
  if (code == SQLITE_OK)
    *noted = 0;
  return code;
}

/* Makes both copies of the body say what @self does, and nothing be left of an earlier change. */
static int
settle (HvVault *self)
{
  int code = SQLITE_OK;
  if (self->body_unsure || self->body_lost)
    code = hv_vault_commit_body (self);
  if (code == SQLITE_OK && self->body_unsure)
    code = SQLITE_IOERR_WRITE;
  return code == SQLITE_OK ? overwrite_noted (self) : code;
}

void
hv_vault_finish_slots (HvVault *self)
{
  /* A lost body waits until the log has been examined, which may need to know. */
  if (self->body[HV_BODY_SLOTS_TO_WIPE] == 0 || self->body_lost)
    return;
  self->body_unsure = TRUE; /* the copies were not compared */
  settle (self);
}

/* ---- changing ---- */

static gboolean
prepare (HvVault *self, GError **error)
{
  if (self->read_only)
    return fail (error, HV_VAULT_ERROR_NOT_WRITABLE, "opened to be read alone");
  if (self->body_lost && self->main == NULL)
    return fail (error, HV_VAULT_ERROR_DAMAGED, "one copy of the body is lost, and the log has not been examined");
  return check_code (settle (self), "cannot settle the header", error);
}

/* From here on the change holds, whether or not all of it can be cleared away now. */
static gboolean
commit (HvVault *self, const guint8 kinds[HV_SLOTS], guint8 to_wipe, GError **error)
{
  int code = hv_vault_commit_slots (self, kinds, to_wipe);
  if (code == SQLITE_OK && to_wipe != 0)
    settle (self);
  return check_code (code, "cannot write the body", error);
}

static gboolean
check_not_taken (HvVault *self, const HvSecret *key, guint but, GError **error)
{
  guint found;
  if (!look_for_key (self, key, &found, error))
    return FALSE;
  return found == NO_SLOT || found == but || fail (error, HV_VAULT_ERROR_TAKEN, "another slot opens with it");
}

gboolean
hv_vault_add_key (HvVault *vault, const HvSecret *key, HvSlotKind kind, guint *index, GError **error)
{
  g_return_val_if_fail (vault != NULL && key != NULL && kind != HV_SLOT_FREE, FALSE);

  guint8 kinds[HV_SLOTS];
  if (!prepare (vault, error) || !check_not_taken (vault, key, NO_SLOT, error))
    return FALSE;
  guint at = pick_free (vault);
  if (at == NO_SLOT)
    return fail (error, HV_VAULT_ERROR_NO_SLOT, "all slots are in use");
  if (!check_code (write_free_slot (vault, at, key, kind), "cannot write the slot", error))
    return FALSE;
  memcpy (kinds, get_kinds (vault), sizeof kinds);
  kinds[at] = (guint8) kind;
  if (!commit (vault, kinds, 0, error))
    return FALSE;
  if (index != NULL)
    *index = at;
  return TRUE;
}

gboolean
hv_vault_replace_key (HvVault *vault, guint index, const HvSecret *key, GError **error)
{
  g_return_val_if_fail (vault != NULL && key != NULL && is_used (vault, index), FALSE);

  guint8 kinds[HV_SLOTS];
  if (!prepare (vault, error) || !check_not_taken (vault, key, index, error))
    return FALSE;
  guint at = pick_free (vault);
  if (at == NO_SLOT)
    return check_code (write_used_slot (vault, index, key), "cannot write the slot", error);
  memcpy (kinds, get_kinds (vault), sizeof kinds);
  kinds[at] = kinds[index];
  kinds[index] = HV_SLOT_FREE;
  if (!check_code (write_free_slot (vault, at, key, kinds[at]), "cannot write the slot", error)
      || !commit (vault, kinds, (guint8) (1 << index), error))
    return FALSE;
  if (vault->slot == index)
    vault->slot = at;
  return TRUE;
}

gboolean
hv_vault_remove_key (HvVault *vault, guint index, GError **error)
{
  g_return_val_if_fail (vault != NULL && is_used (vault, index), FALSE);

  HvVaultKey keys[HV_SLOTS];
  guint8 kinds[HV_SLOTS];
  if (hv_vault_list_keys (vault, keys) == 1)
    return fail (error, HV_VAULT_ERROR_LAST_KEY, "it is the only key");
  memcpy (kinds, get_kinds (vault), sizeof kinds);
  kinds[index] = HV_SLOT_FREE;
  if (!prepare (vault, error) || !commit (vault, kinds, (guint8) (1 << index), error))
    return FALSE;
  if (vault->slot == index)
    vault->slot = NO_SLOT;
  return TRUE;
}

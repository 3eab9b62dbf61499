/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cover/identity.h"
#include "cover/shopping-list.h"
#include "ui/window/session.h"

G_BEGIN_DECLS

/**
 * HvCoverMemory: what the cover remembers from one showing to the next, as long as the program runs; never on a disk but
 * for @identity.
 */
typedef struct
{
  const HvIdentity *identity;

  HvShoppingList *shopping;
  HvUnitSystem units;
  char *recipe;       /**< (nullable): id of the one that was shown last */
  GHashTable *yields; /**< id → for how many; as written when there is none */

  char *amount; /**< of the converter, as it was typed */
  const HvUnit *from, *to;

  char *notes;
} HvCoverMemory;

/** (transfer none): the session's one */
HvCoverMemory *hv_cover_memory_get (HvSession *session);

/**
 * hv_cover_memory_set_identity:
 * @id: of an identity
 *
 * What the program looks like from now on; at the next start too, if there are rooms on this computer.
 */
void hv_cover_memory_set_identity (HvCoverMemory *self, const char *id);

guint hv_cover_memory_get_yield (HvCoverMemory *self, HvRecipe *recipe);
void hv_cover_memory_set_yield (HvCoverMemory *self, HvRecipe *recipe, guint yield);

G_END_DECLS

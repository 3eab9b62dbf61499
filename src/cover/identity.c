/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cover/identity.h"

#include <glib/gi18n.h>

static const HvIdentity identities[] = {
  { "recipes", N_ ("Hverdag – recipes"), N_ ("Recipes"), "hverdag", "hverdag" },
  { "units", N_ ("Unit converter"), N_ ("Unit converter"), "hverdag-units", "hverdag-units" },
  { "notes", N_ ("Notes"), N_ ("Notes"), "hverdag-notes", "hverdag-notes" },
};

const HvIdentity *
hv_identity_get_all (guint *n_identities)
{
  if (n_identities != NULL)
    *n_identities = G_N_ELEMENTS (identities);
  return identities;
}

const HvIdentity *
hv_identity_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (identities); i++)
    if (g_strcmp0 (identities[i].id, id) == 0)
      return &identities[i];
  return &identities[0];
}

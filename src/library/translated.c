/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "library/translated-private.h"

#include <libintl.h>
#include <string.h>

HvTranslated *
hv_translated_new (char *msgid, char *context)
{
  HvTranslated *self = g_new0 (HvTranslated, 1);
  self->msgid = msgid;
  self->context = context;
  return self;
}

HvTranslated *
hv_translated_copy (const HvTranslated *self)
{
  return self != NULL ? hv_translated_new (g_strdup (self->msgid), g_strdup (self->context)) : NULL;
}

void
hv_translated_free (HvTranslated *self)
{
  if (self == NULL)
    return;
  g_free (self->msgid);
  g_free (self->context);
  g_free (self);
}

/* dgettext() itself and not GLib's g_dgettext(): that decides once, at its first call, whether to
 * translate at all, and would stay with English after a change of language. */
const char *
hv_translated_get (const HvTranslated *self)
{
  if (self == NULL || self->msgid[0] == '\0')
    return "";
  if (self->context == NULL)
    return dgettext (GETTEXT_PACKAGE, self->msgid);

  g_autofree char *key = g_strconcat (self->context, "\004", self->msgid, NULL);
  const char *found = dgettext (GETTEXT_PACKAGE, key);
  return found == key ? self->msgid : found;
}

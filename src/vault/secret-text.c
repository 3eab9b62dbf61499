/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vault/secret-text.h"

#include "vault/secret-private.h"

#include <sodium.h>
#include <string.h>

#define FIRST_CAPACITY 512

struct _HvSecretText
{
  char *bytes;          /* (nullable) locked, nul-terminated */
  gsize size, capacity; /* bytes; without and with the nul */
  guint length;         /* characters */
};

HvSecretText *
hv_secret_text_new (void)
{
  return g_new0 (HvSecretText, 1);
}

void
hv_secret_text_free (HvSecretText *self)
{
  if (self == NULL)
    return;
  sodium_free (self->bytes);
  g_free (self);
}

guint
hv_secret_text_get_length (const HvSecretText *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

const char *
hv_secret_text_peek (const HvSecretText *self)
{
  g_return_val_if_fail (self != NULL, "");
  return self->bytes != NULL ? self->bytes : "";
}

static gboolean
make_room (HvSecretText *self, gsize size)
{
  if (size < self->capacity)
    return TRUE;
  gsize capacity = MAX (self->capacity, FIRST_CAPACITY);
  while (capacity <= size)
    capacity *= 2;
  char *bytes = hv_locked_alloc (capacity, NULL);
  if (bytes == NULL)
    return FALSE;
  memcpy (bytes, hv_secret_text_peek (self), self->size + 1);
  sodium_free (self->bytes);
  self->bytes = bytes;
  self->capacity = capacity;
  return TRUE;
}

static gsize
offset_of (const HvSecretText *self, guint position)
{
  const char *text = hv_secret_text_peek (self);
  return g_utf8_offset_to_pointer (text, MIN (position, self->length)) - text;
}

guint
hv_secret_text_insert (HvSecretText *self, guint position, const char *text, guint n_characters)
{
  g_return_val_if_fail (self != NULL && text != NULL, 0);

  guint n = MIN (n_characters, HV_SECRET_TEXT_MAX_CHARACTERS - self->length);
  gsize size = g_utf8_offset_to_pointer (text, n) - text;
  if (n == 0 || !make_room (self, self->size + size))
    return 0;
  char *at = self->bytes + offset_of (self, position);
  memmove (at + size, at, self->size + 1 - (gsize)(at - self->bytes));
  memcpy (at, text, size);
  self->size += size;
  self->length += n;
  return n;
}

guint
hv_secret_text_delete (HvSecretText *self, guint position, guint n_characters)
{
  g_return_val_if_fail (self != NULL, 0);

  if (position >= self->length || n_characters == 0)
    return 0;
  guint n = MIN (n_characters, self->length - position);
  gsize from = offset_of (self, position), to = offset_of (self, position + n);
  memmove (self->bytes + from, self->bytes + to, self->size + 1 - to);
  self->size -= to - from;
  sodium_memzero (self->bytes + self->size, to - from);
  self->length -= n;
  return n;
}

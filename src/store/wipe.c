/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/wipe.h"

#include <string.h>

/* Room for the size in front of the bytes, without spoiling their alignment. */
#define PREFIX 16
G_STATIC_ASSERT (sizeof (gsize) <= PREFIX);

void
hv_wipe_string (char *string)
{
  if (string == NULL)
    return;
  explicit_bzero (string, strlen (string));
  g_free (string);
}

void
hv_wipe_gstring (GString *string)
{
  if (string == NULL)
    return;
  explicit_bzero (string->str, string->allocated_len);
  g_string_free (string, TRUE);
}

gpointer
hv_wiped_copy_new (gconstpointer data, gsize size)
{
  guint8 *block = g_malloc (PREFIX + size + 1);
  memcpy (block, &size, sizeof size);
  if (size > 0)
    memcpy (block + PREFIX, data, size);
  block[PREFIX + size] = 0;
  return block + PREFIX;
}

void
hv_wiped_copy_free (gpointer copy)
{
  if (copy == NULL)
    return;
  guint8 *block = (guint8 *) copy - PREFIX;
  gsize size;
  memcpy (&size, block, sizeof size);
  explicit_bzero (block, PREFIX + size + 1);
  g_free (block);
}

GBytes *
hv_wiped_bytes_new (gconstpointer data, gsize size)
{
  gpointer copy = hv_wiped_copy_new (data, size);
  return g_bytes_new_with_free_func (copy, size, hv_wiped_copy_free, copy);
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The header of a room: as given, with changes, or with a body of the input's own, properly sealed, as someone
 * who knows the passphrase could make it. The first byte says which. */

#include "fuzz-vault.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ENTRIES 20

static FuzzFile room;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  fuzz_make_room (ENTRIES, 0);
  room = fuzz_read_file (fuzz_room_path ());
  return 0;
}

/* The input over the beginning of the file; the rest of the file too, if the input is longer. */
static void
put_raw (FuzzFile *file, const uint8_t *data, size_t size)
{
  memcpy (file->bytes, data, MIN (size, file->size));
}

static void
put_changes (FuzzFile *file, const uint8_t *data, size_t size)
{
  for (; size >= 3; data += 3, size -= 3)
    file->bytes[(data[0] | (unsigned) data[1] << 8) % HV_HEADER_SIZE] ^= data[2];
}

static void
put_body (FuzzFile *file, const uint8_t *data, size_t size, gboolean over_the_old)
{
  HvKeys keys;
  uint8_t body[HV_BODY_SIZE];
  fuzz_find_keys (file->bytes, &keys, body);
  for (size_t i = 0; i < MIN (size, sizeof body); i++)
    body[i] = over_the_old ? body[i] ^ data[i] : data[i];
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    hv_body_seal (file->bytes + hv_header_body_offset (copy), copy, &keys, body);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 1)
    return 0;
  FuzzFile file = fuzz_copy_file (&room);
  switch (data[0] % 4)
    {
    case 0:
      put_raw (&file, data + 1, size - 1);
      break;
    case 1:
      put_changes (&file, data + 1, size - 1);
      break;
    case 2:
      put_body (&file, data + 1, size - 1, FALSE);
      break;
    case 3:
      put_body (&file, data + 1, size - 1, TRUE);
      break;
    }
  fuzz_write_file (&file, fuzz_room_path ());
  unlink (fuzz_wal_path ());
  fuzz_clear_file (&file);
  /* A body that says there is no database yet gets an empty one. */
  fuzz_open_room (data[0] % 4 >= 2 ? 0 : ENTRIES, ENTRIES);
  return 0;
}

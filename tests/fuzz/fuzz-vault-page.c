/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One page of a room. The first byte says how it is changed, the second which one it is. What is not sealed
 * by the room's key never passes for one of its pages; what is, as if tags were not looked at, may hold
 * anything, and SQLite gets to see it. */

#include "fuzz-vault.h"

#include <stdlib.h>
#include <string.h>

#define ENTRIES 40
#define PAGE FUZZ_PAGE_SIZE
#define TEXT (PAGE - HV_PAGE_RESERVE)

static FuzzFile room;
static HvKeys keys;
static unsigned n_pages;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  uint8_t body[HV_BODY_SIZE];
  fuzz_make_room (ENTRIES, 0);
  room = fuzz_read_file (fuzz_room_path ());
  fuzz_find_keys (room.bytes, &keys, body);
  n_pages = hv_get_u32 (body + HV_BODY_PAGES);
  return 0;
}

/* Three bytes each: where, and what to. */
static void
put_changes (uint8_t *page, size_t page_size, const uint8_t *data, size_t size)
{
  for (; size >= 3; data += 3, size -= 3)
    page[(data[0] | (unsigned) data[1] << 8) % page_size] ^= data[2];
}

static void
seal (uint8_t *page, unsigned number, const uint8_t *data, size_t size, gboolean over_the_old)
{
  uint8_t plain[PAGE];
  memcpy (plain, page, PAGE);
  if (!hv_page_open (plain, PAGE, number, &keys))
    abort ();
  if (over_the_old)
    put_changes (plain, TEXT, data, size);
  else
    memcpy (plain, data, MIN (size, TEXT));
  hv_page_seal (page, plain, PAGE, number, &keys);
}

/* Authentic, but of another place, or of another room. */
static void
misplace (uint8_t *page, unsigned number, const uint8_t *data, size_t size)
{
  HvKeys others = keys;
  uint8_t plain[PAGE] = { 0 };
  memcpy (plain, data, MIN (size, TEXT));
  if (size % 2 == 0)
    others.page[size % HV_KEY_SIZE] ^= 1;
  hv_page_seal (page, plain, PAGE, size % 2 == 0 ? number : number + 1 + size / 2 % 1000, &others);
}

static void
open_forged (void)
{
  HvVault *vault = hv_vault_unlock (fuzz_room_path (), fuzz_key (), NULL, NULL);
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, NULL) : NULL;
  if (database != NULL)
    fuzz_use_forged (database);
  sqlite3_close (database);
  hv_vault_close (vault);
}

static void
open_damaged (gboolean changed)
{
  HvVault *vault = hv_vault_unlock (fuzz_room_path (), fuzz_key (), NULL, NULL);
  if (vault == NULL || hv_vault_count_bad_pages (vault) != changed)
    abort ();
  hv_vault_close (vault);
  fuzz_open_room (ENTRIES, ENTRIES);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 2)
    return 0;
  FuzzFile file = fuzz_copy_file (&room);
  unsigned kind = data[0] % 5, number = 1 + data[1] % n_pages;
  size_t offset = HV_HEADER_SIZE + (number - 1) * PAGE;
  uint8_t *page = file.bytes + offset;
  data += 2;
  size -= 2;
  switch (kind)
    {
    case 0:
      memcpy (page, data, MIN (size, PAGE));
      break;
    case 1:
      put_changes (page, PAGE, data, size);
      break;
    case 2:
      misplace (page, number, data, size);
      break;
    case 3:
    case 4:
      seal (page, number, data, size, kind == 4);
      break;
    }
  fuzz_write_file (&file, fuzz_room_path ());
  unlink (fuzz_wal_path ());
  if (kind >= 3)
    open_forged ();
  else
    open_damaged (memcmp (page, room.bytes + offset, PAGE) != 0);
  fuzz_clear_file (&file);
  return 0;
}

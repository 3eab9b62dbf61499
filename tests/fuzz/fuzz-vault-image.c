/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A whole room and its log after a kill, changed at will: what it gives is right, or it gives an error. The
 * input is a list of changes, four bytes each: kind, where (two bytes), value. */

#include "fuzz-vault.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define IN_FILE 20
#define IN_LOG 3
#define PAGE FUZZ_PAGE_SIZE
#define FRAME (PAGE + HV_FRAME_HEADER_SIZE)

static FuzzFile room, wal;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  fuzz_make_room (IN_FILE, IN_LOG);
  room = fuzz_read_file (fuzz_room_path ());
  wal = fuzz_read_file (fuzz_wal_path ());
  return 0;
}

static void
swap (uint8_t *a, uint8_t *b, size_t size)
{
  for (size_t i = 0; i < size; i++)
    {
      uint8_t kept = a[i];
      a[i] = b[i];
      b[i] = kept;
    }
}

static void
swap_pieces (FuzzFile *file, size_t head, size_t size, unsigned x, unsigned y)
{
  size_t n = file->size > head ? (file->size - head) / size : 0;
  if (n > 1 && x % n != y % n)
    swap (file->bytes + head + x % n * size, file->bytes + head + y % n * size, size);
}

static void
change (FuzzFile *a, FuzzFile *b, unsigned kind, unsigned where, unsigned value)
{
  switch (kind % 8)
    {
    case 0:
      a->bytes[where % a->size] ^= (uint8_t) value;
      break;
    case 1: /* the last three pages, out of reach of a short offset */
      a->bytes[a->size - 1 - where % a->size] ^= (uint8_t) value;
      break;
    case 2:
    case 3:
      b->bytes[where % b->size] ^= (uint8_t) value;
      break;
    case 4:
      a->size = 1 + where % a->size;
      break;
    case 5:
      b->size = 1 + where % b->size;
      break;
    case 6:
      swap_pieces (a, HV_HEADER_SIZE, PAGE, where, value);
      break;
    case 7:
      swap_pieces (b, HV_WAL_HEADER_SIZE, FRAME, where, value);
      break;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzFile a = fuzz_copy_file (&room), b = fuzz_copy_file (&wal);
  for (; size >= 4; data += 4, size -= 4)
    change (&a, &b, data[0], data[1] | (unsigned) data[2] << 8, data[3]);
  fuzz_write_file (&a, fuzz_room_path ());
  fuzz_write_file (&b, fuzz_wal_path ());
  fuzz_clear_file (&a);
  fuzz_clear_file (&b);
  fuzz_open_room (IN_FILE, IN_FILE + IN_LOG);
  return 0;
}

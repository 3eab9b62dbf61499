/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A log after a kill: flipped, cut, its frames moved, doubled, taken out, mixed with those of an earlier log
 * and of another room's. What comes back is the state after one of the commits, whole, or an error; and it
 * stays so. The input is a list of changes, four bytes each: kind, where (two bytes), value. Some kinds are
 * sealed anew with the room's own keys, checksums and all: then rows may be anything. */

#include "fuzz-vault.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROWS 8
#define COMMITS 6
#define PAGE FUZZ_PAGE_SIZE
#define FRAME (PAGE + HV_FRAME_HEADER_SIZE)

typedef struct
{
  FuzzFile room, wal;
} Pair;

static Pair now, earlier, others;
static HvKeys keys;

/* Every commit changes every row and adds one, so that no mixture of two states passes for either. */
static void
commit (sqlite3 *database, int first, int n)
{
  for (int i = first; i < first + n; i++)
    fuzz_run (database, g_strdup_printf ("BEGIN; UPDATE entry SET state = %d;"
                                         "INSERT INTO entry VALUES (%d, %d, hex (zeroblob (120))); COMMIT",
                                         i, ROWS + i, i));
}

static void
begin (sqlite3 *database, int n, int unused)
{
  fuzz_run (database, g_strdup_printf ("CREATE TABLE entry (id INTEGER PRIMARY KEY, state INTEGER, body TEXT);"
                                       "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < %d)"
                                       " INSERT INTO entry SELECT x, 0, hex (zeroblob (120)) FROM n",
                                       n));
}

static void
read_pair (Pair *pair)
{
  pair->room = fuzz_read_file (fuzz_room_path ());
  pair->wal = fuzz_read_file (fuzz_wal_path ());
}

static void
make (void)
{
  fuzz_new_room ();
  fuzz_session (begin, ROWS, 0);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  uint8_t body[HV_BODY_SIZE];
  make ();
  fuzz_killed_session (commit, 1, COMMITS);
  read_pair (&others);
  make ();
  FuzzFile first = fuzz_read_file (fuzz_room_path ());
  fuzz_killed_session (commit, 1, COMMITS);
  read_pair (&earlier);
  fuzz_write_file (&first, fuzz_room_path ());
  unlink (fuzz_wal_path ());
  fuzz_clear_file (&first);
  fuzz_killed_session (commit, 1, COMMITS);
  read_pair (&now);
  fuzz_find_keys (now.room.bytes, &keys, body);
  return 0;
}

/* ---- changes ---- */

static size_t
count_frames (const FuzzFile *wal)
{
  return wal->size > HV_WAL_HEADER_SIZE ? (wal->size - HV_WAL_HEADER_SIZE) / FRAME : 0;
}

static uint8_t *
frame_at (const FuzzFile *wal, size_t index)
{
  return wal->bytes + HV_WAL_HEADER_SIZE + index * FRAME;
}

static void
swap_frames (FuzzFile *wal, size_t a, size_t b)
{
  uint8_t kept[FRAME];
  memcpy (kept, frame_at (wal, a), FRAME);
  memmove (frame_at (wal, a), frame_at (wal, b), FRAME);
  memcpy (frame_at (wal, b), kept, FRAME);
}

static void
remove_frame (FuzzFile *wal, size_t index)
{
  uint8_t *at = frame_at (wal, index);
  memmove (at, at + FRAME, (size_t) (wal->bytes + wal->size - (at + FRAME)));
  wal->size -= FRAME;
}

static void
append (FuzzFile *wal, const uint8_t *bytes, size_t size)
{
  if (size == 0 || wal->size > 100 * FRAME)
    return;
  wal->bytes = g_realloc (wal->bytes, wal->size + size);
  memcpy (wal->bytes + wal->size, bytes, size);
  wal->size += size;
}

/* SQLite's checksum of a log, over 32-bit words of either order. */
static void
add_up (const uint8_t *bytes, size_t size, gboolean big_endian, guint32 sums[2])
{
  for (size_t i = 0; i < size; i += 8)
    {
      guint32 x = hv_get_u32 (bytes + i), y = hv_get_u32 (bytes + i + 4);
      sums[0] += (big_endian ? GUINT32_SWAP_LE_BE (x) : x) + sums[1];
      sums[1] += (big_endian ? GUINT32_SWAP_LE_BE (y) : y) + sums[0];
    }
}

/* Changes a byte of the plaintext of frame @index and seals it and all behind it with checksums that fit. */
static void
forge (FuzzFile *wal, size_t index, size_t offset, uint8_t value)
{
  uint8_t header[HV_WAL_PLAIN_HEADER_SIZE], plain[FRAME];
  guint32 sums[2];
  if (!hv_wal_header_open (wal->bytes, header, &keys))
    return;
  for (guint i = 0; i < 2; i++)
    sums[i] = GUINT32_SWAP_LE_BE (hv_get_u32 (header + 24 + 4 * i));
  for (size_t i = 0; i < count_frames (wal); i++)
    {
      memcpy (plain, frame_at (wal, i), FRAME);
      if (!hv_frame_open (plain, PAGE, wal->bytes, i, &keys))
        return;
      if (i == index)
        plain[offset % (FRAME - HV_PAGE_RESERVE)] ^= value;
      add_up (plain, 8, (header[3] & 1) != 0, sums);
      add_up (plain + HV_FRAME_HEADER_SIZE, PAGE, (header[3] & 1) != 0, sums);
      for (guint k = 0; k < 2; k++)
        hv_put_u32 (plain + 16 + 4 * k, GUINT32_SWAP_LE_BE (sums[k]));
      if (i >= index)
        hv_frame_seal (frame_at (wal, i), plain, plain + HV_FRAME_HEADER_SIZE, PAGE, wal->bytes, i, &keys);
    }
}

/* Returns: whether the room's keys were needed for it. */
static gboolean
change_frames (FuzzFile *wal, unsigned kind, size_t where, uint8_t value)
{
  size_t n = count_frames (wal);
  if (n == 0)
    return FALSE;
  uint8_t *at = frame_at (wal, where % n);
  switch (kind)
    {
    case 0:
      swap_frames (wal, where % n, value % n);
      return FALSE;
    case 1:
      memmove (at, frame_at (wal, value % n), FRAME);
      return FALSE;
    case 2:
      remove_frame (wal, where % n);
      return FALSE;
    case 3:
      memset (at, value, FRAME);
      return FALSE;
    case 4:
      memcpy (at, frame_at (&earlier.wal, value % count_frames (&earlier.wal)), FRAME);
      return FALSE;
    case 5:
      memcpy (at, frame_at (&others.wal, value % count_frames (&others.wal)), FRAME);
      return FALSE;
    case 6: /* a field of the frame's header */
      forge (wal, where % n, (where / n) % HV_FRAME_HEADER_SIZE, value);
      return TRUE;
    default: /* the page */
      forge (wal, value % n, HV_FRAME_HEADER_SIZE + where, (uint8_t) (where >> 8) | 1);
      return TRUE;
    }
}

static gboolean
change (FuzzFile *room, FuzzFile *wal, unsigned kind, size_t where, uint8_t value)
{
  static const size_t bodies[] = { HV_BODY_RECORD_OFFSET, HV_HEADER_COPY_SIZE + HV_BODY_RECORD_OFFSET };
  switch (kind % 16)
    {
    case 0:
    case 1:
      if (wal->size > 0)
        wal->bytes[where % wal->size] ^= value;
      return FALSE;
    case 2:
      wal->size = wal->size > 0 ? where % wal->size : 0;
      return FALSE;
    case 3: /* the header of another log */
      if (wal->size >= HV_WAL_HEADER_SIZE)
        memcpy (wal->bytes, (value % 2 == 0 ? &earlier : &others)->wal.bytes, HV_WAL_HEADER_SIZE);
      return FALSE;
    case 4: /* more of the same, of the earlier log, of another room's */
      {
        const FuzzFile *logs[] = { wal, &earlier.wal, &others.wal };
        const FuzzFile *from = logs[value % 3];
        size_t start = from->size > 0 ? where % from->size : 0;
        g_autofree uint8_t *bytes = g_memdup2 (from->bytes + start, from->size - start);
        append (wal, bytes, from->size - start);
        return FALSE;
      }
    case 5: /* a copy of the body is lost, or of an earlier time */
      room->bytes[bodies[value % 2] + where % HV_BODY_RECORD_SIZE] ^= 1;
      return FALSE;
    case 6:
      memcpy (room->bytes + bodies[value % 2], earlier.room.bytes + bodies[value % 2], HV_BODY_RECORD_SIZE);
      return FALSE;
    case 7:
      wal->bytes = g_realloc (wal->bytes, earlier.wal.size);
      memcpy (wal->bytes, earlier.wal.bytes, earlier.wal.size);
      wal->size = earlier.wal.size;
      return FALSE;
    default:
      return change_frames (wal, kind % 16 - 8, where, value);
    }
}

/* ---- what comes back ---- */

/* The state all rows are in, or -1 when reading ended with an error. */
static int
read_state (sqlite3 *database)
{
  sqlite3_stmt *statement = NULL;
  int n = 0, state = 0, code;
  if (sqlite3_prepare_v2 (database, "SELECT id, state, body FROM entry ORDER BY id", -1, &statement, NULL) != SQLITE_OK)
    return -1;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      n++;
      if (n == 1)
        state = sqlite3_column_int (statement, 1);
      if (sqlite3_column_int (statement, 0) != n || sqlite3_column_int (statement, 1) != state
          || sqlite3_column_bytes (statement, 2) != 240)
        abort ();
    }
  sqlite3_finalize (statement);
  if (code != SQLITE_DONE)
    return -1;
  if (state < 0 || state > COMMITS || n != ROWS + state)
    abort ();
  return state;
}

static int
open_and_read (gboolean forged)
{
  int state = -1;
  HvVault *vault = hv_vault_unlock (fuzz_room_path (), fuzz_key (), NULL, NULL);
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, NULL) : NULL;
  if (database != NULL && forged)
    fuzz_use_forged (database);
  else if (database != NULL)
    state = read_state (database);
  sqlite3_close (database);
  hv_vault_close (vault);
  return state;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzFile room = fuzz_copy_file (&now.room), wal = fuzz_copy_file (&now.wal);
  gboolean forged = FALSE;
  gboolean whole = size < 4;
  for (; size >= 4; data += 4, size -= 4)
    forged |= change (&room, &wal, data[0], data[1] | (size_t) data[2] << 8, data[3]);
  fuzz_write_file (&room, fuzz_room_path ());
  fuzz_write_file (&wal, fuzz_wal_path ());
  fuzz_clear_file (&room);
  fuzz_clear_file (&wal);
  int state = open_and_read (forged);
  if (whole && state != COMMITS)
    abort ();
  /* It was closed in between, which settles it. */
  if (state >= 0 && open_and_read (forged) != state)
    abort ();
  return 0;
}

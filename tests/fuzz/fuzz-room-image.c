/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody who knows the passphrase could leave inside a room: any database image, properly sealed. The
 * store opens it and the journal works on it; rows or errors, but nothing is read or written where it should
 * not be. The first byte says how the image is made: from the input alone, from a journal with bytes or whole
 * pages changed, or by the input as SQL, run on that journal by a program that is not careful. */

#include "fuzz-vault.h"

#include "journal/journal-table.h"
#include "journal/journal.h"
#include "progress/progress-table.h"
#include "store/connection-private.h"
#include "store/migrations.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAGE FUZZ_PAGE_SIZE
#define MOST_PAGES 64
#define MOST_STEPS 300000

static const HvMigration *const migrations[] = { hv_progress_migrations, hv_journal_migrations, NULL };
static FuzzFile header, journal; /* the image as SQLite sees it */
static HvKeys keys;

/* ---- a session of the journal ---- */

static void
save (HvConnection *connection, gint64 id, const char *title, const char *text)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new (title, text, "");
  g_autoptr (HvJournalData) data = hv_journal_entry_snapshot (entry);
  g_autoptr (HvJournalData) saved = NULL;
  data->id = id;
  data->modified = 1;
  if (!hv_connection_begin (connection, NULL, NULL))
    return;
  if (hv_journal_table_save (connection, data, (gpointer *) &saved, NULL))
    hv_connection_commit (connection, NULL);
  else
    hv_connection_rollback (connection);
}

static void
look (HvConnection *connection, const char *words)
{
  HvJournalQuery query = { (char *) words, 50, 0 };
  g_autoptr (GPtrArray) entries = NULL;
  if (!hv_connection_begin (connection, NULL, NULL))
    return;
  hv_journal_table_list (connection, &query, (gpointer *) &entries, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      gint64 id = hv_journal_entry_get_id (entries->pdata[i]);
      g_autoptr (HvJournalEntry) whole = NULL;
      if (!g_utf8_validate (hv_journal_entry_get_excerpt (entries->pdata[i]), -1, NULL))
        abort ();
      hv_journal_table_load (connection, &id, (gpointer *) &whole, NULL);
    }
  hv_connection_rollback (connection);
}

static void
call (HvConnection *connection, HvStoreFunc func, gpointer data)
{
  gpointer result = NULL;
  if (!hv_connection_begin (connection, NULL, NULL))
    return;
  if (func (connection, data, &result, NULL))
    hv_connection_commit (connection, NULL);
  else
    hv_connection_rollback (connection);
}

static void
read_progress (HvConnection *connection)
{
  g_autoptr (HvProgressData) data = NULL;
  if (!hv_connection_begin (connection, NULL, NULL))
    return;
  hv_progress_table_load (connection, NULL, (gpointer *) &data, NULL);
  for (guint i = 0; data != NULL && i < data->kept->len; i++)
    if (!g_utf8_validate (((const HvKept *) data->kept->pdata[i])->text, -1, NULL))
      abort ();
  hv_connection_rollback (connection);
}

static gboolean
migrate (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  return hv_migrations_run (connection, migrations, error);
}

/* Each piece of work ends some time, whatever it meets; the store is told to stop instead. */
static void
limit (HvConnection *connection)
{
  sqlite3 *database = hv_connection_get_handle (connection);
  sqlite3_progress_handler (database, MOST_STEPS, fuzz_stop, NULL);
}

static void
use_journal (HvVault *vault)
{
  gint64 id = 2;
  g_autoptr (GError) error = NULL;
  HvConnection *connection = hv_connection_open (vault, &error);
  if (connection == NULL)
    return;
  limit (connection);
  call (connection, migrate, NULL);
  read_progress (connection);
  call (connection, hv_journal_table_purge, NULL);
  look (connection, NULL);
  look (connection, "kaffe mor");
  save (connection, 0, "Ny", "Kaffe i morges.");
  save (connection, 1, "Solen", "Den stod op igen.");
  call (connection, hv_journal_table_hide, &id);
  look (connection, "solen");
  call (connection, hv_journal_table_show, &id);
  call (connection, hv_journal_table_hide, &id);
  call (connection, hv_journal_table_purge, NULL);
  hv_connection_close (connection, NULL);
}

/* ---- images ---- */

static void
seal_image (const FuzzFile *image)
{
  uint8_t body[HV_BODY_SIZE];
  size_t pages = MIN (image->size / PAGE, MOST_PAGES);
  FuzzFile file = { g_malloc (HV_HEADER_SIZE + pages * PAGE), HV_HEADER_SIZE + pages * PAGE };
  memcpy (file.bytes, header.bytes, HV_HEADER_SIZE);
  fuzz_find_keys (file.bytes, &keys, body);
  hv_put_u32 (body + HV_BODY_PAGES, (guint32) pages);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    hv_body_seal (file.bytes + hv_header_body_offset (copy), copy, &keys, body);
  for (size_t i = 0; i < pages; i++)
    hv_page_seal (file.bytes + HV_HEADER_SIZE + i * PAGE, image->bytes + i * PAGE, PAGE, i + 1, &keys);
  fuzz_write_file (&file, fuzz_room_path ());
  unlink (fuzz_wal_path ());
  fuzz_clear_file (&file);
}

static FuzzFile
open_image (const char *path)
{
  uint8_t body[HV_BODY_SIZE];
  FuzzFile file = fuzz_read_file (path), image = { 0 };
  fuzz_find_keys (file.bytes, &keys, body);
  image.size = hv_get_u32 (body + HV_BODY_PAGES) * (size_t) PAGE;
  image.bytes = g_memdup2 (file.bytes + HV_HEADER_SIZE, image.size);
  for (size_t i = 0; i < image.size / PAGE; i++)
    if (!hv_page_open (image.bytes + i * PAGE, PAGE, i + 1, &keys))
      abort ();
  fuzz_clear_file (&file);
  return image;
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  fuzz_new_room ();
  HvVault *vault = hv_vault_unlock (fuzz_room_path (), fuzz_key (), NULL, NULL);
  HvConnection *connection = hv_connection_open (vault, NULL);
  if (connection == NULL)
    abort ();
  call (connection, migrate, NULL);
  save (connection, 0, "Solen", "Den stod op.");
  save (connection, 0, "", "Kaffe på trappen med mor, og mere kaffe.");
  save (connection, 0, "Regn", "Det regnede hele dagen.");
  hv_connection_exec (
      connection,
      "INSERT INTO settings VALUES ('a', 'b'); INSERT INTO runs VALUES (1, 'x01', 5, 3, 2, 1);"
      "INSERT INTO kept VALUES (1, 'card', 'x01', 'Jeg', 5); INSERT INTO places VALUES ('x02', x'01ff');"
      "INSERT INTO favourites VALUES ('x03')",
      NULL);
  hv_connection_close (connection, NULL);
  hv_vault_close (vault);
  header = fuzz_read_file (fuzz_room_path ());
  journal = open_image (fuzz_room_path ());
  return 0;
}

/* The input as it is, in pages with their reserve. */
static void
put_raw (FuzzFile *image, const uint8_t *data, size_t size)
{
  const size_t text = PAGE - HV_PAGE_RESERVE;
  size_t pages = MIN (size / text + 1, MOST_PAGES);
  image->size = pages * PAGE;
  image->bytes = g_realloc (image->bytes, image->size);
  memset (image->bytes, 0, image->size);
  for (size_t i = 0; i < pages && i * text < size; i++)
    memcpy (image->bytes + i * PAGE, data + i * text, MIN (text, size - i * text));
}

/* Four bytes each: page, where in it, what to. */
static void
put_changes (FuzzFile *image, const uint8_t *data, size_t size)
{
  for (; size >= 4; data += 4, size -= 4)
    image->bytes[data[0] % (image->size / PAGE) * PAGE + (data[1] | (size_t) data[2] << 8) % PAGE] ^= data[3];
}

/* Two bytes each: which page goes where. */
static void
put_pages (FuzzFile *image, const uint8_t *data, size_t size)
{
  size_t n = image->size / PAGE;
  for (; size >= 2; data += 2, size -= 2)
    memmove (image->bytes + data[0] % n * PAGE, image->bytes + data[1] % n * PAGE, PAGE);
}

static void
run_careless (FuzzFile *image, const uint8_t *data, size_t size)
{
  sqlite3 *database;
  sqlite3_int64 result;
  unsigned char *bytes = sqlite3_malloc64 (image->size);
  if (bytes == NULL || sqlite3_open_v2 (":memory:", &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    abort ();
  memcpy (bytes, image->bytes, image->size);
  bytes[18] = bytes[19] = 1; /* memory keeps no log */
  sqlite3_deserialize (database, "main", bytes, (sqlite3_int64) image->size, (sqlite3_int64) image->size,
                       SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  sqlite3_limit (database, SQLITE_LIMIT_LENGTH, 100000);
  sqlite3_limit (database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_progress_handler (database, MOST_STEPS, fuzz_stop, NULL);
  g_autofree char *sql = g_strndup ((const char *) data, size);
  sqlite3_exec (database, sql, NULL, NULL, NULL);
  unsigned char *changed = sqlite3_serialize (database, "main", &result, 0);
  if (changed != NULL && result > 0 && result % PAGE == 0)
    {
      image->size = (size_t) result;
      image->bytes = g_realloc (image->bytes, image->size);
      memcpy (image->bytes, changed, image->size);
      image->bytes[18] = image->bytes[19] = 2;
    }
  sqlite3_free (changed);
  sqlite3_close (database);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size < 1)
    return 0;
  FuzzFile image = fuzz_copy_file (&journal);
  switch (data[0] % 4)
    {
    case 0:
      put_raw (&image, data + 1, size - 1);
      break;
    case 1:
      put_changes (&image, data + 1, size - 1);
      break;
    case 2:
      put_pages (&image, data + 1, size - 1);
      break;
    default:
      run_careless (&image, data + 1, size - 1);
      break;
    }
  seal_image (&image);
  fuzz_clear_file (&image);
  HvVault *vault = hv_vault_unlock (fuzz_room_path (), fuzz_key (), NULL, NULL);
  if (vault == NULL)
    abort ();
  use_journal (vault);
  hv_vault_close (vault);
  return 0;
}

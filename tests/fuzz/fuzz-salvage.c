/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A damaged database, as its pages come to salvage when they verify: whatever is in them, it ends, and what was taken
 * can be read by SQLite. The input is the database; a page that begins with "lost" is lost. */

#include "fuzz.h"

#include "journal/journal.h"
#include "progress/progress.h"
#include "store/connection-private.h"
#include "store/migrations.h"
#include "store/salvage-rows.h"

#include <stdlib.h>
#include <string.h>

static const HvMigration *const migrations[] = { hv_progress_migrations, hv_journal_migrations, NULL };

static HvConnection *connection; /* with the program's tables, empty before each input */

typedef struct
{
  const uint8_t *bytes;
  guint32 page_size;
} Pages;

static gboolean
read_page (gpointer data, guint32 number, guint8 *page)
{
  const Pages *pages = data;
  memcpy (page, pages->bytes + (size_t) (number - 1) * pages->page_size, pages->page_size);
  return memcmp (page, "lost", 4) != 0;
}

/* As page 1 says, if it says something that can be. */
static HvTreeSource
source_of (Pages *pages, size_t size)
{
  guint32 page_size = size >= 100 ? (guint32) pages->bytes[16] << 8 | pages->bytes[17] : 0;
  guint32 reserve = size >= 100 ? pages->bytes[20] : 0;
  if (page_size < 512 || page_size > 8192 || (page_size & (page_size - 1)) != 0)
    page_size = 512;
  pages->page_size = page_size;
  return (HvTreeSource){ read_page, pages, (guint32) (size / page_size), page_size,
                         page_size - (reserve <= page_size - 480 ? reserve : 0) };
}

static void
must (gboolean done)
{
  if (!done)
    abort ();
}

static void
check (void)
{
  sqlite3_stmt *statement = NULL;
  must (sqlite3_prepare_v2 (hv_connection_get_handle (connection), "PRAGMA quick_check", -1, &statement, NULL)
        == SQLITE_OK);
  must (sqlite3_step (statement) == SQLITE_ROW
        && strcmp ((const char *) sqlite3_column_text (statement, 0), "ok") == 0);
  sqlite3_finalize (statement);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  connection = hv_connection_open (NULL, NULL);
  must (connection != NULL && hv_connection_begin (connection, NULL, NULL)
        && hv_migrations_run (connection, migrations, NULL) && hv_connection_commit (connection, NULL));
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Pages pages = { data, 0 };
  HvTreeSource source = source_of (&pages, size);
  HvSalvagedRows rows;
  must (hv_connection_begin (connection, NULL, NULL));
  must (hv_salvage_rows (&source, connection, &rows, NULL));
  check ();
  hv_connection_rollback (connection);
  return 0;
}

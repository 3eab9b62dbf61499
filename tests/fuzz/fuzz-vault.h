/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the fuzz targets of vault/ share: a small room with known rows, and a look at what is left of it. */

#include "fuzz.h"

#include "vault/vault-private.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define FUZZ_PAGE_SIZE 1024

typedef struct
{
  uint8_t *bytes;
  size_t size;
} FuzzFile;

/* Whatever a passphrase would be derived to; a target that needs a real one writes it here first. */
static inline uint8_t *
fuzz_key (void)
{
  static uint8_t key[HV_KEY_SIZE] = { 9 };
  return key;
}

static inline const uint8_t *
fuzz_salt (void)
{
  static const uint8_t salt[HV_SALT_SIZE] = { 7 };
  return salt;
}

static inline const char *
fuzz_room_path (void)
{
  static char path[64];
  if (path[0] == '\0')
    snprintf (path, sizeof path, "%s/fuzz-%d.dat", access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", getpid ());
  return path;
}

static inline const char *
fuzz_wal_path (void)
{
  static char path[80];
  snprintf (path, sizeof path, "%s-wal", fuzz_room_path ());
  return path;
}

static inline FuzzFile
fuzz_read_file (const char *path)
{
  FuzzFile file = { 0 };
  char *bytes;
  if (!g_file_get_contents (path, &bytes, &file.size, NULL))
    abort ();
  file.bytes = (uint8_t *) bytes;
  return file;
}

static inline FuzzFile
fuzz_copy_file (const FuzzFile *from)
{
  FuzzFile file = { g_memdup2 (from->bytes, from->size), from->size };
  return file;
}

static inline void
fuzz_clear_file (FuzzFile *file)
{
  g_free (file->bytes);
}

static inline void
fuzz_write_file (const FuzzFile *file, const char *path)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0 || write (fd, file->bytes, file->size) != (ssize_t) file->size)
    abort ();
  close (fd);
}

static void
fuzz_remove_files (void)
{
  unlink (fuzz_room_path ());
  unlink (fuzz_wal_path ());
}

static inline sqlite3 *
fuzz_must_open (HvVault **vault)
{
  *vault = hv_vault_unlock (fuzz_room_path (), fuzz_key (), NULL, NULL);
  sqlite3 *database = *vault != NULL ? hv_vault_open_database (*vault, NULL) : NULL;
  if (database == NULL)
    abort ();
  return database;
}

/* What whoever knows the passphrase of the file @bytes comes to. */
static inline void
fuzz_find_keys (const uint8_t *bytes, HvKeys *keys, uint8_t body[HV_BODY_SIZE])
{
  gboolean valid[HV_HEADER_COPIES];
  if (hv_header_find_slot (bytes, fuzz_key (), bytes, keys->master, valid) < 0)
    abort ();
  hv_keys_set_body (keys);
  if (!hv_header_find_body (bytes, keys, body, valid))
    abort ();
  hv_keys_set_file (keys, body + HV_BODY_FILE_ID);
}

/* Small pages and no padding, so that changes hit something. */
static inline void
fuzz_write_room (void)
{
  HvKeys keys;
  uint8_t body[HV_BODY_SIZE];
  FuzzFile header = { g_malloc (HV_HEADER_SIZE), HV_HEADER_SIZE };
  hv_body_init (body, FUZZ_PAGE_SIZE, 0, 0);
  hv_header_create (header.bytes, &keys, fuzz_key (), fuzz_salt (), body);
  fuzz_write_file (&header, fuzz_room_path ());
  fuzz_clear_file (&header);
}

static inline void
fuzz_run (sqlite3 *database, char *sql)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    abort ();
  g_free (sql);
}

/* What a session writes; @n and @m as it likes. */
typedef void (*FuzzWork) (sqlite3 *database, int n, int m);

static inline void
fuzz_session (FuzzWork work, int n, int m)
{
  HvVault *vault;
  sqlite3 *database = fuzz_must_open (&vault);
  work (database, n, m);
  sqlite3_close (database);
  hv_vault_close (vault);
}

/* A process that ends without closing leaves its log. */
static inline void
fuzz_killed_session (FuzzWork work, int n, int m)
{
  pid_t child = fork ();
  if (child == 0)
    {
      HvVault *vault;
      work (fuzz_must_open (&vault), n, m);
      _exit (0);
    }
  int status;
  if (waitpid (child, &status, 0) != child || status != 0)
    abort ();
}

static inline void
fuzz_new_room (void)
{
  fuzz_remove_files ();
  atexit (fuzz_remove_files);
  fuzz_write_room ();
}

static inline void
fuzz_add_rows (sqlite3 *database, int first, int n)
{
  for (int i = first; i < first + n; i++)
    fuzz_run (database, g_strdup_printf ("INSERT INTO entry VALUES (%d, 'row %d ' || hex (zeroblob (100)))", i, i));
}

static inline void
fuzz_make_rows (sqlite3 *database, int n, int unused)
{
  fuzz_run (database, g_strdup ("CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT); BEGIN"));
  fuzz_add_rows (database, 1, n);
  fuzz_run (database, g_strdup ("COMMIT"));
}

/* A room with rows 1 to @in_file, closed, and with @in_log more that are in its log alone. */
static inline void
fuzz_make_room (int in_file, int in_log)
{
  fuzz_new_room ();
  fuzz_session (fuzz_make_rows, in_file, 0);
  if (in_log > 0)
    fuzz_killed_session (fuzz_add_rows, in_file + 1, in_log);
}

/* Rows 1, 2, 3 … and nothing else; as many as there must be, unless reading ended with an error. */
static inline void
fuzz_check_rows (sqlite3 *database, int at_least, int at_most)
{
  sqlite3_stmt *statement = NULL;
  int n = 0, code;
  if (sqlite3_prepare_v2 (database, "SELECT id, body FROM entry ORDER BY id", -1, &statement, NULL) != SQLITE_OK)
    return;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      char expected[240];
      n++;
      snprintf (expected, sizeof expected, "row %d %0200d", n, 0);
      if (sqlite3_column_int (statement, 0) != n
          || g_strcmp0 ((const char *) sqlite3_column_text (statement, 1), expected) != 0)
        abort ();
    }
  if (n > at_most || (code == SQLITE_DONE && n < at_least))
    abort ();
  sqlite3_finalize (statement);
}

static inline int
fuzz_stop (void *data)
{
  return 1;
}

/* Reads and writes a database whose rows may be anything: it gives them or an error, and comes to an end. */
static inline void
fuzz_use_forged (sqlite3 *database)
{
  static const char *const statements[] = { "SELECT count (*), sum (length (body)) FROM entry",
                                            "SELECT * FROM sqlite_schema",
                                            "PRAGMA integrity_check",
                                            "INSERT INTO entry VALUES (99, hex (zeroblob (3000)))",
                                            "UPDATE entry SET body = 'x' WHERE id % 3 = 0",
                                            "DELETE FROM entry WHERE id % 2 = 0",
                                            "SELECT id, body FROM entry ORDER BY id DESC",
                                            "VACUUM" };
  for (size_t i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_progress_handler (database, 200000, fuzz_stop, NULL);
      sqlite3_exec (database, statements[i], NULL, NULL, NULL);
    }
}

/* Opens what is there, looks at its rows, writes to it and closes it. */
static inline void
fuzz_open_room (int at_least, int at_most)
{
  HvVault *vault = hv_vault_unlock (fuzz_room_path (), fuzz_key (), NULL, NULL);
  sqlite3 *database = vault != NULL ? hv_vault_open_database (vault, NULL) : NULL;
  if (database != NULL)
    {
      fuzz_check_rows (database, at_least, at_most);
      sqlite3_exec (database, "PRAGMA integrity_check; INSERT INTO entry VALUES (99, 'z');", NULL, NULL, NULL);
      sqlite3_close (database);
    }
  hv_vault_close (vault);
}

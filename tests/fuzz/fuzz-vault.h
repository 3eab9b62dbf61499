/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the two fuzz targets of vault/ share: a small room with known rows, and a look at what is left of it. */

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

static inline const uint8_t *
fuzz_key (void)
{
  static const uint8_t key[HV_KEY_SIZE] = { 9 };
  return key;
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

/* Small pages and no padding, so that changes hit something. */
static inline void
fuzz_write_room (void)
{
  HvKeys keys;
  uint8_t salt[HV_SALT_SIZE] = { 7 }, body[HV_BODY_SIZE];
  FuzzFile header = { g_malloc (HV_HEADER_SIZE), HV_HEADER_SIZE };
  hv_body_init (body, FUZZ_PAGE_SIZE, 0, 0);
  hv_header_create (header.bytes, &keys, fuzz_key (), salt, body);
  fuzz_write_file (&header, fuzz_room_path ());
  fuzz_clear_file (&header);
}

/* A room with rows 1 to @in_file, closed, and with @in_log more that are in its log alone. */
static inline void
fuzz_make_room (int in_file, int in_log)
{
  HvVault *vault;
  fuzz_remove_files ();
  atexit (fuzz_remove_files);
  fuzz_write_room ();
  sqlite3 *database = fuzz_must_open (&vault);
  g_autofree char *sql = g_strdup_printf (
      "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT);"
      "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < %d)"
      " INSERT INTO entry SELECT x, 'row ' || x || ' ' || hex (zeroblob (100)) FROM n;",
      in_file);
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    abort ();
  sqlite3_close (database);
  hv_vault_close (vault);
  if (in_log == 0)
    return;
  /* A process that ends without closing leaves its log. */
  pid_t child = fork ();
  if (child == 0)
    {
      database = fuzz_must_open (&vault);
      for (int i = 1; i <= in_log; i++)
        {
          g_autofree char *insert = g_strdup_printf (
              "INSERT INTO entry VALUES (%d, 'row %d ' || hex (zeroblob (100)))", in_file + i, in_file + i);
          if (sqlite3_exec (database, insert, NULL, NULL, NULL) != SQLITE_OK)
            _exit (1);
        }
      _exit (0);
    }
  int status;
  if (waitpid (child, &status, 0) != child || status != 0)
    abort ();
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

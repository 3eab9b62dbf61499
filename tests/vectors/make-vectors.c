/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the rooms of this folder, into the folder given. Only for a new version of the format: the old ones must
 * go on opening. The passphrase is in vectors.h. */

#include "vectors.h"

#include "vault/secret-private.h"
#include "vault/vault-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void
must (gboolean done, const char *what)
{
  if (!done)
    {
      fprintf (stderr, "%s\n", what);
      exit (EXIT_FAILURE);
    }
}

static void
run (sqlite3 *database, const char *sql)
{
  must (sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK, sqlite3_errmsg (database));
}

/* Without padding, so that the files are small; with the smallest cost, so that the tests are quick. */
static char *
make_room (const char *folder, const char *name, const HvSecret *passphrase)
{
  guint8 salt[HV_SALT_SIZE];
  hv_salt_draw (salt, HV_COST_SMALL);
  g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, NULL);
  char *path = g_build_filename (folder, name, NULL);
  must (key != NULL
            && hv_vault_write_new (path, hv_secret_peek_bytes (key), salt, 3, 0, HV_HEADER_SIZE, NULL),
        name);
  HvVault *vault = hv_vault_open (path, passphrase, NULL);
  sqlite3 *database = hv_vault_open_database (vault, NULL);
  run (database, "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT);"
                 "INSERT INTO entry VALUES (1, 'Solen stod op.'), (2, 'Kaffe på trappen.');");
  sqlite3_close (database);
  hv_vault_close (vault);
  return path;
}

int
main (int argc, char **argv)
{
  must (argc == 2, "give a folder");
  g_autoptr (HvSecret) passphrase = hv_secret_new_from_passphrase (VECTOR_PASSPHRASE, NULL);
  g_free (make_room (argv[1], "room-v1.dat", passphrase));
  g_autofree char *killed = make_room (argv[1], "room-v1-killed.dat", passphrase);
  pid_t child = fork ();
  if (child == 0)
    {
      sqlite3 *database = hv_vault_open_database (hv_vault_open (killed, passphrase, NULL), NULL);
      run (database, "INSERT INTO entry VALUES (3, 'Regn.')");
      run (database, "INSERT INTO entry VALUES (4, hex (zeroblob (6000)))");
      _exit (0);
    }
  int status;
  must (waitpid (child, &status, 0) == child && status == 0, "the killed room");
  return EXIT_SUCCESS;
}

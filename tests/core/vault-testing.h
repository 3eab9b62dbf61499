/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the tests of vault/ have in common. Errors end the test. */

#include "vault/rooms.h"
#include "vault/vault.h"

#include <check.h>
#include <glib.h>

#define PASSPHRASE "rolling stones gather no moss"

/** A folder of its own for the test, removed by folder_free(). */
char *folder_new (void);
void folder_free (char *folder);

HvSecret *secret (const char *passphrase);

HvVault *room_create (const char *path);
HvVault *room_open (const char *path);
sqlite3 *database_open (HvVault *vault);

/** Opens @path with PASSPHRASE, expecting @code at either step; whatever opened is closed again. */
void room_opens_with_error (const char *path, HvVaultError code);

void run_sql (sqlite3 *database, const char *sql);
gint64 ask_int (sqlite3 *database, const char *sql);
char *ask_text (sqlite3 *database, const char *sql);

/** Entries with a full-text index; each text has MARKER and its number in it. */
#define MARKER "Sommerfugl"
void make_journal (sqlite3 *database);
char *entry_body (int number);
void add_entries (sqlite3 *database, int first, int n);
/** Rows from 1 on without a hole and with the right texts, index and database sound. Returns their number. */
int check_journal (sqlite3 *database);

/** A room at @path with @n entries, closed. */
void room_with_entries (const char *path, int n);

/** The same, but left as after a kill: @more entries after them are in the WAL alone. */
void room_killed_with_entries (const char *path, int n, int more);

/** What became of a room somebody has been at. */
typedef struct
{
  int refused; /* the error's code, or -1 when it opened and all of it could be read */
  int rows;    /* how many entries could be read; every one was right */
  HvVaultRecovery recovery;
} Outcome;

#define OPENED -1

/** Opens, reads everything and closes. A wrong entry ends the test. */
Outcome room_look (const char *path);
/** The same of a room that is unlocked, or of one that could not be: %NULL and why. */
Outcome vault_look (HvVault *vault, const GError *error);

typedef struct
{
  guint8 *bytes;
  gsize size;
} Content;

Content content_read (const char *path);
void content_write (const Content *content, const char *path);
void content_clear (Content *content);
gboolean content_has (const Content *content, const char *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

/** Changes one bit of one byte. */
void flip_byte (const char *file, gsize offset);

/** Every file of the folder is noise: no word of hers, no word of SQLite's, no two equal blocks. Returns how many. */
int check_files_are_noise (const char *folder);

/**
 * How many cases to go on by: 1, all of them, with HVERDAG_TEST_LONG; @ordinary otherwise; more still where every
 * case is slow (HVERDAG_TEST_QUICK: sanitizers, coverage).
 */
int stride (int ordinary);
gboolean test_is_long (void);

int run_suite (Suite *suite);

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "vector-maker.h"

#include "vault/secret-private.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "vectors.h"

static guint8 salt[HV_SALT_SIZE];
static GHashTable *keys_by_passphrase;
static char *work_folder, *work_path, *work_log;

void
must (gboolean done, const char *what)
{
  if (done)
    return;
  fprintf (stderr, "%s\n", what);
  exit (EXIT_FAILURE);
}

void
maker_init (void)
{
  must (sodium_init () >= 0, "libsodium");
  hv_salt_draw (salt, HV_COST_SMALL);
  keys_by_passphrase = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hv_secret_free);
  work_folder = g_dir_make_tmp ("vectors-XXXXXX", NULL);
  must (work_folder != NULL, "a folder to work in");
  work_path = g_build_filename (work_folder, "room.dat", NULL);
  work_log = g_strconcat (work_path, "-wal", NULL);
}

void
maker_finish (void)
{
  g_unlink (work_path);
  g_unlink (work_log);
  g_rmdir (work_folder);
}

const guint8 *
maker_salt (void)
{
  return salt;
}

const guint8 *
maker_key (const char *passphrase)
{
  HvSecret *key = g_hash_table_lookup (keys_by_passphrase, passphrase);
  if (key == NULL)
    {
      g_autoptr (HvSecret) secret = hv_secret_new_from_passphrase (passphrase, NULL);
      key = hv_keys_derive (secret, salt, NULL);
      must (key != NULL, passphrase);
      g_hash_table_insert (keys_by_passphrase, g_strdup (passphrase), key);
    }
  return hv_secret_peek_bytes (key);
}

/* ---- files ---- */

static Blob
blob_read (const char *path)
{
  Blob blob = { 0 };
  char *bytes = NULL;
  if (g_file_get_contents (path, &bytes, &blob.size, NULL))
    blob.bytes = (guint8 *) bytes;
  return blob;
}

static void
blob_write (const Blob *blob, const char *path)
{
  if (blob->bytes == NULL)
    g_unlink (path);
  else
    must (g_file_set_contents (path, (const char *) blob->bytes, (gssize) blob->size, NULL), path);
}

static void
take_out (Vector *vector)
{
  maker_clear (vector);
  vector->room = blob_read (work_path);
  vector->log = blob_read (work_log);
}

static void
put_in (const Vector *vector)
{
  blob_write (&vector->room, work_path);
  blob_write (&vector->log, work_log);
}

Vector
maker_copy (const Vector *vector)
{
  Vector copy = *vector;
  copy.room.bytes = g_memdup2 (vector->room.bytes, vector->room.size);
  copy.log.bytes = g_memdup2 (vector->log.bytes, vector->log.size);
  return copy;
}

void
maker_clear (Vector *vector)
{
  g_clear_pointer (&vector->room.bytes, g_free);
  g_clear_pointer (&vector->log.bytes, g_free);
  vector->room.size = vector->log.size = 0;
}

void
maker_write (const Vector *vector, const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.dat", folder, name);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  blob_write (&vector->room, path);
  blob_write (&vector->log, log);
}

/* ---- sessions ---- */

static sqlite3 *
open_database (HvVault **vault)
{
  g_autoptr (GError) error = NULL;
  *vault = hv_vault_unlock (work_path, maker_key (VECTOR_PASSPHRASE), NULL, &error);
  must (*vault != NULL, error != NULL ? error->message : "");
  sqlite3 *database = hv_vault_open_database (*vault, &error);
  must (database != NULL, error != NULL ? error->message : "");
  return database;
}

static void
run_all (sqlite3 *database, const char *const *statements)
{
  for (gsize i = 0; statements[i] != NULL; i++)
    {
      int code = sqlite3_exec (database, statements[i], NULL, NULL, NULL);
      if (code != SQLITE_OK)
        fprintf (stderr, "%s\n", statements[i]);
      must (code == SQLITE_OK, sqlite3_errmsg (database));
    }
}

void
maker_session (Vector *vector, gboolean killed, const char *const *statements)
{
  HvVault *vault;
  put_in (vector);
  pid_t child = fork ();
  if (child == 0)
    {
      sqlite3 *database = open_database (&vault);
      run_all (database, statements);
      if (killed)
        _exit (EXIT_SUCCESS);
      must (sqlite3_close (database) == SQLITE_OK, "closing");
      hv_vault_close (vault);
      _exit (EXIT_SUCCESS);
    }
  int status;
  must (waitpid (child, &status, 0) == child && status == 0, "a session");
  take_out (vector);
}

Vector
maker_new (Shape shape, const char *sql)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  Vector vector = { { g_malloc (HV_HEADER_SIZE), HV_HEADER_SIZE }, { NULL, 0 } };
  hv_body_init (body, shape.page_size, shape.pad_unit, 0);
  hv_header_create (vector.room.bytes, &keys, maker_key (VECTOR_PASSPHRASE), salt, body);
  if (sql != NULL)
    maker_session (&vector, FALSE, (const char *const[]){ sql, NULL });
  return vector;
}

/* ---- header ---- */

void
maker_open (const Vector *vector, HvKeys *keys, guint8 body[HV_BODY_SIZE])
{
  gboolean valid[HV_HEADER_COPIES];
  const guint8 *header = vector->room.bytes;
  must (hv_header_find_slot (header, maker_key (VECTOR_PASSPHRASE), salt, keys->master, valid) >= 0, "a slot");
  hv_keys_set_body (keys);
  must (hv_header_find_body (header, keys, body, valid), "a body");
  hv_keys_set_file (keys, body + HV_BODY_FILE_ID);
}

void
maker_set_body (Vector *vector, gsize offset, guint64 value, gsize size)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  maker_open (vector, &keys, body);
  for (gsize i = 0; i < size; i++)
    body[offset + i] = (guint8) (value >> (8 * i));
  guint32 sequence = hv_get_u32 (body + HV_BODY_SEQUENCE);
  for (guint i = 0; i < HV_HEADER_COPIES; i++)
    {
      hv_put_u32 (body + HV_BODY_SEQUENCE, ++sequence);
      hv_body_seal (vector->room.bytes + hv_header_body_offset (sequence & 1), sequence & 1, &keys, body);
    }
}

void
maker_set_slot (Vector *vector, guint index, const char *passphrase, HvSlotKind kind)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  maker_open (vector, &keys, body);
  maker_set_body (vector, HV_BODY_SLOT_KINDS + index, kind, 1);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      guint8 *slot = vector->room.bytes + hv_header_slot_offset (copy, index);
      if (passphrase != NULL)
        hv_slot_seal (slot, index, maker_key (passphrase), salt, keys.master, kind);
      else
        randombytes_buf (slot, HV_SLOT_SIZE);
    }
}

/* ---- pages ---- */

guint32
maker_page_size (const Vector *vector)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  maker_open (vector, &keys, body);
  return hv_get_u32 (body + HV_BODY_PAGE_SIZE);
}

guint32
maker_count_pages (const Vector *vector)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  maker_open (vector, &keys, body);
  return hv_get_u32 (body + HV_BODY_PAGES);
}

guint8 *
maker_page (Vector *vector, guint32 number)
{
  return vector->room.bytes + HV_HEADER_SIZE + (number - 1) * (gsize) maker_page_size (vector);
}

guint8 *
maker_open_page (Vector *vector, guint32 number)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  guint32 size = maker_page_size (vector);
  maker_open (vector, &keys, body);
  guint8 *plain = g_memdup2 (maker_page (vector, number), size);
  must (hv_page_open (plain, size, number, &keys), "a page");
  return plain;
}

void
maker_seal_page (Vector *vector, guint32 number, const guint8 *plain)
{
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  maker_open (vector, &keys, body);
  hv_page_seal (maker_page (vector, number), plain, maker_page_size (vector), number, &keys);
}

/* ---- the log ---- */

gsize
maker_frame_size (const Vector *vector)
{
  return HV_FRAME_HEADER_SIZE + (gsize) maker_page_size (vector);
}

guint
maker_count_frames (const Vector *vector)
{
  return (guint) ((vector->log.size - HV_WAL_HEADER_SIZE) / maker_frame_size (vector));
}

guint8 *
maker_frame (Vector *vector, guint index)
{
  return vector->log.bytes + HV_WAL_HEADER_SIZE + index * maker_frame_size (vector);
}

static guint8 *
open_frame (Vector *vector, guint index, HvKeys *keys)
{
  guint8 body[HV_BODY_SIZE];
  maker_open (vector, keys, body);
  guint8 *plain = g_memdup2 (maker_frame (vector, index), maker_frame_size (vector));
  must (hv_frame_open (plain, maker_page_size (vector), vector->log.bytes, index, keys), "a frame");
  return plain;
}

guint64
maker_frame_number (Vector *vector, guint index, guint32 *page)
{
  HvKeys keys;
  g_autofree guint8 *plain = open_frame (vector, index, &keys);
  if (page != NULL)
    *page = GUINT32_SWAP_LE_BE (hv_get_u32 (plain)); /* SQLite's own numbers are big-endian */
  return hv_get_u64 (plain + 8);
}

void
maker_set_frame_number (Vector *vector, guint index, guint64 number)
{
  HvKeys keys;
  g_autofree guint8 *plain = open_frame (vector, index, &keys);
  hv_put_u64 (plain + 8, number);
  hv_frame_seal (maker_frame (vector, index), plain, plain + HV_FRAME_HEADER_SIZE, maker_page_size (vector),
                 vector->log.bytes, index, &keys);
}

void
maker_swap (guint8 *a, guint8 *b, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      guint8 kept = a[i];
      a[i] = b[i];
      b[i] = kept;
    }
}

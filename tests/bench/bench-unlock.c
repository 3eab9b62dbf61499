/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What does not depend on how much is in a room: the key derivation, the search for the slot, the cipher by itself and
 * as the page path uses it. bench-unlock FOLDER, which is made; prints "name value" a line. */

#include "vault/room-files.h"
#include "vault/rooms.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>

#define ROUNDS 15
#define MORE_FILES 36
#define PAGES 200
#define PAGE HV_VAULT_PAGE_SIZE
#define TEXT (PAGE - HV_PAGE_RESERVE)

static double
now_us (void)
{
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e6 + (double) now.tv_nsec / 1e3;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static double
median (double times[ROUNDS])
{
  qsort (times, ROUNDS, sizeof *times, compare);
  return times[ROUNDS / 2];
}

/* ---- the derivation ---- */

static void
measure_derivation (const HvSecret *passphrase)
{
  double times[ROUNDS];
  guint8 salt[HV_SALT_SIZE];
  hv_salt_draw (salt, HV_COST_DEFAULT);
  for (int i = 0; i < ROUNDS; i++)
    {
      double start = now_us ();
      g_autoptr (HvSecret) key = hv_keys_derive (passphrase, salt, NULL);
      g_assert_nonnull (key);
      times[i] = now_us () - start;
    }
  printf ("argon2_ms %.1f\n", median (times) / 1e3);
}

/* ---- the folder ---- */

static HvRooms *
make_rooms (const char *folder, const HvSecret *passphrase, int more)
{
  guint8 salt[HV_SALT_SIZE];
  HvRooms *rooms = hv_rooms_new (folder);
  HvVault *vault = hv_rooms_create (rooms, passphrase, NULL);
  g_assert_nonnull (vault);
  sqlite3_close (hv_vault_open_database (vault, NULL));
  memcpy (salt, vault->salt, sizeof salt);
  hv_vault_close (vault);
  for (int i = 1; i <= more; i++)
    {
      g_autofree char *path = hv_room_files_path (folder, (guint) (HV_ROOM_FILES + i), "dat");
      g_assert_true (hv_file_create_random (path, salt, sizeof salt, HV_VAULT_PAD_UNIT, NULL));
    }
  return rooms;
}

static double
time_unlocking (HvRooms *rooms, const HvSecret *passphrase)
{
  double start = now_us ();
  HvVault *vault = hv_rooms_open (rooms, passphrase, NULL);
  double end = now_us ();
  g_assert_nonnull (vault);
  hv_vault_close (vault);
  return end - start;
}

/* The derivation is at its cheapest here, so that what a file adds can be seen beside it. */
static void
measure_files (const char *folder, const HvSecret *passphrase)
{
  double few[ROUNDS], many[ROUNDS];
  g_autofree char *few_path = g_build_filename (folder, "few", NULL);
  g_autofree char *many_path = g_build_filename (folder, "many", NULL);
  hv_vault_set_cheap_derivation_for_tests (TRUE);
  g_autoptr (HvRooms) few_rooms = make_rooms (few_path, passphrase, 0);
  g_autoptr (HvRooms) many_rooms = make_rooms (many_path, passphrase, MORE_FILES);
  for (int i = 0; i < ROUNDS; i++)
    {
      few[i] = time_unlocking (few_rooms, passphrase);
      many[i] = time_unlocking (many_rooms, passphrase);
    }
  double of_few = median (few), of_many = median (many);
  printf ("unlock_per_file_ms %.4f\n", (of_many - of_few) / MORE_FILES / 1e3);
  printf ("unlock_4_files_ms %.4f\n", of_few / 1e3);
}

/* ---- the cipher ---- */

typedef struct
{
  guint8 page[PAGE], out[PAGE + HV_FRAME_HEADER_SIZE];
  guint8 sealed_page[PAGE], sealed_frame[PAGE + HV_FRAME_HEADER_SIZE];
  guint8 nonce[HV_NONCE_SIZE], tag[HV_TAG_SIZE], generation[HV_GENERATION_SIZE], header[HV_FRAME_HEADER_SIZE];
  HvKeys keys;
} Pages;

static void
seal_alone (Pages *self)
{
  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (self->out, self->tag, NULL, self->page, TEXT, self->header, 8, NULL,
                                                       self->nonce, self->keys.page);
}

static void
open_alone (Pages *self)
{
  g_assert_true (crypto_aead_xchacha20poly1305_ietf_decrypt_detached (self->page, NULL, self->out, TEXT, self->tag,
                                                                      self->header, 8, self->nonce, self->keys.page)
                 == 0);
}

static void
seal_page (Pages *self)
{
  hv_page_seal (self->out, self->page, PAGE, 1, &self->keys);
}

static void
open_page (Pages *self)
{
  memcpy (self->out, self->sealed_page, PAGE); /* as the kernel does in a read */
  g_assert_true (hv_page_open (self->out, PAGE, 1, &self->keys));
}

static void
seal_frame (Pages *self)
{
  hv_frame_seal (self->out, self->header, self->page, PAGE, self->generation, 1, &self->keys);
}

static void
open_frame (Pages *self)
{
  memcpy (self->out, self->sealed_frame, sizeof self->sealed_frame);
  g_assert_true (hv_frame_open (self->out, PAGE, self->generation, 1, &self->keys));
}

static void
measure_cipher (void)
{
  static const struct
  {
    const char *name;
    void (*run) (Pages *pages);
  } pieces[] = {
    { "cipher_seal_us", seal_alone }, { "cipher_open_us", open_alone }, { "page_seal_us", seal_page },
    { "page_open_us", open_page },    { "frame_seal_us", seal_frame },  { "frame_open_us", open_frame },
  };
  static Pages pages;
  double times[G_N_ELEMENTS (pieces)][ROUNDS];
  hv_page_seal (pages.sealed_page, pages.page, PAGE, 1, &pages.keys);
  hv_frame_seal (pages.sealed_frame, pages.header, pages.page, PAGE, pages.generation, 1, &pages.keys);
  for (int i = 0; i < ROUNDS; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (pieces); k++)
      {
        double start = now_us ();
        for (int n = 0; n < PAGES; n++)
          pieces[k].run (&pages);
        times[k][i] = (now_us () - start) / PAGES;
      }
  for (gsize k = 0; k < G_N_ELEMENTS (pieces); k++)
    printf ("%s %.3f\n", pieces[k].name, median (times[k]));
}

int
main (int argc, char **argv)
{
  if (argc != 2 || sodium_init () < 0)
    return 2;
  g_autoptr (HvSecret) passphrase = hv_secret_new_from_passphrase ("a passphrase for measuring", NULL);
  measure_derivation (passphrase);
  measure_cipher ();
  measure_files (argv[1], passphrase);
  return 0;
}

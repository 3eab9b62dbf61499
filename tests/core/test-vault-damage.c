/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of a room somebody has been at: all of it is there, or it says that it is damaged. */

#include "vault-testing.h"

#include "vault/vault-private.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ROWS 60

static char *folder, *path;
static Content whole; /* the room as it was */

static void
set_up (void)
{
  folder = folder_new ();
  path = g_build_filename (folder, "room.dat", NULL);
  room_with_entries (path, ROWS);
  whole = content_read (path);
}

static void
tear_down (void)
{
  content_clear (&whole);
  g_free (path);
  folder_free (folder);
}

static void
flip (Content *content, gsize offset)
{
  ck_assert_uint_lt (offset, content->size);
  content->bytes[offset] ^= 0x40;
}

/* The room with the byte at @offset changed, and at @other too unless it is 0. */
static Outcome
look_after_flips (gsize offset, gsize other)
{
  content_write (&whole, path);
  Content changed = content_read (path);
  flip (&changed, offset);
  if (other != 0)
    flip (&changed, other);
  content_write (&changed, path);
  content_clear (&changed);
  return room_look (path);
}

/* ---- header ---- */

typedef struct
{
  const char *what;
  gsize offset; /* within a copy */
  int both;     /* what it says when both copies have it */
} Field;

#define SLOT HV_SALT_SIZE
#define BODY HV_BODY_RECORD_OFFSET

static const Field fields[] = {
  { "slot nonce", SLOT + 3, HV_VAULT_ERROR_WRONG_PASSPHRASE },
  { "slot commitment", SLOT + 24, HV_VAULT_ERROR_WRONG_PASSPHRASE },
  { "slot key", SLOT + 56, HV_VAULT_ERROR_WRONG_PASSPHRASE },
  { "slot kind", SLOT + 56 + 32, HV_VAULT_ERROR_WRONG_PASSPHRASE },
  { "slot tag", SLOT + 127, HV_VAULT_ERROR_WRONG_PASSPHRASE },
  { "unused slot", SLOT + 5 * 128 + 30, OPENED },
  { "body nonce", BODY, HV_VAULT_ERROR_DAMAGED },
  { "body version", BODY + 24, HV_VAULT_ERROR_DAMAGED },
  { "body file id", BODY + 24 + 16, HV_VAULT_ERROR_DAMAGED },
  { "body end", BODY + 24 + 511, HV_VAULT_ERROR_DAMAGED },
  { "body tag", BODY + 24 + 512, HV_VAULT_ERROR_DAMAGED },
  { "rest", BODY + 552, OPENED },
};

START_TEST (one_damaged_header_copy_is_made_up_for_by_the_other)
{
  const Field *field = &fields[_i];
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      Outcome outcome = look_after_flips (copy * HV_HEADER_COPY_SIZE + field->offset, 0);
      ck_assert_msg (outcome.refused == OPENED && outcome.rows == ROWS, "%s, copy %u: %d", field->what, copy,
                     outcome.refused);
      /* A session has mended it, so that the other copy may be lost now. */
      Content after = content_read (path);
      flip (&after, (1 - copy) * HV_HEADER_COPY_SIZE + field->offset);
      content_write (&after, path);
      content_clear (&after);
      outcome = room_look (path);
      ck_assert_msg (outcome.refused == OPENED && outcome.rows == ROWS, "%s was not mended in copy %u: %d", field->what,
                     copy, outcome.refused);
    }
}
END_TEST

START_TEST (two_damaged_header_copies_are_refused)
{
  const Field *field = &fields[_i];
  Outcome outcome = look_after_flips (field->offset, HV_HEADER_COPY_SIZE + field->offset);
  ck_assert_msg (outcome.refused == field->both, "%s: %d", field->what, outcome.refused);
}
END_TEST

START_TEST (a_damaged_salt_opens_nothing_on_its_own)
{
  for (gsize i = 0; i < HV_SALT_SIZE; i += 5)
    {
      /* A salt may come to ask for more memory than there is. */
      Outcome outcome = look_after_flips (i, 0);
      ck_assert_int_eq (outcome.refused, HV_VAULT_ERROR_WRONG_PASSPHRASE);
    }
  Outcome outcome = look_after_flips (HV_HEADER_COPY_SIZE + 7, 0); /* copy B has none */
  ck_assert_int_eq (outcome.refused, OPENED);
}
END_TEST

/* Writes the body anew, as whoever holds the keys could. */
static void
change_body (gsize offset, guint8 value)
{
  content_write (&whole, path);
  HvVault *vault = room_open (path);
  guint8 body[HV_BODY_SIZE], records[HV_HEADER_COPIES][HV_BODY_RECORD_SIZE];
  memcpy (body, vault->body, sizeof body);
  body[offset] = value;
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    hv_body_seal (records[copy], copy, vault->keys, body);
  hv_vault_close (vault);
  Content content = content_read (path);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    memcpy (content.bytes + hv_header_body_offset (copy), records[copy], HV_BODY_RECORD_SIZE);
  content_write (&content, path);
  content_clear (&content);
}

START_TEST (a_room_of_a_newer_format_is_left_alone)
{
  change_body (HV_BODY_MIN_READER, HV_FORMAT_VERSION + 1);
  room_opens_with_error (path, HV_VAULT_ERROR_NEWER_VERSION);
}
END_TEST

START_TEST (a_newer_format_that_allows_this_reader_is_read)
{
  change_body (HV_BODY_VERSION, HV_FORMAT_VERSION + 1);
  change_body (HV_BODY_SIZE - 1, 77); /* a field of later */
  Outcome outcome = room_look (path);
  ck_assert_int_eq (outcome.refused, OPENED);
  ck_assert_int_eq (outcome.rows, ROWS);
  g_autoptr (HvVault) vault = room_open (path);
  ck_assert_int_eq (vault->body[HV_BODY_SIZE - 1], 77);
}
END_TEST

START_TEST (a_body_that_makes_no_sense_is_refused)
{
  static const struct
  {
    gsize offset;
    guint8 value;
  } odd[] = { { HV_BODY_CIPHER, 2 },        { HV_BODY_RESERVE, 32 },        { HV_BODY_PAGE_SIZE, 1 },
              { HV_BODY_PAGE_SIZE + 3, 1 }, { HV_BODY_PAD_UNIT + 3, 0x10 }, { HV_BODY_PAGES + 3, 1 } };
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      change_body (odd[i].offset, odd[i].value);
      room_opens_with_error (path, HV_VAULT_ERROR_DAMAGED);
    }
  content_write (&whole, path);
  g_autoptr (HvVault) vault = room_open (path);
  guint8 pages = vault->body[HV_BODY_PAGES];
  ck_assert_int_gt (pages, 1);
  hv_vault_close (g_steal_pointer (&vault));
  change_body (HV_BODY_PAGES, 0); /* a database without a page */
  room_opens_with_error (path, HV_VAULT_ERROR_DAMAGED);
  change_body (HV_BODY_PAGES, pages - 1); /* fewer than page 1 says */
  room_opens_with_error (path, HV_VAULT_ERROR_DAMAGED);
}
END_TEST

/* ---- pages ---- */

static gsize
page_at (gsize number)
{
  return HV_HEADER_SIZE + (number - 1) * HV_VAULT_PAGE_SIZE;
}

static gsize
count_pages (void)
{
  content_write (&whole, path);
  g_autoptr (HvVault) vault = room_open (path);
  return (gsize) vault->pages;
}

START_TEST (a_damaged_first_page_is_refused)
{
  static const gsize offsets[] = { 0, 16, 20, 28, 99, 100, 5000, 8151, 8152, 8175, 8176, 8191 };
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      Outcome outcome = look_after_flips (page_at (1) + offsets[i], 0);
      ck_assert_msg (outcome.refused == HV_VAULT_ERROR_DAMAGED, "byte %d: %d", (int) offsets[i], outcome.refused);
    }
}
END_TEST

START_TEST (every_damaged_page_is_found)
{
  gsize n = count_pages ();
  ck_assert_uint_gt (n, 15);
  for (gsize number = 1; number <= n; number++)
    {
      content_write (&whole, path);
      Content changed = content_read (path);
      flip (&changed, page_at (number) + (number * 977) % HV_VAULT_PAGE_SIZE);
      content_write (&changed, path);
      content_clear (&changed);
      HvVault *vault = room_open (path);
      ck_assert_int_eq (hv_vault_count_bad_pages (vault), 1);
      hv_vault_close (vault);
      Outcome outcome = room_look (path); /* a wrong row would end the test */
      ck_assert (outcome.refused == HV_VAULT_ERROR_DAMAGED || outcome.rows == ROWS);
    }
}
END_TEST

START_TEST (pages_cannot_change_places)
{
  gsize n = count_pages ();
  int refused = 0;
  for (gsize a = 1; a < n; a++)
    {
      Content changed = content_read (path);
      memcpy (changed.bytes + page_at (a), whole.bytes + page_at (a + 1), HV_VAULT_PAGE_SIZE);
      memcpy (changed.bytes + page_at (a + 1), whole.bytes + page_at (a), HV_VAULT_PAGE_SIZE);
      content_write (&changed, path);
      content_clear (&changed);
      HvVault *vault = room_open (path);
      ck_assert_int_eq (hv_vault_count_bad_pages (vault), 2);
      hv_vault_close (vault);
      Outcome outcome = room_look (path);
      refused += outcome.refused == HV_VAULT_ERROR_DAMAGED;
      ck_assert (outcome.refused == HV_VAULT_ERROR_DAMAGED || outcome.rows == ROWS);
      content_write (&whole, path);
    }
  ck_assert_int_gt (refused, (int) n / 2); /* the others are not read */
}
END_TEST

START_TEST (pages_of_another_room_are_refused)
{
  g_autofree char *other_path = g_build_filename (folder, "other.dat", NULL);
  room_with_entries (other_path, ROWS);
  g_auto (Content) other = content_read (other_path);
  for (gsize number = 1; number <= count_pages (); number++)
    {
      Content changed = content_read (path);
      memcpy (changed.bytes + page_at (number), other.bytes + page_at (number), HV_VAULT_PAGE_SIZE);
      content_write (&changed, path);
      content_clear (&changed);
      HvVault *vault = room_open (path);
      ck_assert_int_eq (hv_vault_count_bad_pages (vault), 1);
      hv_vault_close (vault);
      content_write (&whole, path);
    }
  /* All of them under this header; and its body alone in the other file. */
  Content mixed = content_read (path);
  memcpy (mixed.bytes + HV_HEADER_SIZE, other.bytes + HV_HEADER_SIZE, mixed.size - HV_HEADER_SIZE);
  content_write (&mixed, path);
  room_opens_with_error (path, HV_VAULT_ERROR_DAMAGED);
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    memcpy (mixed.bytes + hv_header_body_offset (copy), other.bytes + hv_header_body_offset (copy),
            HV_BODY_RECORD_SIZE);
  content_write (&mixed, path);
  content_clear (&mixed);
  room_opens_with_error (path, HV_VAULT_ERROR_DAMAGED);
}
END_TEST

START_TEST (a_page_of_zeros_is_refused)
{
  Content changed = content_read (path);
  memset (changed.bytes + page_at (1), 0, HV_VAULT_PAGE_SIZE);
  content_write (&changed, path);
  content_clear (&changed);
  room_opens_with_error (path, HV_VAULT_ERROR_DAMAGED);
}
END_TEST

/* ---- length ---- */

/* At a sector's end, or where one thing ends and the next begins, or a byte beside that. */
static gboolean
is_worth_a_cut (gsize size)
{
  static const gsize in_header[]
      = { 0, SLOT, BODY, BODY + HV_NONCE_SIZE, BODY + HV_BODY_RECORD_SIZE - HV_TAG_SIZE, BODY + HV_BODY_RECORD_SIZE };
  static const gsize in_slot[] = { 0, 24, 56, 112 },
                     in_page[] = { 0, HV_VAULT_PAGE_SIZE - HV_PAGE_RESERVE, HV_VAULT_PAGE_SIZE - HV_TAG_SIZE };
  if (size % 512 == 0)
    return TRUE;
  for (gsize near = size - 1; near <= size + 1; near++)
    {
      gsize at = near < HV_HEADER_SIZE ? near % HV_HEADER_COPY_SIZE : (near - HV_HEADER_SIZE) % HV_VAULT_PAGE_SIZE;
      gboolean border = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (in_page); i++)
        border |= near >= HV_HEADER_SIZE && at == in_page[i];
      for (gsize i = 0; i < G_N_ELEMENTS (in_header); i++)
        border |= near < HV_HEADER_SIZE && at == in_header[i];
      for (gsize i = 0; i < G_N_ELEMENTS (in_slot); i++)
        border |= near < HV_HEADER_SIZE && at > SLOT && at < BODY && (at - SLOT) % HV_SLOT_SIZE == in_slot[i];
      if (border)
        return TRUE;
    }
  return FALSE;
}

START_TEST (a_file_cut_short_is_refused)
{
  gsize end = page_at (count_pages () + 1);
  int cuts = 0;
  content_write (&whole, path);
  for (gsize size = end - 1;; size--)
    {
      if (is_worth_a_cut (size))
        {
          ck_assert_int_eq (truncate (path, (off_t) size), 0);
          room_opens_with_error (path, size < HV_HEADER_SIZE ? HV_VAULT_ERROR_NOT_A_ROOM : HV_VAULT_ERROR_DAMAGED);
          cuts++;
        }
      if (size == 0)
        break;
    }
  printf ("# a file cut short at %d places: refused\n", cuts);
  fflush (stdout);
}
END_TEST

START_TEST (padding_is_never_read)
{
  gsize end = page_at (count_pages () + 1);
  ck_assert_uint_lt (end, whole.size);
  ck_assert_int_eq (truncate (path, (off_t) end), 0);
  Outcome outcome = room_look (path);
  ck_assert_int_eq (outcome.refused, OPENED);
  ck_assert_int_eq (outcome.rows, ROWS);

  content_write (&whole, path);
  Content changed = content_read (path);
  memset (changed.bytes + end, 0, changed.size - end);
  content_write (&changed, path);
  content_clear (&changed);
  outcome = room_look (path);
  ck_assert_int_eq (outcome.rows, ROWS);
}
END_TEST

/* ---- files of others ---- */

START_TEST (a_file_of_another_program_is_refused)
{
  g_autofree char *jpeg = g_strnfill (50000, '\xd8');
  memcpy (jpeg, "\xff\xd8\xff\xe0\x00\x10JFIF", 10);
  ck_assert (g_file_set_contents (path, jpeg, 50000, NULL));
  room_opens_with_error (path, HV_VAULT_ERROR_WRONG_PASSPHRASE);

  ck_assert (g_file_set_contents (path, "\xff\xd8\xff\xe0", 4, NULL));
  room_opens_with_error (path, HV_VAULT_ERROR_NOT_A_ROOM);

  ck_assert (g_file_set_contents (path, "", 0, NULL));
  room_opens_with_error (path, HV_VAULT_ERROR_NOT_A_ROOM);

  g_unlink (path);
  room_opens_with_error (path, HV_VAULT_ERROR_NOT_FOUND);

  ck_assert_int_eq (g_mkdir (path, 0700), 0);
  room_opens_with_error (path, HV_VAULT_ERROR_NOT_A_ROOM);
}
END_TEST

START_TEST (a_plain_database_is_refused_and_left_as_it_is)
{
  sqlite3 *plain;
  g_unlink (path);
  ck_assert_int_eq (sqlite3_open (path, &plain), SQLITE_OK);
  run_sql (plain, "CREATE TABLE t (a); INSERT INTO t SELECT randomblob (30000)");
  sqlite3_close (plain);
  g_auto (Content) before = content_read (path);
  room_opens_with_error (path, HV_VAULT_ERROR_WRONG_PASSPHRASE);
  g_auto (Content) after = content_read (path);
  ck_assert_uint_eq (before.size, after.size);
  ck_assert_mem_eq (before.bytes, after.bytes, before.size);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vault-damage");
  TCase *tc = tcase_create ("damage");
  tcase_set_timeout (tc, 100);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_loop_test (tc, one_damaged_header_copy_is_made_up_for_by_the_other, 0, G_N_ELEMENTS (fields));
  tcase_add_loop_test (tc, two_damaged_header_copies_are_refused, 0, G_N_ELEMENTS (fields));
  tcase_add_test (tc, a_damaged_salt_opens_nothing_on_its_own);
  tcase_add_test (tc, a_room_of_a_newer_format_is_left_alone);
  tcase_add_test (tc, a_newer_format_that_allows_this_reader_is_read);
  tcase_add_test (tc, a_body_that_makes_no_sense_is_refused);
  tcase_add_test (tc, a_damaged_first_page_is_refused);
  tcase_add_test (tc, every_damaged_page_is_found);
  tcase_add_test (tc, pages_cannot_change_places);
  tcase_add_test (tc, pages_of_another_room_are_refused);
  tcase_add_test (tc, a_page_of_zeros_is_refused);
  tcase_add_test (tc, a_file_cut_short_is_refused);
  tcase_add_test (tc, padding_is_never_read);
  tcase_add_test (tc, a_file_of_another_program_is_refused);
  tcase_add_test (tc, a_plain_database_is_refused_and_left_as_it_is);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}

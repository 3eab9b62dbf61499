/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of this folder go on opening, with what they cost in earnest, or being refused, as INDEX.tsv says. */

#include "vector-visit.h"
#include "vectors.h"

#include <stdio.h>
#include <string.h>

static char *folder;

static void
set_up (void)
{
  folder = folder_new ();
  hv_vault_set_cheap_derivation_for_tests (FALSE);
}

static void
tear_down (void)
{
  folder_free (folder);
}

/* ---- the index ---- */

typedef struct
{
  char *file, *expected, *passphrase, *rule, *why;
  int rows; /* or -1 */
} Line;

static void
line_free (Line *self)
{
  g_free (self->file);
  g_free (self->expected);
  g_free (self->passphrase);
  g_free (self->rule);
  g_free (self->why);
  g_free (self);
}

static Line *
line_new (const char *text)
{
  g_auto (GStrv) fields = g_strsplit (text, "\t", -1);
  ck_assert_msg (g_strv_length (fields) == 6, "%s", text);
  Line *line = g_new0 (Line, 1);
  line->file = g_strdup (fields[0]);
  line->expected = g_strdup (fields[1]);
  line->rows = g_str_equal (fields[2], "-") ? -1 : (int) g_ascii_strtoll (fields[2], NULL, 10);
  line->passphrase
      = g_str_equal (fields[3], "-") ? g_strdup (VECTOR_PASSPHRASE) : g_uri_unescape_string (fields[3], NULL);
  line->rule = g_strdup (fields[4]);
  line->why = g_strdup (fields[5]);
  ck_assert_msg (line->passphrase != NULL && *line->why != '\0', "%s", text);
  return line;
}

static GPtrArray *
read_index (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_autofree char *text = NULL;
  ck_assert (g_file_get_contents (VECTORS "/INDEX.tsv", &text, NULL, NULL));
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);
  for (gsize i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0' && *all[i] != '#')
      g_ptr_array_add (lines, line_new (all[i]));
  return lines;
}

/* A copy of the vector, as opening a room writes to it. Returns its path. */
static char *
take (const char *name)
{
  static int n;
  g_autofree char *from = g_strdup_printf ("%s/%s", VECTORS, name);
  char *to = g_strdup_printf ("%s/%d.dat", folder, ++n);
  visit_copy (from, to);
  return to;
}

START_TEST (every_file_does_what_the_index_says)
{
  g_autoptr (GPtrArray) lines = read_index ();
  int opened = 0, refused = 0, wrong = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = lines->pdata[i];
      g_autofree char *path = take (line->file);
      Visit now = visit (path, line->passphrase);
      if (!g_str_equal (now.outcome, line->expected) || now.rows != line->rows)
        {
          printf ("# %s (%s: %s): %s, %d rows, not %s, %d rows\n", line->file, line->rule, line->why, now.outcome,
                  now.rows, line->expected, line->rows);
          wrong++;
        }
      refused += line->rows < 0;
      opened += line->rows >= 0;
      ck_assert_msg (!now.changed, "%s was refused, but not left as it was", line->file);
      /* What was found is settled by the visit. */
      if (line->rows >= 0)
        {
          Visit later = visit (path, line->passphrase);
          ck_assert_msg (g_str_equal (later.outcome, "opens"), "%s", line->file);
          ck_assert_int_eq (later.rows, now.rows);
        }
    }
  printf ("# hv vectors: %d visits open, %d are refused\n", opened, refused);
  ck_assert_int_eq (wrong, 0);
}
END_TEST

/* ---- the folder ---- */

static guint
count_unlisted (GPtrArray *lines, const char *part, guint *files)
{
  g_autofree char *path = g_build_filename (VECTORS, part, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint unlisted = 0;
  *files = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gboolean listed = FALSE;
      g_autofree char *file = g_build_filename (part, name, NULL);
      if (!g_str_has_suffix (name, ".dat"))
        continue;
      for (guint i = 0; i < lines->len && !listed; i++)
        listed = g_str_equal (((const Line *) lines->pdata[i])->file, file);
      unlisted += !listed;
      *files += 1;
    }
  return unlisted;
}

START_TEST (every_file_is_in_the_index_and_there_are_enough)
{
  guint opening, refused;
  g_autoptr (GPtrArray) lines = read_index ();
  ck_assert_uint_eq (count_unlisted (lines, "opens", &opening), 0);
  ck_assert_uint_eq (count_unlisted (lines, "refused", &refused), 0);
  printf ("# hv vectors: %u files that open, %u that are refused\n", opening + 2, refused);
  ck_assert_uint_ge (opening + 2, 12); /* and the two of the first version */
  ck_assert_uint_ge (refused, 25);
}
END_TEST

START_TEST (every_rule_about_files_has_a_file_that_breaks_it)
{
  g_autoptr (GPtrArray) lines = read_index ();
  for (int rule = 1; rule <= VECTOR_RULES; rule++)
    {
      g_autofree char *name = g_strdup_printf ("R%d", rule);
      gboolean found = rule == VECTOR_RULE_OF_MEMORY;
      for (guint i = 0; i < lines->len && !found; i++)
        found
            = g_str_equal (((const Line *) lines->pdata[i])->rule, name) && ((const Line *) lines->pdata[i])->rows < 0;
      ck_assert_msg (found, "%s", name);
    }
}
END_TEST

/* ---- what a visit leaves ---- */

START_TEST (rooms_of_version_1_open_by_their_passphrase)
{
  static const char *const names[] = { "room-v1.dat", "room-v1-killed.dat" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = take (names[i]);
      g_autoptr (HvSecret) passphrase = secret (VECTOR_PASSPHRASE);
      g_autoptr (HvVault) vault = hv_vault_open (path, passphrase, &error);
      ck_assert_msg (vault != NULL, "%s", error != NULL ? error->message : "");
      sqlite3 *database = database_open (vault);
      run_sql (database, "INSERT INTO entry (body) VALUES ('new')");
      ck_assert_int_eq (ask_int (database, "SELECT count (*) FROM entry"), i == 0 ? 3 : 5);
      sqlite3_close (database);
    }
}
END_TEST

START_TEST (fields_of_a_later_version_are_kept)
{
  g_autofree char *path = take ("opens/later-version.dat");
  g_autoptr (HvVault) vault = hv_vault_unlock (path, visit_derive (path, VECTOR_PASSPHRASE), NULL, NULL);
  sqlite3 *database = database_open (vault);
  run_sql (database, "INSERT INTO entry (body) VALUES ('new')");
  sqlite3_close (database);
  hv_vault_close (g_steal_pointer (&vault));
  vault = hv_vault_unlock (path, visit_derive (path, VECTOR_PASSPHRASE), NULL, NULL);
  ck_assert_uint_eq (hv_get_u16 (vault->body), 2);
  ck_assert_uint_eq (hv_get_u64 (vault->body + 128), 0x1122334455667788);
  ck_assert_uint_eq (hv_get_u64 (vault->body + HV_BODY_SIZE - 8), 0x8877665544332211);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("vectors");
  TCase *tc = tcase_create ("vectors");
  tcase_set_timeout (tc, 110);
  tcase_add_checked_fixture (tc, set_up, tear_down);
  tcase_add_test (tc, every_file_does_what_the_index_says);
  tcase_add_test (tc, every_file_is_in_the_index_and_there_are_enough);
  tcase_add_test (tc, every_rule_about_files_has_a_file_that_breaks_it);
  tcase_add_test (tc, rooms_of_version_1_open_by_their_passphrase);
  tcase_add_test (tc, fields_of_a_later_version_are_kept);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}

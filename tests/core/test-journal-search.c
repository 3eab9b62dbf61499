/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is found, and what is no longer found anywhere. */

#include "journal-calls.h"

#include "journal/journal-words.h"

static HvStore *store;
static HvJournal *journal;

static void
set_up (void)
{
  store = open_memory (journal_only);
  journal = hv_journal_new (store);
}

static void
tear_down (void)
{
  await_quiet ();
  g_clear_object (&journal);
  g_clear_object (&store);
}

START_TEST (words_meet_however_they_are_written)
{
  static const struct
  {
    const char *text, *query;
    guint hits;
  } cases[] = {
    /* Danish letters, with and without their keys, composed and decomposed. */
    { "Mit mål", "mål", 1 },
    { "Mit mål", "MÅL", 1 },
    { "Mit mål", "maal", 1 },
    { "Mit maal", "mål", 1 },
    { "MIT MÅL", "ma\u030al", 1 },
    { "Æblegrød på Ærø", "aeblegroed aeroe", 1 },
    { "aeblegroed", "ÆBLEGRØD", 1 },
    { "Mit mål", "mal", 0 },
    { "Café crème", "cafe creme", 1 },
    { "cafe", "CAFÉ", 1 },
    { "Jürgen", "jurgen", 1 },
    { "Ёлка и щенок", "елка ЩЕНОК", 1 },
    /* Every word, in any order; the last as a beginning, the others whole. */
    { "Jeg gik en tur i dag", "tur jeg", 1 },
    { "Jeg gik en tur i dag", "tur jeg cykel", 0 },
    { "Jeg gik en tur i dag", "jeg gi", 1 },
    { "Jeg gik en tur i dag", "gi jeg", 0 },
    { "Jeg gik en tur i dag", "gi gi", 1 },
    { "måneskin", "m", 1 },
    { "måneskin", "maan", 1 },
    { "måneskin", "skin", 0 },
    { "12 km på 90 minutter", "90 min", 1 },
    /* What separates words in the text and in the query. */
    { "mor-far, e-mail: a.b@c", "mor far", 1 },
    { "mor-far", "mor-far", 1 },
    { "mor far", "mor-far", 1 },
    { "en\u00a0to\u2003tre", "to", 1 },
    { "linje\nskift\ttab", "skift", 1 },
    { "“citat”", "\"citat\"", 1 },
    { "børns", "børn's", 0 },
    /* Nothing typed is syntax. */
    { "tæt på", "NEAR", 0 },
    { "near", "NEAR(a b)", 0 },
    { "near a b", "NEAR(a b)", 1 },
    { "ja", "ja AND", 0 },
    { "ja nej", "ja OR", 0 },
    { "ja or nej", "nej OR", 1 },
    { "ja", "NOT nej", 0 },
    { "not nej", "NOT nej", 1 },
    { "ja", "-ja", 1 },
    { "ja", "ja*", 1 },
    { "ja", "*ja", 1 },
    { "ja", "\"ja", 1 },
    { "ja", "\"\"\"ja\"\"", 1 },
    { "ja", "'ja'; DROP TABLE entries; --", 0 },
    { "ja", "ja\\", 1 },
    { "ja", "^ja", 1 },
    { "ja", "words:ja", 0 },
    { "ja", "{words} : ja", 0 },
    { "ja", "(((ja", 1 },
    { "ja", "+ja +", 1 },
    { "ja", "rowid", 0 },
    /* No word at all asks for nothing in particular. */
    { "ja", "", 1 },
    { "ja", "   \t\n", 1 },
    { "ja", "!\"#¤%&/()=?*-^~", 1 },
    { "ja", "…“”—", 1 },
    { "ja", "\xff", 1 },
    { "ja", "👩‍👧", 1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ck_assert (exec_store (store, "UPDATE entries SET deleted = 1", NULL));
      write_entry (journal, "", cases[i].text);
      guint hits = count_hits (journal, cases[i].query);
      ck_assert_msg (hits == cases[i].hits, "“%s” in “%s”: %u", cases[i].query, cases[i].text, hits);
    }
}
END_TEST

START_TEST (titles_are_searched_too)
{
  write_entry (journal, "Søndag", "ingenting");
  ck_assert_uint_eq (count_hits (journal, "søndag ingen"), 1);
}
END_TEST

START_TEST (ten_thousand_characters_can_be_searched_for)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; words->len < 10000; i++)
    g_string_append_printf (words, "ord%u ", i);
  g_autofree char *one_word = g_strnfill (10000, 'a');
  g_autofree char *quotes = g_strnfill (10000, '"');
  g_autoptr (GString) letters = g_string_new (NULL);
  for (guint i = 0; i < 5000; i++)
    g_string_append (letters, "å(");

  ck_assert_uint_eq (count_hits (journal, words->str), 0);
  write_entry (journal, "", words->str);
  write_entry (journal, "", one_word);
  ck_assert_uint_eq (count_hits (journal, words->str), 1);
  ck_assert_uint_eq (count_hits (journal, one_word), 1);
  ck_assert_uint_eq (count_hits (journal, quotes), 2);
  ck_assert_uint_eq (count_hits (journal, letters->str), 1); /* "aa" is a beginning of the long word */
}
END_TEST

START_TEST (random_queries_never_fail)
{
  write_entry (journal, "Titel", "lidt tekst at lede i");
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  const char *pieces[] = { "\"", "*", "(", ")", "NEAR", "AND", "OR", "NOT", "-", "+", "^", ":", "{", "}", ",", "tekst",
                           " ", " ", "\\", "'", ";", "å", "\xf0\x9f", "\u0301", "\u00ad", "1", "e", "\u200d" };
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GString) query = g_string_new (NULL);
      for (gint32 n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        g_string_append (query, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      g_autoptr (GPtrArray) entries = list_some (journal, query->str, 5, 0); /* which fails the test on any error */
      ck_assert_uint_le (entries->len, 1);
    }
}
END_TEST

START_TEST (a_hit_far_into_a_text_is_shown_with_what_surrounds_it)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 200; i++)
    g_string_append (text, "fyld ord her ");
  g_string_append (text, "og så kom Ærtesuppen på bordet, og alle spiste.");
  write_entry (journal, "", text->str);

  g_autoptr (GPtrArray) hits = list_some (journal, "aertes", 1, 0);
  const char *excerpt = hv_journal_entry_get_excerpt (hits->pdata[0]);
  ck_assert_msg (g_str_has_prefix (excerpt, "…") && strstr (excerpt, "så kom Ærtesuppen på bordet") != NULL, "%s",
                 excerpt);
  g_autoptr (GPtrArray) first = list_some (journal, "fyld", 1, 0);
  ck_assert (g_str_has_prefix (hv_journal_entry_get_excerpt (first->pdata[0]), "fyld ord her"));
}
END_TEST

START_TEST (a_hit_in_the_title_or_a_huge_text_shows_the_beginning)
{
  g_autofree char *filling = g_strnfill (100000, '.');
  g_autofree char *text = g_strconcat ("begyndelsen ", filling, " kaffe", NULL);
  write_entry (journal, "Te", text);
  const char *queries[] = { "te", "kaffe" };
  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) hits = list_some (journal, queries[i], 1, 0);
      ck_assert_uint_eq (hits->len, 1);
      ck_assert (g_str_has_prefix (hv_journal_entry_get_excerpt (hits->pdata[0]), "begyndelsen"));
    }
}
END_TEST

START_TEST (words_are_taken_apart_the_same_way_everywhere)
{
  g_autofree char *words = hv_journal_words ((const char *const[]){ "Ét, to ét", "TRE-to", NULL });
  ck_assert_str_eq (words, "et to tre");
  g_autofree char *match = hv_journal_words_to_match ("Ét, TO e*");
  ck_assert_str_eq (match, "\"et\" \"to\" \"e\" *");
  ck_assert_ptr_null (hv_journal_words_to_match (" -- "));
  ck_assert_ptr_null (hv_journal_words_find ("en to", ""));
  ck_assert_ptr_null (hv_journal_words_find ("", "en"));

  g_autofree char *long_word = g_strnfill (500, 'x');
  g_autofree char *cut = hv_journal_words ((const char *const[]){ long_word, NULL });
  ck_assert_uint_eq (strlen (cut), HV_JOURNAL_WORD_CHARS);
  g_autofree char *one = hv_journal_words_fingerprint (), *two = hv_journal_words_fingerprint ();
  ck_assert_str_eq (one, two);
}
END_TEST

START_TEST (deleted_is_hidden_at_once_and_undo_brings_it_back)
{
  gint64 id = write_entry (journal, "Titel", "genfundet");
  gint64 other = write_entry (journal, "", "genbo");
  ck_assert (delete_entry (journal, id, NULL));
  ck_assert (delete_entry (journal, id, NULL)); /* twice is no error */
  ck_assert_uint_eq (count_hits (journal, NULL), 1);
  ck_assert_uint_eq (count_hits (journal, "genf"), 0);
  ck_assert_ptr_null (load_entry (journal, id, NULL));
  ck_assert (restore_entry (journal, id, NULL));
  ck_assert_uint_eq (count_hits (journal, "genf"), 1);
  g_autoptr (HvJournalEntry) whole = load_entry (journal, id, NULL);
  ck_assert_str_eq (hv_journal_entry_get_text (whole), "genfundet");

  ck_assert (purge (journal, NULL)); /* takes only what is hidden */
  ck_assert_uint_eq (count_hits (journal, NULL), 2);
  ck_assert (delete_entry (journal, id, NULL));
  ck_assert (purge (journal, NULL));
  g_autoptr (GError) error = NULL;
  ck_assert (!restore_entry (journal, id, &error));
  ck_assert_error (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_FOUND);
  ck_assert_uint_eq (count_hits (journal, NULL), 1);
  ck_assert_int_ne (write_entry (journal, "", "ny"), id);
  ck_assert_int_ne (other, id);
}
END_TEST

START_TEST (a_save_on_its_way_does_not_bring_a_deleted_entry_back)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "kladde", "");
  ck_assert (try_save (journal, entry, NULL));
  ck_assert (delete_entry (journal, hv_journal_entry_get_id (entry), NULL));
  hv_journal_entry_set_text (entry, "kladde og mere");
  ck_assert (try_save (journal, entry, NULL)); /* kept for the undo */
  ck_assert_uint_eq (count_hits (journal, NULL), 0);
  ck_assert (restore_entry (journal, hv_journal_entry_get_id (entry), NULL));
  ck_assert_uint_eq (count_hits (journal, "mere"), 1);

  ck_assert (delete_entry (journal, hv_journal_entry_get_id (entry), NULL));
  ck_assert (purge (journal, NULL));
  g_autoptr (GError) error = NULL;
  ck_assert (!try_save (journal, entry, &error));
  ck_assert_error (error, HV_JOURNAL_ERROR, HV_JOURNAL_ERROR_NOT_FOUND);
}
END_TEST

/* Entries among many others, some long enough to fill pages of their own; each third is deleted. */
static void
write_many (GArray *ids)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint n = i % 10 == 0 ? 2000 : i % 40; n > 0; n--)
        g_string_append_printf (text, "dag%u ", n + i);
      g_string_append_printf (text, i % 3 == 0 ? " Gemmested%u Ørkenvind" : " beholdes%u", i);
      g_autofree char *title = g_strdup_printf (i % 3 == 0 ? "Gemmetitel %u" : "Titel %u", i);
      gint64 id = write_entry (journal, title, text->str);
      if (i % 3 == 0)
        g_array_append_val (ids, id);
    }
}

START_TEST (what_was_deleted_is_nowhere_in_the_database)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  write_many (ids);
  for (guint i = 0; i < ids->len; i++)
    ck_assert (delete_entry (journal, g_array_index (ids, gint64, i), NULL));

  /* As written, and as folded for the index ("gemmested1" may be stored after its prefix, so also parts of it). */
  const char *words[] = { "Gemmested", "emmested",   "mested",  "Ørkenvind", "oerkenvind",
                          "kenvind",   "Gemmetitel", "emmetite" };
  g_autoptr (GBytes) before = image_of_store (store);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    ck_assert_msg (count_in_image (before, words[i]) > 0, "%s is not there to begin with", words[i]);
  ck_assert (purge (journal, NULL));
  g_autoptr (GBytes) after = image_of_store (store);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    ck_assert_msg (count_in_image (after, words[i]) == 0, "%s: %u", words[i], count_in_image (after, words[i]));
  ck_assert_uint_eq (count_hits (journal, NULL), 200);
  ck_assert_uint_eq (count_hits (journal, "beholdes299"), 1);
  ck_assert_int_eq (ask_store (store, "SELECT count (*) FROM entry_words_state WHERE stale = 0"), 1);
  ck_assert (exec_store (store, "INSERT INTO entry_words (entry_words) VALUES ('integrity-check')", NULL));
}
END_TEST

START_TEST (what_was_written_over_is_nowhere_after_a_purge)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "Fortrydelse står her", "");
  ck_assert (try_save (journal, entry, NULL));
  hv_journal_entry_set_text (entry, "noget andet");
  ck_assert (try_save (journal, entry, NULL));
  ck_assert_uint_eq (count_hits (journal, "fortryd"), 0);
  ck_assert (purge (journal, NULL));
  g_autoptr (GBytes) image = image_of_store (store);
  ck_assert_uint_eq (count_in_image (image, "rtrydelse"), 0);
  ck_assert_uint_eq (count_hits (journal, "noget"), 1);
}
END_TEST

START_TEST (what_was_deleted_goes_when_the_journal_is_next_opened)
{
  gint64 id = write_entry (journal, "", "forladt");
  ck_assert (delete_entry (journal, id, NULL));
  g_autoptr (HvJournal) second = hv_journal_new (store); /* the same opening: the undo still holds */
  ck_assert (restore_entry (second, id, NULL));
  ck_assert (delete_entry (second, id, NULL));

  g_object_set_data (G_OBJECT (store), "hv-journal-purged", NULL); /* as a store just opened */
  g_autoptr (HvJournal) third = hv_journal_new (store);
  ck_assert (!restore_entry (third, id, NULL));
  g_autoptr (GBytes) image = image_of_store (store);
  ck_assert_uint_eq (count_in_image (image, "forladt"), 0);
}
END_TEST

START_TEST (a_new_rule_for_words_builds_the_index_anew)
{
  gint64 id = write_entry (journal, "", "gammelt");
  ck_assert (id > 0);
  ck_assert (exec_store (store,
                         "INSERT INTO entry_words (entry_words) VALUES ('delete-all');"
                         "INSERT INTO entry_words (rowid, words) VALUES (1, 'g4mm3lt');"
                         "UPDATE entry_words_state SET fingerprint = 'an older one'",
                         NULL));
  ck_assert_uint_eq (count_hits (journal, "gammelt"), 0);
  ck_assert (purge (journal, NULL));
  ck_assert_uint_eq (count_hits (journal, "gammelt"), 1);
  ck_assert_uint_eq (count_hits (journal, "g4mm3lt"), 0);
}
END_TEST

static gboolean
damage_index (HvConnection *connection, gpointer data, gpointer *result, GError **error)
{
  /* Shadow tables are out of reach while the connection is defensive. */
  sqlite3_db_config (hv_connection_get_handle (connection), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  return hv_connection_exec (connection, data, error);
}

static void
damage (void)
{
  ck_assert (run_store (store, damage_index,
                        "UPDATE entry_words_data SET block = zeroblob (length (block)) WHERE id > 10;"
                        "UPDATE entry_words_data SET block = randomblob (3) WHERE id = 10",
                        NULL, NULL));
}

START_TEST (a_damaged_index_never_stands_in_the_way_of_a_save)
{
  g_autoptr (HvJournalEntry) entry = hv_journal_entry_new ("", "bevaret", "");
  ck_assert (try_save (journal, entry, NULL));
  damage ();
  g_autoptr (GError) error = NULL;
  hv_journal_entry_set_text (entry, "bevaret trods alt");
  ck_assert_no_error (try_save (journal, entry, &error), error);
  ck_assert_uint_eq (count_hits (journal, "trods"), 1);

  damage ();
  ck_assert_no_error (delete_entry (journal, hv_journal_entry_get_id (entry), &error), error);
  ck_assert_no_error (purge (journal, &error), error);
  write_entry (journal, "", "efter");
  ck_assert_uint_eq (count_hits (journal, "efter"), 1);

  ck_assert (run_store (store, damage_index, "DELETE FROM entry_words_data WHERE id > 10", NULL, NULL));
  ck_assert_uint_eq (count_hits (journal, "efter"), 1); /* nor of a search */
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("journal-search");
  TCase *search = tcase_create ("searching");
  tcase_add_checked_fixture (search, set_up, tear_down);
  tcase_set_timeout (search, 60);
  tcase_add_test (search, words_meet_however_they_are_written);
  tcase_add_test (search, titles_are_searched_too);
  tcase_add_test (search, ten_thousand_characters_can_be_searched_for);
  tcase_add_test (search, random_queries_never_fail);
  tcase_add_test (search, a_hit_far_into_a_text_is_shown_with_what_surrounds_it);
  tcase_add_test (search, a_hit_in_the_title_or_a_huge_text_shows_the_beginning);
  tcase_add_test (search, words_are_taken_apart_the_same_way_everywhere);
  suite_add_tcase (suite, search);

  TCase *erasing = tcase_create ("erasing");
  tcase_add_checked_fixture (erasing, set_up, tear_down);
  tcase_set_timeout (erasing, 60);
  tcase_add_test (erasing, deleted_is_hidden_at_once_and_undo_brings_it_back);
  tcase_add_test (erasing, a_save_on_its_way_does_not_bring_a_deleted_entry_back);
  tcase_add_test (erasing, what_was_deleted_is_nowhere_in_the_database);
  tcase_add_test (erasing, what_was_written_over_is_nowhere_after_a_purge);
  tcase_add_test (erasing, what_was_deleted_goes_when_the_journal_is_next_opened);
  tcase_add_test (erasing, a_new_rule_for_words_builds_the_index_anew);
  tcase_add_test (erasing, a_damaged_index_never_stands_in_the_way_of_a_save);
  suite_add_tcase (suite, erasing);
  return run_tests (suite);
}

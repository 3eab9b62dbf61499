/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the files of this folder and INDEX.tsv, into the folder given. Only for a new version of the format, or for
 * more of them: the old ones must go on opening, and being refused. Passphrase and rows are in vectors.h. */

#include "make-vectors.h"
#include "vectors.h"

#include "vault/recovery-phrase.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

const Shape vector_small = { 1024, 0 };
const char *vector_folder;
static GString *table;

void
vector_note (const char *name, const char *expected, int rows, const char *passphrase, const char *rule,
             const char *why)
{
  g_autofree char *typed
      = g_strcmp0 (passphrase, VECTOR_PASSPHRASE) == 0 ? g_strdup ("-") : g_uri_escape_string (passphrase, NULL, FALSE);
  g_autofree char *count = rows < 0 ? g_strdup ("-") : g_strdup_printf ("%d", rows);
  g_string_append_printf (table, "%s.dat\t%s\t%s\t%s\t%s\t%s\n", name, expected, count, typed, rule, why);
}

void
vector_put (Vector *vector, const char *name, const char *expected, int rows, const char *rule, const char *why)
{
  maker_write (vector, vector_folder, name);
  vector_note (name, expected, rows, VECTOR_PASSPHRASE, rule, why);
  maker_clear (vector);
}

void
vector_put_refused (Vector *vector, const char *name, const char *expected, const char *rule, const char *why)
{
  vector_put (vector, name, expected, -1, rule, why);
}

/* ---- rooms to begin with ---- */

#define ROWS 12
#define IN_LOG 4

static const char make_rows[] = "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT);"
                                "INSERT INTO entry VALUES (1, 'Solen stod op.'), (2, 'Kaffe på trappen.');"
                                "WITH RECURSIVE n (x) AS (SELECT 3 UNION ALL SELECT x + 1 FROM n WHERE x < 12)"
                                " INSERT INTO entry SELECT x, 'Linje ' || x || ' ' || hex (zeroblob (90)) FROM n;";

const char *const vector_more_rows[] = {
  "INSERT INTO entry VALUES (13, 'Regn ' || hex (zeroblob (60)))",
  "BEGIN; INSERT INTO entry VALUES (14, 'Sne ' || hex (zeroblob (300))); UPDATE entry SET body = body || '.'"
  " WHERE id > 10; COMMIT",
  "CREATE TABLE vector_note (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO entry VALUES (15, 'Sol')",
  "INSERT INTO entry VALUES (16, 'Blæst')",
  NULL,
};
#define COMMITS_IN_LOG 5 /* the third statement is two */

Vector
vector_make_closed (void)
{
  return maker_new (vector_small, make_rows);
}

/* For what is decided before a row is read. */
Vector
vector_make_tiny (void)
{
  return maker_new (vector_small, "CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT)");
}

static Vector
make_killed (void)
{
  Vector vector = vector_make_closed ();
  maker_session (&vector, TRUE, vector_more_rows);
  return vector;
}

void
vector_drop_log (Vector *vector)
{
  g_clear_pointer (&vector->log.bytes, g_free);
  vector->log.size = 0;
}

void
vector_set_log (Vector *vector, const Vector *from)
{
  vector_drop_log (vector);
  vector->log.bytes = g_memdup2 (from->log.bytes, from->log.size);
  vector->log.size = from->log.size;
}

void
vector_flip (guint8 *at)
{
  *at ^= 0x10;
}

guint8 *
vector_body_record (Vector *vector, guint copy)
{
  return vector->room.bytes + hv_header_body_offset (copy);
}

guint8 *
vector_slot_at (Vector *vector, guint copy, guint index)
{
  return vector->room.bytes + hv_header_slot_offset (copy, index);
}

guint
vector_find_commit (Vector *vector, guint back)
{
  guint n = maker_count_frames (vector), i = n - 1;
  guint64 wanted = maker_frame_number (vector, n - 1, NULL) - back;
  while (i > 0 && maker_frame_number (vector, i - 1, NULL) >= wanted)
    i--;
  return i;
}

/* ---- that open: shapes, slots, header ---- */

static void
put_shapes (void)
{
  static const guint32 sizes[] = { 1024, 4096, 65536 };
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("opens/page-%u", sizes[i]);
      g_autofree char *why = g_strdup_printf ("pages of %u bytes", sizes[i]);
      Vector vector = maker_new ((Shape){ sizes[i], 0 }, make_rows);
      vector_put (&vector, name, "opens", ROWS, "3", why);
    }
  Vector padded = maker_new ((Shape){ 1024, 32768 }, make_rows);
  vector_put (&padded, "opens/padded", "opens", ROWS, "3.3", "padded to units of 32 KiB");
  Vector longer = vector_make_closed ();
  longer.room.bytes = g_realloc (longer.room.bytes, longer.room.size + 700);
  randombytes_buf (longer.room.bytes + longer.room.size, 700);
  longer.room.size += 700;
  vector_put (&longer, "opens/longer", "opens", ROWS, "3", "more bytes behind the last page, no unit");
  Vector empty = maker_new (vector_small, NULL);
  vector_put (&empty, "opens/empty", "opens", 0, "3.3", "no database has been made yet");
}

static void
put_tables (void)
{
  Vector vector = maker_new ((Shape){ 1024, 0 }, make_rows);
  const char *const statements[]
      = { "CREATE VIRTUAL TABLE words USING fts5 (body); INSERT INTO words SELECT body FROM entry;"
          "CREATE TABLE pair (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;"
          "INSERT INTO pair VALUES ('æ', x'00ff'), ('b', NULL);"
          "CREATE TABLE long (n REAL, text TEXT); INSERT INTO long VALUES (0.5, hex (zeroblob (1500)));"
          "CREATE INDEX by_body ON entry (body); CREATE VIEW short AS SELECT id FROM entry;",
          "CREATE TABLE gone (a); INSERT INTO gone SELECT hex (zeroblob (400)) FROM entry;", "DROP TABLE gone", NULL };
  maker_session (&vector, FALSE, statements);
  Vector shrunk = maker_copy (&vector);
  vector_put (&vector, "opens/tables", "opens", ROWS, "4", "a full-text index, a long row, a view, free pages");
  maker_session (&shrunk, FALSE, (const char *const[]){ "VACUUM", NULL });
  vector_put (&shrunk, "opens/shrunk", "opens", ROWS, "4", "after VACUUM: pages given back are sealed zeros");
}

static void
put_slots (void)
{
  static const char words[] = "anker birk citron due engel fugl gryde hest is jord kage lampe"; /* no phrase of ours */
  Vector vector = vector_make_closed ();
  maker_set_slot (&vector, 3, "den anden vej ind", HV_SLOT_PASSPHRASE);
  maker_set_slot (&vector, 7, words, HV_SLOT_RECOVERY);
  vector_note ("opens/three-slots", "opens", ROWS, "den anden vej ind", "3.1", "the same by its slot 3");
  vector_note ("opens/three-slots", "opens", ROWS, words, "3.1", "the same by its slot 7, of the recovery kind");
  vector_put (&vector, "opens/three-slots", "opens", ROWS, "3.1", "three slots, by the first");

  Vector last = vector_make_closed ();
  maker_set_slot (&last, 7, "den anden vej ind", HV_SLOT_PASSPHRASE);
  maker_set_slot (&last, 0, NULL, HV_SLOT_FREE);
  maker_write (&last, vector_folder, "opens/last-slot");
  vector_note ("opens/last-slot", "opens", ROWS, "den anden vej ind", "3.1", "the only slot is the last one");
  vector_note ("opens/last-slot", "wrong-passphrase", -1, VECTOR_PASSPHRASE, "R3",
               "the same by a slot that is random bytes again");
  maker_clear (&last);

  /* What a change that was cut short leaves: the body alone says which slots count. */
  Vector changed = vector_make_tiny ();
  maker_set_slot (&changed, 5, "en gammel vej ind", HV_SLOT_PASSPHRASE);
  maker_set_slot (&changed, 6, VECTOR_PASSPHRASE, HV_SLOT_PASSPHRASE);
  maker_set_body (&changed, HV_BODY_SLOT_KINDS, HV_SLOT_FREE, 1);
  maker_set_body (&changed, HV_BODY_SLOT_KINDS + 5, HV_SLOT_FREE, 1);
  maker_set_body (&changed, HV_BODY_SLOTS_TO_WIPE, 1 << 0 | 1 << 5, 1);
  vector_note ("opens/slots-to-wipe", "wrong-passphrase", -1, "en gammel vej ind", "R3",
               "the same by a slot that the body calls free");
  vector_put (&changed, "opens/slots-to-wipe", "opens", 0, "3.4",
              "two slots open for this passphrase, one of them is in force");

  Vector normal = vector_make_closed ();
  maker_set_slot (&normal, 1, "\uFF21\u212B \uFB01nder \u2460 lø\u0301sning", HV_SLOT_PASSPHRASE);
  vector_note ("opens/normal-form", "opens", ROWS, "\uFF21\u212B \uFB01nder \u2460 lø\u0301sning", "3.1",
               "a passphrase of signs that have another normal form");
  vector_note ("opens/normal-form", "opens", ROWS, "AÅ finder 1 lǿsning", "3.1", "the same in its normal form (NFKC)");
  maker_write (&normal, vector_folder, "opens/normal-form");
  maker_clear (&normal);
}

static void
put_header_copies (void)
{
  static const char *const letters = "ab";
  for (guint copy = 0; copy < HV_HEADER_COPIES; copy++)
    {
      g_autofree char *body = g_strdup_printf ("opens/body-%c-lost", letters[copy]);
      g_autofree char *slot = g_strdup_printf ("opens/slot-%c-lost", letters[copy]);
      Vector vector = vector_make_closed ();
      vector_flip (vector_body_record (&vector, copy) + 100);
      vector_put (&vector, body, "opens", ROWS, "3.3", "one body is damaged: the other counts");
      vector = vector_make_closed ();
      vector_flip (vector_slot_at (&vector, copy, 0) + 60);
      vector_put (&vector, slot, "opens", ROWS, "3.1", "one copy of the slot is damaged: the other counts");
    }
  Vector unknown = vector_make_closed ();
  maker_set_body (&unknown, HV_BODY_VERSION, 2, 2);
  maker_set_body (&unknown, 128, 0x1122334455667788, 8);
  maker_set_body (&unknown, HV_BODY_SIZE - 8, 0x8877665544332211, 8);
  vector_put (&unknown, "opens/later-version", "opens", ROWS, "10",
              "a later version that this reader may read, with more fields");

  /* The same master key and slots, another file id: what a copy of a room is. */
  HvKeys keys;
  guint8 body[HV_BODY_SIZE];
  Vector copy = vector_make_closed (), from = maker_copy (&copy);
  maker_set_body (&copy, HV_BODY_FILE_ID, 0x0123456789abcdef, 8);
  for (guint32 n = 1; n <= maker_count_pages (&from); n++)
    {
      g_autofree guint8 *plain = maker_open_page (&from, n);
      maker_seal_page (&copy, n, plain);
    }
  maker_open (&copy, &keys, body);
  Vector mixed = maker_copy (&copy);
  vector_put (&copy, "opens/copy", "opens", ROWS, "3.2", "a copy of a room: its slots and master key, another file id");
  memcpy (maker_page (&mixed, 2), maker_page (&from, 2), vector_small.page_size);
  vector_put_refused (&mixed, "refused/page-of-the-original", "damaged", "R9", "page 2 of a copy is the original's");
  maker_clear (&from);
}

/* However a phrase is typed, it is one passphrase; what is none is taken as it stands. */
static void
put_phrases (void)
{
  static const char *const languages[] = { "da", "en" };
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (HvSecret) unused = NULL;
      g_autofree char *phrase = hv_recovery_phrase_new (languages[i], &unused, NULL);
      g_autofree char *capitals = g_utf8_strup (phrase, -1);
      g_auto (GStrv) each = g_strsplit (phrase, " ", -1);
      GString *numbered = g_string_new (NULL);
      for (guint n = 0; each[n] != NULL; n++)
        {
          g_autofree char *four = g_utf8_substring (each[n], 0, MIN (4, g_utf8_strlen (each[n], -1)));
          g_string_append_printf (numbered, "%u. %s,\n", n + 1, four);
        }
      g_autofree char *another = g_strdup (each[0]);
      g_free (each[0]);
      each[0] = g_strdup (g_str_equal (another, hv_recovery_phrase_get_word (languages[i], 0))
                              ? hv_recovery_phrase_get_word (languages[i], 1)
                              : hv_recovery_phrase_get_word (languages[i], 0));
      g_autofree char *mistyped = g_strjoinv (" ", each);
      must (!hv_recovery_phrase_is (mistyped), "the checksum fits by chance: again");

      g_autofree char *name = g_strdup_printf ("opens/phrase-%s", languages[i]);
      Vector vector = vector_make_tiny ();
      maker_set_slot (&vector, 1, phrase, HV_SLOT_RECOVERY);
      maker_write (&vector, vector_folder, name);
      maker_clear (&vector);
      vector_note (name, "opens", 0, phrase, "3.5", "a recovery phrase");
      vector_note (name, "opens", 0, capitals, "3.5", "the same in capitals");
      vector_note (name, "opens", 0, numbered->str, "3.5", "the same numbered, on lines, cut to four letters");
      vector_note (name, "wrong-passphrase", -1, mistyped, "R3", "another first word: the checksum does not fit");
      g_string_free (numbered, TRUE);
    }
}

/* ---- that open: logs ---- */

static void
put_logs (void)
{
  Vector closed = vector_make_closed (), killed = maker_copy (&closed), vector;
  maker_session (&killed, TRUE, vector_more_rows);
  must (maker_frame_number (&killed, maker_count_frames (&killed) - 1, NULL) == COMMITS_IN_LOG - 1, "commits");
  gsize frame = maker_frame_size (&killed);

  vector = maker_copy (&killed);
  vector_put (&vector, "opens/killed", "replayed", ROWS + IN_LOG, "6.4",
              "a session was killed: five commits are in the log alone");
  vector = maker_copy (&killed);
  vector.log.size -= frame / 2;
  vector_put (&vector, "opens/killed-cut", "replayed", ROWS + IN_LOG - 1, "6.4", "the last frame was not all written");
  vector = maker_copy (&killed);
  vector_flip (maker_frame (&vector, maker_count_frames (&vector) - 1) + 30);
  vector_put (&vector, "opens/killed-torn", "replayed", ROWS + IN_LOG - 1, "6.4", "the last frame is torn");
  vector = maker_copy (&killed);
  vector.log.size = HV_WAL_HEADER_SIZE + vector_find_commit (&vector, 3) * frame + frame;
  vector_put (&vector, "opens/killed-amid", "replayed", ROWS + 1, "6.4",
              "the log ends amid a commit of several frames");
  vector = maker_copy (&killed);
  vector.log.size = 40;
  vector_put (&vector, "opens/killed-early", "opens", ROWS, "6.4", "killed before the log's header was written");
  vector = maker_copy (&killed);
  memcpy (vector_body_record (&vector, 1), vector_body_record (&closed, 1), HV_BODY_RECORD_SIZE);
  vector_put (&vector, "opens/body-behind", "replayed", ROWS + IN_LOG, "3.3", "one body is of the session before");
  vector = maker_copy (&killed);
  vector_flip (vector_body_record (&vector, 0) + 300);
  vector_put (&vector, "opens/killed-body-lost", "replayed", ROWS + IN_LOG, "6.4",
              "a log, and one body damaged that named it too");

  vector = maker_copy (&killed);
  memset (maker_page (&vector, 1) + 200, 0x55, 100);
  vector_put (&vector, "opens/torn-first-page", "replayed", ROWS + IN_LOG, "6.4",
              "page 1 is torn, the log has it whole");
  vector = maker_copy (&killed);
  for (guint i = 0; i < maker_count_frames (&killed); i++)
    {
      guint32 page;
      maker_frame_number (&killed, i, &page);
      if (page <= maker_count_pages (&killed))
        randombytes_buf (maker_page (&vector, page), vector_small.page_size);
    }
  vector_put (&vector, "opens/checkpoint-cut", "replayed", ROWS + IN_LOG, "6.4",
              "every page that the log has is torn in the file");

  vector = maker_copy (&closed);
  maker_session (&vector, TRUE,
                 (const char *const[]){ vector_more_rows[0], vector_more_rows[1], "PRAGMA wal_checkpoint (RESTART)",
                                        vector_more_rows[2], NULL });
  vector_put (&vector, "opens/second-generation", "replayed", ROWS + 3, "5",
              "the log has begun again; behind its end are old frames");
  vector = maker_copy (&killed);
  vector_drop_log (&vector);
  vector_put (&vector, "opens/log-missing", "log-missing", ROWS, "R14",
              "the log was taken away: all verifies, saves may be missing");
  vector = maker_copy (&killed);
  vector.log.size = 0;
  vector_put (&vector, "opens/log-emptied", "log-missing", ROWS, "R14",
              "the log has no bytes: as if it had been taken away");
  vector = maker_copy (&closed);
  vector_set_log (&vector, &killed);
  vector_put (&vector, "opens/leftover", "opens", ROWS, "6.4",
              "closed cleanly; the log beside it is a session's that ended");
  vector = maker_copy (&closed);
  vector.log.bytes = g_malloc (vector.log.size = 1500);
  randombytes_buf (vector.log.bytes, vector.log.size);
  vector_put (&vector, "opens/rubbish", "opens", ROWS, "6.4", "closed cleanly; random bytes where a log would be");
  g_auto (Vector) other = make_killed ();
  vector = maker_copy (&closed);
  vector_set_log (&vector, &other);
  vector_put (&vector, "opens/log-of-another", "opens", ROWS, "6.4", "closed cleanly; another room's log beside it");
  maker_clear (&closed);
  maker_clear (&killed);
}

int
main (int argc, char **argv)
{
  must (argc == 2, "give a folder");
  vector_folder = argv[1];
  maker_init ();
  table
      = g_string_new ("# file\texpected\trows\tpassphrase\trule\twhy\n"
                      "room-v1.dat\topens\t2\t-\t3\tthe first version of the program\n"
                      "room-v1-killed.dat\treplayed\t4\t-\t6.4\tthe same, killed: two commits are in the log alone\n");
  put_shapes ();
  put_tables ();
  put_slots ();
  put_phrases ();
  put_header_copies ();
  put_logs ();
  vector_put_all_refused ();
  g_autofree char *index = g_build_filename (vector_folder, "INDEX.tsv", NULL);
  maker_finish ();
  must (g_file_set_contents (index, table->str, (gssize) table->len, NULL), index);
  return EXIT_SUCCESS;
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What make-vectors.c and make-refused.c have in common. */

#include "vector-maker.h"

extern const Shape vector_small; /* of most files */
extern const char *vector_folder; /* where they go */

/** Each a commit, but the third: that is two. The last of a log that has them has number 4. */
extern const char *const vector_more_rows[];

/** A closed room with a dozen rows; one with none. */
Vector vector_make_closed (void);
Vector vector_make_tiny (void);

/** Adds a line to the index. @rows: how many can be read, or -1; @rule: of FORMAT.md, what it is about. */
void vector_note (const char *name, const char *expected, int rows, const char *passphrase, const char *rule,
                  const char *why);
/** Writes the files too, and clears @vector. */
void vector_put (Vector *vector, const char *name, const char *expected, int rows, const char *rule, const char *why);
void vector_put_refused (Vector *vector, const char *name, const char *expected, const char *rule, const char *why);

void vector_drop_log (Vector *vector);
void vector_set_log (Vector *vector, const Vector *from);
void vector_flip (guint8 *at);
guint8 *vector_body_record (Vector *vector, guint copy);
guint8 *vector_slot_at (Vector *vector, guint copy, guint index);
/** The first frame of the log's last commit but @back. */
guint vector_find_commit (Vector *vector, guint back);

void vector_put_all_refused (void);

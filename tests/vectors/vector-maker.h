/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Rooms made step by step with the room's own keys, as make-vectors.c wants them. What fails ends the program. */

#include "vault/vault-private.h"

/** A file, or the log beside it, in memory. */
typedef struct
{
  guint8 *bytes;
  gsize size;
} Blob;

typedef struct
{
  Blob room, log; /* a log of 0 bytes is none */
} Vector;

typedef struct
{
  guint32 page_size, pad_unit;
} Shape;

/** One derivation serves all vectors: @passphrase's key under the folder's salt, the smallest cost. */
void maker_init (void);
void maker_finish (void);
const guint8 *maker_salt (void);
const guint8 *maker_key (const char *passphrase);

void must (gboolean done, const char *what);

/** A closed room of @shape; @sql has been run in it, or there is no database yet when it is %NULL. */
Vector maker_new (Shape shape, const char *sql);

/** A session more: ended by a kill when @killed, each of @statements (ended by %NULL) a commit of its own. */
void maker_session (Vector *vector, gboolean killed, const char *const *statements);

Vector maker_copy (const Vector *vector);
void maker_clear (Vector *vector);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Vector, maker_clear)

/** Writes the room, and its log if there is one, to @folder/@name. */
void maker_write (const Vector *vector, const char *folder, const char *name);

/* ---- with the room's keys ---- */

void maker_open (const Vector *vector, HvKeys *keys, guint8 body[HV_BODY_SIZE]);

/** Puts a number of @size bytes at @offset of the body, in both copies. */
void maker_set_body (Vector *vector, gsize offset, guint64 value, gsize size);

/** Seals the master key into slot @index of both copies for @passphrase and notes its kind; %NULL: random again. */
void maker_set_slot (Vector *vector, guint index, const char *passphrase, HvSlotKind kind);

guint32 maker_page_size (const Vector *vector);
guint32 maker_count_pages (const Vector *vector);
guint8 *maker_page (Vector *vector, guint32 number);

/** The page's plaintext (transfer full), and back under its number with fresh nonce. */
guint8 *maker_open_page (Vector *vector, guint32 number);
void maker_seal_page (Vector *vector, guint32 number, const guint8 *plain);

guint maker_count_frames (const Vector *vector);
gsize maker_frame_size (const Vector *vector);
guint8 *maker_frame (Vector *vector, guint index);

/** How many commits came before frame @index, as it says itself; and the page it holds. */
guint64 maker_frame_number (Vector *vector, guint index, guint32 *page);
/** Seals the frame anew, saying @number. */
void maker_set_frame_number (Vector *vector, guint index, guint64 number);

void maker_swap (guint8 *a, guint8 *b, gsize size);

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Looks for secrets in the whole memory of this process, without holding one itself. */

/** A piece of a secret: masked, so that it is not found here. */
#define PIECE 8
/** Pieces of a key. */
#define PIECES (32 / PIECE)

typedef struct
{
  const char *name;
  guint8 masked[PIECE];
} Piece;

/** Remembers the 32 bytes @secret in four @pieces. */
void remember_pieces (Piece pieces[PIECES], const char *name, const guint8 *secret);

typedef struct
{
  guint locked; /* found where memory is locked and never dumped */
  guint loose; /* found anywhere else; told on standard output */
} Hits;

/** A sanitizer's memory is too large to be searched, and holds what was freed. */
gboolean can_search_memory (void);

/** Looks for @pieces in every range of memory that can be read. */
Hits search_memory (const Piece *pieces, guint n_pieces);

/** The same in the ranges that the last search has looked up: so that little lies over what is left on the stack. */
Hits search_memory_at_once (const Piece *pieces, guint n_pieces);

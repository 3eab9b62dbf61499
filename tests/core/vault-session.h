/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/connection-private.h"
#include "vault-testing.h"

/*
 * A visit to a room, the same every time: it is opened, entries are written, changed and deleted, each in a
 * transaction of its own; in between checkpoints, growth over a pad unit, a VACUUM; it is closed. Whatever
 * stops or disturbs it, the test knows which saves had been told as done, and can see whether they are there.
 */

#define SESSION_SAVES 48

/** What the visit is at. */
typedef enum
{
  PHASE_OPENING,
  PHASE_SAVING,
  PHASE_FILLING, /* the log, ahead */
  PHASE_CHECKPOINT,
  PHASE_GROWTH,
  PHASE_VACUUM,
  PHASE_TIDYING,
  PHASE_CLOSING,
  N_PHASES,
} SessionPhase;

const char *session_phase_get_name (SessionPhase phase);

/** Where it is told from now on; another process may look there. */
void session_show_phase (int *phase);

typedef struct
{
  int acknowledged;  /* so many saves, from the first on, were told as done */
  gboolean failed;   /* something was told not to be; then one save more may be there: its answer was lost */
  GPtrArray *errors; /* of GError: all that was told */
} Session;

void session_clear (Session *session);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Session, session_clear)

/** A room at @path with the session's tables, closed. */
void session_make_room (const char *path);
void session_make_tables (sqlite3 *database);

/**
 * The whole visit. A save that fails is tried once more, as a person would press the button again. @told (nullable) is
 * called when one was told as done, with their number so far.
 */
Session session_run (const char *path, void (*told) (int acknowledged));

/** The parts of it, for who arranges them otherwise: save number @session->acknowledged + 1; whether it is
 * done. */
gboolean session_save (Session *session, HvConnection *connection);
/** What comes after save number @save besides saving; nothing mostly. */
void session_keep_up (Session *session, HvVault *vault, HvConnection *connection, int save);

/**
 * Reads everything in @vault: the acknowledged saves and nothing else are there, database and index are sound, every
 * page verifies. If not, @context is told and the test ends. Returns how many saves are there.
 */
int session_check_vault (const Session *session, HvVault *vault, const char *context);

/** The same of the room at @path, opened with PASSPHRASE. */
int session_check (const Session *session, const char *path, const char *context);

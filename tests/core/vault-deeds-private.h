/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "vault-deeds.h"
#include "vault-session.h"

#include "vault/keys.h"

/* Between the files that define deeds. */

#define NEXT "a door in the hedge" /* another passphrase than PASSPHRASE */
#define SAVES 6                    /* that are there before most deeds */

/** Of the room that stands alone in @folder. */
char *deed_path (const char *folder);

/** Opens it; %NULL when @passphrase does not, and nothing else may be wrong with it. */
HvVault *deed_open (const char *path, const char *passphrase, const char *context);

HvConnection *deed_connect (HvVault *vault);

/** Saves until there are @n; what a person does in between. */
void deed_save_until (Session *session, HvConnection *connection, int n);

/** The key that @passphrase gives in @vault. */
HvSecret *deed_derive (HvVault *vault, const char *passphrase);

/** A room that stands alone, with SAVES saves. */
void deed_prepare_room (const char *folder);

/* In deeds-keys.c */
void deed_prepare_full_room (const char *folder);
void deed_prepare_two_keys (const char *folder);
void deed_change_passphrase (const char *folder, void (*told) (int mark));
void deed_check_change (const char *folder, int mark, const char *context);
void deed_check_change_in_full_room (const char *folder, int mark, const char *context);
void deed_add_passphrase (const char *folder, void (*told) (int mark));
void deed_check_add (const char *folder, int mark, const char *context);
void deed_remove_passphrase (const char *folder, void (*told) (int mark));
void deed_check_remove (const char *folder, int mark, const char *context);

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/*
 * What can be done to rooms, each thing by itself, so that it can be cut short anywhere: by the power, by a kill. A
 * deed says how far it has come; and afterwards, whatever is left of it, what it had told as done must hold.
 */

typedef struct
{
  const char *name;
  /** Makes what has to be there before; @folder is empty. */
  void (*prepare) (const char *folder);
  /** Does it, from the beginning to the end, and calls @told with a number that grows. */
  void (*act) (const char *folder, void (*told) (int mark));
  /** Looks at what is left when @mark had been told, 0 for nothing; if that is wrong, tells @context and ends the test.
   */
  void (*check) (const char *folder, int mark, const char *context);
} Deed;

enum
{
  DEED_VISIT,
  DEED_MAKE_ROOMS,
  DEED_CHANGE_PASSPHRASE,
  DEED_CHANGE_IN_FULL_ROOM,
  DEED_ADD_KEY,
  DEED_REMOVE_KEY,
  DEED_COPY,
  DEED_RESTORE,
  DEED_ERASE,
  DEED_ERASE_ALL,
  N_DEEDS,
};

extern const Deed deeds[N_DEEDS];

/** Empties @folder, or makes it. */
void deed_folder_clear (const char *folder);

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** What a row of the picker leads to, in the order in which they stand. */
typedef enum
{
  HV_PICKER_STICK,
  HV_PICKER_HOME,
  HV_PICKER_DOCUMENTS,
  HV_PICKER_DOWNLOADS,
  HV_PICKER_FOLDER,
  HV_PICKER_FILE,
} HvPickerKind;

#define HV_TYPE_PICKER_ROW (hv_picker_row_get_type ())

/** HvPickerRow: one row of the picker: where it leads, and its words. Does not change. */
G_DECLARE_FINAL_TYPE (HvPickerRow, hv_picker_row, HV, PICKER_ROW, GObject)

/**
 * hv_picker_row_new:
 * @path: as the system writes it
 * @size: bytes, of a file
 * @modified: microseconds since 1970, of a file
 */
HvPickerRow *hv_picker_row_new (HvPickerKind kind, const char *path, guint64 size, gint64 modified);

HvPickerKind hv_picker_row_get_kind (HvPickerRow *self);
const char *hv_picker_row_get_path (HvPickerRow *self);
/** (transfer full): what it is called, in the language in force */
char *hv_picker_row_get_name (HvPickerRow *self);
/** (transfer full): a small line: size and date of a file, "" of a folder; @now: to say "Today" */
char *hv_picker_row_get_detail (HvPickerRow *self, gint64 now);
const char *hv_picker_row_get_icon (HvPickerRow *self);

/** For sorting: by kind, folders by name, files newest first. */
int hv_picker_row_compare (HvPickerRow *a, HvPickerRow *b);

/* --- What is shown, and what typing means; no file is looked at --- */

/** Whether a file or folder with this @name is shown at all: not what is hidden. */
gboolean hv_picker_shows (const char *name);

/**
 * hv_picker_shows_mount:
 * @path: where it is mounted
 * @type: its file system, e.g. "vfat"
 * @home: her home folder
 *
 * Whether it is something she put in herself (a stick, a disk), and not a part of the system.
 */
gboolean hv_picker_shows_mount (const char *path, const char *type, const char *home);

/**
 * hv_picker_get_parent:
 * @tops: (array zero-terminated=1): the places the picker begins with
 *
 * Returns: (transfer full) (nullable): the folder above @path; %NULL when @path is one of @tops, or the root
 */
char *hv_picker_get_parent (const char *path, const char *const *tops);

/**
 * hv_picker_read_typed:
 * @folder: (nullable): what is shown
 *
 * Returns: (transfer full) (nullable): the path she means by @typed: from "/", from "~", or from @folder; %NULL if none
 */
char *hv_picker_read_typed (const char *typed, const char *folder, const char *home);

G_END_DECLS

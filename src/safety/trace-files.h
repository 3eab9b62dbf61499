/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/*
 * Files that others wrote, read and changed with care. Below its root a path is walked one folder at a time
 * and no link is followed; looking leaves the time of last access as it was, where the system lets us. All
 * functions block. Errors are from %G_FILE_ERROR; _LOOP and _NOTDIR for what is a link, _INVAL for what is
 * not an ordinary file or is larger than %HV_TRACE_TEXT_MOST, _PERM for what is below no root and so not ours
 * to change.
 */

#define HV_TRACE_TEXT_MOST (32 * 1024 * 1024)

/** What a file held, and how it was when it did. */
typedef struct
{
  char *bytes; /**< and a zero after them */
  gsize size;
  struct stat status;
} HvTraceText;

void hv_trace_text_clear (HvTraceText *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HvTraceText, hv_trace_text_clear)

/** Whether @path is @folder or lies below it. */
gboolean hv_trace_is_below (const char *path, const char *folder);

/**
 * hv_trace_open:
 * @roots: folders that may be changed; a path below none of them is opened as it stands, to read
 * @flags: of open()
 *
 * Returns: a descriptor, or -1
 */
int hv_trace_open (const char *const *roots, const char *path, int flags, GError **error);

/** Returns: (transfer full) (nullable): the names in a folder, in order */
GPtrArray *hv_trace_list (const char *const *roots, const char *folder, GError **error);

gboolean hv_trace_read (const char *const *roots, const char *path, HvTraceText *text, GError **error);

/**
 * hv_trace_replace:
 * @was: how it was read; when it has been changed since, nothing is done (_AGAIN)
 *
 * All or nothing: the file is written beside, then takes the place of the old one, with its mode and its
 * times.
 */
gboolean hv_trace_replace (const char *const *roots, const char *path, const HvTraceText *was,
                           const char *bytes, gsize size, GError **error);

/** A file, a link (never what it leads to) or a folder with all that is in it; what is gone already is no
 * error. */
gboolean hv_trace_delete (const char *const *roots, const char *path, GError **error);

G_END_DECLS

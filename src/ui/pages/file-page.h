/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/pages/task-page.h"

G_BEGIN_DECLS

#define HV_TYPE_FILE_PAGE (hv_file_page_get_type ())

/**
 * HvFilePage:
 *
 * A file from elsewhere, found with the picker, and what opens it. Its words are as neutral as the lock page's: whoever
 * looks over her shoulder learns nothing of what the file is.
 */
G_DECLARE_FINAL_TYPE (HvFilePage, hv_file_page, HV, FILE_PAGE, HvTaskPage)

/** What is to be done with the file. */
typedef enum
{
  HV_FILE_OPEN, /**< it is opened where it lies */
  HV_FILE_RESTORE, /**< it becomes a room of this computer, beside what is there */
  HV_FILE_ASK, /**< either: she says which */
} HvFileUse;

GtkWidget *hv_file_page_new (HvSession *session, HvFileUse use);

G_END_DECLS

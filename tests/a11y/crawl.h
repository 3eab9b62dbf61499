/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page-checks.h"
#include "ui/window/session.h"

/* What the crawler is made of: a window that is walked through, and ways to press and to look. */

#define PASSPHRASE "four lamps under water"
#define ORDINARY_DPI 96

typedef struct
{
  const char *language;
  const char *name;
  int dpi;
  const char *font;
  gboolean thorough;
} Look;

typedef struct
{
  const Look *look;
  HvLibrary *library;
  HvSession *session;
  GtkWidget *window;
  Findings *findings;
} Crawl;

typedef gboolean (*Wanted) (GtkWidget *widget, gconstpointer data);

/* Lets it live for so long; until what is shown has been drawn. */
void live (guint ms);
void settle (Crawl *crawl);

/* The look's text size, for what is opened from now on. */
void set_text_size (const Look *look);
/* The program's window, as large as a small screen, and its session. */
void open_window (Crawl *crawl);
void close_window (Crawl *crawl);

/* Holds what is shown against what must hold. */
void check_here (Crawl *crawl, const char *place);

void act (Crawl *crawl, const char *action, const char *target);
gboolean is_at (Crawl *crawl, const char *place);

/* What is shown and wanted: below @widget, on the page. */
void collect (GtkWidget *widget, Wanted wanted, gconstpointer data, GPtrArray *found);
GPtrArray *find_all (Crawl *crawl, Wanted wanted, gconstpointer data);
gboolean is_button_saying (GtkWidget *widget, gconstpointer text);
gboolean is_main_button (GtkWidget *widget, gconstpointer data);
gboolean is_closed_fold (GtkWidget *widget, gconstpointer data);
/* The last one: those of a page's foot come after those of what it shows. */
gboolean press_last (Crawl *crawl, Wanted wanted, gconstpointer data);

void remove_folder (const char *path);

/* --- crawl-rooms.c --- */

/* A folder below @home for the picker to look into. */
void crawl_rooms_set_up (const char *home);
void crawl_rooms_tear_down (void);

/* What can be done with files before anything is open. */
/** All that is shown while a room is locked, up to the field with dots. */
void walk_cover (Crawl *crawl);
void walk_files (Crawl *crawl);
/* What can be done with a room that is open. */
void walk_room (Crawl *crawl);

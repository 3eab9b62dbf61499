/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window/page-table.h"

#include "ui/cover/cover-page.h"
#include "ui/pages/now-page.h"
#include "ui/pages/learn-page.h"
#include "ui/pages/practise-page.h"
#include "ui/pages/journal-page.h"
#include "ui/pages/mine-page.h"
#include "ui/pages/help-page.h"
#include "ui/pages/state-page.h"
#include "ui/pages/exercise-page.h"
#include "ui/pages/module-page.h"
#include "ui/pages/about-page.h"
#include "ui/pages/change-words-page.h"
#include "ui/pages/check-page.h"
#include "ui/pages/circumstances-page.h"
#include "ui/pages/copy-page.h"
#include "ui/pages/erase-page.h"
#include "ui/pages/file-page.h"
#include "ui/pages/import-page.h"
#include "ui/pages/first-start-page.h"
#include "ui/pages/keyboard-page.h"
#include "ui/pages/limits-page.h"
#include "ui/pages/lock-page.h"
#include "ui/pages/make-room-page.h"
#include "ui/pages/print-page.h"
#include "ui/pages/route-page.h"
#include "ui/pages/routes-page.h"
#include "ui/pages/rating-page.h"
#include "ui/pages/ratings-page.h"
#include "ui/pages/salvage-page.h"
#include "ui/pages/second-room-page.h"
#include "ui/pages/settings-page.h"
#include "ui/pages/small-things-page.h"
#include "ui/pages/spare-words-page.h"
#include "ui/pages/tasks-page.h"
#include "ui/pages/tidy-page.h"
#include "ui/pages/traces-page.h"
#include "ui/pages/ways-in-page.h"

/* Most pages are about nothing in particular. */
#define PLAIN(name)                                                                                                    \
  static GtkWidget *make_##name (HvSession *session, const char *id)                                                   \
  {                                                                                                                    \
    return hv_##name##_page_new (session);                                                                             \
  }

PLAIN (now)
PLAIN (learn)
PLAIN (practise)
PLAIN (journal)
PLAIN (mine)
PLAIN (help)
PLAIN (about)
PLAIN (first_start)
PLAIN (keyboard)
PLAIN (lock)
PLAIN (cover)
PLAIN (make_room)
PLAIN (ratings)
PLAIN (limits)
PLAIN (settings)
PLAIN (circumstances)
PLAIN (routes)
PLAIN (small_things)
PLAIN (change_words)
PLAIN (ways_in)
PLAIN (second_room)
PLAIN (spare_words)
PLAIN (check)
PLAIN (copy)
PLAIN (import)
PLAIN (tidy)
PLAIN (traces)
PLAIN (salvage)
PLAIN (erase)

static GtkWidget *
begin_exercise (HvSession *session, const char *id)
{
  return hv_exercise_page_new (session, id, FALSE);
}

static GtkWidget *
begin_exercise_at_once (HvSession *session, const char *id)
{
  GtkWidget *page = hv_exercise_page_new (session, id, FALSE);
  hv_exercise_page_leave_out_rating (HV_EXERCISE_PAGE (page));
  return page;
}

static GtkWidget *
resume_exercise (HvSession *session, const char *id)
{
  return hv_exercise_page_new (session, id, TRUE);
}

static GtkWidget *
make_leaving (HvSession *session, const char *id)
{
  return hv_first_start_page_new_for_leaving (session);
}

static GtkWidget *
make_room (HvSession *session, const char *id)
{
  return hv_tasks_page_new_for_room (session);
}

static GtkWidget *
make_move (HvSession *session, const char *id)
{
  return hv_copy_page_new_for_moving (session);
}

static GtkWidget *
make_more (HvSession *session, const char *id)
{
  return hv_tasks_page_new_for_files (session);
}

static GtkWidget *
make_open_file (HvSession *session, const char *id)
{
  return hv_file_page_new (session, HV_FILE_OPEN);
}

static GtkWidget *
make_bring_back (HvSession *session, const char *id)
{
  return hv_file_page_new (session, HV_FILE_RESTORE);
}

static GtkWidget *
make_brought (HvSession *session, const char *id)
{
  return hv_file_page_new (session, HV_FILE_ASK);
}

static const HvPageInfo pages[] = {
  { "now", "hv-now-symbolic", TRUE, make_now },
  { "learn", "hv-learn-symbolic", TRUE, make_learn },
  { "practise", "hv-practise-symbolic", TRUE, make_practise },
  { "journal", "hv-journal-symbolic", TRUE, make_journal },
  { "mine", "hv-mine-symbolic", TRUE, make_mine },
  { "help", "hv-help-symbolic", TRUE, make_help },
  { "state", NULL, FALSE, hv_state_page_new },
  { "exercise", NULL, FALSE, begin_exercise },
  { "exercise-at-once", NULL, FALSE, begin_exercise_at_once },
  { "exercise-resumed", NULL, FALSE, resume_exercise },
  { "module", NULL, FALSE, hv_module_page_new },
  { "print", NULL, FALSE, hv_print_page_new },
  { "routes", NULL, FALSE, make_routes },
  { "route", NULL, FALSE, hv_route_page_new },
  { "small-things", NULL, FALSE, make_small_things },
  { "rating", NULL, FALSE, hv_rating_page_new },
  { "ratings", NULL, FALSE, make_ratings },
  { "settings", NULL, FALSE, make_settings },
  { "circumstances", NULL, FALSE, make_circumstances },
  { "limits", NULL, FALSE, make_limits },
  { "traces", NULL, FALSE, make_traces },
  { "keyboard", NULL, FALSE, make_keyboard },
  { "about", NULL, FALSE, make_about },
  { "leaving", NULL, FALSE, make_leaving },
  { "first-start", NULL, FALSE, make_first_start },
  { "cover", NULL, FALSE, make_cover },
  { "lock", NULL, FALSE, make_lock },
  { "make-room", NULL, FALSE, make_make_room },
  { "room", NULL, FALSE, make_room },
  { "change-words", NULL, FALSE, make_change_words },
  { "ways-in", NULL, FALSE, make_ways_in },
  { "spare-words", NULL, FALSE, make_spare_words },
  { "second-room", NULL, FALSE, make_second_room },
  { "copy", NULL, FALSE, make_copy },
  { "move", NULL, FALSE, make_move },
  { "check", NULL, FALSE, make_check },
  { "import", NULL, FALSE, make_import },
  { "tidy", NULL, FALSE, make_tidy },
  { "erase", NULL, FALSE, make_erase },
  { "more", NULL, FALSE, make_more },
  { "open-file", NULL, FALSE, make_open_file },
  { "bring-back", NULL, FALSE, make_bring_back },
  { "brought", NULL, FALSE, make_brought },
  { "salvage", NULL, FALSE, make_salvage },
};

const HvPageInfo *
hv_page_table_get_all (gsize *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

const HvPageInfo *
hv_page_table_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      return &pages[i];
  return NULL;
}

/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/step-views.h"

#include "ui/widgets/before-view.h"
#include "ui/widgets/breathe-step.h"
#include "ui/widgets/choose-step.h"
#include "ui/widgets/close-view.h"
#include "ui/widgets/contacts-step.h"
#include "ui/widgets/done-view.h"
#include "ui/widgets/gentle-view.h"
#include "ui/widgets/guide-step.h"
#include "ui/widgets/help-step.h"
#include "ui/widgets/keep-view.h"
#include "ui/widgets/list-step.h"
#include "ui/widgets/map-step.h"
#include "ui/widgets/next-step.h"
#include "ui/widgets/placing-step.h"
#include "ui/widgets/plan-step.h"
#include "ui/widgets/rate-step.h"
#include "ui/widgets/rating-view.h"
#include "ui/widgets/read-step.h"
#include "ui/widgets/senses-step.h"
#include "ui/widgets/table-step.h"
#include "ui/widgets/write-step.h"

typedef GType (*GetType) (void);

static const GetType steps[] = {
  [HV_STEP_READ] = hv_read_step_get_type,       [HV_STEP_CHOOSE] = hv_choose_step_get_type,
  [HV_STEP_RATE] = hv_rate_step_get_type,       [HV_STEP_WRITE] = hv_write_step_get_type,
  [HV_STEP_LIST] = hv_list_step_get_type,       [HV_STEP_BREATHE] = hv_breathe_step_get_type,
  [HV_STEP_GUIDE] = hv_guide_step_get_type,     [HV_STEP_SENSES] = hv_senses_step_get_type,
  [HV_STEP_PLAN] = hv_plan_step_get_type,       [HV_STEP_MAP] = hv_map_step_get_type,
  [HV_STEP_HELP] = hv_help_step_get_type,       [HV_STEP_TABLE] = hv_table_step_get_type,
  [HV_STEP_CONTACTS] = hv_contacts_step_get_type, [HV_STEP_NEXT] = hv_next_step_get_type,
};

static const GetType frame[] = {
  [HV_RUNNER_BEFORE] = hv_before_view_get_type, [HV_RUNNER_RATE_BEFORE] = hv_rating_view_get_type,
  [HV_RUNNER_STEP] = NULL,                      [HV_RUNNER_CLOSE] = hv_close_view_get_type,
  [HV_RUNNER_GENTLE] = hv_gentle_view_get_type, [HV_RUNNER_KEEP] = hv_keep_view_get_type,
  [HV_RUNNER_DONE] = hv_done_view_get_type,
};

GtkWidget *
hv_step_views_make (HvSession *session, HvRunner *runner)
{
  const HvStep *step = hv_runner_get_step (runner);

  if (step != NULL && step->kind == HV_STEP_MAP && step->map != HV_MAP_FEELING_WHEEL)
    return hv_step_view_new (HV_TYPE_PLACING_STEP, session, runner, step);
  if (step != NULL)
    return hv_step_view_new (steps[step->kind] (), session, runner, step);
  return hv_step_view_new (frame[hv_runner_get_phase (runner)] (), session, runner, NULL);
}

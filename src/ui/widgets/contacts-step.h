/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/widgets/step-view.h"

G_BEGIN_DECLS

/** HvContactsStep: people and places: who, and how; those she kept before and help lines can be ticked. */
#define HV_TYPE_CONTACTS_STEP (hv_contacts_step_get_type ())
G_DECLARE_FINAL_TYPE (HvContactsStep, hv_contacts_step, HV, CONTACTS_STEP, HvStepView)

G_END_DECLS

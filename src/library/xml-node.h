/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/problems.h"

G_BEGIN_DECLS

/** HvXmlAttribute: an attribute, and whether a reader has asked for it. */
typedef struct
{
  char *name, *value;
  gboolean taken;
} HvXmlAttribute;

/** HvXmlNode: an element with its line; the readers take from it what they know, the rest is reported. */
typedef struct
{
  char *name;
  int line;              /**< where its tag begins */
  GPtrArray *attributes; /**< (element-type HvXmlAttribute) */
  GPtrArray *children;   /**< (element-type HvXmlNode) */
  GString *text;         /**< its own text, as written */
  gboolean has_comment;
  gboolean taken;
} HvXmlNode;

/* What a file may hold; a larger one is refused, so that a hostile file costs nothing. */
#define HV_XML_MAX_BYTES (1024 * 1024)
#define HV_XML_MAX_DEPTH 16
#define HV_XML_MAX_NODES 5000
#define HV_XML_MAX_ATTRIBUTES 32

/**
 * hv_xml_parse:
 * @file: its name, for messages
 * @problems: what is wrong is added here
 *
 * No document type, no entities but the five of XML, no CDATA: the files need none.
 *
 * Returns: (transfer full) (nullable): the root element
 */
HvXmlNode *hv_xml_parse (const char *file, const char *data, gsize length, HvProblems *problems);
void hv_xml_node_free (HvXmlNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HvXmlNode, hv_xml_node_free)

G_END_DECLS

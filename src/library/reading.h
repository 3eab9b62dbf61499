/* SPDX-FileCopyrightText: The Hverdag contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/drawing.h"
#include "library/translated-private.h"
#include "library/xml-node.h"

G_BEGIN_DECLS

/** HvReadText: a text that was read, and where. */
typedef struct
{
  HvTranslated *text; /**< owned by the object it belongs to */
  int line;
} HvReadText;

/** HvReadReference: a help line or a rating that was named, and where; whether it exists is known when all files are read. */
typedef struct
{
  char *file, *id;
  int line;
  gboolean is_rating;
} HvReadReference;

/**
 * HvReading:
 *
 * One file being read. The functions below take attributes and children from a node; what is wrong goes
 * to @problems and a harmless value is given, so that readers go on and find the rest. What no one has
 * taken is reported by hv_reading_finish().
 */
typedef struct
{
  const char *file;
  HvProblems *problems;
  GArray *texts; /**< (element-type HvReadText): every text so far, in reading order */
  GPtrArray *help_references; /**< (element-type HvReadReference) */
} HvReading;

/* An argument list with the place filled in: hv_reading_fail (r, node->line, MALFORMED, "…", …) */
#define hv_reading_fail(r, line, what, ...) \
  hv_problems_add ((r)->problems, HV_LIBRARY_ERROR_##what, (r)->file, line, __VA_ARGS__)
#define hv_reading_advise(r, line, ...) hv_problems_advise ((r)->problems, (r)->file, line, __VA_ARGS__)

gboolean hv_is_id (const char *text); /**< small letters, digits and hyphens, at most 48 */

/** Returns: (transfer none) (nullable) */
const char *hv_reading_attribute (HvReading *r, HvXmlNode *node, const char *name);
/** Returns: (transfer none): "" and a problem when it is missing */
const char *hv_reading_need (HvReading *r, HvXmlNode *node, const char *name);
/** Returns: (transfer full): an id; @name must be there */
char *hv_reading_id (HvReading *r, HvXmlNode *node, const char *name);
/** Returns: (transfer full) (nullable): an id, if @name is there */
char *hv_reading_optional_id (HvReading *r, HvXmlNode *node, const char *name);
/** Returns: (transfer full): the words of a space separated attribute; empty when it is missing */
GStrv hv_reading_words (HvReading *r, HvXmlNode *node, const char *name);
/** The same, each of which must be an id, none twice. */
GStrv hv_reading_ids (HvReading *r, HvXmlNode *node, const char *name);
/** The words of @name, each of which must be one of the %NULL-terminated @allowed, none twice. */
GStrv hv_reading_some_of (HvReading *r, HvXmlNode *node, const char *name, const char *const *allowed);
/** `fits`: near, silent, bed, two-minutes, children */
GStrv hv_reading_situations (HvReading *r, HvXmlNode *node);
/** `unsafe-when`: see library/circumstances.h */
GStrv hv_reading_circumstances (HvReading *r, HvXmlNode *node);
/** One of the %NULL-terminated @allowed; @fallback is given when it is missing (%NULL: it must be there) */
const char *hv_reading_one_of (HvReading *r, HvXmlNode *node, const char *name, const char *const *allowed,
                               const char *fallback);
/** "yes" or "no"; no when it is missing */
gboolean hv_reading_flag (HvReading *r, HvXmlNode *node, const char *name);
/** A whole number in @min…@max; @fallback when it is missing (-1: it must be there) */
guint hv_reading_number (HvReading *r, HvXmlNode *node, const char *name, guint min, guint max, int fallback);
/**
 * hv_reading_take_unsafe:
 * @reason: (out) (nullable): the child `<unsafe>`: why, in words for her; it and the attribute need each other
 *
 * `unsafe-when` of what has a place in lists, where she can see why it is left out.
 */
GStrv hv_reading_take_unsafe (HvReading *r, HvXmlNode *node, HvTranslated **reason);
/** A number in @min…@max, which must be there */
double hv_reading_decimal (HvReading *r, HvXmlNode *node, const char *name, double min, double max);

/** Returns: (transfer none) (nullable): the next child called @name that is not taken yet */
HvXmlNode *hv_reading_take_child (HvReading *r, HvXmlNode *node, const char *name);
/** Returns: (transfer none): the next child of whatever name, or %NULL */
HvXmlNode *hv_reading_take_any (HvReading *r, HvXmlNode *node);

/** The node itself as a text; its own attributes must have been taken before. (nullable) */
HvTranslated *hv_reading_text (HvReading *r, HvXmlNode *node);
/** A child text that must be there (nullable only when a problem was told) */
HvTranslated *hv_reading_need_text (HvReading *r, HvXmlNode *node, const char *name);
/** A child text, or %NULL */
HvTranslated *hv_reading_take_text (HvReading *r, HvXmlNode *node, const char *name);
/** All child texts called @name: (element-type HvTranslated) (transfer full) */
GPtrArray *hv_reading_take_texts (HvReading *r, HvXmlNode *node, const char *name, guint min);
/** The child `<drawing>`, or %NULL */
HvDrawing *hv_reading_take_drawing (HvReading *r, HvXmlNode *node);
void hv_drawing_free (HvDrawing *drawing);

/** Says what was left over: attributes, children, text. */
void hv_reading_finish (HvReading *r, HvXmlNode *node);

/**
 * hv_reading_check_places:
 * @first: the index in r->texts of the first to look at
 * @known: (nullable): ids of steps that {ID} may name; %NULL when nothing is filled in here
 *
 * Looks at the {places} of all texts read since @first.
 */
void hv_reading_check_places (HvReading *r, guint first, GHashTable *known);

/** Notes that @node names the help line @id. */
void hv_reading_refer_to_help (HvReading *r, HvXmlNode *node, const char *id);
/** The same for a rating. */
void hv_reading_refer_to_rating (HvReading *r, HvXmlNode *node, const char *id);
void hv_read_reference_free (HvReadReference *reference);

extern const char *const hv_tints[];

G_END_DECLS

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the content map promises: which readings and exercises stand for which principle, approach, phase and state.
Ids in one string; "a|b": either will do. An empty one: the map names none, so that one of any kind is enough."""

MODULES = [f"m{n:02}" for n in range(1, 31)]
EXERCISES = [f"x{n:02}" for n in range(1, 51)]

# Eight principles of recovery, four trauma-aware recommendations, eight recommendations on violence: by the tag in
# "principles".
PRINCIPLES = {
    "P1": ("hope, wishes, dreams", "m24 x26"),
    "P2": ("resources", "m25 x32 x33"),
    "P3": ("network and communities", "m19 x36"),
    "P4": ("openness, trust, respect", ""),
    "P5": ("help as early as possible", "m16 x01 x02"),
    "P6": ("the whole life situation", "m18 m21 m28 x25"),
    "P7": ("follow-up", "m30 x49"),
    "P8": ("knowledge and methods that work", "m09"),
    "T1": ("knowledge of trauma", "m01 m02 m05 m07"),
    "T2": ("her own perspectives govern", "m03 m17 m27"),
    "T3": ("trust and safety", "m06 m07 m08 x01 x02 x03 x04 x05 x06 x07 x08 x09 x10 x11 x12"),
    "T4": ("safe surroundings", "x42"),
    "R1": ("asking, and being believed", "m01"),
    "R2": ("risk and safety", "m16 m17 m23 x39"),
    "R3": ("trust, also in ambivalence", "m03 m04 m22"),
    "R4": ("help that hangs together", "m18 m23 m29 x42"),
    "R5": ("a good network", "m19"),
    "R6": ("recognising the violence", "m01 m02 m03 m10 m27"),
    "R8": ("mirroring with others", "m05 m20"),
    "A1": ("coping and acting, to the end", "m11 m25 m30"),
}

# CHIME; the same attribute.
CHIME = {
    "C": ("connectedness", "m19 m20 x36 x37 x38"),
    "H": ("hope", "m24 x26"),
    "I": ("identity", "m03 m10 m11 x27 x32 x48"),
    "M": ("meaning", "x27 x34"),
    "E": ("empowerment", "m04 m16 m26 x28 x29 x30 x31 x33"),
}

# By the words in "approaches"; every reading is psychoeducation.
APPROACHES = {
    "cognitive": ("cognitive therapy", "m07 m09 m10 m11 m12 m13 m15 x08 x11 x12 x13 x14 x16 x17 x18 x19 x20 x34 x45"),
    "psychoeducation": ("psychoeducation", " ".join(MODULES)),
    "mentalising": ("mentalisation", "m04 m12 m14 m21 x10 x13 x22 x23 x24"),
    "coaching": ("coaching", "m15 m24 m26 x14 x25 x26 x27 x28 x29 x30 x31 x42"),
    "coping-support": ("mestringsstøtte", "m29 x04 x30 x33 x34 x36 x37 x42 x44 x45"),
}

# By "phase"; what is for any phase counts for each.
PHASES = {
    "start": "m01 m03 m05 m06 m16 m17 x04 x08 x32 x40",
    "underway": "m08 m09 m10 m11 m12 m13 m14 m15 m19 m20 m21 m22 m23 m26 m28 m29 x05 x07 x11 x14 x15 x16 x17 x18 x19 x22 "
                "x23 x24 x27 x28 x30 x31 x34 x35 x36 x38 x42 x43 x44 x45 x46 x47",
    "closing": "m30 x48 x50",
}

# What a state offers, in the map's order, and what it never does.
STATES = {
    "overwhelmed": ("x02 x03|x06 x10", ""),
    "flashback": ("x02 x08 x01", "x03 x16"),
    "numb": ("x09 x04 x01", "x03 x05 x20 x46"),
    "angry": ("x06 x14 x13", ""),
    "ashamed": ("x21 x17 x18", ""),
    "afraid": ("x12 x02 x39", ""),
    "no-sleep": ("x45 x03 x20", ""),
    "sad": ("x13 x47|x21 x34", ""),
    "lonely": ("x37 x36 x34", ""),
    "restless": ("x06 x10 x34", ""),
    "longing": ("x15 x37 x29", ""),
    "undecided": ("x10 x31 x30", ""),
    "dying": ("x41 x02", "x03 x16 x46"),
    "calm": ("x33 x26 x28", ""),
    "unsure": ("x10 x01 x13", ""),
}

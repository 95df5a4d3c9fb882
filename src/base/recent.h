/* recent.h: characters that older terminals draw with another width than newer ones.
 *
 * Ideographic signs, Tangut, Khitan, kana and emoji that Unicode made two columns wide after
 * its version 9: terminals from before 2018 (libvterm 0.1) give them one.  Ranges may hold
 * what has always had its width.
 * Data, for base/uni alone.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_RECENT_H
#define GONGWEN_BASE_RECENT_H

#include "base/range.h"

static const struct character_range recent_ranges[] = {
    /* clang-format off */
    {0x16FE0, 0x1B2FF}, {0x1F260, 0x1F265}, {0x1F6D5, 0x1F6DF}, {0x1F6F7, 0x1F6FF},
    {0x1F7E0, 0x1F7FF}, {0x1F90C, 0x1F90F}, {0x1F91F, 0x1F91F}, {0x1F928, 0x1F92F},
    {0x1F931, 0x1F932}, {0x1F93B, 0x1F93B}, {0x1F93F, 0x1F93F}, {0x1F946, 0x1F946},
    {0x1F94C, 0x1F94F}, {0x1F95F, 0x1F97F}, {0x1F992, 0x1F9BF}, {0x1F9C1, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
    /* clang-format on */
};

#endif

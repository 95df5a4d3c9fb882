/* clock.h: how much time has gone by.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_BASE_CLOCK_H
#define GONGWEN_BASE_CLOCK_H

#include <stdint.h>

/* Milliseconds since some moment in the past; never goes back, whatever is done to the date. */
int64_t clock_now(void);

/* Milliseconds of processor time that this thread has taken. */
int64_t clock_spent(void);

#endif

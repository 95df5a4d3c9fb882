/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "layout/manner.h"

struct manner
manner_of(const struct conf *conf)
{
    return (struct manner){
        .level = (enum linebreak_level)conf_choice(conf, CONF_LINE_BREAKS),
        .hangs = conf_bool(conf, CONF_HANGING),
        .justify = (enum justify)conf_choice(conf, CONF_JUSTIFY),
        .fits = conf_bool(conf, CONF_FIT),
    };
}

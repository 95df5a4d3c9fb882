/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/digest.h"

#include <string.h>

/* Words are mixed in four lanes, which the processor goes along side by side. */
#define LANES 4

#define FACTOR UINT64_C(0x9E3779B97F4A7C15)

struct lanes {
    uint64_t all[LANES];
};

/* A bijection of either argument. */
static inline uint64_t
mix(uint64_t lane, uint64_t word)
{
    lane = (lane ^ word) * FACTOR;
    return lane ^ lane >> 29;
}

static void
mix_block(struct lanes *lanes, const char *bytes)
{
    uint64_t words[LANES];

    memcpy(words, bytes, sizeof words);
    for (int i = 0; i < LANES; i++)
        lanes->all[i] = mix(lanes->all[i], words[i]);
}

static struct lanes
mix_all(const char *bytes, size_t length, uint64_t seed)
{
    struct lanes lanes = {{seed, ~seed, seed ^ FACTOR, ~seed ^ FACTOR}};
    char rest[LANES * sizeof(uint64_t)] = {0};
    size_t left = length;

    for (; left >= sizeof rest; left -= sizeof rest, bytes += sizeof rest)
        mix_block(&lanes, bytes);
    memcpy(rest, bytes, left);
    mix_block(&lanes, rest);
    lanes.all[0] = mix(lanes.all[0], length);
    return lanes;
}

/* The lanes in one word, from one of them on. */
static uint64_t
gather(const struct lanes *lanes, int from)
{
    uint64_t word = 0;

    for (int i = 0; i < LANES; i++)
        word = mix(word, lanes->all[(from + i) % LANES]);
    return mix(word, word >> 32);
}

struct digest
digest_of(const char *bytes, size_t length)
{
    struct lanes lanes = mix_all(bytes, length, 0);

    return (struct digest){{gather(&lanes, 0), gather(&lanes, 2)}};
}

uint64_t
digest_sum(const char *bytes, size_t length, uint64_t seed)
{
    struct lanes lanes = mix_all(bytes, length, seed);

    return gather(&lanes, 0);
}

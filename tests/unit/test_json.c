/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "base/json.h"

#include <stdint.h>
#include <string.h>

#include "unit.h"

/* The value as a line, freed; the caller owns the line. */
static char *
written(struct json_t *value)
{
    struct buf line = BUF_INIT;

    json_write(value, &line);
    json_free(value);
    return buf_detach(&line);
}

static void
expect(struct json_t *value, const char *line)
{
    char *found = written(value);

    assert_string_equal(found, line);
    free(found);
}

static void
test_members_keep_their_order(void **state)
{
    (void)state;
    struct json_t *object = json_new_object();

    json_put_string(object, "z", "公文");
    json_put_number(object, "a", 18);
    json_put_bool(object, "m", true);
    json_put_string(object, "b", NULL);
    expect(object, "{\"z\":\"公文\",\"a\":18,\"m\":true,\"b\":null}\n");
}

static void
test_lists_hold_strings_and_objects(void **state)
{
    (void)state;
    struct json_t *object = json_new_object();

    json_put_list(object, "none");
    struct json_t *list = json_put_list(object, "some");
    json_append_string(list, "附件1");
    json_put_number(json_append_object(list), "line", 3);
    expect(object, "{\"none\":[],\"some\":[\"附件1\",{\"line\":3}]}\n");
}

static void
test_nothing_speaks_to_a_terminal(void **state)
{
    (void)state;
    struct json_t *object = json_new_object();

    json_put_string(object, "c0", "\033[31m\n\x7F");
    json_put_string(object, "c1", "\xC2\x9B");
    json_put_string(object, "bidi", "\xE2\x80\xAE");
    json_put_string(object, "tag", "\xF3\xA0\x81\x81");
    expect(object, "{\"c0\":\"\\u001B[31m\\n\\u007F\",\"c1\":\"\\u009B\",\"bidi\":\"\\u202E\","
                   "\"tag\":\"\\uDB40\\uDC41\"}\n");
}

static void
test_quotes_and_nuls(void **state)
{
    (void)state;
    struct json_t *object = json_new_object();

    json_put_text(object, "text", "\"a\\\0b\"", 6);
    expect(object, "{\"text\":\"\\\"a\\\\\\u0000b\\\"\"}\n");
}

static void
test_controls_have_their_names(void **state)
{
    (void)state;
    struct json_t *object = json_new_object();

    json_put_string(object, "text", "\b\f\n\r\t\\/\x01");
    json_put_bool(object, "no", false);
    json_put_number(object, "none", 0);
    json_put_number(json_put_object(object, "in"), "all", SIZE_MAX >> 1);
    expect(object, "{\"text\":\"\\b\\f\\n\\r\\t\\\\/\\u0001\",\"no\":false,\"none\":0,"
                   "\"in\":{\"all\":9223372036854775807}}\n");
}

static void
test_what_is_no_utf8_is_replaced(void **state)
{
    (void)state;
    struct json_t *object = json_new_object();

    json_put_string(object, "file", "a\xFF\xE5\x85z");
    char *line = written(object);
    assert_non_null(strstr(line, "a\xEF\xBF\xBD"));
    assert_non_null(strstr(line, "z\"}"));
    assert_null(strchr(line, '\xFF'));
    free(line);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members_keep_their_order),
        cmocka_unit_test(test_lists_hold_strings_and_objects),
        cmocka_unit_test(test_nothing_speaks_to_a_terminal),
        cmocka_unit_test(test_quotes_and_nuls),
        cmocka_unit_test(test_controls_have_their_names),
        cmocka_unit_test(test_what_is_no_utf8_is_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

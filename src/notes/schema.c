/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "notes/schema.h"

static const char *const migrations[] = {
    "CREATE TABLE place ("
    "  path TEXT PRIMARY KEY,"
    "  fingerprint TEXT NOT NULL,"
    "  words INTEGER NOT NULL,"   /* bytes before the place, white space apart */
    "  quote TEXT NOT NULL,"      /* what follows it, white space removed */
    "  percent INTEGER NOT NULL," /* read by now, at most */
    "  read_at INTEGER NOT NULL"  /* seconds since 1970 */
    ") WITHOUT ROWID;"
    "CREATE INDEX place_fingerprint ON place (fingerprint)",
    "CREATE TABLE chosen_encoding (path TEXT PRIMARY KEY, encoding TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE notice ("
    "  id INTEGER PRIMARY KEY,"
    "  fingerprint TEXT NOT NULL," /* of the copy that was seen last, as all here */
    "  path TEXT NOT NULL,"
    "  number TEXT, title TEXT, issuer TEXT, date TEXT,"
    "  number_key TEXT, title_key TEXT);" /* words_key of them */
    "CREATE INDEX notice_number ON notice (number_key, title_key);"
    "CREATE TABLE copy (" /* every form in which the notice was seen */
    "  fingerprint TEXT NOT NULL,"
    "  path TEXT NOT NULL,"
    "  notice INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE,"
    "  seen_at INTEGER NOT NULL," /* seconds since 1970 */
    "  PRIMARY KEY (fingerprint, path)) WITHOUT ROWID;"
    "CREATE INDEX copy_path ON copy (path);"
    "CREATE TABLE note ("
    "  id TEXT PRIMARY KEY," /* urn:uuid: */
    "  notice INTEGER NOT NULL REFERENCES notice (id),"
    "  kind TEXT NOT NULL,"
    "  colour TEXT, name TEXT, comment TEXT,"
    "  quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,"
    "  position INTEGER NOT NULL," /* characters of words before it */
    "  path TEXT, labels TEXT, headings TEXT,"
    "  paragraph INTEGER NOT NULL, page INTEGER NOT NULL, last_page INTEGER NOT NULL,"
    "  line INTEGER NOT NULL,"
    "  created INTEGER NOT NULL, modified INTEGER NOT NULL);" /* milliseconds since 1970 */
    "CREATE INDEX note_notice ON note (notice, position);"
    "CREATE UNIQUE INDEX note_letter ON note (notice, name)"
    "  WHERE kind = 'mark' AND name GLOB '[a-z]';"
    "CREATE UNIQUE INDEX note_capital ON note (name) WHERE kind = 'mark' AND name GLOB '[A-Z]';",
    "DROP INDEX notice_number;"
    "ALTER TABLE notice DROP COLUMN number_key;"
    "ALTER TABLE notice DROP COLUMN title_key;"
    "ALTER TABLE copy ADD COLUMN sketch TEXT;"                      /* identity_sketch */
    "ALTER TABLE note ADD COLUMN rival INTEGER NOT NULL DEFAULT 0", /* struct quotation */
    "ALTER TABLE note ADD COLUMN rival_words INTEGER NOT NULL DEFAULT 0",
};

struct store *
schema_open(const char *path, struct err *err)
{
    return store_open_kept(path, migrations, sizeof migrations / sizeof migrations[0], err);
}

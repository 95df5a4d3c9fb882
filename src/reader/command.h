/* command.h: the table of everything that a key can do.
 *
 * One line a command.  The enum, the default bindings, the names in the
 * configuration, the help on the screen and the manual's table all come from it.  What a
 * command does is said elsewhere: in reader for what moves in a notice, in tui for
 * the rest.  A command is in the table only when it does something.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_READER_COMMAND_H
#define GONGWEN_READER_COMMAND_H

#include <stddef.h>

#include "base/nls.h"

/* Where a key is pressed; a command may be for several of these. */
enum context {
    CONTEXT_READING = 1 << 0,   /* a notice */
    CONTEXT_LIBRARY = 1 << 1,   /* the list of notices */
    CONTEXT_CONTENTS = 1 << 2,  /* the tree of sections */
    CONTEXT_HELP = 1 << 3,      /* a list that is only read */
    CONTEXT_SELECTING = 1 << 4, /* a notice with a cursor, and words chosen with it */
    CONTEXT_NOTES = 1 << 5,     /* a list of what is marked */
    CONTEXT_HITS = 1 << 6,      /* a list of what was found */
    CONTEXT_TEXT = CONTEXT_READING | CONTEXT_SELECTING,
    CONTEXT_LISTS =
        CONTEXT_LIBRARY | CONTEXT_CONTENTS | CONTEXT_HELP | CONTEXT_NOTES | CONTEXT_HITS,
    CONTEXT_MARKING = CONTEXT_TEXT | CONTEXT_NOTES,
    CONTEXT_EVERYWHERE = CONTEXT_TEXT | CONTEXT_LISTS
};

/* Under which heading help shows a command: identifier, heading. */
#define COMMAND_GROUPS(X)                                                                          \
    X(MOVING, N_("Moving"))                                                                        \
    X(SECTIONS, N_("Sections"))                                                                    \
    X(SEARCHING, N_("Searching"))                                                                  \
    X(SELECTING, N_("Selecting"))                                                                  \
    X(MARKING, N_("Marks and highlights"))                                                         \
    X(NOTICE, N_("The notice"))                                                                    \
    X(LISTS, N_("Lists"))                                                                          \
    X(PROGRAM, N_("The program"))

enum command_group {
#define X(id, heading) GROUP_##id,
    COMMAND_GROUPS(X)
#undef X
        GROUP_COUNT
};

/* Identifier, name in the configuration, contexts, group, default keys as keymap.h writes
 * them, and what it does, in an order in which a person would learn it.  Where two commands
 * have a key by default, the one that is for fewer contexts has it there. */
#define COMMANDS(X)                                                                                \
    X(LINE_DOWN, "line-down", CONTEXT_TEXT, MOVING, "j <Down> <Enter>", N_("one line down"))       \
    X(LINE_UP, "line-up", CONTEXT_TEXT, MOVING, "k <Up>", N_("one line up"))                       \
    X(ITEM_DOWN, "item-down", CONTEXT_LISTS, MOVING, "j <Down>", N_("one item down"))              \
    X(ITEM_UP, "item-up", CONTEXT_LISTS, MOVING, "k <Up>", N_("one item up"))                      \
    X(PAGE_DOWN, "page-down", CONTEXT_EVERYWHERE, MOVING, "<Space> f ^F <PgDn>",                   \
      N_("one page down"))                                                                         \
    X(PAGE_UP, "page-up", CONTEXT_EVERYWHERE, MOVING, "b ^B <PgUp>", N_("one page up"))            \
    X(HALF_DOWN, "half-down", CONTEXT_EVERYWHERE, MOVING, "d ^D", N_("half a page down"))          \
    X(HALF_UP, "half-up", CONTEXT_EVERYWHERE, MOVING, "u ^U", N_("half a page up"))                \
    X(TOP, "top", CONTEXT_EVERYWHERE, MOVING, "g gg <Home>", N_("to the top"))                     \
    X(END, "end", CONTEXT_EVERYWHERE, MOVING, "G <End>",                                           \
      N_("to the end; with a count, to that paragraph or item"))                                   \
    X(PERCENT, "percent", CONTEXT_READING, MOVING, "%", N_("with a count, to that percentage"))    \
    X(NEXT_PARAGRAPH, "next-paragraph", CONTEXT_TEXT, MOVING, "}", N_("to the next paragraph"))    \
    X(PREVIOUS_PARAGRAPH, "previous-paragraph", CONTEXT_TEXT, MOVING, "{",                         \
      N_("to the previous paragraph"))                                                             \
    X(BACK, "back", CONTEXT_READING, MOVING, "^O", N_("back to where you jumped from"))            \
    X(FORWARD, "forward-or-contents", CONTEXT_READING, MOVING, "<Tab>",                            \
      N_("forward again (^I), directly after going back or forward; else the contents"))           \
    X(EXCHANGE, "previous-place", CONTEXT_READING, MOVING, "''",                                   \
      N_("to the place before the last jump"))                                                     \
                                                                                                   \
    X(NEXT_SECTION, "next-section", CONTEXT_TEXT, SECTIONS, "]", N_("to the next section"))        \
    X(PREVIOUS_SECTION, "previous-section", CONTEXT_TEXT, SECTIONS, "[",                           \
      N_("to the previous section"))                                                               \
    X(NEXT_SIBLING, "next-sibling", CONTEXT_READING, SECTIONS, ")",                                \
      N_("to the next section of the same level"))                                                 \
    X(PREVIOUS_SIBLING, "previous-sibling", CONTEXT_READING, SECTIONS, "(",                        \
      N_("to the previous section of the same level"))                                             \
    X(SECTION_UP, "section-up", CONTEXT_READING, SECTIONS, "-",                                    \
      N_("up to the enclosing section; directly after a change of width, narrower"))               \
    X(GO_TO_SECTION, "go-to-section", CONTEXT_READING, SECTIONS, "s",                              \
      N_("go to a section by its number"))                                                         \
    X(FOLLOW_REFERENCE, "follow-reference", CONTEXT_READING, SECTIONS, "F",                        \
      N_("a letter on each reference in sight: type it to go there"))                              \
    X(CONTENTS, "contents", CONTEXT_READING, SECTIONS, "t", N_("the contents"))                    \
    X(LEAVE_CONTENTS, "leave-contents", CONTEXT_CONTENTS, SECTIONS, "t <Tab>",                     \
      N_("back to the text"))                                                                      \
    X(CONTENTS_BESIDE, "contents-beside", CONTEXT_READING | CONTEXT_CONTENTS, SECTIONS, "o",       \
      N_("keep the contents beside the text, or hide them"))                                       \
                                                                                                   \
    X(SEARCH, "search", CONTEXT_TEXT, SEARCHING, "/", N_("search as you type"))                    \
    X(SEARCH_BACK, "search-back", CONTEXT_TEXT, SEARCHING, "?",                                    \
      N_("search back from here as you type"))                                                     \
    X(NEXT_HIT, "next-hit", CONTEXT_TEXT | CONTEXT_HITS, SEARCHING, "n",                           \
      N_("to the next hit; a selection goes as far, as with / N and &"))                           \
    X(PREVIOUS_HIT, "previous-hit", CONTEXT_TEXT | CONTEXT_HITS, SEARCHING, "N",                   \
      N_("to the previous hit"))                                                                   \
    X(SEARCH_THIS, "search-this", CONTEXT_TEXT, SEARCHING, "*",                                    \
      N_("search for what is selected, or for a word at the cursor or in sight"))                  \
    X(HITS, "hits", CONTEXT_TEXT, SEARCHING, "&", N_("the list of all hits"))                      \
    X(SEARCH_LIBRARY, "search-library", CONTEXT_READING | CONTEXT_LIBRARY | CONTEXT_HITS,          \
      SEARCHING, "S", N_("search in all notices of the library"))                                  \
    X(HITS_OUT, "hits-out", CONTEXT_READING, SEARCHING, "<Esc>",                                   \
      N_("put the light of the hits out"))                                                         \
                                                                                                   \
    X(SELECT, "select", CONTEXT_TEXT, SELECTING, "v",                                              \
      N_("show the cursor; then select by character"))                                             \
    X(SELECT_SENTENCES, "select-sentences", CONTEXT_TEXT, SELECTING, "V",                          \
      N_("select by sentence"))                                                                    \
    X(CURSOR_LEFT, "cursor-left", CONTEXT_SELECTING, SELECTING, "h <Left> <BS>",                   \
      N_("one character left"))                                                                    \
    X(CURSOR_RIGHT, "cursor-right", CONTEXT_SELECTING, SELECTING, "l <Right>",                     \
      N_("one character right"))                                                                   \
    X(ROW_START, "row-start", CONTEXT_SELECTING, SELECTING, "0 <Home>",                            \
      N_("to the start of the line"))                                                              \
    X(ROW_END, "row-end", CONTEXT_SELECTING, SELECTING, "$ <End>", N_("to the end of the line"))   \
    X(NEXT_CLAUSE, "next-clause", CONTEXT_SELECTING, SELECTING, "w e", N_("one clause on"))        \
    X(PREVIOUS_CLAUSE, "previous-clause", CONTEXT_SELECTING, SELECTING, "b",                       \
      N_("one clause back"))                                                                       \
    X(NEXT_SENTENCE, "next-sentence", CONTEXT_SELECTING, SELECTING, ")", N_("one sentence on"))    \
    X(PREVIOUS_SENTENCE, "previous-sentence", CONTEXT_SELECTING, SELECTING, "(",                   \
      N_("one sentence back"))                                                                     \
    X(OTHER_END, "other-end", CONTEXT_SELECTING, SELECTING, "o",                                   \
      N_("move the other end of the selection"))                                                   \
    X(LEAVE_SELECTION, "leave-selection", CONTEXT_SELECTING, SELECTING, "<Esc>",                   \
      N_("back to reading"))                                                                       \
                                                                                                   \
    X(HIGHLIGHT, "highlight", CONTEXT_TEXT, MARKING, "H",                                          \
      N_("highlight the selection or the sentence, in the colour used last"))                      \
    X(HIGHLIGHT_IN, "highlight-in", CONTEXT_READING, MARKING, "h",                                 \
      N_("the same in a colour: its letter follows"))                                              \
    X(COLOUR, "colour", CONTEXT_SELECTING | CONTEXT_NOTES, MARKING, "c",                           \
      N_("give it a colour: its letter follows"))                                                  \
    X(ANNOTATE, "annotate", CONTEXT_MARKING, MARKING, "a", N_("write a note on it"))               \
    X(REMOVE, "remove", CONTEXT_SELECTING | CONTEXT_NOTES, MARKING, "d <Del>", N_("remove it"))    \
    X(UNDO, "undo", CONTEXT_MARKING, MARKING, "U", N_("undo the last change of what is marked"))   \
    X(UNDO_AS_VIM, "undo-as-vim", CONTEXT_SELECTING | CONTEXT_NOTES, MARKING, "u",                 \
      N_("undo, too"))                                                                             \
    X(REDO, "redo", CONTEXT_MARKING, MARKING, "^R", N_("do again what was undone"))                \
    X(NEXT_HIGHLIGHT, "next-highlight", CONTEXT_READING, MARKING, "gn",                            \
      N_("to the next highlight"))                                                                 \
    X(PREVIOUS_HIGHLIGHT, "previous-highlight", CONTEXT_READING, MARKING, "gN",                    \
      N_("to the previous highlight"))                                                             \
    X(SET_MARK, "set-mark", CONTEXT_TEXT, MARKING, "m",                                            \
      N_("set the mark of the letter that follows: A-Z holds over all notices"))                   \
    X(GO_TO_MARK, "go-to-mark", CONTEXT_READING, MARKING, "'",                                     \
      N_("to the mark of the letter that follows"))                                                \
    X(ADD_BOOKMARK, "add-bookmark", CONTEXT_TEXT, MARKING, "M", N_("add a bookmark with a name"))  \
    X(PLACE_NOTE, "place-note", CONTEXT_MARKING, MARKING, "P",                                     \
      N_("put a lost note on the selection or the sentence"))                                      \
    X(HIGHLIGHTS, "highlights", CONTEXT_READING, MARKING, "gh",                                    \
      N_("list the highlights of this notice"))                                                    \
    X(ALL_HIGHLIGHTS, "all-highlights", CONTEXT_READING | CONTEXT_LIBRARY, MARKING, "gH",          \
      N_("list the highlights of all notices"))                                                    \
    X(MARKS, "marks", CONTEXT_READING | CONTEXT_LIBRARY, MARKING, "gm", N_("list the marks"))      \
    X(BOOKMARKS, "bookmarks", CONTEXT_READING | CONTEXT_LIBRARY, MARKING, "B",                     \
      N_("list the bookmarks"))                                                                    \
    X(COPY, "copy", CONTEXT_MARKING, MARKING, "y", N_("copy its words"))                           \
    X(EXPORT, "export", CONTEXT_MARKING, MARKING, "x",                                             \
      N_("export the selection, or the highlights of the notice or the list"))                     \
                                                                                                   \
    X(SOURCE, "source", CONTEXT_READING, NOTICE, "r", N_("the source as it is, and back"))         \
    X(NEXT_NOTICE, "next-notice", CONTEXT_READING, NOTICE, ":n J", N_("the next notice"))          \
    X(PREVIOUS_NOTICE, "previous-notice", CONTEXT_READING, NOTICE, ":p K",                         \
      N_("the previous notice"))                                                                   \
    X(RELOAD, "reload", CONTEXT_READING | CONTEXT_LIBRARY, NOTICE, "R",                            \
      N_("read it from the disk again"))                                                           \
    X(ENCODING, "encoding", CONTEXT_READING, NOTICE, "E", N_("read it in another encoding"))       \
    X(WIDER, "wider", CONTEXT_READING, NOTICE, "+", N_("a wider text"))                            \
    X(NARROWER, "narrower", CONTEXT_READING, NOTICE, "_", N_("a narrower text"))                   \
    X(USUAL_WIDTH, "usual-width", CONTEXT_READING, NOTICE, "=", N_("the usual width"))             \
                                                                                                   \
    X(OPEN, "open", CONTEXT_LIBRARY | CONTEXT_CONTENTS | CONTEXT_HITS | CONTEXT_NOTES, LISTS,      \
      "<Enter>", N_("open the item"))                                                              \
    X(FOLD, "fold", CONTEXT_CONTENTS | CONTEXT_HITS, LISTS, "h <Left>", N_("fold the section"))    \
    X(UNFOLD, "unfold", CONTEXT_CONTENTS | CONTEXT_HITS, LISTS, "l <Right>",                       \
      N_("unfold the section"))                                                                    \
    X(FILTER, "filter", CONTEXT_LISTS, LISTS, "/", N_("show only what holds some words"))          \
    X(SORT, "sort", CONTEXT_LIBRARY | CONTEXT_NOTES, LISTS, "s", N_("sort by the next column"))    \
    X(CANCEL, "cancel", CONTEXT_LISTS, LISTS, "<Esc>", N_("drop the filter, or leave the list"))   \
                                                                                                   \
    X(HELP, "help", CONTEXT_EVERYWHERE, PROGRAM, "<F1>", N_("help"))                               \
    X(LIST_HELP, "list-help", CONTEXT_LISTS, PROGRAM, "?", N_("help"))                             \
    X(THEME, "theme", CONTEXT_EVERYWHERE, PROGRAM, "c", N_("the next theme"))                      \
    X(AMBIGUOUS, "ambiguous", CONTEXT_EVERYWHERE, PROGRAM, "W",                                    \
      N_("quotation marks and their like two columns wide, or one"))                               \
    X(CLOSE, "close", CONTEXT_EVERYWHERE, PROGRAM, "q", N_("back one level; at the top, quit"))    \
    X(QUIT, "quit", CONTEXT_EVERYWHERE, PROGRAM, "ZZ :q", N_("quit"))                              \
    X(SUSPEND, "suspend", CONTEXT_EVERYWHERE, PROGRAM, "^Z", N_("suspend; fg comes back"))         \
    X(REDRAW, "redraw", CONTEXT_EVERYWHERE, PROGRAM, "^L", N_("redraw the screen"))

enum command {
    COMMAND_NONE = -1,
#define X(id, name, contexts, group, keys, help) COMMAND_##id,
    COMMANDS(X)
#undef X
        COMMAND_COUNT
};

struct command_info {
    const char *name; /* in the configuration, never translated */
    unsigned contexts;
    enum command_group group;
    const char *keys; /* by default, separated by spaces */
    const char *help; /* to be translated with _() where it is shown */
};

/* What the table says of a command; never NULL. */
const struct command_info *command_info(enum command command);

/* The command of that name, COMMAND_NONE when there is none. */
enum command command_by_name(const char *name);

/* The heading of a group, to be translated with _(). */
const char *command_group_heading(enum command_group group);

#endif

# Every test speaks TAP; `make check` counts their cases.
#
# A new unit test is one line below, `unit_tests += tests/unit/test_x`, and the file
# tests/unit/test_x.c: it is linked to libgongwen.a and cmocka.  A new shell test is a line
# `shell_tests += tests/cli/x.sh`.

TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	CMOCKA_MESSAGE_OUTPUT=TAP; export CMOCKA_MESSAGE_OUTPUT; \
	GONGWEN_LOCALEDIR='$(abs_top_builddir)/locale'; export GONGWEN_LOCALEDIR; \
	GONGWEN_LIBEXECDIR='$(abs_top_builddir)'; export GONGWEN_LIBEXECDIR; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir;

unit_tests =
shell_tests =
TESTS += $(unit_tests) $(shell_tests)
EXTRA_DIST += $(shell_tests)

# Programs without libraries of their own are linked to these.
LDADD = libgongwen.a $(libgongwen_LIBS) $(CMOCKA_LIBS)

if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
else
check-local:
	@echo "the tests need cmocka: install Debian's package libcmocka-dev" >&2; exit 1
endif

# ---- The tests, in the order of LADDER ----------------------------------------

shell_tests += tests/ladder.sh
EXTRA_DIST += tests/unit/unit.h tests/unit/fixture.h
EXTRA_DIST += tests/unit/unit.h tests/unit/again.h tests/unit/trees.h
unit_tests += tests/unit/test_mem
unit_tests += tests/unit/test_buf
unit_tests += tests/unit/test_err
unit_tests += tests/unit/test_find
unit_tests += tests/unit/test_utf8
unit_tests += tests/unit/test_uni
unit_tests += tests/unit/test_standin
unit_tests += tests/unit/test_file
unit_tests += tests/unit/test_store
unit_tests += tests/unit/test_text
unit_tests += tests/unit/test_marker
unit_tests += tests/unit/test_roll
unit_tests += tests/unit/test_outline
unit_tests += tests/unit/test_decode
unit_tests += tests/unit/test_run
unit_tests += tests/unit/test_places
unit_tests += tests/unit/test_identity
unit_tests += tests/unit/test_notes
unit_tests += tests/unit/test_keeping
unit_tests += tests/unit/test_export
unit_tests += tests/unit/test_import
unit_tests += tests/unit/test_conf
unit_tests += tests/unit/test_kept
unit_tests += tests/unit/test_ledger
unit_tests += tests/unit/test_json
unit_tests += tests/unit/test_tree
unit_tests += tests/unit/test_fulltext
unit_tests += tests/unit/test_doc
unit_tests += tests/unit/test_search
unit_tests += tests/unit/test_pick
unit_tests += tests/unit/test_reading
unit_tests += tests/unit/test_date
unit_tests += tests/unit/test_number
unit_tests += tests/unit/test_parties
unit_tests += tests/unit/test_reflow
unit_tests += tests/unit/test_parts
unit_tests += tests/unit/test_fit
unit_tests += tests/unit/test_layout
unit_tests += tests/unit/test_cover
unit_tests += tests/unit/test_library
unit_tests += tests/unit/test_scan
unit_tests += tests/unit/test_harvest
unit_tests += tests/unit/test_units
unit_tests += tests/unit/test_keymap
unit_tests += tests/unit/test_phrase
unit_tests += tests/unit/test_selection
unit_tests += tests/unit/test_request
unit_tests += tests/unit/test_sift
unit_tests += tests/unit/test_marking
unit_tests += tests/unit/test_reader
unit_tests += tests/unit/test_opening
unit_tests += tests/unit/test_seeking
unit_tests += tests/unit/test_input
unit_tests += tests/unit/test_clipboard
tests_unit_test_clipboard_SOURCES = tests/unit/test_clipboard.c src/tui/clipboard.c
tests_unit_test_input_SOURCES = tests/unit/test_input.c src/tui/input.c src/tui/pointer.c
unit_tests += tests/unit/test_recall
tests_unit_test_recall_SOURCES = tests/unit/test_recall.c src/tui/recall.c

if HAVE_OFD
unit_tests += tests/unit/test_ofd tests/unit/test_docx tests/unit/test_odt
tests_unit_test_ofd_CPPFLAGS = $(AM_CPPFLAGS) $(OFD_CFLAGS)
tests_unit_test_ofd_LDADD = $(LDADD) $(OFD_LIBS)
tests_unit_test_ofd_SOURCES = tests/unit/test_ofd.c tests/unit/helper.c tests/unit/helper.h
tests_unit_test_docx_CPPFLAGS = $(tests_unit_test_ofd_CPPFLAGS)
tests_unit_test_docx_LDADD = $(tests_unit_test_ofd_LDADD)
tests_unit_test_docx_SOURCES = tests/unit/test_docx.c tests/unit/helper.c tests/unit/helper.h
tests_unit_test_odt_CPPFLAGS = $(tests_unit_test_ofd_CPPFLAGS)
tests_unit_test_odt_LDADD = $(tests_unit_test_ofd_LDADD)
tests_unit_test_odt_SOURCES = tests/unit/test_odt.c tests/unit/helper.c tests/unit/helper.h
shell_tests += tests/cli/fedreg.sh
shell_tests += tests/cli/html.sh
endif

# ---- Cases that a person can read, a program a room --------------------------------

unit_tests += tests/spec/spec_elements
tests_spec_spec_elements_SOURCES = tests/spec/spec_elements.c tests/spec/spec.c tests/spec/spec.h
EXTRA_DIST += $(srcdir)/tests/spec/elements/*.txt

unit_tests += tests/spec/spec_marker
tests_spec_spec_marker_SOURCES = tests/spec/spec_marker.c tests/spec/spec.c tests/spec/spec.h
EXTRA_DIST += $(srcdir)/tests/spec/marker/*.txt
unit_tests += tests/spec/spec_reflow
tests_spec_spec_reflow_SOURCES = tests/spec/spec_reflow.c tests/spec/spec.c tests/spec/spec.h
EXTRA_DIST += $(srcdir)/tests/spec/reflow/*.txt

unit_tests += tests/spec/spec_outline
tests_spec_spec_outline_SOURCES = tests/spec/spec_outline.c tests/spec/spec.c tests/spec/spec.h
EXTRA_DIST += $(srcdir)/tests/spec/outline/*.txt
unit_tests += tests/spec/spec_reference
tests_spec_spec_reference_SOURCES = tests/spec/spec_reference.c tests/spec/spec.c tests/spec/spec.h
EXTRA_DIST += $(srcdir)/tests/spec/reference/*.txt
unit_tests += tests/spec/spec_search
tests_spec_spec_search_SOURCES = tests/spec/spec_search.c tests/spec/spec.c tests/spec/spec.h
EXTRA_DIST += $(srcdir)/tests/spec/search/*.txt
unit_tests += tests/spec/spec_linebreak
tests_spec_spec_linebreak_SOURCES = tests/spec/spec_linebreak.c tests/spec/spec.c tests/spec/spec.h
unit_tests += tests/spec/spec_layout
tests_spec_spec_layout_SOURCES = tests/spec/spec_layout.c tests/spec/spec.c tests/spec/spec.h
EXTRA_DIST += $(srcdir)/tests/spec/layout/*.txt $(srcdir)/tests/spec/linebreak/*.txt

# ---- What holds of the rows of every notice at every width ------------------------

shell_tests += tests/rows/rows.sh
check_PROGRAMS += tests/rows/row_rules
tests_rows_row_rules_SOURCES = tests/rows/row_rules.c tests/rows/icu_breaks.c tests/rows/icu_breaks.h
tests_rows_row_rules_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests
tests_rows_row_rules_LDADD = libgongwen.a $(libgongwen_LIBS)
if HAVE_ICU
tests_rows_row_rules_CPPFLAGS += -DHAVE_ICU $(ICU_CFLAGS)
tests_rows_row_rules_LDADD += $(ICU_LIBS)
endif

# ---- What must hold of whatever notice --------------------------------------------------

unit_tests += tests/property/prop_search tests/property/prop_rawcount

# ---- The Unicode Consortium's own tests ------------------------------------------

unit_tests += tests/unicode/test_breaks
shell_tests += tests/unicode/tables.sh

# ---- The notices of the project, and the trees that they give ------------------

unit_tests += tests/notices/test_notices
EXTRA_DIST += $(srcdir)/tests/notices/*.tree $(srcdir)/tests/notices/*.txt

# ---- Whether what is marked stays at its words --------------------------------------

unit_tests += tests/notes/anchors
tests_notes_anchors_SOURCES = tests/notes/anchors.c tests/notes/align.c tests/notes/align.h \
	tests/notes/recast.c tests/notes/recast.h

# ---- Sources that nobody would print, under limits of time ---------------------

unit_tests += tests/hostile/test_hostile

# ---- Whatever bytes: a program an entry point, over its seeds or driven by libFuzzer ----

fuzz_programs = tests/fuzz/fuzz_decode tests/fuzz/fuzz_charset tests/fuzz/fuzz_filter \
	tests/fuzz/fuzz_packed tests/fuzz/fuzz_doc tests/fuzz/fuzz_conf tests/fuzz/fuzz_keymap \
	tests/fuzz/fuzz_pattern tests/fuzz/fuzz_pinyin tests/fuzz/fuzz_import tests/fuzz/fuzz_rtf
if HAVE_OFD
fuzz_programs += tests/fuzz/fuzz_docx tests/fuzz/fuzz_odt tests/fuzz/fuzz_ofd tests/fuzz/fuzz_fedreg \
	tests/fuzz/fuzz_html
endif
fuzz_common = tests/fuzz/fuzz.h tests/fuzz/memory_file.h
EXTRA_DIST += $(srcdir)/tests/fuzz/seeds/*/*
if FUZZERS
noinst_PROGRAMS += $(fuzz_programs)
fuzz_driver = -fsanitize=fuzzer
else
unit_tests += $(fuzz_programs)
fuzz_common += tests/fuzz/replay.c
fuzz_driver =
endif
fuzz_ldflags = $(AM_LDFLAGS) $(fuzz_driver)
tests_fuzz_fuzz_decode_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_charset_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_filter_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_packed_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_doc_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_conf_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_keymap_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_pattern_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_pinyin_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_import_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_decode_SOURCES = tests/fuzz/fuzz_decode.c $(fuzz_common)
tests_fuzz_fuzz_charset_SOURCES = tests/fuzz/fuzz_charset.c $(fuzz_common)
tests_fuzz_fuzz_filter_SOURCES = tests/fuzz/fuzz_filter.c $(fuzz_common)
tests_fuzz_fuzz_packed_SOURCES = tests/fuzz/fuzz_packed.c $(fuzz_common)
tests_fuzz_fuzz_doc_SOURCES = tests/fuzz/fuzz_doc.c $(fuzz_common)
tests_fuzz_fuzz_conf_SOURCES = tests/fuzz/fuzz_conf.c $(fuzz_common)
tests_fuzz_fuzz_keymap_SOURCES = tests/fuzz/fuzz_keymap.c $(fuzz_common)
tests_fuzz_fuzz_pattern_SOURCES = tests/fuzz/fuzz_pattern.c $(fuzz_common)
tests_fuzz_fuzz_pinyin_SOURCES = tests/fuzz/fuzz_pinyin.c $(fuzz_common)
tests_fuzz_fuzz_import_SOURCES = tests/fuzz/fuzz_import.c $(fuzz_common)

# The helpers of libexec, each whole in a program of its own.
fuzz_helper_flags = $(AM_CPPFLAGS) -I$(srcdir)/libexec $(OFD_CFLAGS)
fuzz_helper_libs = $(LDADD) $(OFD_LIBS) -lm
tests_fuzz_fuzz_rtf_CPPFLAGS = $(fuzz_helper_flags) -DHELPER='"rtf.c"' -DSEEDS='"rtf"'
tests_fuzz_fuzz_rtf_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_rtf_LDADD = $(fuzz_helper_libs)
tests_fuzz_fuzz_rtf_SOURCES = tests/fuzz/fuzz_helper.c libexec/rtf_words.c libexec/codes.c $(fuzz_common)
tests_fuzz_fuzz_docx_CPPFLAGS = $(fuzz_helper_flags) -DHELPER='"docx.c"' -DSEEDS='"docx"' -DPARTS
tests_fuzz_fuzz_docx_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_docx_LDADD = $(fuzz_helper_libs)
tests_fuzz_fuzz_docx_SOURCES = tests/fuzz/fuzz_helper.c libexec/word_numbers.c $(documents) $(fuzz_common)
tests_fuzz_fuzz_odt_CPPFLAGS = $(fuzz_helper_flags) -DHELPER='"odt.c"' -DSEEDS='"odt"' -DPARTS
tests_fuzz_fuzz_odt_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_odt_LDADD = $(fuzz_helper_libs)
tests_fuzz_fuzz_odt_SOURCES = tests/fuzz/fuzz_helper.c libexec/odt_lists.c libexec/odt_lists.h $(documents) $(fuzz_common)
tests_fuzz_fuzz_ofd_CPPFLAGS = $(fuzz_helper_flags) -DHELPER='"ofd.c"' -DSEEDS='"ofd"' -DPARTS
tests_fuzz_fuzz_ofd_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_ofd_LDADD = $(fuzz_helper_libs)
tests_fuzz_fuzz_ofd_SOURCES = tests/fuzz/fuzz_helper.c libexec/page.c libexec/page.h libexec/parts.c libexec/parts.h $(fuzz_common)
tests_fuzz_fuzz_html_CPPFLAGS = $(fuzz_helper_flags) -DHELPER='"html.c"' -DSEEDS='"html"'
tests_fuzz_fuzz_html_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_html_LDADD = $(fuzz_helper_libs)
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/fuzz_helper.c $(documents) $(fuzz_common)
tests_fuzz_fuzz_fedreg_CPPFLAGS = $(fuzz_helper_flags) -DHELPER='"fedreg.c"' -DSEEDS='"fedreg"'
tests_fuzz_fuzz_fedreg_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_fedreg_LDADD = $(fuzz_helper_libs)
tests_fuzz_fuzz_fedreg_SOURCES = tests/fuzz/fuzz_helper.c libexec/parts.c libexec/visit.c libexec/prose.c $(fuzz_common)

# ---- The program on a terminal: keys in, screen out ----------------------------

screen_tests = tests/screen/reading.test tests/screen/contents.test tests/screen/section.test tests/screen/references.test tests/screen/footnotes.test \
	tests/screen/search.test tests/screen/folding.test tests/screen/find.test tests/screen/prompt.test tests/screen/library.test tests/screen/windows.test tests/screen/signals.test \
	tests/screen/looks.test tests/screen/widths.test tests/screen/chinese.test tests/screen/errors.test
screen_tests += tests/screen/select.test tests/screen/marks.test tests/screen/notes.test \
	tests/screen/export.test tests/screen/mouse.test
EXTRA_DIST += $(screen_tests) tests/screen/rules.txt tests/screen/annexes.txt tests/screen/front.md tests/screen/footnotes.txt tests/screen/odd.txt tests/screen/recent.txt tests/screen/long.txt tests/screen/edited.txt tests/screen/nothing/.hidden $(srcdir)/tests/screen/notices/*.txt
EXTRA_DIST += $(srcdir)/tests/screen/slow/*.txt
EXTRA_DIST += $(screen_tests) tests/screen/rules.txt tests/screen/annexes.txt tests/screen/odd.txt tests/screen/recent.txt tests/screen/long.txt tests/screen/edited.txt tests/screen/nothing/.hidden $(srcdir)/tests/screen/notices/*.txt
	tests/screen/export.test tests/screen/mouse.test tests/screen/converters.test
EXTRA_DIST += $(screen_tests) tests/screen/rules.txt tests/screen/annexes.txt tests/screen/odd.txt tests/screen/recent.txt tests/screen/long.txt tests/screen/edited.txt tests/screen/nothing/.hidden tests/screen/late/letter.slow tests/screen/convert.sh $(srcdir)/tests/screen/notices/*.txt
TEST_EXTENSIONS += .test
TEST_LOG_DRIVER = $(LOG_DRIVER)
TEST_LOG_COMPILER = $(top_builddir)/tests/screen/run_screen

if HAVE_VTERM
TESTS += $(screen_tests)
check_PROGRAMS += tests/screen/run_screen
tests_screen_run_screen_CPPFLAGS = $(AM_CPPFLAGS) $(VTERM_CFLAGS)
tests_screen_run_screen_LDADD = libgongwen.a $(libgongwen_LIBS) $(VTERM_LIBS)
tests_screen_run_screen_SOURCES = tests/screen/run_screen.c \
	tests/screen/cells.c tests/screen/cells.h \
	tests/screen/emulator.c tests/screen/emulator.h \
	tests/screen/hand.c tests/screen/hand.h \
	tests/screen/host.c tests/screen/host.h \
	tests/screen/sight.c tests/screen/sight.h \
	tests/screen/terminal.c tests/screen/terminal.h \
	tests/screen/xterm.c tests/screen/xterm.h

# The program whose wcwidth no library finds, as if ncurses were a part of it.
check_PROGRAMS += tests/screen/own_widths
EXTRA_DIST += tests/screen/own_widths.map
tests_screen_own_widths_SOURCES =
tests_screen_own_widths_LDADD = $(gongwen_OBJECTS) $(gongwen_LDADD)
tests_screen_own_widths_LDFLAGS = $(AM_LDFLAGS) -Wl,--version-script=$(srcdir)/tests/screen/own_widths.map
else
check-local: no-libvterm
no-libvterm:
	@echo "the screen tests need libvterm: install Debian's package libvterm-dev" >&2; exit 1
endif
EXTRA_DIST += tests/screen/everywhere.txt tests/screen/pyte_cells.py
shell_tests += tests/screen/terminals.sh
shell_tests += tests/style.sh
shell_tests += tests/screen/shown.sh
shell_tests += tests/screen/everywidth.sh
shell_tests += tests/hostile/terminal.sh
shell_tests += tests/cli/options.sh
shell_tests += tests/cli/rtf.sh
shell_tests += tests/cli/files.sh
shell_tests += tests/cli/filters.sh
shell_tests += tests/cli/formats.sh
shell_tests += tests/cli/labels.sh
shell_tests += tests/cli/json.sh
shell_tests += tests/cli/show.sh
shell_tests += tests/cli/list.sh
shell_tests += tests/cli/notes.sh
EXTRA_DIST += tests/cli/readers.py tests/cli/forms.py $(srcdir)/tests/cli/forms/*.set
shell_tests += tests/cli/search.sh
shell_tests += tests/cli/footnotes.sh
shell_tests += tests/cli/manual.sh
shell_tests += tests/cli/languages.sh

EXTRA_DIST += tests/tap.sh tests/corpus.sh tests/corpus_files.sh tests/corpus_anchors.sh .ci/run
check_PROGRAMS += tests/cli/json_at
tests_cli_json_at_CPPFLAGS = $(AM_CPPFLAGS) $(JANSSON_CFLAGS)
tests_cli_json_at_LDADD = $(JANSSON_LIBS)

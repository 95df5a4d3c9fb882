# What is measured, apart from the tests: `make bench` and `make check-charset`, over the
# notices of CORPUS where it is at hand, else over those that the project ships.

EXTRA_PROGRAMS += tests/bench/bench tests/bench/charset_score tests/bench/bench_search \
	tests/bench/make_notices
EXTRA_DIST += tests/bench/search.sh
CLEANFILES += $(EXTRA_PROGRAMS) bench.txt bench1.txt bench10.txt bench50.txt

CORPUS = $(top_srcdir)/../shared/corpus
BENCH_MEGABYTES = 50
bench_notices = if test -d '$(CORPUS)'; then find '$(CORPUS)' -name '*.txt' ! -path '*/truth/*'; \
	else find '$(top_srcdir)/doc/notices' -type f; fi | LC_ALL=C sort

bench: tests/bench/bench$(EXEEXT)
	@tests/bench/bench$(EXEEXT) bench.txt $(BENCH_MEGABYTES) `$(bench_notices)`

# Searching: a notice of 50 MB, one of 10, and a directory of 10,000.
bench-search: tests/bench/bench_search$(EXEEXT) tests/bench/make_notices$(EXEEXT) gongwen$(EXEEXT)
	@test -d bench.d || tests/bench/make_notices$(EXEEXT) bench.d 10000 `$(bench_notices)`
	@cat `$(bench_notices)` | iconv -c -f UTF-8 -t UTF-8 >bench1.txt || :
	@for megabytes in 10 50; do \
	  while cat bench1.txt; do :; done 2>/dev/null | head -c $${megabytes}000000 | \
	  iconv -c -f UTF-8 -t UTF-8 >bench$$megabytes.txt; \
	done 2>/dev/null || :
	@tests/bench/bench_search$(EXEEXT) bench50.txt bench10.txt
	@$(SHELL) $(srcdir)/tests/bench/search.sh ./gongwen$(EXEEXT) bench.d bench50.txt

check-charset: tests/bench/charset_score$(EXEEXT)
	@tests/bench/charset_score$(EXEEXT) `$(bench_notices)`

.PHONY: bench bench-search check-charset

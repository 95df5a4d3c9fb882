# What is measured, apart from the tests: `make bench` and `make check-charset`, over the
# notices of CORPUS where it is at hand, else over those that the project ships.

EXTRA_PROGRAMS += tests/bench/bench tests/bench/charset_score
CLEANFILES += $(EXTRA_PROGRAMS) bench.txt

CORPUS = $(top_srcdir)/../shared/corpus
BENCH_MEGABYTES = 50
bench_notices = if test -d '$(CORPUS)'; then find '$(CORPUS)' -name '*.txt' ! -path '*/truth/*'; \
	else find '$(top_srcdir)/doc/notices' -type f; fi | LC_ALL=C sort

bench: tests/bench/bench$(EXEEXT)
	@tests/bench/bench$(EXEEXT) bench.txt $(BENCH_MEGABYTES) `$(bench_notices)`

check-charset: tests/bench/charset_score$(EXEEXT)
	@tests/bench/charset_score$(EXEEXT) `$(bench_notices)`

.PHONY: bench check-charset

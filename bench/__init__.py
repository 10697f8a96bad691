"""Benchmarks of tqc beside its peers, run by hand: `make bench`, results in RESULTS.md."""

"""Croupier measured against its peers and against the floor, in one run: `python -m benchmarks --help`."""

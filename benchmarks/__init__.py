"""Benchmarks of Croupier against peers and a minimal baseline, the floor: `python -m benchmarks --help`."""

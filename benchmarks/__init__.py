"""What the program is worth beside others, measured: ``python -m benchmarks.NAME``."""

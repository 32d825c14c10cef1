"""The visual zone: what is printed beside the MRZ, read and held against it."""

"""The reference as data (catalogue, indicators, checklist) and the checks on the picture."""

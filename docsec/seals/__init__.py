"""Visible digital seals and other barcodes."""

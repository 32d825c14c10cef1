"""Taking pictures of a page: lens, sensor, lights, desk, files, and presets of them."""

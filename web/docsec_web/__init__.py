"""The web front end of docsec: pages and their JSON twins, on this computer only by default."""

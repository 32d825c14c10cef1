"""The machine readable zone: parse, check, explain and build. Standard library only."""

"""The document in the picture: opening it safely, its outline, its millimetres."""

"""How things are kept or reached; picked by ``server/wiring.py`` alone."""

"""How things are kept or reached; picked by ``server/composition/wiring.py`` alone."""

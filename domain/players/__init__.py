"""Players: profile, registration, status, terms of play and jurisdictions."""

"""Messages to people: templates, limits before sending, and who carries them (e-mail, SMS, the sandbox)."""

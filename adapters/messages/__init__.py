"""Messages to people: templates, limits before sending, and transports (e-mail, SMS, the sandbox)."""

"""Registration: rules, form, confirmation of the e-mail address."""

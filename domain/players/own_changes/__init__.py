"""What players change of themselves with a proof: e-mail address, telephone number, username."""

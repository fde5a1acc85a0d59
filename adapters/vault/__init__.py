"""Personal data, encrypted: master keys wrap a key per subject and purpose, and that key seals the fields."""

"""Personal data at rest: keys by subject and purpose, wrapped by a master key that others keep."""

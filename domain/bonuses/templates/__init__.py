"""Templates of bonuses: the document that describes a version of one, for every currency it is given in."""

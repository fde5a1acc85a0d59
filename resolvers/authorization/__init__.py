"""Authorization by coordinates of the schema: levels, guards, masks, step-up and reach."""

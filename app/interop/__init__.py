"""Other programs: what a page says, in the forms that they read."""

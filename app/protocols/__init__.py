"""Reading a protocol: strict loader, library of versions, checks, compiled form."""

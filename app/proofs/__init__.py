"""Proving a protocol: its vignettes are read strictly, answered by the engine, and compared one by one."""

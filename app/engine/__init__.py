"""What follows from a case under a protocol: pure functions on frozen values; no clock, file, locale or setting."""

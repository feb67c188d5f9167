"""The advice: stops first, then what is advised, each card with its reasons and its sources."""

"""Controls: the few small widgets of which the window is made."""

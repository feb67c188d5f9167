"""Sheets: what lies over the panes for a moment, inside the window, and gives the focus back."""

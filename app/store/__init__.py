"""The record: case files."""

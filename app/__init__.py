"""Heliotrope: an offline assistant for the clinician who treats dermatomyositis."""

__version__ = "0.1.0"

"""Bytes to meaning. Touches no disk, network, subprocess, clock or configuration."""

"""The reply of an application: draft, preview, files, and each step to its service."""

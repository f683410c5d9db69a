"""One reader a format: column names, and rows one at a time, with those that cannot be read."""

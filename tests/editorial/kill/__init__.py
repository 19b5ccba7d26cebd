"""A process is killed while it publishes: all of a release set is published, or nothing."""

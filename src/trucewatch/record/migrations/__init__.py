"""The record's migrations: named steps in order, each from the version before it."""

"""Tests of what makes the weights; they need the training requirements."""

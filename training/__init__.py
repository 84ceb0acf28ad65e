"""What the shipped weights were made with; PyTorch lives here and never in the package."""

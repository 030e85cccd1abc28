"""Training of the model that reads: never imported by the package."""

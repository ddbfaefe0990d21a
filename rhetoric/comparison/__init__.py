"""What sets texts apart, and how alike they are."""

"""What texts share: passages taken over, exact or reworded, and the formulas all of them use."""

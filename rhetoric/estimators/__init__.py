"""The counts and scores of texts as transformers of scikit-learn."""

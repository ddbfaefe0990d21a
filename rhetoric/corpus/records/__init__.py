"""Documents one after the other from folders, JSONL, CSV and Parquet, none of them held."""

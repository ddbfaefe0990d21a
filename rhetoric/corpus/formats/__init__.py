"""Documents of every format as text: one module for each format."""

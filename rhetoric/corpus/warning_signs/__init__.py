"""What gives a doubtful text away: one module for each sign."""

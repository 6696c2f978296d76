"""What the explorer page shows of what-ifs: charts whose data can be exchanged, and words."""

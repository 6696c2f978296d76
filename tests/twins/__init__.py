"""Plain-loop twins: second implementations that the engines are compared with."""

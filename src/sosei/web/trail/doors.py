"""Who may read the audit trail."""

DOORS = {"trail": "trail.read", "trail_csv": "trail.read"}

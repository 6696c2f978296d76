"""The audit trail: who did what, when, with what before and after; nothing in it is changed or removed."""

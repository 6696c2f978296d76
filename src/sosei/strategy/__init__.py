"""Plans, indicators and their judgement: pure rules, no database (docs/kpi.md)."""

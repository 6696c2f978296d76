"""How likely an indicator is to meet its target, where the same rule held on its package's past."""

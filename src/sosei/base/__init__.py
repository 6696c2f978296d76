"""Ages, calendar, provenance, errors and messages: what every floor stands on."""

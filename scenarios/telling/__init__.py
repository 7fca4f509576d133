"""Every sentence and every word for a status, once."""

"""What the ledger says, in forms that other programs read: one file a form."""

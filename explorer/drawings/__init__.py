"""The drawing of a client's or a family's network: its state in the address, its table, its legend, its JSON."""

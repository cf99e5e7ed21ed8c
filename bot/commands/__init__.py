"""The command line: `svod …`. Each command imports what it needs when it is called."""

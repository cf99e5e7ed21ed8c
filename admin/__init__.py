"""The panel: pages, sign-in, downloads; it knows the domain and the reports, never the bot."""

"""The panel: pages for those who run a campaign and those who read its results."""

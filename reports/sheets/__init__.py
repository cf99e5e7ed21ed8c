"""The sheets of the svod workbook, a module each."""

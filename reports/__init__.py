"""What can be taken away: tables, workbooks, receipts, archives; nothing here writes."""

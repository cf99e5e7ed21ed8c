"""The pages, by what they are about."""

from admin.pages import entering, organisations, people

PAGES = (entering.routes, organisations.routes, people.routes)

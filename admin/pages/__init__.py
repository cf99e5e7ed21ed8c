"""The pages, by what they are about."""

from admin.pages import (
    attaching,
    boards,
    campaigns,
    documents,
    entering,
    exports,
    forms,
    joining,
    journal,
    organisations,
    payment,
    people,
    results,
    settings,
    start,
)

PAGES = (
    entering.routes,
    start.routes,
    organisations.routes,
    people.routes,
    campaigns.routes,
    boards.routes,
    settings.routes,
    joining.routes,
    forms.routes,
    attaching.routes,
    documents.routes,
    results.routes,
    payment.routes,
    exports.routes,
    journal.routes,
)

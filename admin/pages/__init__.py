"""The pages, by what they are about."""

from admin.pages import boards, campaigns, entering, organisations, people, settings, start

PAGES = (
    entering.routes,
    start.routes,
    organisations.routes,
    people.routes,
    campaigns.routes,
    boards.routes,
    settings.routes,
)

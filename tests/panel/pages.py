"""Every page of the panel and where it is shown: a new page is one line in PAGES."""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    route: str
    address: str
    """With the places of `Exhibition.addresses`."""
    status: int = 200
    picture: str = ""
    """Under what name it is photographed for `tests/panel/pictures`."""


CAMPAIGN, MECHANISMS = "/campaigns/{campaign}", "/campaigns/{mechanisms}"
OF_CAMPAIGN, FORM = "/campaigns/{campaign_id}", "/forms/{form_id}"
RESULTS, ALL = f"{OF_CAMPAIGN}/results", f"{MECHANISMS}/results?which=all"
SURVEY = "/surveys/head_self_assessment@1"
PAGES = (
    Page("/enter/{token}", "/enter/wrong", 409),
    Page("/goodbye", "/goodbye"),
    Page("/check", "/check"),
    Page("/check/{number}", "/check/{paper}"),
    Page("/", "/", picture="start"),
    Page("/documents", "/documents", picture="documents"),
    Page("/documents", "/documents?search=приказ"),
    Page("/organisations", "/organisations"),
    Page("/organisations/new", "/organisations/new"),
    Page("/organisations/{organisation_id}", "/organisations/{organisation}"),
    Page("/organisations/{organisation_id}/close", "/organisations/{school}/close"),
    Page("/organisations/{organisation_id}/move", "/organisations/{school}/move"),
    Page("/organisations/{organisation_id}/join", "/organisations/{school}/join"),
    Page("/people", "/people"),
    Page("/people/invitations", "/people/invitations"),
    Page("/people/roster", "/people/roster"),
    Page("/people/roster/{draft}", "/people/roster/{roster}"),
    Page("/people/invitations/many", "/people/invitations/many"),
    Page("/people/files", "/people/files"),
    Page("/people/reach", "/people/reach"),
    Page("/people/invite", "/people/invite"),
    Page("/people/invitations/{invitation_id}", "/people/invitations/{invitation}"),
    Page("/people/invitations/{invitation_id}/revoke", "/people/invitations/{invitation}/revoke"),
    Page("/people/roles/{membership_id}", "/people/roles/{membership}"),
    Page("/people/roles/{membership_id}/end", "/people/roles/{membership}/end"),
    Page("/campaigns", "/campaigns", picture="seasons"),
    Page("/campaigns/new", "/campaigns/new"),
    Page(OF_CAMPAIGN, CAMPAIGN),
    Page(OF_CAMPAIGN, CAMPAIGN + "?by=territory&open={organisation}"),
    Page(OF_CAMPAIGN, CAMPAIGN + "?by=organisation"),
    Page(OF_CAMPAIGN, MECHANISMS, picture="board"),
    Page(f"{OF_CAMPAIGN}/results", MECHANISMS + "/results?which=all", picture="results"),
    Page(f"{OF_CAMPAIGN}/results", MECHANISMS + "/results?which=all&view=map", picture="heat-map"),
    Page(f"{OF_CAMPAIGN}/results", MECHANISMS + "/results?which=all&view=chart", picture="chart"),
    Page(
        f"{OF_CAMPAIGN}/results/places", MECHANISMS + "/results/places?which=all", picture="places"
    ),
    Page(
        f"{OF_CAMPAIGN}/results/profile",
        MECHANISMS + "/results/profile?which=all",
        picture="profile",
    ),
    Page(f"{OF_CAMPAIGN}/results/compare", MECHANISMS + "/results/compare", picture="comparison"),
    Page(f"{OF_CAMPAIGN}/papers", MECHANISMS + "/papers", picture="papers"),
    Page(f"{OF_CAMPAIGN}/templates", MECHANISMS + "/templates"),
    Page(f"{OF_CAMPAIGN}/cycle", MECHANISMS + "/cycle?which=all", picture="cycle"),
    Page(f"{OF_CAMPAIGN}/factors", MECHANISMS + "/factors?which=all&of={town}", picture="factors"),
    Page(
        f"{OF_CAMPAIGN}/participation",
        "/campaigns/{agglomeration}/participation",
        picture="participation",
    ),
    Page(f"{OF_CAMPAIGN}/region", MECHANISMS + "/region", picture="region"),
    Page(f"{OF_CAMPAIGN}/reminders", CAMPAIGN + "/reminders"),
    Page(f"{OF_CAMPAIGN}/messages", CAMPAIGN + "/messages"),
    Page(f"{OF_CAMPAIGN}/nudge", CAMPAIGN + "/nudge"),
    Page(f"{OF_CAMPAIGN}/settings", CAMPAIGN + "/settings"),
    Page(f"{OF_CAMPAIGN}/include", CAMPAIGN + "/include"),
    Page(f"{OF_CAMPAIGN}/open", CAMPAIGN + "/open"),
    Page(f"{OF_CAMPAIGN}/close", CAMPAIGN + "/close"),
    Page(f"{OF_CAMPAIGN}/back", CAMPAIGN + "/back"),
    Page(f"{OF_CAMPAIGN}/reopen", CAMPAIGN + "/reopen"),
    Page(f"{OF_CAMPAIGN}/repeat", CAMPAIGN + "/repeat"),
    Page(f"{OF_CAMPAIGN}/audience", CAMPAIGN + "/audience"),
    Page(f"{OF_CAMPAIGN}/values", CAMPAIGN + "/values"),
    Page(f"{OF_CAMPAIGN}/payment", CAMPAIGN + "/payment"),
    Page(f"{OF_CAMPAIGN}/exports", CAMPAIGN + "/exports", picture="exports"),
    Page(f"{OF_CAMPAIGN}/move", CAMPAIGN + "/move"),
    Page(FORM, "/forms/{form}", picture="form"),
    Page(FORM, "/forms/{town_form}"),
    Page(f"{FORM}/cycle", "/forms/{town_form}/cycle", picture="form-cycle"),
    Page(f"{FORM}/history", "/forms/{form}/history"),
    Page(f"{FORM}/history/{{question}}", "/forms/{form}/history/H1"),
    Page(f"{FORM}/advice", "/forms/{town_form}/advice"),
    Page(f"{FORM}/messages", "/forms/{form}/messages"),
    Page(f"{FORM}/nudge", "/forms/{form}/nudge"),
    Page(f"{FORM}/extend", "/forms/{form}/extend"),
    Page(f"{FORM}/reopen", "/forms/{form}/reopen"),
    Page(f"{FORM}/hand", "/forms/{form}/hand"),
    Page(f"{FORM}/attach/{{place_id}}", "/forms/{form}/attach/0"),
    Page("/surveys", "/surveys"),
    Page("/surveys/{word}", SURVEY),
    Page("/surveys/{word}/phone", f"{SURVEY}/phone"),
    Page("/surveys/{word}/changes", f"{SURVEY}/changes?from=head_self_assessment@1"),
    Page("/surveys/{word}/withdraw", f"{SURVEY}/withdraw"),
    Page("/surveys/drafts/{draft}", "/surveys/drafts/{draft}"),
    Page("/surveys/drafts/{draft}/phone", "/surveys/drafts/{draft}/phone"),
    Page("/calendar", "/calendar"),
    Page("/journal", "/journal", picture="journal"),
    Page("/settings", "/settings", picture="settings"),
)
NOT_PAGES = frozenset(
    {
        "/static/{name}",
        "/campaigns/new/audience",
        "/organisations/found",
        "/data/{token}/{file}",
        "/people/files/work",
        "/people/roster/{draft}/remarks",
        f"{OF_CAMPAIGN}/documents",
        f"{OF_CAMPAIGN}/templates/{{kind}}",
        f"{OF_CAMPAIGN}/exports/work",
        "/exports/{job_id}",
        "/forms/{form_id}/at/{question}",
        "/evidence/{evidence_id}/view",
        "/evidence/{evidence_id}/file",
        "/evidence/{evidence_id}/away",
        "/surveys/template.xlsx",
        "/surveys/{word}/source",
        "/surveys/{word}/scenarios/{place}",
        "/surveys/drafts/{draft}/report",
    }
)
"""Files, parts of pages and ways to somewhere else."""

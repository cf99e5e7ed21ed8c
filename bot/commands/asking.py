"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands import texts

AsJson = Annotated[bool, typer.Option("--json", help=texts.AS_JSON)]
CampaignId = Annotated[int, typer.Argument(metavar="CAMPAIGN", help=texts.CAMPAIGN_ID)]
Output = Annotated[Path, typer.Option("-o", "--output", help=texts.OUTPUT)]
Archive = Annotated[Path, typer.Argument(metavar="FILE", help=texts.ARCHIVE)]
SurveyWord = Annotated[str, typer.Argument(metavar="FILE", help=texts.SURVEY_FILE)]

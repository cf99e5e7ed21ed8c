"""What the surroundings decide: environment variables `SVOD_…`, or the same names in `.env`."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.consenting import Operator

PUBLIC_API = "https://api.telegram.org"


class Settings(BaseSettings):
    """Every field has a sensible value but the token and what only the operator can say."""

    model_config = SettingsConfigDict(
        env_prefix="SVOD_", env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True
    )

    bot_token: str = Field("", repr=False)
    telegram_api_url: str = PUBLIC_API
    database_url: str = Field("", repr=False)
    """Empty: an SQLite file in the data folder."""
    data_dir: Path = Path("data")
    panel_host: str = "127.0.0.1"
    panel_port: int = Field(8080, ge=1, le=65535)
    phone_port: int = Field(8081, ge=1, le=65535)
    public_url: str = ""
    """The address at which people reach the panel, and Telegram the webhook."""
    webhook_secret: str = Field("", repr=False, pattern=r"^[A-Za-z0-9_-]{0,256}$")
    """Set: Telegram comes to us under `/telegram`; empty: we ask Telegram."""
    operator: str = ""
    """Who processes the personal data; its fellows complete the text of the consent."""
    operator_address: str = ""
    operator_purposes: str = ""
    operator_term: str = ""
    operator_withdrawal: str = ""
    log: str = Field("info", pattern=r"^(?i:debug|info|warning|error)$")

    @field_validator("telegram_api_url", "public_url")
    @classmethod
    def _without_a_slash(cls, url: str) -> str:
        return url.rstrip("/")

    @model_validator(mode="before")
    @classmethod
    def _database_in_the_data_folder(cls, given: dict[str, object]) -> dict[str, object]:
        if given.get("database_url"):
            return given
        return given | {"database_url": f"sqlite:///{given.get('data_dir') or 'data'}/svod.db"}

    @model_validator(mode="after")
    def _webhook_has_an_address(self) -> Self:
        if self.webhook_secret and not self.public_url:
            raise ValueError("SVOD_WEBHOOK_SECRET needs SVOD_PUBLIC_URL")
        return self

    @property
    def panel_url(self) -> str:
        """Where the panel is: as people reach it, else as this machine does."""
        return self.public_url or f"http://{self.panel_host}:{self.panel_port}"

    @property
    def files_dir(self) -> Path:
        """Where the bytes of documents are kept."""
        return self.data_dir / "files"

    @property
    def operator_facts(self) -> Operator:
        return Operator(
            name=self.operator,
            address=self.operator_address,
            purposes=self.operator_purposes,
            term=self.operator_term,
            withdrawal=self.operator_withdrawal,
        )

    @property
    def operator_missing(self) -> list[str]:
        """The settings that are blank although the consent cannot be asked without them."""
        fields = [name for name in type(self).model_fields if name.startswith("operator")]
        return [f"SVOD_{name.upper()}" for name in fields if not getattr(self, name).strip()]

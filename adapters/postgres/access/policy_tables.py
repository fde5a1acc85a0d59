"""The table Casbin's rules are kept in, as its SQLAlchemy adapter wants to see it."""

from sqlalchemy import BigInteger, Boolean, Identity, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Of this one table: the migration makes it, nothing here does."""


class CasbinRule(Base):
    """``identity.casbin_rule``; see the migration for what the columns hold."""

    __tablename__ = "casbin_rule"
    __table_args__ = {"schema": "identity"}  # noqa: RUF012 - as SQLAlchemy has it

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    ptype: Mapped[str] = mapped_column(Text)
    v0: Mapped[str] = mapped_column(Text)
    v1: Mapped[str] = mapped_column(Text)
    v2: Mapped[str] = mapped_column(Text)
    v3: Mapped[str | None] = mapped_column(Text)
    v4: Mapped[str | None] = mapped_column(Text)
    v5: Mapped[str | None] = mapped_column(Text)
    is_custom: Mapped[bool] = mapped_column(Boolean, server_default="true")

    @property
    def values(self) -> tuple[str, ...]:
        """The rule without what kind of rule it is."""
        return tuple(value for value in (self.v0, self.v1, self.v2, self.v3, self.v4) if value is not None)

    def __str__(self) -> str:
        return ", ".join((self.ptype, *self.values))

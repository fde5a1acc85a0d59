"""Every command about players, with what carries it out."""

from domain.players.profile.changes import (
    AddNote,
    ChangeTags,
    RecordConsent,
    SetVipLevel,
    UpdateProfile,
    add_note,
    change_tags,
    record_consent,
    set_vip_level,
    update_profile,
)
from domain.players.registration.admission import ConsentAnswer, Registration
from domain.players.registration.commands import (
    admit,
    register,
    register_player,
    request_verification,
    verify_email,
    verify_phone,
)
from domain.players.status.moves import MoveStatus, move_player, move_status
from domain.players.terms.review import PublishTerms, publish_terms, terms_of
from domain.players.verification import Contact, RequestVerification, VerifyCode

__all__ = [
    "AddNote",
    "ChangeTags",
    "ConsentAnswer",
    "Contact",
    "MoveStatus",
    "PublishTerms",
    "RecordConsent",
    "Registration",
    "RequestVerification",
    "SetVipLevel",
    "UpdateProfile",
    "VerifyCode",
    "add_note",
    "admit",
    "change_tags",
    "move_player",
    "move_status",
    "publish_terms",
    "record_consent",
    "register",
    "register_player",
    "request_verification",
    "set_vip_level",
    "terms_of",
    "update_profile",
    "verify_email",
    "verify_phone",
]

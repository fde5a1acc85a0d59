"""Every command about players, with what carries it out."""

from domain.players.admission import Answer, Registration
from domain.players.changes import (
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
from domain.players.moves import MoveStatus, move_status
from domain.players.registration import admit, register, register_player

__all__ = [
    "AddNote",
    "Answer",
    "ChangeTags",
    "MoveStatus",
    "RecordConsent",
    "Registration",
    "SetVipLevel",
    "UpdateProfile",
    "add_note",
    "admit",
    "change_tags",
    "move_status",
    "record_consent",
    "register",
    "register_player",
    "set_vip_level",
    "update_profile",
]

"""Texts of the enums of compliance."""

from schema.descriptions import describe_enum

describe_enum(
    "PersonalField",
    EMAIL="The e-mail address",
    PHONE="The phone number",
    DATE_OF_BIRTH="The date of birth, such as 1990-12-31",
    NATIONAL_ID="The number of an identity document or register",
    FIRST_NAME="The given name",
    LAST_NAME="The family name",
    STREET="Street and house number",
    CITY="The town",
    POSTAL_CODE="The code of the postal area",
    REGION="State, province or county",
)

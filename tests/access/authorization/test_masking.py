import pytest

from resolvers.authorization import masking


@pytest.mark.parametrize(
    ("mask", "value", "shown"),
    [
        (masking.email, "jane@example.com", "j***@e***.com"),
        (masking.email, "j@mail.example.co.uk", "j***@m***.uk"),
        (masking.email, "jane@localhost", "j***@l***"),
        (masking.email, "@example.com", "***@e***.com"),
        (masking.email, "no address at all", "***"),
        (masking.email, "", "***"),
        (masking.phone, "+49 151 2345 6789", "***89"),
        (masking.phone, "1234567", "***67"),
        (masking.phone, "123456", "***"),
        (masking.phone, "none", "***"),
        (masking.initial, "Jane", "J***"),
        (masking.initial, "", "***"),
        (masking.text, "anything", "***"),
        (masking.nothing, "anything", None),
    ],
)
def test_masks_keep_enough_to_recognise_a_value(mask, value, shown):
    assert mask(value) == shown

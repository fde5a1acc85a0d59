"""Holds of withdrawals, and risk's checks of them."""

"""The kernel every context may use: money, identifiers, time, who acts, and the facts they leave."""

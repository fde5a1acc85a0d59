-- None of these is called from outside the ledger. What the application calls keeps its name.
drop function wallets.tell, wallets.told, wallets.shown, wallets.seen, wallets.recalled, wallets.remember, wallets.refused,
  wallets.post, wallets.debit_refusal, wallets.correct;

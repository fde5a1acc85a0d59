-- What waits for an operator.
select foundation.announce_queue('players.correction', '%1$s.state = ''PENDING''');
select foundation.announce_queue('players.brand_change', '%1$s.state = ''PENDING''');

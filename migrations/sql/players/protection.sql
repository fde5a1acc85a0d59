-- What is never rewritten, and what a brand sees.
select foundation.append_only('players.change');
select foundation.append_only('players.note');
select foundation.append_only('players.consent');
select foundation.never_removed('players.correction');

select rls.by_brand('players.player');
select rls.by_brand('players.brand_change');
select rls.by_brand('players.correction');
select rls.by_brand('players.terms');
select rls.by_brand('players.visit');
select rls.by_player('players.change');
select rls.by_player('players.note');
select rls.by_player('players.consent');

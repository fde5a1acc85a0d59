"""The part of a batch's statement that proves wagering: what grants and their bets must come to.

``FIGURES`` are subqueries on ``key``, which says what each bet counts for; ``FLAWS`` are what is wrong in
them. Players without bonuses cost a look at their keys and first wallets.
"""

from typing import Final

FIGURES: Final = """
-- Bets that count for a grant. One may win until its round is closed, or without a round until its first win,
-- as wallets.bet_in_play says. Both joins are cheap by hash and by index: what the planner expects of bonuses
-- may be far from what there is.
counting_player as materialized (
  select distinct player_id from key where counted_for is not null
),
counted_bet as materialized (
  select k.player_id, k.counted_for as wallet_no, k.seq, k.op, k.counted, k.permille,
         k.op = wallets.operation('BET')
           and k.outcome not in (wallets.outcome('ROLLED_BACK'), wallets.outcome('REVERSED')) as counts,
         case when bool_or(e.round_id is not null) then not bool_or(c.key is not null)
           else k.outcome = wallets.outcome('NONE') end as may_win,
         -sum(e.amount) as stake,
         coalesce(-sum(e.amount) filter (where e.wallet_no = k.counted_for), 0) as bonus
    from key k
    left join (
      select player_id, at, wallet_no, amount, round_id
        from wallets.entry join counting_player using (player_id)
       where player_id between $1 and $2 and op = wallets.operation('BET')) e using (player_id, at)
    left join wallets.operation_key c
      on c.player_id = e.player_id and c.key = e.round_id and c.op = wallets.operation('ROUND_CLOSE')
     and c.player_id between $1 and $2
   where k.counted_for is not null
   group by k.player_id, k.key, k.seq, k.op, k.outcome, k.counted, k.counted_for, k.permille
),
bets_of_grant as (
  select player_id, wallet_no, coalesce(sum(counted) filter (where counts), 0) as progress,
         count(*) filter (where counts and may_win) as in_play
    from counted_bet group by player_id, wallet_no
),
first_wallet as materialized (
  select player_id, currency, wagering, head_grant, rules_id, expires_at, target, progress, in_play, max_bet,
         max_bet_any, permille, stake_order, counting
    from wallets.wallet where player_id between $1 and $2 and wallet_no = 0
),
-- Grants with their wallets; of the one that is lent, with the figures of the first wallet.
bonus as materialized (
  select player_id, wallet_no, g.player_id is not null as has_terms, g.grant_id, w.grant_id as wallet_grant,
         g.state = wallets.grant_state('LOST') as lost, wallets.is_in_play(g.state) as going_on,
         case when w0.wagering = wallet_no then w0.progress else g.progress end as progress,
         case when w0.wagering = wallet_no then w0.in_play else g.in_play end as in_play,
         coalesce(b.progress, 0) as bets_progress, coalesce(b.in_play, 0) as bets_in_play,
         w.state as wallet_state, w.balance, w.reserved,
         g.state = wallets.grant_state('ACTIVE') and coalesce(w.state, 0) = wallets.wallet_state('OPEN')
           and coalesce(w.currency, w0.currency) = w0.currency as may_be_in_front,
         g.reason, g.rules_id, g.expires_at, g.target, g.max_bet, g.max_bet_any, g.permille, g.stake_order,
         g.counting
    from (select * from wallets.wagering where player_id between $1 and $2) g
    full join (
      select * from wallets.wallet where player_id between $1 and $2 and kind = wallets.wallet_kind('BONUS')
         and grant_id is not null) w using (player_id, wallet_no)
    full join bets_of_grant b using (player_id, wallet_no)
    left join first_wallet w0 using (player_id)
),
lent as (
  select player_id, w0.wagering as found,
         coalesce(f.wallet_no, case when a.any_in_play then -1 else 0 end) as expected,
         (w0.head_grant, w0.rules_id, w0.expires_at, w0.target, w0.max_bet, w0.max_bet_any, w0.permille,
           w0.stake_order, w0.counting) is distinct from (
         f.grant_id, f.rules_id, f.expires_at, f.target, f.max_bet, f.max_bet_any, f.permille,
           f.stake_order, f.counting)
           or f.grant_id is null and (w0.progress, w0.in_play) is distinct from (null, null) as terms_wrong,
         concat_ws(' ', f.grant_id, f.rules_id, f.expires_at, f.target, f.max_bet, f.permille) as terms,
         concat_ws(' ', w0.head_grant, w0.rules_id, w0.expires_at, w0.target, w0.max_bet, w0.permille)
           as lent_terms
    from first_wallet w0
    left join (
      select distinct on (player_id) * from bonus where may_be_in_front
       order by player_id, expires_at, grant_id) f using (player_id)
    left join (
      select player_id, bool_or(going_on or bets_in_play > 0) as any_in_play
        from bonus group by player_id) a using (player_id)
)
"""

FLAWS: Final = """
  select player_id, wallet_no, null, f.*
    from bonus b cross join lateral (values
      (28, 'grant_missing', not has_terms and wallet_grant is not null, wallet_grant::text, null),
      (29, 'grant_without_wallet', has_terms and wallet_grant is distinct from b.grant_id, b.grant_id::text,
        wallet_grant::text),
      (30, 'grant_progress', (going_on or lost) and progress is distinct from bets_progress,
        bets_progress::text, progress::text),
      (31, 'grant_in_play', has_terms and in_play is distinct from bets_in_play, bets_in_play::text,
        in_play::text),
      -- What was in closed wallets before there was wagering passes through with the next win or rollback.
      (32, 'grant_not_empty', not going_on and reason is distinct from 'BEFORE_WAGERING'
        and (balance <> 0 or reserved <> 0), '0', balance::text),
      -- A lock outlives the grant.
      (33, 'grant_wallet_state', has_terms and wallet_state = case
          when going_on then wallets.wallet_state('CLOSED') else wallets.wallet_state('OPEN') end,
        case when going_on then 'OPEN' else 'CLOSED' end, wallets.name_of('wallet_state', wallet_state))
      ) f(rank, flaw, wrong, expected, found)
   where f.wrong
  union all
  select player_id, 0, null, 34, 'grant_in_front', true, expected::text, found::text
    from lent where found <> expected
  union all
  select player_id, 0, null, 35, 'grant_terms', true, terms, lent_terms
    from lent where found = expected and terms_wrong
  union all
  select player_id, 0, c.seq, f.*
    from counted_bet c left join bonus b using (player_id, wallet_no)
   cross join lateral (
     select case b.counting when wallets.counting('ALL') then c.stake else c.bonus end * c.permille as due) d
   cross join lateral (values
     (36, 'bet_without_grant', b.has_terms is not true or c.op <> wallets.operation('BET'), null,
       wallet_no::text),
     (37, 'bet_counted', b.has_terms and c.stake is not null and c.counted is distinct from d.due,
       d.due::text, c.counted::text)) f(rank, flaw, wrong, expected, found)
   where f.wrong
"""

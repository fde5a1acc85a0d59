-- Of the bonus money that stands without terms bets pass over what is locked: the next one is in front. What is in another
-- currency than the first wallet's is never in front, and plays all the same.
update wallets.wallet w
   set wagering = coalesce(g.wallet_no, -1), head_grant = g.grant_id, expires_at = g.expires_at, target = g.target,
       progress = g.progress, in_play = g.in_play, max_bet_any = g.max_bet_any, permille = g.permille, counting = g.counting
  from (select distinct player_id from wallets.wagering where state = 1) p
  left join lateral (
    select x.* from wallets.wagering x
      join wallets.wallet b on b.player_id = x.player_id and b.wallet_no = x.wallet_no
      join wallets.wallet z on z.player_id = x.player_id and z.wallet_no = 0 and z.currency = b.currency
     where x.player_id = p.player_id and x.state = 1 and b.state = 0
     order by x.expires_at, x.grant_id limit 1) g on true
 where w.player_id = p.player_id and w.wallet_no = 0 and w.wagering is distinct from coalesce(g.wallet_no, -1);

-- What is never rewritten, and what a brand sees. The log is written by a function of the owner's.
select foundation.append_only('compliance.audit');
select foundation.append_only('compliance.closed_day');
select foundation.never_removed('compliance.tip');

select rls.by_brand('compliance.audit');
select rls.by_brand('compliance.tip');
select rls.by_brand('compliance.closed_day');
select foundation.append_only('compliance.audit_player');
select rls.by_brand('compliance.audit_player');
select foundation.append_only('compliance.sign_in');
select rls.by_brand('compliance.sign_in');

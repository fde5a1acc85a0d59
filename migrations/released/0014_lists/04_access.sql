-- Requests by their status: what waits is few among many that are decided.
create index policy_change_status on identity.policy_change (brand, status, id);
create index role_assignment_status on identity.role_assignment (brand, status, id);

select rls.by_brand('jobs.job');
select rls.by_brand('jobs.request_key');
select rls.by_parent('jobs.step', 'of_job', 'job_id', 'jobs.job', 'id');
select rls.by_parent('jobs.chunk', 'of_job', 'job_id', 'jobs.job', 'id');

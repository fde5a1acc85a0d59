select rls.by_brand('workplace.saved_view');
select rls.by_brand('workplace.work_item_claim');

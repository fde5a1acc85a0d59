select rls.by_brand('feeds.feed');
select rls.by_brand('feeds.imported_list');

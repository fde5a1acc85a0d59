-- A rule that operators made is a custom rule everywhere else: in the code, the glossary and the API.
alter table identity.casbin_rule rename column house to is_custom;

-- What has to come from elsewhere beside a fund's money: a part of what it grants, or, of one line, an amount.
set local role poolbook_owner;

-- In steps, as a function of the surface that is served may take a fund's row, which a column with a default would change.
alter table poolbook.fund
    add column match_share integer,
    add column match_from text;
alter table poolbook.fund
    alter column match_share set default 0,
    alter column match_from set default 'any';
update poolbook.fund
set
    match_share = 0,
    match_from = 'any';
alter table poolbook.fund
    alter column match_share set not null,
    alter column match_from set not null,
    add constraint fund_match_is_a_part check (match_share between 0 and 1000000),
    add constraint fund_match_comes_from_somewhere check (match_from in ('own', 'any'));
comment on column poolbook.fund.match_share is
    'What the same project has to spend of other money in the same year, in parts per million of what is granted.';
comment on column poolbook.fund.match_from is
    'Which other money counts: own (of funds of that source), or any (of every fund that asks for no match itself).';

alter table poolbook.budget_line
    add column match_amount bigint,
    add constraint budget_line_match_is_not_negative check (match_amount >= 0);
comment on column poolbook.budget_line.match_amount is
    'What has to come from elsewhere beside this line, in minor units; null: the fund''s part of what is granted.';

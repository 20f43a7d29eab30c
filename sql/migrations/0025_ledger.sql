-- What funds ask of money besides its validity, and a journal that holds every act: revised, spent, credited, reversed,
-- transferred, carried over, lapsed.
set local role poolbook_owner;

create function poolbook.is_curve(shares integer[]) returns boolean
language plpgsql immutable parallel safe as $$
begin
    if shares = '{}' then
        return true;
    end if;
    for month in 2 .. cardinality(shares) loop
        if shares[month] < shares[month - 1] then
            return false;
        end if;
    end loop;
    return cardinality(shares) = 12 and shares[1] >= 0 and shares[12] = 1000000
        and array_position(shares, null) is null;
end
$$;

comment on function poolbook.is_curve(integer[]) is
    'Whether shares in parts per million rise over twelve months to the whole, or there are none: in equal parts.';
revoke execute on function poolbook.is_curve(integer[]) from public;
grant execute on function poolbook.is_curve(integer[]) to poolbook_writer;

alter table poolbook.fund
    add column obligation_from date,
    add column obligation_until date,
    add column liquidation_until date,
    add column carry_over integer not null default 0,
    add column tolerance integer not null default 0,
    add column curve integer[] not null default '{}',
    add column rate_formula text not null default 'spent',
    add column release_after integer not null default 60,
    add constraint fund_obligation_is_a_period check (
        isfinite(obligation_from) and isfinite(obligation_until) and obligation_from <= obligation_until
    ),
    add constraint fund_liquidation_ends_after_validity_begins check (
        isfinite(liquidation_until) and liquidation_until >= valid_from
    ),
    add constraint fund_carry_over_is_a_part check (carry_over between 0 and 1000000),
    add constraint fund_tolerance_is_a_part check (tolerance between 0 and 1000000),
    add constraint fund_curve_rises_to_the_whole check (poolbook.is_curve(curve)),
    add constraint fund_rate_formula_is_known check (rate_formula in ('spent', 'obligated', 'invoiced')),
    add constraint fund_release_after_is_a_number_of_days check (release_after between 0 and 3650);

comment on column poolbook.fund.obligation_from is
    'The first day on which money may be set aside (the day of the act, not of the event); null: any.';
comment on column poolbook.fund.obligation_until is 'The last day on which money may be set aside; null: any.';
comment on column poolbook.fund.liquidation_until is 'The last day on which what is committed may be paid; null: any.';
comment on column poolbook.fund.carry_over is
    'At the end of a fiscal year, the part of what is available that next year''s line gets, in parts per million; the '
    'rest lapses. 0: all of it lapses.';
comment on column poolbook.fund.tolerance is
    'How far bills may go above what was agreed, in parts per million of it: the excess is amended with the bill.';
comment on column poolbook.fund.curve is
    'The benchmark: what part should be spent by the end of January, February … December, cumulative, in parts per '
    'million; empty: in equal parts by the day.';
comment on column poolbook.fund.rate_formula is
    'The execution rate: spent: spent / granted; obligated: (committed + spent) / granted; invoiced: what was billed, '
    'less credits, / granted.';
comment on column poolbook.fund.release_after is
    'How many days after a reservation was closed what is committed and not billed goes back to its line.';

alter table poolbook.budget_line
    add column open_from date,
    add column is_over boolean not null default false,
    add constraint budget_line_opens_with_a_month check (extract(day from open_from) = 1);

comment on column poolbook.budget_line.granted is
    'What came from outside the line, less what went there: grants, revisions, transfers, what was carried over.';
comment on column poolbook.budget_line.open_from is
    'The first month into which may be posted; null: any. The same for every line of a pool: kept here, so that whoever '
    'posts reads it under the lock that they hold.';
comment on column poolbook.budget_line.is_over is 'Whether its fiscal year was closed: it takes and gives nothing more.';

alter table poolbook.commitment
    add column tolerated bigint not null default 0,
    add constraint commitment_tolerates_a_part check (tolerated between 0 and amount);

comment on column poolbook.commitment.amount is
    'All that was ever set aside, less what an edit took back or the year''s end moved: the sum of the four that follow.';
comment on column poolbook.commitment.tolerated is
    'What of the amount was not asked for by the reservation but added with a bill, within the fund''s tolerance.';
comment on column poolbook.commitment.spent is 'What was paid, less refunds.';
comment on column poolbook.commitment.released is 'What went back to the line: given back, refunded or lapsed.';

alter table poolbook.entry
    alter column target_after drop not null,
    add column other_line_id uuid,
    add column invoice_id uuid,
    add column transfer_id uuid,
    drop constraint entry_act_is_known,
    add constraint entry_act_is_known check (
        act in (
            'grant', 'revise', 'reserve', 'expire', 'commit', 'amend', 'release', 'spend', 'credit', 'reverse', 'transfer',
            'carry_over', 'lapse'
        )
    ),
    drop constraint entry_target_is_a_balance,
    add constraint entry_target_is_a_balance check (
        target in ('outside', 'available', 'reserved', 'committed', 'spent', 'lapsed') and target <> source
    ),
    add constraint entry_to_outside_has_no_target_balance check ((target = 'outside') = (target_after is null));

comment on column poolbook.entry.number is 'Its running number in its line.';
comment on column poolbook.entry.act is
    'grant: outside -> available. revise: outside <-> available. reserve: available -> reserved. commit: reserved or '
    'available -> committed. amend: available <-> reserved or committed. expire, release: back to available. spend: '
    'committed -> spent. credit: spent -> available, or lapsed where the line is over. transfer: available -> reserved '
    'while it waits, reserved or available -> outside here, outside -> available in the other line. carry_over: the same '
    'to next year''s line, from available or committed. lapse: available -> lapsed. reverse: the opposite of another entry.';
comment on column poolbook.entry.source is 'The balance that it is taken from; outside: from outside the line.';
comment on column poolbook.entry.target is 'The balance that it is added to; outside: to outside the line.';
comment on column poolbook.entry.source_after is 'That balance of the line afterwards.';
comment on column poolbook.entry.target_after is 'That balance of the line afterwards.';
comment on column poolbook.entry.effective_on is 'The local day for which it counts; a correction keeps its old day.';
comment on column poolbook.entry.period is
    'The first day of the month into which it is posted: that of its day, or the one that is open by then.';
comment on column poolbook.entry.recorded_at is 'When it was written, read under the line''s lock.';
comment on column poolbook.entry.reverses is 'The number, in the same line, of the entry that it undoes.';
comment on column poolbook.entry.other_line_id is 'Of what moves between two lines, the line at the other side.';
comment on column poolbook.entry.invoice_id is 'The invoice that was paid or credited.';
comment on column poolbook.entry.transfer_id is 'The transfer that it belongs to.';

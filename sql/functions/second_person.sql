-- Four eyes: transfers, reversals, revisions, the reopening of a period, and payments above the pool's limit are asked
-- for by one and done with another's approval. What is to be done is kept with the approval, as it was asked.

-- Who may agree beside the caller: finance of the parties or of the pool's office, or an administrator.
create function poolbook_1.second_persons(act poolbook_1.act, p_parties uuid[]) returns integer
language sql stable as $$
    select count(*)::integer
    from member
    where member.pool_id = (act).pool_id
        and member.member_id <> (act).member_id
        and (member.retired_from is null or not has_come(member.retired_from, member.pool_id))
        and (
            'administrator' = any (member.roles)
            or 'finance' = any (member.roles)
                and (member.organization_id is null or member.organization_id = any (p_parties))
        )
$$;

-- Asks a second person for an act of money. Refused where nobody could agree.
create function poolbook_1.ask_second_person(
    act poolbook_1.act,
    p_kind text,
    p_subject uuid,
    p_what jsonb,
    p_amount bigint,
    p_parties uuid[]
) returns jsonb
language plpgsql as $$
declare
    others constant integer = second_persons(act, p_parties);
begin
    if others = 0 then
        perform refuse('[{"rule": "approval.nobody"}]');
    end if;
    return jsonb_build_object(
        'state', 'waiting',
        'others', others,
        'approval', ask_approval(
            act, 1, p_kind, p_subject, null, jsonb_build_array(p_what), p_amount,
            approval_deadline(act, null), p_parties
        )
    );
end
$$;

-- What was asked for, of the last approval on a subject.
create function poolbook_1.asked_of(p_pool uuid, p_subject uuid) returns jsonb
language sql stable as $$
    select approval.what -> 0
    from approval
    where approval.pool_id = p_pool
        and approval.subject_id = p_subject
    order by approval.asked_at desc
    limit 1
$$;

-- Does what waited for a second person, or, of a transfer that nobody agreed to, gives back what was set aside. What
-- was done is told by the approval itself.
create function poolbook_1.settle_money(
    act poolbook_1.act,
    p_kind text,
    p_subject uuid,
    p_verdict text
) returns void
language plpgsql as $$
declare
    what constant jsonb = asked_of(act.pool_id, p_subject);
begin
    if p_kind = 'transfer' then
        perform settle_transfer(act, p_subject, p_verdict);
    end if;
    if p_verdict <> 'approved' then
        return;
    end if;
    case p_kind
        when 'transfer' then
            null;
        when 'reversal' then
            perform reverse_entries(
                act,
                array(select (line #>> '{}')::uuid from jsonb_array_elements(what -> 'lines') as line),
                array(select (number #>> '{}')::bigint from jsonb_array_elements(what -> 'numbers') as number)
            );
        when 'revision' then
            perform revise_line(act, (what ->> 'line_id')::uuid, (what ->> 'difference')::bigint);
        when 'reopening' then
            perform open_period(act, (what ->> 'starts_on')::date, what ->> 'length');
        when 'payment' then
            perform pay_bill(
                act, lock_invoice(act, p_subject), (what ->> 'amount')::bigint, what ->> 'last', (what ->> 'day')::date);
    end case;
end
$$;

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

-- Who asked for an act of money, and why, for those who may agree to it: nobody agrees to what they do not know.
create function poolbook_1.who_asked(p_pool uuid, p_approval uuid) returns jsonb
language plpgsql stable security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    return (
        select jsonb_build_object(
            'name', asker.name,
            'organization', organization.name,
            'reason', reason_asked(p_pool, p_approval)
        )
        from approval
        join member as asker
            on asker.pool_id = approval.pool_id
            and asker.member_id = approval.asked_by
        left join organization
            on organization.pool_id = asker.pool_id
            and organization.organization_id = asker.organization_id
        where approval.pool_id = p_pool
            and approval.approval_id = p_approval
            and approval.organization_id is null
            and exists (
                select 1
                from member as me
                where me.pool_id = p_pool
                    and me.login = session_user
                    and (
                        me.roles && array['administrator', 'auditor']
                        or 'finance' = any (me.roles)
                            and (me.organization_id is null or me.organization_id = any (approval.party_ids))
                    )
            )
    );
end
$$;

comment on function poolbook_1.who_asked(uuid, uuid) is
    'Who asked for an act of money and why, for those who may agree to it, and auditors.';

-- Why an approval was asked for.
create function poolbook_1.reason_asked(p_pool uuid, p_approval uuid) returns text
language plpgsql stable as $$
begin
    return (
        select command.reason
        from audit
        join command
            on command.pool_id = audit.pool_id
            and command.command_id = audit.command_id
        where audit.pool_id = p_pool
            and audit.subject_id = p_approval
            and audit.act = 'approval.ask'
        order by audit.recorded_at
        limit 1
    );
end
$$;

-- Why that was asked for to which a command was the yes; null of any other command.
create function poolbook_1.reason_agreed_to(p_pool uuid, p_command uuid) returns text
language plpgsql stable as $$
begin
    return (
        select reason_asked(audit.pool_id, audit.subject_id)
        from audit
        where audit.pool_id = p_pool
            and audit.command_id = p_command
            and audit.subject_kind = 'approval'
        order by audit.number
        limit 1
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

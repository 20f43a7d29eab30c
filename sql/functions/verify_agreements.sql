-- What must always hold of quotas and approvals, asked of the tables alone: nothing here is shared with what writes.

create function poolbook_1.check_quotas(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with charged as (
        select
            quota_charge.quota_id,
            quota_charge.organization_id,
            quota_charge.starts_on,
            sum(quota_charge.used)::bigint as used,
            count(*) as charges,
            count(*) filter (where reservation.state in ('hold', 'confirmed')) as binding
        from poolbook.quota_charge
        left join poolbook.reservation
            on reservation.pool_id = quota_charge.pool_id
            and reservation.reservation_id = quota_charge.reservation_id
        where quota_charge.pool_id = p_pool
        group by
            quota_charge.quota_id,
            quota_charge.organization_id,
            quota_charge.starts_on
    ),
    judged as (
        select
            coalesce(standing.quota_id, charged.quota_id) as quota_id,
            coalesce(standing.organization_id, charged.organization_id) as organization_id,
            coalesce(standing.starts_on, charged.starts_on) as starts_on,
            standing.used,
            charged.used as charged,
            charged.charges - charged.binding as not_binding,
            coalesce(charged.charges, 0) as charges,
            standing.used is not distinct from coalesce(charged.used, 0)
            and coalesce(charged.charges = charged.binding, true) as holds
        from (
            select *
            from poolbook.quota_use
            where quota_use.pool_id = p_pool
        ) as standing
        full join charged
            on charged.quota_id = standing.quota_id
            and charged.organization_id = standing.organization_id
            and charged.starts_on = standing.starts_on
    )
    select
        coalesce(sum(greatest(charges, 1)), 0)::bigint,
        count(*) filter (where not holds),
        to_jsonb((array_agg(to_jsonb(judged) - 'holds' - 'charges') filter (where not holds))[1:20])
    from judged
$$;

-- What waits for a yes is a hold; what somebody refused does not stand, and what stands has everybody's yes.
create function poolbook_1.check_approvals(p_pool uuid, out checked bigint, out wrong bigint, out findings jsonb)
language sql stable as $$
    with judged as (
        select
            approval.reference,
            approval.state,
            reservation.reference as reservation,
            reservation.state as reservation_state,
            approval.decided_by is distinct from approval.asked_by
            and case
                when approval.subject_kind not in ('reservation', 'change') then true
                when approval.state = 'waiting' then reservation.state = 'hold'
                when approval.state = 'rejected' then reservation.state not in ('hold', 'confirmed')
                else true
            end as holds
        from poolbook.approval
        left join poolbook.reservation
            on reservation.pool_id = approval.pool_id
            and reservation.reservation_id = approval.subject_id
        where approval.pool_id = p_pool
    )
    select
        count(*),
        count(*) filter (where holds is not true),
        to_jsonb((array_agg(to_jsonb(judged) - 'holds') filter (where holds is not true))[1:20])
    from judged
$$;

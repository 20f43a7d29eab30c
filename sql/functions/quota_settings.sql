-- Quotas as administrators set them. What stands already is counted from the start.

create function poolbook_1.add_quota(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_organization uuid,
    p_measure text,
    p_most bigint,
    p_length text,
    p_resource uuid,
    p_kind text,
    p_district text,
    p_feature text,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('quota.add', p_pool, p_key, p_content, p_mode, array['administrator']);
    new_quota constant uuid = id_of(act, 1);
    length integer;
    new_reference text;
    counted record;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    -- One at a time: the pool keeps what every act reads.
    perform 1
    from pool
    where pool.pool_id = p_pool
    for no key update;
    foreach length in array array[4, 6, 8, 10] loop
        new_reference = 'Q-' || crockford(new_quota, length);
        insert into quota (
            pool_id, quota_id, reference, organization_id, measure, most, length, resource_id, kind, district, feature,
            state, version, created_at
        ) values (
            p_pool, new_quota, new_reference, p_organization, p_measure, p_most, p_length, p_resource, p_kind,
            p_district, p_feature, 'active', 1, poolbook.now()
        )
        on conflict on constraint quota_reference_is_unique do nothing;
        exit when found;
    end loop;
    perform refresh_rules(p_pool);
    counted = count_standing(act, new_quota);
    perform record(
        act, 1, 'quota.add', 'quota', new_quota, null, 1,
        jsonb_build_object(
            'organization', jsonb_build_array(null, p_organization),
            'measure', jsonb_build_array(null, p_measure),
            'most', jsonb_build_array(null, p_most),
            'length', jsonb_build_array(null, p_length),
            'resource', jsonb_build_array(null, p_resource),
            'kind', jsonb_build_array(null, p_kind),
            'district', jsonb_build_array(null, p_district),
            'feature', jsonb_build_array(null, p_feature)
        ),
        array_remove(array[p_organization], null)
    );
    return end_act(act, p_reason, jsonb_build_object(
        'reference', new_reference, 'standing', counted.standing, 'beyond', counted.beyond
    ));
end
$$;

comment on function poolbook_1.add_quota(
    uuid, text, text, text, uuid, text, bigint, text, uuid, text, text, text, text
) is 'Limits what an organization, or each, has or spends in every period of a length: an administrator.';

-- Counts in a new quota what stands from its current period on. An act that runs at the same moment may be missed.
create function poolbook_1.count_standing(
    act poolbook_1.act,
    p_quota uuid,
    out standing bigint,
    out beyond bigint
)
language plpgsql as $$
begin
    with counted as materialized (
        select
            reservation.reservation_id,
            event.host_ids[1] as organization_id,
            wanted.starts_on,
            wanted.used,
            wanted.most
        from quota
        join reservation
            on reservation.pool_id = quota.pool_id
            and reservation.state in ('hold', 'confirmed')
            and reservation.starts_at >= date_trunc(quota.length, poolbook.now() at time zone act.zone) at time zone act.zone
        join event
            on event.pool_id = reservation.pool_id
            and event.event_id = reservation.event_id
        cross join lateral items_of(reservation.pool_id, reservation.reservation_id) as items
        cross join lateral wanted_of_quotas(
            act.pool_id, act.zone, event.host_ids[1], reservation.starts_at, reservation.ends_at, items.resources,
            total_of(items.amounts)
        ) as wanted
        where quota.pool_id = act.pool_id
            and quota.quota_id = p_quota
            and wanted.quota_id = p_quota
    ),
    total as (
        insert into quota_use (pool_id, quota_id, organization_id, starts_on, used)
        select act.pool_id, p_quota, counted.organization_id, counted.starts_on, sum(counted.used)
        from counted
        group by
            counted.organization_id,
            counted.starts_on
        order by
            counted.organization_id,
            counted.starts_on
        returning quota_use.organization_id, quota_use.used
    ),
    charged as (
        insert into quota_charge (pool_id, reservation_id, quota_id, organization_id, starts_on, used)
        select act.pool_id, counted.reservation_id, p_quota, counted.organization_id, counted.starts_on, counted.used
        from counted
    )
    select
        (select count(*) from counted),
        (select count(*) from total where total.used > (select max(counted.most) from counted))
    into
        standing,
        beyond;
end
$$;

create function poolbook_1.remove_quota(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_reference text,
    p_reason text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('quota.remove', p_pool, p_key, p_content, p_mode, array['administrator']);
    standing poolbook.quota;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    perform 1
    from pool
    where pool.pool_id = p_pool
    for no key update;
    select *
    into standing
    from quota
    where quota.pool_id = p_pool
        and quota.reference = p_reference
        and quota.state = 'active';
    if not found then
        perform not_found('quota', p_reference);
    end if;
    perform lock_quotas(act);
    update quota
    set
        state = 'removed',
        version = version + 1
    where quota.pool_id = p_pool
        and quota.quota_id = standing.quota_id;
    delete from quota_charge
    where quota_charge.pool_id = p_pool
        and quota_charge.quota_id = standing.quota_id;
    delete from quota_use
    where quota_use.pool_id = p_pool
        and quota_use.quota_id = standing.quota_id;
    perform refresh_rules(p_pool);
    perform record(
        act, 1, 'quota.remove', 'quota', standing.quota_id, standing.version, standing.version + 1,
        '{"state": ["active", "removed"]}', array_remove(array[standing.organization_id], null)
    );
    return end_act(act, p_reason, jsonb_build_object('reference', standing.reference));
end
$$;

comment on function poolbook_1.remove_quota(uuid, text, text, text, text, text) is
    'Takes a quota away, with what was counted in it: an administrator.';

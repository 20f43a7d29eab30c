-- Guests of the pool: they ask, co-host, and see what concerns them. What others own they have once its owner agrees.

-- Of the resources given, those that a guest would take without their owner's yes.
create function poolbook_1.guest_places(act poolbook_1.act, p_resources uuid[]) returns jsonb
language plpgsql as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object('rule', 'guest.may-only-ask', 'name', resource.name, 'host', owner.name)
                order by resource.code
            ),
            '[]'
        )
        from resource
        join organization as owner
            on owner.pool_id = resource.pool_id
            and owner.organization_id = resource.owner_id
        where resource.pool_id = act.pool_id
            and resource.resource_id = any (p_resources)
            and resource.owner_id <> act.organization_id
            and resource.owner_id <> all (coalesce(act.asked_ids, '{}'))
    );
end
$$;

-- Refuses a guest to look for what is free.
create function poolbook_1.must_not_be_guest(p_pool uuid) returns void
language plpgsql stable as $$
begin
    if p_pool = any (array(select my_guest_pools())) then
        perform refuse(jsonb_build_array(jsonb_build_object(
            'rule', 'guest.may-only-ask',
            'name', (
                select organization.name
                from member
                join organization
                    on organization.pool_id = member.pool_id
                    and organization.organization_id = member.organization_id
                where member.pool_id = p_pool
                    and member.login = session_user
            )
        )));
    end if;
end
$$;

-- Writes to the pool which of its organizations are guests; refused where a member of one has a role that sees or
-- settles what concerns others. Called under the pool's lock.
create function poolbook_1.refresh_guests(p_pool uuid) returns void
language plpgsql as $$
declare
    reasons jsonb;
begin
    select jsonb_agg(
        jsonb_build_object('rule', 'guest.may-only-ask', 'name', organization.name, 'by', member.login)
        order by member.login
    )
    into reasons
    from member
    join organization
        on organization.pool_id = member.pool_id
        and organization.organization_id = member.organization_id
        and organization.is_guest
    where member.pool_id = p_pool
        and not member.roles <@ array['officer', 'finance'];
    if reasons is not null then
        perform refuse(reasons);
    end if;
    update pool
    set guest_ids = listed.ids
    from (
        select array(
            select organization.organization_id
            from organization
            where organization.pool_id = p_pool
                and organization.is_guest
            order by organization.organization_id
        ) as ids
    ) as listed
    where pool.pool_id = p_pool
        and pool.guest_ids <> listed.ids;
end
$$;

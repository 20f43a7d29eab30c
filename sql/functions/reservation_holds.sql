-- Holds that have run out: any writer who meets them frees them, with their money, in the same act.

-- Locks reservations in id order, together with the pool's holds that have run out, then everything that those holds
-- or the caller will touch (other lines too, where it says so), and frees the holds with their money. Nobody waits for
-- cron to do it.
create function poolbook_1.lock_reservations(
    act poolbook_1.act,
    p_reservations uuid[],
    p_resources uuid[],
    p_projects uuid[],
    p_categories text[],
    p_years integer[],
    p_lines uuid[] = '{}'
) returns void
language plpgsql as $$
declare
    expired uuid[];
    units uuid[];
    lines uuid[];
    year integer;
    hold record;
    number integer = 900000;
begin
    select array_agg(locked.reservation_id) filter (
        where locked.state = 'hold'
            and locked.expires_at <= poolbook.now()
            and locked.reservation_id <> all (p_reservations)
    )
    into expired
    from (
        select
            reservation.reservation_id,
            reservation.state,
            reservation.expires_at
        from reservation
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = any (p_reservations || array(
                select held.reservation_id
                from reservation as held
                where held.pool_id = act.pool_id
                    and held.state = 'hold'
                    and held.expires_at <= poolbook.now()
            ))
        order by reservation.reservation_id
        for no key update
    ) as locked;
    if expired is null then
        return;
    end if;

    if act.rules ? 'quota.spent' then
        perform release_quotas(act, expired);
    end if;
    perform lock_units(act.pool_id, array(
        select resource_unit.unit_id
        from resource_unit
        where resource_unit.pool_id = act.pool_id
            and (
                resource_unit.resource_id = any (p_resources)
                or resource_unit.resource_id in (
                    select reservation_item.resource_id
                    from reservation_item
                    where reservation_item.pool_id = act.pool_id
                        and reservation_item.reservation_id = any (expired || p_reservations)
                )
            )
    ));
    select array_agg(commitment.line_id)
    into lines
    from commitment
    where commitment.pool_id = act.pool_id
        and commitment.reservation_id = any (expired || p_reservations);
    foreach year in array p_years loop
        lines = lines || lines_for(act.pool_id, year, p_projects, p_categories);
    end loop;
    perform lock_lines(act.pool_id, lines || p_lines);

    perform free_places(act, expired);
    perform free_money(act, expired, 'expire');
    for hold in
        update reservation
        set
            state = 'expired',
            expires_at = null,
            version = version + 1
        where reservation.pool_id = act.pool_id
            and reservation.reservation_id = any (expired)
        returning reservation.reservation_id, reservation.version, reservation.party_ids
    loop
        number = number + 1;
        perform record(
            act, number, 'expire', 'reservation', hold.reservation_id, hold.version - 1, hold.version,
            '{"state": ["hold", "expired"]}', hold.party_ids
        );
    end loop;
    perform end_approvals(act, expired, 'expired');
    perform recheck(act, expired);
end
$$;

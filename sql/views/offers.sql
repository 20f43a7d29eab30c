-- What was offered to the caller, until it runs out.

create view poolbook_1.my_offers as
select
    offer.pool_id,
    offer.code,
    offer.starts_at,
    offer.ends_at,
    offer.buffer_before,
    offer.buffer_after,
    array(
        select resource.kind
        from unnest(offer.resource_ids) with ordinality as taken (resource_id, position)
        join poolbook.resource
            on resource.pool_id = offer.pool_id
            and resource.resource_id = taken.resource_id
        order by taken.position
    ) as kinds,
    array(
        select resource.code
        from unnest(offer.resource_ids) with ordinality as taken (resource_id, position)
        join poolbook.resource
            on resource.pool_id = offer.pool_id
            and resource.resource_id = taken.resource_id
        order by taken.position
    ) as codes,
    offer.quantities,
    offer.needs,
    offer.cost,
    offer.expires_at
from poolbook.offer
where offer.login = session_user
    and offer.expires_at > poolbook.now();

comment on view poolbook_1.my_offers is 'Bundles that were offered to the caller, by their codes.';

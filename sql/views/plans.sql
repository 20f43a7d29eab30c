-- Plans, and what each does about which conflict, as far as that concerns the caller.
create view poolbook_1.plans as
select
    plan.pool_id,
    plan.plan_id,
    plan.reference,
    plan.disturbance,
    plan.made_at,
    member.name as made_by
from poolbook.plan
left join poolbook.member
    on member.pool_id = plan.pool_id
    and member.member_id = plan.made_by;

comment on view poolbook_1.plans is 'Ways out of many conflicts together, as they were kept.';

create view poolbook_1.plan_items as
select
    plan_item.pool_id,
    plan_item.plan_id,
    plan_item.conflict_id,
    conflict.reference as conflict,
    plan_item.kind,
    plan_item.steps,
    effects_for_me(plan_item.pool_id, plan_item.effects) as effects,
    plan_item.why
from poolbook.plan_item
join poolbook.conflict
    on conflict.pool_id = plan_item.pool_id
    and conflict.conflict_id = plan_item.conflict_id;

comment on view poolbook_1.plan_items is 'What a plan does about each conflict, or why it does not clear it.';

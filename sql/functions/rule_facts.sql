-- What the program's rules look at, as the snapshot tells it: the pool's settings and holidays, the hours of seasons
-- and days, skills.

create function poolbook_1.rules_of(p_pool uuid) returns jsonb
language plpgsql stable as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'rule', rule_setting.rule,
                    'strength', rule_setting.strength,
                    'parameters', rule_setting.parameters
                )
                order by rule_setting.rule
            ),
            '[]'
        )
        from rule_setting
        where rule_setting.pool_id = p_pool
    );
end
$$;

-- From a year ago on: what stands may be looked at again.
create function poolbook_1.holidays_of(p_pool uuid) returns jsonb
language plpgsql stable as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object('day', holiday.day, 'kind', holiday.kind, 'name', holiday.name)
                order by holiday.day
            ),
            '[]'
        )
        from holiday
        where holiday.pool_id = p_pool
            and holiday.day > poolbook.now() - interval '1 year'
    );
end
$$;

create function poolbook_1.special_hours_of(p_pool uuid, p_resource uuid) returns jsonb
language plpgsql stable as $$
begin
    return (
        select jsonb_agg(
            jsonb_build_object(
                'first_day', special_hours.first_day,
                'last_day', special_hours.last_day,
                'windows', special_hours.windows
            )
            order by special_hours.first_day, special_hours.last_day
        )
        from special_hours
        where special_hours.pool_id = p_pool
            and special_hours.resource_id = p_resource
            and special_hours.last_day > poolbook.now() - interval '1 year'
    );
end
$$;

create function poolbook_1.skills_of(p_pool uuid, p_resource uuid) returns jsonb
language plpgsql stable as $$
begin
    return (
        select jsonb_agg(
            jsonb_build_object('skill', skill.skill, 'valid_until', skill.valid_until) order by skill.skill
        )
        from skill
        where skill.pool_id = p_pool
            and skill.resource_id = p_resource
    );
end
$$;

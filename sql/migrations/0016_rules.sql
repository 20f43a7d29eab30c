-- What a pool sets of its rules, and what its rules look at: kinds of organizations, hours that are not those of every
-- week, public holidays.
set local role poolbook_owner;

create table poolbook.rule_setting (
    pool_id uuid not null,
    rule text not null,
    strength text not null,
    parameters jsonb not null,
    version integer not null,
    constraint rule_setting_pkey primary key (pool_id, rule),
    constraint rule_setting_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint rule_setting_rule_is_a_line check (poolbook.is_line(rule)),
    constraint rule_setting_strength_is_known check (strength in ('hard', 'soft', 'off')),
    constraint rule_setting_parameters_are_named check (jsonb_typeof(parameters) = 'object')
);

comment on table poolbook.rule_setting is
    'How strong a rule is in a pool, and its values; a rule without a row is as the product has it.';
comment on column poolbook.rule_setting.parameters is
    'The value of the rule under the empty name, and values for what has another: {"": 480, "LS-03": 240}.';

alter table poolbook.pool
    add column rules jsonb,
    add constraint pool_rules_are_named check (jsonb_typeof(rules) = 'object');

comment on column poolbook.pool.rules is
    'The settings of the rules that the database keeps, where any is on: what every act reads with its pool.';

alter table poolbook.organization
    add column kind text,
    add constraint organization_kind_is_a_line check (poolbook.is_line(kind));

comment on column poolbook.organization.kind is 'What kind of organization: rules may set other values for each.';

alter table poolbook.resource
    add column on_holidays text not null default 'closed',
    add constraint resource_on_holidays_is_known check (on_holidays in ('closed', 'open'));

comment on column poolbook.resource.on_holidays is
    'Whether what has opening hours is closed on public holidays, or open as on any such weekday.';

create function poolbook.are_windows(windows jsonb) returns boolean
language plpgsql immutable parallel safe as $$
declare
    listed jsonb;
begin
    if jsonb_typeof(windows) <> 'array' then
        return false;
    end if;
    for listed in select value from jsonb_array_elements(windows) loop
        if jsonb_typeof(listed) <> 'array' or listed::text !~ '^\[[1-7], [0-9]{1,4}, [0-9]{1,4}\]$' then
            return false;
        end if;
        if (listed ->> 1)::integer >= (listed ->> 2)::integer or (listed ->> 2)::integer > 1440 then
            return false;
        end if;
    end loop;
    return true;
end
$$;

comment on function poolbook.are_windows(jsonb) is
    'Whether a JSON array lists windows: an ISO weekday, and the minutes of the day at which it opens and closes.';
revoke execute on function poolbook.are_windows(jsonb) from public;
grant execute on function poolbook.are_windows(jsonb) to poolbook_writer;

create table poolbook.special_hours (
    pool_id uuid not null,
    resource_id uuid not null,
    first_day date not null,
    last_day date not null,
    windows jsonb not null,
    constraint special_hours_pkey primary key (pool_id, resource_id, first_day, last_day),
    constraint special_hours_resource_exists foreign key (pool_id, resource_id)
        references poolbook.resource (pool_id, resource_id),
    constraint special_hours_days_are_in_order check (
        isfinite(first_day) and isfinite(last_day) and first_day <= last_day
    ),
    constraint special_hours_windows_are_of_a_week check (poolbook.are_windows(windows))
);

comment on table poolbook.special_hours is
    'Hours of a season or a day in place of the weekly ones; of several the one with fewest days holds.';
comment on column poolbook.special_hours.windows is
    'Each a weekday with the minutes at which it opens and closes, [6, 600, 1080]; none: closed.';

create table poolbook.holiday (
    pool_id uuid not null,
    day date not null,
    kind text not null,
    name text not null,
    constraint holiday_pkey primary key (pool_id, day),
    constraint holiday_pool_exists foreign key (pool_id) references poolbook.pool (pool_id),
    constraint holiday_day_is_finite check (isfinite(day)),
    constraint holiday_kind_is_known check (kind in ('holiday', 'workday')),
    constraint holiday_name_is_a_line check (poolbook.is_line(name))
);

comment on table poolbook.holiday is
    'The public holidays of a pool, and the days of a weekend that are worked in exchange.';

call poolbook.secure_table('rule_setting', array['select', 'insert', 'update']);
call poolbook.secure_table('special_hours', array['select', 'insert', 'update', 'delete']);
call poolbook.secure_table('holiday', array['select', 'insert', 'update', 'delete']);

do $$
declare
    name text;
begin
    foreach name in array array['rule_setting', 'special_hours', 'holiday'] loop
        execute format(
            'create policy reader_in_my_pools on poolbook.%I for select to poolbook_reader '
            'using (pool_id = any (array(select poolbook.my_pools())))',
            name
        );
    end loop;
end
$$;

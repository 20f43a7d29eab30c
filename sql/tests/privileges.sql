-- Who may do what: each role, each table, each verb and each function, compared with a list in both directions; then
-- tried. Nothing but the functions writes, and not even they can change what is append-only.
begin;
\ir setup/pool.sql
select plan(82);

create view test.role_of as
select unnest(array[
    'poolbook_owner', 'poolbook_writer', 'poolbook_reader', 'poolbook_logins', 'poolbook_officer',
    'poolbook_coordinator', 'poolbook_finance', 'poolbook_administrator', 'poolbook_auditor', 'poolbook_reporter',
    'tap_officer_a', 'tap_plain', 'public'
]) as role;
create view test.group_of as
select unnest(array[
    'poolbook_officer', 'poolbook_coordinator', 'poolbook_finance', 'poolbook_administrator', 'poolbook_auditor',
    'poolbook_reporter'
]) as role;
create view test.table_of as
select
    oid,
    relname::text as name
from pg_class
where relnamespace = 'poolbook'::regnamespace
    and relkind in ('r', 'p');

-- Tables.
select set_eq(
    $$
        select
            role,
            table_of.name,
            verb
        from role_of
        cross join table_of
        cross join unnest(
            '{select,insert,update,delete,truncate,references,trigger}'::text[]
        ) as verb
        where has_table_privilege(role, table_of.oid, verb)
    $$,
    $$
        select
            role,
            name,
            verb
        from (
            values
                (
                    array['poolbook_owner'], '{line_seal,line_month}'::text[],
                    '{select,insert,update,delete,truncate,references,trigger}'::text[]
                ),
                (array['poolbook_owner'], '{block,block_part}', '{select,insert,references,trigger}'),
                (array['poolbook_writer'], '{line_seal,line_month}', '{select,insert,update}'),
                (array['poolbook_writer'], '{block,block_part}', '{select,insert}'),
                (array['poolbook_reader'], '{line_seal,line_month,block,block_part}', '{select}'),
                (
                    array['poolbook_owner'],
                    '{pool,rule_setting,quota,quota_use,quota_charge,organization,member,resource,unit,resource_unit,skill,opening_hours,special_hours,holiday,blackout,fund,project,
                      budget_line,event,reservation,reservation_item,outcome,calendar_entry,allocation,quantity_allocation,
                      commitment,invoice,invoice_part,relief,transfer,period,approval,standing_approval,migration,surface,offer,
                      duty_term,conflict,proposal,plan,plan_item,resolution,run,delivery,told}'::text[],
                    '{select,insert,update,delete,truncate,references,trigger}'::text[]
                ),
                (
                    array['poolbook_owner'], '{command,audit,entry}', '{select,insert,references,trigger}'
                ),
                (
                    array['poolbook_writer'],
                    '{pool,rule_setting,quota,organization,member,resource,unit,blackout,fund,project,budget_line,event,reservation,
                      outcome,commitment,approval,invoice,invoice_part,relief,transfer,period}',
                    '{select,insert,update}'
                ),
                (
                    array['poolbook_writer'], '{standing_approval,proposal}', '{select,insert,delete}'
                ),
                (array['poolbook_writer'], '{conflict,resolution}', '{select,insert,update}'),
                (array['poolbook_writer'], '{plan,plan_item}', '{select,insert}'),
                (array['poolbook_writer'], '{duty_term,run,delivery,told}', '{select,insert,update,delete}'),
                (
                    array['poolbook_writer'],
                    '{offer,resource_unit,skill,opening_hours,allocation,quantity_allocation,reservation_item,calendar_entry,special_hours,holiday}',
                    '{select,insert,update,delete}'
                ),
                (array['poolbook_writer'], '{quota_use}', '{select,insert,update,delete}'),
                (array['poolbook_writer'], '{quota_charge}', '{select,insert,delete}'),
                (
                    array['poolbook_writer'], '{command,audit,entry}', '{select,insert}'
                ),
                (
                    array['poolbook_reader'],
                    '{pool,rule_setting,quota,quota_use,quota_charge,organization,member,resource,unit,resource_unit,skill,opening_hours,special_hours,holiday,blackout,fund,project,
                      budget_line,event,reservation,reservation_item,outcome,calendar_entry,allocation,quantity_allocation,commitment,
                      invoice,invoice_part,relief,transfer,period,command,audit,entry,approval,standing_approval,migration,surface,offer,
                      duty_term,conflict,proposal,plan,plan_item,resolution,run,delivery,told}',
                    '{select}'
                ),
                (
                    array['poolbook_logins'], '{member}', '{select,insert,update}'
                ),
                (
                    array['poolbook_owner'], '{series,series_segment}',
                    '{select,insert,update,delete,truncate,references,trigger}'
                ),
                (
                    array['poolbook_writer'], '{series,series_segment}', '{select,insert,update}'
                ),
                (
                    array['poolbook_reader'], '{series,series_segment}', '{select}'
                )
        ) as listed (roles, tables, verbs)
        cross join unnest(roles) as role
        cross join unnest(tables) as name
        cross join unnest(verbs) as verb
    $$,
    'Each role has on each table the verbs listed, and no other'
);
select is_empty(
    $$
        select
            role,
            proname
        from role_of
        cross join pg_proc
        where pronamespace = 'pg_catalog'::regnamespace
            and proname ~ '^pg_(try_)?advisory_'
            and has_function_privilege(role, pg_proc.oid, 'execute')
                <> (role in ('poolbook_owner', 'poolbook_writer', 'poolbook_reader', 'poolbook_logins'))
    $$,
    'Locks by a key are the functions'' own: nobody who logs in can hold one'
);
select is_empty(
    $$
        select
            table_of.name,
            attname
        from table_of
        join pg_attribute on attrelid = table_of.oid
        where attacl is not null
    $$,
    'No privilege is on a column'
);
select set_eq(
    $$
        select
            role,
            schema,
            verb
        from role_of
        cross join unnest('{poolbook,poolbook_1}'::text[]) as schema
        cross join unnest('{usage,create}'::text[]) as verb
        where has_schema_privilege(role, schema, verb)
            and not exists (
                select 1 from pg_namespace where nspname = schema and nspowner = (select oid from pg_roles where rolname = role)
            )
    $$,
    $$
        values
            ('poolbook_writer', 'poolbook', 'usage'),
            ('poolbook_reader', 'poolbook', 'usage'),
            ('poolbook_logins', 'poolbook', 'usage'),
            ('poolbook_writer', 'poolbook_1', 'usage'),
            ('poolbook_reader', 'poolbook_1', 'usage'),
            ('poolbook_logins', 'poolbook_1', 'usage'),
            ('poolbook_officer', 'poolbook_1', 'usage'),
            ('poolbook_coordinator', 'poolbook_1', 'usage'),
            ('poolbook_finance', 'poolbook_1', 'usage'),
            ('poolbook_administrator', 'poolbook_1', 'usage'),
            ('poolbook_auditor', 'poolbook_1', 'usage'),
            ('poolbook_reporter', 'poolbook_1', 'usage'),
            ('tap_officer_a', 'poolbook_1', 'usage')
    $$,
    'The groups may use the surface and not the tables'' schema; nobody may add to either'
);

-- The same, tried: each verb on each table, as a role or a login. No row is touched.
create function test.tried(p_who text, p_setting text) returns table (name text, verb text, result text)
language plpgsql as $$
declare
    statement text;
    was constant text = current_setting(p_setting);
begin
    for name, verb, statement in
        select
            table_of.name,
            attempt.verb,
            format(
                case attempt.verb
                    when 'select' then 'select 1 from poolbook.%1$I where false'
                    when 'insert' then 'insert into poolbook.%1$I values (default) on conflict do nothing'
                    when 'update' then 'update poolbook.%1$I set %2$I = null where false'
                    when 'delete' then 'delete from poolbook.%1$I where false'
                    else 'truncate poolbook.%1$I'
                end,
                table_of.name,
                (select attname from pg_attribute where attrelid = table_of.oid and attnum = 1)
            )
        from table_of
        cross join unnest('{select,insert,update,delete,truncate}'::text[]) as attempt (verb)
    loop
        begin
            perform set_config(p_setting, p_who, true);
            execute statement;
            result = 'done';
            raise exception 'undo' using errcode = 'TT000';
        exception
            when sqlstate 'TT000' then null;
            when others then result = sqlstate;
        end;
        perform set_config(p_setting, was, true);
        return next;
    end loop;
end
$$;

create role tap_group_officer login in role poolbook_officer;
create role tap_group_coordinator login in role poolbook_coordinator;
create role tap_group_finance login in role poolbook_finance;
create role tap_group_administrator login in role poolbook_administrator;
create role tap_group_auditor login in role poolbook_auditor;
create role tap_group_reporter login in role poolbook_reporter;

select is_empty(
    format($$ select * from tried(%L, 'session_authorization') where result <> '42501' $$, login),
    format('%s can neither read nor write any table', login)
)
from unnest(array[
    'tap_group_officer', 'tap_group_coordinator', 'tap_group_finance', 'tap_group_administrator',
    'tap_group_auditor', 'tap_group_reporter', 'tap_officer_a', 'tap_admin', 'tap_plain'
]) as login;
select is_empty(
    $$ select * from tried(session_user, 'session_authorization') where result = '42501' $$,
    'The superuser is refused none of the same statements'
);
select set_eq(
    $$ select name, verb from tried('poolbook_writer', 'role') where result <> '42501' $$,
    $$
        select
            table_of.name,
            verb
        from table_of
        cross join unnest('{select,insert,update,delete,truncate}'::text[]) as verb
        where has_table_privilege('poolbook_writer', table_of.oid, verb)
    $$,
    'The writer is refused what it was not granted, and nothing else'
);

-- The journal, the audit trail and the commands are append-only.
select is_empty(
    format(
        $$
            select *
            from tried(%L, 'role')
            where name = %L
                and verb in ('update', 'delete', 'truncate')
                and result <> '42501'
        $$,
        role, name
    ),
    format('The %s cannot update, delete or truncate the table %s', substr(role, 10), name)
)
from unnest('{poolbook_writer,poolbook_owner}'::text[]) as role
cross join unnest('{entry,audit,command,block,block_part}'::text[]) as name;

set local role poolbook_writer;
select throws_ok('update poolbook.entry set amount = 1', '42501', null, 'The writer cannot change an amount of the journal');
select throws_ok('delete from poolbook.audit', '42501', null, 'The writer cannot empty the audit trail');
select throws_ok('update poolbook.command set answer = ''{}''', '42501', null, 'The writer cannot change an answer');
select isnt_empty('select 1 from poolbook.entry', 'The writer reads the journal');
select isnt_empty('select 1 from poolbook.audit', 'The writer reads the audit trail');
select isnt_empty('select 1 from poolbook.command', 'The writer reads the commands');
select lives_ok(
    $$
        insert into poolbook.entry
        select (jsonb_populate_record(entry, '{"number": 99}')).* from poolbook.entry limit 1
    $$,
    'The writer adds to the journal'
);
select lives_ok(
    $$
        insert into poolbook.audit
        select (jsonb_populate_record(audit, '{"number": 99}')).* from poolbook.audit limit 1
    $$,
    'The writer adds to the audit trail'
);
select lives_ok(
    $$
        insert into poolbook.command
        select (jsonb_populate_record(command, jsonb_build_object('key', 'another', 'command_id', gen_random_uuid()))).*
        from poolbook.command limit 1
    $$,
    'The writer adds to the commands'
);
set local role poolbook_owner;
select throws_ok('update poolbook.entry set amount = 1', '42501', null, 'The owner cannot change an amount of the journal');
select throws_ok('delete from poolbook.audit', '42501', null, 'The owner cannot empty the audit trail');
select throws_ok('truncate poolbook.command', '42501', null, 'The owner cannot truncate the commands');
select lives_ok('update poolbook.pool set version = version + 1', 'The owner, who migrates, changes other tables');
select isnt_empty('select 1 from poolbook.entry', 'The owner reads the journal, under its policy');
reset role;

-- Functions. `writer` and `reader` call each other's helpers; what groups may execute is all listed here.
select set_eq(
    $$
        select
            pg_proc.proname::text,
            granted.grantee::regrole::text
        from pg_proc
        cross join lateral aclexplode(coalesce(proacl, acldefault('f', proowner))) as granted
        where pronamespace = 'poolbook_1'::regnamespace
            and granted.grantee not in (proowner, 'poolbook_writer'::regrole)
    $$,
    $$
        select
            name,
            'poolbook_' || grantee
        from (
            values
                (
                    '{line_months,event_sums,asked_of,lines_paying,balances_before,ledger,close_block}'::text[],
                    '{officer,coordinator,finance,administrator,auditor,reporter}'::text[]
                ),
                ('{verify}', '{administrator,auditor,reporter}'),
                ('{moves}', '{reader}'),
                (
                    '{snapshot,standing_on,holds_run_out,shared_of,who_asked,shared_reservation,today,names_of,related_to,why_of,rights_as_of,notices,read_notices,end_idle_sessions}'::text[],
                    '{officer,coordinator,finance,administrator,auditor,reporter}'::text[]
                ),
                (
                    '{reserve,confirm,move,edit,cancel,close_reservation,import_reservations,import_calendars,add_blackout,remove_blackout,save_resources}',
                    '{officer,coordinator,administrator}'
                ),
                (
                    '{save_funds,save_projects,grant_money,add_invoice,pay_invoice,credit_invoice,add_relief,remove_relief,close_period,seal_period,reopen_period,transfer_money,reverse,revise_grant}',
                    '{finance,administrator}'
                ),
                ('{release_money}', '{finance,administrator,reporter}'),
                ('{approve,reject,set_standing_approvals}', '{officer,coordinator,finance,administrator}'),
                ('{notices_of}', '{reporter,administrator}'),
                ('{join_event,withdraw_join}', '{officer,coordinator,administrator}'),
                ('{expire}', '{reporter,administrator}'),
                ('{promote}', '{officer,coordinator,finance,administrator,reporter}'),
                (
                    '{guard_run,begin_run,end_run,report_readers,report_for,keep_report,due_deliveries,settle_delivery}',
                    '{reporter,administrator}'
                ),
                ('{reporter_silent_since}', '{officer,coordinator,finance,administrator,auditor,reporter}'),
                ('{keep_offers,reserve_for_needs}', '{officer,coordinator,administrator}'),
                (
                    '{venues_for,people_for,taken_units,events_nearby}', '{officer,coordinator,finance,administrator,auditor,reporter}'
                ),
                ('{retire}', '{officer,coordinator,finance,administrator}'),
                ('{retire_member,add_pool,edit_pool,set_pool,resume_pool,save_organizations,save_members}', '{administrator}'),
                ('{invite}', '{administrator}'),
                ('{set_password}', '{officer,coordinator,finance,administrator,auditor,reporter}'),
                ('{set_rule,add_quota,remove_quota,import_holidays}', '{administrator}'),
                ('{write_roster,swap_terms}', '{administrator}'),
                ('{resolve,undo_resolution}', '{coordinator,administrator}'),
                ('{object_to}', '{officer,coordinator}'),
                ('{pass_note}', '{coordinator}'),
                ('{set_hours}', '{officer,coordinator,administrator}'),
                (
                    '{limits_against,limits_of_changes,is_current,effects_for_me}',
                    '{officer,coordinator,finance,administrator,auditor,reporter}'
                ),
                (
                    '{case_of,venues_around,people_around,taken_around,counted_around,try_ways,keep_proposals}',
                    '{coordinator,administrator,reporter}'
                ),
                ('{is_current,effects_for_me}', '{reader}'),
                ('{keep_plan,try_plan}', '{coordinator,administrator}'),
                (
                    '{notices,setting_columns,settings_of,special_hours_of,skills_of,rules_of,holidays_of,matches,money_matches,line_matches,describe_resource,describe_reservation,describe_project,paid_for,run_out,lines_of_others,holds_run_out,who_asked}',
                    '{reader}'
                ),
                ('{series_occurrences}', '{officer,coordinator,finance,administrator,auditor,reporter}'),
                ('{reserve_series,edit_series,cancel_series,confirm_series}', '{officer,coordinator,administrator}'),
                ('{series_named,conflict_named}', '{reader}'),
                ('{conflict_sides,conflict_history,conflict_use}', '{officer,coordinator,finance,administrator,auditor,reporter}'),
                ('{see_conflicts}', '{reporter,administrator}'),
                (
                    '{scan_from,scan_resources,scan_closures,scan_needs,scan_rules}',
                    '{coordinator,administrator,auditor,reporter}'
                ),
                ('{bad_data}', '{logins}')
        ) as listed (names, grantees)
        cross join unnest(names) as name
        cross join unnest(grantees) as grantee
    $$,
    'Each group may execute the functions listed, and nobody any other'
);
select is_empty(
    $$
        select pg_proc.oid::regprocedure
        from pg_proc
        where pronamespace in ('poolbook'::regnamespace, 'poolbook_1'::regnamespace)
            and (
                has_function_privilege('public', pg_proc.oid, 'execute')
                or has_function_privilege('tap_plain', pg_proc.oid, 'execute')
            )
    $$,
    'No function is public'
);
select set_eq(
    $$
        select
            pg_proc.proname::text,
            grantee::regrole::text
        from pg_proc
        cross join lateral aclexplode(proacl) as granted
        where pronamespace = 'poolbook'::regnamespace
            and grantee::regrole::text in (select role from group_of)
    $$,
    $$
        select
            name,
            role
        from unnest('{my_pools,my_pools_as,my_organizations,my_money_pools,my_guest_pools,has_money,event_has_money,now}'::text[]) as name
        cross join group_of
    $$,
    'Of the schema of tables the groups execute what policies and views ask, and nothing else'
);
select set_eq(
    $$
        select pg_proc.proname::text
        from pg_proc
        where pronamespace = 'poolbook_1'::regnamespace
            and prosecdef
    $$,
    array[
        'line_months', 'event_sums', 'asked_of', 'lines_paying', 'balances_before', 'ledger', 'readable_lines', 'close_block', 'verify',
        'venues_for', 'people_for', 'taken_units', 'events_nearby', 'keep_offers', 'reserve_for_needs',
        'write_roster', 'swap_terms', 'resolve', 'undo_resolution', 'object_to', 'pass_note',
        'set_rule', 'limits_against', 'add_quota', 'remove_quota', 'import_holidays', 'set_hours',
        'reserve', 'confirm', 'move', 'edit', 'cancel', 'close_reservation', 'import_reservations', 'import_calendars', 'add_blackout', 'remove_blackout',
        'save_resources', 'save_funds', 'save_projects', 'grant_money', 'add_pool', 'edit_pool', 'set_pool', 'resume_pool', 'retire_member', 'save_organizations',
        'save_members', 'retire',
        'invite', 'set_password', 'give_password', 'end_sessions', 'end_idle_sessions',
        'add_invoice', 'pay_invoice', 'credit_invoice', 'add_relief', 'remove_relief', 'close_period', 'seal_period', 'release_money',
        'reopen_period', 'transfer_money', 'reverse', 'revise_grant',
        'reserve_series', 'edit_series', 'cancel_series', 'confirm_series', 'approve', 'reject', 'expire', 'promote', 'try_ways', 'try_plan',
        'set_standing_approvals', 'join_event', 'withdraw_join',
        'limits_of_changes', 'case_of', 'venues_around', 'people_around', 'taken_around', 'counted_around',
        'keep_proposals', 'is_current', 'effects_for_me', 'keep_plan',
        'guard_run', 'begin_run', 'end_run', 'report_readers', 'report_for', 'keep_report', 'due_deliveries',
        'settle_delivery', 'reporter_silent_since',
        'series_occurrences', 'snapshot', 'conflict_sides', 'conflict_history', 'conflict_use', 'see_conflicts',
        'scan_from', 'scan_resources', 'scan_closures', 'scan_needs', 'scan_rules',
        'standing_on', 'grant_login', 'run_out', 'lines_of_others', 'holds_run_out', 'shared_of', 'who_asked', 'shared_reservation', 'today', 'names_of',
        'related_to', 'why_of', 'rights_as_of', 'notices', 'notices_of', 'read_notices'
    ],
    'What members execute runs with its owner''s rights, and of the helpers only these'
);
select set_eq(
    $$
        select
            proname::text,
            proowner::regrole::text
        from pg_proc
        where pronamespace = 'poolbook_1'::regnamespace
            and proowner <> 'poolbook_writer'::regrole
    $$,
    $$
        values
            ('snapshot', 'poolbook_reader'),
            ('today', 'poolbook_reader'),
            ('names_of', 'poolbook_reader'),
            ('related_to', 'poolbook_reader'),
            ('rights_as_of', 'poolbook_reader'),
            ('line_months', 'poolbook_reader'),
            ('standing_on', 'poolbook_reader'),
            ('series_occurrences', 'poolbook_reader'),
            ('reporter_silent_since', 'poolbook_reader'),
            ('grant_login', 'poolbook_logins'),
            ('give_password', 'poolbook_logins'),
            ('end_sessions', 'poolbook_logins'),
            ('end_idle_sessions', 'poolbook_logins')
    $$,
    'Every function belongs to the writer, but for these of the reader and four for logins'
);
select is_empty(
    $$
        select pg_proc.oid::regprocedure
        from pg_proc
        where pronamespace in ('poolbook'::regnamespace, 'poolbook_1'::regnamespace)
            and prosecdef
            and not exists (
                select 1
                from unnest(proconfig) as setting
                where setting like 'search_path=%, pg_temp'
            )
    $$,
    'No definer function is without a search_path that ends in pg_temp'
);
select isnt_empty(
    $$
        select 1 from pg_proc where pronamespace = 'poolbook'::regnamespace and prosecdef
    $$,
    'There are definer functions among the tables too, and they were looked at'
);

-- Views and row security.
select is_empty(
    $$
        select oid::regclass
        from pg_class
        where relnamespace in ('poolbook'::regnamespace, 'poolbook_1'::regnamespace)
            and relkind in ('v', 'm')
            and (relowner <> 'poolbook_reader'::regrole or relkind = 'm' or relnamespace = 'poolbook'::regnamespace)
    $$,
    'No view belongs to anyone but the reader, and none keeps what it once read'
);
select set_eq(
    $$
        select
            pg_class.relname::text,
            granted.grantee::regrole::text,
            granted.privilege_type
        from pg_class
        cross join lateral aclexplode(relacl) as granted
        where relnamespace = 'poolbook_1'::regnamespace
            and relkind = 'v'
            and granted.grantee <> relowner
    $$,
    $$
        select
            name,
            role,
            'SELECT'
        from unnest(array[
            'blocks', 'drawdown_lines',
            'my_offers',
            'runs', 'deliveries', 'heartbeats',
            'quotas', 'quota_uses', 'duty_terms', 'resolutions',
            'pools', 'organizations', 'members', 'resources', 'blackouts', 'funds', 'projects', 'budget_lines',
            'commitments', 'entries', 'log', 'busy', 'busy_quantities', 'calendar_entries', 'calendar_occurrences', 'reservation_items', 'reservations',
            'retirement_conflicts', 'approvals', 'proposals', 'plans', 'plan_items', 'standing_approvals', 'migrations', 'surfaces', 'invoices', 'invoice_parts', 'reliefs', 'transfers', 'periods', 'conflicts', 'standing'
        ]) as name
        cross join group_of
    $$,
    'Each group may read each view, and nobody writes through one'
);
select is_empty(
    $$
        select oid::regclass
        from pg_class
        where relnamespace = 'poolbook'::regnamespace
            and relkind in ('r', 'p')
            and not (relrowsecurity and relforcerowsecurity)
    $$,
    'No table is without row security, forced'
);
select set_eq(
    $$
        select
            tablename::text,
            unnest(roles)::text as role,
            case when policyname like 'reader%' then 'READS' else cmd end
        from pg_policies
        where schemaname = 'poolbook'
    $$,
    $$
        select
            table_of.name,
            'poolbook_owner' as role,
            'ALL' as verb
        from table_of
        union all
        select
            table_of.name,
            'poolbook_writer',
            upper(verb)
        from table_of
        cross join unnest('{select,insert,update,delete}'::text[]) as verb
        where has_table_privilege('poolbook_writer', table_of.oid, verb)
        union all
        select
            table_of.name,
            'poolbook_reader',
            'READS'
        from table_of
        union all
        values ('member', 'poolbook_logins', 'ALL')
    $$,
    'Whoever may touch a table has a policy for it, and nobody else has one'
);
select is_empty(
    $$
        select
            tablename,
            policyname
        from pg_policies
        where schemaname = 'poolbook'
            and (permissive <> 'PERMISSIVE' or 'poolbook_reader' = any (roles) and cmd <> 'SELECT')
    $$,
    'The reader''s policies are for reading'
);

-- Roles.
select is_empty(
    $$
        select rolname
        from pg_roles
        where rolname like 'poolbook\_%'
            and (rolcanlogin or rolsuper or rolbypassrls or rolcreatedb or rolreplication)
    $$,
    'None of the roles of poolbook can log in, is superuser or gets round row security'
);
select set_eq(
    $$ select rolname::text from pg_roles where rolname like 'poolbook\_%' and rolcreaterole $$,
    array['poolbook_logins'],
    'One of them makes roles'
);
select set_eq(
    $$
        select
            roleid::regrole::text,
            member::regrole::text,
            admin_option
        from pg_auth_members
        where (roleid::regrole::text like 'poolbook\_%' and member::regrole::text like 'poolbook\_%')
            or roleid::regrole::text in ('poolbook_owner', 'poolbook_writer', 'poolbook_reader', 'poolbook_logins')
    $$,
    $$ select role, 'poolbook_logins' as member, true as may_give from group_of $$,
    'It gives the six groups away, and nobody is a member of the four others'
);
select is_empty(
    $$
        select member.login
        from poolbook.member
        left join pg_roles on rolname = member.login
        where rolname is null
            or not rolcanlogin
            or rolsuper or rolcreaterole or rolbypassrls or rolcreatedb or rolreplication
    $$,
    'Every member has a login, and no member can make roles'
);
select set_eq(
    $$
        select
            member.login,
            'poolbook_' || role
        from poolbook.member
        cross join unnest(member.roles) as role
    $$,
    $$
        select
            member.login,
            roleid::regrole::text
        from poolbook.member
        join pg_auth_members on pg_auth_members.member = quote_ident(login)::regrole
        where not admin_option
    $$,
    'Every member is in the groups of their roles, in no other role, and gives none away'
);

-- Making members.
create role tap_elsewhere login;
create role tap_super login superuser;
grant poolbook_officer to tap_super;
set local session authorization tap_admin;
create function pg_temp.save_member(p_login text, p_roles text[], p_verb text default 'add') returns jsonb
language sql as $$
    select poolbook_1.save_members(id('P'), p_login || p_roles::text, 'content', 'act', p_verb, jsonb_build_array(
        jsonb_build_object('login', p_login, 'name', 'Somebody', 'organization_id', id('A'), 'roles', p_roles)))
$$;
select is(
    outcome(format($$ select pg_temp.save_member(%L, '{officer}') $$, login)), 'PB006',
    format('A member does not take over %s', sentence)
)
from (
    values
        ('tap_elsewhere', 'a login that is somebody else''s'),
        ('tap_super', 'a superuser, though in a group'),
        ('postgres', 'the superuser'),
        ('poolbook_owner', 'the owner of the tables'),
        ('poolbook_writer', 'the owner of the functions'),
        ('poolbook_logins', 'the role that makes logins'),
        ('poolbook_officer', 'a group')
) as listed (login, sentence);
select is(
    detail($$ select pg_temp.save_member('tap_elsewhere', '{officer}') $$) -> 0 ->> 'problem', 'foreign-role',
    'The refusal says that the login is a foreign role'
);
select is(
    pg_temp.save_member('tap_new', '{officer,finance}') -> 0 ->> 'outcome', 'added',
    'A member with a new login is added'
);
select set_eq(
    $$ select roleid::regrole::text from pg_auth_members where member = 'tap_new'::regrole $$,
    array['poolbook_officer', 'poolbook_finance'],
    'The new login is in the groups of its roles'
);
select results_eq(
    $$
        select rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication
        from pg_roles
        where rolname = 'tap_new'
    $$,
    $$ values (true, false, false, false, false, false) $$,
    'The new login can log in and nothing else'
);
select is(
    pg_temp.save_member('tap_new', '{auditor}', 'edit') -> 0 ->> 'outcome', 'changed',
    'A member''s roles are changed'
);
select set_eq(
    $$ select roleid::regrole::text from pg_auth_members where member = 'tap_new'::regrole $$,
    array['poolbook_auditor'],
    'The login leaves the groups of the roles that it lost'
);
select throws_ok(
    'create role tap_mine', '42501', null, 'An administrator makes no role but by adding a member'
);
select throws_ok(
    'select poolbook_1.grant_login(''tap_elsewhere'')', '42501', null, 'An administrator does not grant logins directly'
);
set local session authorization tap_officer_a;
select is(
    outcome($$ select pg_temp.save_member('tap_friend', '{officer}') $$), '42501',
    'An officer adds no members'
);

-- Rows that say more than they may.
create function pg_temp.save_venue(p_key text, p_verb text, p_row jsonb) returns jsonb
language sql as $$
    select poolbook_1.save_resources(id('P'), p_key, 'content', 'act', p_verb, 'venue', jsonb_build_array(p_row))
$$;
select is(
    outcome($$ select pg_temp.save_venue('1', 'edit', '{"code": "ROOM", "hours": []}') $$), 'PB004',
    'An officer does not change another organization''s venue'
);
select is(
    outcome($$ select pg_temp.save_venue('2', 'edit', '{"code": "EAST", "hours": [[3, 480, 1200]]}') $$), 'done',
    'but changes their own'
);
select is(
    outcome($$
        select pg_temp.save_venue('3', 'edit', jsonb_build_object(
            'code', 'EAST', 'name', 'East', 'resource_id', id('ROOM'), 'hours', '[]'::jsonb, 'version', 77))
    $$),
    'done', 'An identifier in a row is not listened to'
);
select results_eq(
    $$ select code from poolbook_1.resources where hours <> '{}' $$, array['ROOM'],
    'so that it is their own that changes, and not the one that it names'
);
select is(
    outcome($$
        select pg_temp.save_venue('4', 'add', jsonb_build_object('code', 'TRAP', 'name', 'Trap', 'parts', array['ROOM']))
    $$),
    'PB004', 'An officer does not make another organization''s room a part of a hall, which they could close'
);
select is(
    outcome($$
        select pg_temp.save_venue('5', 'add', jsonb_build_object('code', 'WING', 'name', 'Wing', 'parts', array['EAST']))
    $$),
    'done', 'but their own'
);
select is(
    outcome($$
        select pg_temp.save_venue('6', 'add', jsonb_build_object('code', 'GIFT', 'name', 'Gift', 'owner_id', id('B')))
    $$),
    'PB004', 'nor adds a venue to another organization'
);
set local session authorization tap_nobody;
select is(
    outcome($$ select pg_temp.save_member('tap_friend', '{officer}') $$), 'PB004',
    'An administrator of no pool adds no members to this one'
);
set local session authorization tap_admin_q;
select is(
    outcome($$ select pg_temp.save_member('tap_friend', '{officer}') $$), 'PB004',
    'An administrator of another pool adds no members to this one'
);
reset session authorization;

-- PostgreSQL adds no column with a default to a table whose row such a function takes: the next release could not migrate.
select is_empty(
    $$
        select taking.oid::regprocedure
        from pg_proc as taking
        where taking.pronamespace = 'poolbook_1'::regnamespace
            and taking.prosqlbody is not null
            and exists (
                select 1
                from unnest(taking.proargtypes::oid[]) as argument
                join pg_type on pg_type.oid = argument
                join pg_class on pg_class.oid = pg_type.typrelid and pg_class.relkind = 'r'
            )
    $$,
    'No function with a parsed body takes the row of a table'
);

select * from finish();
rollback;

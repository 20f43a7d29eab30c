-- Who may call and see what. Everything of the surface belongs to the writer or the reader; nothing is public.
revoke all on schema poolbook_1 from public;
revoke all on all functions in schema poolbook_1 from public;

grant create on schema poolbook_1 to poolbook_writer, poolbook_reader, poolbook_logins;

do $$
declare
    thing record;
begin
    for thing in
        select
            function.oid::regprocedure as name
        from pg_proc as function
        where function.pronamespace = 'poolbook_1'::regnamespace
    loop
        execute format('alter function %s owner to poolbook_writer', thing.name);
    end loop;
    for thing in
        select
            view_class.oid::regclass as name
        from pg_class as view_class
        where view_class.relnamespace = 'poolbook_1'::regnamespace
            and view_class.relkind = 'v'
    loop
        execute format('alter view %s owner to poolbook_reader', thing.name);
    end loop;
end
$$;

alter function poolbook_1.snapshot(text, text[], text[]) owner to poolbook_reader;
alter function poolbook_1.today(uuid) owner to poolbook_reader;
alter function poolbook_1.names_of(uuid, uuid[]) owner to poolbook_reader;
alter function poolbook_1.related_to(uuid, uuid) owner to poolbook_reader;
alter function poolbook_1.rights_as_of(uuid, timestamptz) owner to poolbook_reader;
alter function poolbook_1.line_months(uuid, uuid[], date, timestamptz) owner to poolbook_reader;
alter function poolbook_1.standing_on(uuid, text, uuid, date) owner to poolbook_reader;
alter function poolbook_1.series_occurrences(uuid, uuid) owner to poolbook_reader;
alter function poolbook_1.reporter_silent_since(uuid) owner to poolbook_reader;
alter function poolbook_1.grant_login(text) owner to poolbook_logins;
alter function poolbook_1.give_password(text, text, timestamptz) owner to poolbook_logins;
alter function poolbook_1.end_sessions(text[]) owner to poolbook_logins;
alter function poolbook_1.end_idle_sessions() owner to poolbook_logins;
revoke create on schema poolbook_1 from poolbook_writer, poolbook_reader, poolbook_logins;

-- The owners of the surface call each other's helpers.
grant usage on schema poolbook_1 to poolbook_writer, poolbook_reader, poolbook_logins;
grant execute on all functions in schema poolbook_1 to poolbook_writer;
grant execute on function poolbook_1.bad_data(jsonb) to poolbook_logins;
grant execute on function
    poolbook_1.matches(uuid, text, text),
    poolbook_1.money_matches(uuid, text, text, text),
    poolbook_1.line_matches(uuid, text[]),
    poolbook_1.describe_resource(poolbook.resource),
    poolbook_1.special_hours_of(uuid, uuid),
    poolbook_1.skills_of(uuid, uuid),
    poolbook_1.rules_of(uuid),
    poolbook_1.holidays_of(uuid),
    poolbook_1.setting_columns(),
    poolbook_1.notices(uuid, text, integer),
    poolbook_1.settings_of(poolbook.pool),
    poolbook_1.describe_reservation(poolbook.reservation),
    poolbook_1.describe_project(poolbook.project),
    poolbook_1.paid_for(uuid, uuid, uuid[]),
    poolbook_1.run_out(uuid, uuid),
    poolbook_1.lines_of_others(uuid, uuid),
    poolbook_1.holds_run_out(),
    poolbook_1.who_asked(uuid, uuid),
    poolbook_1.series_named(uuid, text),
    poolbook_1.conflict_named(uuid, text)
to poolbook_reader;

-- Every member reads the views; row security decides which rows.
grant usage on schema poolbook_1
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter;
grant select on all tables in schema poolbook_1
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter;
grant execute on function
    poolbook_1.snapshot(text, text[], text[]),
    poolbook_1.standing_on(uuid, text, uuid, date),
    poolbook_1.limits_against(uuid, uuid, text, timestamptz, timestamptz, uuid[], bigint),
    poolbook_1.series_occurrences(uuid, uuid),
    poolbook_1.holds_run_out(),
    poolbook_1.shared_of(uuid, uuid),
    poolbook_1.who_asked(uuid, uuid),
    poolbook_1.shared_reservation(uuid, text),
    poolbook_1.today(uuid),
    poolbook_1.names_of(uuid, uuid[]),
    poolbook_1.related_to(uuid, uuid),
    poolbook_1.why_of(uuid, uuid),
    poolbook_1.rights_as_of(uuid, timestamptz),
    poolbook_1.notices(uuid, text, integer),
    poolbook_1.read_notices(uuid, timestamptz),
    poolbook_1.reporter_silent_since(uuid),
    poolbook_1.end_idle_sessions()
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter;

-- Drawdown, and its proof.
grant execute on function poolbook_1.moves(uuid) to poolbook_reader;
grant execute on function
    poolbook_1.line_months(uuid, uuid[], date, timestamptz),
    poolbook_1.event_sums(uuid, uuid[], date, timestamptz),
    poolbook_1.asked_of(uuid, uuid[], integer),
    poolbook_1.lines_paying(uuid, text),
    poolbook_1.balances_before(uuid, uuid[], date, integer),
    poolbook_1.ledger(uuid, uuid[], uuid, date, date, text[], uuid, timestamptz, integer, text, integer),
    poolbook_1.close_block(uuid)
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter;
grant execute on function poolbook_1.verify(uuid, text, integer)
to poolbook_administrator, poolbook_auditor, poolbook_reporter;

-- Booking.
grant execute on function
    poolbook_1.reserve(
        uuid, text, text, text, text, bigint, text, text, text, integer, uuid[], integer[], timestamptz, timestamptz,
        integer, integer, uuid[], integer[], uuid[], text[], bigint[]
    ),
    poolbook_1.confirm(uuid, text, text, text, uuid),
    poolbook_1.move(uuid, text, text, text, uuid, timestamptz, timestamptz, uuid[], integer[], text),
    poolbook_1.edit(
        uuid, text, text, text, uuid, integer, text, text, text, text, integer, uuid[], integer[], timestamptz, timestamptz,
        integer, integer, uuid[], integer[], uuid[], text[], bigint[]
    ),
    poolbook_1.cancel(uuid, text, text, text, uuid, text),
    poolbook_1.close_reservation(uuid, text, text, text, uuid, integer, jsonb, text),
    poolbook_1.import_reservations(uuid, text, text, text, text, jsonb),
    poolbook_1.reserve_series(uuid, text, text, text, uuid, text, bigint, text, text, integer, jsonb),
    poolbook_1.edit_series(uuid, text, text, text, uuid, text, text, jsonb),
    poolbook_1.cancel_series(uuid, text, text, text, uuid, uuid[], text),
    poolbook_1.confirm_series(uuid, text, text, text, uuid, uuid[]),
    poolbook_1.import_calendars(uuid, text, text, text, jsonb, jsonb),
    poolbook_1.add_blackout(uuid, text, text, text, uuid, timestamptz, timestamptz, text),
    poolbook_1.set_hours(uuid, text, text, text, uuid, date, date, jsonb, text, text),
    poolbook_1.remove_blackout(uuid, text, text, text, text, text),
    poolbook_1.save_resources(uuid, text, text, text, text, text, jsonb)
to poolbook_officer, poolbook_coordinator, poolbook_administrator;

-- Agreeing.
grant execute on function
    poolbook_1.approve(uuid, text, text, text, uuid, text),
    poolbook_1.reject(uuid, text, text, text, uuid, text)
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator;
-- Conflicts.
grant execute on function
    poolbook_1.conflict_sides(uuid, uuid[]),
    poolbook_1.conflict_history(uuid, uuid),
    poolbook_1.conflict_use(uuid, uuid)
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter;
grant execute on function
    poolbook_1.scan_from(uuid),
    poolbook_1.scan_resources(uuid),
    poolbook_1.scan_closures(uuid),
    poolbook_1.scan_needs(uuid, text[], timestamptz),
    poolbook_1.scan_rules(uuid, timestamptz)
to poolbook_coordinator, poolbook_administrator, poolbook_auditor, poolbook_reporter;
grant execute on function poolbook_1.see_conflicts(uuid, text, text, text, jsonb, timestamptz, timestamptz)
to poolbook_reporter, poolbook_administrator;
grant execute on function poolbook_1.expire(uuid, text, text, text) to poolbook_reporter, poolbook_administrator;
grant execute on function poolbook_1.promote(uuid, text, text, text, text, uuid)
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_reporter;

-- The chair.
grant execute on function
    poolbook_1.write_roster(uuid, text, text, text, date, date, integer, integer, uuid[], text),
    poolbook_1.swap_terms(uuid, text, text, text, uuid, uuid, text)
to poolbook_administrator;
grant execute on function
    poolbook_1.resolve(uuid, text, text, text, uuid, jsonb, text),
    poolbook_1.undo_resolution(uuid, text, text, text, uuid, text)
to poolbook_coordinator, poolbook_administrator;
grant execute on function poolbook_1.object_to(uuid, text, text, text, uuid, text)
to poolbook_officer, poolbook_coordinator;
grant execute on function poolbook_1.pass_note(uuid, text, text, text, uuid, text) to poolbook_coordinator;

grant execute on function poolbook_1.notices_of(uuid, text, timestamptz, integer)
to poolbook_reporter, poolbook_administrator;

-- Agreeing beforehand, and joining.
grant execute on function poolbook_1.set_standing_approvals(uuid, text, text, text, uuid, jsonb, text)
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator;
grant execute on function
    poolbook_1.join_event(uuid, text, text, text, text, integer, uuid[], text[], text),
    poolbook_1.withdraw_join(uuid, text, text, text, text, text)
to poolbook_officer, poolbook_coordinator, poolbook_administrator;

-- Reporting.
grant execute on function
    poolbook_1.guard_run(uuid),
    poolbook_1.begin_run(uuid, integer),
    poolbook_1.end_run(uuid, uuid, text, jsonb),
    poolbook_1.report_readers(uuid),
    poolbook_1.report_for(uuid, text, jsonb, timestamptz, integer),
    poolbook_1.keep_report(uuid, uuid, text, jsonb, timestamptz, jsonb),
    poolbook_1.due_deliveries(uuid, text[], integer),
    poolbook_1.settle_delivery(uuid, uuid, text)
to poolbook_reporter, poolbook_administrator;

-- Finding, and taking what was found.
grant execute on function
    poolbook_1.venues_for(
        uuid, uuid[], integer, text[], text[], double precision, double precision, double precision, double precision
    ),
    poolbook_1.people_for(uuid, uuid[], text[]),
    poolbook_1.taken_units(uuid, uuid[], timestamptz[], timestamptz[]),
    poolbook_1.events_nearby(uuid, timestamptz, text[], uuid[], uuid)
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter;
grant execute on function
    poolbook_1.keep_offers(uuid, jsonb),
    poolbook_1.reserve_for_needs(
        uuid, text, text, text, text, bigint, text, text, text, integer, uuid[], integer[], timestamptz, timestamptz,
        integer, integer, uuid[], integer[], uuid[], text[], bigint[], jsonb
    )
to poolbook_officer, poolbook_coordinator, poolbook_administrator;

-- Ways out of conflicts.
grant execute on function
    poolbook_1.limits_of_changes(uuid, jsonb),
    poolbook_1.is_current(uuid, jsonb),
    poolbook_1.effects_for_me(uuid, jsonb)
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter;
grant execute on function
    poolbook_1.is_current(uuid, jsonb),
    poolbook_1.effects_for_me(uuid, jsonb)
to poolbook_reader;
grant execute on function
    poolbook_1.case_of(uuid, uuid),
    poolbook_1.venues_around(uuid, uuid[], integer, text[], integer),
    poolbook_1.people_around(uuid, uuid[], text[], timestamptz, timestamptz, integer),
    poolbook_1.taken_around(uuid, uuid[], timestamptz[], timestamptz[]),
    poolbook_1.counted_around(uuid, uuid[], timestamptz, timestamptz),
    poolbook_1.try_ways(uuid, uuid, jsonb),
    poolbook_1.keep_proposals(uuid, uuid, jsonb)
to poolbook_coordinator, poolbook_administrator, poolbook_reporter;
grant execute on function
    poolbook_1.keep_plan(uuid, text, text, text, integer, jsonb, text),
    poolbook_1.try_plan(uuid, jsonb)
to poolbook_coordinator, poolbook_administrator;

-- Money.
grant execute on function
    poolbook_1.save_funds(uuid, text, text, text, text, jsonb),
    poolbook_1.save_projects(uuid, text, text, text, text, jsonb),
    poolbook_1.grant_money(
        uuid, text, text, text, uuid[], uuid[], text[], integer[], bigint[], text, bigint[]
    )
to poolbook_finance, poolbook_administrator;
grant execute on function
    poolbook_1.add_invoice(
        uuid, text, text, text, uuid, bigint, text, text, text, uuid, date, text, text
    ),
    poolbook_1.pay_invoice(uuid, text, text, text, uuid, bigint, text, date, text),
    poolbook_1.credit_invoice(uuid, text, text, text, uuid, bigint, date, text),
    poolbook_1.add_relief(uuid, text, text, text, uuid, uuid, bigint, integer, integer, date, text),
    poolbook_1.remove_relief(uuid, text, text, text, uuid, integer, text),
    poolbook_1.close_period(uuid, text, text, text, date, text, text),
    poolbook_1.seal_period(uuid, text, text, text, date, text),
    poolbook_1.reopen_period(uuid, text, text, text, date, text, text),
    poolbook_1.transfer_money(uuid, text, text, text, uuid, uuid, bigint, text),
    poolbook_1.reverse(uuid, text, text, text, text, uuid, bigint, text),
    poolbook_1.revise_grant(uuid, text, text, text, uuid, bigint, text)
to poolbook_finance, poolbook_administrator;
grant execute on function poolbook_1.release_money(uuid, text, text, text, uuid, text)
to poolbook_finance, poolbook_administrator, poolbook_reporter;

-- Retiring: each kind of thing has its own roles.
grant execute on function poolbook_1.retire(uuid, text, text, text, text, uuid, date, text)
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator;

grant execute on function poolbook_1.retire_member(uuid, text, text, text, uuid, date, uuid, text)
to poolbook_administrator;

-- The pool itself.
grant execute on function
    poolbook_1.add_pool(text, text, text, text, text, text, text),
    poolbook_1.edit_pool(uuid, text, text, text, jsonb),
    poolbook_1.set_pool(uuid, text, text, text, jsonb, text),
    poolbook_1.resume_pool(uuid, text, text, text, text),
    poolbook_1.set_rule(uuid, text, text, text, text, text, jsonb, text),
    poolbook_1.add_quota(
        uuid, text, text, text, uuid, text, bigint, text, uuid, text, text, text, text
    ),
    poolbook_1.remove_quota(uuid, text, text, text, text, text),
    poolbook_1.import_holidays(uuid, text, text, text, jsonb),
    poolbook_1.save_organizations(uuid, text, text, text, text, jsonb),
    poolbook_1.save_members(uuid, text, text, text, text, jsonb),
    poolbook_1.invite(uuid, text, text, text, uuid, text)
to poolbook_administrator;
grant execute on function poolbook_1.set_password(text)
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter;

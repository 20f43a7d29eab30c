-- Passwords of logins. None ever comes here: a client sends the SCRAM verifier that it made of one, with which nobody
-- can log in. An administrator's is of a secret that is good for a week, within which its owner chooses a password.

-- Gives a login a password; only one that is in some of the six groups and has no other rights.
create function poolbook_1.give_password(p_login text, p_verifier text, p_valid_until timestamptz) returns void
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    -- What the login may, as the six groups and whatever else it is in.
    in_groups text[];
begin
    if p_verifier is null
        or p_verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/]{16,128}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$'
    then
        perform bad_data('[{"field": "password", "problem": "not-a-verifier"}]');
    end if;
    select array_agg(in_group.rolname)
    into in_groups
    from pg_roles as login
    join pg_auth_members as granted on granted.member = login.oid
    join pg_roles as in_group on in_group.oid = granted.roleid
    where login.rolname = p_login
        and login.rolcanlogin
        and not login.rolsuper
        and not login.rolcreaterole
        and not login.rolcreatedb
        and not login.rolreplication
        and not login.rolbypassrls;
    if in_groups is null or not in_groups <@ array[
        'poolbook_officer', 'poolbook_coordinator', 'poolbook_finance', 'poolbook_administrator', 'poolbook_auditor',
        'poolbook_reporter'
    ] then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'login', 'problem', 'foreign-role', 'value', p_login)));
    end if;
    execute format('alter role %I password %L', p_login, p_verifier)
        || case when p_valid_until is null then '' else format(' valid until %L', p_valid_until) end;
end
$$;

-- What tells a verifier from others, its salt: an act that is sent again answers with the one that it was done with.
create function poolbook_1.stamp_of(p_verifier text) returns text
language sql immutable
return split_part(p_verifier, '$', 2);

-- Gives a member's login a secret for a week, as a part of an act; returns until when.
create function poolbook_1.invite_login(
    act poolbook_1.act,
    p_number integer,
    invited poolbook.member,
    p_verifier text
) returns timestamptz
language plpgsql as $$
declare
    valid_until constant timestamptz = date_trunc('second', act.started_at) + interval '7 days';
begin
    perform give_password(invited.login, p_verifier, valid_until);
    perform record(
        act, p_number, 'member.invite', 'member', invited.member_id, null, invited.version,
        jsonb_build_object('valid_until', jsonb_build_array(null, valid_until)), '{}'
    );
    return valid_until;
end
$$;

-- Invites a member anew: the login's password is what the verifier is of, for a week. Who is a member of several pools
-- is invited by somebody who administers all of them.
create function poolbook_1.invite(
    p_pool uuid,
    p_key text,
    p_content text,
    p_mode text,
    p_member uuid,
    p_verifier text
) returns jsonb
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
declare
    act poolbook_1.act = begin_act('member.invite', p_pool, p_key, p_content, p_mode, array['administrator']);
    invited poolbook.member;
begin
    if act.answer is not null then
        return act.answer;
    end if;
    select *
    into invited
    from member
    where member.pool_id = p_pool
        and member.member_id = p_member
    for no key update;
    if not found then
        perform not_found('member', p_member::text);
    end if;
    if invited.retired_from is not null and has_come(invited.retired_from, p_pool) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'login', 'problem', 'retired', 'value', invited.login)));
    end if;
    if exists (
        select 1
        from member as elsewhere
        where elsewhere.login = invited.login
            and not exists (
                select 1
                from member as mine
                where mine.pool_id = elsewhere.pool_id
                    and mine.login = session_user
                    and 'administrator' = any (mine.roles)
                    and (mine.retired_from is null or not has_come(mine.retired_from, mine.pool_id))
            )
    ) then
        perform bad_data(jsonb_build_array(jsonb_build_object(
            'field', 'login', 'problem', 'member-elsewhere', 'value', invited.login)));
    end if;
    return end_act(act, null, jsonb_build_object(
        'code', invited.login,
        'invited_until', invite_login(act, 1, invited, p_verifier),
        'stamp', stamp_of(p_verifier)
    ));
end
$$;

-- Sets the caller's own password. Whoever was invited is in for good; an end that somebody else set is kept.
create function poolbook_1.set_password(p_verifier text) returns void
language plpgsql security definer
set search_path = poolbook, poolbook_1, pg_temp as $$
begin
    perform give_password(
        session_user,
        p_verifier,
        (
            select 'infinity'::timestamptz
            from pg_roles as login
            join member on member.login = login.rolname
            join audit
                on audit.pool_id = member.pool_id
                and audit.subject_id = member.member_id
                and audit.act = 'member.invite'
                and (audit.change -> 'valid_until' ->> 1)::timestamptz = login.rolvaliduntil
            where login.rolname = session_user
            limit 1
        )
    );
end
$$;

comment on function poolbook_1.invite(uuid, text, text, text, uuid, text) is
    'Gives a member a one-time secret for a week in place of their password: an administrator.';
comment on function poolbook_1.set_password(text) is
    'Sets the caller''s own password, by its verifier.';

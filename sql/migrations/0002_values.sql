-- What a value must look like to be stored anywhere, and the clock.
set local role poolbook_owner;

create function poolbook.now() returns timestamptz
language sql volatile parallel safe
return clock_timestamp();

comment on function poolbook.now() is
    'The only clock: the instant at which it is called, not the transaction''s start. Called after the locks.';

create function poolbook.is_line(value text) returns boolean
language plpgsql immutable parallel safe as $$
begin
    return length(value) between 1 and 200 and value !~ '[[:cntrl:]]' and btrim(value) = value;
end
$$;

comment on function poolbook.is_line(text) is
    'Whether a text is one line of 1 to 200 characters without control characters or blanks at its ends.';

create function poolbook.is_code(value text) returns boolean
language sql immutable parallel safe
return value ~ '^[^[:space:][:cntrl:],;=%/@"''+-][^[:space:][:cntrl:],;=%/"'']{0,39}$';

comment on function poolbook.is_code(text) is
    'Whether a text can be typed as a code: 1 to 40 characters; no blank, comma, semicolon, =, %, / or quote.';

create function poolbook.shares_are_whole(hosts uuid[], shares integer[]) returns boolean
language plpgsql immutable parallel safe as $$
declare
    total bigint = 0;
    share integer;
begin
    foreach share in array shares loop
        if share is null or share < 0 then
            return false;
        end if;
        total = total + share;
    end loop;
    for place in 2 .. cardinality(hosts) loop
        if hosts[place] = any (hosts[1:place - 1]) then
            return false;
        end if;
    end loop;
    return total = 1000000 and cardinality(hosts) = cardinality(shares);
end
$$;

comment on function poolbook.shares_are_whole(uuid[], integer[]) is
    'Whether every host is named once and their shares, in parts per million, add up to the whole.';

create function poolbook.new_id(key text, number integer, at timestamptz) returns uuid
language plpgsql immutable parallel safe as $$
begin
    return overlay(overlay(
        md5(key || ':' || number)
        placing lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' from 1)
        placing '8' from 17)::uuid;
end
$$;

comment on function poolbook.new_id(text, integer, timestamptz) is
    'A UUIDv7: the time in milliseconds, and random bits that follow from the command''s key and a number within it.';

create function poolbook.crockford(id uuid, length integer) returns text
language plpgsql immutable parallel safe as $$
declare
    bits bigint = ('x' || substr(id::text, 23, 1) || substr(id::text, 25, 12))::bit(52)::bigint;
    characters text = '';
begin
    for place in 1 .. length loop
        characters = characters || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (bits & 31)::integer + 1, 1);
        bits = bits >> 5;
    end loop;
    return characters;
end
$$;

comment on function poolbook.crockford(uuid, integer) is
    'Up to ten Crockford base-32 characters from the random bits of an identifier, of which references are made.';

grant execute on all functions in schema poolbook to poolbook_writer, poolbook_reader, poolbook_logins;
revoke execute on all functions in schema poolbook from public;

-- Views call it as whoever reads them.
grant execute on function poolbook.now()
to poolbook_officer, poolbook_coordinator, poolbook_finance, poolbook_administrator, poolbook_auditor,
    poolbook_reporter;

-- What a pool calls its events: the kinds, brands and figures that may be written, where it keeps a list of them.
set local role poolbook_owner;

create function poolbook.are_words(words text[]) returns boolean
language plpgsql immutable parallel safe as $$
declare
    word text;
begin
    foreach word in array words loop
        if poolbook.is_line(word) is not true then
            return false;
        end if;
    end loop;
    return cardinality(words) = cardinality(array(select distinct listed from unnest(words) as listed));
end
$$;

comment on function poolbook.are_words(text[]) is 'Whether each text of a list is one line, and none is there twice.';
revoke execute on function poolbook.are_words(text[]) from public;
grant execute on function poolbook.are_words(text[]) to poolbook_writer;

alter table poolbook.pool
    add column kinds text[] not null default '{}',
    add column brands text[] not null default '{}',
    add column figures text[] not null default '{}',
    add constraint pool_kinds_are_words check (kinds = '{}' or poolbook.are_words(kinds)),
    add constraint pool_brands_are_words check (brands = '{}' or poolbook.are_words(brands)),
    add constraint pool_figures_are_words check (figures = '{}' or poolbook.are_words(figures));

comment on column poolbook.pool.kinds is 'What kinds of events there may be (none: any). Events that stand keep theirs.';
comment on column poolbook.pool.brands is 'Under which brands events may be held (none: any).';
comment on column poolbook.pool.figures is 'What is counted of an event that is over, beside who came (none: anything).';

alter table poolbook.event
    add column brand text,
    add constraint event_brand_is_a_line check (brand is null or poolbook.is_line(brand));

comment on column poolbook.event.brand is 'The name under which it is held with others, as people know it.';

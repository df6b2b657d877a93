-- Runs can be driven again. A tally told with a shard of a later generation is counted at once, and so are the results
-- that it supersedes, which may come before or after the shard that they were told with.
alter table run_progress
    -- All source objects of the run; null until it is planned, or if the planner did not say.
    add column objects            bigint,
    -- A tally of the results that no longer count: what counts is totals minus superseded.
    add column superseded         jsonb   not null default '{"objects":{},"sourceBytes":0,"renditions":0,"renditionBytes":0,"reasons":{}}',
    -- The newest generation that anything is known of; shards_reported, too, is of this one alone.
    add column generation         integer not null default 0,
    add column generation_objects bigint  not null default 0,
    add column generation_bytes   bigint  not null default 0,
    add column generation_since   timestamptz;

comment on column run_progress.totals is 'The sums of all shards reported, of all generations, also where a later one supersedes them';
comment on column run_progress.shards_reported is 'Of the newest generation';

-- The rows there are: what their shards say of the newest of their generations.
update run_progress r
set generation         = s.generation,
    shards_reported    = s.shards,
    generation_objects = s.objects,
    generation_bytes   = s.bytes,
    generation_since   = s.since
from (
    select distinct on (run)
        run, generation, count(*) as shards, sum(objects) as objects, sum(source_bytes) as bytes, min(reported_at) as since
    from shard_tally
    group by run, generation
    order by run, generation desc
) s
where s.run = r.run;

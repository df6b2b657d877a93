-- What is known of each run: one row, written under its own lock together with the shards and waves that it counts.
create table run_progress (
    -- Run names sort by their bytes everywhere, also where the database sorts by a language.
    run              text collate "C" primary key,
    -- What planner said last; null while only shards or waves have been heard of.
    revision         bigint,
    state            text,
    recipe           text,
    plan             jsonb,
    reason           text,
    created_at       timestamptz,
    changed_at       timestamptz,
    -- A tally, as the contracts write it: {"objects": {"developed": 12}, "sourceBytes": …, "reasons": {…}}.
    totals           jsonb       not null default '{"objects":{},"sourceBytes":0,"renditions":0,"renditionBytes":0,"reasons":{}}',
    shards_reported  integer     not null default 0,
    first_report_at  timestamptz,
    last_report_at   timestamptz,
    waves            integer     not null default 0,
    workers          integer     not null default 0,
    first_wave_at    timestamptz,
    last_wave_at     timestamptz,
    -- What the two lists of runs are ordered by; derived from the columns above.
    since            timestamptz not null default '-infinity',
    last_change_at   timestamptz not null default '-infinity',
    final            boolean     not null default false
);
create index run_progress_newest on run_progress (since desc, run);
create index run_progress_watched on run_progress (final, last_change_at desc);

-- The shards counted, each once.
create table shard_tally (
    run          text collate "C" not null,
    generation   integer     not null,
    shard        integer     not null,
    objects      bigint      not null,
    source_bytes bigint      not null,
    reported_at  timestamptz not null,
    primary key (run, generation, shard)
);
create index shard_tally_reported on shard_tally (run, reported_at);

-- The waves counted, each once.
create table wave (
    run          text collate "C" not null,
    name         text        not null,
    workers      integer     not null,
    submitted_at timestamptz not null,
    primary key (run, name)
);

-- Messages of the event queue that could not be read, kept for people to look at.
create table malformed_message (
    message_id  text primary key,
    reason      text        not null,
    body        text        not null,
    sent_at     timestamptz not null,
    received_at timestamptz not null default now()
);

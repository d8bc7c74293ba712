import type { Migration } from './index.ts'

const tables = (json: (column: string) => string) => [
  `create table users (
    id text primary key,
    name text not null,
    created_at text not null
  )`,
  `create table sessions (
    token_hash text primary key,
    user_id text not null references users (id) on delete cascade,
    expires_at text not null,
    created_at text not null
  )`,
  `create table return_links (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    token_hash text not null unique,
    created_at text not null,
    revoked_at text
  )`,
  `create table teams (
    id text primary key,
    name text not null,
    adr_number integer not null default 0,
    public_at text,
    created_at text not null
  )`,
  `create table members (
    team_id text not null references teams (id) on delete cascade,
    user_id text not null references users (id) on delete cascade,
    name text not null,
    role text not null check (role in ('owner', 'member', 'observer')),
    joined_at text not null,
    primary key (team_id, user_id)
  )`,
  `create table decisions (
    id text primary key,
    team_id text not null references teams (id) on delete cascade,
    question text not null,
    context text not null,
    template text not null,
    code text not null unique,
    facilitator_id text not null references users (id),
    decider_id text not null references users (id),
    deadline_at text,
    time_zone text not null,
    quorum integer not null check (quorum >= 1),
    expected_voters integer check (expected_voters >= 1),
    names_shown integer not null check (names_shown in (0, 1)),
    veto_percent integer check (veto_percent between 1 and 100),
    version integer not null,
    history_hash text not null,
    submission_key text unique,
    created_at text not null,
    changed_at text not null,
    decided_at text,
    abandoned_at text
  )`,
  `create table options (
    id text primary key,
    decision_id text not null references decisions (id) on delete cascade,
    key text,
    name text not null,
    position integer not null,
    unique (decision_id, position)
  )`,
  `create table criteria (
    id text primary key,
    decision_id text not null references decisions (id) on delete cascade,
    key text,
    name text not null,
    help text not null,
    kind text not null check (kind in ('familiarity', 'profile')),
    position integer not null,
    unique (decision_id, position)
  )`,
  `create table profile_cells (
    option_id text not null references options (id) on delete cascade,
    criterion_id text not null references criteria (id) on delete cascade,
    decision_id text not null references decisions (id) on delete cascade,
    score integer check (score between 0 and 100),
    band integer check (band >= 0),
    status text not null check (status in ('measured', 'partly judged', 'judged', 'unknown')),
    evidence text not null,
    as_of text,
    primary key (option_id, criterion_id)
  )`,
  `create table invites (
    id text primary key,
    decision_id text not null references decisions (id) on delete cascade,
    token_hash text not null unique,
    created_by text not null references users (id),
    created_at text not null,
    revoked_at text
  )`,
  `create table rounds (
    id text primary key,
    decision_id text not null references decisions (id) on delete cascade,
    number integer not null check (number >= 1),
    opened_at text not null,
    opened_by text not null references users (id),
    rules_version integer not null default 1,
    ballot_count integer not null default 0,
    revealed_at text,
    revealed_by text references users (id),
    result text ${json('result')},
    unique (decision_id, number)
  )`,
  `create table ballots (
    id text primary key,
    round_id text not null references rounds (id) on delete cascade,
    user_id text not null references users (id),
    name text not null,
    answers text not null ${json('answers')},
    comment text not null,
    receipt text not null,
    revision integer not null check (revision >= 1),
    submission_key text unique,
    cast_at text not null,
    revised_at text,
    unique (round_id, user_id)
  )`,
  `create table adrs (
    id text primary key,
    team_id text not null references teams (id) on delete cascade,
    number integer not null check (number >= 1),
    decision_id text unique references decisions (id),
    title text not null,
    status text not null check (status in ('proposed', 'accepted', 'rejected', 'deprecated', 'superseded')),
    decided_on text not null,
    record text not null ${json('record')},
    created_by text not null references users (id),
    created_at text not null,
    unique (team_id, number)
  )`,
  `create table events (
    decision_id text not null references decisions (id) on delete cascade,
    seq integer not null,
    actor_id text references users (id),
    action text not null,
    particulars text not null ${json('particulars')},
    at text not null,
    hash text not null,
    primary key (decision_id, seq)
  )`,
]

const indexes = [
  'create index sessions_by_user on sessions (user_id)',
  'create index sessions_by_expiry on sessions (expires_at)',
  'create index return_links_by_user on return_links (user_id)',
  'create index members_by_user on members (user_id)',
  'create index decisions_by_team on decisions (team_id, created_at)',
  'create index profile_cells_by_decision on profile_cells (decision_id)',
  'create index invites_by_decision on invites (decision_id)',
]

export const first: Migration = {
  name: '0001-first',
  statements: (engine) =>
    engine === 'sqlite'
      ? [...tables((column) => `check (json_valid(${column}))`).map((table) => `${table} strict`), ...indexes]
      : [...tables((column) => `check (${column}::jsonb is not null or ${column} is null)`), ...indexes],
}

import type { Migration } from './index.ts'

/** Scores that a team sets itself, and the optional parts of a ballot. */
export const profiles: Migration = {
  name: '0002-profiles',
  statements: (engine) => [
    `alter table decisions add column importance_method text not null default 'rating'
      check (importance_method in ('rating', 'points', 'rank-sum', 'rank-order-centroid'))`,
    `alter table decisions add column direct_vote integer not null default 0 check (direct_vote in (0, 1))`,
    `alter table decisions add column cell_ratings integer not null default 0 check (cell_ratings in (0, 1))`,
    `alter table rounds add column revealed_result text ${
      engine === 'sqlite'
        ? 'check (json_valid(revealed_result))'
        : 'check (revealed_result::jsonb is not null or revealed_result is null)'
    }`,
    `create table cell_overrides (
      decision_id text not null references decisions (id) on delete cascade,
      seq integer not null,
      option_id text not null,
      criterion_id text not null,
      kind text not null check (kind in ('set', 'restored')),
      score integer check (score between 0 and 100),
      reason text not null,
      user_id text not null references users (id),
      name text not null,
      at text not null,
      primary key (decision_id, seq)
    )${engine === 'sqlite' ? ' strict' : ''}`,
  ],
}

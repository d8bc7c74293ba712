import type { Migration } from './index.ts'

/** Drafts, rounds, people, talk and consent: everything a room is between its opening and its review. */
export const lifeCycle: Migration = {
  name: '0003-life-cycle',
  statements: (engine) => {
    const isJson = (column: string) =>
      engine === 'sqlite'
        ? `check (json_valid(${column}))`
        : `check (${column}::jsonb is not null or ${column} is null)`
    const table = (name: string, columns: string) =>
      `create table ${name} (${columns})${engine === 'sqlite' ? ' strict' : ''}`
    /** Rows that lie in the order of their random key, so that their place says nothing about when they came. */
    const unordered = (name: string, columns: string) =>
      `create table ${name} (${columns})${engine === 'sqlite' ? ' strict, without rowid' : ''}`
    return [
      'alter table decisions add column started_at text',
      'update decisions set started_at = created_at',
      `alter table decisions add column abandoned_by text references users (id)`,
      `alter table decisions add column abandon_reason text not null default ''`,
      `alter table decisions add column reveal_rule text not null default 'manual'
        check (reveal_rule in ('manual', 'deadline', 'complete'))`,
      `alter table decisions add column anonymous integer not null default 0 check (anonymous in (0, 1))`,
      `alter table decisions add column quorum_percent integer check (quorum_percent between 1 and 100)`,
      `alter table decisions add column constraints text not null default '[]' ${isJson('constraints')}`,
      `alter table decisions add column willingness_asked integer not null default 1
        check (willingness_asked in (0, 1))`,
      `alter table decisions add column started_from text references decisions (id)`,
      `alter table decisions add column review_on text`,
      `alter table decisions add column public_version integer not null default 0`,

      `alter table options add column since_round integer not null default 1`,
      `alter table options add column last_round integer`,
      `alter table options add column removed_at text`,
      `alter table options add column late_at text`,
      `alter table criteria add column since_round integer not null default 1`,
      `alter table criteria add column last_round integer`,
      `alter table criteria add column removed_at text`,
      `alter table criteria add column late_at text`,

      `alter table rounds add column asked text ${isJson('asked')}`,
      `alter table rounds add column note text not null default ''`,
      `alter table rounds add column revealed_how text not null default 'manual'
        check (revealed_how in ('manual', 'deadline', 'complete'))`,

      `alter table invites add column expires_at text`,
      `alter table invites add column max_uses integer check (max_uses >= 1)`,
      `alter table invites add column uses integer not null default 0`,

      table(
        'suggestions',
        `id text primary key,
        decision_id text not null references decisions (id) on delete cascade,
        kind text not null check (kind in ('option', 'criterion')),
        name text not null,
        why text not null,
        user_id text not null references users (id),
        user_name text not null,
        at text not null,
        verdict text check (verdict in ('accepted', 'declined')),
        note text not null default '',
        reviewed_by text references users (id),
        reviewed_at text`,
      ),
      'create index suggestions_by_decision on suggestions (decision_id, at)',

      table(
        'expected_voters',
        `id text primary key,
        decision_id text not null references decisions (id) on delete cascade,
        name text not null,
        email text,
        user_id text references users (id),
        position integer not null,
        created_at text not null,
        unique (decision_id, user_id)`,
      ),
      'create index expected_voters_by_decision on expected_voters (decision_id, position)',

      unordered(
        'anonymous_ballots',
        `id text primary key,
        round_id text not null references rounds (id) on delete cascade,
        answers text not null ${isJson('answers')},
        comment text not null,
        receipt text not null,
        key_hash text not null unique`,
      ),
      'create index anonymous_ballots_by_round on anonymous_ballots (round_id, receipt)',
      unordered(
        'participations',
        `round_id text not null references rounds (id) on delete cascade,
        user_id text not null references users (id),
        primary key (round_id, user_id)`,
      ),

      table(
        'comments',
        `id text primary key,
        decision_id text not null references decisions (id) on delete cascade,
        round_id text not null references rounds (id) on delete cascade,
        subject text not null check (subject in ('option', 'criterion', 'room')),
        subject_id text,
        user_id text not null references users (id),
        name text not null,
        text text not null,
        version integer not null default 1,
        submission_key text unique,
        at text not null,
        edited_at text,
        deleted_at text`,
      ),
      'create index comments_by_decision on comments (decision_id, at)',
      table(
        'comment_versions',
        `comment_id text not null references comments (id) on delete cascade,
        version integer not null,
        text text not null,
        at text not null,
        primary key (comment_id, version)`,
      ),

      table(
        'proposals',
        `id text primary key,
        decision_id text not null references decisions (id) on delete cascade,
        round_id text not null references rounds (id) on delete cascade,
        option_id text not null,
        wording text not null,
        proposed_by text not null references users (id),
        proposed_name text not null,
        at text not null,
        closed_at text,
        closed_how text check (closed_how in ('withdrawn', 'replaced', 'decided'))`,
      ),
      'create index proposals_by_decision on proposals (decision_id, at)',
      table(
        'stances',
        `id text primary key,
        proposal_id text not null references proposals (id) on delete cascade,
        user_id text not null references users (id),
        name text not null,
        kind text not null check (kind in ('consent', 'concern', 'objection')),
        reason text not null,
        remedy text not null,
        version integer not null default 1,
        at text not null,
        revised_at text,
        settled text check (settled in ('resolved', 'carried')),
        settled_note text not null default '',
        settled_by text references users (id),
        settled_name text not null default '',
        settled_at text,
        unique (proposal_id, user_id)`,
      ),
      table(
        'stance_versions',
        `stance_id text not null references stances (id) on delete cascade,
        version integer not null,
        kind text not null check (kind in ('consent', 'concern', 'objection')),
        reason text not null,
        remedy text not null,
        at text not null,
        settled text check (settled in ('resolved', 'carried')),
        settled_note text not null default '',
        settled_name text not null default '',
        primary key (stance_id, version)`,
      ),

      table(
        'reviews',
        `id text primary key,
        decision_id text not null references decisions (id) on delete cascade,
        user_id text not null references users (id),
        name text not null,
        verdict text not null check (verdict in ('came true', 'partly', 'did not')),
        findings text not null,
        next text not null check (next in ('keep', 'look again', 'reconsider')),
        next_on text,
        at text not null`,
      ),
      'create index reviews_by_decision on reviews (decision_id, at)',

      `create index decisions_by_deadline on decisions (deadline_at)`,
      `create index decisions_by_review on decisions (review_on)`,
    ]
  },
}

import type { Migration } from './index.ts'

/** Records that outlive their room: versions, links, tags, search, imports, read tokens and copies in a Git repository. */
export const records: Migration = {
  name: '0004-records',
  statements: (engine) => {
    const isJson = (column: string) =>
      engine === 'sqlite' ? `check (json_valid(${column}))` : `check (${column}::jsonb is not null)`
    const table = (name: string, columns: string) =>
      `create table ${name} (${columns})${engine === 'sqlite' ? ' strict' : ''}`
    return [
      `alter table adrs add column version integer not null default 1`,
      `alter table adrs add column origin text not null default 'room'
        check (origin in ('room', 'written', 'imported'))`,
      `alter table adrs add column file_name text`,
      `alter table adrs add column decider text not null default ''`,
      `alter table adrs add column chosen text not null default ''`,
      `alter table adrs add column advice_followed integer check (advice_followed in (0, 1))`,
      `alter table adrs add column changed_at text not null default ''`,
      `alter table adrs add column source_name text`,
      `alter table adrs add column source_hash text`,
      `alter table adrs add column source text`,
      ...(engine === 'sqlite' ? SQLITE_FACTS : POSTGRES_FACTS),
      `create unique index adrs_file_name on adrs (team_id, file_name)`,
      `create unique index adrs_source_name on adrs (team_id, source_name)`,
      `create index adrs_status on adrs (team_id, status, number)`,
      `create index adrs_decider on adrs (team_id, decider, number)`,
      `create index adrs_changed_at on adrs (team_id, changed_at)`,

      table(
        'adr_versions',
        `adr_id text not null references adrs (id) on delete cascade,
        version integer not null check (version >= 1),
        action text not null check (action in ('recorded', 'written', 'imported', 'edited', 'tagged', 'linked',
          'unlinked', 'accepted', 'rejected', 'deprecated', 'superseded')),
        actor_id text references users (id),
        note text not null default '',
        record text not null ${isJson('record')},
        at text not null,
        primary key (adr_id, version)`,
      ),
      `insert into adr_versions (adr_id, version, action, actor_id, record, at)
        select id, 1, 'recorded', created_by, record, created_at from adrs`,

      table(
        'adr_links',
        `id text primary key,
        from_id text not null references adrs (id) on delete cascade,
        to_id text not null references adrs (id) on delete cascade,
        verb text not null check (verb in ('supersedes', 'amends', 'relates to')),
        created_by text not null references users (id),
        created_at text not null,
        unique (from_id, to_id, verb),
        check (from_id <> to_id)`,
      ),
      `create index adr_links_to on adr_links (to_id)`,

      table(
        'adr_tags',
        `adr_id text not null references adrs (id) on delete cascade,
        tag text not null,
        primary key (adr_id, tag)`,
      ),
      `create index adr_tags_tag on adr_tags (tag)`,

      table(
        'adr_texts',
        `adr_id text primary key references adrs (id) on delete cascade,
        team_id text not null references teams (id) on delete cascade,
        title text not null,
        tags text not null,
        body text not null`,
      ),
      ...(engine === 'sqlite' ? SQLITE_SEARCH : POSTGRES_SEARCH),

      table(
        'read_tokens',
        `id text primary key,
        team_id text not null references teams (id) on delete cascade,
        user_id text not null references users (id),
        token_hash text not null unique,
        label text not null,
        created_at text not null,
        used_on text,
        expires_at text,
        revoked_at text`,
      ),
      `create index read_tokens_team on read_tokens (team_id)`,

      table(
        'imports',
        `id text primary key,
        team_id text not null references teams (id) on delete cascade,
        user_id text not null references users (id),
        files text not null ${isJson('files')},
        created_at text not null,
        done_at text`,
      ),

      table(
        'repositories',
        `team_id text primary key references teams (id) on delete cascade,
        remote text not null,
        branch text not null,
        folder text not null,
        format text not null,
        set_by text not null references users (id),
        set_at text not null,
        wanted_at text,
        tries integer not null default 0,
        next_at text,
        pushed_at text,
        pushed_commit text,
        error text not null default ''`,
      ),
      `alter table decisions add column imported_at text`,
      `alter table decisions add column imported text`,
    ]
  },
}

/** What the list of records shows, out of the records there are. */
const SQLITE_FACTS = [
  `update adrs set changed_at = created_at, decider = coalesce(json_extract(record, '$.decider'), ''),
    advice_followed = json_extract(record, '$.adviceFollowed'),
    chosen = coalesce((select json_extract(value, '$.name') from json_each(record, '$.options')
      where json_extract(value, '$.id') = json_extract(record, '$.chosenOptionId')), '')`,
]
const POSTGRES_FACTS = [
  `update adrs set changed_at = created_at, decider = coalesce(record::jsonb ->> 'decider', ''),
    advice_followed = case record::jsonb ->> 'adviceFollowed' when 'true' then 1 when 'false' then 0 end,
    chosen = coalesce((select option ->> 'name' from jsonb_array_elements(record::jsonb -> 'options') option
      where option ->> 'id' = record::jsonb ->> 'chosenOptionId'), '')`,
]

/** The words are kept apart by us, so that languages without spaces can be searched as well. */
const SQLITE_SEARCH = [
  `create virtual table adr_search using fts5 (title, tags, body, content = 'adr_texts',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`,
  `create trigger adr_texts_insert after insert on adr_texts begin
    insert into adr_search (rowid, title, tags, body) values (new.rowid, new.title, new.tags, new.body);
  end`,
  `create trigger adr_texts_delete after delete on adr_texts begin
    insert into adr_search (adr_search, rowid, title, tags, body)
      values ('delete', old.rowid, old.title, old.tags, old.body);
  end`,
  `create trigger adr_texts_update after update on adr_texts begin
    insert into adr_search (adr_search, rowid, title, tags, body)
      values ('delete', old.rowid, old.title, old.tags, old.body);
    insert into adr_search (rowid, title, tags, body) values (new.rowid, new.title, new.tags, new.body);
  end`,
]
const POSTGRES_SEARCH = [
  `create index adr_texts_words on adr_texts using gin ((
    setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', tags), 'B')
      || setweight(to_tsvector('simple', body), 'C')))`,
  `create index adr_texts_team on adr_texts (team_id)`,
]

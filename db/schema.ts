import type { AnonymousBallotRow, BallotRow, ParticipationRow } from './rows/ballots.ts'
import type { OutboxRow, SubscriptionRow, SuppressionRow } from './rows/mail.ts'
import type {
  ExpectedVoterRow,
  InviteRow,
  MemberRow,
  ReturnLinkRow,
  SessionRow,
  TeamRow,
  UserRow,
} from './rows/people.ts'
import type {
  AdrLinkRow,
  AdrRow,
  AdrTagRow,
  AdrTextRow,
  AdrVersionRow,
  ImportRow,
  ReadTokenRow,
  RepositoryRow,
  ReviewRow,
} from './rows/records.ts'
import type {
  CellOverrideRow,
  CriterionRow,
  DecisionRow,
  EventRow,
  OptionRow,
  ProfileCellRow,
  RoundRow,
  SuggestionRow,
} from './rows/rooms.ts'
import type { CommentRow, CommentVersionRow, ProposalRow, StanceRow, StanceVersionRow } from './rows/talk.ts'

export type * from './rows/ballots.ts'
export type * from './rows/mail.ts'
export type * from './rows/people.ts'
export type * from './rows/records.ts'
export type * from './rows/rooms.ts'
export type * from './rows/talk.ts'

/**
 * Columns are text and integer only, on both engines: instants are ISO 8601 in UTC, JSON is text, ids are made
 * by us, and a state is an instant (when it came about) instead of a flag.
 */
export type Tables = {
  users: UserRow
  sessions: SessionRow
  return_links: ReturnLinkRow
  teams: TeamRow
  members: MemberRow
  decisions: DecisionRow
  options: OptionRow
  criteria: CriterionRow
  profile_cells: ProfileCellRow
  cell_overrides: CellOverrideRow
  invites: InviteRow
  rounds: RoundRow
  ballots: BallotRow
  suggestions: SuggestionRow
  expected_voters: ExpectedVoterRow
  anonymous_ballots: AnonymousBallotRow
  participations: ParticipationRow
  comments: CommentRow
  comment_versions: CommentVersionRow
  proposals: ProposalRow
  stances: StanceRow
  stance_versions: StanceVersionRow
  reviews: ReviewRow
  subscriptions: SubscriptionRow
  outbox: OutboxRow
  suppressions: SuppressionRow
  adrs: AdrRow
  adr_versions: AdrVersionRow
  adr_links: AdrLinkRow
  adr_tags: AdrTagRow
  adr_texts: AdrTextRow
  read_tokens: ReadTokenRow
  imports: ImportRow
  repositories: RepositoryRow
  events: EventRow
  migrations: MigrationRow
}

export type MigrationRow = { name: string; checksum: string; applied_at: string }

export type AdrRow = {
  id: string
  team_id: string
  number: number
  decision_id: string | null
  title: string
  status: string
  decided_on: string
  record: string
  created_by: string
  created_at: string
}

/** What came true of what was expected. */
export type ReviewRow = {
  id: string
  decision_id: string
  user_id: string
  name: string
  verdict: 'came true' | 'partly' | 'did not'
  findings: string
  next: 'keep' | 'look again' | 'reconsider'
  next_on: string | null
  at: string
}

import { EvidencePage } from '../../views/method/evidence-page.tsx'
import { MethodPage } from '../../views/method/page.tsx'
import { factory } from '../env.ts'
import { renderOnce } from '../render.tsx'
import { backendEvidence } from '../templates/backend-stack/evidence.ts'

const { asOf, options, criteria } = backendEvidence
const scored = criteria.filter(({ cells }) => cells.length > 0)

/** How the score comes about, for everybody. The scores of the profile are on a page of their own: they anchor. */
export const method = factory
  .createApp()

  .get('/method', (c) =>
    renderOnce(
      c,
      'method',
      () => <MethodPage profile={{ asOf, options: options.length, criteria: scored.length }} />,
      { title: 'How the score works', current: '/method' },
    ),
  )

  .get('/method/evidence', (c) =>
    renderOnce(c, 'method evidence', () => <EvidencePage evidence={backendEvidence} />, {
      title: 'Where the profile comes from',
      current: '/method/evidence',
    }),
  )

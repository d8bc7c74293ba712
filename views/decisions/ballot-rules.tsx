import { capital, counted, inWords } from '../../src/advisor/format.ts'
import type { FieldErrors } from '../../src/domain/ballot.ts'
import { type BriefFields, namesIn } from '../../src/domain/brief.ts'
import {
  minutesFor,
  type Pace,
  presetOf,
  questionsOf,
  type BallotRules as Rules,
} from '../../src/domain/pace.ts'
import type { Template } from '../../src/templates/template.ts'
import { Choice } from '../components/choice.tsx'
import { Check } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'

const METHODS = [
  { value: 'rating', label: 'Rate each from 0 to 5', small: 'The quickest. One can also say “can’t judge”.' },
  {
    value: 'rank-sum',
    label: 'Rank them, weights fall evenly',
    small: 'Each place counts a step less than the one above it (rank-sum).',
  },
  {
    value: 'rank-order-centroid',
    label: 'Rank them, weights fall steeply',
    small: 'The first places carry most of the weight (rank-order centroid).',
  },
  { value: 'points', label: 'Share out 100 points', small: 'The most exact, and the most work.' },
] as const

type Props = { template: Template; fields: BriefFields; errors: FieldErrors }

/** How long a ballot may take, and what it asks for it. The own settings show only where they are used. */
export const BallotRules = ({ template, fields, errors }: Props) => {
  const asked = askedBy(template, fields, fields.pace as Pace)
  return (
    <Fold
      summary="The ballot"
      hint={`${fields.pace === 'own' ? 'as I set it' : `up to ${fields.pace} minutes`}, ${questionsIn(asked)}`}
      open={Boolean(errors.pace || errors.importanceMethod)}
      stacked
    >
      <Choice
        name="pace"
        legend="How long may a ballot take?"
        hint={`Counted with ${counted(asked.options.length, 'option')}, as they are above. Every answer may be left blank.`}
        options={[
          ...(['2', '5', '10'] as const).map((pace) => ({
            value: pace,
            label: `Up to ${pace} minutes`,
            small: lineOf(template, fields, pace),
          })),
          { value: 'own', label: 'I set it myself', small: 'Which criteria, and what else.' },
        ]}
        value={fields.pace}
        error={errors.pace}
      />
      <div class="own-pace stack">
        <Choice
          name="importanceMethod"
          legend="How people say what matters"
          options={METHODS}
          value={fields.importanceMethod || 'rating'}
          error={errors.importanceMethod}
        />
        <fieldset>
          <legend class="label">What is asked about each option, besides how well one knows it</legend>
          <Check
            name="willingness"
            value="yes"
            checked={fields.willingness}
            label="How gladly one would work with it"
            small="0 to 2. Shown beside the score, never inside it."
          />
          <Check
            name="directVote"
            value="yes"
            checked={fields.directVote}
            label="How happy one would be with it"
            small="0 to 5. A cross-check, it never changes the score."
          />
          <Check
            name="cellRatings"
            value="yes"
            checked={fields.cellRatings}
            label="How good it is on each criterion"
            small="0 to 10. Three ratings count as much as the built-in score. Needed for options and criteria that have no scores, unless you set them before the vote."
          />
        </fieldset>
      </div>
    </Fold>
  )
}

function askedBy(template: Template, fields: BriefFields, pace: Pace) {
  const { criteria, rules }: { criteria: readonly string[]; rules: Rules } =
    pace === '2' || pace === '5' || pace === '10' ? presetOf(pace, template) : ownOf(fields)
  return {
    options: [...fields.options, ...namesIn(fields.ownOptions)],
    criteria: [
      ...template.criteria.filter(({ key }) => criteria.includes(key)),
      ...namesIn(fields.ownCriteria).map(() => ({ kind: 'profile' as const })),
    ],
    ...rules,
  }
}

const ownOf = ({ criteria, importanceMethod, directVote, cellRatings, willingness }: BriefFields) => ({
  criteria,
  rules: {
    importanceMethod: METHODS.find(({ value }) => value === importanceMethod)?.value ?? 'rating',
    directVote,
    cellRatings,
    willingnessAsked: willingness,
  },
})

/** What a ballot of that pace asks, in one line with the number of questions. */
function lineOf(template: Template, fields: BriefFields, pace: '2' | '5' | '10'): string {
  const asked = askedBy(template, fields, pace)
  const isShort = pace === '2' && asked.criteria.length < template.criteria.length
  const about = [
    'how well one knows it',
    ...(asked.willingnessAsked ? ['how gladly one would work with it'] : []),
    ...(asked.directVote ? ['how happy one would be with it'] : []),
    ...(asked.cellRatings ? ['how good it is on each criterion'] : []),
  ]
  const minutes = minutesFor(asked)
  return [
    `${capital(inWords(asked.criteria.length))} ${asked.criteria.length === 1 ? 'criterion' : isShort ? 'criteria that decide most' : 'criteria'}, and of each option ${about.join(', ')}:`,
    `${questionsIn(asked)}, about ${minutes === 1 ? 'a minute' : `${inWords(minutes)} minutes`}.`,
  ].join(' ')
}

function questionsIn(asked: Parameters<typeof questionsOf>[0]): string {
  const { all } = questionsOf(asked)
  return `${all} ${all === 1 ? 'question' : 'questions'}`
}

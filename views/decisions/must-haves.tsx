import type { FieldErrors } from '../../src/domain/ballot.ts'
import { type BriefFields, namesIn } from '../../src/domain/brief.ts'
import { leastField } from '../../src/domain/brief-rules.ts'
import { sameName } from '../../src/domain/text.ts'
import type { Template } from '../../src/templates/template.ts'
import { Field, SelectField } from '../components/field.tsx'
import { Fold } from '../components/fold.tsx'

const VETO = [
  { value: 'third', label: 'a third of the ballots' },
  { value: 'half', label: 'half of the ballots' },
  { value: 'never', label: 'never, only discuss' },
]

type Props = { template: Template; fields: BriefFields; errors: FieldErrors }

/** What keeps an option out whatever its score. */
export const MustHaves = ({ template, fields, errors }: Props) => {
  const rows = rowsOf(template, fields)
  const isWrong = Object.keys(errors).some((field) => field.startsWith(leastField(0).slice(0, -1)))
  return (
    <Fold
      summary="Must-haves"
      hint={hintOf(fields)}
      open={isWrong || Boolean(errors.knowers || errors.veto)}
      stacked
    >
      <p class="note">
        An option that misses one of these is ruled out whatever its score, and stands apart in the result.
      </p>
      <div class="form-2">
        <Field
          name="knowers"
          type="number"
          inputmode="numeric"
          min={1}
          label="Who can deliver with it alone"
          aside="people, at least"
          value={fields.knowers}
          error={errors.knowers}
        />
        <SelectField
          name="veto"
          label="“Could not work with it” rules it out at"
          options={VETO}
          value={fields.veto}
          error={errors.veto}
        />
      </div>
      <Fold summary="Least scores" hint={leastHint(fields)} open={isWrong} stacked>
        <p class="hint">
          From 0.1 to 10. A score that nobody knows passes. A criterion of your own can be given one after the
          room is open.
        </p>
        <div class="leasts">
          {rows.map((name, index) => (
            <div>
              <input type="hidden" name="leastOf" value={name} />
              <Field
                name="least"
                id={leastField(index)}
                type="number"
                inputmode="decimal"
                min="0.1"
                max={10}
                step="0.1"
                label={name}
                value={leastOn(fields, name)}
                error={errors[leastField(index)]}
              />
            </div>
          ))}
        </div>
      </Fold>
    </Fold>
  )
}

/** What was sent comes back as it stood; then what else there is. */
function rowsOf(template: Template, { least, ownCriteria }: BriefFields): string[] {
  const sent = least.map(({ criterion }) => criterion)
  const others = [
    ...template.criteria.filter(({ kind }) => kind === 'profile').map(({ name }) => name),
    ...namesIn(ownCriteria),
  ].filter((name) => !sent.some((one) => sameName(one) === sameName(name)))
  return [...sent, ...others]
}

const leastOn = ({ least }: BriefFields, name: string) =>
  least.find(({ criterion }) => criterion === name)?.value ?? ''

const given = ({ least }: BriefFields) => least.filter(({ value }) => value.trim() !== '').length

function leastHint(fields: BriefFields): string {
  const count = given(fields)
  return count === 0 ? 'none' : count === 1 ? 'on one criterion' : `on ${count} criteria`
}

function hintOf(fields: BriefFields): string {
  const parts = [
    ...(given(fields) > 0 ? [`a least score ${leastHint(fields)}`] : []),
    ...(fields.knowers.trim() === '' ? [] : ['people who deliver alone']),
    ...VETO.filter(({ value }) => value === fields.veto && value !== 'never').map(
      ({ label }) => `not against ${label}`,
    ),
  ]
  return parts.length === 0 ? 'none' : parts.join(', ')
}

import { capital, inWords } from '../../src/advisor/format.ts'
import type { Result } from '../../src/advisor/types.ts'

export type Veto = { who: string | null; optionName: string; reason: string }

/** Each option somebody could not work with, with the reasons: to be discussed, whatever the score says. */
export const Vetoes = ({ result, vetoes }: { result: Result; vetoes: readonly Veto[] }) => {
  const options = [...new Set(vetoes.map(({ optionName }) => optionName))]
  return (
    <>
      {options.map((name) => {
        const { asked = result.counted.ballots } = result.options.find((option) => option.name === name) ?? {}
        const against = vetoes.filter(({ optionName }) => optionName === name)
        const [only] = against
        const who = against.length === 1 ? (only?.who ?? 'one person') : `${inWords(against.length)} people`
        return (
          <div class="aside aside-madder">
            <p>
              <strong>
                To discuss: {who} could not work with {name}.
              </strong>{' '}
              {against.length === 1 && <>“{only?.reason}” </>}
              {capital(inWords(against.length))} of {inWords(asked)}.
            </p>
            {against.length > 1 &&
              against.map((veto) => (
                <p>
                  “{veto.reason}”{veto.who && <> {veto.who}</>}
                </p>
              ))}
          </div>
        )
      })}
    </>
  )
}

export const NO_GIT = 'There is no git on this machine. Whoever runs this server has to install it.'

const SAID: readonly [RegExp, string][] = [
  [/block timeout|timed out|timeout/i, 'The server did not answer in time.'],
  [/host key verification failed/i, 'This machine does not know the host key of that server.'],
  [
    /permission denied|authentication failed|could not read username|terminal prompts disabled|access denied|returned error: 40[13]/i,
    'The server does not let this machine in. Whoever runs Stackmoot has to give it a key that may push.',
  ],
  [
    /remote rejected|pre-receive hook declined|protected branch/i,
    'The server refused the push. The branch may be protected.',
  ],
  [
    /could not resolve host|connection refused|unable to access|does not appear to be a git repository|repository .*not found|could not read from remote|no such file/i,
    'The repository is not there, or can’t be reached.',
  ],
  [/transport .*not allowed/i, 'Git is not allowed to speak to this address.'],
  [/no space left/i, 'The disk of this server is full.'],
]

/** Something stands where the folder should be. */
export class FolderTaken extends Error {}

/** What git said, as a person would say it; never its own words, which may hold anything. */
export function inPlainWords(error: unknown): string {
  if (error instanceof FolderTaken) return error.message
  const text = error instanceof Error ? error.message : String(error)
  if (isMissing(error)) return NO_GIT
  return (
    SAID.find(([pattern]) => pattern.test(text))?.[1] ??
    'Git could not do it. The log of the server says more.'
  )
}

const isMissing = (error: unknown) => /spawn git ENOENT/.test(error instanceof Error ? error.message : '')

/** Somebody pushed between our fetch and our push. */
export const hasMoved = (error: unknown) =>
  error instanceof Error &&
  /\[rejected\]|non-fast-forward|fetch first|cannot lock ref|failed to update ref|reference already exists|incorrect old value/i.test(
    error.message,
  )

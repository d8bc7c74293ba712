declare module 'markdownlint-cli2/markdownlint/promise' {
  type Finding = {
    lineNumber: number
    ruleNames: string[]
    errorDetail: string | null
    errorContext: string | null
  }
  export function lint(options: {
    strings: Record<string, string>
    config: Record<string, boolean>
  }): Promise<Record<string, Finding[]>>
}

import { AppError } from '#src/domain/errors.ts'

/** There is no token for a workspace: it was never installed there, or taken out. */
export const notInstalled = (team: string): AppError =>
  new AppError({
    code: 'slack-not-installed',
    message: `Tierwise is not installed in the Slack workspace ${team}.`,
    remedy: 'An admin of that workspace installs it: /slack/install under PUBLIC_URL (docs/slack.md).',
    retryable: true,
    mend: { by: 'admin' },
  })

import cliProgress from 'cli-progress'
import type { Terminal } from './verb.ts'

/** A bar over a share of 0 to 1 where a person watches; nothing elsewhere. */
export function progressBar({ watched }: Terminal, label: string) {
  if (!watched) return { update: (_share: number) => undefined, stop: () => undefined }

  const bar = new cliProgress.SingleBar(
    {
      format: `${label} {bar} {percentage}%`,
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
    },
    cliProgress.Presets.shades_classic,
  )
  bar.start(100, 0)
  return { update: (share: number) => bar.update(Math.round(share * 100)), stop: () => bar.stop() }
}

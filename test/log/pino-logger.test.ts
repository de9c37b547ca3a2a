import { describe, expect, it } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { createLogger } from '#src/log/pino-logger.ts'

/** A logger whose lines can be read. */
const aLogger = () => {
  const lines: string[] = []
  return { lines, log: createLogger('debug', { write: (line) => void lines.push(line) }) }
}

describe('log', () => {
  it('says code and remedy of a known error, without a stack', () => {
    const { lines, log } = aLogger()

    log.error(
      'import failed',
      { importId: 'i1' },
      new AppError({ code: 'no-header', message: 'm', remedy: 'Add one.' }),
    )

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: 'import failed',
      importId: 'i1',
      code: 'no-header',
      remedy: 'Add one.',
    })
    expect(lines[0]).not.toContain('stack')
  })

  it('has no error field where no error is told', () => {
    const { lines, log } = aLogger()

    log.error('a job has failed', { code: 'x' })

    expect(JSON.parse(lines[0] ?? '')).not.toHaveProperty('error')
  })

  it('keeps the message of an unknown error out: it may quote a customer', () => {
    const { lines, log } = aLogger()

    log.error('job failed', {}, new TypeError('cannot read Secret Customer Ltd'))

    expect(lines[0]).toContain('TypeError')
    expect(lines[0]).toContain('stack')
    expect(lines[0]).not.toContain('Secret Customer')
  })
})

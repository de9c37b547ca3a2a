import { describe, expect, it } from 'vitest'
import { readEnv } from '#src/config/env.ts'
import { surfacesOn } from '#src/start/surfaces.ts'
import { welcomeLines } from '#src/start/welcome.ts'

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }
const aWelcome = {
  locale: 'en' as const,
  url: 'http://localhost:3000',
  describe: 'MongoDB, Redis',
  sample: false,
}

describe('the first lines of a start', () => {
  it('name the playground only where it stands open', () => {
    expect(surfacesOn(readEnv({}), true)).toEqual(['playground'])
    expect(surfacesOn(readEnv({}), false)).toEqual([])
    expect(surfacesOn(readEnv({ HOST: '0.0.0.0' }), true)).toEqual([])
  })

  it('send people to Slack where that is the surface', () => {
    const text = welcomeLines({ ...aWelcome, surfaces: surfacesOn(readEnv(slack), false) })

    expect(text).toContain('on Slack')
    expect(text).toContain('/customer help')
    expect(text).not.toContain('acme')
  })

  it('say how to get a surface where there is none', () => {
    const text = welcomeLines({ ...aWelcome, surfaces: [] })

    expect(text).toContain('SLACK_BOT_TOKEN')
    expect(text).not.toContain('Three things')
  })

  it('speak Chinese where that is the company’s language', () => {
    const text = welcomeLines({ ...aWelcome, locale: 'zh', surfaces: ['playground'] })

    expect(text).toContain('Tierwise 已启动：http://localhost:3000')
    expect(text).not.toMatch(/Stores|Three/)
  })

  it('name the sample company’s customers where it is loaded', () => {
    expect(welcomeLines({ ...aWelcome, sample: true, surfaces: ['playground'] })).toContain(
      '/customer tier acme',
    )
  })
})

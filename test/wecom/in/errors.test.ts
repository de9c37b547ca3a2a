import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blockedCard } from '#src/cards/running/blocked-card.ts'
import { errorCard, wordsOfCode } from '#src/cards/running/error-card.ts'
import { AppError } from '#src/domain/errors.ts'
import { errcodeOf, wecomError } from '#src/wecom/api/errors.ts'
import { meanings } from '#src/wecom/api/meanings.ts'

/** Every number that the callers of WeCom have to know, as WeCom's pages list them. */
const known =
  `-1 6000 40001 40003 40007 40008 40013 40014 40031 40035 40050 40056 40058 40063 40068 40071 40096 40100
40126 40128 40129 40130 40131 41001 41011 41016 42001 42014 42016 42027 42028 42029 42031 42033 42035 42036 42037 42038
42039 42040 42041 42042 42043 42044 42045 42046 42047 42049 42050 42051 44004 45002 45009 45033 48002 301002 60011 60020
60111 60123 60140 701008 81011 81013 82001 82002 82003 84061 84074 846605 846608 846609 853000 86003 86006 86008 86201
86215 93000 93001 93004 93006 93008`
    .split(/\s+/)
    .map(Number)

const asError = (errcode: number, path = 'message/send', errmsg = 'x') => {
  const error = wecomError(errcode, errmsg, path)
  if (!(error instanceof AppError)) throw new Error(`${errcode} is not known`)
  return error
}

describe('a refusal of WeCom', () => {
  it.each(known)(
    '%i is passing, to be mended or permanent, and says what to do in both languages',
    (errcode) => {
      const error = asError(errcode)

      const words = (['en', 'zh'] as const).map((locale) => wordsOfCode(locale, error.code))

      expect(error.retryable || error.mend === undefined).toBe(true)
      expect(errcodeOf(error)).toBe(errcode)
      for (const { message, remedy } of words) {
        expect(message).toBeTruthy()
        expect(remedy).toBeTruthy()
      }
      expect(words[1]?.message).toMatch(/\p{Script=Han}/u)
      expect(words[1]?.remedy).not.toMatch(/您/)
    },
  )

  it('has no number in the table that nobody has asked for', () => {
    expect([...meanings.keys()].filter((errcode) => !known.includes(errcode))).toEqual([])
  })

  it('with a number that nobody knows stays what it is, so that it is tried for a day only', () => {
    const error = wecomError(99_999, 'new', 'message/send')

    expect(error).not.toBeInstanceOf(AppError)
    expect(errcodeOf(error)).toBe(99_999)
  })

  it('means by 40001 a wrong secret where the token was asked for, elsewhere a token', () => {
    expect(asError(40_001, 'gettoken').code).toBe('wecom-secret-refused')
    expect(asError(40_001).code).toBe('wecom-token-refused')
  })

  it('means by 48002 what was called', () => {
    expect(asError(48_002, 'externalcontact/list').code).toBe('wecom-contacts-forbidden')
    expect(asError(48_002, 'appchat/create').code).toBe('wecom-groups-forbidden')
    expect(asError(48_002, 'user/list').mend?.line).toBe('user/list')
  })

  it.each(['1.2.3.4', '2001:db8::7'])('60020 tells an admin to trust %s, and where', (ip) => {
    const errmsg = `not allow to access from your ip, hint: [1688], from ip: ${ip}, more info at https://open.work`

    const { code, mend } = asError(60_020, 'message/send', errmsg)
    const line = mend?.line ?? ''
    const cards = (['en', 'zh'] as const).map((locale) =>
      blockedCard(locale, { kind: 'blocked', code, line, at: new Date(0) }),
    )

    expect(line).toBe(ip)
    for (const card of cards) {
      expect(card.text).toContain(ip)
      expect(card.text).toContain('企业可信IP')
    }
  })

  it('waits a minute where WeCom asks for a pause', () => {
    expect(asError(45_009)).toMatchObject({ retryable: true, retryAfterMs: 60_000 })
    expect(asError(45_033).retryAfterMs).toBeLessThan(10_000)
  })

  it('is a card that ends with what to do and the code', () => {
    const card = errorCard('zh', asError(60_140))

    expect(card).toMatchObject({
      body: ['这张卡片已处理过，或已超过 72 小时。', '请重新查询，以新卡片为准。'],
    })
    expect(card.footer).toContain('wecom-card-spent')
  })
})

it('docs/operations.md has a row for each', () => {
  const page = readFileSync('docs/operations.md', 'utf8')

  const missing = [...new Set([...meanings.values()].map(({ code }) => code))].filter(
    (code) => !page.includes(`\`${code}\``),
  )

  expect(missing).toEqual([])
})

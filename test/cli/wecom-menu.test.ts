import { expect, onTestFinished, test } from 'vitest'
import { aTerminal } from '../helpers/a-terminal.ts'
import { openFakeWecom } from '../helpers/fake-wecom/index.ts'

async function opened(given: Readonly<Record<string, string>> = {}) {
  const fake = await openFakeWecom()
  const { app, apiUrl } = fake
  const terminal = aTerminal({
    WECOM_CORP_ID: app.corpId,
    WECOM_AGENT_ID: String(app.agentId),
    WECOM_SECRET: app.secret,
    WECOM_TOKEN: app.token,
    WECOM_ENCODING_AES_KEY: app.aesKey,
    WECOM_API_BASE_URL: apiUrl,
    ...given,
  })
  onTestFinished(async () => {
    await fake.close()
    await terminal.remove()
  })
  return { fake, ...terminal }
}

test('the menu is put at WeCom in the company’s language, or in another', async () => {
  const { fake, run } = await opened({ DEFAULT_LOCALE: 'zh' })

  const inChinese = await run('wecom', 'menu')
  const menu = JSON.stringify(fake.state.menu)
  await run('wecom', 'menu', '--language', 'en')

  expect([inChinese.code, inChinese.out]).toEqual([
    0,
    expect.stringContaining('更多\n  周报\n  设置\n  帮助'),
  ])
  expect(menu).toContain('"name":"今日待办","key":"today"')
  expect(menu.match(/"name"/g)).toHaveLength(10)
  expect(JSON.stringify(fake.state.menu)).toContain('"name":"Log a touch","key":"log"')
})

test('without a menu to put, without a language that there is, or without WeCom it says what to type', async () => {
  const { run } = await opened()
  const off = aTerminal()
  onTestFinished(async () => void (await off.remove()))

  const [nothing, klingon, nowhere] = [
    await run('wecom'),
    await run('wecom', 'menu', '--language', 'tlh'),
    await off.run('wecom', 'menu'),
  ]

  expect([nothing.code, klingon.code, nowhere.code]).toEqual([1, 1, 1])
  expect(nothing.err).toContain('npm run -s cli -- wecom menu [--language en|zh]')
  expect(klingon.err).toContain('--language tlh')
  expect(nowhere.err).toContain('Set the WECOM_… variables')
})

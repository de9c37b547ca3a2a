import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { commands } from '#src/commands/index.ts'
import { reminderCardOf } from '#src/decide/tell/reminder.ts'
import { rawRoute } from '#src/http/raw-route.ts'
import { createHttpServer } from '#src/http/server.ts'
import { slackPath } from '#src/slack/in/http-receiver.ts'
import { servedSlack } from '../../helpers/a-slack.ts'
import { aWecom } from '../../helpers/a-wecom.ts'
import { eventually } from '../../helpers/eventually.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { openBoth } from './a-both.ts'

let both: Awaited<ReturnType<typeof openBoth>>
beforeEach(async () => {
  both = await openBoth()
})
afterEach(() => both.close())

/** The company's commands behind both surfaces, each listening where its platform calls. */
async function listening() {
  const { deps, slack, wecom, store } = both
  const audit = { record: async () => undefined }
  const dispatcher = createDispatcher({ ...store, ...deps, audit, commands })
  const atSlack = await servedSlack({
    ...{
      access: { botToken: both.slackOut.token },
      apiUrl: slack.apiUrl,
      signingSecret: slack.app.signingSecret,
    },
    ...{ dispatcher, clock: slack.time, stands: both.slackStands },
  })
  slack.pointAt(`${atSlack.base}${slackPath}`)

  const { wecom: atWecom } = aWecom(wecom, { dispatcher, stands: store.stands, kept: store.kept })
  const routes = atWecom.routes.map(({ path, listener, method }) => rawRoute(path, listener, method))
  const server = await createHttpServer({
    host: '127.0.0.1',
    port: 0,
    log: recordingLogger(),
    checks: {},
    routes,
  })
  await wecom.pointAt(`http://127.0.0.1:${server.port}/wecom/callback`)
  onTestFinished(async () => {
    await atSlack.close()
    await atWecom.close()
    await server.close()
  })
}

/** Mei has the same reminder's card on the other surface too, since she has asked for it there. */
async function askedForAt(surface: 'slack' | 'wecom') {
  const mei = await both.store.users.byId('mei')
  const reminder = await both.store.reminders.get('timed')
  const card = mei && reminder && (await reminderCardOf(both.deps, reminder, mei))
  if (!mei || !card) throw new Error('no card')
  await (surface === 'slack' ? both.slackOut : both.wecomOut).chat.post(mei, card, 'asked')
}

const settled = () =>
  eventually('it is done', async () =>
    (await both.store.reminders.get('timed'))?.state === 'done' ? true : undefined,
  )

it('a press on WeCom closes the card that was told at Slack', async () => {
  await both.prefer('slack', { locale: 'zh' })
  await both.told()
  await listening()
  await askedForAt('wecom')
  const card = both.wecom.seenBy('mei', 'app').findLast((seen) => seen.card)
  if (!card) throw new Error('no card')

  await both.wecom.user('mei').presses(card, '已联系')
  await settled()
  await eventually('the answer', () => (both.onWecom().at(-1)?.includes('已写跟进') ? true : undefined))
  await both.closed()

  expect(both.onSlack()[0]).toContain('阿里：已处理')
  expect(both.onSlack()[0]).not.toContain('已联系')
  expect(both.onWecom().at(-1)).toContain('已写跟进')
  expect([both.slack.complaints, both.wecom.complaints]).toEqual([[], []])
})

it('a press on Slack closes the card that was told at WeCom', async () => {
  await both.prefer('wecom')
  await both.told()
  await listening()
  await askedForAt('slack')
  const [card] = both.slack.seenBy('U1')
  if (!card) throw new Error('no card')

  await both.slack.user('U1').presses(card, 'Reached')
  await settled()
  await eventually('the answer', () => (both.onSlack()[0]?.includes('Logged') ? true : undefined))
  await both.closed()

  expect(both.onWecom().at(-1)).toContain('阿里: settled')
  expect(both.onWecom().at(-1)).not.toContain('Reached')
  expect(both.onSlack()[0]).toContain('Logged')
  expect(both.slack.complaints).toEqual([])
})

import type { Handler } from './handler.ts'

const states: Readonly<Record<string, 'soon' | 'off'>> = {
  inactive_alert: 'soon',
  low_active_alert: 'soon',
  close_inactive_agent: 'off',
  low_active: 'off',
}

/** WeCom switches off an app that nobody uses (document/path/90240): whoever can switch it on again is told. */
export const onIdle: Handler<'idle'> = async ({ log, report }, { event }) => {
  const state = states[event]
  if (state === undefined) return log.info('wecom: the app is on again', { event })

  log.warn('wecom: the app is switched off where nobody uses it', { code: 'wecom-app-idle', event })
  await report(state)
}

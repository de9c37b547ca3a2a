import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import type { Press } from '#src/wecom/press.ts'

/** An entry of the menu: its words, and what it does. */
type Entry = {
  readonly text:
    | 'wecom.menu-today'
    | 'wecom.menu-find'
    | 'wecom.menu-log'
    | 'wecom.menu-list'
    | 'wecom.menu-history'
    | 'wecom.menu-digest'
    | 'wecom.menu-settings'
    | 'wecom.menu-help'
  readonly command: string
  readonly kind: Press['kind']
}

const today: Entry = { text: 'wecom.menu-today', command: 'today', kind: 'call' }
const customers: readonly Entry[] = [
  { text: 'wecom.menu-find', command: 'find', kind: 'form' },
  { text: 'wecom.menu-log', command: 'log', kind: 'form' },
  { text: 'wecom.menu-list', command: 'list', kind: 'call' },
  { text: 'wecom.menu-history', command: 'history', kind: 'call' },
]
const more: readonly Entry[] = [
  { text: 'wecom.menu-digest', command: 'digest', kind: 'call' },
  { text: 'wecom.menu-settings', command: 'settings', kind: 'form' },
  { text: 'wecom.menu-help', command: 'help', kind: 'call' },
]

/** What an entry does, by its key; undefined for one of an older menu. */
export function menuCall(key: string): Press | undefined {
  const entry = [today, ...customers, ...more].find(({ command }) => command === key)
  return entry && { kind: entry.kind, call: { command: entry.command, input: {} } }
}

/** The app's menu as `menu/create` takes it (developer.work.weixin.qq.com/document/path/90231): three by five. */
export const menuOf = (locale: Locale) => {
  const entry = ({ text, command }: Entry) => ({ type: 'click', name: t(locale, text), key: command })
  const under = (name: string, entries: readonly Entry[]) => ({ name, sub_button: entries.map(entry) })
  return {
    button: [
      entry(today),
      under(t(locale, 'wecom.menu-customers'), customers),
      under(t(locale, 'wecom.menu-more'), more),
    ],
  }
}

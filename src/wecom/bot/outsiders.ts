import type { BotDeps } from './bot-deps.ts'

const rememberedMs = 24 * 3_600_000

const keyOf = (deps: BotDeps, group: string): string => `wecom-bot|${deps.api.corpId}|outsiders|${group}`

/**
 * WeCom lets an AI bot into groups of members alone. Where somebody writes to it all the same whom the company's
 * directory does not have, nothing is shown in that group for a day.
 */
export const isOutside = async (deps: BotDeps, group: string): Promise<boolean> =>
  (await deps.bot.kept.get(keyOf(deps, group))) !== undefined

/** Somebody there is none of ours. */
export async function rememberOutsiders(deps: BotDeps, group: string): Promise<void> {
  await deps.bot.kept.keep(keyOf(deps, group), '', rememberedMs)
  deps.log.warn('wecom: somebody who is no member asked the AI bot in a group', { code: 'member-stranger' })
}

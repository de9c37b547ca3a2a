import { add } from './add.ts'
import { admit } from './admit.ts'
import { answer } from './answer.ts'
import { approve } from './approve.ts'
import { askOn } from './ask.ts'
import { assign } from './assign.ts'
import { calendarCommand } from './calendar.ts'
import { callBackCommand } from './call-back.ts'
import type { Command } from './command.ts'
import { connect } from './connect.ts'
import { contacts } from './contacts.ts'
import { cover } from './cover.ts'
import { digestOn } from './digest.ts'
import { done } from './done.ts'
import { draft } from './draft.ts'
import { edit } from './edit.ts'
import { evaluate } from './evaluate.ts'
import { exportCommand } from './export.ts'
import { feedback } from './feedback.ts'
import { find } from './find.ts'
import { goLiveCommand } from './go-live.ts'
import { helpOn } from './help.ts'
import { history } from './history.ts'
import { home } from './home.ts'
import { list } from './list.ts'
import { log } from './log.ts'
import { merge } from './merge.ts'
import { override } from './override.ts'
import { policy } from './policy.ts'
import { problemCommand } from './problem.ts'
import { quality } from './quality.ts'
import { remind } from './remind.ts'
import { review } from './review.ts'
import { segments } from './segments.ts'
import { settings } from './settings.ts'
import { snooze } from './snooze.ts'
import { tag } from './tag.ts'
import { tier } from './tier.ts'
import { today } from './today.ts'
import { trial } from './trial.ts'
import { undo } from './undo.ts'
import { whoami } from './whoami.ts'
import { why } from './why.ts'
import { winBackCommand } from './win-back.ts'

/** The registry of commands: one line each, in the order that help shows them. */
export const commands: readonly Command[] = [
  tier,
  why,
  find,
  today,
  home,
  askOn(() => commands),
  done,
  log,
  draft,
  remind,
  snooze,
  undo,
  feedback,
  list,
  history,
  add,
  edit,
  tag,
  merge,
  assign,
  cover,
  override,
  approve,
  callBackCommand,
  winBackCommand,
  problemCommand,
  answer,
  contacts,
  digestOn(() => commands),
  segments,
  review,
  evaluate,
  policy,
  quality,
  exportCommand,
  calendarCommand,
  trial,
  goLiveCommand,
  admit,
  settings,
  connect,
  whoami,
  helpOn(() => commands),
]
